import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, addMonthsClamped, calendarDate } from '../calendar-date';
import type { ClientId, ContractId, InvoiceId, MilestoneId } from '../ids';
import { currencyCode, money } from '../money';
import { CashForecast } from './cash-forecast';
import { packCounts, shiftCounts, unpackCounts } from './counts';
import { Fan, supposed, type FanItem } from './fan';
import { FUTURES } from './deal';
import type { ForecastItem, ForecastPlan } from './inputs';
import { restOf } from './rest';

const TODAY = calendarDate('2026-06-15');
const DAYS = 90;
const [AUD, NZD] = [currencyCode('AUD'), currencyCode('NZD')];

const anyItem = (place: number): fc.Arbitrary<ForecastItem> =>
  fc.record({ minor: fc.integer({ min: 1, max: 1e7 }), dueIn: fc.integer({ min: -100, max: 60 }), client: fc.constantFrom('harbour', 'quay', 'new'), currency: fc.constantFrom(AUD, NZD), plan: fc.boolean() })
    .map(({ minor, dueIn, client, currency, plan }): ForecastItem => {
      const shared = { clientId: client as ClientId, contractId: `of ${client}` as ContractId, name: `${place}`, amount: money(minor, currency) };
      return plan
        ? { ...shared, kind: 'milestone', id: `m${place}` as MilestoneId, reach: { kind: 'by_hand', from: addDays(TODAY, 5), to: addDays(TODAY, 40) }, released: 'by_person', terms: { kind: 'days_after_invoice', days: 14 } }
        : { ...shared, kind: 'invoice', id: `i${place}` as InvoiceId, issued: addDays(TODAY, dueIn - 30), due: addDays(TODAY, dueIn) };
    });
const anyItems = fc.integer({ min: 1, max: 10 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => anyItem(place))));

const forecastOf = (items: readonly ForecastItem[]): CashForecast => new CashForecast({ knownTo: TODAY, days: DAYS, items, payments: [], reached: [], releaseDays: [] });
const fanItems = (forecast: CashForecast): readonly FanItem[] =>
  forecast.items().map(({ id, clientId, contractId, amount }) => ({ id, clientId, ...(contractId ? { contractId } : {}), currency: amount.currency, minor: amount.minor, counts: unpackCounts(packCounts(forecast.countsOf(id))) }));
const marks = ({ cash }: Pick<Fan, 'cash'>, scope = {}) => cash('week', scope).map(({ currency, periods }) => ({ currency, marks: periods.map(({ p10, p50, p90 }) => [p10, p50, p90]) }));

describe('the forecast played through on a page', () => {
  test('has the very marks of the one that was kept, of everything and of one client', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const forecast = forecastOf(items);
        const fan = new Fan(TODAY, DAYS, forecast.alike(), fanItems(forecast));
        for (const scope of [{}, { clientId: 'harbour' as ClientId }]) expect(marks({ cash: fan.cash.bind(fan) }, scope)).toEqual(marks({ cash: forecast.cash.bind(forecast) }, scope));
      }),
      { numRuns: 15 },
    );
  });

  test('expects what the kept one does, to a part in as many as there are futures', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const forecast = forecastOf(items);
        const fan = new Fan(TODAY, DAYS, forecast.alike(), fanItems(forecast));
        for (const [place, { periods }] of forecast.running().entries()) {
          const owed = items.reduce((all, { amount }) => all + amount.minor, 0);
          expect(Math.abs((periods.at(-1)?.expected ?? 0) - (fan.running()[place]?.periods.at(-1)?.expected ?? 0))).toBeLessThanOrEqual(owed / FUTURES + 1);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('has every part of a figure behind it, the largest first', () => {
    const forecast = forecastOf(fc.sample(anyItems, { numRuns: 1, seed: 7 })[0] ?? []);
    const fan = new Fan(TODAY, DAYS, forecast.alike(), fanItems(forecast));
    const parts = fan.behind(AUD, { first: 0, last: DAYS - 1 });
    expect(parts.map(({ expected }) => expected)).toEqual(parts.map(({ expected }) => expected).sort((a, b) => b - a));
    const total = fan.running().find(({ currency }) => currency === AUD)?.periods.at(-1)?.expected ?? 0;
    expect(Math.abs(parts.reduce((all, { expected }) => all + expected, 0) - total)).toBeLessThanOrEqual(parts.length);
  });
});

