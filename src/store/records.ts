import type { ActivityEntry } from '../billing/activity';
import type { Contract } from '../billing/contract';
import type { ClientHistory } from '../billing/forecast/client-history';
import type { ForecastPart } from '../billing/forecast/parts';
import type { Invoice } from '../billing/invoice';
import { periodKey } from '../billing/period';
import { nextBesideDay } from '../billing/prepare-beside';
import { nextRetainerDay } from '../billing/retainer-periods';
import { activitySchema, contractSchema, invoiceSchema } from '../billing/schema';
import type { Scope } from '../billing/scope';
import { waitsForPerson } from '../billing/waiting';
import type { Tag } from './tag';

/**
 * How records lie in storage: what is searched or compared stands beside `doc`, which holds the whole. Forge checks each
 * attribute's type and its integers have 32 bits, so money lives inside `doc` only. `v` names the shape, for later migrations.
 */
const VERSION = 1;
interface Doc<T> {
  readonly v: number;
  readonly value: T;
}
const doc = <T>(value: T): Doc<T> => ({ v: VERSION, value });

/** A record that does not hold what Milepost wrote: never guessed at, since money hangs on it. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
  constructor(entity: string, detail: string) {
    super(`The stored ${entity} can't be read: ${detail}. Nothing was changed.`);
  }
}

export const contractRecord = (contract: Contract) => ({
  rev: contract.rev,
  projectId: contract.projectId,
  numberPrefix: contract.numberPrefix,
  waits: waitsForPerson(contract) ? 'yes' : 'no',
  ...retainerAttributes(contract),
  changed: contract.updatedAt,
  doc: doc(contract),
});

/** Whether a retainer, a deposit or a retention is to be billed by itself, and when next: what the hourly look searches by. */
function retainerAttributes(contract: Contract): { readonly retains: 'yes' | 'no'; readonly retainerDue: string } {
  const [due] = [nextRetainerDay(contract), nextBesideDay(contract)].filter((day) => day !== undefined).sort();
  return { retains: due === undefined ? 'no' : 'yes', retainerDue: due ?? 'none' };
}

export const invoiceRecord = (invoice: Invoice) => ({
  rev: invoice.rev,
  projectId: invoice.projectId,
  step: invoice.delivery.step,
  changed: invoice.updatedAt,
  work: workOf(invoice),
  doc: doc(invoice),
});

/** What its reference ends with: the key of the work, or of the retainer's period, the deposit or the retention. */
const workOf = ({ workItem, period, beside, milestoneId }: Invoice): string => workItem?.key ?? (period ? periodKey(period) : beside ? milestoneId : 'none');

export const tagRecord = (tag: Tag) => ({ rev: tag.rev, contractId: tag.contractId, doc: doc(tag) });
export const scopeRecord = (scope: Scope) => ({ rev: scope.rev, step: scope.baseline ? 'kept' : 'wanted', priced: scope.pricedAt, doc: doc(scope) });
export const siteRecord = <T extends { readonly rev: number }>(value: T) => ({ rev: value.rev, doc: doc(value) });
/** What belongs to no project is found as such. */
export const forecastRecord = (part: ForecastPart) => ({ rev: part.rev, kind: part.about.kind, projectId: part.about.kind === 'contract' ? part.about.projectId : 'none', doc: doc(part) });
export const payerRecord = (history: ClientHistory) => ({ rev: history.rev, organisationId: history.organisationId, doc: doc(history) });
/** Entries written together share an instant: the key's own order breaks the tie. */
export const activityRecord = (key: string, entry: ActivityEntry) => ({
  projectId: entry.projectId ?? 'site',
  at: `${entry.at}#${key}`,
  invoice: 'invoice' in entry.event ? entry.event.invoice : 'none',
  doc: doc(entry),
});

export interface Parser<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { message: string } };
}

export function parse<T>(entity: string, schema: Parser<T>, record: unknown): T {
  const parsed = schema.safeParse(docOf(entity, record));
  if (!parsed.success) throw new UnreadableRecord(entity, parsed.error.message);
  return parsed.data;
}

function docOf(entity: string, record: unknown): unknown {
  const stored = (record as { doc?: Partial<Doc<unknown>> } | undefined)?.doc;
  if (stored?.v !== VERSION) throw new UnreadableRecord(entity, `shape ${String(stored?.v)} is not known`);
  return stored.value;
}

export const readContract = (record: unknown): Contract => parse('contract', contractSchema, record);
export const readInvoice = (record: unknown): Invoice => parse('invoice', invoiceSchema, record);
export const readActivity = (record: unknown): ActivityEntry => parse('activity', activitySchema, record);
