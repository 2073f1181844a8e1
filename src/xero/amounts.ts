import { decimal, parseDecimal, type CurrencyCode, type Money } from '../billing/money';

/**
 * An amount of an answer as money, or undefined when it has more digits than its currency (half a yen, a tenth of a cent). JSON gives the
 * double nearest to the decimal that Xero wrote, and the shortest decimal that names this double is, up to 15 digits, what Xero
 * wrote. It is read as text, so nothing is multiplied or rounded: amounts convert exactly or not at all.
 */
export const moneyOf = (value: number, currency: CurrencyCode): Money | undefined => parseDecimal(String(value), currency);

/** Money as the JSON number that Xero reads: the shortest decimal of it, which has at most the currency's digits. */
export const amountFor = (amount: Money): number => Number(decimal(amount));
