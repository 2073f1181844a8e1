import { roomFor, type AcceptedExtra } from '../billing/extra';
import type { LedgerInvoiceId, PersonId } from '../billing/ids';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { booksChange, getBooks, MOST_ACCEPTED, type Books } from '../store/books';
import { siteActivityKey } from '../store/keys';
import { transact } from '../store/transact';

/** A person's word on an invoice of the ledger's that looks like ours. */
export interface ExtraWord {
  readonly ledgerId: LedgerInvoiceId;
  readonly note: string;
  readonly by: PersonId;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A person said of an invoice that was found for one of ours that it is another: whatever it looks like, nobody is asked about it again. */
export async function noteAnother(other: Omit<AcceptedExtra, 'at'>, now: number): Promise<void> {
  await transact(async () => {
    const books = await getBooks();
    const known = books.acceptedExtras.some(({ ledgerId }) => ledgerId === other.ledgerId);
    return { changes: known ? [] : [booksChange(accepted(books, { ...other, at: new Date(now).toISOString() }))], result: undefined };
  });
}

/** Notes why an invoice that looks like ours is right: nobody is asked about it again, whatever changes on it. */
export async function acceptExtra({ ledgerId, note, by, now }: ExtraWord): Promise<Result<Books>> {
  return transact<Result<Books>>(async () => {
    const books = await getBooks();
    const extra = books.extras.find((known) => known.ledgerId === ledgerId);
    if (!extra) return { changes: [], result: refused(problem('STALE_PAGE', 'page')) };
    const at = new Date(now).toISOString();
    const { number, projectId } = extra;
    const next = accepted(books, { ledgerId, number, projectId, by, at, note });
    const entry = { at, by, projectId, event: { kind: 'extra-accepted' as const, number, note } };
    return { changes: [booksChange(next), { kind: 'activity', key: siteActivityKey(at, by, ledgerId), entry }], result: ok(next) };
  });
}

const accepted = (books: Books, extra: AcceptedExtra): Books => ({
  ...books,
  extras: books.extras.filter(({ ledgerId }) => ledgerId !== extra.ledgerId),
  acceptedExtras: roomFor([extra, ...books.acceptedExtras], MOST_ACCEPTED),
});
