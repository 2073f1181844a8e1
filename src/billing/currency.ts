import type { Brand } from './brand';

/** ISO 4217 code, upper case. */
export type CurrencyCode = Brand<string, 'CurrencyCode'>;

/**
 * ISO 4217's codes in force, by the decimals of their minor unit. The ariary (MGA) and the ouguiya (MRU) divide into fifths, but ISO 4217 and every ledger
 * write them with two decimals. A table of ours, held against dinero.js's by a test, since theirs would be 7 kB of each bundle.
 */
const CODES: readonly (readonly [decimals: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [2, 'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP ' +
    'DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA ' +
    'MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS ' +
    'SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const DECIMALS: ReadonlyMap<string, number> = new Map(CODES.flatMap(([decimals, codes]) => codes.split(' ').map((code) => [code, decimals] as const)));

/**
 * Whether `text` is a currency that we can count in: an upper-case ISO 4217 code in force. A ledger may also keep withdrawn ones; ask this before
 * `currencyCode`.
 */
export const isCurrency = (text: string): boolean => DECIMALS.has(text);

/** @throws RangeError when `text` is not such a code. */
export function currencyCode(text: string): CurrencyCode {
  if (!isCurrency(text)) throw new RangeError(`Not a currency we know: ${JSON.stringify(text)}`);
  return text as CurrencyCode;
}

/** Decimals of the minor unit: 2 for AUD, 0 for JPY, 3 for KWD (ISO 4217). */
export function exponentOf(currency: CurrencyCode): number {
  const decimals = DECIMALS.get(currency);
  if (decimals === undefined) throw new RangeError(`Not a currency we know: ${JSON.stringify(currency)}`);
  return decimals;
}
