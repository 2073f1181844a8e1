import { describe, expect, jest, test } from '@jest/globals';
import { seedHistory } from '../../local/agency/history';
import type { Json } from '../../local/common/ports';
import { Decimal } from '../../local/xero/rules/decimal';
import type { ClientHistory } from '../../src/billing/forecast/client-history';
import type { ForecastPart, ForecastSite, ForecastWeeks } from '../../src/billing/forecast/parts';
import { books, call, clientIds, connect, contract, customConnections, move, must, organisationIds, people, ready, tag } from './acts';
import { testWorld, type Otherwise, type TestWorld } from './world';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HARB = { project: 'HARB' };
const LUMI = { project: 'LUMI' };

async function withHistory(otherwise: Otherwise = {}): Promise<TestWorld> {
  const world = await testWorld(otherwise);
  seedHistory(world.xero.model, world.clock.now());
  return world;
}

const stored = <T>(world: TestWorld, name: string, key: string): T | undefined =>
  (world.forge.store.get({ kind: 'entity', name }, key).value as { doc?: { value: Json } } | undefined)?.doc?.value as unknown as T | undefined;
const site = (world: TestWorld) => stored<ForecastSite>(world, 'site', 'forecast');
const payer = (world: TestWorld, client: keyof typeof clientIds) => stored<ClientHistory>(world, 'payer', clientIds[client]);
const part = (world: TestWorld, contractId: string) => stored<ForecastPart>(world, 'forecast', `contract.${contractId}`);

/** More of a client's invoices in one go, as an import makes them: all changed at one moment. */
function imported(world: TestWorld, count: number): void {
  for (let place = 0; place < count; place += 1) {
    const made = world.xero.model.createInvoice(organisationIds.northlight, {
      number: `IMP-${place}`, contact: { id: clientIds.gullAndSons }, date: '2026-06-01', dueDate: '2026-06-15', status: 'AUTHORISED',
      lines: [{ description: 'Import', quantity: Decimal.of(1), unitAmount: Decimal.of(100), accountCode: '200', taxType: 'OUTPUT' }],
    });
    if (!made.ok) throw new Error(made.messages.join(' '));
  }
}

/** What of the history must be the same however it came to be read. */
const kept = (world: TestWorld) => (['harbourFoods', 'lumiereHotels', 'gullAndSons'] as const).map((client) => Object.values(payer(world, client)?.invoices ?? {}).map((invoice) => JSON.stringify(invoice)).sort());

