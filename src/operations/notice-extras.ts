import { clientOf, isGone, isKnownExtra, MOST_EXTRAS, ownPrefix, roomFor, withExtra, workKeysOf, type Extra, type Marks } from '../billing/extra';
import type { InvoiceId, LedgerInvoiceId, ProjectId } from '../billing/ids';
import type { Invoice, Mirror } from '../billing/invoice';
import type { Change } from '../store/commit';
import { booksChange, getBooks, type Books } from '../store/books';
import { invoicesForWork } from '../store/find';
import { siteActivityKey } from '../store/keys';
import { getContract, getInvoice, getLinks, getNumbering } from '../store/read';
import type { Connection } from '../store/site';
import { transact } from '../store/transact';

/** An invoice of the organisation's that none of ours stands for, with the link that it carries. */
export interface Other {
  readonly mirror: Mirror;
  readonly url: string | undefined;
}

/** So many are written at a time: each may bring a line of activity, and a transaction holds 25 changes. */
const AT_ONCE = 20;
/** Searches that run at the same time. */
const SEARCHES = 10;

/**
 * Of the organisation's other invoices that changed, keeps those that look like ours: with a number under one of our prefixes, or with the link or the reference of one of our bills.
 * Somebody copied or made them in the ledger, and the client may be billed twice. The rest is none of our business, and costs nothing when there is none.
 */
export async function noticeExtras(others: readonly Other[], connection: Connection, now: number): Promise<void> {
  if (others.length === 0) return;
  const [{ owners }, books] = await Promise.all([getNumbering(), getBooks()]);
  if (Object.keys(owners).length === 0) return;
  const accepted = new Set(books.acceptedExtras.map(({ ledgerId }) => ledgerId));
  const gone = others.filter(({ mirror }) => isGone(mirror)).map(({ mirror }) => mirror.ledgerId);
  const found: Extra[] = [];
  const open = others.filter(({ mirror }) => !isGone(mirror) && !accepted.has(mirror.ledgerId));
  for (let start = 0; start < open.length; start += SEARCHES) {
    const looked = await Promise.all(open.slice(start, start + SEARCHES).map(async (other) => lookLikeOurs(other, owners, connection, now)));
    found.push(...looked.flatMap((extra) => (extra ? [extra] : [])));
  }
  for (let start = 0; start < found.length; start += AT_ONCE) await keep(found.slice(start, start + AT_ONCE), now);
  if (books.extras.some(({ ledgerId }) => gone.includes(ledgerId))) await letGo((extra) => gone.includes(extra.ledgerId));
}

/** Of invoices that could not be read, those that are ours or look like ours. */
export async function thoseLikeOurs(unreadable: ReadonlyMap<LedgerInvoiceId, Marks>, { siteUrl }: Connection): Promise<readonly LedgerInvoiceId[]> {
  if (unreadable.size === 0) return [];
  const [{ owners }, links] = await Promise.all([getNumbering(), getLinks([...unreadable.keys()])]);
  const linked = new Set(links.map(({ ledgerId }) => ledgerId));
  const alike: LedgerInvoiceId[] = [];
  for (const [id, marks] of unreadable) {
    const named = ownPrefix(marks.number, (prefix) => Object.hasOwn(owners, prefix)) !== undefined;
    if (linked.has(id) || named || (await relatives(marks, siteUrl)).length > 0) alike.push(id);
  }
  return alike;
}

type Owners = Awaited<ReturnType<typeof getNumbering>>['owners'];

async function lookLikeOurs({ mirror, url }: Other, owners: Owners, { siteUrl }: Connection, now: number): Promise<Extra | undefined> {
  const marks: Marks = { number: mirror.number, reference: mirror.reference, url };
  const ours = await relatives(marks, siteUrl);
  if (ours.some((invoice) => isSettled(invoice, mirror))) return undefined;
  const prefix = ownPrefix(mirror.number, (candidate) => Object.hasOwn(owners, candidate));
  const owner = prefix === undefined ? undefined : owners[prefix];
  const projectId: ProjectId | undefined = ours[0]?.projectId ?? (owner === undefined ? undefined : (await getContract(owner))?.projectId);
  if (projectId === undefined) return undefined;
  const pending = ours.find(isOnItsWay);
  const { ledgerId, number, reference, total } = mirror;
  return { ledgerId, number, reference, total, clientName: clientOf(mirror), projectId, foundAt: new Date(now).toISOString(), ...(pending ? { pending: pending.id } : {}) };
}

