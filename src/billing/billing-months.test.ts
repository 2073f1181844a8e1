import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { billingMonths, plannedDay } from './billing-months';
import { calendarDate, todayIn, type CalendarDate } from './calendar-date';
import type { Delivery, Mirror } from './invoice';
import { currencyCode, money, sum } from './money';
import { aud, bill, fixed, mirrorFor, planOf } from './testing/samples';

const inSydney = (instant: string): CalendarDate => todayIn('Australia/Sydney', Date.parse(instant));
const model = mirrorFor(bill(planOf([fixed('12000')]), 1).invoice);
const recorded = (changes: Partial<Mirror>): { readonly delivery: Delivery } => ({ delivery: { step: 'recorded', mirror: { ...model, ...changes } } });
const payment = (minor: number, date?: string) => ({ kind: 'payment' as const, ledgerId: `p${String(minor)}`, amount: money(minor, model.total.currency), ...(date === undefined ? {} : { date: calendarDate(date) }) });
const rows = (...given: Parameters<typeof billingMonths>) => billingMonths(...given).flatMap(({ months }) => months.map(({ month, billed, paid, planned }) => [month, billed.minor, paid.minor, planned.minor]));

describe('an invoice', () => {
  test('is billed in the month of its date and paid in the months of its payments; months between them are there too', () => {
    const paid = recorded({ status: 'paid', total: aud('132'), paid: aud('132'), due: aud('0'), issueDate: calendarDate('2026-09-30'), settlements: [payment(10_000, '2026-10-02'), payment(3_200, '2026-12-01')] });
    expect(rows([paid], [], inSydney)).toEqual([['2026-09', 13_200, 0, 0], ['2026-10', 0, 10_000, 0], ['2026-11', 0, 0, 0], ['2026-12', 0, 3_200, 0]]);
  });

  test('that is a draft, or was voided or deleted, asks nobody for money', () => {
    expect(rows((['draft', 'submitted', 'voided', 'deleted'] as const).map((status) => recorded({ status })), [], inSydney)).toEqual([]);
    expect(rows([{ delivery: { step: 'prepared' } }], [], inSydney)).toEqual([]);
  });

  test('of which the ledger did not list the payments is paid in the month it last changed, in the organisation’s zone', () => {
    const late = { status: 'approved' as const, total: aud('132'), paid: aud('32'), issueDate: calendarDate('2026-10-05'), changedAt: '2026-10-31T20:00:00.000Z' };
    expect(rows([recorded(late)], [], inSydney)).toEqual([['2026-10', 13_200, 0, 0], ['2026-11', 0, 3_200, 0]]);
    expect(rows([recorded({ ...late, settlements: [payment(1_000, '2026-10-10')] })], [], inSydney)).toEqual([['2026-10', 13_200, 1_000, 0], ['2026-11', 0, 2_200, 0]]);
    expect(rows([recorded({ ...late, settlements: [payment(9_000, '2026-10-10')] })], [], inSydney)).toEqual([['2026-10', 13_200, 0, 0], ['2026-11', 0, 3_200, 0]]);
  });
});

describe('what is planned', () => {
  test('stands in its month, and without a day beside all months', () => {
    const [found] = billingMonths([], [{ amount: aud('50'), on: calendarDate('2027-01-15') }, { amount: aud('70') }], inSydney);
    expect(found).toMatchObject({ currency: 'AUD', months: [{ month: '2027-01', planned: aud('50') }], undated: aud('70') });
  });

  test('is expected at the latest that somebody said', () => {
    const [from, to] = [calendarDate('2027-01-15'), calendarDate('2027-02-15')];
    expect(plannedDay({ kind: 'by_hand', from, to })).toBe(to);
    expect(plannedDay({ kind: 'date', date: from })).toBe(from);
    expect(plannedDay({ kind: 'work' })).toBeUndefined();
  });

  test('a mistyped year does not draw out a thousand years of months', () => {
    expect(rows([], [{ amount: aud('1'), on: calendarDate('2027-01-15') }, { amount: aud('1'), on: calendarDate('9027-01-15') }], inSydney)).toHaveLength(2);
  });
});

test('whatever was billed, paid and planned: the months add up to it, to the cent, each month once and in order', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((days) => calendarDate(new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10)));
  const code = fc.constantFrom('AUD', 'JPY').map(currencyCode);
  const anyInvoice = fc.record({ currency: code, status: fc.constantFrom('draft' as const, 'approved' as const, 'paid' as const, 'voided' as const), total: fc.nat(10 ** 9), paid: fc.nat(10 ** 9), issued: day, payments: fc.array(fc.record({ minor: fc.nat(10 ** 8), on: day }), { maxLength: 3 }) });
  const anyPlanned = fc.record({ currency: code, minor: fc.nat(10 ** 9), on: fc.option(day, { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(anyInvoice, { maxLength: 8 }), fc.array(anyPlanned, { maxLength: 8 }), (invoices, plans) => {
      const mirrors = invoices.map(({ currency, status, total, paid, issued, payments }) =>
        recorded({ status, total: money(total, currency), paid: money(paid, currency), issueDate: issued, settlements: payments.map(({ minor, on }) => ({ kind: 'payment' as const, ledgerId: 'p', amount: money(minor, currency), date: on })) }));
      const found = billingMonths(mirrors, plans.map(({ currency, minor, on }) => ({ amount: money(minor, currency), ...(on === undefined ? {} : { on }) })), inSydney);
      const standing = invoices.filter(({ status }) => status === 'approved' || status === 'paid');
      for (const { currency, months, undated } of found) {
        const total = (column: 'billed' | 'paid' | 'planned'): number => sum(months.map((month) => month[column]), currency).minor;
        const of = <T extends { readonly currency: string }>(all: readonly T[], value: (one: T) => number): number => all.filter((one) => one.currency === currency).reduce((so, one) => so + value(one), 0);
        expect([total('billed'), total('paid'), total('planned') + undated.minor]).toEqual([of(standing, (one) => one.total), of(standing, (one) => one.paid), of(plans, ({ minor }) => minor)]);
        expect(months.map(({ month }) => month)).toEqual([...new Set(months.map(({ month }) => month))].sort());
      }
    }),
    { numRuns: 60 },
  );
});
