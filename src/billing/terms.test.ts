import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, calendarDate, compareDates, endOfMonth } from './calendar-date';
import { parseTerms } from './parse-terms';
import { describeTerms, dueDate, type Terms } from './terms';
import { anyDate, anyTerms } from './testing/arbitraries';
import { codes } from './testing/samples';

const due = (terms: Terms, issued: string) => dueDate(terms, calendarDate(issued));

describe('an invoice is due', () => {
  it.each<[string, Terms, string, string]>([
    ['30 days after its date', { kind: 'days_after_invoice', days: 30 }, '2026-11-22', '2026-12-22'],
    ['14 days after, over a leap day', { kind: 'days_after_invoice', days: 14 }, '2024-02-20', '2024-03-05'],
    ['0 days after: at once', { kind: 'days_after_invoice', days: 0 }, '2026-11-22', '2026-11-22'],
    ['15 days after the month end', { kind: 'days_after_month_end', days: 15 }, '2026-11-22', '2026-12-15'],
    ['30 days after the end of January', { kind: 'days_after_month_end', days: 30 }, '2026-01-31', '2026-03-02'],
    ['30 days after the end of January in a leap year', { kind: 'days_after_month_end', days: 30 }, '2024-01-31', '2024-03-01'],
    ['at the end of February', { kind: 'days_after_month_end', days: 0 }, '2024-02-10', '2024-02-29'],
    ['on the 25th, still to come', { kind: 'day_of_month', day: 25 }, '2026-11-22', '2026-11-25'],
    ['on the 22nd, which is today', { kind: 'day_of_month', day: 22 }, '2026-11-22', '2026-11-22'],
    ['on the 20th, gone by: the next month’s', { kind: 'day_of_month', day: 20 }, '2026-11-22', '2026-12-20'],
    ['on the 20th, gone by in December', { kind: 'day_of_month', day: 20 }, '2026-12-22', '2027-01-20'],
    ['on the 31st of a month with 30', { kind: 'day_of_month', day: 31 }, '2026-11-22', '2026-11-30'],
    ['on the 30th, gone by on 31 January', { kind: 'day_of_month', day: 30 }, '2026-01-31', '2026-02-28'],
    ['on the 29th of February in a leap year', { kind: 'day_of_month', day: 29 }, '2024-02-01', '2024-02-29'],
    ['on the 29th of February in another', { kind: 'day_of_month', day: 29 }, '2026-02-01', '2026-02-28'],
    ['on the 20th of the month following', { kind: 'day_of_next_month', day: 20 }, '2026-11-22', '2026-12-20'],
    ['on the 31st of the month after January', { kind: 'day_of_next_month', day: 31 }, '2026-01-31', '2026-02-28'],
    ['on the 31st of the month after 28 February', { kind: 'day_of_next_month', day: 31 }, '2026-02-28', '2026-03-31'],
    ['on receipt', { kind: 'on_receipt' }, '2026-11-22', '2026-11-22'],
    ['before release', { kind: 'before_release' }, '2026-11-22', '2026-11-22'],
  ])('%s', (_words, terms, issued, expected) => {
    expect(due(terms, issued)).toBe(expected);
  });

  it('never before its own date', () => {
    fc.assert(fc.property(anyTerms, anyDate, (terms, issued) => expect(compareDates(dueDate(terms, issued), issued)).toBeGreaterThanOrEqual(0)), { numRuns: 500 });
  });

  it('never earlier than an invoice issued before it', () => {
    fc.assert(
      fc.property(anyTerms, anyDate, fc.integer({ min: 0, max: 70 }), (terms, issued, later) => {
        expect(compareDates(dueDate(terms, issued), dueDate(terms, addDays(issued, later)))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  it('at a month’s end: on its last day or later, and the same for every day of the month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), anyDate, anyDate, (days, a, b) => {
        const terms: Terms = { kind: 'days_after_month_end', days };
        expect(compareDates(dueDate(terms, a), endOfMonth(a))).toBeGreaterThanOrEqual(0);
        if (endOfMonth(a) === endOfMonth(b)) expect(dueDate(terms, a)).toBe(dueDate(terms, b));
      }),
    );
  });

  it('on a day that the month does not have: on its last day, in leap years too, and the 31st is always a month’s end', () => {
    fc.assert(
      fc.property(fc.constantFrom('day_of_month' as const, 'day_of_next_month' as const), fc.integer({ min: 29, max: 31 }), anyDate, (kind, day, issued) => {
        const due = dueDate({ kind, day }, issued);
        const last = Number(endOfMonth(due).slice(8));
        expect(Number(due.slice(8))).toBe(Math.min(day, last));
      }),
    );
  });

  it('with a day of a month: within the month after, at the latest', () => {
    fc.assert(
      fc.property(fc.constantFrom('day_of_month' as const, 'day_of_next_month' as const), fc.integer({ min: 1, max: 31 }), anyDate, (kind, day, issued) => {
        const last = endOfMonth(addDays(endOfMonth(issued), 1));
        expect(compareDates(dueDate({ kind, day }, issued), last)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('terms in words', () => {
  it.each<[Terms, string]>([
    [{ kind: 'days_after_invoice', days: 30 }, '30 days after the invoice date'],
    [{ kind: 'days_after_invoice', days: 1 }, '1 day after the invoice date'],
    [{ kind: 'days_after_invoice', days: 0 }, 'on the invoice date'],
    [{ kind: 'days_after_month_end', days: 20 }, '20 days after the end of the invoice month'],
    [{ kind: 'days_after_month_end', days: 0 }, 'at the end of the invoice month'],
    [{ kind: 'day_of_month', day: 21 }, 'on the 21st of the month'],
    [{ kind: 'day_of_month', day: 12 }, 'on the 12th of the month'],
    [{ kind: 'day_of_next_month', day: 20 }, 'on the 20th of the following month'],
    [{ kind: 'day_of_next_month', day: 23 }, 'on the 23rd of the following month'],
    [{ kind: 'day_of_next_month', day: 2 }, 'on the 2nd of the following month'],
    [{ kind: 'on_receipt' }, 'on receipt'],
    [{ kind: 'before_release' }, 'on receipt, before the work is released'],
  ])('%j: %s', (terms, words) => {
    expect(describeTerms(terms)).toBe(words);
  });
});

describe('terms from a page', () => {
  it('are taken as they are when they are ours', () => {
    fc.assert(fc.property(anyTerms, (terms) => expect(parseTerms(terms)).toEqual({ ok: true, value: terms })));
  });

  it('lose what does not belong to them', () => {
    expect(parseTerms({ kind: 'on_receipt', days: 30, extra: true })).toEqual({ ok: true, value: { kind: 'on_receipt' } });
  });

  it.each([
    [null], ['30 days'], [{ kind: 'days_after_invoice' }], [{ kind: 'days_after_invoice', days: -1 }], [{ kind: 'days_after_invoice', days: 366 }], [{ kind: 'days_after_invoice', days: 1.5 }],
    [{ kind: 'days_after_invoice', days: '30' }], [{ kind: 'day_of_month', day: 0 }], [{ kind: 'day_of_month', day: 32 }], [{ kind: 'net30' }],
  ])('%j are refused', (input) => {
    expect(codes(parseTerms(input))).toEqual(['TERMS_INVALID']);
  });
});
