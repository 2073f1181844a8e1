import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import type { AcceptedExtra, Extra } from '../billing/extra';
import type { InvoiceId, LedgerInvoiceId, PersonId, ProjectId } from '../billing/ids';
import { moneySchema } from '../billing/schema';
import { ENTITIES, SITE_KEYS } from './keys';
import { parse } from './records';

/** How our invoices compare with the ledger's books as a whole. */
export interface Books {
  readonly rev: number;
  /** When the last round of checks came to its end, so that each of our invoices was asked about: ISO instant, UTC. */
  readonly checkedAt?: string;
  /** The round goes on after the invoice that last changed at this instant; absent at the start of a round. */
  readonly cursor?: string;
  /** And of those that last changed at that very instant, after this one; absent when all of them were asked about. */
  readonly within?: InvoiceId;
  readonly extras: readonly Extra[];
  /** There are others, for which there was no room. */
  readonly moreExtras?: true;
  readonly acceptedExtras: readonly AcceptedExtra[];
}

export const NO_BOOKS: Books = { rev: 0, extras: [], acceptedExtras: [] };
/** Notes on extras are kept for so many; one beyond them is asked about again only if it changes in the ledger. */
export const MOST_ACCEPTED = 200;

const id = <T extends string>() => z.custom<T>((value) => typeof value === 'string' && value !== '');
const found = { ledgerId: id<LedgerInvoiceId>(), number: z.string(), projectId: id<ProjectId>() };
const booksSchema = z.object({
  rev: z.number(),
  checkedAt: z.optional(z.string()),
  cursor: z.optional(z.string()),
  within: z.optional(id<InvoiceId>()),
  moreExtras: z.optional(z.literal(true)),
  extras: z.array(z.object({ ...found, reference: z.string(), total: moneySchema, clientName: z.string(), foundAt: z.string(), pending: z.optional(id<InvoiceId>()) })),
  acceptedExtras: z.array(z.object({ ...found, by: id<PersonId>(), at: z.string(), note: z.string() })),
});

export const readBooks = (record: unknown): Books => (record === undefined ? NO_BOOKS : parse('books', booksSchema, record));

export async function getBooks(): Promise<Books> {
  return readBooks(await kvs.entity(ENTITIES.site).get(SITE_KEYS.books));
}

/** The change that puts `next` in place of the books that were read. */
export const booksChange = (next: Books) => ({ kind: 'site' as const, key: SITE_KEYS.books, value: { ...next, rev: next.rev + 1 } });
