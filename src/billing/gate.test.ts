import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { billOf } from './bill';
import type { Bill, Contract } from './contract';
import type { DifferenceField } from './compare-mirror';
import { DEFAULT_GATE_RULE, drawnFrom, gateBill, gateOf, isGated, type Gate, type GateRule, type LedgerKnown } from './gate';
import type { InvoiceId, LedgerInvoiceId, MilestoneId } from './ids';
import { INVOICE_STATUSES, isLive } from './invoice-status';
import type { Milestone, MilestoneState } from './milestone';
import { currencyCode, money } from './money';
import { problem } from './problem';
import { anyState } from './testing/arbitraries';
import { aud, AUD, bill as billAt, fixed, NOW, planOf } from './testing/samples';

const HOUR_MS = 3_600_000;
const now = Date.parse(NOW);
const heard: LedgerKnown = { connected: true, lookedAt: new Date(now - HOUR_MS).toISOString() };
const first = 'HARB-C1-001' as InvoiceId;
const billedWith = (invoiceId: InvoiceId = first): MilestoneState => ({ kind: 'billed', invoiceId, at: NOW });
const voided: MilestoneState = { kind: 'waiting', problem: problem('BILL_VOIDED', 'milestone', { invoice: 'HARB-C1-001' }), since: NOW };

/** AUD 13,200 with tax, as the ledger has it once it is approved. */
const approved: Bill = {
  invoiceId: first, rev: 2, milestoneId: 'm-1' as MilestoneId, number: 'HARB-C1-001', status: 'approved', amount: aud('12000'), ledgerId: 'x-1' as LedgerInvoiceId,
  total: aud('13200'), paid: aud('0'), credited: aud('0'), due: aud('13200'),
};
const paid: Bill = { ...approved, status: 'paid', paid: aud('13200'), due: aud('0') };
const { due: _due, total: _total, paid: _paid, credited: _credited, ledgerId: _ledgerId, ...unsent } = approved;

interface Case {
  readonly bill?: Bill | 'none';
  readonly state?: MilestoneState;
  readonly rule?: Partial<GateRule>;
  readonly ledger?: LedgerKnown;
}
const gate = ({ bill = paid, state = billedWith(), rule = {}, ledger = heard }: Case): Gate => gateOf({ state }, bill === 'none' ? undefined : bill, { ...DEFAULT_GATE_RULE, ...rule }, ledger, now);
const credited: Partial<GateRule> = { counts: 'cash-and-credit' };

describe('A release gate is open', () => {
  it.each<[string, Case]>([
    ['when the invoice is paid in full', {}],
    ['although the work was reopened since: the money is in', { state: { kind: 'billed', invoiceId: first, at: NOW, reopened: { at: NOW } } }],
    ['when more than its total was paid', { bill: { ...paid, paid: aud('13201') } }],
    ['when a part was paid, and that part is all that the rule asks for', { bill: { ...approved, status: 'part_paid', paid: aud('6600'), due: aud('6600') }, rule: { shareBasisPoints: 5_000 } }],
    ['when credit settled it, and credit counts', { bill: { ...approved, status: 'credited', credited: aud('13200'), due: aud('0') }, rule: credited }],
    ['when cash and credit together settled it, and credit counts', { bill: { ...paid, paid: aud('13000'), credited: aud('200') }, rule: credited }],
    ['when what could not be read is another invoice', { ledger: { ...heard, unread: ['x-2' as LedgerInvoiceId] } }],
    ['when what differs is not its money', { bill: { ...paid, differs: { fields: ['due date', 'reference', 'number', 'lines'], since: NOW } } }],
    ['when the ledger was asked just as long ago as is still believed', { ledger: { connected: true, lookedAt: new Date(now - 6 * HOUR_MS).toISOString() } }],
  ])('%s', (_why, facts) => {
    expect(gate(facts)).toMatchObject({ open: true, invoice: 'HARB-C1-001' });
  });
});

