import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { packCounts } from '../../../src/billing/forecast/counts';
import type { ForecastItemView, ForecastView } from '../../../src/handlers/pages/api';
import { formatMoney } from '../shared/money';
import { marksTo, monthsBetween, scaleOf } from './chart-scale';
import { csvOf } from '../shared/csv';
import { dateRange } from './date-range';
import { addressOf, filterOf, GRAINS, HORIZONS, type Filter } from './filter';
import { comesBy, currencyViews, fanOf, fittingFilter, itemsOf, moneyOf, paymentsTo } from './model';

const FUTURES = 251;
const onDay = (day: number): ForecastItemView['counts'] => packCounts([...Array.from({ length: day }, () => 0), FUTURES]);
const item = (id: string, minor: number, day: number, currency = 'AUD'): ForecastItemView => ({ id, kind: 'invoice', name: id, minor, currency, counts: onDay(day), due: '2026-12-01' });
const made = { at: '2026-11-22T00:00:00Z', knownTo: '2026-11-21', days: 180, alike: { group: 0.2, all: 0.1 }, payments: 10 };
const view: ForecastView = {
  manage: true, today: '2026-11-22', history: { state: 'read', read: 10 }, made, digits: { AUD: 2, JPY: 0 }, rest: [], cameElse: [], leftOut: 0,
  parts: [
    { contract: { id: 'c1', name: 'Ordering app', projectId: 'p1', projectKey: 'HARB', rev: 1, manage: true }, client: { id: 'harbour', name: 'Harbour Foods' }, items: [item('a', 1000, 3), item('b', 500, 40)], came: [{ on: '2026-11-20', currency: 'AUD', minor: 250 }] },
    { client: { id: 'gull', name: 'Gull & Sons' }, items: [item('x', 70, 3), item('y', 9, 5, 'JPY')], came: [] },
  ],
};
const usual: Filter = { days: 60, grain: 'week' };

describe('the filter in the address', () => {
  const anyFilter: fc.Arbitrary<Filter> = fc.record(
    { days: fc.constantFrom(...HORIZONS), grain: fc.constantFrom(...GRAINS), currency: fc.constantFrom('AUD', 'USD'), client: fc.string({ minLength: 1 }), project: fc.string({ minLength: 1 }), contract: fc.string({ minLength: 1 }) },
    { requiredKeys: ['days', 'grain'] },
  );
  it('comes back as it was chosen', () => {
    fc.assert(fc.property(anyFilter, (filter) => { expect(filterOf(addressOf(filter))).toEqual(filter); }));
  });
  it('is as usual where the address says nothing, or nonsense', () => {
    for (const address of ['', 'days=61&by=year', 'what=ever', '%E0']) expect(filterOf(address)).toEqual(usual);
    expect(addressOf(usual)).toBe('');
  });
});

