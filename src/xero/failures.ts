import { LedgerFailure, type LedgerFailureReason } from '../billing/ledger';
import { refusalMessages } from './refusal-messages';
import { BLOCKED, type Answer, type Effect } from './transport';

type LimitScope = Extract<LedgerFailureReason, { kind: 'limit' }>['scope'];

/** How long to wait when Xero doesn't say, in seconds: it sends no Retry-After for its limit on calls at once. */
const DEFAULT_WAIT: Readonly<Record<LimitScope, number>> = { minute: 60, day: 3600, concurrent: 5, app: 60 };

/** The failure an answer outside 2xx stands for. Details are our own words: an answer's body may repeat what we sent. */
export function failureOf(effect: Effect, answer: Answer): LedgerFailure {
  return new LedgerFailure(reasonOf(effect, answer));
}

function reasonOf(effect: Effect, answer: Answer): LedgerFailureReason {
  const { status } = answer;
  const blocked = answer.header('forge-proxy-error') !== undefined && status === 403;
  if (blocked) return BLOCKED;
  if (status === 401) return unauthorised(answer);
  if (status === 403) return { kind: 'forbidden', cause: 'unsaid', detail: 'the connection may not do this in this organisation' };
  if (status === 429) return limitOf(answer);
  if (status === 400) return refusalOf(answer);
  if (status >= 500 || status === 408) {
    return { kind: effect === 'write' ? 'unknown' : 'unavailable', detail: `HTTP ${status}` };
  }
  return { kind: 'invalid-answer', detail: `HTTP ${status}` };
}

function unauthorised(answer: Answer): LedgerFailureReason {
  if (/insufficient_scope/i.test(answer.header('www-authenticate') ?? '')) {
    return { kind: 'forbidden', cause: 'scope', detail: 'the connection lacks a scope this call needs' };
  }
  return { kind: 'credentials', detail: /TokenExpired/.test(answer.body) ? 'the access token has expired' : 'the access token was refused' };
}

function limitOf(answer: Answer): LedgerFailureReason {
  // Forge limits an app's calls as well, with an answer of its own in Xero's place.
  const scope = answer.header('forge-proxy-error') === undefined ? limitScope(answer.header('x-rate-limit-problem')) : 'app';
  return { kind: 'limit', scope, retryAfterSeconds: retryAfter(answer) ?? DEFAULT_WAIT[scope] };
}

function limitScope(problem: string | undefined): LimitScope {
  const name = problem?.trim().toLowerCase() ?? '';
  if (name.startsWith('day') || name === 'daily') return 'day';
  if (name.startsWith('concurrent')) return 'concurrent';
  if (name.startsWith('app')) return 'app';
  return 'minute';
}

function retryAfter(answer: Answer): number | undefined {
  const text = answer.header('retry-after')?.trim() ?? '';
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

function refusalOf(answer: Answer): LedgerFailureReason {
  const messages = refusalMessages(answer.body);
  // Xero says so when the key was seen with another body: an earlier attempt went out under it, and how that ended isn't known.
  if (messages.some((message) => /idempotency key\b.*\bused with a different request/i.test(message))) {
    return { kind: 'unknown', detail: 'an earlier attempt used the same idempotency key' };
  }
  return { kind: 'refused', messages: messages.length > 0 ? messages : ['HTTP 400'] };
}
