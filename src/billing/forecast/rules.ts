import type { Billed, Settled } from './learn-payments';

/** The two rules that people forecast by today, to be measured against. Days are counted as `dayNumber` does. */

/** The day an invoice is taken to be paid; one that should have been by `knownTo` is taken to come at once. */
export type Rule = (invoice: Billed) => number;

export const byDueDate: Rule = ({ due }) => due;

/** How far back a mean delay looks, in days. */
const MEAN_WINDOW = 540;

/** Due date plus the client's mean delay, or the mean of all clients' for one that has paid nothing; on the due date when nobody has. */
export function byClientMean(payments: readonly Settled[], knownTo: number): Rule {
  const means = new Map<string, { total: number; count: number }>();
  const all = { total: 0, count: 0 };
  for (const { clientId, due, paid, share } of payments) {
    if (paid > knownTo || paid < knownTo - MEAN_WINDOW) continue;
    let mean = means.get(clientId);
    if (!mean) means.set(clientId, (mean = { total: 0, count: 0 }));
    for (const each of [mean, all]) {
      each.total += share * (paid - due);
      each.count += share;
    }
  }
  return ({ clientId, due }) => {
    const { total, count } = means.get(clientId) ?? all;
    return count === 0 ? due : due + total / count;
  };
}

/** Whether the rule says that an open invoice is paid in the `days` days after `knownTo`. */
export const expectedWithin = (rule: Rule, invoice: Billed, knownTo: number, days: number): boolean => Math.max(rule(invoice), knownTo) <= knownTo + days;
