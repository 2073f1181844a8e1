import { beforeEach, describe, expect, it } from '@jest/globals';
import { books, call, connect, contract, customConnections, move, must, organisationIds, projectView, ready, tag } from './acts';
import { admin, connectByConsent, connectedInXero, hidden, oauthApp, records, secrets } from './consent';
import { DAY_MS, HOUR_MS } from './time';
import { testWorld, type TestWorld } from './world';
import { saying } from './words';

const { northlight } = organisationIds;

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
});

describe('From one way to the other, and out', () => {
  it('the same organisation by the other way keeps all, and nothing of the old way is left', async () => {
    await ready(world);
    const before = await projectView(world);
    await connectByConsent(world);
    expect(await admin(world)).toMatchObject({ via: 'oauth', connection: { state: 'connected' } });
    expect(JSON.stringify(secrets(world))).not.toContain(customConnections.northlight.clientSecret);
    expect((await projectView(world)).contracts).toEqual(before.contracts);
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
    await connect(world);
    expect(await admin(world)).toMatchObject({ via: 'custom' });
    expect(connectedInXero(world)).toEqual([]);
    expect(JSON.stringify(secrets(world))).not.toContain(oauthApp.clientSecret);
  });

  it('disconnecting removes the connection in Xero and every secret here', async () => {
    await connectByConsent(world);
    const view = await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect(view.connection).toEqual({ state: 'not_connected' });
    expect(view.remains).toBeUndefined();
    expect(connectedInXero(world)).toEqual([]);
    expect(Object.keys(secrets(world))).toEqual(['signing-key']);
  });

  it.each(['drop-before-commit', 'error-before-commit'] as const)('also when Xero can not be reached (%s), and then it says so', async (fault) => {
    await connectByConsent(world);
    world.xero.faults.next('DELETE /connections/{id}', fault, { times: 5 });
    const view = await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect(view).toMatchObject({ connection: { state: 'not_connected' }, remains: saying('CONNECTION_REMAINS', 'Northlight') });
    expect(Object.keys(secrets(world))).toEqual(['signing-key']);
    expect((await connectByConsent(world)).status).toBe(200);
    expect((await admin(world)).remains).toBeUndefined();
  });

  it('what was reached meanwhile is billed once when a consent reconnects', async () => {
    await connectByConsent(world);
    await tag(world, 'HARB-2', await contract(world));
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    await move(world, 'HARB-2', 'done');
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toHaveLength(0);
    await connectByConsent(world);
    await world.settle();
    expect(books(world)).toHaveLength(1);
  });

  it('counts what waits for the admin', async () => {
    await connectByConsent(world);
    await tag(world, 'HARB-2', await contract(world));
    world.xero.model.setAccountStatus(northlight, '205', 'ARCHIVED');
    await move(world, 'HARB-2', 'done');
    expect((await admin(world)).queue).toEqual({ sending: 0, held: 1 });
  });
});

describe('A connection that was made before there were two ways', () => {
  it('goes on with the secrets it has, and nothing of them is left when it is disconnected', async () => {
    await connect(world);
    const { store } = world.forge;
    const old = store.snapshot();
    const connection = old.entities['site']?.find(({ key }) => key === 'connection');
    const { via: _via, access: _access, ...value } = (connection?.value as { doc: { value: Record<string, unknown> } }).doc.value;
    const entities = { ...old.entities, site: [{ ...connection!, value: { rev: value['rev'], doc: { v: 1, value } } }] } as typeof old.entities;
    for (const { key } of old.secret) store.remove({ kind: 'secret' }, key);
    store.restore({ ...old, entities, secret: old.secret.map((one) => ({ ...one, key: one.key.split('.').slice(0, 2).join('.') })) });
    await tag(world, 'HARB-2', await contract(world));
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
    expect(await admin(world)).toMatchObject({ via: 'custom', connection: { state: 'connected' } });
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect(secrets(world)).toEqual({});
  });
});

describe('What a consent is worth over time', () => {
  /** Days on which the platform does nothing, and then one on which it does what it does every day. */
  const pass = async (days: number): Promise<void> => {
    world.clock.advance((days - 1) * DAY_MS);
    await world.advance(DAY_MS);
  };

  it('a quiet site keeps it for ever: the day’s look renews it', async () => {
    await connectByConsent(world);
    for (let month = 0; month < 3; month += 1) await pass(30);
    const view = await admin(world);
    expect(view.connection).toMatchObject({ state: 'connected' });
    expect(view.connection).not.toHaveProperty('warning');
    expect(Date.parse(view.endsAt ?? '') - world.clock.now()).toBeGreaterThan(58 * DAY_MS);
  });

  it('that Xero will not renew is warned of a fortnight before it ends, once in the record', async () => {
    await connectByConsent(world);
    world.xero.faults.next('POST /connect/token', 'error-before-commit', { times: 100_000 });
    await pass(45);
    expect((await admin(world)).connection).not.toHaveProperty('warning');
    await world.advance(2 * DAY_MS);
    expect((await admin(world)).connection).toMatchObject({ state: 'connected', warning: { code: 'CONNECTION_EXPIRES', severity: 'warning' } });
    await world.advance(3 * DAY_MS);
    expect(records(world).match(/connection-ends/g)).toHaveLength(1);
  });

  it('that nobody used for 60 days is over, and says so', async () => {
    await connectByConsent(world);
    world.clock.advance(60 * DAY_MS);
    expect((await call(world, 'finn', { project: 'HARB' }, 'settings.choices', {})).ok).toBe(false);
    expect((await admin(world)).connection).toMatchObject({ state: 'broken', problem: { code: 'CREDENTIALS_REFUSED' } });
  });
});

describe('Secrets', () => {
  it('are in no record, no answer and no page, and only those in use are kept', async () => {
    const pages = [await connectByConsent(world), await connectByConsent(world)];
    await tag(world, 'HARB-2', await contract(world));
    await move(world, 'HARB-2', 'done');
    await world.advance(2 * HOUR_MS);
    const shown = JSON.stringify([pages.map(({ text }) => text), await admin(world), await projectView(world), records(world)]);
    for (const secret of hidden(world)) expect(shown).not.toContain(secret);
    expect(Object.keys(secrets(world)).sort()).toEqual([expect.stringMatching(/^signing-key$/), expect.stringMatching(/^xero\.credentials\./), expect.stringMatching(/^xero\.token\./)]);
  });
});
