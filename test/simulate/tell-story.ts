import { seededRandom, spreadOf, type Random } from '../../local/common/random';
import type { FaultKind } from '../../local/xero';
import type { PriceInput, TriggerInput } from '../../src/handlers/pages/api';
import { gateActs } from './gate-acts';
import { planActs, ruleActs, stateActs, weekActs } from './life';
import { holdbackActs } from './holdbacks';
import { orderActs } from './orders';
import { reminderActs } from './reminders';
import { partActs } from './parts';
import { retainerActs } from './retainers';
import { togetherActs } from './together';
import { AHEAD, EPICS, type Act, type Ahead, type Epic, type InvoiceKind, type Setting, type StatusName, type Step, type Story } from './story';
import { aloneActs, versionActs } from './versions';

const oneOf = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[random.below(choices.length)] ?? choices[0];

/** The schedule of a seed. `ahead`: acts that the app does not answer yet, to be among the others. */
export function storyOf(seed: number, ahead: readonly Ahead[] = []): Story {
  const random = seededRandom(seed);
  const setting = settingOf(random, seed);
  const roughness = oneOf(random, [0, 0.01, 0.015, 0.02, 0.03, 0.06]);
  const jostle = oneOf(random, [0, 0, 0, 0.3]);
  const steps = [...opening(random), ...middle(random, actsWith(ahead), jostle > 0)];
  return { seed, setting, roughness, jostle, steps: withAll(seed, setting, steps), without: new Set() };
}

function settingOf(random: Random, seed: number): Setting {
  return {
    autonomy: oneOf(random, ['draft', 'draft', 'draft', 'prepare', 'submit', 'approve', 'email']),
    taxMode: oneOf(random, ['exclusive', 'exclusive', 'inclusive', 'none']),
    prices: [oneOf(random, ['60,000', '60,000', '10,000.01', '99.99']), '1,000'],
    gated: ownChance(seed, 'gated', 0.35),
    consent: ownChance(seed, 'consent', 1 / 3),
    webhooks: random.chance(0.3),
    forge: { queryLag: oneOf(random, [0, 0, 'until-settled', 20_000]), retryThrownEvents: random.chance(0.3) },
    xero: {
      numberOfRemovedInvoice: oneOf(random, ['taken', 'free']),
      idempotencyAfterServerError: oneOf(random, ['cached', 'forgotten']),
      idempotencyInFlight: oneOf(random, ['wait', 'refuse', 'process']),
      lockDates: oneOf(random, ['all-documents', 'approved-only']),
      modifiedSince: oneOf(random, ['inclusive', 'exclusive']),
      amountDueOfVoided: oneOf(random, ['zero', 'kept']),
    },
  };
}

/** Drawn by itself: the rest of a story stays as it is. */
const ownChance = (seed: number, what: string, chance: number): boolean => seededRandom(spreadOf(`${what} in ${String(seed)}`)).chance(chance);

/** What the agency does in some stories only: each drawn by itself, so that the rest of a story stays as it is. */
function withAll(seed: number, { gated }: Setting, steps: readonly Step[]): readonly Step[] {
  const sometimes: readonly (readonly [what: string, chance: number, from: number, actsOf: (random: Random) => readonly Act[], apart?: number])[] = [
    ['retainers', 0.3, 0, retainerActs],
    ['orders', 0.3, 0, orderActs],
    ['gates', gated ? 0.6 : 0, PRICED, gateActs],
    ['states', 0.12, PRICED, stateActs],
    ['rule', 0.08, 0, ruleActs],
    ['plans', 0.08, 0, planActs],
    ['weeks', 0.04, PRICED, weekActs],
    ['parts', saysOfOne(seed) || seed <= BEFORE_PARTS ? 0 : 0.3, TAGGED, partActs],
    ['holdbacks', seed <= BEFORE_HOLDBACKS ? 0 : 0.25, 0, holdbackActs],
    ['versions', VERSIONS, 0, versionActs, 4],
    ['alone', seed <= BEFORE_HOLDBACKS ? 0 : ALONE, 0, aloneActs, 4],
    ['reminders', REMINDERS, 0, reminderActs, 3],
    ['together', seed <= BEFORE_TOGETHER ? 0 : 0.25, 0, togetherActs],
  ];
  return sometimes.reduce((all, [what, chance, from, actsOf, apart]) => withSome(all, actsOf, { seed, what, chance, from, apart }), steps);
}

const VERSIONS = 0.08;
const ALONE = 0.1;
const REMINDERS = 0.04;

/** What is said there of one milestone is held to its name, and parts have names of their own. */
const saysOfOne = (seed: number): boolean => ownChance(seed, 'versions', VERSIONS) || ownChance(seed, 'alone', ALONE) || ownChance(seed, 'reminders', REMINDERS);

/** The stories before this one are as they were told before anybody paid deposits, or said of single milestones how far Milepost goes alone. */
const BEFORE_HOLDBACKS = 200;

/** And these as they were told before anything was billed in parts. */
const BEFORE_PARTS = 200;

