import { enqueue } from './queue';
import * as z from 'zod/mini';
import type { ContractId, InvoiceId, MilestoneId, PersonId, WorkItemId } from '../billing/ids';
import type { Invoice } from '../billing/invoice';
import type { Cause } from '../billing/milestone';
import type { AccessId } from '../store/access';

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

export const billingJobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('look'), workItemId: branded<WorkItemId>(), cause: causeSchema }),
  z.object({ kind: z.literal('retainers'), contractId: branded<ContractId>() }),
  z.object({ kind: z.literal('scope'), contractId: branded<ContractId>(), milestoneId: branded<MilestoneId>() }),
]);
export type BillingJob = z.infer<typeof billingJobSchema>;

export const ledgerJobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('send'), invoiceId: branded<InvoiceId>(), contractId: branded<ContractId>() }),
  /** `hintedAt`: when a notice of the ledger, or a person (`asked`), wanted it, ISO; absent for the hourly look. */
  z.object({ kind: z.literal('mirror'), hintedAt: z.optional(z.string()), asked: z.optional(z.boolean()) }),
  z.object({ kind: z.literal('renewal'), access: branded<AccessId>() }),
]);
export type LedgerJob = z.infer<typeof ledgerJobSchema>;

/** Looks at a work item again: one at a time per contract, so that two milestones landing together don't fight over one record. */
export async function pushLook(workItemId: WorkItemId, cause: Cause, contractId: string): Promise<void> {
  await enqueue('billing', lookEvent(workItemId, cause, contractId));
}

/** Many looks in as few pushes as Forge allows; each item is a lane of its own, as its contract is not known yet. */
export async function pushLooks(workItemIds: readonly WorkItemId[], cause: Cause): Promise<void> {
  const ids = [...new Set(workItemIds)];
  for (let start = 0; start < ids.length; start += MOST_EVENTS) {
    await enqueue('billing', ids.slice(start, start + MOST_EVENTS).map((id) => lookEvent(id, cause, id)));
  }
}

/** Makes the bills that are due on these contracts' retainers. */
export async function pushRetainers(contractIds: readonly ContractId[]): Promise<void> {
  for (let start = 0; start < contractIds.length; start += MOST_EVENTS) {
    await enqueue('billing', contractIds.slice(start, start + MOST_EVENTS).map((contractId) => {
      const body: BillingJob = { kind: 'retainers', contractId };
      return { body, concurrency: { key: `contract-${contractId}`, limit: 1 } };
    }));
  }
}

/** Reads the work behind milestones that were priced. A contract's are read one after the other: none of it is urgent, and Jira's points are shared. */
export async function pushScopes(priced: readonly { readonly contractId: ContractId; readonly milestoneId: MilestoneId }[]): Promise<void> {
  for (let start = 0; start < priced.length; start += MOST_EVENTS) {
    await enqueue('billing', priced.slice(start, start + MOST_EVENTS).map(({ contractId, milestoneId }) => {
      const body: BillingJob = { kind: 'scope', contractId, milestoneId };
      return { body, concurrency: { key: `scope-${contractId}`, limit: 1 } };
    }));
  }
}

/** Forge takes at most this many events in one push. */
const MOST_EVENTS = 50;

function lookEvent(workItemId: WorkItemId, cause: Cause, lane: string) {
  const body: BillingJob = { kind: 'look', workItemId, cause };
  return { body, concurrency: { key: `contract-${lane}`, limit: 1 } };
}

/**
 * Sends an invoice, or goes on with it. Each project has a lane of its own, in which one goes at a time: a project that reaches five hundred milestones at once
 * takes turns with the others for the ledger's calls, instead of keeping them waiting until it is done.
 */
export async function pushSend({ id, contractId, projectId }: Pick<Invoice, 'id' | 'contractId' | 'projectId'>): Promise<void> {
  await push({ kind: 'send', invoiceId: id, contractId }, `ledger-${projectId}`);
}

/** Notices of the ledger come in bursts: waiting this long lets one look answer several. */
const BURST_SECONDS = 3;

/** Longer than any run that renews a token lives, and early in the half hour that the one before it has left. */
const AFTER_RENEWAL_SECONDS = 120;

/** Sees to it that a renewal came to a good end (follow-renewal.ts). */
export async function pushAfterRenewal(access: AccessId): Promise<void> {
  await push({ kind: 'renewal', access }, 'renewal', AFTER_RENEWAL_SECONDS);
}

/** Asks the ledger what changed: because a notice came or a person asked at `hintedAt` (ISO instant), or because an hour has passed. */
export async function pushMirror(why: 'hourly' | { readonly hintedAt: string; readonly asked: boolean }): Promise<void> {
  await (why === 'hourly' ? push({ kind: 'mirror' }, 'ledger') : push({ kind: 'mirror', ...why }, 'ledger', why.asked ? 0 : BURST_SECONDS));
}

async function push(job: LedgerJob, lane: string, delayInSeconds = 0): Promise<void> {
  await enqueue('ledger', { body: { ...job }, delayInSeconds, concurrency: { key: lane, limit: 1 } });
}
