import type { Problem } from './problems';

/** A value, or every problem that stands in its way; never both. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const refused = (...problems: readonly Problem[]): Result<never> => ({ ok: false, problems });
