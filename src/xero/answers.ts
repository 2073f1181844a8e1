import type { z } from 'zod/mini';
import { LedgerFailure } from '../billing/ledger';
import { failureOf } from './failures';
import { parseJson } from './refusal-messages';
import type { Answer, Effect } from './transport';

/**
 * The body of a 2xx answer as the shape it must have. One that isn't JSON (a maintenance page, a body cut short) is no answer at all: a read may be
 * repeated, a write may have been carried out. One that is JSON but not what Xero documents is an answer nobody should act on.
 */
export function readAnswer<S extends z.ZodMiniType>(effect: Effect, answer: Answer, shape: S): z.output<S> {
  if (answer.status < 200 || answer.status > 299) throw failureOf(effect, answer);
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(answer.header('content-type') ?? '')) throw garbled(effect, 'not JSON');
  const json = parseJson(answer.body);
  if (json === undefined) throw garbled(effect, 'broken JSON');
  const parsed = shape.safeParse(json);
  if (!parsed.success) throw unreadable(effect, firstPath(parsed.error.issues));
  return parsed.data;
}

function garbled(effect: Effect, detail: string): LedgerFailure {
  return new LedgerFailure({ kind: effect === 'write' ? 'unknown' : 'unavailable', detail: `HTTP 2xx, but ${detail}` });
}

/** `what` names the part of the answer at fault, never what it holds. */
export function unreadable(effect: Effect, what: string): LedgerFailure {
  return new LedgerFailure({ kind: effect === 'write' ? 'unknown' : 'invalid-answer', detail: `unexpected in the answer: ${what}` });
}

/** Where the answer departs from the shape: names of fields only, never what they hold. */
function firstPath(issues: readonly { readonly path: readonly PropertyKey[] }[]): string {
  const path = issues[0]?.path.map(String).join('.') ?? '';
  return path === '' ? 'shape' : path;
}
