import type { ActivityEvent } from '../billing/activity';
import type { PersonId } from '../billing/ids';
import type { LedgerOrganisation } from '../billing/ledger';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { siteUrl } from '../jira';
import { consentsChange, getConsents, type AccessId, type Consents } from '../store/access';
import { SITE_KEYS, siteActivityKey } from '../store/keys';
import { getPulse, pulseChange, type Pulse } from '../store/pulse';
import { getConnection, getNumbering } from '../store/read';
import { deleteAccess } from '../store/secrets';
import type { Connection, Via } from '../store/site';
import { transact } from '../store/transact';
import { AFTER_BILLING_SECONDS, pushForecast } from './forecast/work';
import { leaveLedger } from './leave-ledger';
import { sweep } from './sweep';

export interface Admin {
  readonly by: PersonId;
  readonly now: number;
}

/** A way in that was tried: its secrets are stored, and the ledger said whose books it opens. */
export interface Opened {
  readonly access: AccessId;
  readonly via: Via;
  readonly organisation: LedgerOrganisation;
  readonly clientId: string;
}

/**
 * Connects the site to the organisation that was opened. Once there are contracts, another organisation is refused with both names: their clients, accounts and
 * numbers are those of the first, and in other books they would bill everything again. One write changes over from the old way in to the new; then the old one is forgotten, and
 * what waited is taken up.
 */
export async function makeConnection(opened: Opened, admin: Admin): Promise<Result<Connection>> {
  const url = await siteUrl();
  const made = await transact<Made>(async () => {
    const [before, consents, other, pulse] = await Promise.all([getConnection(), getConsents(), otherThanBilled(opened.organisation), getPulse()]);
    if (other) return { changes: [], result: { done: other } };
    // Another consent was asked for meanwhile, or this one was given up: its secrets may be gone already.
    if (!isKnown(consents, opened.access)) return { changes: [], result: { done: refused(problem('CONSENT_INVALID', 'connection')) } };
    const value = connected(before, opened, url, admin);
    const note: ActivityEvent = { kind: 'connection-made', organisation: opened.organisation.name, demo: opened.organisation.demo };
    const changes = [connectionChange(value), consentsChange(changedOver(consents, opened.access, before, admin.now)), activityChange(admin.by, admin.now, note), pulseChange(begunAnew(pulse))];
    return { changes, result: { done: ok(value), ...(before ? { before } : {}) } };
  });
  if (made.done.ok) await afterwards(made.done.value, made.before, admin.now).catch(() => undefined);
  return made.done;
}

/** What was seen through another way in is not what these books say now: no gate opens on it before they were looked at, and their calls are counted anew. */
function begunAnew({ lookedAt: _seen, ...pulse }: Pulse): Pulse {
  return { ...pulse, budget: {} };
}

interface Made {
  readonly done: Result<Connection>;
  readonly before?: Connection;
}

/** Why these books may not be billed in, or undefined. */
export async function otherThanBilled({ id, name }: LedgerOrganisation): Promise<Result<never> | undefined> {
  const [known, numbering] = await Promise.all([getConnection(), getNumbering()]);
  if (!known || known.organisation.id === id || Object.keys(numbering.owners).length === 0) return undefined;
  return refused(problem('ORGANISATION_CHANGED', 'connection', { before: known.organisation.name, now: name }, 'clientId'));
}

const isKnown = ({ pending, unused }: Consents, access: AccessId): boolean => pending?.access === access || unused.some((each) => each.access === access && each.trying === true);

function changedOver(consents: Consents, access: AccessId, before: Connection | undefined, now: number): Consents {
  const { pending, failed: _seen, ...rest } = consents;
  const since = new Date(now).toISOString();
  return {
    ...rest,
    ...(pending && pending.access !== access ? { pending } : {}),
    unused: [...consents.unused.filter((each) => each.access !== access), ...(before && before.access !== access ? [{ access: before.access, since }] : [])],
  };
}

/** The ledger stamps changes by its own clock, which may be far behind ours: an invoice's first change must not fall before our first look. */
const CLOCKS_APART_MS = 2 * 24 * 60 * 60_000;

function connected(before: Connection | undefined, { access, via, organisation, clientId }: Opened, url: string, admin: Admin): Connection {
  const at = new Date(admin.now).toISOString();
  return {
    rev: (before?.rev ?? 0) + 1,
    via,
    access,
    organisation,
    siteUrl: url,
    clientIdHint: `${clientId.slice(0, 4)}…${clientId.slice(-4)}`,
    connectedBy: admin.by,
    connectedAt: at,
    lastHeardAt: at,
    // What changed before the first connection concerns no invoice of ours. A reconnection looks from where it stopped.
    pollFrom: (before?.organisation.id === organisation.id ? lastLooked(before) : undefined) ?? new Date(admin.now - CLOCKS_APART_MS).toISOString(),
    state: { kind: 'connected' },
    webhook: before?.webhook ?? 'off',
    ...(before?.webhookSince === undefined ? {} : { webhookSince: before.webhookSince }),
  };
}

/** It is found within a day that a connection leads to other books; until then it was looked there, and what changed in ours was seen by nobody. */
function lastLooked({ pollFrom, state }: Connection): string | undefined {
  if (pollFrom === undefined || state.kind !== 'broken' || state.problem.code !== 'ORGANISATION_CHANGED') return pollFrom;
  const before = new Date(Date.parse(state.since) - UNSEEN_MS).toISOString();
  return before < pollFrom ? before : pollFrom;
}
const UNSEEN_MS = 2 * 24 * 60 * 60_000;

/** The connection stands: what comes after it is found again by the hourly sweep and the day's tidying, so its failing is not the connection's. */
async function afterwards(connection: Connection, before: Connection | undefined, now: number): Promise<void> {
  if (before && before.access !== connection.access) {
    if (connectionIdOf(before) !== connectionIdOf(connection)) await leaveLedger(before);
    await forgetAccess(before.access);
  }
  await pushForecast('day', AFTER_BILLING_SECONDS);
  await sweep(now, 'reconnected');
}

const connectionIdOf = ({ via }: Connection): string | undefined => (via.kind === 'consent' ? via.connectionId : undefined);

/** Forgets secrets that no connection uses and none can come to use; those of the connection there is are left alone. */
export async function forgetAccess(access: AccessId): Promise<void> {
  const connection = await getConnection();
  if (connection?.access === access && connection.state.kind !== 'disconnected') return;
  await deleteAccess(access);
  await transact(async () => {
    const consents = await getConsents();
    const unused = consents.unused.filter((each) => each.access !== access);
    return unused.length === consents.unused.length ? { changes: [], result: undefined } : { changes: [consentsChange({ ...consents, unused })], result: undefined };
  });
}

export const connectionChange = (value: Connection) => ({ kind: 'site' as const, key: SITE_KEYS.connection, value });

export function activityChange(by: PersonId | 'milepost', now: number, event: ActivityEvent) {
  const at = new Date(now).toISOString();
  return { kind: 'activity' as const, key: siteActivityKey(at, by), entry: { at, by, event } };
}
