import type { ActivityEvent } from '../billing/activity';
import type { PersonId } from '../billing/ids';
import { LedgerFailure, type LedgerOrganisation } from '../billing/ledger';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { ok, refused, type Result } from '../billing/result';
import { siteUrl } from '../jira';
import { SITE_KEYS, siteActivityKey } from '../store/keys';
import { getConnection, getNumbering } from '../store/read';
import { deleteSecrets, setCredentials, setToken, setWebhookKey } from '../store/secrets';
import type { Connection } from '../store/site';
import { transact } from '../store/transact';
import { requestToken, xeroClient, type XeroCredentials, type XeroToken } from '../xero';
import { sweep } from './sweep';

/** Asks the ledger who these credentials belong to; keeps nothing. */
export async function testConnection(credentials: XeroCredentials): Promise<Result<LedgerOrganisation>> {
  const tried = await tryConnection(credentials);
  return tried.ok ? ok(tried.value.organisation) : tried;
}

async function tryConnection(credentials: XeroCredentials): Promise<Result<{ organisation: LedgerOrganisation; token: XeroToken }>> {
  try {
    const token = await requestToken(credentials);
    return ok({ organisation: await xeroClient({ accessToken: token.accessToken }).organisation(), token });
  } catch (error) {
    if (error instanceof LedgerFailure) return refused(refusal(error));
    throw error;
  }
}

/** Unlike elsewhere, a refusal here is about what was just typed, and breaks no connection. */
function refusal({ reason }: LedgerFailure): Problem {
  switch (reason.kind) {
    case 'credentials':
    case 'forbidden':
    case 'refused':
      return problem('CREDENTIALS_NOT_ACCEPTED', 'connection', {}, 'clientSecret');
    case 'limit':
      return problem('LEDGER_LIMIT', 'ledger');
    case 'invalid-answer':
      return problem('LEDGER_ANSWER_INVALID', 'ledger');
    case 'unavailable':
    case 'unknown':
      return problem('LEDGER_UNAVAILABLE', 'ledger');
  }
}

export interface Admin {
  readonly by: PersonId;
  readonly now: number;
}

/**
 * Connects the site to the organisation that these credentials open. Once there are contracts, another organisation is refused with both names: their
 * clients, accounts and numbers are those of the first, and in other books they would bill everything again. Reconnecting takes up what waited.
 */
export async function connectLedger(credentials: XeroCredentials, admin: Admin): Promise<Result<Connection>> {
  const tried = await tryConnection(credentials);
  if (!tried.ok) return tried;
  const { organisation, token } = tried.value;
  const known = await getConnection();
  if (known && known.organisation.id !== organisation.id && Object.keys((await getNumbering()).owners).length > 0) {
    return refused(problem('ORGANISATION_CHANGED', 'connection', { before: known.organisation.name, now: organisation.name }, 'clientId'));
  }
  const url = await siteUrl();
  await setCredentials(credentials);
  await setToken(token);
  const connection = await transact(async () => {
    const before = await getConnection();
    const value = connected(before, { organisation, siteUrl: url, clientId: credentials.clientId }, admin);
    return { changes: [site(value), note(admin, { kind: 'connection-made', organisation: organisation.name, demo: organisation.demo })], result: value };
  });
  await sweep(admin.now);
  return ok(connection);
}

interface Opened {
  readonly organisation: LedgerOrganisation;
  readonly siteUrl: string;
  readonly clientId: string;
}

/** The ledger stamps changes by its own clock, to the second: an invoice's first change must not fall before our first look because the clocks differ. */
const CLOCKS_APART_MS = 10 * 60_000;

function connected(before: Connection | undefined, { organisation, siteUrl, clientId }: Opened, admin: Admin): Connection {
  const at = new Date(admin.now).toISOString();
  return {
    rev: (before?.rev ?? 0) + 1,
    organisation,
    siteUrl,
    clientIdHint: `${clientId.slice(0, 4)}…${clientId.slice(-4)}`,
    connectedBy: admin.by,
    connectedAt: at,
    lastHeardAt: at,
    // What changed before the first connection concerns no invoice of ours. A reconnection looks from where it stopped.
    pollFrom: (before?.organisation.id === organisation.id ? before.pollFrom : undefined) ?? new Date(admin.now - CLOCKS_APART_MS).toISOString(),
    state: { kind: 'connected' },
    webhook: before?.webhook ?? 'off',
  };
}

/** Forgets the secrets and stops talking to the ledger. What is billed stays on record, and so does which organisation it was billed in. */
export async function disconnectLedger(admin: Admin): Promise<Result<Connection>> {
  const done = await transact<Result<Connection>>(async () => {
    const before = await getConnection();
    if (!before || before.state.kind === 'disconnected') return { changes: [], result: refused(problem('NOT_CONNECTED', 'connection')) };
    const value: Connection = { ...before, rev: before.rev + 1, state: { kind: 'disconnected' }, webhook: 'off' };
    return { changes: [site(value), note(admin, { kind: 'connection-removed', organisation: before.organisation.name })], result: ok(value) };
  });
  if (done.ok) await deleteSecrets();
  return done;
}

/** Keeps the key that Xero signs its webhooks with; it counts as verified once Xero's own test has been answered. */
export async function saveWebhookKey(key: string, admin: Admin): Promise<Result<Connection>> {
  const known = await getConnection();
  if (known?.state.kind !== 'connected') return refused(problem('NOT_CONNECTED', 'connection'));
  await setWebhookKey(key);
  return transact<Result<Connection>>(async () => {
    const before = await getConnection();
    if (!before) return { changes: [], result: refused(problem('NOT_CONNECTED', 'connection')) };
    const value: Connection = { ...before, rev: before.rev + 1, webhook: 'waiting' };
    return { changes: [site(value), note(admin, { kind: 'webhook-key-saved' })], result: ok(value) };
  });
}

function site(value: Connection) {
  return { kind: 'site' as const, key: SITE_KEYS.connection, value };
}

function note(admin: Admin, event: ActivityEvent) {
  const at = new Date(admin.now).toISOString();
  return { kind: 'activity' as const, key: siteActivityKey(at, admin.by), entry: { at, by: admin.by, event } };
}

