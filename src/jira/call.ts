import { ProxyRequestError, type APIResponse } from '@forge/api';
import type { z } from 'zod/mini';
import { withinDeadline } from '../net/deadline';
import { JiraFailure, type JiraFailureKind } from './failure';

/** A whole answer, body included. */
export interface JiraAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfterSeconds?: number;
}

/** One call may take so long; a page's function has 25 seconds for all of its calls. */
const TIMEOUT_MS = 10_000;

/**
 * Sends one request, once, and reads its answer to the end. The caller writes the route as a literal where it calls requestJira, because Forge's linter
 * only then sees which scopes the app needs.
 */
export async function exchange(send: (signal: AbortSignal) => Promise<APIResponse>, timeoutMs: number = TIMEOUT_MS): Promise<JiraAnswer> {
  try {
    return await withinDeadline(timeoutMs, async (signal) => {
      const response = await send(signal);
      const wait = retryAfter(response);
      return { status: response.status, body: await response.text(), ...(wait === undefined ? {} : { retryAfterSeconds: wait }) };
    });
  } catch (error) {
    // Forge's own proxy answered in Jira's place.
    if (error instanceof ProxyRequestError) throw new JiraFailure(kindOf(error.status), error.status);
    throw new JiraFailure('unavailable', 0);
  }
}

/** The failure that an answer outside 2xx stands for. */
export function failureOf({ status, retryAfterSeconds }: JiraAnswer): JiraFailure {
  return new JiraFailure(kindOf(status), status, retryAfterSeconds);
}

export function demandSuccess(answer: JiraAnswer): void {
  if (answer.status < 200 || answer.status > 299) throw failureOf(answer);
}

/** The body of a 2xx answer as the shape it must have. */
export function readAnswer<S extends z.ZodMiniType>(answer: JiraAnswer, shape: S): z.output<S> {
  demandSuccess(answer);
  const parsed = shape.safeParse(parseJson(answer.body));
  if (!parsed.success) throw new JiraFailure('invalid-answer', answer.status);
  return parsed.data;
}

/** undefined when it isn't JSON, which JSON itself can't say. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function kindOf(status: number): JiraFailureKind {
  if (status === 404 || status === 410) return 'not-found';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 429) return 'limit';
  if (status >= 500 || status === 408) return 'unavailable';
  return status >= 400 ? 'refused' : 'invalid-answer';
}

function retryAfter(response: APIResponse): number | undefined {
  const text = response.headers.get('retry-after')?.trim() ?? '';
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}
