import { addDays, compareDates, type CalendarDate } from '../calendar-date';
import type { ClientId, InvoiceId, LedgerInvoiceId, OrganisationId } from '../ids';
import type { Mirror } from '../invoice';
import { money, type CurrencyCode } from '../money';
import type { ForecastInvoice, PastPayment } from './inputs';

/** What is kept of one invoice of the ledger's, ours or not: when it was issued, due and paid. Amounts in minor units. */
export interface KeptInvoice {
  readonly issued: CalendarDate;
  readonly due: CalendarDate;
  readonly currency: CurrencyCode;
  readonly total: number;
  /** Its number and what is still owed, while something is. */
  readonly number?: string;
  readonly owed?: number;
  /** Days and amounts of its payments. Credits are none. */
  readonly paid: readonly (readonly [on: CalendarDate, minor: number])[];
}

/** What the ledger told of one client's invoices of the last three years. */
export interface ClientHistory {
  readonly rev: number;
  readonly organisationId: OrganisationId;
  readonly clientId: ClientId;
  readonly name: string;
  readonly invoices: Readonly<Record<string, KeptInvoice>>;
  /** When it was last written: ISO instant, UTC. Of an invoice that two clients have, since one was merged into the other, the later counts. */
  readonly at: string;
}

/** How far back payments are learned from. */
export const HISTORY_YEARS = 3;
const HISTORY_DAYS = 365 * HISTORY_YEARS;
/** The newest of one client's that are kept: more would teach no more, and a record holds no more. */
const MOST_INVOICES = 1000;

/** What to keep of an invoice, by what the ledger says of it: undefined when it tells nothing of when a client pays. `fullyPaid` is the day it says so. */
export function keptOf(mirror: Mirror, fullyPaid: CalendarDate | undefined): KeptInvoice | undefined {
  if (mirror.status !== 'approved' && mirror.status !== 'paid') return undefined;
  const { total, due, paid, issueDate, dueDate = issueDate } = mirror;
  const listed = (mirror.settlements ?? []).flatMap(({ kind, amount, date }) => (kind === 'payment' && date !== undefined ? [[date, amount.minor] as const] : []));
  const payments = listed.length > 0 || fullyPaid === undefined || paid.minor === 0 ? listed : [[fullyPaid, paid.minor] as const];
  // Settled by credit alone, it was never paid, and never will be.
  if (due.minor <= 0 && payments.length === 0) return undefined;
  return { issued: issueDate, due: dueDate, currency: total.currency, total: total.minor, ...(due.minor > 0 ? { number: mirror.number, owed: due.minor } : {}), paid: payments };
}

/** The history with these invoices in place of what was known of them (undefined takes one out), without what is too long ago on `today`. The `rev` is left to whoever writes it. */
export function remember(history: ClientHistory, news: ReadonlyMap<LedgerInvoiceId, KeptInvoice | undefined>, today: CalendarDate): ClientHistory {
  const all = new Map(Object.entries(history.invoices));
  for (const [id, kept] of news) {
    if (kept) all.set(id, kept);
    else all.delete(id);
  }
  const oldest = addDays(today, -HISTORY_DAYS);
  const recent = [...all].filter(([, { issued, owed }]) => owed !== undefined || compareDates(issued, oldest) >= 0);
  const newest = recent.sort(([, a], [, b]) => compareDates(b.issued, a.issued)).slice(0, MOST_INVOICES);
  return { ...history, invoices: Object.fromEntries(newest.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** The payments that the forecast learns from: those known by the end of `knownTo`. */
export function paymentsOf({ clientId, invoices }: ClientHistory, knownTo: CalendarDate): readonly PastPayment[] {
  return Object.values(invoices).flatMap(({ issued, due, total, paid }) =>
    paid.filter(([on]) => compareDates(on, knownTo) <= 0).map(([on, minor]) => ({ clientId, issued, due, paid: on, share: shareOf(minor, total) })),
  );
}

/** An amount paid beyond the total is no more than all of it. */
const shareOf = (minor: number, total: number): number => (total <= 0 ? 1 : Math.min(1, Math.max(minor / total, 1e-6)));

/** The client's open invoices that are not ours. */
export function openInvoices({ clientId, invoices }: ClientHistory, isOurs: (ledgerId: string) => boolean): readonly ForecastInvoice[] {
  return Object.entries(invoices).flatMap(([id, { issued, due, currency, number = '', owed }]) =>
    owed === undefined || isOurs(id) ? [] : [{ kind: 'invoice' as const, id: id as InvoiceId, name: number, clientId, amount: money(owed, currency), issued, due }],
  );
}

/** Each invoice once, though a client that was merged into another still has it: with the one who was written last. */
export function withoutDoubles(histories: readonly ClientHistory[]): readonly ClientHistory[] {
  const seen = new Set<string>();
  return [...histories]
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.clientId < b.clientId ? -1 : 1))
    .map((history) => {
      const own = Object.entries(history.invoices).filter(([id]) => !seen.has(id));
      for (const [id] of own) seen.add(id);
      return { ...history, invoices: Object.fromEntries(own) };
    });
}

/** Money that came on one day, in minor units. */
export interface CameIn {
  readonly on: CalendarDate;
  readonly currency: CurrencyCode;
  readonly minor: number;
}

/** What came from `from` to `to`, both included, on invoices that `counts` says yes to; one entry for each day and currency, in the order of days. */
export function cameIn(histories: readonly Pick<ClientHistory, 'invoices'>[], from: CalendarDate, to: CalendarDate, counts: (ledgerId: string, invoice: KeptInvoice) => boolean): readonly CameIn[] {
  const days = new Map<string, CameIn>();
  for (const { invoices } of histories) {
    for (const [id, invoice] of Object.entries(invoices)) {
      if (!counts(id, invoice)) continue;
      for (const [on, minor] of invoice.paid) {
        if (compareDates(on, from) < 0 || compareDates(on, to) > 0) continue;
        const key = `${on} ${invoice.currency}`;
        days.set(key, { on, currency: invoice.currency, minor: (days.get(key)?.minor ?? 0) + minor });
      }
    }
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
