import { problem } from '../../billing/problem';
import { ok, refused, type Result } from '../../billing/result';

export interface FieldRule {
  /** As the form calls it, to begin a sentence with. */
  readonly label: string;
  readonly path: string;
  readonly max: number;
}

/** A line or text that must be there, without the spaces around it. */
export function field(text: string, { label, path, max }: FieldRule): Result<string> {
  const value = text.trim();
  if (value === '') return refused(problem('FIELD_MISSING', 'page', { field: label }, path));
  return value.length <= max ? ok(value) : refused(problem('FIELD_TOO_LONG', 'page', { field: label, max: String(max) }, path));
}

/** One that may be left empty. */
export function optionalField(text: string, rule: FieldRule): Result<string | undefined> {
  return text.trim() === '' ? ok(undefined) : field(text, rule);
}
