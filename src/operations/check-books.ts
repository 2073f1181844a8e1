import { applyMirror } from '../billing/apply-mirror';
import { billOf, mirrorOf } from '../billing/bill';
import { isGone, MOST_EXTRAS } from '../billing/extra';
import type { InvoiceId } from '../billing/ids';
import type { Invoice, Mirror } from '../billing/invoice';
import { LedgerFailure } from '../billing/ledger';
import { settleBill } from '../billing/settle-bill';
import { booksChange, getBooks, NO_BOOKS, type Books } from '../store/books';
import { recordedAfter, recordedAt, someInvoicesAt } from '../store/find';
import { getConnection, getContract, getInvoice, getTogether } from '../store/read';
import type { Change } from '../store/commit';
import type { Connection } from '../store/site';
import { transact } from '../store/transact';
import { MOST_IDS, type XeroClient } from '../xero';
import { contractChanges } from './contract-changes';
import { withLedger } from './ledger-session';
import { mergedClients } from './merged-clients';
import { mirrorOne } from './mirror-invoices';
import { connectionChange } from './make-connection';
import { foundNow, settledExtras } from './notice-extras';
import { leadsElsewhere } from './watch-connection';

/** Invoices that the ledger left out of a list and that one check asks for one by one; the next check goes on with the rest. */
const MOST_ASKED = 10;

/**
 * Reads again those of our invoices that were not written for longest, 50 in one call, and goes round. So what the ledger changed without moving its time of change is
 * seen, and so is an invoice that it no longer has. Nothing is concluded from a read that failed: the next check asks again. On a quiet site it costs one call
 * of the ledger and four requests of storage.
 */
export async function checkBooks(now: number): Promise<void> {
  const { connection, books = NO_BOOKS } = await getTogether({ connection: true, books: true });
  if (connection?.state.kind !== 'connected') return;
  const round = await nextOf(books);
  const ours = round.invoices.filter((invoice) => isAskable(invoice, connection));
  try {
    const look = ours.length === 0 ? NOTHING : await withLedger(connection, async (client) => lookAt(client, ours));
    // A custom connection names no organisation: in other books than ours nothing is missing.
    if (look.absent.length > 0 && (await leadsElsewhere(connection, await withLedger(connection, async (client) => client.organisation())))) return;
    const merged = await mergedClients(look.there, connection);
    for (const [invoice, mirror] of look.there) {
      if (invoice.missingSince !== undefined || applyMirror(invoice, mirror).changed) await mirrorOne(invoice.id, invoice.contractId, mirror, now, merged);
    }
    for (const invoice of look.absent) await markMissing(invoice, now);
    await goOn(books, round, look.unasked, now);
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
  }
}

interface Round {
  readonly invoices: readonly Invoice[];
  /** There are no others after these. */
  readonly last: boolean;
  /** There are others of the same instant, after this one. */
  readonly within?: InvoiceId;
}

/**
 * Several invoices can have been written in one millisecond, as those are that one look found changed, and the next check begins after a moment: so those of the last moment
 * are left to it, unless all are of that one moment. Then they are gone through by our numbers.
 */
async function nextOf({ cursor, within }: Books): Promise<Round> {
  const rest = cursor === undefined || within === undefined ? [] : (await recordedAt(cursor)).filter(({ id }) => id > within);
  if (rest.length > 0) return partOf(rest);
  const found = await recordedAfter(cursor, MOST_IDS + 1);
  if (found.length <= MOST_IDS) return { invoices: [...found, ...(await heldAtAct()).slice(0, MOST_IDS - found.length)], last: true };
  const moment = found[MOST_IDS]?.updatedAt ?? '';
  const before = found.filter(({ updatedAt }) => updatedAt !== moment);
  return before.length > 0 ? { invoices: before, last: false } : partOf(await recordedAt(moment));
}

/** Those that wait for a person with something that was asked of the ledger, the longest first: they are read again at each round's end. */
async function heldAtAct(): Promise<readonly Invoice[]> {
  return (await someInvoicesAt('held', 1)).rows.filter((invoice) => mirrorOf(invoice) !== undefined);
}

function partOf(ofOneMoment: readonly Invoice[]): Round {
  const invoices = ofOneMoment.slice(0, MOST_IDS);
  const within = ofOneMoment.length > MOST_IDS ? invoices.at(-1)?.id : undefined;
  return { invoices, last: false, ...(within === undefined ? {} : { within }) };
}

/** One that was voided or deleted there is not missed (one that a person took for deleted may be there all the same), and another organisation's books don't have ours. */
function isAskable(invoice: Invoice, connection: Connection): boolean {
  const mirror = mirrorOf(invoice);
  return mirror !== undefined && (!isGone(mirror) || invoice.missingSince !== undefined) && invoice.organisationId === connection.organisation.id;
}

