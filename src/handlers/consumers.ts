import type { AsyncEvent, InvocationError } from '@forge/events';
import { JiraFailure } from '../jira';
import { billRetainers } from '../operations/bill-retainers';
import { checkBooks } from '../operations/check-books';
import { followRenewal } from '../operations/follow-renewal';
import { keepScope } from '../operations/keep-scope';
import { lookAtWorkItem } from '../operations/look-at-work-item';
import { mirrorInvoices } from '../operations/mirror-invoices';
import { sendInvoice } from '../operations/send-invoice';
import { billingJobSchema, ledgerJobSchema, pushAfterRenewal, type BillingJob } from '../operations/work';
import type { AccessId } from '../store/access';
import { TooBusy } from '../store/transact';
import { again } from './again';
import { log } from './log';

const attemptOf = (event: AsyncEvent): number => event.retryContext?.retryCount ?? 0;

/** A look that got no answer comes again so often, after so long. */
const LOOKS_AGAIN = 3;
const LOOK_AGAIN_SECONDS = 8 * 60;

/** How often an unsettled renewal is tried again within the half hour that the ledger leaves for it. */
const RENEW_AGAIN_SECONDS = 5 * 60;
/** Forge forgets a job after a day: before that, another takes its place. */
const RENEWS_AGAIN = 200;

/** What passes by itself is tried again when the other side says, or soon; anything else is thrown, for Forge's own retries and our logs. */
async function later(error: unknown): Promise<InvocationError> {
  if (error instanceof TooBusy) return again(5);
  if (error instanceof JiraFailure && (error.kind === 'limit' || error.kind === 'unavailable')) return again(error.retryAfterSeconds ?? 60);
  throw error;
}

/** Queue `billing`: looks at one work item, bills the retainers of one contract, or reads the work behind a milestone that was priced. */
export async function onBillingWork(event: AsyncEvent): Promise<InvocationError | undefined> {
  const job = billingJobSchema.safeParse(event.body);
  if (!job.success) return drop('billing');
  try {
    await carryOut(job.data, Date.now());
    return undefined;
  } catch (error) {
    return later(error);
  }
}

async function carryOut(job: BillingJob, now: number): Promise<unknown> {
  switch (job.kind) {
    case 'look':
      return lookAtWorkItem(job.workItemId, job.cause, now);
    case 'retainers':
      return billRetainers(job.contractId, now);
    case 'scope':
      return keepScope(job.contractId, job.milestoneId, now);
  }
}

/** Queue `ledger`: sends one invoice, or asks the ledger what changed. */
export async function onLedgerWork(event: AsyncEvent): Promise<InvocationError | undefined> {
  const job = ledgerJobSchema.safeParse(event.body);
  if (!job.success) return drop('ledger');
  switch (job.data.kind) {
    case 'send': {
      const outcome = await sendInvoice({ ...job.data, attempt: attemptOf(event) }, Date.now());
      return outcome.kind === 'again' ? again(outcome.seconds) : undefined;
    }
    case 'renewal':
      return seeToRenewal(job.data.access, attemptOf(event));
    case 'mirror': {
      const { hintedAt, asked } = job.data;
      const outcome = await mirrorInvoices(Date.now(), hintedAt === undefined ? { purpose: 'hourly' } : { purpose: asked === true ? 'asked' : 'notice', hintedAt });
      if (hintedAt === undefined && outcome.kind === 'done') await checkBooks(Date.now());
      if (outcome.kind === 'done') return undefined;
      // What did not answer is asked again within the half hour in which the ledger renews a token whose answer was lost: by the next hour's look the connection would be gone.
      if (outcome.problem.code === 'LEDGER_UNAVAILABLE') return attemptOf(event) < LOOKS_AGAIN ? again(LOOK_AGAIN_SECONDS) : undefined;
      // A minute's limit passes soon; anything longer is left to the next hour's look.
      const wait = outcome.retryAfterSeconds;
      return wait !== undefined && wait <= 900 ? again(wait) : undefined;
    }
  }
}

async function seeToRenewal(access: AccessId, attempt: number): Promise<InvocationError | undefined> {
  if (!(await followRenewal(access, Date.now()))) return undefined;
  if (attempt < RENEWS_AGAIN) return again(RENEW_AGAIN_SECONDS);
  await pushAfterRenewal(access);
  return undefined;
}

/** A job that no version of ours wrote can't be carried out, and retrying would not change that. */
function drop(queue: string): undefined {
  log.warn('job-not-understood', { queue });
  return undefined;
}
