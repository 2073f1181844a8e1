import { describe, expect, test } from '@jest/globals';
import { calendarDate } from '../../../billing/calendar-date';
import { packCounts } from '../../../billing/forecast/counts';
import type { ForecastItem } from '../../../billing/forecast/inputs';
import type { ForecastPart, ForecastSite } from '../../../billing/forecast/parts';
import { restWeek } from '../../../billing/forecast/rest';
import type { ClientId, ContractId, InvoiceId, MilestoneId, ProjectId } from '../../../billing/ids';
import { currencyCode, money } from '../../../billing/money';
import { forecastView } from './forecast-view';

const AUD = currencyCode('AUD');
const site: ForecastSite = { rev: 1, made: { at: '2026-11-22T01:00:00Z', knownTo: calendarDate('2026-11-21'), days: 60, alike: { group: 0.2, all: 0.1 }, payments: 10 } };
const sure = packCounts([0, 0, 0, 251]);
const DUE = calendarDate('2026-12-01');
const invoice = (id: string, client: string, minor: number): ForecastItem => ({ kind: 'invoice', id: id as InvoiceId, name: `INV-${id}`, clientId: client as ClientId, amount: money(minor, AUD), issued: calendarDate('2026-11-01'), due: DUE });
const partOf = (client: string, items: readonly ForecastItem[], more: Partial<ForecastPart> = {}): ForecastPart => ({
  rev: 1, about: { kind: 'client', id: client as ClientId }, client: { id: client as ClientId, name: `Client ${client}` }, items, counts: Object.fromEntries(items.map(({ id }) => [id, sure])), likely: {}, after: {},
  pays: { of: 'client', invoices: 12, termDays: 30, middle: 4, lower: 1, upper: 9 }, came: [{ on: calendarDate('2026-11-20'), currency: AUD, minor: 100 }], ...more,
});
const seen = (parts: readonly ForecastPart[]) => forecastView({ site, connection: undefined, parts, today: '2026-11-22', manage: true, manages: () => true });

describe('the forecast as a page gets it', () => {
  test('weighs at most 60 kB however many clients there are, and loses no money', () => {
    const parts = Array.from({ length: 500 }, (_, client) => partOf(`client-${client}`, Array.from({ length: 10 }, (_none, place) => invoice(`${client}-${place}`, `client-${client}`, 10_000 + client * 100 + place))));
    const view = seen(parts);
    expect(new TextEncoder().encode(JSON.stringify(view)).length).toBeLessThanOrEqual(60_000);
    const listed = view.parts.flatMap(({ items }) => items);
    const [rest] = view.rest;
    expect(listed.length).toBeGreaterThan(50);
    expect(listed.length + (rest?.items ?? 0)).toBe(5_000);
    const all = parts.flatMap(({ items }) => items).reduce((sum, { amount }) => sum + amount.minor, 0);
    const first = rest ? rest.weeks.reduce((sum, week) => sum + (restWeek({ ...rest, currency: AUD }, week)[0] ?? 0), 0) : 0;
    expect(Math.abs(listed.reduce((sum, { minor }) => sum + minor, 0) + first - all) / all).toBeLessThan(0.001);
    expect([...view.parts.flatMap(({ came }) => came), ...view.cameElse].reduce((sum, { minor }) => sum + minor, 0)).toBe(50_000);
  });

  test('says what is in no figure, what is in dispute, and what waits to be billed', () => {
    const plan: ForecastItem = { kind: 'milestone', id: 'm1' as MilestoneId, name: 'Launch', clientId: 'c' as ClientId, contractId: 'k' as ContractId, projectId: 'p' as ProjectId, amount: money(5000, AUD), reach: { kind: 'date', date: calendarDate('2026-11-21') }, released: 'by_person', terms: { kind: 'on_receipt' } };
    const view = seen([partOf('c', [{ ...invoice('i', 'c', 900), kind: 'invoice', issued: DUE, due: DUE, disputed: true } as ForecastItem, plan, { ...plan, id: 'm2' as MilestoneId, reach: { kind: 'date', date: calendarDate('2026-11-22') } }], { leftOut: 3 })]);
    expect(view.leftOut).toBe(3);
    expect(view.parts[0]?.items).toMatchObject([{ due: '2026-12-01', disputed: true }, { by: 'waits' }, { by: 'date' }]);
  });
});
