import * as known from 'dinero.js/currencies';
import type { Brand } from './brand';

/** ISO 4217 code, upper case. */
export type CurrencyCode = Brand<string, 'CurrencyCode'>;

interface KnownCurrency {
  readonly code: string;
  readonly base: number | readonly number[];
  readonly exponent: number;
}

const KNOWN: ReadonlyMap<string, KnownCurrency> = new Map(Object.entries(known));

/**
 * Whether `text` is a currency that we can count in: an upper-case ISO 4217 code in force, as dinero.js lists them. A ledger may also
 * keep withdrawn ones; ask this before `currencyCode`.
 */
export const isCurrency = (text: string): boolean => KNOWN.has(text);

/** @throws RangeError when `text` is not such a code. */
export function currencyCode(text: string): CurrencyCode {
  if (!isCurrency(text)) throw new RangeError(`Not a currency we know: ${JSON.stringify(text)}`);
  return text as CurrencyCode;
}

/** Decimals of the minor unit: 2 for AUD, 0 for JPY, 3 for KWD (ISO 4217). */
export function exponentOf(currency: CurrencyCode): number {
  const found = KNOWN.get(currency);
  if (!found) throw new RangeError(`Not a currency we know: ${JSON.stringify(currency)}`);
  // The ariary and the ouguiya divide into fifths, but ISO 4217 and every ledger write them with two decimals.
  return found.base === 10 ? found.exponent : 2;
}
