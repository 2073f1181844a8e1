import { isDeepStrictEqual } from 'node:util';
import { LedgerFailure, type LedgerOrganisation } from '../billing/ledger';
import { mayCall } from '../billing/ledger-budget';
import { problem } from '../billing/problem';
import { siteUrl } from '../jira';
import { getPulse } from '../store/pulse';
import { getConnection } from '../store/read';
import { getToken } from '../store/secrets';
import type { Connection, Via } from '../store/site';
import { transact } from '../store/transact';
import { breakConnection } from './break-connection';
import { endingOf, isEnding } from './connection-end';
import { withLedger } from './ledger-session';
import { activityChange, connectionChange } from './make-connection';

/**
 * Looks after the connection, once a day: learns where the site is, since sites are renamed and invoices link back to their epic; asks the ledger whose books these are, which
 * also renews a consent that nothing else has used for long, and keeps its name and its locks current; and says in good time when a consent will end.
 */
export async function watchConnection(now: number): Promise<void> {
  const known = await getConnection();
  if (known?.state.kind !== 'connected') return;
  const organisation = mayCall((await getPulse()).budget, 'hourly', now) ? await askWhose(known) : undefined;
  if (organisation && (await leadsElsewhere(known, organisation))) return;
  const [url, token] = await Promise.all([siteUrl(), known.via.kind === 'consent' ? getToken(known.access) : undefined]);
  await transact(async () => {
    const before = await getConnection();
    if (before?.access !== known.access || before.state.kind === 'disconnected') return { changes: [], result: undefined };
    const renewed: Connection = { ...before, siteUrl: url, organisation: organisation ?? before.organisation, via: renewedVia(before.via, token?.refresh?.since) };
    const { via } = renewed;
    const warned: Connection | undefined = via.kind === 'consent' && via.warned === undefined && isEnding(renewed, now) ? { ...renewed, via: { ...via, warned: true } } : undefined;
    const value = warned ?? renewed;
    if (isDeepStrictEqual(value, before)) return { changes: [], result: undefined };
    const date = warned && endingOf(warned);
    const note = date === undefined ? [] : [activityChange('milepost', now, { kind: 'connection-ends', organisation: value.organisation.name, date })];
    return { changes: [connectionChange({ ...value, rev: before.rev + 1 }), ...note], result: undefined };
  });
}

/** Whether the connection leads to other books than were chosen; then it is marked as broken, with both names. */
export async function leadsElsewhere(known: Connection, found: LedgerOrganisation): Promise<boolean> {
  if (found.id === known.organisation.id) return false;
  await breakConnection(known.access, problem('ORGANISATION_CHANGED', 'connection', { before: known.organisation.name, now: found.name }));
  return true;
}

/** Undefined when the ledger can't be asked today; a refusal has marked the connection as broken. */
async function askWhose(connection: Connection): Promise<LedgerOrganisation | undefined> {
  try {
    return await withLedger(connection, async (client) => client.organisation());
  } catch (error) {
    if (error instanceof LedgerFailure) return undefined;
    throw error;
  }
}

/** A consent that was renewed has its days again, and is warned of anew when they run out. */
function renewedVia(via: Via, since: number | undefined): Via {
  if (via.kind === 'custom' || since === undefined || since <= Date.parse(via.renewedAt)) return via;
  const { warned: _before, ...rest } = via;
  return { ...rest, renewedAt: new Date(since).toISOString() };
}
