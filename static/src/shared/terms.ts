import type { Terms } from '../../../src/billing/terms';

export type TermsKind = Terms['kind'];

/** Payment terms as typed. */
export interface TermsDraft {
  readonly kind: TermsKind;
  readonly number: string;
}

export const TERMS_KINDS: readonly TermsKind[] = ['days_after_invoice', 'days_after_month_end', 'day_of_month', 'day_of_next_month', 'on_receipt', 'before_release'];

export function needsNumber(kind: TermsKind): boolean {
  return kind !== 'on_receipt' && kind !== 'before_release';
}

export function termsDraft(terms: Terms): TermsDraft {
  switch (terms.kind) {
    case 'days_after_invoice':
    case 'days_after_month_end':
      return { kind: terms.kind, number: String(terms.days) };
    case 'day_of_month':
    case 'day_of_next_month':
      return { kind: terms.kind, number: String(terms.day) };
    case 'on_receipt':
    case 'before_release':
      return { kind: terms.kind, number: '' };
  }
}

/** The terms, or nothing when the number is none. The server knows which numbers are allowed. */
export function readTerms(draft: TermsDraft): Terms | undefined {
  const { kind } = draft;
  if (kind === 'on_receipt' || kind === 'before_release') return { kind };
  const number = draft.number.trim();
  if (!/^\d{1,4}$/u.test(number)) return undefined;
  switch (kind) {
    case 'days_after_invoice':
    case 'days_after_month_end':
      return { kind, days: Number(number) };
    case 'day_of_month':
    case 'day_of_next_month':
      return { kind, day: Number(number) };
  }
}
