import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, calendarDate } from '../calendar-date';
import type { ClientId, ContractId, InvoiceId, MilestoneId, ProjectId } from '../ids';
import { currencyCode, money } from '../money';
import { CashForecast } from './cash-forecast';
import type { ForecastInput, ForecastInvoice, ForecastItem, ForecastPlan, PastPayment } from './inputs';
import { lowCash } from './low-cash';
import { MOST_BYTES, pageOf } from './page';
import { changesOf, suppose } from './what-if';

const TODAY = calendarDate('2026-06-15');
const [AUD, NZD] = [currencyCode('AUD'), currencyCode('NZD')];

const invoice = (name: string, minor: number, dueIn: number, more: Partial<ForecastInvoice> = {}): ForecastInvoice => ({
  kind: 'invoice', id: name as InvoiceId, name, clientId: 'harbour' as ClientId, amount: money(minor, AUD), issued: addDays(TODAY, dueIn - 30), due: addDays(TODAY, dueIn), ...more,
});
const plan = (name: string, minor: number, more: Partial<ForecastPlan> = {}): ForecastPlan => ({
  kind: 'milestone', id: name as MilestoneId, name, clientId: 'harbour' as ClientId, contractId: 'c1' as ContractId, projectId: 'p1' as ProjectId, amount: money(minor, AUD),
  reach: { kind: 'date', date: addDays(TODAY, 10) }, released: 'by_itself', terms: { kind: 'days_after_invoice', days: 14 }, ...more,
});
const payments: readonly PastPayment[] = Array.from({ length: 40 }, (_, place) => {
  const issued = addDays(TODAY, -70 - 9 * place);
  return { clientId: (place % 2 ? 'harbour' : 'quay') as ClientId, issued, due: addDays(issued, 30), paid: addDays(issued, 30 + (place % 2 ? 11 : 2) + (place % 5)) };
});
const input = (items: readonly ForecastItem[], more: Partial<ForecastInput> = {}): ForecastInput => ({ knownTo: TODAY, days: 90, items, payments, reached: [], releaseDays: [], ...more });
const whole = (forecast: CashForecast, scope = {}) => forecast.running(scope).map(({ currency, periods }) => ({ currency, ...periods.at(-1)! }));

const anyItem = (place: number): fc.Arbitrary<ForecastItem> =>
  fc.record({ minor: fc.integer({ min: 0, max: 1e7 }), dueIn: fc.integer({ min: -100, max: 60 }), client: fc.constantFrom('harbour', 'quay', 'new'), currency: fc.constantFrom(AUD, NZD), planned: fc.boolean() })
    .map(({ minor, dueIn, client, currency, planned }) => {
      const more = { clientId: client as ClientId, amount: money(minor, currency) };
      return planned ? plan(`m${place}`, minor, more) : invoice(`i${place}`, minor, dueIn, more);
    });
const anyItems = fc.integer({ min: 1, max: 12 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => anyItem(place))));
const few = { numRuns: 12 };