/** Our invoices that have its number, its reference or its link. They are decided on, so each is read by itself: a search may be behind. */
async function relatives(marks: Marks, siteUrl: string): Promise<readonly Invoice[]> {
  const found = (await Promise.all(workKeysOf(marks, siteUrl).map(async (key) => invoicesForWork(key)))).flat();
  const alike = found.filter(({ reference, url }) => reference === marks.reference || url === marks.url);
  const ids = new Set<InvoiceId>([marks.number as InvoiceId, ...alike.map(({ id }) => id)]);
  const read = await Promise.all([...ids].map(async (id) => getInvoice(id)));
  return read.flatMap((invoice) => (invoice ? [invoice] : []));
}

/** It is this very invoice of ours, or a person said that it is another one than ours. */
function isSettled({ delivery }: Invoice, { ledgerId }: Mirror): boolean {
  if ('mirror' in delivery) return delivery.mirror.ledgerId === ledgerId;
  return 'cleared' in delivery && delivery.cleared?.includes(ledgerId) === true;
}

/** The answer to its create may have been lost: the ledger's invoice is then ours, and about to be taken over. */
const isOnItsWay = ({ delivery }: Invoice): boolean => delivery.step === 'queued' || (delivery.step === 'held' && delivery.at === 'queued');

async function keep(found: readonly Extra[], now: number): Promise<void> {
  await transact(async () => {
    const books = await getBooks();
    const all = found.reduce(withExtra, books.extras);
    const extras = roomFor(all, MOST_EXTRAS);
    const more = books.moreExtras === true || extras.length < all.length;
    if (more === (books.moreExtras === true) && JSON.stringify(inOrder(extras)) === JSON.stringify(inOrder(books.extras))) return { changes: [], result: undefined };
    return { changes: [booksChange({ ...books, extras, ...(more ? { moreExtras: true } : {}) }), ...foundNow(books.extras, extras, now)], result: undefined };
  });
}

/** Having read one again is no news. */
const inOrder = (extras: readonly Extra[]): readonly Extra[] => [...extras].sort((a, b) => (a.ledgerId < b.ledgerId ? -1 : 1));

async function letGo(goes: (extra: Extra) => boolean): Promise<void> {
  await transact(async () => {
    const books = await getBooks();
    const extras = books.extras.filter((extra) => !goes(extra));
    return { changes: extras.length === books.extras.length ? [] : [booksChange({ ...books, extras })], result: undefined };
  });
}

/** A line for each that somebody has to look at since. */
export function foundNow(before: readonly Extra[], after: readonly Extra[], now: number): readonly Change[] {
  const at = new Date(now).toISOString();
  const known = new Set(before.filter(isKnownExtra).map(({ ledgerId }) => ledgerId));
  return after
    .filter((extra) => isKnownExtra(extra) && !known.has(extra.ledgerId))
    .map(({ ledgerId, number, projectId }): Change => ({
      kind: 'activity',
      key: siteActivityKey(at, 'milepost', ledgerId),
      entry: { at, by: 'milepost', projectId, event: { kind: 'extra-found', number, ledgerId } },
    }));
}

/** The extras as they are known to be now: without those that became ours, and with those that turned out not to be. At most 20 of the latter at a time. */
export async function settledExtras({ extras }: Books): Promise<readonly Extra[]> {
  if (extras.length === 0) return extras;
  const linked = new Set((await getLinks(extras.map(({ ledgerId }) => ledgerId))).map(({ ledgerId }) => ledgerId));
  const open = extras.filter(({ ledgerId }) => !linked.has(ledgerId));
  const waiting = open.filter((extra) => !isKnownExtra(extra)).slice(0, AT_ONCE);
  const settled = new Map(await Promise.all(waiting.map(async (extra) => [extra.ledgerId, await afterWaiting(extra)] as const)));
  return open.flatMap((extra) => (settled.has(extra.ledgerId) ? (settled.get(extra.ledgerId) ?? []) : [extra]));
}

async function afterWaiting(extra: Extra): Promise<readonly Extra[]> {
  const { pending, ...known } = extra;
  const invoice = pending === undefined ? undefined : await getInvoice(pending);
  if (invoice && isOnItsWay(invoice)) return [extra];
  const cleared = invoice && 'cleared' in invoice.delivery ? invoice.delivery.cleared : undefined;
  const ours = invoice && 'mirror' in invoice.delivery && invoice.delivery.mirror.ledgerId === extra.ledgerId;
  return ours === true || cleared?.includes(extra.ledgerId) === true ? [] : [known];
}
