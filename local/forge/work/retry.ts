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
  /** It threw, ran out of time or was cut off. */
  | { readonly kind: 'failed'; readonly reason: string };

export function verdictOf(result: InvocationResult): Verdict {
  if (!result.ok) return { kind: 'failed', reason: result.reason === 'timed-out' ? 'FUNCTION_TIME_OUT' : 'FUNCTION_PLATFORM_UNKNOWN_ERROR' };
  const asked = wantsRetry.safeParse(result.value);
  if (!asked.success) return { kind: 'done' };
  const { retryAfter, retryReason, retryData } = asked.data.retryOptions;
  const fits = retryData !== undefined && Buffer.byteLength(JSON.stringify(retryData)) <= LARGEST_DATA;
  return { kind: 'asked', afterMs: Math.min(retryAfter, LONGEST_WAIT) * 1000, reason: retryReason, ...(fits && { data: retryData }) };
}

/** The retry context of the delivery after this one. */
export function nextRetry(retry: RetryContext | undefined, reason: string, data: Json | undefined): RetryContext {
  return { retryCount: (retry?.retryCount ?? 0) + 1, retryReason: reason, ...(data !== undefined && { retryData: data }) };
}

/** Backoff after failures, doubling to about 15 minutes; Forge publishes the ceiling only. */
export function backoffMs(attempt: number): number {
  return Math.min(LONGEST_WAIT, 2 ** Math.min(attempt, 20)) * 1000;
}
