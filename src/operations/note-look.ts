import { afterLook, isSilent } from '../billing/heartbeat';
import type { LedgerInvoiceId } from '../billing/ids';
import type { LedgerOrganisation } from '../billing/ledger';
import { parkUntil } from '../billing/ledger-budget';
import type { ActivityEvent } from '../billing/activity';
import type { Change } from '../store/commit';
import { SITE_KEYS, siteActivityKey } from '../store/keys';
import { getPulse, pulseChange, type Pulse } from '../store/pulse';
import { getConnection } from '../store/read';
import type { Connection } from '../store/site';
import { transact } from '../store/transact';

/** What a look at the ledger told, beside the invoices themselves. */
export interface Heard {
  /** When it began, in milliseconds. */
  readonly now: number;
  /** It went back over what was read before. */
  readonly wide: boolean;
  /** Where the next look starts, by the ledger's clock. */
  readonly next: string | undefined;
  /** Nothing that had changed by then was left unread. */
  readonly whole: boolean;
  /** How far what changed at one moment was read, where that was more than one look reads. */
  readonly counted: Pulse['counted'];
  /** Invoices of ours of which it could not be read what the ledger says, and those of which it could again. */
  readonly unread: readonly LedgerInvoiceId[];
  readonly settled: readonly LedgerInvoiceId[];
  readonly organisation: LedgerOrganisation | undefined;
  /** Instants of changes that the ledger surely sends a notice of. */
  readonly announced: readonly string[];
  readonly dayRemaining: number | undefined;
}

/** Writes down how far the look came, what it said of the day's calls, and whether notices of what it found had come before. */
export async function noteLook(heard: Heard): Promise<void> {
  await transact(async () => {
    const [connection, pulse] = await Promise.all([getConnection(), getPulse()]);
    if (connection?.state.kind !== 'connected') return { changes: [], result: undefined };
    const heartbeat = connection.webhookSince === undefined ? pulse.heartbeat : afterLook(pulse.heartbeat, heard.announced, connection.webhookSince, heard.now);
    const silent = connection.webhook === 'verified' && isSilent(heartbeat);
    const at = new Date(heard.now).toISOString();
    const { unread: before = [], unreadSince = at, counted: _before, ...rest } = pulse;
    const unread = [...new Set([...before.filter((id) => !heard.settled.includes(id)), ...heard.unread])];
    const next: Pulse = { ...rest, ...(unread.length > 0 ? { unread, unreadSince } : {}), ...(heard.counted ? { counted: heard.counted } : {}), heartbeat, budget: budgetAfter(heard.dayRemaining, at), ...(heard.whole ? { lookedAt: at } : {}), ...(heard.wide || pulse.wideAt === undefined ? { wideAt: at } : {}) };
    const value: Connection = { ...advanced(connection, heard), lastHeardAt: at, ...(silent ? { webhook: 'silent' as const } : {}) };
    const lost: ActivityEvent = { kind: 'webhook-silent', since: heartbeat.lastMissed ?? at };
    return { changes: [site(value), pulseChange(next), ...(silent ? [siteNote(at, lost)] : [])], result: undefined };
  });
}

/** The next look never starts later than this one was by our own clock: the ledger's may be ahead, and once it is right again nothing would be heard until then. */
function advanced(connection: Connection, { now, next, organisation }: Heard): Connection {
  const at = new Date(now).toISOString();
  const told = next !== undefined && next > at ? at : next;
  const before = connection.pollFrom;
  const pollFrom = told !== undefined && (before === undefined || told > before || before > at) ? told : before;
  const same = organisation?.id === connection.organisation.id;
  return { ...connection, ...(same ? { organisation } : {}), rev: connection.rev + 1, ...(pollFrom === undefined ? {} : { pollFrom }) };
}

const budgetAfter = (remaining: number | undefined, at: string): Pulse['budget'] => (remaining === undefined ? {} : { day: { remaining, at } });

/** The ledger takes no more calls today: nothing is asked of it until it said that it does again. */
export async function park(retryAfterSeconds: number, now: number): Promise<void> {
  await transact(async () => {
    const pulse = await getPulse();
    const parkedUntil = parkUntil(retryAfterSeconds, now);
    return { changes: [pulseChange({ ...pulse, budget: { ...pulse.budget, parkedUntil } })], result: undefined };
  });
}

/** So much must change before what is left of the day is worth a write of its own: sending one invoice should not cost one. */
const WORTH_NOTING = 50;

/** What sending heard of the day's calls, where it comes near what is kept for sending. */
export async function noteBudget(known: Pulse, dayRemaining: number | undefined, now: number): Promise<void> {
  if (dayRemaining === undefined || dayRemaining > 2 * WORTH_NOTING + 300) return;
  const before = known.budget.day?.remaining;
  if (before !== undefined && Math.abs(before - dayRemaining) < WORTH_NOTING) return;
  await transact(async () => {
    const pulse = await getPulse();
    return { changes: [pulseChange({ ...pulse, budget: { ...pulse.budget, day: { remaining: dayRemaining, at: new Date(now).toISOString() } } })], result: undefined };
  });
}

/** Notices arrive in bursts: one that came this long after the last is written down, the others change nothing. */
const NOTED_EVERY_MS = 60_000;

/** A notice came, signed by the ledger. Its test of the address counts as the first. */
export async function noteNotice(now: number): Promise<void> {
  await transact(async () => {
    const [connection, pulse] = await Promise.all([getConnection(), getPulse()]);
    if (!connection || connection.webhook === 'off') return { changes: [], result: undefined };
    const at = new Date(now).toISOString();
    const { heardAt, missed } = pulse.heartbeat;
    const known = connection.webhook === 'verified' && missed === 0 && heardAt !== undefined && now - Date.parse(heardAt) < NOTED_EVERY_MS;
    if (known) return { changes: [], result: undefined };
    return { changes: [pulseChange({ ...pulse, heartbeat: { missed: 0, heardAt: at } }), ...verified(connection, at)], result: undefined };
  });
}

function verified(connection: Connection, at: string): readonly Change[] {
  if (connection.webhook === 'verified') return [];
  const value: Connection = { ...connection, rev: connection.rev + 1, webhook: 'verified', webhookSince: at };
  return [site(value), ...(connection.webhook === 'silent' ? [siteNote(at, { kind: 'webhook-heard' })] : [])];
}

const site = (value: Connection): Change => ({ kind: 'site', key: SITE_KEYS.connection, value });
const siteNote = (at: string, event: ActivityEvent): Change => ({ kind: 'activity', key: siteActivityKey(at, 'milepost'), entry: { at, by: 'milepost', event } });
