import type { ScopeItemView } from '../../../src/handlers/pages/api';
import { t } from '../texts';

/** What a change order says until somebody writes it better: what was added, by key and name. */
export function draftedWords(items: readonly ScopeItemView[], milestone: string): { readonly title: string; readonly text: string } {
  const [only, ...others] = items;
  const title = only?.summary !== undefined && others.length === 0 ? only.summary : t.scope.order.draftTitle(items.length, milestone);
  const list = items.map(({ key = '', summary = '' }) => `${key} ${summary}`.trim()).join('; ');
  return { title, text: t.scope.order.draftText(list).slice(0, MOST_TEXT) };
}
const MOST_TEXT = 2000;

/** Whether words are an address that a browser can open; anything else is only shown. */
export const isAddress = (text: string): boolean => /^https?:\/\/\S+$/iu.test(text.trim());
