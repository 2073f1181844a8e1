import { createWorld, START, type World } from './world';
import { describe, expect, it } from '@jest/globals';
import { oauthApp, organisationIds, xeroPeople } from '../../local/agency/xero';
import { SWITCHES, type FaultKind, type XeroSettings } from '../../local/xero';
import { LedgerFailure, type LedgerFailureReason } from '../../src/billing/ledger';
import { authEventOf, connections, CONSENT_SCOPES, consentUrl, exchangeCode, refreshToken, removeConnection, xeroClient, type ConsentedToken } from '../../src/xero';

const { northlight, demo } = organisationIds;
const REDIRECT = 'https://7c9d0f3e.example.atlassian-dev.net/x1/back?of=one+site';
const MINUTE = 60_000;

interface Consenting {
  readonly world: World;
  readonly run: World['inApp'];
  readonly failureOf: (call: () => Promise<unknown>) => Promise<LedgerFailureReason>;
  /** Finn allows it for these; the code he brings back. */
  readonly allow: (organisationIds?: readonly string[], scopes?: readonly string[]) => string;
  readonly signIn: (organisationIds?: readonly string[]) => Promise<ConsentedToken>;
}

function open(settings: Partial<XeroSettings> = {}): Consenting {
  const world = createWorld({ xero: settings });
  const { apps } = world.xero.model;
  apps.setRedirectUris(oauthApp.clientId, [REDIRECT]);
  const allow: Consenting['allow'] = (organisationIds = [northlight], scopes = CONSENT_SCOPES) => {
    const outcome = apps.answer(consentUrl(oauthApp.clientId, REDIRECT, 'st.1', scopes), { organisationIds, personId: xeroPeople.finn });
    if (!outcome.ok) throw new Error(outcome.messages.join(' '));
    const back = new URL(outcome.value);
    expect(back.searchParams.get('state')).toBe('st.1');
    return back.searchParams.get('code') ?? '';
  };
  return {
    world,
    run: world.inApp,
    allow,
    failureOf: async (call) => {
      try {
        await world.inApp(call);
      } catch (error) {
        if (error instanceof LedgerFailure) return error.reason;
        throw error;
      }
      throw new Error('the call succeeded');
    },
    signIn: async (organisations) => {
      const exchanged = await world.inApp(async () => exchangeCode(oauthApp, allow(organisations), REDIRECT));
      if (exchanged.kind !== 'given') throw new Error('Scopes are missing.');
      return exchanged.token;
    },
  };
}

describe('a consent', () => {
  it('is asked for at Xero’s own address, for what billing needs and to keep it', () => {
    const url = new URL(consentUrl('client', REDIRECT, 'a.b_c-d'));
    expect(url.origin + url.pathname).toBe('https://login.xero.com/identity/connect/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code', client_id: 'client', redirect_uri: REDIRECT, scope: 'offline_access accounting.invoices accounting.contacts.read accounting.settings.read', state: 'a.b_c-d',
    });
    expect(url.search).not.toContain('+');
  });

  it('becomes a token once, for half an hour, that opens the books it was given for', async () => {
    const { run, failureOf, allow } = open();
    const code = allow();
    const exchanged = await run(() => exchangeCode(oauthApp, code, REDIRECT));
    expect(exchanged).toMatchObject({ kind: 'given', token: { expiresAt: START + 30 * MINUTE } });
    const { accessToken } = exchanged.token;
    await expect(run(() => xeroClient({ accessToken, tenantId: northlight }).organisation())).resolves.toMatchObject({ id: northlight });
    expect(await failureOf(() => xeroClient({ accessToken, tenantId: demo }).organisation())).toMatchObject({ kind: 'forbidden', cause: 'unsaid' });
    expect(await failureOf(() => exchangeCode(oauthApp, code, REDIRECT))).toEqual({ kind: 'credentials', detail: 'invalid_grant' });
  });

  it('is lost with a code that is late, for another address, or with a wrong secret', async () => {
    const { world, failureOf, allow } = open();
    expect(await failureOf(() => exchangeCode(oauthApp, allow(), `${REDIRECT}x`))).toEqual({ kind: 'credentials', detail: 'invalid_grant' });
    expect(await failureOf(() => exchangeCode({ ...oauthApp, clientSecret: 'wrong' }, allow(), REDIRECT))).toEqual({ kind: 'credentials', detail: 'invalid_client' });
    const late = allow();
    world.clock.advance(5 * MINUTE);
    expect(await failureOf(() => exchangeCode(oauthApp, late, REDIRECT))).toEqual({ kind: 'credentials', detail: 'invalid_grant' });
  });

  it.each([
    ['offline_access', CONSENT_SCOPES.filter((scope) => scope !== 'offline_access')],
    ['accounting.invoices', CONSENT_SCOPES.filter((scope) => scope !== 'accounting.invoices')],
  ])('that leaves %s out says so', async (missing, scopes) => {
    const { run, allow } = open();
    await expect(run(() => exchangeCode(oauthApp, allow([northlight], scopes), REDIRECT))).resolves.toMatchObject({ kind: 'scopes-missing', scopes: [missing] });
  });

  it.each<FaultKind>(['drop-before-commit', 'commit-then-drop', 'error-after-commit', 'html', 'empty-body', 'truncated-json'])('whose exchange gets no answer leaves open what came of it: %s', async (fault) => {
    const { world, failureOf, allow } = open();
    world.xero.faults.next('POST /connect/token', fault);
    expect(await failureOf(() => exchangeCode(oauthApp, allow(), REDIRECT))).toMatchObject({ kind: 'unknown' });
  });
});