describe('what cash comes when', () => {
  test('the middle of the total lies between nothing and all that is owed, in each currency by itself', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        for (const { currency, p10, p50, p90 } of whole(new CashForecast(input(items)))) {
          const owed = items.reduce((all, { amount }) => all + (amount.currency === currency ? amount.minor : 0), 0);
          expect(p10).toBeGreaterThanOrEqual(0);
          expect(p50).toBeGreaterThanOrEqual(p10);
          expect(p90).toBeGreaterThanOrEqual(p50);
          expect(p90).toBeLessThanOrEqual(owed);
        }
      }),
      few,
    );
  });

  test('what is owed in one currency changes nothing in another', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const only = items.filter(({ amount }) => amount.currency === AUD);
        const learned = new CashForecast(input(items)).cash('week').filter(({ currency }) => currency === AUD);
        expect(learned).toEqual(new CashForecast(input(only)).cash('week'));
      }),
      few,
    );
  });

  test('a change comes to the same as making the forecast anew', () => {
    fc.assert(
      fc.property(anyItems, anyItems, (before, after) => {
        const forecast = new CashForecast(input(before));
        const kept = new Set<string>(after.map(({ id }) => id));
        forecast.update({ removed: before.map(({ id }) => id).filter((id) => !kept.has(id)), items: after });
        const anew = new CashForecast(input(after));
        expect(forecast.cash('day')).toEqual(anew.cash('day'));
        expect(forecast.running()).toEqual(anew.running());
      }),
      few,
    );
  });

  test('the same input gives the same figures, in whatever order it is told', () => {
    fc.assert(fc.property(anyItems, (items) => expect(new CashForecast(input(items.toReversed())).cash('month')).toEqual(new CashForecast(input(items)).cash('month'))), few);
  });

  test('weeks run from Monday to Sunday and months with the calendar, cut to the days that are looked at', () => {
    const forecast = new CashForecast(input([invoice('a', 100, 0)], { days: 60 }));
    const spans = (grain: 'week' | 'month') => forecast.cash(grain)[0]!.periods.map(({ from, to }) => `${from} ${to}`);
    // Today, the last known day, is a Monday.
    expect(spans('week').slice(0, 2)).toEqual(['2026-06-16 2026-06-21', '2026-06-22 2026-06-28']);
    expect(spans('month')).toEqual(['2026-06-16 2026-06-30', '2026-07-01 2026-07-31', '2026-08-01 2026-08-14']);
  });

  test('a client, a contract, a project: only what belongs to it', () => {
    const items = [invoice('a', 1_000, 5), invoice('b', 20_000, 5, { clientId: 'quay' as ClientId }), plan('m', 300_000)];
    const forecast = new CashForecast(input(items, { days: 180 }));
    expect(whole(forecast, { clientId: 'quay' })[0]!.p50).toBe(20_000);
    expect(whole(forecast, { projectId: 'p1' })[0]!.p50).toBe(300_000);
    expect(whole(forecast, { contractId: 'c1', clientId: 'quay' })).toEqual([]);
    expect(whole(forecast)[0]!.p50).toBe(321_000);
  });

  test('a part-paid invoice brings only what is still owed', () => {
    expect(whole(new CashForecast(input([invoice('a', 4_000, -5)], { days: 180 })))[0]!.p90).toBe(4_000);
  });

  test('a milestone that is reached later is paid later', () => {
    const at = (days: number) => new CashForecast(input([plan('m', 1_000, { reach: { kind: 'date', date: addDays(TODAY, days) } })])).paidBy('m', 0.5)!;
    expect(at(40) > at(10)).toBe(true);
  });

  test('a draft that a person must release comes later than one that goes out by itself', () => {
    const within = (released: ForecastPlan['released']) => new CashForecast(input([plan('d', 1_000, { kind: 'draft', released, reach: { kind: 'date', date: TODAY } })], { releaseDays: [9, 10, 11, 12] })).chanceWithin('d', 30);
    expect(within('by_person')).toBeLessThan(within('by_itself') - 0.1);
  });

  test('what is likely never to be invoiced counts for its chance', () => {
    const sure = whole(new CashForecast(input([plan('m', 100_000)], { days: 180 })))[0]!.expected;
    const half = whole(new CashForecast(input([plan('m', 100_000, { chance: 0.5 })], { days: 180 })))[0]!.expected;
    expect(half / sure).toBeCloseTo(0.5, 2);
  });

  test('each figure opens to what is behind it: the largest part first, and they sum to what is expected', () => {
    const forecast = new CashForecast(input([invoice('a', 1_000, 5), invoice('b', 90_000, 5), plan('m', 300_000)]));
    const [july] = forecast.cash('month').map(({ periods }) => periods[1]!);
    const behind = forecast.behind(AUD, july!);
    expect(behind.map(({ expected }) => expected)).toEqual(behind.map(({ expected }) => expected).toSorted((a, b) => b - a));
    expect(Math.abs(behind.reduce((all, { expected }) => all + expected, 0) - july!.expected)).toBeLessThanOrEqual(behind.length);
  });

  test('more than half a year, an amount below zero and the same item twice are refused', () => {
    expect(() => new CashForecast(input([], { days: 181 }))).toThrow(RangeError);
    expect(() => new CashForecast(input([invoice('a', -1, 5)]))).toThrow(RangeError);
    expect(() => new CashForecast(input([invoice('a', 1, 5), invoice('a', 1, 5)]))).toThrow(RangeError);
  });

  test('with nothing owed there is nothing to show', () => {
    const forecast = new CashForecast(input([invoice('a', 1_000, 5)]));
    forecast.update({ removed: ['a'] });
    expect(forecast.cash('day')).toEqual([]);
  });
});

