import { addDays, calendarDate, compareDates, type CalendarDate } from './calendar-date';
import type { Bill, Contract } from './contract';
import { closedByDeposit, DEFAULT_GATE_RULE, drawnFrom, gateBill, gateOf, isGated, type Gate, type LedgerKnown } from './gate';
import type { GatePolicy, Override, PaymentClaim } from './gate-policy';
import type { Milestone } from './milestone';

/** What one rule asks in place of the contract's policy; what it leaves out is as the contract says. `overrides`: whose count, of those that were given. */
export interface GateDemand extends Partial<Pick<GatePolicy, 'counts' | 'shareBasisPoints' | 'graceDays'>> {
  /** `named`: of those whom the contract names; `none`: of nobody. Absent: of all who may give one. */
  readonly overrides?: 'named' | 'none';
}

/** How well the ledger is known, and the day in its organisation's zone. */
export interface LedgerToday extends LedgerKnown {
  readonly today: CalendarDate;
}

/** Why the work may pass: the money is in, its grace runs, the client says that it is paid, or a person let it pass. */
export const OPENED = ['money', 'grace', 'claim', 'override', 'off'] as const;
export type Opened = (typeof OPENED)[number];

/** Whether the work of one milestone may pass. `gate` is what the money alone says; `override` and `claim` are there whether or not they open it. */
export interface MilestoneGate {
  readonly contract: Contract;
  readonly milestone: Milestone;
  readonly bill?: Bill;
  /** What `gate` is about: `bill`, or the deposit that this draws on, where that is what stands against it. */
  readonly owed?: Bill;
  readonly gate: Gate;
  /** Absent while it is closed. */
  readonly opened?: Opened;
  /** In force now. */
  readonly override?: Override;
  readonly claim?: PaymentClaim;
  readonly policy: GatePolicy;
}

export const DEFAULT_GATE_POLICY: GatePolicy = { ...DEFAULT_GATE_RULE, graceDays: 0, overriders: [], claimOpens: false };

export const policyOf = ({ gate }: Pick<Contract, 'gate'>): GatePolicy => gate ?? DEFAULT_GATE_POLICY;

/** Whether the work of a milestone may pass. Whatever is in doubt keeps it closed. `now` in milliseconds. */
export function milestoneGate(contract: Contract, milestone: Milestone, ledger: LedgerToday, now: number, demand: GateDemand = {}): MilestoneGate {
  const { overrides, ...asked } = demand;
  const policy: GatePolicy = { ...policyOf(contract), ...asked };
  const bill = gateBill(contract, milestone);
  const deposit = drawnFrom(contract, bill);
  const own = gateOf(milestone, bill, policy, ledger, now);
  const override = overrideFor(contract, milestone, now);
  const claim = bill && contract.claims?.find(({ invoiceId }) => invoiceId === bill.invoiceId);
  const counted = override && (overrides === undefined || (overrides === 'named' && policy.overriders.includes(override.by))) ? override : undefined;
  const ownOpened = openedBy(own, { bill, policy, claim, today: ledger.today });
  // Neither its grace nor the client's word about it makes up for the deposit, which has a due date of its own.
  const drawn = deposit && ownOpened ? closedByDeposit(deposit, policy, ledger) : undefined;
  const { gate, owed, by } = drawn ? { gate: drawn, owed: deposit, by: openedBy(drawn, { bill: deposit, policy, claim: undefined, today: ledger.today }) } : { gate: own, owed: bill, by: ownOpened };
  const opened = by ?? (counted ? 'override' : undefined) ?? (contract.gateOff ? 'off' : undefined);
  return { contract, milestone, gate, policy, ...(bill ? { bill } : {}), ...(owed ? { owed } : {}), ...(opened ? { opened } : {}), ...(override ? { override } : {}), ...(claim ? { claim } : {}) };
}

/**
 * What the work tool may be told of a gate: nothing of a milestone that has none. It is what our records alone say, as if the ledger had just been asked: a cache that hides what is
 * surely closed. Whoever decides asks `milestoneGate`.
 */
export function gateMark(contract: Contract, milestone: Milestone, now: number): 'open' | 'closed' | undefined {
  if (!isGated(contract, milestone)) return undefined;
  const lookedAt = new Date(now).toISOString();
  return milestoneGate(contract, milestone, { connected: true, lookedAt, today: calendarDate(lookedAt.slice(0, 10)) }, now).opened ? 'open' : 'closed';
}

/** The override of a milestone that is in force. One whose end can't be read is over. */
export function overrideFor({ overrides = [] }: Pick<Contract, 'overrides'>, { id }: Pick<Milestone, 'id'>, now: number): Override | undefined {
  return overrides.find(({ milestoneId, until }) => milestoneId === id && (until === undefined || now < Date.parse(until)));
}

interface Openers {
  readonly bill: Bill | undefined;
  readonly policy: GatePolicy;
  readonly claim: PaymentClaim | undefined;
  readonly today: CalendarDate;
}

/** Grace and claims make up for nothing but a payment that was not made yet: not for one taken back, nor for not knowing. */
function openedBy(gate: Gate, { bill, policy, claim, today }: Openers): Opened | undefined {
  if (gate.open) return 'money';
  if (gate.reason === 'unpaid') {
    const graceEnds = graceUntil(bill, policy);
    if (graceEnds !== undefined && compareDates(today, graceEnds) <= 0) return 'grace';
    if (claim && policy.claimOpens) return 'claim';
  }
  return undefined;
}

/** The last day on which an unpaid bill lets work pass; undefined where there is no grace. */
export function graceUntil(bill: Bill | undefined, { graceDays }: Pick<GatePolicy, 'graceDays'>): CalendarDate | undefined {
  return bill?.dueDate === undefined || !Number.isInteger(graceDays) || graceDays <= 0 ? undefined : addDays(bill.dueDate, graceDays);
}
