import { billFor } from './bill';
import { isFor } from './collect';
import type { Bill, Contract } from './contract';
import { depositBill } from './held-back';
import type { LedgerInvoiceId } from './ids';
import type { Milestone } from './milestone';
import { money, type Money } from './money';

/**
 * When the money for a milestone counts as in. `cash` is what was paid in; credit notes, prepayments and overpayments put on the invoice count only where the
 * rule says so. `shareBasisPoints` of the invoice's total must be in (10000 = all of it; what is no whole number from 1 to 10000 asks for all of it).
 * What was not asked of the ledger for longer than `staleAfterHours` is not believed.
 */
export interface GateRule {
  readonly counts: 'cash' | 'cash-and-credit';
  readonly shareBasisPoints: number;
  readonly staleAfterHours: number;
}

const WHOLE = 10_000;
const HOUR_MS = 3_600_000;

/** The ledger is asked each hour: six hours are five looks that failed, and not one late one. */
export const STALE_AFTER_HOURS = 6;

/** Paid in cash, in full. */
export const DEFAULT_GATE_RULE: GateRule = { counts: 'cash', shareBasisPoints: WHOLE, staleAfterHours: STALE_AFTER_HOURS };

/** How well the ledger is known. Instants are ISO, UTC. */
export interface LedgerKnown {
  readonly connected: boolean;
  /** What changed before it was seen: when the last look that saw every change began. Absent before the first. */
  readonly lookedAt?: string;
  /** Invoices in the ledger of which it could not be read what they changed into. */
  readonly unread?: readonly LedgerInvoiceId[];
}

export const GATE_REASONS = ['not-billed', 'not-sent', 'needs-attention', 'disconnected', 'not-approved', 'differs', 'credited', 'unread', 'taken-back', 'stale', 'unpaid', 'reversed'] as const;
export type GateReason = (typeof GATE_REASONS)[number];

/**
 * Why a gate is closed. `not-sent`: the ledger does not have the invoice; `needs-attention`: it has it, and something about it waits for a person;
 * `differs`: it has another amount, tax or currency than we sent, accepted by nobody, or no figures that can be counted; `credited`: what settled it is
 * credit, which does not count; `reversed`: enough was paid once, and taken back; `unread`: what the ledger said of it last could not be read; `stale`: not
 * known since then (absent: never).
 */
export type GateClosed =
  | { readonly reason: Exclude<GateReason, 'taken-back' | 'stale' | 'unpaid' | 'reversed'> }
  | { readonly reason: 'taken-back'; readonly how: 'voided' | 'deleted' | 'cancelled' | 'missing' }
  | { readonly reason: 'stale'; readonly since?: string }
  | { readonly reason: 'unpaid' | 'reversed'; readonly due: Money };

/** `invoice` is our number of the bill it goes by; `lookedAt` is when everything that had changed in the ledger had been seen. */
export type Gate = { readonly open: true; readonly invoice: string; readonly lookedAt: string } | ({ readonly open: false; readonly invoice?: string } & GateClosed);

/**
 * Work on a milestone waits for its money when its terms, its own or the contract's, say "due before release", or when the invoice it stands billed with was sent on
 * such terms: terms that are changed later take no gate away.
 */
export function isGated(contract: Contract, milestone: Milestone): boolean {
  const { terms = contract.terms, state } = milestone;
  return terms.kind === 'before_release' || (state.kind === 'billed' && gateBill(contract, milestone)?.beforeRelease === true);
}

/** The bill a gate goes by: the one that the milestone stands billed with, or the last that was taken back. */
export function gateBill(contract: Contract, { id, state }: Milestone): Bill | undefined {
  return state.kind === 'billed' ? contract.bills.find((bill) => bill.invoiceId === state.invoiceId && isFor(bill, id)) : billFor(contract, id);
}

/** The bill of the deposit on which a milestone's bill draws: the one that stands, or the last that was taken back. */
export const drawnFrom = ({ bills }: Pick<Contract, 'bills'>, bill: Bill | undefined): Bill | undefined =>
  bill?.drawn === undefined ? undefined : (depositBill({ bills }) ?? bills.findLast(({ beside }) => beside === 'deposit'));

/**
 * Whether the money for a milestone is in, with the `deposit` that its bill draws on: what is drawn has to be paid there, by the same rule. Fails closed, as `gateOfBill` does.
 */
