/** What number 17 of the known failures comes to when runs end in the middle of a renewal: the consent is kept, wherever they end. */
import { describe, expect, it } from '@jest/globals';
import { SWITCHES, type XeroSettings } from '../../local/xero';
import { call, must } from '../app/acts';
import { admin, connectByConsent, secrets } from '../app/consent';
import { HOUR_MS, MINUTE_MS } from '../app/time';
import { testWorld, type TestWorld } from '../app/world';
import { calls } from './acts';

const TOKEN = 'POST /connect/token';
const askLedger = async (world: TestWorld): Promise<unknown> => call(world, 'finn', { project: 'HARB' }, 'settings.choices', {}).catch(() => 'died');
const kept = (world: TestWorld): unknown => Object.entries(secrets(world)).find(([key]) => key.startsWith('xero.token'))?.[1];

async function consented(settings: Partial<XeroSettings> = {}): Promise<TestWorld> {
  const world = await testWorld({ xero: settings });
  await connectByConsent(world);
  await world.settle();
  return world;
}

/** An hour's look comes just before, so that the next one is too late for a token that was used now. */
async function justLooked(world: TestWorld): Promise<void> {
  for (let minutes = 0; minutes < 60; minutes += 1) {
    const before = (await world.forge.measure(async () => world.advance(MINUTE_MS))).used.invocations['on-hour'] ?? 0;
    if (before > 0) break;
  }
  await world.advance(3 * MINUTE_MS);
}

async function expectKept(world: TestWorld): Promise<void> {
  await world.advance(3 * HOUR_MS);
  expect((await admin(world)).connection.state).toBe('connected');
  expect(await askLedger(world)).toMatchObject({ ok: true });
}

/** How a token comes to be renewed: it has come to its end, or Xero does not take one that is good by our clock. */
const WHY = {
  expired: (world: TestWorld) => world.clock.advance(31 * MINUTE_MS),
  refused: (world: TestWorld) => world.xero.faults.next('GET /Accounts', 'token-expired'),
} as const;

describe.each(SWITCHES.concurrentRefresh)('17: a renewal that ends badly, where Xero keeps %s of two tokens given for the same one,', (concurrentRefresh) => {
  describe.each(['expired', 'refused'] as const)('of a token that is %s', (why) => {
    it.each(['before', 'after'] as const)('%s any of its calls loses no consent', async (when) => {
      let died = true;
      for (let nth = 1; died; nth += 1) {
        const world = await consented({ concurrentRefresh });
        await justLooked(world);
        WHY[why](world);
        let [count, asking] = [0, true];
        world.faults.onCall(() => asking && (count += 1) === nth, { kind: 'crash', when });
        await askLedger(world);
        asking = false;
        died = world.faults.pending() === 0;
        await expectKept(world);
        await world.close();
      }
    }, 60_000);

    it('before the token is stored loses no consent, whether Xero’s answer is lost or our storage fails', async () => {
      for (const fault of ['lost', 'storage'] as const) {
        const world = await consented({ concurrentRefresh });
        await justLooked(world);
        WHY[why](world);
        if (fault === 'lost') world.xero.faults.next(TOKEN, 'commit-then-drop');
        else world.faults.onCall((point) => point.kind === 'kvs' && point.operation === 'secret/set', { kind: 'status', status: 500 });
        await askLedger(world);
        await expectKept(world);
      }
    });
  });
});

describe('17: what follows a renewal', () => {
  it('a limit just before one that dies does not leave it alone', async () => {
    const world = await consented();
    await justLooked(world);
    world.clock.advance(31 * MINUTE_MS);
    world.faults.onCall((point) => point.kind === 'egress' && point.host === 'identity.xero.com', { kind: 'status', status: 429, retryAfterSeconds: 19_339 });
    await askLedger(world);
    world.clock.advance(MINUTE_MS);
    world.faults.onCall((point) => point.kind === 'kvs' && point.operation === 'secret/set', { kind: 'crash', when: 'before' });
    await askLedger(world);
    expect(world.faults.pending()).toBe(0);
    await expectKept(world);
  });

  it('dies itself, again and again, and still comes in time', async () => {
    const world = await consented();
    await justLooked(world);
    WHY.refused(world);
    world.faults.onCall((point) => point.kind === 'kvs' && point.operation === 'secret/set', { kind: 'crash', when: 'before' }, 4);
    await askLedger(world);
    await expectKept(world);
    expect(world.faults.pending()).toBe(0);
  });

  it('asks Xero for nothing more where it went well, at one read', async () => {
    const world = await consented();
    await justLooked(world);
    world.clock.advance(31 * MINUTE_MS);
    await askLedger(world);
    const [tokens, token] = [calls(world, TOKEN), kept(world)];
    const { used } = await world.forge.measure(async () => world.advance(5 * MINUTE_MS));
    expect(used.invocations).toEqual({ 'on-ledger-work': 1 });
    expect(used.kvs.requests).toBe(1);
    expect([calls(world, TOKEN), kept(world)]).toEqual([tokens, token]);
  });

  it('comes a dozen times an hour while Xero does not answer, however often others ask, and ends when it does', async () => {
    const world = await consented();
    await justLooked(world);
    world.clock.advance(31 * MINUTE_MS);
    world.xero.faults.next(TOKEN, 'error-before-commit', { times: 10_000 });
    for (let asked = 0; asked < 5; asked += 1) {
      await askLedger(world);
      await world.advance(MINUTE_MS);
    }
    const tried = calls(world, TOKEN);
    await world.advance(10 * HOUR_MS);
    expect((calls(world, TOKEN) - tried) / 10).toBeLessThan(25);
    world.xero.faults.clear();
    await expectKept(world);
    const { used } = await world.forge.measure(async () => world.advance(24 * HOUR_MS));
    expect(used.invocations['on-ledger-work']).toBeLessThan(75);
  });

  it('ends with the consent', async () => {
    const world = await consented();
    await justLooked(world);
    WHY.refused(world);
    world.faults.onCall((point) => point.kind === 'kvs' && point.operation === 'secret/set', { kind: 'crash', when: 'before' });
    await askLedger(world);
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    const tried = calls(world, TOKEN);
    const { used } = await world.forge.measure(async () => world.advance(HOUR_MS));
    expect(used.invocations['on-ledger-work'] ?? 0).toBeLessThan(3);
    expect(calls(world, TOKEN)).toBe(tried);
  });
});