describe('what the ledger tells of the years before', () => {
  test('is read within hours of connecting, and kept by client', async () => {
    const world = await withHistory();
    await connect(world);
    await world.advance(2 * HOUR_MS);
    expect(site(world)?.history?.wholeAt).toBeDefined();
    const harbour = Object.values(payer(world, 'harbourFoods')?.invoices ?? {});
    expect(harbour).toHaveLength(30);
    expect(harbour.filter(({ owed }) => owed !== undefined)).toHaveLength(2);
    expect(site(world)?.made?.payments).toBe(books(world).filter(({ status }) => status === 'PAID').length);
  });

  test('is read to the end when all of it changed at one moment, over several runs', async () => {
    const world = await withHistory();
    imported(world, 620);
    await connect(world);
    await world.advance(2 * HOUR_MS);
    expect(site(world)?.history?.wholeAt).toBeDefined();
    expect(Object.keys(payer(world, 'gullAndSons')?.invoices ?? {})).toHaveLength(660);
  }, 60_000);

  test('grows by what changes, and loses what was voided', async () => {
    const world = await withHistory();
    await connect(world);
    await world.advance(2 * HOUR_MS);
    const open = books(world).filter(({ status }) => status === 'AUTHORISED').map(({ number }) => number);
    world.xero.model.pay(organisationIds.northlight, 'HF-030', { amount: '1000' });
    world.xero.model.updateInvoice(organisationIds.northlight, 'GS-040', { status: 'VOIDED' });
    await world.advance(DAY_MS);
    const history = Object.values(payer(world, 'harbourFoods')?.invoices ?? {}).find(({ number }) => number === 'HF-030');
    expect(history).toMatchObject({ paid: [['2026-11-22', 100_000]] });
    expect(history?.owed).toBe((history?.total ?? 0) - 100_000);
    expect(open).toContain('GS-040');
    expect(Object.values(payer(world, 'gullAndSons')?.invoices ?? {}).filter(({ owed }) => owed !== undefined)).toEqual([]);
  });

  test('is not mixed with another organisation’s', async () => {
    const world = await withHistory();
    await connect(world);
    await world.advance(2 * HOUR_MS);
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    await must(world, 'priya', 'admin', 'admin.connect', customConnections.demo);
    await world.advance(2 * HOUR_MS);
    expect(site(world)?.history).toMatchObject({ organisationId: organisationIds.demo, read: 0 });
    expect(site(world)?.made?.payments).toBe(0);
  });

  test('leaves the calls that are kept for sending', async () => {
    const world = await withHistory({ xero: { callsPerDay: 222 } });
    imported(world, 1200);
    await connect(world);
    const { used } = await world.forge.measure(async () => world.advance(3 * HOUR_MS));
    expect(site(world)?.history).toMatchObject({ organisationId: organisationIds.northlight });
    expect(site(world)?.history?.wholeAt).toBeUndefined();
    // Of the 222 calls the reading leaves 200; what else was called are the looks of each hour, which may go further.
    expect(used.egress['api.xero.com'] ?? 0).toBeLessThan(222 - 200 + 20);
  }, 60_000);

  test('comes out the same when the app ends at any of its steps, and when each job comes twice', async () => {
    const quiet = await withHistory();
    imported(quiet, 130);
    await connect(quiet);
    let steps = 0;
    quiet.faults.onCall((point) => {
      if (point.kind === 'kvs' && point.functionKey === 'on-forecast-work') steps += 1;
      return false;
    }, { kind: 'network-error' });
    await quiet.advance(2 * HOUR_MS);
    expect(steps).toBeGreaterThan(10);
    for (const [index, when] of [[1, 'before'], [3, 'after'], [5, 'before'], [7, 'after'], [steps - 2, 'before'], [steps - 1, 'after']] as const) {
      const world = await withHistory();
      imported(world, 130);
      await connect(world);
      let place = 0;
      world.faults.onCall((point) => point.kind === 'kvs' && point.functionKey === 'on-forecast-work' && (place += 1) === index, { kind: 'crash', when });
      world.faults.onDelivery((point) => point.kind === 'queue' && point.queue === 'forecast', { kind: 'duplicate', copies: 1 }, 20);
      await world.advance(4 * HOUR_MS);
      expect([index, site(world)?.history?.wholeAt !== undefined]).toEqual([index, true]);
      expect(kept(world)).toEqual(kept(quiet));
    }
  }, 180_000);
});

