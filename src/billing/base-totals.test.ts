import { describe, expect, it } from '@jest/globals';
import { baseTotals } from './base-totals';
import type { CalendarDate } from './calendar-date';
import type { Bill, Contract } from './contract';
import type { InvoiceId, MilestoneId } from './ids';
import { currencyCode, money } from './money';
import { planOf } from './testing/samples';

const AUD = currencyCode('AUD');
const USD = currencyCode('USD');
const today = '2026-11-22' as CalendarDate;
const usd = (minor: number) => money(minor, USD);
const owed = (minor: number, part: Partial<Bill> = {}): Bill => ({ invoiceId: 'I-1' as InvoiceId, rev: 1, milestoneId: 'm-1' as MilestoneId, number: 'I-1', status: 'approved', amount: usd(minor), total: usd(minor), paid: usd(0), credited: usd(0), due: usd(minor), rate: '0.5', ...part });
const of = (...bills: readonly Bill[]): Contract => ({ ...planOf([]), currency: USD, price: usd(100_000), bills });

describe('what is owed in a foreign currency', () => {
  it('comes, in that of the books, to each invoice’s amount at its own rate', () => {
    const late = owed(1_000, { rate: '0.4', dueDate: '2026-11-01' as CalendarDate });
    const totals = baseTotals([of(owed(1_000), late)], AUD, today);
    expect(totals).toEqual({ paid: money(0, AUD), outstanding: money(2_000 + 2_500, AUD), overdue: money(2_500, AUD) });
  });
  it('counts what was paid, and nothing that was taken back', () => {
    const paid = owed(1_000, { status: 'paid', paid: usd(1_000), due: usd(0) });
    expect(baseTotals([of(paid, owed(500, { status: 'voided' }))], AUD, today)).toEqual({ paid: money(2_000, AUD), outstanding: money(0, AUD), overdue: money(0, AUD) });
  });
  it('is not told where the rate of one that counts is not known, in the books’ own currency, or where there is nothing', () => {
    const { rate: _none, ...unknown } = owed(1_000);
    expect(baseTotals([of(owed(1_000), unknown)], AUD, today)).toBeUndefined();
    expect(baseTotals([of(owed(1_000))], USD, today)).toBeUndefined();
    expect(baseTotals([of()], AUD, today)).toBeUndefined();
  });
});
