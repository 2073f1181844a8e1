import { beforeEach, describe, expect, it } from '@jest/globals';
import { books, connect, contract, move, must, organisationIds, ready, refusedCodes, tag } from './acts';
import { admin, answer, ask, comeBack, connectByConsent, connectedInXero, oauthApp, secrets } from './consent';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';
import { saying } from './words';

const { northlight, demo } = organisationIds;

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
});

describe('The customer’s own app, from asking to billing', () => {
  it('an admin asks, somebody allows it in Xero, and the milestone that is done then is billed', async () => {
    expect(await admin(world)).toMatchObject({ connection: { state: 'not_connected' }, consent: { state: 'none', redirectUri: expect.stringContaining('/x1/') } });
    const consentUrl = await ask(world);
    expect(new URL(consentUrl).searchParams.get('scope')).toBe('offline_access accounting.invoices accounting.contacts.read accounting.settings.read');
    expect((await admin(world)).consent.state).toBe('asked');
    const page = await comeBack(world, await answer(world, consentUrl));
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('Connected to Northlight Studio Pty Ltd') });
    const view = await admin(world);
    expect(view).toMatchObject({ connection: { state: 'connected', organisation: { name: 'Northlight Studio Pty Ltd' } }, via: 'oauth', consent: { state: 'none' }, clientIdHint: 'NORT…0001' });
    expect(Date.parse(view.endsAt ?? '') - world.clock.now()).toBe(60 * DAY_MS);
    await tag(world, 'HARB-2', await contract(world));
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
  });

  it('the page that people come back to loads nothing, keeps nothing, and says nothing that somebody sent', async () => {
    const page = await connectByConsent(world);
    expect(page.text).not.toMatch(/<script|<img|<link|href=|src=/i);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(page.headers.has('set-cookie')).toBe(false);
    const { redirectUri = '' } = (await admin(world)).consent as { redirectUri?: string };
    for (const query of ['?state=<script>alert(1)</script>&error=<b>', '?error=access_denied', '', '?state=a&state=b&code=c']) {
      const answered = await comeBack(world, redirectUri + query);
      expect(answered.status).toBe(400);
      expect(answered.text).not.toMatch(/<script|<b>/);
    }
  });

  it('the name of an organisation is text on that page, whatever it holds', async () => {
    const organisation = world.xero.model.state.organisations.find(({ id }) => id === northlight);
    if (organisation) organisation.name = '<img src=x onerror="alert(1)"> & Söhne';
    expect((await connectByConsent(world)).text).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; Söhne');
  });

  it('says that a demo organisation is one', async () => {
    expect((await connectByConsent(world, 'demo')).text).toContain('demo organisation');
    expect((await admin(world)).connection).toMatchObject({ organisation: { demo: true } });
  });
});

