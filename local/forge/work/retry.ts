import { z } from 'zod';
import type { Json } from '../../common/ports';
import type { InvocationResult } from '../runtime/invoker';
import type { RetryContext } from './work';

/** Longest wait an app can ask for, in seconds. */
const LONGEST_WAIT = 900;
const LARGEST_DATA = 4 * 1024;

const wantsRetry = z.object({
  _retry: z.literal(true),
  retryOptions: z.object({ retryAfter: z.number().default(1), retryReason: z.string().default('FUNCTION_RETRY_REQUEST'), retryData: z.custom<Json>().optional() }),
});

/** What an invocation's end means for its delivery. */
export type Verdict =
  | { readonly kind: 'done' }
  /** The app returned an InvocationError. */
  | { readonly kind: 'asked'; readonly afterMs: number; readonly reason: string; readonly data?: Json }
  /** It threw or ran out of time, which are the app's faults, or was cut off, which is the platform's. */
  | { readonly kind: 'failed'; readonly reason: string; readonly by: 'app' | 'platform' };

export function verdictOf(result: InvocationResult): Verdict {
  if (!result.ok) {
    const reason = result.reason === 'timed-out' ? 'FUNCTION_TIME_OUT' : 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
    return { kind: 'failed', reason, by: result.reason === 'crashed' ? 'platform' : 'app' };
  }
  const asked = wantsRetry.safeParse(result.value);
  if (!asked.success) return { kind: 'done' };
  const { retryAfter, retryReason, retryData } = asked.data.retryOptions;
  const fits = retryData !== undefined && Buffer.byteLength(JSON.stringify(retryData)) <= LARGEST_DATA;
  return { kind: 'asked', afterMs: Math.min(retryAfter, LONGEST_WAIT) * 1000, reason: retryReason, ...(fits && { data: retryData }) };
}

/** The retry context of the delivery after this one: the count is of retries the app is the reason of. */
export function nextRetry(retry: RetryContext | undefined, verdict: Exclude<Verdict, { kind: 'done' }>): RetryContext {
  const counted = verdict.kind === 'failed' && verdict.by === 'platform' ? 0 : 1;
  const data = verdict.kind === 'asked' ? verdict.data : retry?.retryData;
  return { retryCount: (retry?.retryCount ?? 0) + counted, retryReason: verdict.reason, ...(data !== undefined && { retryData: data }) };
}

/** Backoff after failures, doubling to about 15 minutes; Forge publishes the ceiling only. */
export function backoffMs(attempt: number): number {
  return Math.min(LONGEST_WAIT, 2 ** Math.min(attempt, 20)) * 1000;
}