describe('the organisations of a consent', () => {
  it('are those chosen in it, and whether it let us in or only confirmed it', async () => {
    const { world, run, signIn } = open({ bulkConnections: true });
    await signIn([demo]);
    world.clock.advance(MINUTE);
    const token = await signIn([northlight, demo]);
    const chosen = await run(() => connections(token, authEventOf(token)));
    expect(chosen.map(({ tenantId, name, fresh }) => [tenantId, name, fresh])).toEqual([[demo, 'Demo Company (AU)', false], [northlight, 'Northlight Studio Pty Ltd', true]]);
    const only = await signIn([northlight]);
    expect((await run(() => connections(only, authEventOf(only)))).map(({ tenantId }) => tenantId)).toEqual([northlight]);
    expect(await run(() => connections(only))).toHaveLength(2);
  });

  it('are left one by one; one that is left already is as good', async () => {
    const { run, failureOf, signIn } = open();
    await signIn([demo]);
    const token = await signIn([northlight]);
    const [connection] = await run(() => connections(token, authEventOf(token)));
    const id = connection?.id ?? '';
    await run(() => removeConnection(token, id));
    await run(() => removeConnection(token, id));
    expect((await run(() => connections(token))).map(({ tenantId }) => tenantId)).toEqual([demo]);
    expect(await failureOf(() => removeConnection(token, '../Invoices'))).toMatchObject({ kind: 'refused' });
    expect(await failureOf(() => removeConnection({ accessToken: 'no-token' }, id))).toMatchObject({ kind: 'credentials' });
  });

  it('can not be read from a token that says nothing', () => {
    expect(authEventOf({ accessToken: 'opaque', expiresAt: 0 })).toBeUndefined();
    expect(authEventOf({ accessToken: 'a.bm9uc2Vuc2U.c', expiresAt: 0 })).toBeUndefined();
  });
});

describe('a refresh', () => {
  it('gives a new pair; the old one serves again for half an hour, and then is refused for good', async () => {
    const { world, run, failureOf, signIn } = open();
    const old = await signIn();
    const first = await run(() => refreshToken(oauthApp, old.refreshToken));
    expect(first.refreshToken).not.toBe(old.refreshToken);
    world.clock.advance(29 * MINUTE);
    await run(() => refreshToken(oauthApp, old.refreshToken));
    world.clock.advance(MINUTE);
    expect(await failureOf(() => refreshToken(oauthApp, old.refreshToken))).toEqual({ kind: 'credentials', detail: 'invalid_grant' });
  });

  it.each<FaultKind>(['drop-before-commit', 'commit-then-drop', 'error-before-commit', 'html', 'truncated-json'])('whose answer is lost is asked for again: %s', async (fault) => {
    const { world, run, failureOf, signIn } = open();
    const old = await signIn();
    world.xero.faults.next('POST /connect/token', fault);
    expect(await failureOf(() => refreshToken(oauthApp, old.refreshToken))).toMatchObject({ kind: 'unavailable' });
    const { accessToken } = await run(() => refreshToken(oauthApp, old.refreshToken));
    await expect(run(() => xeroClient({ accessToken, tenantId: northlight }).organisation())).resolves.toMatchObject({ id: northlight });
  });

  it.each(SWITCHES.refreshAfterDisconnect)('after somebody disconnected the app everywhere %s, and no books are open either way', async (refreshAfterDisconnect) => {
    const { world, run, failureOf, signIn } = open({ refreshAfterDisconnect });
    const token = await signIn();
    const [connection] = await run(() => connections(token));
    world.xero.model.apps.disconnect(connection?.id ?? '');
    if (refreshAfterDisconnect === 'refused') {
      expect(await failureOf(() => refreshToken(oauthApp, token.refreshToken))).toEqual({ kind: 'credentials', detail: 'invalid_grant' });
      return;
    }
    const { accessToken } = await run(() => refreshToken(oauthApp, token.refreshToken));
    expect(await failureOf(() => xeroClient({ accessToken, tenantId: northlight }).organisation())).toMatchObject({ kind: 'forbidden' });
    expect(await run(() => connections({ accessToken }))).toEqual([]);
  });

  it('is refused when the secret was changed in Xero', async () => {
    const { failureOf, signIn } = open();
    const { refreshToken: token } = await signIn();
    expect(await failureOf(() => refreshToken({ ...oauthApp, clientSecret: 'changed' }, token))).toEqual({ kind: 'credentials', detail: 'invalid_client' });
  });
});
