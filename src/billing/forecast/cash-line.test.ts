import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, addMonthsClamped, calendarDate } from '../calendar-date';
import type { ClientId, InvoiceId, OrganisationId } from '../ids';
import { currencyCode, money } from '../money';
import { CashForecast } from './cash-forecast';
import { cashNow, goingOut, watchLine } from './cash-line';
import type { ClientHistory } from './client-history';
import type { KeptLine } from './parts';
import { keepWeek, scoreWeeks, SCORED_DAYS } from './weeks';

const AUD = currencyCode('AUD');
const KNOWN = calendarDate('2026-11-21');
const line: KeptLine = { currency: AUD, cash: 100_000, on: KNOWN, line: 50_000, monthly: 30_000, day: 15 };
const forecastOf = (knownTo = KNOWN) => new CashForecast({ knownTo, days: 180, items: [{ kind: 'invoice', id: 'i1' as InvoiceId, name: 'A', clientId: 'harbour' as ClientId, amount: money(80_000, AUD), issued: addDays(knownTo, -20), due: addDays(knownTo, 10) }], payments: [], reached: [], releaseDays: [] });
const cameOn = (on: ReturnType<typeof calendarDate>, minor: number): ClientHistory => ({
  rev: 1, organisationId: 'o' as OrganisationId, clientId: 'harbour' as ClientId, name: 'H', at: '', invoices: { x: { issued: addDays(on, -30), due: on, currency: AUD, total: minor, paid: [[on, minor]] } },
});

describe('what goes out each month', () => {
  test('is once a month, on its day or the month’s last, in every month of the time', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 12 }), (day, begin, months) => {
      const from = addDays(KNOWN, begin);
      expect(goingOut({ monthly: 5, day }, from, addMonthsClamped(from, months)).length).toBeGreaterThanOrEqual(months - 1);
      expect(goingOut({ monthly: 5, day }, from, addMonthsClamped(from, months)).length).toBeLessThanOrEqual(months + 1);
    }));
    expect(goingOut({ monthly: 5, day: 31 }, calendarDate('2027-01-31'), calendarDate('2027-03-31')).map(({ on }) => on)).toEqual(['2027-02-28', '2027-03-31']);
    expect(goingOut({ monthly: 0, day: 1 }, KNOWN, addDays(KNOWN, 99))).toEqual([]);
  });
});

describe('the line that cash must not fall below', () => {
  test('stands against what there was, what came since and what went out since', () => {
    const later = addDays(KNOWN, 30);
    expect(cashNow(line, [cameOn(addDays(KNOWN, 3), 7_000), cameOn(KNOWN, 900)], later)).toBe(100_000 + 7_000 - 30_000);
  });
  test('is crossed on the first day that one time in ten it is, and since then', () => {
    const { low } = watchLine(line, forecastOf(), [], '2026-11-22T00:00:00Z');
    expect(low).toMatchObject({ on: '2027-04-15', cash: 100_000 + 80_000 - 5 * 30_000, since: '2026-11-22T00:00:00Z' });
    expect(watchLine({ ...line, low: { on: KNOWN, cash: 1, since: '2026-11-01T00:00:00Z' } }, forecastOf(), [], '2026-11-22T00:00:00Z').low?.since).toBe('2026-11-01T00:00:00Z');
  });
  test('is crossed too where nothing at all is expected in its currency: money goes out all the same', () => {
    const nothing = new CashForecast({ knownTo: KNOWN, days: 180, items: [], payments: [], reached: [], releaseDays: [] });
    expect(watchLine(line, nothing, [], '2026-11-22T00:00:00Z').low).toMatchObject({ on: '2027-01-15', cash: 100_000 - 2 * 30_000 });
  });
  test('is no longer crossed once it is not', () => {
    expect(watchLine({ ...line, monthly: 0, low: { on: KNOWN, cash: 1, since: '' } }, forecastOf(), [], '')).toEqual({ ...line, monthly: 0 });
  });
});

describe('forecasts that are kept', () => {
  test('are kept once a week, and none twice', () => {
    const first = keepWeek([], forecastOf(), []);
    expect(first).toMatchObject([{ knownTo: KNOWN, days: SCORED_DAYS, byDueDate: 80_000 }]);
    expect(keepWeek(first, forecastOf(addDays(KNOWN, 6)), [])).toBe(first);
    expect(keepWeek(first, forecastOf(addDays(KNOWN, 7)), []).map(({ knownTo }) => knownTo)).toEqual([KNOWN, addDays(KNOWN, 7)]);
  });
  test('are scored once their days are over and entered, by what was issued by then or is ours', () => {
    const kept = keepWeek([], forecastOf(), []);
    const known = cameOn(addDays(KNOWN, 5), 80_000);
    const unknown: ClientHistory = { ...cameOn(addDays(KNOWN, 9), 5_000), clientId: 'new' as ClientId, invoices: { y: { issued: addDays(KNOWN, 2), due: addDays(KNOWN, 9), currency: AUD, total: 5_000, paid: [[addDays(KNOWN, 9), 5_000]] } } };
    const score = (readTo: number, ours = false) => scoreWeeks(kept, [known, unknown], (id) => ours && id === 'y', addDays(KNOWN, readTo))[0]?.actual;
    expect([score(28), score(40), score(40, true)]).toEqual([undefined, 80_000, 85_000]);
  });
});