describe('the figures of a page', () => {
  it('are of each currency by itself, and of what the filter names', () => {
    const shown = (filter: Filter) => currencyViews(view, made, filter, fanOf(view, made, filter, [])).map(({ currency, whole }) => [currency, whole.p50]);
    expect(shown(usual)).toEqual([['AUD', 1570], ['JPY', 9]]);
    expect(shown({ ...usual, currency: 'JPY' })).toEqual([['JPY', 9]]);
    expect(shown({ ...usual, client: 'gull', currency: 'AUD' })).toEqual([['AUD', 70]]);
    expect(shown({ ...usual, contract: 'none', currency: 'AUD' })).toEqual([['AUD', 70]]);
    expect(shown({ ...usual, contract: 'c1' })).toEqual([['AUD', 1500]]);
    expect(shown({ ...usual, project: 'p1' })).toEqual([['AUD', 1500]]);
    expect(shown({ ...usual, project: 'p2' })).toEqual([]);
  });
  it('begin where what came lately ends', () => {
    const [aud] = currencyViews(view, made, usual, fanOf(view, made, usual, []));
    expect(aud?.came.at(-1)).toEqual({ date: '2026-11-21', minor: 250 });
    expect(aud?.came[0]?.minor).toBe(0);
  });
  it('say to what day payments are in them: no later than the ledger was read', () => {
    const read = { state: 'read' as const, read: 10 };
    expect([paymentsTo(made, read), paymentsTo(made, { ...read, at: '2026-11-22T01:00:00Z' }), paymentsTo(made, { ...read, at: '2026-11-15T09:00:00Z' })]).toEqual(['2026-11-21', '2026-11-21', '2026-11-15']);
  });
  it('have what came on parts that are not listed, but in no part of everything', () => {
    const more = { ...view, cameElse: [{ on: '2026-11-21', currency: 'AUD', minor: 40 }] };
    const came = (filter: Filter) => currencyViews(more, made, filter, fanOf(more, made, filter, [])).find(({ currency }) => currency === 'AUD')?.came.at(-1)?.minor;
    expect([came(usual), came({ ...usual, project: 'p1' }), came({ ...usual, client: 'harbour' })]).toEqual([290, 250, 250]);
  });
  it('follow what is supposed', () => {
    const fan = fanOf(view, made, usual, [{ kind: 'unpaid', id: 'a' }]);
    expect(currencyViews(view, made, usual, fan)[0]?.whole.p50).toBe(570);
    const none = fanOf(view, made, { ...usual, contract: 'c1' }, [{ kind: 'unpaid', id: 'a' }, { kind: 'unpaid', id: 'b' }]);
    expect(currencyViews(view, made, { ...usual, contract: 'c1' }, none).map(({ currency, whole }) => [currency, whole.p90])).toEqual([['AUD', 0]]);
  });
  it('say when an item comes, and nothing where that is later than they tell', () => {
    const [first] = itemsOf(view);
    expect(first && comesBy(first, made, 0.5)).toBe('2026-11-25');
    expect(first && comesBy({ ...first, counts: [] }, made, 0.5)).toBeUndefined();
  });
  it('are by whole weeks where the smallest items come taken together', () => {
    const rest = [{ currency: 'AUD', items: 5, unit: 1, weeks: [] }];
    for (const days of HORIZONS) {
      const fitted = fittingFilter({ days, grain: 'day' }, { ...view, rest });
      expect(fitted.grain).toBe('week');
      expect(new Date(Date.parse(made.knownTo) + fitted.days * 86_400_000).getUTCDay()).toBe(0);
    }
    expect(fittingFilter({ days: 90, grain: 'day' }, view)).toEqual({ days: 90, grain: 'day' });
  });
});

describe('money from minor units', () => {
  it('has the digits of its currency, to the last cent', () => {
    expect([moneyOf(123_456, 'AUD', view), moneyOf(5, 'AUD', view), moneyOf(-5, 'AUD', view), moneyOf(1200, 'JPY', view)].map(({ amount }) => amount)).toEqual(['1234.56', '0.05', '-0.05', '1200']);
    expect(formatMoney(moneyOf(123_456, 'AUD', view), 'en-AU')).toBe('AU$\u00a01,234.56');
  });
});

describe('the CSV', () => {
  it('holds nothing that a spreadsheet would carry out', () => {
    fc.assert(fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (first, rest) => {
      const line = csvOf([[`${first}${rest}`]]).slice(1);
      expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
    }));
  });
  it('keeps commas, quotes and lines inside their cells', () => {
    expect(csvOf([['a,b', 'say "so"', 'two\nlines', 5, -1]])).toBe('\ufeff"a,b","say ""so""","two\nlines",5,-1\r\n');
  });
});

describe('the chart', () => {
  it('has round marks from nothing to at least the most', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e12 }), (most) => {
      const marks = marksTo(most, 4);
      expect(marks[0]).toBe(0);
      expect(marks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
      expect(marks.length).toBeLessThanOrEqual(6);
    }));
  });
  it('puts the first day at the left, the last at the right, nothing at the foot and the most at the top', () => {
    const { x, y } = scaleOf({ width: 640, height: 240, left: 56, right: 12, top: 8, bottom: 24 }, '2026-11-01', '2026-12-31', 100);
    expect([x('2026-11-01'), x('2026-12-31'), y(0), y(100)]).toEqual([56, 628, 216, 8]);
  });
  it('names each month that begins in it', () => {
    expect(monthsBetween('2026-11-22', '2027-02-01')).toEqual(['2026-12-01', '2027-01-01', '2027-02-01']);
  });
});

describe('a range of days', () => {
  it('is one day where both are the same, and short where they share a month', () => {
    expect(dateRange('2031-12-09', '2031-12-09', 'en-AU')).toBe('9 Dec 2031');
    expect(dateRange('2031-12-09', '2031-12-20', 'en-AU').replaceAll(/[\u2009\u202f]/g, ' ')).toMatch(/^9 ?– ?20 Dec 2031$/);
  });
});
