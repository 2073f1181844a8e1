import { add as addDinero, compare as compareDinero, dinero, multiply as multiplyDinero, subtract as subtractDinero, toDecimal, toSnapshot, type Dinero } from 'dinero.js';
import { exponentOf, type CurrencyCode } from './currency';

export { currencyCode, exponentOf, isCurrency, type CurrencyCode } from './currency';

/** An amount in minor units (cents for AUD, whole yen for JPY, fils for KWD): a safe integer, never a fraction. */
export interface Money {
  readonly minor: number;
  readonly currency: CurrencyCode;
}

/** @throws RangeError when `minor` is not a safe integer, so that no amount is ever off by a rounding of the machine. */
export function money(minor: number, currency: CurrencyCode): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not a whole number of minor units: ${minor}`);
  return { minor: minor === 0 ? 0 : minor, currency };
}

export const zero = (currency: CurrencyCode): Money => money(0, currency);

/**
 * The most that one document can hold: 9,999,999,999.99, or as many nines in a currency with other decimals. The limit is
 * Xero's for a line's amount (developer.xero.com, Invoices); it is far below what a safe integer can hold.
 */
export const largest = (currency: CurrencyCode): Money => money(10 ** (10 + exponentOf(currency)) - 1, currency);

/** Arithmetic is dinero.js's: it refuses to mix currencies (throws). Results beyond a safe integer are refused by `money`. */
export const add = (a: Money, b: Money): Money => fromDinero(addDinero(inDinero(a), inDinero(b)), a.currency);
export const subtract = (a: Money, b: Money): Money => fromDinero(subtractDinero(inDinero(a), inDinero(b)), a.currency);
/** `times` is a whole number. */
export const multiply = (m: Money, times: number): Money => fromDinero(multiplyDinero(inDinero(m), times), m.currency);
export const negate = (m: Money): Money => money(-m.minor, m.currency);
export const sum = (amounts: readonly Money[], currency: CurrencyCode): Money => amounts.reduce(add, zero(currency));

/** Negative, zero or positive, as `a` is below, equal to or above `b`; throws when the currencies differ. */
export const compare = (a: Money, b: Money): -1 | 0 | 1 => compareDinero(inDinero(a), inDinero(b));
/** Same amount in the same currency. */
export const equals = (a: Money, b: Money): boolean => a.currency === b.currency && a.minor === b.minor;
export const isPositive = (m: Money): boolean => m.minor > 0;
export const isZero = (m: Money): boolean => m.minor === 0;

/** In major units with all the currency's decimals and no grouping: `12000.00`, `-5`, `1.234`. */
export const decimal = (m: Money): string => toDecimal(inDinero(m));

/** What `decimal` writes, and the same with more zeros at the end; undefined for anything else, or for more decimals than the currency has. */
export function parseDecimal(text: string, currency: CurrencyCode): Money | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return undefined;
  const [, sign = '', whole = '', fraction = ''] = parts;
  const exponent = exponentOf(currency);
  if (/[1-9]/.test(fraction.slice(exponent))) return undefined;
  const minor = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  return Number.isSafeInteger(minor) ? money(sign === '-' ? -minor : minor, currency) : undefined;
}

/** For people, in every language the same: `AUD 12,000.00`, `JPY 12,000`, `AUD -50.00`. */
export function formatMoney(m: Money): string {
  const [whole = '', fraction] = decimal(m).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${m.currency} ${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

const inDinero = ({ minor, currency }: Money): Dinero<number, CurrencyCode> =>
  dinero({ amount: minor, currency: { code: currency, base: 10, exponent: exponentOf(currency) } });

const fromDinero = (value: Dinero<number, CurrencyCode>, currency: CurrencyCode): Money => money(toSnapshot(value).amount, currency);