export function gateOf(milestone: Pick<Milestone, 'state'>, bill: Bill | undefined, rule: GateRule, ledger: LedgerKnown, now: number, deposit?: Bill): Gate {
  const own = gateOfBill(milestone, bill, rule, ledger, now);
  return own.open && deposit ? (closedByDeposit(deposit, rule, ledger) ?? own) : own;
}

/** What stands against a deposit on which a bill draws; how well the ledger is known is asked of the bill itself. */
export function closedByDeposit(deposit: Bill, rule: GateRule, ledger: LedgerKnown): Extract<Gate, { open: false }> | undefined {
  const why = notInLedger(deposit) ?? (ledger.unread?.some((id) => id === deposit.ledgerId) === true ? ({ reason: 'unread' } as const) : notPaid(deposit, rule));
  return why && { open: false, invoice: deposit.number, ...why };
}

/**
 * Whether the money for a milestone is in. Fails closed: whatever is not known, or stands against it, closes it. What we know for ourselves is said first; what
 * rests on the ledger is believed only while the ledger is heard. `now` in milliseconds.
 */
function gateOfBill({ state }: Pick<Milestone, 'state'>, bill: Bill | undefined, rule: GateRule, ledger: LedgerKnown, now: number): Gate {
  if (!bill) return { open: false, reason: 'not-billed' };
  const { lookedAt } = ledger;
  const closed = (why: GateClosed): Gate => ({ open: false, invoice: bill.number, ...why });
  const missing = notInLedger(bill);
  if (missing) return closed(missing);
  if (state.kind !== 'billed' || state.invoiceId !== bill.invoiceId) return closed({ reason: 'not-billed' });
  if (!ledger.connected) return closed({ reason: 'disconnected' });
  if (lookedAt === undefined) return closed({ reason: 'stale' });
  if (!isFresh(lookedAt, rule, now)) return closed({ reason: 'stale', since: lookedAt });
  if (ledger.unread?.some((id) => id === bill.ledgerId)) return closed({ reason: 'unread' });
  const unpaid = notPaid(bill, rule);
  return unpaid ? closed(unpaid) : { open: true, invoice: bill.number, lookedAt };
}

function notInLedger({ status, missingSince, ledgerId }: Bill): GateClosed | undefined {
  switch (status) {
    case 'voided':
    case 'deleted':
    case 'cancelled':
      return { reason: 'taken-back', how: status };
    case 'prepared':
    case 'sending':
      return { reason: 'not-sent' };
    case 'needs_attention':
      return { reason: ledgerId === undefined ? 'not-sent' : 'needs-attention' };
    case 'draft':
    case 'submitted':
    case 'approved':
    case 'part_paid':
    case 'paid':
    case 'credited':
      return missingSince === undefined ? undefined : { reason: 'taken-back', how: 'missing' };
  }
}

/** Neither too long ago nor, by clocks that are far apart, too long ahead. An instant that can't be read is not fresh. */
const isFresh = (lookedAt: string, { staleAfterHours }: GateRule, now: number): boolean => Math.abs(now - Date.parse(lookedAt)) <= staleAfterHours * HOUR_MS;

function notPaid({ status, amount, total, paid, credited, differs, mostPaid }: Bill, { counts, shareBasisPoints }: GateRule): GateClosed | undefined {
  if (status === 'draft' || status === 'submitted') return { reason: 'not-approved' };
  // All of it was drawn on a deposit or withheld: nothing is due on it.
  if (total?.minor === 0 && amount.minor === 0 && !differs) return undefined;
  const figures = [total, paid, credited];
  if (!total || !paid || !credited || total.minor <= 0 || figures.some((figure) => figure?.currency !== amount.currency)) return { reason: 'differs' };
  if (differs?.fields.some((field) => field === 'amount' || field === 'tax' || field === 'currency')) return { reason: 'differs' };
  const share = Number.isInteger(shareBasisPoints) && shareBasisPoints > 0 && shareBasisPoints <= WHOLE ? shareBasisPoints : WHOLE;
  // In whole numbers without a limit: minor units times basis points may pass what a number holds exactly.
  const isEnough = (minor: number): boolean => BigInt(minor) * BigInt(WHOLE) >= BigInt(total.minor) * BigInt(share);
  const settled = paid.minor + credited.minor;
  if (isEnough(paid.minor) || (counts === 'cash-and-credit' && isEnough(settled))) return undefined;
  if (isEnough(settled)) return { reason: 'credited' };
  const wasPaid = mostPaid !== undefined && mostPaid.currency === total.currency && isEnough(mostPaid.minor);
  return { reason: wasPaid ? 'reversed' : 'unpaid', due: money(total.minor - settled, total.currency) };
}
