import type { Brand } from './brand';

/** ISO 4217 code, upper case. */
export type CurrencyCode = Brand<string, 'CurrencyCode'>;

/** An amount in minor units (cents for AUD, whole yen for JPY, fils for KWD): a safe integer, never a fraction. */
export interface Money {
  readonly minor: number;
  readonly currency: CurrencyCode;
}
