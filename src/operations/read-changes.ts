import type { Marks } from '../billing/extra';
import type { LedgerInvoiceId } from '../billing/ids';
import type { Mirror } from '../billing/invoice';

/** Pages of 100 changes that one run reads at most; the next run goes on where it stopped. */
const MOST_PAGES = 20;
/** The ledger stamps changes to the second, and several can share one: the next look starts a little before the last change seen. */
const OVERLAP_MS = 5_000;
/** Some may have moved up a page since. */
const OVERLAP_PAGES = 1;
/** What changed so long before the ledger answered is in its answer: the next look need not start earlier. Lists may lag behind what was just written. */
const SETTLED_MS = 2 * 60_000;

export interface Changes {
  readonly mirrors: readonly Mirror[];
  /** The links that they carry, where they do. */
  readonly urls: ReadonlyMap<LedgerInvoiceId, string>;
  /** Invoices that changed, into what could not be read, and what they look like. */
  readonly unreadable: ReadonlyMap<LedgerInvoiceId, Marks>;
  /** Where the next look starts: ISO instant by the ledger's clock. Undefined when nothing was read and the ledger did not say its time. */
  readonly next: string | undefined;
  /** Every change up to now was read. */
  readonly whole: boolean;
  /** More changed at one moment than a look reads: the next goes on at this page of what it asks for. */
  readonly page?: number;
}

interface ChangeReader {
  changedSince(instant: string | undefined, page: number): Promise<{ invoices: readonly Mirror[]; urls: ReadonlyMap<LedgerInvoiceId, string>; marks?: ReadonlyMap<LedgerInvoiceId, Marks>; asOf?: string; more: boolean }>;
}

/**
 * Each page begins where the one before it ended. An invoice that changes meanwhile moves to the end of the list and all others move up a place: counted pages
 * would pass over the one that moves from the next page to the last, and its payment would never be seen. Only changes of one moment are counted through, from `first` on.
 */
export async function readChanges(client: ChangeReader, from: string | undefined, first = 1): Promise<Changes> {
  const mirrors: Mirror[] = [];
  const links = new Map<LedgerInvoiceId, string>();
  const unread = new Map<LedgerInvoiceId, Marks>();
  let since = from;
  let whole = false;
  let began: string | undefined;
  let page = first;
  for (let read = 0; read < MOST_PAGES; read += 1, page += 1) {
    const { invoices, urls, marks = [], asOf, more } = await client.changedSince(since, page);
    began ??= asOf;
    mirrors.push(...invoices);
    for (const [id, url] of urls) links.set(id, url);
    for (const [id, looks] of marks) unread.set(id, looks);
    whole = !more;
    if (whole) break;
    const next = shortlyBefore(latestOf(invoices));
    if (next === undefined || (since !== undefined && next <= since)) continue;
    since = next;
    page = 0;
  }
  return { mirrors, urls: links, unreadable: unread, next: laterOf(shortlyBefore(latestOf(mirrors)), whole ? settledBy(began) : undefined), whole, ...(whole || since !== from ? {} : { page: page - OVERLAP_PAGES }) };
}

const latestOf = (mirrors: readonly Mirror[]): string | undefined =>
  mirrors.reduce<string | undefined>((last, { changedAt }) => (last === undefined || changedAt > last ? changedAt : last), undefined);

/**
 * Without this, what changed at one instant, say a month's drafts approved together, is read again with every look until something else changes.
 */
const settledBy = (asOf: string | undefined): string | undefined => (asOf === undefined ? undefined : new Date(Date.parse(asOf) - SETTLED_MS).toISOString());

const laterOf = (a: string | undefined, b: string | undefined): string | undefined => (a === undefined || (b !== undefined && b > a) ? b : a);

const shortlyBefore = (instant: string | undefined): string | undefined => (instant === undefined ? undefined : new Date(Date.parse(instant) - OVERLAP_MS).toISOString());
