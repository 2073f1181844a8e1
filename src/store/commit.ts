import { Filter, FilterConditions, ForgeKvsAPIError, kvs } from '@forge/kvs';
import type { ActivityEntry } from '../billing/activity';
import type { Contract } from '../billing/contract';
import type { ClientHistory } from '../billing/forecast/client-history';
import type { ForecastPart, ForecastSite, ForecastWeeks } from '../billing/forecast/parts';
import type { Invoice } from '../billing/invoice';
import type { ContractId, InvoiceId, LedgerInvoiceId, MilestoneId, WorkItemId } from '../billing/ids';
import type { Scope } from '../billing/scope';
import type { Consents, Lease } from './access';
import type { Books } from './books';
import { ENTITIES, partKey, tagKey, type SiteKey } from './keys';
import { activityRecord, contractRecord, forecastRecord, invoiceRecord, payerRecord, scopeRecord, siteRecord, tagRecord } from './records';
import type { Pulse } from './pulse';
import type { Agenda, Connection, Numbering, People } from './site';
import type { Tag } from './tag';
import type { Templates } from './templates';

/** One record as it shall be. `rev` 1 must not exist yet; any other replaces exactly `rev - 1`. */
export type Change =
  | { readonly kind: 'contract'; readonly contract: Contract }
  | { readonly kind: 'invoice'; readonly invoice: Invoice }
  | { readonly kind: 'tag'; readonly tag: Tag }
  | { readonly kind: 'untag'; readonly workItemId: WorkItemId; readonly rev: number }
  | { readonly kind: 'site'; readonly key: SiteKey; readonly value: Connection | Numbering | Agenda | People | Books | Pulse | Consents | Lease | Templates | ForecastSite | ForecastWeeks }
  /** Leads from the ledger's id to ours; writing it again says the same. One that `claims` is refused when there is a link already. */
  | { readonly kind: 'link'; readonly ledgerId: LedgerInvoiceId; readonly invoiceId: InvoiceId; readonly claims?: boolean }
  | { readonly kind: 'forecast'; readonly part: ForecastPart }
  | { readonly kind: 'payer'; readonly history: ClientHistory }
  | { readonly kind: 'scope'; readonly scope: Scope }
  | { readonly kind: 'unscope'; readonly milestoneId: MilestoneId; readonly rev: number }
  /** The contract goes. */
  | { readonly kind: 'erase'; readonly id: ContractId; readonly rev: number }
  | { readonly kind: 'activity'; readonly key: string; readonly entry: ActivityEntry };

/** Forge takes at most this many operations in one transaction. */
export const MAX_CHANGES = 25;

interface Versioned {
  readonly rev: number;
}

/**
 * Writes all changes or none. `conflict` means that somebody wrote one of the records since it was read, and nothing was
 * changed: read again and decide again. Any other failure of storage is thrown, and then it is unknown whether the changes were made: a caller
 * must be safe to run again from the start.
 */
export async function commit(changes: readonly Change[]): Promise<'committed' | 'conflict'> {
  if (changes.length > MAX_CHANGES) throw new RangeError(`A transaction holds at most ${MAX_CHANGES} changes; ${changes.length} were given.`);
  let transaction = kvs.transact();
  for (const change of changes) transaction = stage(transaction, change);
  try {
    await transaction.execute();
    return 'committed';
  } catch (error) {
    if (isConflict(error)) return 'conflict';
    throw error;
  }
}

type Transaction = ReturnType<typeof kvs.transact>;

function stage(transaction: Transaction, change: Change): Transaction {
  switch (change.kind) {
    case 'contract':
      return transaction.set(change.contract.id, contractRecord(change.contract), { entityName: ENTITIES.contract, conditions: replaces(change.contract.rev) });
    case 'invoice':
      return transaction.set(change.invoice.id, invoiceRecord(change.invoice), { entityName: ENTITIES.invoice, conditions: replaces(change.invoice.rev) });
    case 'tag':
      return transaction.set(tagKey(change.tag.workItemId), tagRecord(change.tag), { entityName: ENTITIES.tag, conditions: replaces(change.tag.rev) });
    case 'untag':
      return transaction.delete(tagKey(change.workItemId), { entityName: ENTITIES.tag, conditions: atRev(change.rev) });
    case 'site':
      return transaction.set(change.key, siteRecord(change.value), { entityName: ENTITIES.site, conditions: replaces(change.value.rev) });
    case 'link':
      return transaction.set(change.ledgerId, { invoiceId: change.invoiceId }, { entityName: ENTITIES.link, ...(change.claims === true ? { conditions: UNLINKED } : {}) });
    case 'forecast':
      return transaction.set(partKey(change.part), forecastRecord(change.part), { entityName: ENTITIES.forecast, conditions: replaces(change.part.rev) });
    case 'payer':
      return transaction.set(change.history.clientId, payerRecord(change.history), { entityName: ENTITIES.payer, conditions: replaces(change.history.rev) });
    case 'scope':
      return transaction.set(change.scope.milestoneId, scopeRecord(change.scope), { entityName: ENTITIES.scope, conditions: replaces(change.scope.rev) });
    case 'unscope':
      return transaction.delete(change.milestoneId, { entityName: ENTITIES.scope, conditions: atRev(change.rev) });
    case 'erase':
      return transaction.delete(change.id, { entityName: ENTITIES.contract, conditions: atRev(change.rev) });
    case 'activity':
      return transaction.set(change.key, activityRecord(change.key, change.entry), { entityName: ENTITIES.activity });
  }
}

const replaces = (rev: number) => (rev === 1 ? new Filter<Versioned>().and('rev', FilterConditions.notExists()) : atRev(rev - 1));
const UNLINKED = new Filter<{ readonly invoiceId: string }>().and('invoiceId', FilterConditions.notExists());
const atRev = (rev: number) => new Filter<Versioned>().and('rev', FilterConditions.equalTo(rev));

/** Forge reports a failed condition with this code; two transactions that touch one record at the same instant may be told of a conflict. */
const CONFLICT_CODES = new Set(['CONDITIONAL_CHECK_FAILED', 'TRANSACTION_CONFLICT', 'KEY_CONFLICT']);

function isConflict(error: unknown): boolean {
  return error instanceof ForgeKvsAPIError && CONFLICT_CODES.has(error.code);
}