/** And these before anybody had several milestones on one invoice. */
const BEFORE_TOGETHER = 250;

/** So many steps are over before there are milestones to split. */
const TAGGED = 3;

/** So many steps are over before what is done to milestones that are billed can find any. */
const PRICED = 6;

function withSome(steps: readonly Step[], actsOf: (random: Random) => readonly Act[], { seed, what, chance, from, apart }: { readonly seed: number; readonly what: string; readonly chance: number; readonly from: number; readonly apart: number | undefined }): readonly Step[] {
  if (!ownChance(seed, what, chance)) return steps;
  const random = seededRandom(spreadOf(`${what} in ${String(seed)}`));
  const all = [...steps];
  // Acts that are at most so far apart begin when there are milestones.
  let place = apart === undefined ? from : Math.max(...all.flatMap(({ act }, index) => (act.kind === 'tag' ? [index + 1] : [])).slice(0, 3));
  for (const act of actsOf(random)) {
    place += random.below(Math.min(apart ?? Infinity, Math.max(1, Math.ceil((all.length - place) / 2))));
    all.splice(place, 0, { act, atOnce: random.chance(0.25) });
    place += 1;
  }
  return all;
}

/** Three epics are priced first, so that there is something to go wrong with. */
function opening(random: Random): readonly Step[] {
  const count = 3;
  return EPICS.slice(0, count).map((epic, index) => ({ act: tag(random, epic, index), atOnce: random.chance(0.1) }));
}

/** The work goes on and is finished, here and there, while people do all the rest; `crowded`: more of it at once. */
function middle(random: Random, acts: Acts, crowded: boolean): readonly Step[] {
  const steps: Step[] = [];
  const length = 12 + random.below(10);
  for (let index = 0; index < length; index += 1) {
    const finished = index < length / 2 ? EPICS[index % 3] : undefined;
    const act: Act = finished && random.chance(0.45) ? { kind: 'move', epic: finished, status: random.chance(0.75) ? 'done' : 'inReview' } : oneByWeight(random, acts, index + 10);
    // The same twice, as in two tabs; or something else on the same contract at the same time.
    if (random.chance(0.12)) steps.push({ act, atOnce: true });
    else if (random.chance(crowded ? 0.5 : 0.12)) steps.push({ act: oneByWeight(random, ON_A_CONTRACT, index + 40), atOnce: true });
    steps.push({ act, atOnce: random.chance(crowded ? 0.4 : 0.25) });
  }
  return steps;
}

/** Names are unique in a story: by them an invoice in Xero is known to be a milestone's. */
function tag(random: Random, epic: Epic, index: number): Act {
  return { kind: 'tag', epic, contract: random.chance(0.9) ? 0 : 1, name: `Work ${String(index)}`, price: price(random), trigger: trigger(random), stale: random.chance(0.1) };
}

function price(random: Random): PriceInput {
  if (random.chance(0.5)) return { kind: 'share', percent: oneOf(random, ['10', '20', '33.33', '33.34', '12.5', '0.01']) };
  return { kind: 'amount', amount: oneOf(random, ['12,000', '3,333.33', '0.01', '33.33', '50', '1,000.10']) };
}

function trigger(random: Random): TriggerInput {
  const choice = random.next();
  if (choice < 0.65) return { kind: 'category', category: 'done' };
  if (choice < 0.8) return { kind: 'status', statusId: '10002' };
  if (choice < 0.88) return { kind: 'manual' };
  if (choice < 0.94) return { kind: 'start' };
  return { kind: 'date', date: oneOf(random, ['2026-11-22', '2026-11-23']) };
}

type Maker = (random: Random, index: number) => Act;
/** Mostly one of those that are priced: what happens to the others is soon told. */
const anEpic = (random: Random): Epic => (random.chance(0.85) ? oneOf<Epic>(random, ['HARB-1', 'HARB-2', 'HARB-3']) : oneOf(random, EPICS));
const stale = (random: Random): boolean => random.chance(0.15);
const pick = (random: Random): number => random.below(1000);
const onEpic = (kind: 'untag' | 'hold' | 'unhold' | 'reach' | 'keep'): Maker => (random) => ({ kind, epic: anEpic(random), stale: stale(random) });
const onInvoice = (kind: 'release' | 'retry' | InvoiceKind): Maker => (random) => ({ kind, pick: pick(random) });

type Acts = readonly (readonly [number, Maker])[];

/** What writes a contract: two of these that meet are where one could overwrite the other. */
const ON_A_CONTRACT: Acts = [
  [8, (random) => ({ kind: 'move', epic: anEpic(random), status: 'done' })],
  [4, (random, index) => tag(random, anEpic(random), index)],
  [5, (random) => ({ kind: 'edit', epic: anEpic(random), price: price(random), trigger: trigger(random), stale: stale(random) })],
  [4, onEpic('hold')],
  [3, onEpic('unhold')],
  [4, onEpic('reach')],
  [4, (random) => ({ kind: 'price', contract: 0, price: oneOf(random, ['60,000', '30,000', '12,000', '100,000.01']) })],
];

