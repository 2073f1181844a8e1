/**
 * Ways in which integrations with Xero are known to fail, numbered as in the project's list of them, each met by the real app on the local platform: the connection itself,
 * made by the customer's own OAuth app.
 */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { peopleIn, SWITCHES, type FaultKind, type XeroSettings } from '../../local/xero';
import type { Answer } from '../../src/handlers/pages/api';
import { books, call, connect, contract, customConnections, move, must, organisationIds, projectView, refusedCodes, tag } from '../app/acts';
import { admin, answer, ask, comeBack, connectByConsent, hidden, records, secrets } from '../app/consent';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../app/time';
import { testWorld, type TestWorld } from '../app/world';
import { calls, NORTHLIGHT, onlyRow } from './acts';
import { saying } from '../app/words';

/** Connected by consent, with HARB-2 a milestone that is not done yet. */
async function consented(settings: Partial<XeroSettings> = {}): Promise<TestWorld> {
  const world = await testWorld({ xero: settings });
  await connectByConsent(world);
  await tag(world, 'HARB-2', await contract(world));
  return world;
}

/** Somebody asks the ledger for something, as pages do. */
const askLedger = async (world: TestWorld): Promise<Answer<unknown>> => call(world, 'finn', { project: 'HARB' }, 'settings.choices', {});
/** The same, and the platform kills it on the way. */
const dies = async (world: TestWorld): Promise<void> => expect(askLedger(world)).rejects.toThrow('crashed');
const codesOf = (answered: Answer<unknown>): readonly string[] => (answered.ok ? [] : answered.problems.map(({ code }) => code));
const TOKEN = 'POST /connect/token';
const tokenKept = (world: TestWorld) => Object.entries(secrets(world)).find(([key]) => key.startsWith('xero.token'))?.[1] as { accessToken: string; refresh: { token: string } };
/** An access token lives half an hour. */
const expire = (world: TestWorld): void => world.clock.advance(31 * MINUTE_MS);