describe('A release gate of a milestone whose invoice draws on a deposit', () => {
  const drawing: Bill = { ...paid, drawn: aud('1200'), amount: aud('10800') };
  const deposit: Bill = { ...paid, beside: 'deposit', number: 'HARB-C1-009', ledgerId: 'x-9' as LedgerInvoiceId };
  const { contract } = billAt(planOf([fixed('12000')]), 1);
  const open = (of: Bill | undefined, own = drawing, ledger = heard) => gateOf({ state: billedWith() }, own, DEFAULT_GATE_RULE, ledger, now, of);

  it('is open once both are paid, and where nothing is due beyond the deposit', () => {
    expect(open(deposit)).toMatchObject({ open: true, invoice: 'HARB-C1-001' });
    expect(open(deposit, { ...drawing, drawn: aud('12000'), amount: aud('0'), total: aud('0'), paid: aud('0') })).toMatchObject({ open: true });
  });

  it('is closed by the deposit when that is not paid, was taken back, or could not be read', () => {
    expect(open({ ...deposit, status: 'approved', paid: aud('0'), due: aud('13200') })).toMatchObject({ open: false, invoice: 'HARB-C1-009', reason: 'unpaid' });
    expect(open({ ...deposit, status: 'voided' })).toMatchObject({ open: false, reason: 'taken-back' });
    expect(open(deposit, drawing, { ...heard, unread: ['x-9' as LedgerInvoiceId] })).toMatchObject({ open: false, reason: 'unread' });
    expect(open({ ...deposit, status: 'draft', paid: aud('0') }, { ...drawing, amount: aud('0'), total: aud('0'), paid: aud('0') })).toMatchObject({ open: false, reason: 'not-approved' });
  });

  it('goes by the deposit that stands, or the last that was taken back', () => {
    const bills = [{ ...deposit, status: 'voided' as const, number: 'HARB-C1-003' }, { ...deposit, status: 'deleted' as const, number: 'HARB-C1-004' }];
    expect(drawnFrom({ ...contract, bills }, drawing)?.number).toBe('HARB-C1-004');
    expect(drawnFrom({ ...contract, bills: [deposit, ...bills] }, drawing)?.number).toBe('HARB-C1-009');
    expect(drawnFrom({ ...contract, bills: [deposit] }, paid)).toBeUndefined();
  });
});

describe('A release gate is closed, and says why:', () => {
  const stale = new Date(now - 6 * HOUR_MS - 1).toISOString();
  it.each<[string, Case, object]>([
    ['nothing was billed', { bill: 'none', state: { kind: 'planned' } }, { reason: 'not-billed' }],
    ['the milestone says billed, and the bill is not there', { bill: 'none' }, { reason: 'not-billed' }],
    ['the bill is of another invoice than the one that the milestone is billed with', { state: billedWith('HARB-C1-002' as InvoiceId) }, { reason: 'not-billed' }],
    ['a paid bill of a milestone that is not billed counts for nothing', { state: { kind: 'planned' } }, { reason: 'not-billed' }],
    ['the invoice waits for its release', { bill: { ...unsent, status: 'prepared' } }, { reason: 'not-sent' }],
    ['the invoice is on its way', { bill: { ...unsent, status: 'sending' } }, { reason: 'not-sent' }],
    ['the invoice is held before the ledger has it', { bill: { ...unsent, status: 'needs_attention' } }, { reason: 'not-sent' }],
    ['the ledger has it, paid or not, and something about it waits for a person', { bill: { ...paid, status: 'needs_attention' } }, { reason: 'needs-attention' }],
    ['a draft is owed by nobody', { bill: { ...approved, status: 'draft' } }, { reason: 'not-approved' }],
    ['neither is what waits for approval', { bill: { ...approved, status: 'submitted' } }, { reason: 'not-approved' }],
    ['nothing was paid', { bill: approved }, { reason: 'unpaid', due: aud('13200') }],
    ['a cent is still due', { bill: { ...approved, status: 'part_paid', paid: aud('13199.99'), due: aud('0.01') } }, { reason: 'unpaid', due: aud('0.01') }],
    ['a cent less than the share was paid', { bill: { ...approved, status: 'part_paid', paid: aud('6599.99') }, rule: { shareBasisPoints: 5_000 } }, { reason: 'unpaid' }],
    ['credit alone settled it', { bill: { ...approved, status: 'credited', credited: aud('13200'), due: aud('0') } }, { reason: 'credited' }],
    ['credit settled what cash did not', { bill: { ...paid, paid: aud('13199.99'), credited: aud('0.01') } }, { reason: 'credited' }],
    ['it was voided', { bill: { ...paid, status: 'voided' }, state: voided }, { reason: 'taken-back', how: 'voided' }],
    ['it was deleted', { bill: { ...approved, status: 'deleted' }, state: voided }, { reason: 'taken-back', how: 'deleted' }],
    ['it was cancelled', { bill: { ...unsent, status: 'cancelled' }, state: voided }, { reason: 'taken-back', how: 'cancelled' }],
    ['the ledger says that it has no such invoice', { bill: { ...paid, missingSince: NOW } }, { reason: 'taken-back', how: 'missing' }],
    ['another amount is asked for than we sent, and nobody accepted it', { bill: { ...paid, differs: { fields: ['amount'], since: NOW } } }, { reason: 'differs' }],
    ['it is in another currency, so there are no figures', { bill: { ...unsent, status: 'paid', ledgerId: 'x-1' as LedgerInvoiceId } }, { reason: 'differs' }],
    ['nothing was ever to be paid', { bill: { ...paid, total: aud('0'), paid: aud('0') } }, { reason: 'differs' }],
    ['what the ledger last said of it could not be read', { ledger: { ...heard, unread: ['x-1' as LedgerInvoiceId] } }, { reason: 'unread' }],
    ['the ledger is not connected', { ledger: { ...heard, connected: false } }, { reason: 'disconnected' }],
    ['the ledger was not asked for longer than is believed', { ledger: { connected: true, lookedAt: stale } }, { reason: 'stale', since: stale }],
    ['the ledger was never asked', { ledger: { connected: true } }, { reason: 'stale' }],
    ['when the ledger was asked can’t be read', { ledger: { connected: true, lookedAt: 'yesterday' } }, { reason: 'stale' }],
    ['the ledger was asked in a far future', { ledger: { connected: true, lookedAt: new Date(now + 7 * HOUR_MS).toISOString() } }, { reason: 'stale' }],
    ['a rule whose share is none asks for all of it', { bill: approved, rule: { shareBasisPoints: 0 } }, { reason: 'unpaid' }],
    ['and so does one whose share is no number', { bill: approved, rule: { shareBasisPoints: Number.NaN } }, { reason: 'unpaid' }],
  ])('%s', (_why, facts, expected) => {
    expect(gate(facts)).toMatchObject({ open: false, ...expected });
  });
});