describe('what if', () => {
  const items = [invoice('a', 1_000, 5), plan('m', 300_000)];

  test('changing the forecast and changing its input come to the same, and what was told stays as it was', () => {
    const suppositions = [
      { kind: 'moved', id: 'm', to: addDays(TODAY, 40) },
      { kind: 'unpaid', id: 'a' },
      { kind: 'monthly', from: addDays(TODAY, 5), plan: { ...plan('r', 5_000), id: 'r' as MilestoneId } },
    ] as const;
    const told = input(items);
    const forecast = new CashForecast(told);
    forecast.update(changesOf(suppositions, told));
    expect(forecast.cash('week')).toEqual(new CashForecast(suppose(told, suppositions)).cash('week'));
    expect(told.items).toEqual(items);
    expect(forecast.items().map(({ id }) => id).toSorted()).toEqual(['m', 'r-1', 'r-2', 'r-3']);
  });

  test('an invoice that is not paid brings nothing; a milestone moved beyond the end neither', () => {
    const told = input(items);
    expect(whole(new CashForecast(suppose(told, [{ kind: 'unpaid', id: 'a' }, { kind: 'moved', id: 'm', to: addDays(TODAY, 200) }])))[0]!.p90).toBe(0);
  });

  test('an invoice is not moved, and what is not there changes nothing', () => {
    const told = input(items);
    expect(changesOf([{ kind: 'moved', id: 'a', to: TODAY }, { kind: 'moved', id: 'gone', to: TODAY }], told).items).toEqual([]);
  });
});

describe('the page', () => {
  test('gets at most 60 kB, whatever there is: first the figures, then the largest items', () => {
    const many = Array.from({ length: 2_000 }, (_, place) => invoice(`INV-2026-${String(place).padStart(6, '0')}`, 1_000_000_000 + place, (place % 90) - 30, { amount: money(1_000_000_000 + place, [AUD, NZD, currencyCode('USD'), currencyCode('GBP')][place % 4]!) }));
    const page = pageOf(new CashForecast(input(many, { days: 180 })));
    expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThanOrEqual(MOST_BYTES);
    expect(page.currencies).toHaveLength(4);
    for (const { items, itemCount, weeks } of page.currencies) {
      expect(itemCount).toBe(500);
      expect(items.length).toBeGreaterThan(20);
      expect(weeks.p50).toHaveLength(weeks.from.length);
    }
  });

  test('has each day of the most days that can be looked at, and every item, when there are few', () => {
    const [cash] = pageOf(new CashForecast(input([invoice('a', 1_000, 5), plan('m', 300_000)], { days: 180 }))).currencies;
    expect(cash!.daily!.p50).toHaveLength(180);
    expect(cash!.running!.p90.at(-1)).toBe(301_000);
    expect(cash!.items.map(({ id }) => id)).toEqual(['m', 'a']);
  });
});

describe('the alert', () => {
  test('names the first day on which one time in ten there is less cash than the line', () => {
    const [aud] = new CashForecast(input([invoice('a', 100_000, 5)])).running();
    const line = { now: 50_000, line: 20_000, goingOut: [{ on: addDays(TODAY, 7), minor: 40_000 }] };
    expect(lowCash(aud!.periods, line)).toEqual({ on: addDays(TODAY, 7), cash: 10_000 });
    expect(lowCash(aud!.periods, { ...line, line: 0 })).toBeUndefined();
  });
});
