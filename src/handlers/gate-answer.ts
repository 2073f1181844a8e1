import type { GateReason } from '../billing/gate';
import { decimal, type Money } from '../billing/money';
import type { Opened } from '../billing/milestone-gate';
import type { GateAnswer } from '../operations/ask-gate';
import type { DecidedMilestone } from '../operations/decide-gate';
import { gateWords, whoMayOverride } from './gate-words';

/** What a build gets as JSON. Names of fields and codes stay as they are once published: builds go by them. */
export interface GateJson {
  readonly open: boolean;
  readonly contract: string;
  /** Why there is nothing to open, where that is so. */
  readonly reason?: 'nothing-gated' | 'gone';
  readonly message: string;
  readonly milestones: readonly MilestoneJson[];
}

interface MilestoneJson {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly open: boolean;
  /** Why it is open. */
  readonly by?: Opened;
  /** Why it is closed. */
  readonly reason?: GateReason;
  readonly message: string;
  readonly opensWhen?: string;
  readonly whoMayOverride?: string;
  readonly invoice?: string;
  readonly invoiceUrl?: string;
  /** Calendar date. */
  readonly dueDate?: string;
  /** When everything that had changed in the ledger had been seen: ISO instant, UTC. */
  readonly asOf?: string;
  /** The client says that it was paid on that day; whether that opens the gate is the contract's to say. */
  readonly claimedPaidOn?: string;
  /** Only for a token that may know amounts. */
  readonly amountDue?: { readonly amount: string; readonly currency: string };
  readonly total?: { readonly amount: string; readonly currency: string };
}

const NOTHING = 'No milestone of this contract is due before release, so there is nothing that could be paid for. It stays closed, since a gate that was meant to hold would open unseen.';
const GONE = 'The milestone that this token answers for is no longer on the contract. Revoke the token, or make one for another milestone.';

const UNLICENSED = 'Milepost’s licence has ended, so it hears of no payments and holds nobody up.';
const OFF = 'A site administrator opened all gates of this contract.';

/** `licensed`: an app whose licence has ended hears of no payments, so it must keep nothing closed. */
export function jsonAnswer({ contract, token, decision }: Extract<GateAnswer, { kind: 'decided' }>, licensed: boolean): GateJson {
  const milestones = decision.milestones.map((decided) => milestoneJson(decided, token.amounts));
  if (!licensed) return { open: true, contract: contract.name, message: UNLICENSED, milestones };
  if (contract.gateOff) return { open: true, contract: contract.name, message: OFF, milestones };
  if (decision.gone) return { open: false, contract: contract.name, reason: 'gone', message: GONE, milestones };
  if (milestones.length === 0) return { open: false, contract: contract.name, reason: 'nothing-gated', message: NOTHING, milestones };
  const told = decision.open ? milestones : milestones.filter(({ open }) => !open);
  return { open: decision.open, contract: contract.name, message: told.map(({ message }) => message).join(' '), milestones };
}

function milestoneJson(decided: DecidedMilestone, amounts: boolean): MilestoneJson {
  const { milestone, owed: bill, gate, opened, claim, link } = decided;
  const { why, opens } = gateWords(decided, amounts);
  const open = opened !== undefined;
  return {
    id: milestone.id,
    key: milestone.workItem.key,
    name: milestone.name,
    open,
    ...(open ? { by: opened } : {}),
    ...(gate.open ? { asOf: gate.lookedAt } : { reason: gate.reason }),
    message: why,
    ...(open ? {} : { opensWhen: opens, whoMayOverride: whoMayOverride(decided) }),
    ...(bill ? { invoice: bill.number } : {}),
    ...(link === undefined ? {} : { invoiceUrl: link }),
    ...(bill?.dueDate === undefined ? {} : { dueDate: bill.dueDate }),
    ...(claim && claim.invoiceId === bill?.invoiceId ? { claimedPaidOn: claim.paidOn } : {}),
    ...(amounts && bill?.due ? { amountDue: amountOf(bill.due) } : {}),
    ...(amounts && bill?.total ? { total: amountOf(bill.total) } : {}),
  };
}

const amountOf = (money: Money) => ({ amount: decimal(money), currency: money.currency });

/** The same for people who read a build's log. */
export function textAnswer({ open, milestones, message }: GateJson): string {
  if (open && milestones.some((milestone) => !milestone.open)) return `OPEN\n${message}`;
  const lines = milestones
    .filter((milestone) => open || !milestone.open)
    .flatMap(({ message: why, opensWhen, whoMayOverride: who, invoiceUrl }) => [why, ...(opensWhen === undefined ? [] : [opensWhen]), ...(who === undefined ? [] : [who]), ...(!open && invoiceUrl !== undefined ? [invoiceUrl] : [])]);
  return [open ? 'OPEN' : 'CLOSED', ...(lines.length === 0 ? [message] : lines)].join('\n');
}