describe('a milestone', () => {
  test('is in the forecast while it is planned, then its draft, then its invoice, and no longer once it is paid', async () => {
    const world = await withHistory();
    const { contract: made } = await ready(world);
    await world.advance(2 * HOUR_MS);
    expect(part(world, made.id)?.items).toMatchObject([{ kind: 'milestone', amount: { minor: 1_320_000, currency: 'AUD' }, reach: { kind: 'work', parts: { open: 5, done: [] } } }]);
    await move(world, 'HARB-2', 'done');
    await world.advance(HOUR_MS);
    expect(part(world, made.id)?.items).toMatchObject([{ kind: 'draft', amount: { minor: 1_320_000, currency: 'AUD' } }]);
    const number = books(world).at(-1)?.number ?? '';
    world.xero.model.updateInvoice(organisationIds.northlight, number, { status: 'AUTHORISED' });
    await world.advance(2 * HOUR_MS);
    expect(part(world, made.id)?.items).toMatchObject([{ kind: 'invoice', name: number, amount: { minor: 1_320_000, currency: 'AUD' } }]);
    world.xero.model.pay(organisationIds.northlight, number);
    await world.advance(2 * HOUR_MS);
    expect(part(world, made.id)?.items).toEqual([]);
    await world.advance(DAY_MS);
    expect(part(world, made.id)?.came).toEqual([{ on: '2026-11-22', currency: 'AUD', minor: 1_320_000 }]);
    // It is ours, and in the ledger's history too: it counts once.
    const others = stored<ForecastPart>(world, 'forecast', `client.${clientIds.harbourFoods}`);
    expect(others?.items.map(({ name }) => name).sort()).toEqual(['HF-029', 'HF-030']);
  });

  test('is looked for by how its parts are moving, and by the day it is planned for', async () => {
    const world = await withHistory();
    const { contract: made } = await ready(world);
    world.jira.transitionIssue(people.mara, world.jira.issue(people.mara, 'HARB-10').id, '10003');
    await world.advance(DAY_MS);
    expect(part(world, made.id)?.items).toMatchObject([{ reach: { kind: 'work', parts: { open: 4, done: ['2026-11-22'] } } }]);
  });

  test('is looked for as somebody says, who is recorded, until they take it back', async () => {
    const world = await withHistory();
    const { contract: made } = await ready(world);
    await world.advance(2 * HOUR_MS);
    const view = await must(world, 'finn', HARB, 'forecast.load', {});
    const [shown] = view.parts;
    const milestoneId = shown?.items[0]?.id ?? '';
    const expects = async (from: string, to: string) => call(world, 'mara', HARB, 'forecast.expect', { contractId: made.id, milestoneId, rev: part(world, made.id)?.about.kind === 'contract' ? ((part(world, made.id)?.about as { contractRev: number }).contractRev) : 0, from, to });
    expect(await expects('2026-12-20', '2026-12-09')).toMatchObject({ ok: false, problems: [{ code: 'DATE_INVALID', path: 'to' }] });
    expect(await expects('2026-12-09', '2026-12-20')).toMatchObject({ ok: true });
    await world.settle();
    expect(part(world, made.id)?.items).toMatchObject([{ reach: { kind: 'by_hand', from: '2026-12-09', to: '2026-12-20' } }]);
    expect(part(world, made.id)?.likely[milestoneId]).toEqual({ from: '2026-12-09', to: '2026-12-20' });
    expect((await must(world, 'finn', HARB, 'project.activity', {})).rows[0]?.event).toEqual({ kind: 'milestone-expected', milestone: 'Menu and ordering', workItem: 'HARB-2', from: '2026-12-09', to: '2026-12-20' });
    expect(await expects('', '')).toMatchObject({ ok: true });
    await world.settle();
    expect(part(world, made.id)?.items).toMatchObject([{ reach: { kind: 'work' } }]);
  });
});

describe('the forecast on a page', () => {
  test('of a project is its own; of all projects it is what the reader may see, and the whole agency’s only for who may see all of it', async () => {
    const world = await withHistory();
    await ready(world);
    const lumi = await contract(world, { name: 'Booking site', clientId: clientIds.lumiereHotels, numberPrefix: 'LUMI-C1', currency: 'USD', taxMode: 'none', taxCode: '' }, 'LUMI');
    expect(lumi.name).toBe('Booking site');
    await world.advance(3 * HOUR_MS);
    const own = await must(world, 'mara', HARB, 'forecast.load', {});
    expect(own.parts.map(({ client }) => client.name)).toEqual(['Harbour Foods']);
    expect(own).not.toHaveProperty('whole');
    const names = (parts: typeof own.parts) => parts.map(({ client, contract: of }) => `${client.name} ${of?.name ?? 'others'}`).sort();
    const finns = await must(world, 'finn', 'finance', 'forecast.load', {});
    expect(names(finns.parts)).toEqual(['Gull & Sons others', 'Harbour Foods Ordering app, phase 1', 'Harbour Foods others', 'Lumière Hotels others']);
    expect(finns.whole).toMatchObject({ mayWatch: true, lines: [] });
    const maras = await must(world, 'mara', 'finance', 'forecast.load', {});
    expect(names(maras.parts)).toEqual(['Harbour Foods Ordering app, phase 1']);
    expect(maras).not.toHaveProperty('whole');
    expect(await call(world, 'mara', 'finance', 'forecast.saveLine', { currency: 'AUD', cash: '1', line: '1', monthly: '1', day: 1 })).toMatchObject({ ok: false, problems: [{ code: 'NO_PERMISSION' }] });
    expect((await must(world, 'dev', 'finance', 'forecast.load', {})).parts).toEqual([]);
  });

  test('costs a project at most six requests of storage, and weighs at most 60 kB', async () => {
    const world = await withHistory();
    await ready(world);
    imported(world, 900);
    await world.advance(3 * HOUR_MS);
    const { used } = await world.forge.measure(async () => must(world, 'finn', HARB, 'forecast.load', {}));
    expect(used.kvs.requests).toBeLessThanOrEqual(6);
    const all = await must(world, 'finn', 'finance', 'forecast.load', {});
    expect(JSON.stringify(all).length).toBeLessThanOrEqual(60_000);
    expect(all.rest).toHaveLength(1);
    expect(all.rest[0]?.items).toBeGreaterThan(100);
  }, 60_000);
});

