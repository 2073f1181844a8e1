import { todayIn, type CalendarDate } from '../../billing/calendar-date';
import { HISTORY_YEARS, keptOf, remember, type ClientHistory, type KeptInvoice } from '../../billing/forecast/client-history';
import type { ForecastSite, HistoryProgress } from '../../billing/forecast/parts';
import type { ClientId, LedgerInvoiceId } from '../../billing/ids';
import type { Mirror } from '../../billing/invoice';
import { LedgerFailure } from '../../billing/ledger';
import { mayCall } from '../../billing/ledger-budget';
import { getClientHistory } from '../../store/forecast';
import { forecastSiteChange, getForecastSite } from '../../store/forecast-site';
import { getPulse } from '../../store/pulse';
import { getConnection } from '../../store/read';
import type { Connection } from '../../store/site';
import { transact } from '../../store/transact';
import type { ChangedInvoices } from '../../xero';
import { withLedger } from '../ledger-session';
import { noteBudget, park } from '../note-look';

/**
 * How it went. `more`: there is more to read, at once. `later`: the ledger did not answer, or takes no more calls for now. `none`: there is no connection, or none of today's calls are
 * left for it.
 */
export type ReadHistory = { readonly kind: 'whole' | 'more' | 'none' } | { readonly kind: 'later'; readonly seconds: number };

/** Pages of 100 invoices that one run reads: two or three seconds of the ledger's time each. */
const MOST_PAGES = 5;
/** Clients that one transaction writes, beside the progress. */
const MOST_CLIENTS = 20;
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
/** The ledger stamps changes to the second, and several can share one. */
const OVERLAP_MS = 5_000;
/** What changed so long before the ledger answered is in its answer. */
const SETTLED_MS = 2 * 60_000;

/**
 * Reads the ledger's sales invoices of the last three years, those that changed longest ago first, and keeps of each when it was issued, due and paid; after that, what changed since. A
 * page is kept together with how far the reading came, so it goes on after any crash, and reading a page twice changes nothing. Calls that are kept for sending stay.
 */
export async function readHistory(now: number): Promise<ReadHistory> {
  const connection = await getConnection();
  if (connection?.state.kind !== 'connected') return { kind: 'none' };
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const pulse = await getPulse();
      if (!mayCall(pulse.budget, 'notice', now)) return { kind: 'none' };
      const { last, remaining } = await readPage(connection, now);
      await noteBudget(pulse, remaining, now);
      if (last) return { kind: 'whole' };
      // What is written down of the day's calls may be some calls old.
      if (remaining !== undefined && !mayCall({ day: { remaining, at: new Date(now).toISOString() } }, 'notice', now)) return { kind: 'none' };
    }
    return { kind: 'more' };
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    return stopped(error, now);
  }
}

async function stopped({ reason }: LedgerFailure, now: number): Promise<ReadHistory> {
  if (reason.kind === 'unavailable') return { kind: 'later', seconds: 300 };
  if (reason.kind !== 'limit') return { kind: 'none' };
  if (reason.scope === 'day') await park(reason.retryAfterSeconds, now);
  return reason.retryAfterSeconds <= 900 ? { kind: 'later', seconds: reason.retryAfterSeconds } : { kind: 'none' };
}

const begin = ({ organisation }: Connection, now: number): HistoryProgress => ({ organisationId: organisation.id, since: new Date(now - HISTORY_YEARS * YEAR_MS).toISOString(), page: 1, read: 0 });

/** Where the reading of these books stands: another organisation's say nothing of it. */
const progressOf = ({ history }: ForecastSite, connection: Connection, now: number): HistoryProgress => (history?.organisationId === connection.organisation.id ? history : begin(connection, now));

