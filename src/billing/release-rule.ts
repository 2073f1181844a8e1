import type { PersonId } from './ids';
import { compare, type Money } from './money';
import { problem } from './problem';
import type { Problem } from './problems';
import { ok, type Result } from './result';

/**
 * Who has to let an invoice of the contract go. `threshold`, in the contract's own terms of tax: only what is above it waits for a release; absent: everything does,
 * if anybody is named. `releasers`: nobody but these may release what waits for it; empty: whoever manages billing. `fourEyes`: nobody releases what they reached by hand or edited.
 */
export interface ReleaseRule {
  readonly threshold?: Money;
  readonly releasers: readonly PersonId[];
  readonly fourEyes?: true;
}

/** People that one contract may name. */
export const MAX_RELEASERS = 20;

/** Whether an invoice of this amount waits for a release, however far the contract lets Milepost go alone. */
export function needsRelease({ release }: { readonly release?: ReleaseRule | undefined }, amount: Money): boolean {
  if (!release) return false;
  return release.threshold === undefined ? release.releasers.length > 0 : release.threshold.currency !== amount.currency || compare(amount, release.threshold) > 0;
}

/** What is known of an invoice that somebody wants to let go: `handledBy` are those who had a hand in it before. */
export interface ToRelease {
  readonly number: string;
  readonly amount: Money;
  readonly handledBy?: readonly PersonId[] | undefined;
}

/** Why this person may not let the invoice go by the contract's rule as it is now; undefined when they may. Nobody may by what somebody else may. */
export function releaseObstacle(contract: { readonly release?: ReleaseRule | undefined }, { number, amount, handledBy = [] }: ToRelease, by: PersonId): Problem | undefined {
  const { release } = contract;
  if (!release) return undefined;
  if (needsRelease(contract, amount) && release.releasers.length > 0 && !release.releasers.includes(by)) return problem('RELEASE_NOT_YOURS', 'invoice', { invoice: number });
  return release.fourEyes && handledBy.includes(by) ? problem('RELEASE_FOUR_EYES', 'invoice', { invoice: number }) : undefined;
}

/** The rule as it was typed: none where it would say nothing. */
export function releaseRule(given: { readonly threshold: Money | undefined; readonly releasers: readonly PersonId[]; readonly fourEyes: boolean }): Result<ReleaseRule | undefined> {
  const releasers = [...new Set(given.releasers)];
  if (releasers.length > MAX_RELEASERS) return { ok: false, problems: [problem('FIELD_INVALID', 'contract', { field: 'Who may release', expected: `at most ${MAX_RELEASERS} people` }, 'releasers')] };
  if (given.threshold === undefined && releasers.length === 0 && !given.fourEyes) return ok(undefined);
  return ok({ ...(given.threshold === undefined ? {} : { threshold: given.threshold }), releasers, ...(given.fourEyes ? { fourEyes: true as const } : {}) });
}