describe('the line that cash must not fall below', () => {
  test('is told of once when the forecast crosses it, on finance’s page and in the record, and no longer when it does not', async () => {
    const world = await withHistory();
    await ready(world);
    await world.advance(2 * HOUR_MS);
    const asked = { currency: 'AUD', cash: '12,000', monthly: '18,000', day: 15 };
    const seen = { line: 1_000_000, cash: 1_200_000, monthly: 1_800_000, day: 15 };
    const watch = async (line: string, saw?: typeof seen) => must(world, 'finn', 'finance', 'forecast.saveLine', { ...asked, line, ...(saw ? { seen: saw } : {}) });
    await watch('10,000');
    await world.settle();
    const low = async () => (await must(world, 'finn', 'finance', 'finance.load', {})).attention.filter(({ problem }) => problem.code === 'CASH_LOW');
    expect(await low()).toMatchObject([{ answers: ['open_forecast'], problem: { params: { currency: 'AUD', limit: 'AUD 10,000.00', date: '2026-12-15' } } }]);
    await world.advance(2 * DAY_MS);
    expect(JSON.stringify(world.forge.snapshot()).match(/"kind":"cash-low"/g)).toHaveLength(1);
    // Who did not see that line, or saw another, does not put theirs in its place.
    for (const unseen of [{}, { seen: { ...seen, day: 1 } }]) expect(await call(world, 'finn', 'finance', 'forecast.saveLine', { ...asked, line: '5,000', ...unseen })).toMatchObject({ ok: false, problems: [{ code: 'STALE_PAGE' }] });
    await watch('', seen);
    await world.settle();
    expect(await low()).toEqual([]);
  });
});

describe('past forecasts', () => {
  test('are kept each week, and scored once their days are over, by what could be known', async () => {
    const world = await withHistory();
    await ready(world);
    await world.advance(35 * DAY_MS);
    const weeks = stored<ForecastWeeks>(world, 'site', 'forecast-weeks')?.weeks ?? [];
    expect(weeks.map(({ knownTo }) => knownTo)).toEqual(['2026-11-21', '2026-11-28', '2026-12-05', '2026-12-12', '2026-12-19', '2026-12-26'].slice(0, weeks.length));
    expect(weeks.length).toBeGreaterThanOrEqual(5);
    // Nobody paid anything.
    expect(weeks[0]).toMatchObject({ currency: 'AUD', days: 28, actual: 0 });
    expect(weeks[1]?.actual).toBeUndefined();
    expect(weeks[0]?.p10).toBeGreaterThan(0);
  }, 120_000);
});

test('a quiet day asks Jira at most for the parts of what is planned', async () => {
  const world = await withHistory();
  const { contract: made } = await ready(world);
  await tag(world, 'HARB-3', (await must(world, 'finn', HARB, 'project.load', {})).contracts.find(({ id }) => id === made.id) ?? made, { name: 'Dashboard', price: { kind: 'amount', amount: '1,000' } });
  await world.advance(3 * HOUR_MS);
  const { used } = await world.forge.measure(async () => world.advance(DAY_MS));
  expect(used.jira.points).toBeLessThanOrEqual(60);
  expect(Object.values(used.egress).reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(80);
  expect(Object.values(used.invocations).reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(60);
  await must(world, 'finn', LUMI, 'forecast.load', {});
});

describe('a forecast that meets a storage which does not yet find what was just written', () => {
  test('is left to a later hour after some tries, instead of being tried all day', async () => {
    const said = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const world = await withHistory({ forge: { queryLag: 'until-settled', retryThrownEvents: true } });
    await ready(world);
    await move(world, 'HARB-2', 'done');
    await world.advance(2 * HOUR_MS);
    const before = world.forge.incidents.all().length;
    await world.forge.runSchedule('daily');
    await world.forge.runSchedule('daily');
    await world.advance(4 * HOUR_MS);
    expect(world.forge.incidents.all().slice(before)).toEqual([]);
    await world.advance(DAY_MS);
    expect(site(world)?.made?.knownTo).toBe('2026-11-22');
    expect(said.mock.calls.flat().join('')).toContain('forecast-left');
    said.mockRestore();
  });
});