describe('16: a connection that ended in Xero is said at once, stops nothing for good, and loses nothing', () => {
  const disconnectInXero = (world: TestWorld): void => {
    for (const { id } of world.xero.model.apps.connectedTo(NORTHLIGHT).filter(({ person }) => person !== undefined)) world.xero.model.apps.disconnect(id);
  };

  it.each(SWITCHES.refreshAfterDisconnect.flatMap((refreshAfterDisconnect) => [[refreshAfterDisconnect, 'fresh'], [refreshAfterDisconnect, 'expired']] as const))(
    'disconnected in Xero (refresh then %s), with a token that is %s',
    async (refreshAfterDisconnect, token) => {
      const world = await consented({ refreshAfterDisconnect });
      disconnectInXero(world);
      if (token === 'expired') expire(world);
      await move(world, 'HARB-2', 'done');
      expect(books(world)).toHaveLength(0);
      expect(await onlyRow(world)).toMatchObject({ status: 'needs_attention', problem: { code: 'CREDENTIALS_REFUSED' } });
      expect((await projectView(world)).connection).toMatchObject({ state: 'broken', problem: { code: 'CREDENTIALS_REFUSED' } });
      expect((await admin(world)).connection.state).toBe('broken');
      const before = Object.values(world.xero.meter.read()).reduce((sum, count) => sum + count, 0);
      await world.advance(3 * DAY_MS);
      expect(Object.values(world.xero.meter.read()).reduce((sum, count) => sum + count, 0)).toBe(before);
      await connectByConsent(world);
      expect(books(world).map(({ number }) => number)).toEqual(['HARB-C1-001']);
      expect((await projectView(world)).connection.state).toBe('connected');
    },
  );

  it('a custom connection too: everybody who bills sees it where they are, and all that was done meanwhile goes out once it is back', async () => {
    const world = await testWorld();
    await connect(world);
    await tag(world, 'HARB-2', await contract(world));
    peopleIn(world.xero, NORTHLIGHT).disconnectApps();
    expire(world);
    await world.advance(HOUR_MS);
    const broken = { connection: { state: 'broken', problem: saying('CREDENTIALS_REFUSED', 'not lost') } };
    expect(await admin(world)).toMatchObject(broken);
    expect(await must(world, 'mara', { issue: 'HARB-2' }, 'panel.load', {})).toMatchObject(broken);
    expect(await must(world, 'finn', 'finance', 'finance.load', {})).toMatchObject(broken);
    const project = await projectView(world);
    expect(project).toMatchObject(broken);
    expect(project.attention).toMatchObject([{ problem: { code: 'CREDENTIALS_REFUSED' } }]);
    await move(world, 'HARB-2', 'done');
    // What is shown says how old it is, and does not get younger.
    const { heardAt } = project;
    await world.advance(2 * DAY_MS);
    expect((await projectView(world)).heardAt).toBe(heardAt);
    peopleIn(world.xero, NORTHLIGHT).reconnectCustomConnections();
    await connect(world);
    await world.settle();
    expect(books(world).map(({ number }) => number)).toEqual(['HARB-C1-001']);
    expect((await projectView(world)).attention).toEqual([]);
  });

  it('a refusal that reaches us after somebody connected again breaks nothing', async () => {
    const world = await consented();
    disconnectInXero(world);
    const order: string[] = [];
    world.faults.onCall((point) => point.kind === 'egress' && /Currencies|Accounts|TaxRates|TrackingCategories|BrandingThemes/.test(point.path), { kind: 'yield', turns: 30_000 }, 5);
    const late = askLedger(world).then((answered) => order.push(codesOf(answered).join()));
    await connect(world).then(() => order.push('connected'));
    await late;
    expect(order).toEqual(['connected', 'CREDENTIALS_REFUSED']);
    expect(await admin(world)).toMatchObject({ via: 'custom', connection: { state: 'connected' } });
  });

  it.each([401, 403] as const)('one right that is missing (%d) stops what needs it, not the connection', async (scopeRefusal) => {
    const world = await consented({ scopeRefusal });
    take(world, 'accounting.contacts.read');
    expect(await refusedCodes(world, 'finn', { project: 'HARB' }, 'settings.clients', { search: 'Harb' })).toEqual(['SCOPES_MISSING']);
    expect((await admin(world)).connection.state).toBe('connected');
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
  });

  it('an invoice that waits for a right goes out by itself once somebody connected again', async () => {
    const world = await consented({ scopeRefusal: 403 });
    take(world, 'accounting.invoices');
    await move(world, 'HARB-2', 'done');
    expect(await onlyRow(world)).toMatchObject({ problem: { code: 'SCOPES_MISSING' } });
    expect((await admin(world)).connection.state).toBe('connected');
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toHaveLength(0);
    await connectByConsent(world);
    expect(books(world)).toHaveLength(1);
  });

  it('a platform that lets nothing out for now is not a refusal of Xero’s', async () => {
    const world = await consented();
    world.faults.onCall((point) => point.kind === 'egress', { kind: 'status', status: 403, code: 'BLOCKED' });
    await askLedger(world);
    expect((await admin(world)).connection.state).toBe('connected');
  });

  function take(world: TestWorld, scope: string): void {
    const { tokens, refreshTokens } = world.xero.model.state;
    for (const given of [...tokens, ...refreshTokens]) given.scopes = given.scopes.filter((one) => one !== scope);
  }
});

