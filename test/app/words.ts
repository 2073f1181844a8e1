import type { ActivityView, ProblemView } from '../../src/handlers/pages/api';
import { eventInEnglish, problemInEnglish } from '../../static/src/texts/english';

/** Plain spaces, also where a page keeps a currency and its digits on one line. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/gu, ' ');

/** What a page in English says of a problem: what happened, and what to do. */
export function said(problem: Pick<ProblemView, 'code' | 'params'> | undefined): string {
  if (!problem) return '';
  const { message, action } = problemInEnglish(problem);
  return plain(`${message} ${action}`);
}

/** What a page in English says of a line of the record. */
export const told = (entry: Pick<ActivityView, 'event'> | undefined): string => (entry ? plain(eventInEnglish(entry.event)) : '');

/** Matches, inside an expectation, a problem with this code whose English holds the words. */
export function saying(code: string, words: string | RegExp) {
  return {
    $$typeof: Symbol.for('jest.asymmetricMatcher'),
    asymmetricMatch: (found: ProblemView) => found.code === code && (typeof words === 'string' ? said(found).includes(words) : words.test(said(found))),
    toString: () => 'Saying',
    getExpectedType: () => 'object',
    toAsymmetricMatcher: () => `Saying<${code}: ${String(words)}>`,
  };
}
