import { problem } from './problem';
import { ok, refused, type Result } from './result';
import { termsSchema } from './schema/terms';
import type { Terms } from './terms';

/** Terms as a page sent them: one of the six kinds, whole days within range, nothing else beside them. */
export function parseTerms(input: unknown, path = 'terms'): Result<Terms> {
  const parsed = termsSchema.safeParse(input);
  return parsed.success ? ok(parsed.data) : refused(problem('TERMS_INVALID', 'page', {}, path));
}