describe('17: tokens that are needed at once are renewed once, and stored before they are used', () => {
  it('by many pages and a job at the same moment', async () => {
    const world = await consented();
    expire(world);
    const before = calls(world, TOKEN);
    const answers = await Promise.all([...Array.from({ length: 6 }, async () => askLedger(world)), move(world, 'HARB-2', 'done').then(() => ({ ok: true as const, data: undefined }))]);
    expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true));
    expect(calls(world, TOKEN) - before).toBe(1);
    expect(books(world)).toHaveLength(1);
  });

  it('a token is in storage before Xero sees it', async () => {
    const world = await consented();
    const old = tokenKept(world);
    expire(world);
    world.faults.onCall((point) => point.kind === 'egress' && point.host === 'api.xero.com', { kind: 'crash', when: 'before' });
    await dies(world);
    expect(world.faults.pending()).toBe(0);
    const kept = tokenKept(world);
    expect(kept.accessToken).not.toBe(old.accessToken);
    const renewals = calls(world, TOKEN);
    expect((await askLedger(world)).ok).toBe(true);
    expect([calls(world, TOKEN), tokenKept(world)]).toEqual([renewals, kept]);
  });

  describe.each(SWITCHES.concurrentRefresh)('of two tokens given for the same one Xero keeps: %s', (concurrentRefresh) => {
    const live = async (world: TestWorld): Promise<void> => {
      for (const minutes of [1, 31, 65, 45]) {
        world.clock.advance(minutes * MINUTE_MS);
        expect(codesOf(await askLedger(world))).toEqual([]);
      }
      expect((await admin(world)).connection.state).toBe('connected');
    };

    it('a lost answer is asked for again within its half hour, and what comes of it lives on', async () => {
      const world = await consented({ concurrentRefresh });
      expire(world);
      world.xero.faults.next(TOKEN, 'commit-then-drop');
      expect(codesOf(await askLedger(world))).toEqual(['LEDGER_UNAVAILABLE']);
      world.clock.advance(20 * MINUTE_MS);
      await live(world);
    });

    it.each(['before', 'after'] as const)('a run that dies %s it stores the new one leaves the others a way on', async (when) => {
      const world = await consented({ concurrentRefresh });
      expire(world);
      world.faults.onCall((point) => point.kind === 'kvs' && point.operation === 'secret/set', { kind: 'crash', when });
      await dies(world);
      expect(world.faults.pending()).toBe(0);
      world.clock.advance(MINUTE_MS);
      await live(world);
    });

    it('a run that was overtaken does not put its token over the other’s', async () => {
      const world = await consented({ concurrentRefresh });
      expire(world);
      world.xero.faults.next(TOKEN, 'slow-to-answer', { delayMs: 300 });
      const slow = askLedger(world);
      await new Promise((resolve) => setTimeout(resolve, 100));
      world.clock.advance(MINUTE_MS);
      expect(codesOf(await askLedger(world))).toEqual([]);
      const kept = tokenKept(world);
      await slow;
      expect(tokenKept(world)).toEqual(kept);
      await live(world);
    });
  });

  it('while another renews for too long, a page says that the ledger did not answer, and the connection stands', async () => {
    const world = await consented();
    expire(world);
    world.faults.onCall((point) => point.kind === 'egress' && point.host === 'identity.xero.com', { kind: 'crash', when: 'before' });
    await dies(world);
    expect(codesOf(await askLedger(world))).toEqual(['LEDGER_UNAVAILABLE']);
    world.clock.advance(MINUTE_MS);
    expect(codesOf(await askLedger(world))).toEqual([]);
  });

  it('one that Xero no longer takes is not the end while the one before it has its half hour', async () => {
    const world = await consented();
    expire(world);
    await askLedger(world);
    world.clock.advance(29 * MINUTE_MS);
    const newest = world.xero.model.state.refreshTokens.find(({ token }) => token === tokenKept(world).refresh.token);
    expect(newest).toBeDefined();
    if (newest) newest.graceUntil = 0;
    expect(codesOf(await askLedger(world))).toEqual([]);
    expect((await admin(world)).connection.state).toBe('connected');
  });

  it('an answer that was lost for more than its half hour ends the connection, and a new consent mends it', async () => {
    const world = await consented();
    expire(world);
    world.xero.faults.next(TOKEN, 'commit-then-drop');
    await askLedger(world);
    world.clock.advance(31 * MINUTE_MS);
    expect(codesOf(await askLedger(world))).toEqual(['CREDENTIALS_REFUSED']);
    expect((await admin(world)).connection.state).toBe('broken');
    await move(world, 'HARB-2', 'done');
    await connectByConsent(world);
    expect(books(world)).toHaveLength(1);
  });
});

