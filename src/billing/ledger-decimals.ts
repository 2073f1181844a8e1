import { largestRemainder } from './allocation';
import { exponentOf, type CurrencyCode } from './currency';
import { formatMoney, money, type Money } from './money';
import { problem } from './problem';
import type { Problem } from './problems';

/** Decimals that the ledger keeps of any amount: what a currency has beyond them it rounds away (developer.xero.com, Rounding: totals and line amounts have two). */
const KEPT = 2;

/** The smallest difference of amounts that the ledger can hold, in minor units: 1, but 10 of a currency with three decimals. */
export const stepOf = (currency: CurrencyCode): number => 10 ** Math.max(0, exponentOf(currency) - KEPT);

/** Whether the ledger can hold the amount as it is. */
export const fitsLedger = ({ minor, currency }: Money): boolean => minor % stepOf(currency) === 0;

/** Why it can't, for whoever typed or agreed to it. */
export const tooFine = (amount: Money, path?: string): Problem =>
  problem('AMOUNT_TOO_PRECISE', 'contract', { given: formatMoney(amount), currency: amount.currency, decimals: String(KEPT) }, path);

/** Splits an amount by largest remainder into minor units that the ledger can hold, as long as the amount itself is one of those. */
export function spread(amount: Money, weights: readonly number[]): readonly number[] {
  const step = fitsLedger(amount) ? stepOf(amount.currency) : 1;
  return largestRemainder(amount.minor / step, weights).map((part) => part * step);
}

/** The ledger's decimal rate has at most six decimals (help.xero.com, multicurrency). */
const RATE = /^(\d{1,9})(?:\.(\d{1,12}))?$/;

/**
 * What an amount comes to in the books' base currency, at the ledger's own rate: so much of the amount's currency for one of the base. Rounded half up to a minor unit. Undefined for what is no rate, or where it comes
 * to more than can be counted.
 */
export function inBase(amount: Money, rate: string, base: CurrencyCode): Money | undefined {
  const [, whole = '', fraction = ''] = RATE.exec(rate) ?? [];
  const scaled = BigInt(whole + fraction || '0');
  if (scaled === 0n) return undefined;
  const top = BigInt(amount.minor) * 10n ** BigInt(fraction.length + exponentOf(base));
  const bottom = scaled * 10n ** BigInt(exponentOf(amount.currency));
  const rounded = ((top < 0n ? -top : top) * 2n + bottom) / (2n * bottom);
  const minor = Number(top < 0n ? -rounded : rounded);
  return Number.isSafeInteger(minor) ? money(minor, base) : undefined;
}
