import type { CalendarDate } from '../../src/billing/calendar-date';
import type { Answer, ForecastItemView, ForecastPartView, ForecastView } from '../../src/handlers/pages/api';
import { packCounts } from '../../src/billing/forecast/counts';
import type { Sample } from './samples';

/** The forecast of the sample agency, in the states that the pages have to show. */
const ok = <T>(data: T): Answer<T> => ({ ok: true, data });
const FUTURES = 251;

/** A heap of chances around a day, as wide as told: closely enough what a client that is now and then late does. */
function around(middle: number, width: number, share = 0.97): ForecastItemView['counts'] {
  const heights = Array.from({ length: 180 }, (_, day) => Math.exp(-0.5 * ((day - middle) / width) ** 2) * (day % 7 > 4 ? 0.1 : 1));
  const total = heights.reduce((all, one) => all + one, 0);
  let [upTo, given] = [0, 0];
  return packCounts(heights.map((height) => {
    upTo += (height / total) * share * FUTURES;
    const count = Math.round(upTo) - given;
    given += count;
    return count;
  }));
}

const day = (ahead: number): CalendarDate => new Date(Date.UTC(2026, 10, 22 + ahead)).toISOString().slice(0, 10) as CalendarDate;
const item = (kind: ForecastItemView['kind'], id: string, name: string, minor: number, middle: number, width: number, more: Partial<ForecastItemView> = {}): ForecastItemView => ({
  kind, id, name, minor, currency: 'AUD', counts: around(middle, width), ...more,
});

const harbour: ForecastPartView = {
  contract: { id: 'c1', name: 'Ordering app', projectId: '10000', projectKey: 'HARB', rev: 4, manage: true, after: around(43, 6) },
  client: { id: 'harbour', name: 'Harbour Foods' },
  pays: { of: 'client', invoices: 28, termDays: 30, middle: 11, lower: 4, upper: 19 },
  items: [
    item('invoice', 'i1', 'HARB-A-001', 660_000, 9, 4, { due: day(4) }),
    item('invoice', 'i0', 'HARB-A-000', 220_000, 70, 25, { due: day(-20), disputed: true }),
    item('draft', 'i2', 'HARB-A-002', 1_320_000, 38, 7),
    item('milestone', 'm3', 'User dashboard', 1_320_000, 58, 9, { by: 'work', issueKey: 'HARB-3', open: 3, done: 5, planned: day(20), likely: { from: day(17), to: day(28) } }),
    item('milestone', 'm4', 'Payments and receipts', 990_000, 96, 15, { by: 'by_hand', issueKey: 'HARB-4', likely: { from: day(50), to: day(64) } }),
    item('milestone', 'm5', 'Production deployment', 880_000, 130, 20, { by: 'date', issueKey: 'HARB-5', likely: { from: day(68), to: day(68) } }),
    item('milestone', 'm6', 'Handover', 110_000, 45, 9, { by: 'waits', issueKey: 'HARB-6', likely: { from: day(0), to: day(0) } }),
    item('deposit', 'd1', 'Ordering app', 440_000, 40, 8, { by: 'date', likely: { from: day(9), to: day(9) } }),
    item('retention', 'r1', 'Ordering app', 165_000, 150, 15, { by: 'work', issueKey: 'HARB-5', planned: day(60), likely: { from: day(62), to: day(80) } }),
  ],
  came: [-40, -33, -19, -9, -2].map((ahead, place) => ({ on: day(ahead), currency: 'AUD', minor: 330_000 + 55_000 * place })),
};
const lumiere: ForecastPartView = {
  contract: { id: 'c2', name: 'Booking site', projectId: '10001', projectKey: 'LUMI', rev: 2, manage: true, after: around(30, 8) },
  client: { id: 'lumiere', name: 'Lumière Hotels' },
  pays: { of: 'terms', invoices: 1, termDays: 14, middle: 6, lower: -1, upper: 15 },
  items: [{ ...item('invoice', 'i9', 'LUMI-A-001', 480_000, 16, 6, { due: day(6) }), currency: 'USD' }],
  came: [],
};
const gull: ForecastPartView = { client: { id: 'gull', name: 'Gull & Sons' }, pays: { of: 'client', invoices: 39, termDays: 14, middle: 0, lower: -1, upper: 1 }, items: [item('invoice', 'x1', 'GS-040', 101_000, 8, 2, { due: day(8) })], came: [{ on: day(-12), currency: 'AUD', minor: 99_000 }] };

