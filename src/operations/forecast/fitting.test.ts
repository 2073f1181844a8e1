import { expect, test } from '@jest/globals';
import { calendarDate } from '../../billing/calendar-date';
import type { ForecastItem } from '../../billing/forecast';
import type { ClientHistory } from '../../billing/forecast/client-history';
import type { ContractPart, ForecastPart } from '../../billing/forecast/parts';
import { money, currencyCode } from '../../billing/money';
import type { ClientId, ContractId, MilestoneId, OrganisationId, ProjectId, WorkItemId } from '../../billing/ids';
import { withWork } from './count-work';
import { fitting, makeForecast } from './make-forecast';
import type { OfContract } from './see-contracts';

const DAYS = Array.from({ length: 120 }, () => calendarDate('2026-11-22'));
const item = (place: number): ForecastItem => ({
  kind: 'milestone', id: `m${place}` as MilestoneId, name: `Milestone ${place}`, clientId: 'c' as ClientId, amount: money(place, currencyCode('AUD')), released: 'by_person', terms: { kind: 'on_receipt' },
  reach: { kind: 'work', parts: { open: 1, done: DAYS, added: DAYS } },
});
function partOf(count: number): ForecastPart {
  const items = Array.from({ length: count }, (_, place) => item(place + 1));
  const of = <T>(value: T) => Object.fromEntries(items.map(({ id }) => [id, value]));
  const about: ContractPart = {
    kind: 'contract', id: 'k' as ContractId, contractRev: 1, projectId: 'p' as ProjectId, projectKey: 'HARB', name: 'x', terms: { kind: 'on_receipt' }, released: 'by_person', ledgerIds: [], issued: {}, waitingSince: {}, releaseDays: [], reached: [],
    work: of({ id: '1' as WorkItemId, key: 'HARB-1', parts: { open: 1, done: DAYS, added: DAYS } }),
  };
  return { rev: 1, about, client: { id: 'c' as ClientId, name: 'C' }, items, counts: of({ from: 3, days: '$$' }), likely: of({}), after: {}, came: [] };
}

test('a part that a record can hold stays as it is', () => {
  const small = partOf(3);
  expect(fitting(small)).toBe(small);
});

test('one that is too large keeps the items of the largest amounts, and nothing of the others', () => {
  const kept = fitting(partOf(300));
  expect(JSON.stringify(kept).length).toBeLessThanOrEqual(220_000);
  expect(kept.items.length).toBeGreaterThan(10);
  expect(Math.min(...kept.items.map(({ amount }) => amount.minor))).toBe(300 - kept.items.length + 1);
  expect(Object.keys(kept.counts).sort()).toEqual(kept.items.map(({ id }) => id as string).sort());
});

test('what is counted of a milestone’s work is said of the milestone, and of the retention that it releases', () => {
  const part = partOf(2);
  const [first, second] = part.items;
  if (first?.kind !== 'milestone' || second?.kind !== 'milestone') throw new Error('no milestones');
  const retention: ForecastItem = { ...first, kind: 'retention', id: 'k-retention' as MilestoneId, freedBy: first.id as MilestoneId, reach: { kind: 'work' } };
  const counted = { id: '1' as WorkItemId, key: 'HARB-1', planned: calendarDate('2027-01-15'), parts: { open: 2, done: [] } };
  const { items } = withWork({ ...part, items: [first, second, retention] } as OfContract, new Map([[first.id, counted]]));
  const reach = { kind: 'work', planned: '2027-01-15', parts: { open: 2, done: [] } };
  expect(items).toMatchObject([{ kind: 'milestone', reach }, { kind: 'milestone', reach: second.reach }, { kind: 'retention', reach }]);
});

test('what is left out is counted, also where it was left out before', () => {
  const kept = fitting({ ...partOf(300), leftOut: 7 });
  expect(kept.leftOut).toBe(7 + 300 - kept.items.length);
  expect(fitting(partOf(3))).not.toHaveProperty('leftOut');
});

test('what came lately is of all the client’s invoices that are not ours, also of those that are paid in full, and of a client who owes nothing more', () => {
  const history: ClientHistory = {
    rev: 1, organisationId: 'o' as OrganisationId, clientId: 'c' as ClientId, name: 'C', at: '2026-11-22T00:00:00.000Z',
    invoices: {
      paid: { issued: calendarDate('2026-10-01'), due: calendarDate('2026-11-01'), currency: currencyCode('AUD'), total: 500, paid: [[calendarDate('2026-11-05'), 500]] },
      ours: { issued: calendarDate('2026-10-01'), due: calendarDate('2026-11-01'), currency: currencyCode('AUD'), total: 900, paid: [[calendarDate('2026-11-06'), 900]] },
      before: { issued: calendarDate('2026-01-01'), due: calendarDate('2026-02-01'), currency: currencyCode('AUD'), total: 70, paid: [[calendarDate('2026-02-05'), 70]] },
    },
  };
  const day = { zone: 'UTC', knownTo: calendarDate('2026-11-21'), today: calendarDate('2026-11-22'), taxes: {} };
  const contract = partOf(1);
  if (contract.about.kind !== 'contract') throw new Error('no contract');
  const ours: OfContract = { ...contract, about: { ...contract.about, ledgerIds: ['ours'] } };
  const { parts } = makeForecast({ contracts: [ours], clients: [], histories: [history], day });
  expect(parts.map(({ about, came }) => [about.kind, came])).toEqual([
    ['contract', [{ on: '2026-11-06', currency: 'AUD', minor: 900 }]],
    ['client', [{ on: '2026-11-05', currency: 'AUD', minor: 500 }]],
  ]);
});