describe('A consent that is not what was asked for changes nothing', () => {
  const stored = () => JSON.stringify(world.forge.store.snapshot());
  const expectRefused = async (address: string, words: RegExp): Promise<void> => {
    const before = stored();
    expect(await comeBack(world, address)).toMatchObject({ status: 400, text: expect.stringMatching(words) });
    expect(stored()).toBe(before);
  };
  const changed = (address: string, change: (state: string) => string): string => {
    const url = new URL(address);
    url.searchParams.set('state', change(url.searchParams.get('state') ?? ''));
    return url.href;
  };

  it('forged: another signature, another time, another admin, or none at all', async () => {
    const back = await answer(world, await ask(world));
    const calls = world.xero.meter.read()['POST /connect/token'] ?? 0;
    for (const change of [
      (state: string) => `${state.slice(0, -1)}${state.endsWith('A') ? 'B' : 'A'}`,
      (state: string) => state.replace(/\.\d{13}\./, '.9999999999999.'),
      (state: string) => state.replace('.p1.', '.p2.'),
      (state: string) => state.slice(0, -43),
      () => '',
    ]) {
      await expectRefused(changed(back, change), /not asked for here/);
    }
    expect(world.xero.meter.read()['POST /connect/token'] ?? 0).toBe(calls);
    expect((await comeBack(world, back)).text).toContain('Connected to');
  });

  it('replayed: it counts once, also when it comes twice at the same time', async () => {
    const back = await answer(world, await ask(world));
    const pages = await Promise.all([comeBack(world, back), comeBack(world, back)]);
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 400]);
    await expectRefused(back, /was used before/);
    expect((await admin(world)).connection.state).toBe('connected');
  });

  it('expired: after ten minutes, though Xero’s own code would have been fresh', async () => {
    const consentUrl = await ask(world);
    await world.advance(10 * MINUTE_MS);
    await expectRefused(await answer(world, consentUrl), /too late/);
    expect((await admin(world)).consent).toMatchObject({ state: 'failed', problem: { code: 'CONSENT_EXPIRED' } });
  });

  it('of two admins who ask at once, the later one’s counts, and the earlier one is told', async () => {
    const [first, second] = [await ask(world), await ask(world)];
    await expectRefused(await answer(world, first), /not asked for here/);
    expect((await comeBack(world, await answer(world, second))).status).toBe(200);
  });

  it('of two admins who connect at once, one each way, the connection that stands has its secrets, and no other has any', async () => {
    const back = await answer(world, await ask(world));
    await Promise.all([comeBack(world, back), connect(world)]);
    await world.settle();
    const view = await admin(world);
    expect(view.connection.state).toBe('connected');
    await must(world, 'priya', 'admin', 'admin.load', {});
    await tag(world, 'HARB-2', await contract(world));
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
    expect(Object.keys(secrets(world)).filter((key) => key.startsWith('xero.token'))).toHaveLength(1);
  });

  it('no code, no exchange: what Xero itself refuses is said', async () => {
    expect(await comeBack(world, await answer(world, await ask(world), 'deny'))).toMatchObject({ status: 200, text: expect.stringContaining('not allowed to give Milepost access') });
    expect((await admin(world)).consent).toMatchObject({ state: 'failed', problem: { code: 'CONSENT_DENIED' } });
    expect(Object.keys(secrets(world))).toEqual(['signing-key']);
  });

  it('a consent that covers too little is told as such', async () => {
    world.xero.settings.scopeErrorAt = 'redirect';
    const consentUrl = new URL(await ask(world));
    consentUrl.searchParams.set('scope', 'offline_access accounting.invoices accounting.contacts.read');
    await comeBack(world, await answer(world, consentUrl.href));
    expect((await admin(world)).consent).toMatchObject({ state: 'failed', problem: saying('SCOPES_MISSING', 'accounting.settings.read') });
    expect(connectedInXero(world)).toEqual([]);
  });

  it('a wrong secret is found at the exchange, and the working connection is untouched', async () => {
    await connect(world);
    const before = (await admin(world)).connection;
    const page = await comeBack(world, await answer(world, await ask(world, 'priya', { ...oauthApp, clientSecret: 'not-the-secret' })));
    expect(page.text).toContain('does not accept this client id and secret');
    expect(await admin(world)).toMatchObject({ connection: before, via: 'custom', consent: { state: 'failed', problem: { code: 'CREDENTIALS_NOT_ACCEPTED' } } });
  });

  it.each(['commit-then-drop', 'drop-before-commit', 'html', 'empty-body'] as const)('an exchange whose answer is lost (%s) ends it: the code is good once', async (fault) => {
    const back = await answer(world, await ask(world));
    world.xero.faults.next('POST /connect/token', fault);
    expect((await comeBack(world, back)).text).toContain('can be used only once');
    expect((await admin(world)).consent).toMatchObject({ state: 'failed', problem: { code: 'CONSENT_LOST' } });
    expect(Object.keys(secrets(world))).toEqual(['signing-key']);
    expect((await connectByConsent(world)).status).toBe(200);
    expect(connectedInXero(world)).toEqual([northlight]);
  });

  it('given up by an admin, it is void', async () => {
    const back = await answer(world, await ask(world));
    expect((await must(world, 'priya', 'admin', 'admin.forgetConsent', {})).consent.state).toBe('none');
    await expectRefused(back, /not asked for here/);
  });

  it.each(['before', 'after'] as const)('a crash %s the tokens are stored leaves no secret that nobody finds again', async (when) => {
    const back = await answer(world, await ask(world));
    world.faults.onCall((point) => point.kind === 'kvs' && point.operation === 'secret/set' && point.body.includes('xero.token'), { kind: 'crash', when });
    await comeBack(world, back);
    expect(world.faults.pending()).toBe(0);
    await world.advance(2 * DAY_MS);
    expect(Object.keys(secrets(world))).toEqual(['signing-key']);
    expect((await connectByConsent(world)).status).toBe(200);
  });
});

