import * as z from 'zod/mini';
import { problem } from '../billing/problem';
import { finishConsent, type Finished } from '../operations/finish-consent';
import { consentPage } from './consent-page';
import { log } from './log';

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
}

/** Each at most once: a parameter given twice is not what Xero sends. */
const one = (max: number) => z.optional(z.tuple([z.string().check(z.maxLength(max))]));
const returnSchema = z.object({
  method: z.literal('GET'),
  queryParameters: z.object({ state: one(200), code: one(4000), error: one(200) }),
});

/** A page that nobody keeps, frames or learns the address of: that holds a code, used up though it is. */
const PAGE_HEADERS = {
  'content-type': ['text/html; charset=utf-8'],
  'cache-control': ['no-store'],
  'content-security-policy': ["default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"],
  'referrer-policy': ['no-referrer'],
  'x-content-type-options': ['nosniff'],
};

/** Where a person comes back to from Xero's consent page. Anyone can call it: the operation believes only what this installation has signed. */
export async function onXeroConsent(request: unknown): Promise<Answer> {
  const parsed = returnSchema.safeParse(request);
  if (!parsed.success) return { statusCode: 400, headers: { 'content-type': ['text/plain'] }, body: '' };
  const { state, code, error } = parsed.data.queryParameters;
  const finished = await finishConsent({ state: state?.[0], code: code?.[0], error: error?.[0] }, Date.now()).catch(unexpected);
  // Nothing of what came is written down: it may hold a secret, or whatever a stranger likes.
  if (finished.kind === 'unasked') log.warn('consent-not-asked-for', { code: finished.problem.code });
  return { statusCode: finished.kind === 'unasked' ? 400 : 200, headers: PAGE_HEADERS, body: consentPage(finished) };
}

/** Logged by its kind alone; the person learns that it did not work, and can start again. */
function unexpected(failure: unknown): Finished {
  log.error('consent-failed', { kind: failure instanceof Error ? failure.name : typeof failure });
  return { kind: 'failed', problem: problem('UNEXPECTED', 'connection') };
}