describe('23: a token that reaches several organisations bills in the one that was chosen', () => {
  it('every call names it', async () => {
    const world = await consented();
    const other = new URL(await ask(world));
    world.xero.model.apps.answer(other.href, { organisationIds: [organisationIds.demo] });
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
    expect(world.xero.model.invoices(organisationIds.demo)).toHaveLength(0);
  });

  it('is looked at once a day; other books than were chosen stop everything, with both names', async () => {
    const world = await consented();
    world.xero.faults.next('GET /Organisation', 'other-organisation');
    await world.advance(DAY_MS + HOUR_MS);
    const { connection } = await admin(world);
    expect(connection).toMatchObject({ state: 'broken', problem: saying('ORGANISATION_CHANGED', /Demo Company \(AU\).*Northlight Studio/) });
    await move(world, 'HARB-2', 'done');
    await world.advance(DAY_MS);
    expect(world.xero.model.state.invoices).toEqual([]);
    await connectByConsent(world);
    await world.advance(HOUR_MS);
    expect(books(world)).toHaveLength(1);
  });

  it('a custom connection that leads elsewhere is found within the day', async () => {
    const world = await testWorld();
    await connect(world);
    await contract(world);
    world.xero.model.state.connections[0]!.organisationId = organisationIds.demo;
    await world.advance(DAY_MS + HOUR_MS);
    expect((await admin(world)).connection).toMatchObject({ state: 'broken', problem: { code: 'ORGANISATION_CHANGED' } });
  });
});

describe('26: secrets of a consent are in no log, no answer, no page and no record', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each<FaultKind>(['error-after-commit', 'commit-then-drop', 'html', 'truncated-json', 'token-expired', 'day-limit'])('whatever goes wrong: %s', async (kind) => {
    const printed: unknown[][] = [];
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) jest.spyOn(console, level).mockImplementation((...parts) => void printed.push(parts));
    const world = await testWorld();
    const sent: string[] = [];
    for (const route of [TOKEN, 'GET /connections', 'GET /Organisation']) {
      world.xero.faults.next(route, kind);
      const address = await answer(world, await ask(world));
      sent.push(new URL(address).searchParams.get('code') ?? '', new URL(address).searchParams.get('state')?.split('.').at(-1) ?? '');
      sent.push(...hidden(world));
      printed.push([(await comeBack(world, address)).text, (await comeBack(world, address)).text]);
    }
    await connectByConsent(world);
    await tag(world, 'HARB-2', await contract(world));
    for (const route of ['PUT /Invoices', 'GET /Invoices', TOKEN]) world.xero.faults.next(route, kind, { times: 2 });
    await move(world, 'HARB-2', 'done');
    await world.advance(5 * HOUR_MS);
    const incidents = world.forge.incidents.all().map(({ detail }) => detail);
    const shown = [await admin(world), await projectView(world), await must(world, 'finn', { project: 'HARB' }, 'project.activity', {}), records(world)];
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    const text = JSON.stringify([printed, incidents, shown, records(world)], (_key, value: unknown) => (value instanceof Error ? `${value.stack ?? ''} ${JSON.stringify(value.cause ?? '')}` : value));
    const secret = new Set([...sent, ...hidden(world), customConnections.northlight.clientSecret].filter((each) => each !== ''));
    expect(secret.size).toBeGreaterThan(8);
    for (const each of secret) expect(text).not.toContain(each);
  });
});

describe('27: a demo company is called one, where a consent leads to it too', () => {
  it('on the way back, on the admin page, and where people bill', async () => {
    const world = await testWorld();
    expect((await connectByConsent(world, 'demo')).text).toContain('demo organisation');
    expect((await admin(world)).connection).toMatchObject({ organisation: { name: 'Demo Company (AU)', demo: true } });
    expect((await projectView(world)).connection).toMatchObject({ organisation: { demo: true } });
    expect(records(world)).toContain('"demo":true');
  });
});