describe('Ways in that come to nothing', () => {
  it('when storage fails before the consent is used up, the person is told, and the same way back still works', async () => {
    const back = await answer(world, await ask(world));
    world.faults.onCall((point) => point.kind === 'kvs' && point.operation === 'transaction', { kind: 'status', status: 500 });
    expect((await comeBack(world, back)).text).toContain('Something went wrong in Milepost');
    expect(world.faults.pending()).toBe(0);
    expect((await comeBack(world, back)).text).toContain('Connected to');
  });

  it('a custom connection that died on the way is tidied away, secrets and all', async () => {
    world.faults.onCall((point) => point.kind === 'kvs' && point.operation === 'secret/set' && point.body.includes('xero.token'), { kind: 'crash', when: 'after' });
    await expect(connect(world)).rejects.toThrow('crashed');
    expect(Object.keys(secrets(world))).toHaveLength(2);
    await world.advance(2 * DAY_MS);
    expect(secrets(world)).toEqual({});
  });

  it('a consent that is put aside while it is being taken does not become the connection', async () => {
    const back = await answer(world, await ask(world));
    world.xero.faults.next('GET /connections', 'slow-to-answer', { delayMs: 1000 });
    const taken = comeBack(world, back);
    while (world.xero.meter.read()['GET /connections'] === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    const again = await ask(world);
    expect((await taken).text).toContain('not asked for here');
    expect((await admin(world)).connection.state).toBe('not_connected');
    expect((await comeBack(world, await answer(world, again))).text).toContain('Connected to');
    expect(Object.keys(secrets(world))).toHaveLength(3);
  });
});

describe('Which organisation', () => {
  it('of several in one consent, an admin chooses; the others are left again', async () => {
    world.xero.settings.bulkConnections = true;
    expect((await comeBack(world, await answer(world, await ask(world), ['northlight', 'demo']))).text).toContain('Choose the organisation');
    const { consent } = await admin(world);
    expect(consent).toMatchObject({ state: 'choosing', organisations: [{ tenantId: northlight }, { tenantId: demo, name: 'Demo Company (AU)' }] });
    expect(await refusedCodes(world, 'priya', 'admin', 'admin.chooseOrganisation', { tenantId: 'somewhere else' })).toEqual(['CONSENT_INVALID']);
    const view = await must(world, 'priya', 'admin', 'admin.chooseOrganisation', { tenantId: northlight });
    expect(view).toMatchObject({ connection: { state: 'connected', organisation: { name: 'Northlight Studio Pty Ltd' } }, consent: { state: 'none' } });
    expect(connectedInXero(world)).toEqual([northlight]);
    expect(await refusedCodes(world, 'priya', 'admin', 'admin.chooseOrganisation', { tenantId: demo })).toEqual(['CONSENT_INVALID']);
  });

  it('a choice that nobody makes is forgotten, and what it let us into is left', async () => {
    world.xero.settings.bulkConnections = true;
    await comeBack(world, await answer(world, await ask(world), ['northlight', 'demo']));
    await world.advance(HOUR_MS);
    expect(await refusedCodes(world, 'priya', 'admin', 'admin.chooseOrganisation', { tenantId: northlight })).toEqual(['CONSENT_EXPIRED']);
    expect(Object.keys(secrets(world))).toEqual(['signing-key']);
  });

  it('another than the one billed so far is refused with both names, and its new connection in Xero is removed again', async () => {
    await ready(world);
    const page = await connectByConsent(world, 'demo');
    expect(page.text).toMatch(/Demo Company \(AU\).*Northlight Studio Pty Ltd/);
    expect(await admin(world)).toMatchObject({ connection: { state: 'connected', organisation: { name: 'Northlight Studio Pty Ltd' } }, via: 'custom', consent: { state: 'failed', problem: { code: 'ORGANISATION_CHANGED' } } });
    expect(connectedInXero(world)).toEqual([]);
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
    expect(world.xero.model.invoices(demo)).toHaveLength(0);
  });

  it('chosen by mistake among several, the right one can still be chosen', async () => {
    await ready(world);
    world.xero.settings.bulkConnections = true;
    await comeBack(world, await answer(world, await ask(world), ['northlight', 'demo']));
    expect(await refusedCodes(world, 'priya', 'admin', 'admin.chooseOrganisation', { tenantId: demo })).toEqual(['ORGANISATION_CHANGED']);
    expect((await admin(world)).consent).toMatchObject({ state: 'choosing', organisations: [{ tenantId: northlight }] });
    expect(await must(world, 'priya', 'admin', 'admin.chooseOrganisation', { tenantId: northlight })).toMatchObject({ via: 'oauth' });
    expect(connectedInXero(world)).toEqual([northlight]);
  });

  it('one that the app was let into before stays in Xero, though it may not be billed in', async () => {
    await connectByConsent(world, 'demo');
    await connect(world);
    world.xero.model.apps.answer(await ask(world), { organisationIds: [demo] });
    await contract(world);
    world.clock.advance(MINUTE_MS);
    await connectByConsent(world, 'demo');
    expect((await admin(world)).consent).toMatchObject({ problem: { code: 'ORGANISATION_CHANGED' } });
    expect(connectedInXero(world)).toEqual([demo]);
  });

  it('when Xero does not say whose books they are, an admin tries again without a new consent', async () => {
    const back = await answer(world, await ask(world));
    world.xero.faults.next('GET /Organisation', 'html');
    expect((await comeBack(world, back)).text).toContain('One more step');
    expect(await must(world, 'priya', 'admin', 'admin.chooseOrganisation', { tenantId: northlight })).toMatchObject({ connection: { state: 'connected' } });
  });
});