/** What people do, and how often beside each other. */
const ACTS: Acts = [
  [16, (random) => ({ kind: 'move', epic: anEpic(random), status: oneOf<StatusName>(random, ['done', 'done', 'done', 'done', 'inReview', 'inReview', 'inProgress', 'toDo']) })],
  [6, (random, index) => tag(random, anEpic(random), index)],
  [5, (random) => ({ kind: 'edit', epic: anEpic(random), price: price(random), trigger: trigger(random), stale: stale(random) })],
  [2, onEpic('untag')],
  [3, onEpic('hold')],
  [4, onEpic('unhold')],
  [4, onEpic('reach')],
  [1, onEpic('keep')],
  [0.5, (random) => ({ kind: 'delete-epic', epic: anEpic(random) })],
  [3, onInvoice('release')],
  [3, onInvoice('retry')],
  [9, (random) => ({ kind: 'ask', pick: pick(random), percent: oneOf(random, [100, 1 + random.below(120)]), stale: stale(random) })],
  [9, (random) => ({ kind: 'answer', pick: pick(random), stale: stale(random) })],
  [3, (random) => ({ kind: 'price', contract: 0, price: oneOf(random, ['60,000', '30,000', '12,000', '100,000.01']) })],
  [2, () => ({ kind: 'refresh' })],
  [8, onInvoice('approve')],
  [6, (random) => ({ kind: 'pay-part', pick: pick(random), percent: 1 + random.below(99) })],
  [4, onInvoice('pay')],
  [2, onInvoice('unpay')],
  [4, onInvoice('remove')],
  [1.5, onInvoice('renumber')],
  [1, onInvoice('submit')],
  [1, onInvoice('back-to-draft')],
  [1, onInvoice('reword-line')],
  [1.5, (random) => ({ kind: 'credit', pick: pick(random), percent: oneOf(random, [100, 1 + random.below(99)]) })],
  [0.5, onInvoice('uncredit')],
  [0.5, onInvoice('overpay')],
  [0.5, (random) => ({ kind: 'prepay', pick: pick(random), percent: oneOf(random, [100, 1 + random.below(99)]) })],
  [0.7, onInvoice('renumber-unseen')],
  [0.7, onInvoice('reprice-line')],
  [0.7, onInvoice('add-line')],
  [0.5, onInvoice('rereference')],
  [0.5, onInvoice('other-client')],
  [1, () => ({ kind: 'deploy' })],
  [1, (random) => ({ kind: 'redate', pick: pick(random), days: random.below(60) })],
  [1.5, (random) => ({ kind: 'client', active: random.chance(0.5) })],
  [1.5, (random) => ({ kind: 'account', active: random.chance(0.5) })],
  [2, (random) => ({ kind: 'take-number', place: 1 + random.below(4) })],
  [1, (random) => ({ kind: 'lock', on: random.chance(0.6) })],
  [1, () => ({ kind: 'disconnect' })],
  [3, () => ({ kind: 'connect' })],
  [0.3, () => ({ kind: 'connect-other' })],
  [1, () => ({ kind: 'revoke' })],
  [1, () => ({ kind: 'grant' })],
  [6, xeroFails],
  [9, (random) => ({ kind: 'wait', minutes: oneOf(random, [1, 5, 20, 61, 61, 180]) })],
];

const AHEAD_ACTS: Readonly<Record<Ahead, Maker>> = {
  'merge-client': () => ({ kind: 'merge-client' }),
};

const actsWith = (ahead: readonly Ahead[]): Acts => [...ACTS, ...AHEAD.filter((each) => ahead.includes(each)).map((each) => [3, AHEAD_ACTS[each]] as const)];

function oneByWeight(random: Random, acts: Acts, index: number): Act {
  let left = random.next() * acts.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, make] of acts) {
    left -= weight;
    if (left < 0) return make(random, index);
  }
  return { kind: 'refresh' };
}

function xeroFails(random: Random): Act {
  const times = random.chance(0.8) ? 1 : 3;
  if (random.chance(0.25)) return { kind: 'xero-fails', route: 'webhook', fault: oneOf(random, ['webhook-twice', 'webhook-reversed', 'webhook-lost', 'webhook-forged', 'webhook-unknown-category', 'webhook-truncated']), times };
  const route = oneOf(random, ['PUT /Invoices', 'PUT /Invoices', 'GET /Invoices', '*', 'POST /connect/token', 'POST /Invoices/{InvoiceID}/Email']);
  const fault = oneOf<FaultKind>(random, ['drop-before-commit', 'commit-then-drop', 'error-before-commit', 'error-after-commit', 'minute-limit', 'day-limit', 'concurrent-limit', 'token-expired', 'html', 'unavailable', 'empty-body', 'truncated-json', 'numbers-beyond-range', 'other-organisation']);
  return { kind: 'xero-fails', route, fault, times };
}
