import type { InvocationError } from '@forge/events';

/** The longest that Forge waits before it brings something back, in seconds. */
const LONGEST_SECONDS = 900;

/**
 * Forge brings an event or a job back when this is returned, after so many seconds. What it takes is loaded when it is wanted: it brings Node's cryptography with it, a tenth of the
 * time in which a door's bundle loads.
 */
export async function again(seconds: number): Promise<InvocationError> {
  const { InvocationError: Again, InvocationErrorCode } = await import('@forge/events');
  return new Again({ retryAfter: Math.min(Math.max(1, Math.ceil(seconds)), LONGEST_SECONDS), retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
}