interface Look {
  readonly there: readonly (readonly [Invoice, Mirror])[];
  readonly absent: readonly Invoice[];
  /** The first that was not asked about any more. */
  readonly unasked?: Invoice;
}
const NOTHING: Look = { there: [], absent: [] };

async function lookAt(client: XeroClient, ours: readonly Invoice[]): Promise<Look> {
  const { invoices, unreadable } = await client.invoicesById(ours.map(ledgerIdOf));
  const mirrors = new Map(invoices.map((mirror) => [mirror.ledgerId.toLowerCase(), mirror]));
  const seen = new Set([...mirrors.keys(), ...unreadable.map((id) => id.toLowerCase())]);
  const there = ours.flatMap((invoice) => {
    const mirror = mirrors.get(ledgerIdOf(invoice).toLowerCase());
    return mirror ? [[invoice, mirror] as const] : [];
  });
  // A list may leave out what is there all the same: only the answer for the one invoice, that there is none, says so.
  // Whatever is asked of one that is gone says so by itself, once a person has it tried again.
  const left = ours.filter((invoice) => invoice.delivery.step === 'recorded' && invoice.missingSince === undefined && !seen.has(ledgerIdOf(invoice).toLowerCase()));
  const absent: Invoice[] = [];
  for (const invoice of left.slice(0, MOST_ASKED)) {
    const mirror = await client.invoice(ledgerIdOf(invoice));
    if (mirror) there.push([invoice, mirror]);
    else absent.push(invoice);
  }
  const unasked = left[MOST_ASKED];
  return { there, absent, ...(unasked ? { unasked } : {}) };
}

const ledgerIdOf = (invoice: Invoice): Mirror['ledgerId'] => mirrorOf(invoice)?.ledgerId ?? ('' as Mirror['ledgerId']);

/** What we last knew of its money stays; a person decides. */
async function markMissing(seen: Invoice, now: number): Promise<void> {
  await transact(async () => {
    const [invoice, contract] = await Promise.all([getInvoice(seen.id), getContract(seen.contractId)]);
    const mirror = invoice && mirrorOf(invoice);
    if (!invoice || !contract || !mirror || invoice.missingSince !== undefined || isGone(mirror)) return { changes: [], result: undefined };
    const at = new Date(now).toISOString();
    const next: Invoice = { ...invoice, rev: invoice.rev + 1, missingSince: at, updatedAt: at };
    const { changes } = contractChanges(contract, settleBill(contract, billOf(next), at), { at, by: 'milepost' }, [
      { kind: 'invoice-missing', invoice: invoice.number, ledgerId: mirror.ledgerId },
    ]);
    return { changes: [{ kind: 'invoice', invoice: next }, ...changes], result: undefined };
  });
}

/** The next check goes on after these, or begins again; what waited to be known of other invoices is settled on the way. */
async function goOn(seen: Books, { invoices, last, within: rest }: Round, unasked: Invoice | undefined, now: number): Promise<void> {
  const done = unasked === undefined ? invoices : invoices.filter(({ updatedAt }) => updatedAt < unasked.updatedAt);
  const goesOn = unasked === undefined ? (last ? undefined : done.at(-1)?.updatedAt) : (done.at(-1)?.updatedAt ?? seen.cursor);
  const within = unasked === undefined ? rest : seen.within;
  let firstRead: Books | undefined = seen;
  await transact(async () => {
    const { cursor: _before, within: _part, moreExtras, ...books } = firstRead ?? (await getBooks());
    firstRead = undefined;
    const extras = await settledExtras(books);
    const room = moreExtras === true && extras.length <= MOST_EXTRAS / 2 ? await fromTheStart() : [];
    const whole = last && unasked === undefined;
    const next: Books = { ...books, extras, ...(moreExtras === true && room.length === 0 ? { moreExtras } : {}), ...(goesOn === undefined ? {} : { cursor: goesOn, ...(within === undefined ? {} : { within }) }), ...(whole ? { checkedAt: new Date(now).toISOString() } : {}) };
    return { changes: [booksChange(next), ...room, ...foundNow(books.extras, extras, now)], result: undefined };
  });
}

/** The next look reads all that ever changed: there were more invoices that look like ours than there was room for, and people have seen to many of them. */
async function fromTheStart(): Promise<readonly Change[]> {
  const connection = await getConnection();
  if (!connection) return [];
  const { pollFrom: _from, ...rest } = connection;
  return [connectionChange({ ...rest, rev: connection.rev + 1 })];
}
