/**
 * Why Jira did not do what was asked. `limit`: too many calls, nothing was done. `unavailable`: no answer, or one that promises a better one
 * later; a write may have happened, and all of ours may be repeated. `refused`: the request itself is wrong for this site.
 */
export type JiraFailureKind = 'not-found' | 'forbidden' | 'limit' | 'unavailable' | 'refused' | 'invalid-answer';

/** Thrown by this gateway, and nothing else is. It holds no part of an answer's body. */
export class JiraFailure extends Error {
  override readonly name = 'JiraFailure';
  constructor(
    readonly kind: JiraFailureKind,
    /** The HTTP status; 0 when no answer came. */
    readonly status: number,
    /** With `limit`, and sometimes with `unavailable`: when Jira says to come back. */
    readonly retryAfterSeconds?: number,
  ) {
    super(`jira: ${kind}${status === 0 ? '' : ` (HTTP ${status})`}`);
  }
}