describe('Whatever is known of a bill,', () => {
  const minor = fc.integer({ min: 0, max: 10 ** 12 });
  const cents = minor.map((amount) => money(amount, AUD));
  const fields = fc.array(fc.constantFrom<DifferenceField>('amount', 'tax', 'currency', 'due date', 'reference'), { maxLength: 2 });
  const someBill: fc.Arbitrary<Bill> = fc
    .record(
      {
        status: fc.oneof(fc.constantFrom('paid' as const, 'part_paid' as const), fc.constantFrom(...INVOICE_STATUSES)), total: cents, paid: cents, credited: cents, due: cents,
        missingSince: fc.constant(NOW), differs: fields.map((each) => ({ fields: each, since: NOW })), ledgerId: fc.constant('x-1' as LedgerInvoiceId),
      },
      { requiredKeys: ['status', 'total', 'paid', 'credited', 'due'] },
    )
    .map((known) => ({ ...approved, ...known }));
  const someRule: fc.Arbitrary<GateRule> = fc.record({
    counts: fc.constantFrom('cash' as const, 'cash-and-credit' as const), shareBasisPoints: fc.integer({ min: 1, max: 10_000 }), staleAfterHours: fc.integer({ min: 1, max: 48 }),
  });
  const someLedger: fc.Arbitrary<LedgerKnown> = fc.record({ connected: fc.boolean(), lookedAt: fc.integer({ min: 0, max: 60 }).map((hours) => new Date(now - hours * HOUR_MS).toISOString()) }, { requiredKeys: ['connected'] });
  const someState = fc.oneof(fc.constant(billedWith()), anyState);
  const facts = fc.tuple(someState, someBill, someRule, someLedger);
  const share = ({ total }: Bill, { shareBasisPoints }: GateRule): number => Math.ceil(((total?.minor ?? 0) / 10_000) * shareBasisPoints - 1e-3);

  it('a gate is never open for less than the share that the rule asks for', () => {
    fc.assert(
      fc.property(facts, ([state, bill, rule, ledger]) => {
        if (!gateOf({ state }, bill, rule, ledger, now).open) return;
        const counted = (bill.paid?.minor ?? 0) + (rule.counts === 'cash' ? 0 : (bill.credited?.minor ?? 0));
        expect(counted).toBeGreaterThanOrEqual(share(bill, rule));
        expect(counted).toBeGreaterThan(0);
      }),
      { numRuns: 5_000 },
    );
  });

  it('an open gate has nothing against it: connected, fresh, live, there, billed with this very invoice, and nobody waited for', () => {
    let opened = 0;
    fc.assert(
      fc.property(facts, ([state, bill, rule, ledger]) => {
        if (!gateOf({ state }, bill, rule, ledger, now).open) return;
        opened += 1;
        expect(ledger.connected).toBe(true);
        expect(now - Date.parse(ledger.lookedAt ?? '')).toBeLessThanOrEqual(rule.staleAfterHours * HOUR_MS);
        expect(isLive(bill.status)).toBe(true);
        expect(['prepared', 'sending', 'needs_attention', 'draft', 'submitted']).not.toContain(bill.status);
        expect(bill.missingSince).toBeUndefined();
        expect(state).toMatchObject({ kind: 'billed', invoiceId: bill.invoiceId });
        for (const field of bill.differs?.fields ?? []) expect(['amount', 'tax', 'currency']).not.toContain(field);
      }),
      { numRuns: 5_000 },
    );
    expect(opened).toBeGreaterThan(5);
  });

  it('credit never opens a gate that counts cash, however much of it there is', () => {
    fc.assert(
      fc.property(facts, cents, ([state, bill, rule, ledger], credit) => {
        const cash = { ...rule, counts: 'cash' as const };
        expect(gateOf({ state }, { ...bill, credited: credit }, cash, ledger, now).open).toBe(gateOf({ state }, bill, cash, ledger, now).open);
      }),
      { numRuns: 2_000 },
    );
  });

  it('more cash never closes it, and less never opens it', () => {
    fc.assert(
      fc.property(facts, cents, ([state, bill, rule, ledger], more) => {
        const before = gateOf({ state }, bill, rule, ledger, now);
        const after = gateOf({ state }, { ...bill, paid: money((bill.paid?.minor ?? 0) + more.minor, AUD) }, rule, ledger, now);
        if (before.open) expect(after.open).toBe(true);
        if (!after.open) expect(before.open).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('figures in another currency than was billed open nothing', () => {
    const yen = currencyCode('JPY');
    fc.assert(
      fc.property(facts, fc.constantFrom('total' as const, 'paid' as const, 'credited' as const), minor, ([state, bill, rule, ledger], figure, amount) => {
        expect(gateOf({ state }, { ...bill, [figure]: money(amount, yen) }, rule, ledger, now).open).toBe(false);
      }),
    );
  });
});

describe('Which milestones have a gate, and by which bill it goes', () => {
  const plan = planOf([fixed('12000')]);
  const milestoneOf = (contract: Contract): Milestone => contract.milestones[0] as Milestone;

  it('those that are due before release, by their own terms or by the contract’s where they have none', () => {
    const release: Contract = { ...plan, terms: { kind: 'before_release' } };
    expect(isGated(plan, milestoneOf(plan))).toBe(false);
    expect(isGated(release, milestoneOf(release))).toBe(true);
    expect(isGated(plan, { ...milestoneOf(plan), terms: { kind: 'before_release' } })).toBe(true);
    expect(isGated(release, { ...milestoneOf(release), terms: { kind: 'on_receipt' } })).toBe(false);
  });

  it('the bill that the milestone stands billed with, also when another was taken back after it', () => {
    const { contract, invoice } = billAt(plan, 1);
    const later: Bill = { ...billOf(invoice), invoiceId: 'HARB-C1-002' as InvoiceId, number: 'HARB-C1-002', status: 'voided' };
    const both: Contract = { ...contract, bills: [...contract.bills, later] };
    expect(gateBill(both, milestoneOf(both))?.number).toBe('HARB-C1-001');
    expect(gateBill(both, { ...milestoneOf(both), state: voided })?.number).toBe('HARB-C1-002');
    expect(gateBill(plan, milestoneOf(plan))).toBeUndefined();
  });
});