describe('items that a page has no room for', () => {
  test('taken together they give the weeks of all of them, to a part in a thousand of the largest', () => {
    fc.assert(
      fc.property(anyItems, fc.integer({ min: 0, max: 9 }), (items, listed) => {
        const forecast = forecastOf(items);
        const all = fanItems(forecast);
        const left = all.slice(listed).map((item) => ({ ...item, group: item.clientId, counts: packCounts(item.counts) }));
        const rest = restOf(left, { knownTo: TODAY, days: DAYS, alike: forecast.alike() });
        const [whole, cut] = [new Fan(TODAY, DAYS, forecast.alike(), all), new Fan(TODAY, DAYS, forecast.alike(), all.slice(0, listed), rest)];
        const most = Math.max(1, ...all.map(({ minor }) => minor)) * all.length;
        whole.cash('week').forEach(({ currency, periods }, place) => {
          const other = cut.cash('week')[place];
          expect(other?.currency).toBe(currency);
          periods.forEach(({ p10, p90 }, week) => {
            expect(Math.abs(p10 - (other?.periods[week]?.p10 ?? 0))).toBeLessThanOrEqual(most / 1000);
            expect(Math.abs(p90 - (other?.periods[week]?.p90 ?? 0))).toBeLessThanOrEqual(most / 1000);
          });
        });
      }),
      { numRuns: 10 },
    );
  });
});

describe('what if', () => {
  const plan: ForecastPlan = {
    kind: 'milestone', id: 'm' as MilestoneId, name: 'Dashboard', clientId: 'harbour' as ClientId, amount: money(1_000_000, AUD),
    reach: { kind: 'date', date: addDays(TODAY, 4) }, released: 'by_itself', terms: { kind: 'days_after_invoice', days: 14 },
  };
  const forecast = forecastOf([plan]);
  const items = fanItems(forecast);
  const after = forecast.countsAfter(plan.id, plan, addDays(TODAY, 8));
  const play = (changed: readonly FanItem[]) => new Fan(TODAY, DAYS, forecast.alike(), changed).running()[0]?.periods.map(({ p50 }) => p50);

  test('a milestone moved to the day that its way to the money was worked out for has the figures of a forecast made so', () => {
    const moved = supposed(items, [{ kind: 'moved', id: 'm', to: addDays(TODAY, 8), after }], { knownTo: TODAY, days: DAYS });
    const made = forecastOf([{ ...plan, reach: { kind: 'date', date: addDays(TODAY, 8) } }]);
    expect(play(moved)).toEqual(made.running()[0]?.periods.map(({ p50 }) => p50));
  });

  test('a milestone moved by some days brings its money so many days later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (days) => {
        const at = (to: number) => supposed(items, [{ kind: 'moved', id: 'm', to: addDays(TODAY, to), after }], { knownTo: TODAY, days: DAYS })[0]?.counts ?? [];
        expect(at(3 + days).slice(days)).toEqual(at(3));
      }),
      { numRuns: 10 },
    );
  });

  test('an invoice that is not paid is in no figure, and a supposition about what is not there changes nothing', () => {
    expect(supposed(items, [{ kind: 'unpaid', id: 'm' }], { knownTo: TODAY, days: DAYS })).toEqual([]);
    expect(supposed(items, [{ kind: 'unpaid', id: 'another' }, { kind: 'moved', id: 'another', to: TODAY, after }], { knownTo: TODAY, days: DAYS })).toEqual(items);
  });

  test('a retainer brings its amount each month from its first day on, on the last day of shorter months', () => {
    const item = { id: 'r', clientId: 'harbour', currency: AUD, minor: 100_000 };
    const from = calendarDate('2026-06-30');
    const added = supposed([], [{ kind: 'monthly', item, from, after: [FUTURES] }], { knownTo: TODAY, days: 180 });
    expect(added.map(({ counts }) => addDays(TODAY, 1 + counts.indexOf(FUTURES)))).toEqual([0, 1, 2, 3, 4, 5].map((month) => addMonthsClamped(from, month)));
  });
});

describe('counts as text', () => {
  const anyCounts = fc.array(fc.integer({ min: 0, max: FUTURES }), { maxLength: 180 });

  test('come back as they went in, but for zeros at the end', () => {
    fc.assert(fc.property(anyCounts, (counts) => {
      const last = counts.findLastIndex((count) => count > 0);
      expect(unpackCounts(JSON.parse(JSON.stringify(packCounts(counts))) as ReturnType<typeof packCounts>)).toEqual(counts.slice(0, last + 1));
    }));
  });

  test('moved forth and back are as they were; moved before the first day, all come on it', () => {
    fc.assert(fc.property(anyCounts, fc.integer({ min: 0, max: 60 }), (counts, days) => {
      if (counts.length > 0) expect(shiftCounts(shiftCounts(counts, days), -days)).toEqual(counts);
      const total = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
      expect(total(shiftCounts(counts, -days))).toBe(total(counts));
    }));
  });
});
