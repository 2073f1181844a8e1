import type { Random } from '../../local/common/random';
import { EPICS, type Epic } from './story';
import type { Policy } from './permits';
import { FIRST_POLICY } from './permits';

/** What people do with gates: let work pass, note what the client says, say what counts as paid, open and close them all; have builds ask; release versions; and write into the issue's property. */
export type GateAct =
  | { readonly kind: 'override'; readonly epic: Epic; readonly hours?: number }
  | { readonly kind: 'end-override' | 'claim' | 'drop-claim'; readonly epic: Epic }
  | { readonly kind: 'policy'; readonly epic: Epic; readonly policy: Policy }
  | { readonly kind: 'open-all' | 'close-all' }
  | { readonly kind: 'token'; readonly epic: Epic; readonly one: boolean; readonly days?: number }
  | { readonly kind: 'rotate-token'; readonly pick: number; readonly graceHours: number }
  | { readonly kind: 'revoke-token'; readonly pick: number }
  | { readonly kind: 'build'; readonly pick: number; readonly forged: boolean; readonly epic?: Epic }
  | { readonly kind: 'ship'; readonly epic: Epic; readonly version: string }
  | { readonly kind: 'tamper'; readonly epic: Epic; readonly how: 'open' | 'hold' | 'rubbish' | 'remove' };

const oneOf = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[random.below(choices.length)] ?? choices[0];
/** Mostly one of those that are priced first. */
const anEpic = (random: Random): Epic => (random.chance(0.9) ? oneOf<Epic>(random, ['HARB-1', 'HARB-2', 'HARB-3']) : oneOf(random, EPICS));
const pick = (random: Random): number => random.below(1000);

const POLICIES: readonly [Partial<Policy>, ...Partial<Policy>[]] = [{}, { sharePercent: 50 }, { sharePercent: 30, counts: 'cash-and-credit' }, { counts: 'cash-and-credit' }, { graceDays: 30 }, { graceDays: 1 }, { claimOpens: true }, { claimOpens: true, staleAfterHours: 24 }, { staleAfterHours: 2 }];

type Maker = (random: Random, index: number) => GateAct;
const ACTS: readonly (readonly [number, Maker])[] = [
  [6, (random) => ({ kind: 'override', epic: anEpic(random), ...(random.chance(0.75) ? { hours: oneOf(random, [1, 1, 2, 5]) } : {}) })],
  [3, (random) => ({ kind: 'end-override', epic: anEpic(random) })],
  [3, (random) => ({ kind: 'claim', epic: anEpic(random) })],
  [1, (random) => ({ kind: 'drop-claim', epic: anEpic(random) })],
  [4, (random) => ({ kind: 'policy', epic: anEpic(random), policy: { ...FIRST_POLICY, ...oneOf(random, POLICIES) } })],
  [0.7, () => ({ kind: 'open-all' })],
  [0.7, () => ({ kind: 'close-all' })],
  [4, (random) => ({ kind: 'token', epic: anEpic(random), one: random.chance(0.5), ...(random.chance(0.2) ? { days: 1 } : {}) })],
  [2, (random) => ({ kind: 'rotate-token', pick: pick(random), graceHours: oneOf(random, [0, 1, 24]) })],
  [1.5, (random) => ({ kind: 'revoke-token', pick: pick(random) })],
  [8, (random) => ({ kind: 'build', pick: pick(random), forged: random.chance(0.1), ...(random.chance(0.3) ? { epic: anEpic(random) } : {}) })],
  [3, (random, index) => ({ kind: 'ship', epic: anEpic(random), version: `Release ${String(index)}` })],
  [4, (random) => ({ kind: 'tamper', epic: anEpic(random), how: oneOf(random, ['open', 'open', 'open', 'hold', 'rubbish', 'remove']) })],
];

/** Mostly a build has a token to ask with. */
export function gateActs(random: Random): readonly GateAct[] {
  const first: readonly GateAct[] = random.chance(0.6) ? [{ kind: 'token', epic: anEpic(random), one: random.chance(0.3) }] : [];
  return [...first, ...Array.from({ length: 3 + random.below(5) }, (_, index) => byWeight(random, index))];
}

function byWeight(random: Random, index: number): GateAct {
  let left = random.next() * ACTS.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, make] of ACTS) {
    left -= weight;
    if (left < 0) return make(random, index);
  }
  return { kind: 'close-all' };
}

const isGateKind: Readonly<Record<GateAct['kind'], true>> = {
  override: true, 'end-override': true, claim: true, 'drop-claim': true, policy: true, 'open-all': true, 'close-all': true, token: true, 'rotate-token': true, 'revoke-token': true, build: true, ship: true, tamper: true,
};
export const isGateAct = (act: { readonly kind: string }): act is GateAct => Object.hasOwn(isGateKind, act.kind);

export function gateWords(act: GateAct): string {
  switch (act.kind) {
    case 'override':
      return `Mara lets the work of ${act.epic} pass${act.hours === undefined ? '' : ` for ${String(act.hours)} hours`}`;
    case 'end-override':
      return `Mara lets the work of ${act.epic} wait for its money again`;
    case 'claim':
      return `Mara notes that the client says ${act.epic} is paid`;
    case 'drop-claim':
      return `Mara takes back that the client says ${act.epic} is paid`;
    case 'policy':
      return `Finn says what counts as paid on the contract of ${act.epic}: ${JSON.stringify(act.policy)}`;
    case 'open-all':
      return 'Priya opens all gates';
    case 'close-all':
      return 'Priya lets all gates go by the money';
    case 'token':
      return `Finn makes a token for builds of ${act.one ? act.epic : `the contract of ${act.epic}`}${act.days === undefined ? '' : `, for ${String(act.days)} days`}`;
    case 'rotate-token':
      return `Finn renews a token, the old one holds ${String(act.graceHours)} hours (choice ${String(act.pick)})`;
    case 'revoke-token':
      return `Finn revokes a token (choice ${String(act.pick)})`;
    case 'build':
      return `A build asks with a ${act.forged ? 'forged ' : ''}token${act.epic === undefined ? '' : ` for ${act.epic}`} (choice ${String(act.pick)})`;
    case 'ship':
      return `Mara releases version "${act.version}" with work of ${act.epic}`;
    case 'tamper':
      return `Dev writes into the property of ${act.epic}: ${act.how}`;
  }
}
