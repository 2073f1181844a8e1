import type { InvoiceId, LedgerInvoiceId, PersonId, ProjectId } from './ids';
import type { Mirror } from './invoice';
import { keyOfReference } from './part';
import type { Money } from './money';

/** An invoice of the ledger that looks like one of ours but is none: somebody copied or made it there, and the client may be billed twice. */
export interface Extra {
  readonly ledgerId: LedgerInvoiceId;
  readonly number: string;
  readonly reference: string;
  readonly total: Money;
  readonly clientName: string;
  /** The project whose billing it looks like: who may see that may see this. */
  readonly projectId: ProjectId;
  /** ISO instant, UTC. */
  readonly foundAt: string;
  /** An invoice of ours that is still on its way and may turn out to be this one: until that is known, nobody is asked. */
  readonly pending?: InvoiceId;
}

/** An extra that a person noted as right. */
export interface AcceptedExtra {
  readonly ledgerId: LedgerInvoiceId;
  readonly number: string;
  readonly projectId: ProjectId;
  readonly by: PersonId;
  readonly at: string;
  readonly note: string;
}

/** What of it may show that an invoice is meant to be ours. */
export interface Marks {
  readonly number: string;
  readonly reference: string;
  /** The link to the work that the invoice carries. */
  readonly url: string | undefined;
}

/** The number prefix, of those that contracts own, under which this number would be one of ours; undefined when it is none. */
export function ownPrefix(number: string, prefixes: (prefix: string) => boolean): string | undefined {
  const prefix = /^(.+)-\d{3,}$/.exec(number)?.[1];
  return prefix !== undefined && prefixes(prefix) ? prefix : undefined;
}

/** The keys of work items, of retainers' periods, or of deposits and retentions, that an invoice may be about: from its link into the site, and from the end of its reference, where ours have it. */
export function workKeysOf({ reference, url }: Marks, siteUrl: string): readonly string[] {
  const linked = url?.startsWith(`${siteUrl}/browse/`) === true ? url.slice(siteUrl.length + '/browse/'.length) : '';
  const named = keyOfReference(reference.split(' / ').at(-1) ?? '');
  return [...new Set([linked, named])].filter((key) => WORK_KEY.test(key) || PERIOD_KEY.test(key));
}
const WORK_KEY = /^[A-Za-z][A-Za-z0-9_]{0,50}-\d{1,15}$/;
/** As `periodKey` and `besideId` write it. */
const PERIOD_KEY = /^[A-Z0-9-]{1,20}-(?:R\d{1,3} \d{4}-\d{2}-\d{2}|[DH]\d{1,3})$/;

export const isGone = ({ status }: Mirror): boolean => status === 'voided' || status === 'deleted';

/** Those beyond are left out, and found again once there is room. */
export const MOST_EXTRAS = 100;
/** Room for them, and for the notes on those that were accepted, in one record with much else: bytes of JSON. Forge keeps 240 KiB. */
const MOST_BYTES = 90_000;

/** The first of these for which there is room. */
export function roomFor<T>(items: readonly T[], most: number): readonly T[] {
  let left = MOST_BYTES;
  return items.slice(0, most).filter((item) => (left -= new TextEncoder().encode(JSON.stringify(item)).length + 1) >= 0);
}

/** The list with this one in it, in place of what was known of it. */
export function withExtra(extras: readonly Extra[], extra: Extra): readonly Extra[] {
  const known = extras.find(({ ledgerId }) => ledgerId === extra.ledgerId);
  return known ? extras.map((each) => (each === known ? { ...extra, foundAt: known.foundAt } : each)) : [...extras, extra];
}

/** Somebody has to say something about it. */
export const isKnownExtra = ({ pending }: Extra): boolean => pending === undefined;

export const clientOf = ({ clientName, clientId }: Pick<Mirror, 'clientName' | 'clientId'>): string => clientName ?? clientId;
