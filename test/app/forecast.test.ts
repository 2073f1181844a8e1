import { describe, expect, test } from '@jest/globals';
import { seedHistory } from '../../local/agency/history';
import type { ClientHistory } from '../../src/billing/forecast/client-history';
import type { ForecastPart, ForecastSite } from '../../src/billing/forecast/parts';
import type { Json } from '../../local/common/ports';
import { books, clientIds, connect, move, organisationIds, ready } from './acts';
import { testWorld, type TestWorld } from './world';

const HOUR_MS = 3_600_000;

async function withHistory(): Promise<TestWorld> {
  const world = await testWorld();
  seedHistory(world.xero.model, world.clock.now());
  return world;
}

const stored = <T>(world: TestWorld, name: string, key: string): T | undefined =>
  (world.forge.store.get({ kind: 'entity', name }, key)?.value as { doc?: { value: Json } } | undefined)?.doc?.value as unknown as T | undefined;
const site = (world: TestWorld) => stored<ForecastSite>(world, 'site', 'forecast');
const payer = (world: TestWorld, client: keyof typeof clientIds) => stored<ClientHistory>(world, 'payer', clientIds[client]);

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
});

describe('a milestone', () => {
  test('is in the forecast while it is planned, then its draft, then its invoice, and no longer once it is paid', async () => {
    const world = await withHistory();
    const { contract } = await ready(world);
    const part = () => stored<ForecastPart>(world, 'forecast', `contract.${contract.id}`);
    await world.advance(2 * HOUR_MS);
    expect(part()?.items).toMatchObject([{ kind: 'milestone', amount: { minor: 1_320_000, currency: 'AUD' }, reach: { kind: 'work' } }]);
    await move(world, 'HARB-2', 'done');
    await world.advance(HOUR_MS);
    expect(part()?.items).toMatchObject([{ kind: 'draft', amount: { minor: 1_320_000, currency: 'AUD' } }]);
    const number = books(world).at(-1)?.number ?? '';
    world.xero.model.updateInvoice(organisationIds.northlight, number, { status: 'AUTHORISED' });
    await world.advance(2 * HOUR_MS);
    expect(part()?.items).toMatchObject([{ kind: 'invoice', name: number, amount: { minor: 1_320_000, currency: 'AUD' } }]);
    world.xero.model.pay(organisationIds.northlight, number);
    await world.advance(2 * HOUR_MS);
    expect(part()?.items).toEqual([]);
  });
});