/** Reads and keeps one page; answers whether it was the last, and how many of the day's calls the ledger said were left. */
async function readPage(connection: Connection, now: number): Promise<{ readonly last: boolean; readonly remaining: number | undefined }> {
  let remaining: number | undefined;
  const { taxes, ...site } = await getForecastSite();
  const progress = progressOf(site, connection, now);
  const stale = taxes === undefined || now - Date.parse(taxes.at) > TAXES_MS;
  const { changes, rates } = await withLedger(
    connection,
    async (client) => ({ changes: await client.changedSince(progress.since, progress.page), rates: stale ? await client.taxes() : undefined }),
    (left) => (remaining = left),
  );
  const next = progressAfter(progress, changes, now);
  const news = newsOf(changes);
  const clients = [...news.keys()];
  const chunks = Array.from({ length: Math.ceil(clients.length / MOST_CLIENTS) }, (_, place) => clients.slice(place * MOST_CLIENTS, (place + 1) * MOST_CLIENTS));
  for (const chunk of chunks) await keep(chunk, news, connection, now);
  const known = rates && { at: new Date(now).toISOString(), rates: Object.fromEntries(rates.map(({ code, rate }) => [code, rate])) };
  await transact(async () => {
    const before = await getForecastSite();
    const unmoved = progressOf(before, connection, now);
    // Another run came further meanwhile: what this one kept is the same, and its place is not.
    if (unmoved.since > progress.since) return { changes: [], result: undefined };
    return { changes: [forecastSiteChange({ ...before, history: next, ...(known ? { taxes: known } : {}) })], result: undefined };
  });
  return { last: !changes.more, remaining };
}
const TAXES_MS = 7 * 24 * 60 * 60 * 1000;

function progressAfter(before: HistoryProgress, { invoices, asOf, more, unreadable }: ChangedInvoices, now: number): HistoryProgress {
  const last = invoices.reduce<string | undefined>((latest, { changedAt }) => (latest === undefined || changedAt > latest ? changedAt : latest), undefined);
  const overlapping = last === undefined ? undefined : new Date(Date.parse(last) - OVERLAP_MS).toISOString();
  const settled = more || asOf === undefined ? undefined : new Date(Date.parse(asOf) - SETTLED_MS).toISOString();
  const moved = [overlapping, settled].filter((instant) => instant !== undefined && instant > before.since).sort().at(-1);
  const at = new Date(now).toISOString();
  return {
    ...before,
    // All of a page can have changed at one moment: then the moment's pages are counted through.
    ...(moved === undefined ? { page: more ? before.page + 1 : 1 } : { since: moved, page: 1 }),
    read: before.read + invoices.length + unreadable.length,
    ...(more ? {} : { wholeAt: before.wholeAt ?? at, readAt: at }),
  };
}

type News = ReadonlyMap<ClientId, { readonly name: string; readonly invoices: ReadonlyMap<LedgerInvoiceId, KeptInvoice | undefined> }>;

function newsOf({ invoices, paidOn }: ChangedInvoices): News {
  const news = new Map<ClientId, { name: string; invoices: Map<LedgerInvoiceId, KeptInvoice | undefined> }>();
  for (const mirror of invoices) {
    const of = news.get(mirror.clientId) ?? { name: nameOf(mirror), invoices: new Map<LedgerInvoiceId, KeptInvoice | undefined>() };
    of.invoices.set(mirror.ledgerId, keptOf(mirror, paidOn.get(mirror.ledgerId)));
    news.set(mirror.clientId, { ...of, name: nameOf(mirror) });
  }
  return news;
}

const nameOf = ({ clientName, clientId }: Mirror): string => clientName ?? clientId;

async function keep(clients: readonly ClientId[], news: News, { organisation }: Connection, now: number): Promise<void> {
  const today: CalendarDate = todayIn(organisation.timeZone, now);
  await transact(async () => {
    const changes = await Promise.all(
      clients.map(async (clientId) => {
        const known = await getClientHistory(clientId);
        const { name = '', invoices = new Map<LedgerInvoiceId, KeptInvoice>() } = news.get(clientId) ?? {};
        const same = known?.organisationId === organisation.id ? known : undefined;
        const before: ClientHistory = { rev: known?.rev ?? 0, organisationId: organisation.id, clientId, invoices: same?.invoices ?? {}, name, at: '' };
        const after = remember(before, invoices, today);
        if (same && same.name === name && JSON.stringify(after.invoices) === JSON.stringify(same.invoices)) return [];
        return [{ kind: 'payer' as const, history: { ...after, rev: before.rev + 1, at: new Date(now).toISOString() } }];
      }),
    );
    return { changes: changes.flat(), result: undefined };
  });
}