const project: ForecastView = {
  manage: true, today: '2026-11-22',
  history: { state: 'read', read: 90, at: '2026-11-22T01:00:00Z' },
  made: { at: '2026-11-22T01:00:00Z', knownTo: '2026-11-21', days: 180, alike: { group: 0.3, all: 0.1 }, payments: 86 },
  digits: { AUD: 2 }, parts: [harbour], rest: [], cameElse: [], leftOut: 0,
};
const week = (back: number, p50: number, actual?: number) => ({ knownTo: day(-7 * back), p10: p50 * 0.7, p50, p90: p50 * 1.3, byDueDate: p50 * 1.4, byClientMean: p50 * 1.2, ...(actual === undefined ? {} : { actual }) });
const everything: ForecastView = {
  ...project, digits: { AUD: 2, USD: 2 }, parts: [harbour, lumiere, gull],
  leftOut: 3,
  whole: {
    mayWatch: true,
    lines: [{ currency: 'AUD', cash: 2_500_000, on: '2026-11-21', line: 1_000_000, monthly: 1_800_000, day: 15, low: { on: '2026-12-15', cash: 890_000, since: '2026-11-22T01:00:00Z' } }],
    track: [{ currency: 'AUD', days: 28, weeks: [week(7, 900_000, 940_000), week(6, 800_000, 1_100_000), week(5, 950_000, 930_000), week(1, 1_000_000)] }],
  },
};

export function forecastSamples(loaded: { readonly project: Sample['answers']; readonly finance: Sample['answers'] }): Readonly<Record<string, Sample>> {
  const onProject = (forecast: ForecastView | 'never' | 'reject', steps: Sample['steps'] = []): Sample =>
    ({ page: 'project', answers: { ...loaded.project, 'forecast.load': typeof forecast === 'string' ? forecast : ok(forecast) }, steps: [{ click: 'Forecast' }, ...steps] });
  return {
    'forecast-project': onProject(project),
    'forecast-behind': onProject(project, [{ click: 'What is behind All of it' }]),
    'forecast-what-if': onProject(project, [{ click: 'What is behind All of it' }, { click: 'Suppose that HARB-A-002 is not paid' }, { click: 'Move User dashboard' }]),
    'forecast-retainer': onProject(project, [{ click: 'Add a retainer' }]),
    'forecast-supposed': onProject(project, [{ click: 'Add a retainer' }, { fill: 'Each month (AUD, tax included)', with: '3,000' }, { click: 'Suppose it' }, { click: 'What is behind All of it' }]),
    'forecast-expect': onProject(project, [{ click: 'What is behind All of it' }, { click: 'Say when User dashboard is expected' }]),
    'forecast-reading': onProject({ ...project, history: { state: 'reading', read: 1200 } }),
    'forecast-making': onProject({ ...project, made: undefined as never, parts: [] }),
    'forecast-empty': onProject({ ...project, parts: [] }),
    'forecast-loading': onProject('never'),
    'forecast-error': onProject('reject'),
    'forecast-no-permission': { page: 'project', answers: { ...loaded.project, 'forecast.load': { ok: false, problems: [{ code: 'NO_PERMISSION', severity: 'error' }] } }, steps: [{ click: 'Forecast' }] },
    'forecast-finance': { page: 'finance', answers: { ...loaded.finance, 'forecast.load': ok(everything) }, steps: [{ click: 'Forecast' }] },
  };
}
