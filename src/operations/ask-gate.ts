import type { Contract } from '../billing/contract';
import { validSecrets, type GateToken } from '../billing/gate-token';
import type { MilestoneId } from '../billing/ids';
import { wholeOf } from '../billing/part';
import { getUsesAndConnection, setUse, type GateUse } from '../store/gate-use';
import { getPulse } from '../store/pulse';
import { getContract } from '../store/read';
import { countUse } from './count-use';
import { decideOn, namedIn, type GateAsked, type GateDecision } from './decide-gate';
import { matches, readToken } from './gate-secret';
import { recordPass } from './record-pass';

/** What a build gets to hear. Whoever has no valid token learns nothing else, whatever is wrong with theirs. */
export type GateAnswer =
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'too-often'; readonly seconds: number }
  /** It asked for a milestone that its token does not answer for. */
  | { readonly kind: 'unknown-milestone' }
  | { readonly kind: 'decided'; readonly contract: Contract; readonly token: GateToken; readonly decision: GateDecision; readonly use: GateUse | undefined };

/**
 * Answers a build that asks whether its release may go out: three reads of storage. `milestone` narrows a contract's token down to one of its milestones, by its id or
 * its work item's key. `now` in milliseconds.
 */
export async function askGate(text: string, milestone: string | undefined, now: number): Promise<GateAnswer> {
  const given = readToken(text);
  const contract = given && (await getContract(given.contractId));
  const token = contract?.gateTokens?.find(({ id }) => id === given?.id);
  const isRight = matches(given?.secret ?? '', token ? validSecrets(token, now) : []);
  if (!contract || !token || !isRight) return { kind: 'unauthorised' };
  const [{ uses, connection }, pulse] = await Promise.all([getUsesAndConnection(contract.id, [token.id]), getPulse()]);
  const { seconds, use } = await countUse(contract.id, token.id, uses.get(token.id), now);
  if (seconds !== undefined) return { kind: 'too-often', seconds };
  const asked = askedOf(contract, token, milestone);
  if (!asked) return { kind: 'unknown-milestone' };
  return { kind: 'decided', contract, token, use, decision: decideOn(asked, { ...namedIn(contract, asked), connection, pulse }, {}, now) };
}

/** What the token answers for, narrowed down to what was asked; undefined where it does not answer for that. */
function askedOf(contract: Contract, token: GateToken, wanted: string | undefined): Exclude<GateAsked, { kind: 'items' }> | undefined {
  const one = (milestoneId: MilestoneId) => ({ kind: 'milestone' as const, contractId: contract.id, milestoneId });
  if (wanted === undefined) return token.milestoneId === undefined ? { kind: 'contract', contractId: contract.id } : one(token.milestoneId);
  const found = contract.milestones.find(({ id, workItem }) => id === wanted || workItem.key.toLowerCase() === wanted.toLowerCase());
  if (!found) return undefined;
  // By its work, all parts of it are asked about; a token for one of them answers for no other.
  const id = found.id === wanted ? found.id : wholeOf(found);
  return token.milestoneId === undefined || token.milestoneId === id ? one(id) : undefined;
}

const HOUR_MS = 3_600_000;

/**
 * Writes down that a build was told yes: when the money is taken back, people are told what went out on it. Once an hour for the same invoices, since builds that wait ask
 * again and again.
 */
export async function recordBuild({ contract, token, decision, use }: Extract<GateAnswer, { kind: 'decided' }>, now: number): Promise<void> {
  const of = decision.milestones.map(({ milestone, bill }) => bill?.number ?? milestone.id).join(' ');
  if (!use || (use.passed?.of === of && now - Date.parse(use.passed.at) < HOUR_MS)) return;
  await recordPass(decision.milestones, token.name, now);
  await setUse(contract.id, token.id, { ...use, passed: { at: new Date(now).toISOString(), of } });
}
