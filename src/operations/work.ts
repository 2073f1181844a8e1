import { Queue } from '@forge/events';
import * as z from 'zod/mini';
import type { ContractId, InvoiceId, PersonId, WorkItemId } from '../billing/ids';
import type { Cause } from '../billing/milestone';

/**
 * Work that waits in Forge's queues. Forge delivers at least once, in any order: each job names what to look at, never what to do
 * to it, and reads the truth when it runs.
 */
const branded = <T extends string>() => z.custom<T>((value) => typeof value === 'string' && value !== '');

const causeSchema: z.ZodMiniType<Cause> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event') }),
  z.object({ kind: z.literal('sweep') }),
  z.object({ kind: z.literal('schedule') }),
  z.object({ kind: z.literal('person'), person: branded<PersonId>() }),
]);

export const billingJobSchema = z.object({ kind: z.literal('look'), workItemId: branded<WorkItemId>(), cause: causeSchema });
export type BillingJob = z.infer<typeof billingJobSchema>;

export const ledgerJobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('send'), invoiceId: branded<InvoiceId>(), contractId: branded<ContractId>() }),
  z.object({ kind: z.literal('mirror') }),
]);
export type LedgerJob = z.infer<typeof ledgerJobSchema>;

/** Looks at a work item again: one at a time per contract, so that two milestones landing together don't fight over one record. */
export async function pushLook(workItemId: WorkItemId, cause: Cause, contractId: string): Promise<void> {
  await new Queue({ key: 'billing' }).push(lookEvent(workItemId, cause, contractId));
}

/** Many looks in as few pushes as Forge allows; each item is a lane of its own, as its contract is not known yet. */
export async function pushLooks(workItemIds: readonly WorkItemId[], cause: Cause): Promise<void> {
  for (let start = 0; start < workItemIds.length; start += MOST_EVENTS) {
    await new Queue({ key: 'billing' }).push(workItemIds.slice(start, start + MOST_EVENTS).map((id) => lookEvent(id, cause, id)));
  }
}

/** Forge takes at most this many events in one push. */
const MOST_EVENTS = 50;

function lookEvent(workItemId: WorkItemId, cause: Cause, lane: string) {
  const body: BillingJob = { kind: 'look', workItemId, cause };
  return { body, concurrency: { key: `contract-${lane}`, limit: 1 } };
}

/** Everything that talks to the ledger goes one at a time, so that a minute's budget and one token serve all. */
export async function pushLedger(job: LedgerJob, delayInSeconds = 0): Promise<void> {
  await new Queue({ key: 'ledger' }).push({ body: { ...job }, delayInSeconds, concurrency: { key: 'ledger', limit: 1 } });
}
