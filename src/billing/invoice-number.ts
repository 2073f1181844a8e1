import { problem } from './problem';
import { ok, refused, type Result } from './result';

/** Long enough for any project's key and a contract's ordinal; the number stays far below Xero's 255 characters. */
export const MAX_PREFIX = 20;

/** The invoice's number: `HARB-C1-001`, and `HARB-C1-1000` after the 999th. The same place always gives the same number. */
export const invoiceNumber = (prefix: string, place: number): string => `${prefix}-${String(place).padStart(3, '0')}`;

/** A prefix as typed, in upper case: letters, digits and single hyphens between them, so that numbers read well and sort well. */
export function parseNumberPrefix(text: string, path = 'numberPrefix'): Result<string> {
  const prefix = text.trim().toUpperCase();
  const field = 'The invoice number prefix';
  if (prefix === '') return refused(problem('FIELD_MISSING', 'contract', { field }, path));
  if (prefix.length > MAX_PREFIX) return refused(problem('FIELD_TOO_LONG', 'contract', { field, max: String(MAX_PREFIX) }, path));
  if (/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/.test(prefix)) return ok(prefix);
  return refused(problem('FIELD_INVALID', 'contract', { field, expected: 'letters A to Z, digits, and hyphens between them' }, path));
}

/**
 * A prefix for a project's next contract, `HARB-C2`: the project's key and the contract's ordinal in it, from 1. The C keeps numbers from looking like
 * the keys of work items. Ordinals whose prefix is taken are passed over.
 */
export function suggestPrefix(projectKey: string, ordinal: number, taken: (prefix: string) => boolean = () => false): string {
  const words = projectKey.toUpperCase().split(/[^A-Z0-9]+/).filter((word) => word !== '');
  for (let next = ordinal; ; next += 1) {
    const suffix = `C${next}`;
    const base = words.join('-').slice(0, MAX_PREFIX - suffix.length - 1).replace(/-$/, '');
    const prefix = base === '' ? suffix : `${base}-${suffix}`;
    if (!taken(prefix)) return prefix;
  }
}
