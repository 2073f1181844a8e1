import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currencyCode, decimal, money } from '../billing/money';
import { amountFor, moneyOf } from './amounts';

const AUD = currencyCode('AUD');
const JPY = currencyCode('JPY');
const KWD = currencyCode('KWD');

describe('amounts to and from Xero', () => {
  it('reads what Xero wrote, to the cent, although JSON made a double of it', () => {
    expect(moneyOf(24.15, AUD)).toEqual(money(2415, AUD));
    expect(moneyOf(0.1 + 0.2, AUD)).toBeUndefined();
    expect(moneyOf(0, AUD)).toEqual(money(0, AUD));
    expect(moneyOf(-0, AUD)).toEqual(money(0, AUD));
    expect(moneyOf(-541.25, AUD)).toEqual(money(-54125, AUD));
    expect(moneyOf(9_999_999_999.99, AUD)).toEqual(money(999_999_999_999, AUD));
  });

  it('counts in the currency’s own minor unit', () => {
    expect(moneyOf(1200, JPY)).toEqual(money(1200, JPY));
    expect(moneyOf(1.234, KWD)).toEqual(money(1234, KWD));
  });

  it('refuses an amount finer than its currency rather than rounding it', () => {
    expect(moneyOf(100.5, JPY)).toBeUndefined();
    expect(moneyOf(0.005, AUD)).toBeUndefined();
    expect(moneyOf(1e-7, AUD)).toBeUndefined();
    expect(moneyOf(1e21, AUD)).toBeUndefined();
  });

  it('gives back every amount that a document can hold, through JSON and back', () => {
    const minors = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 });
    fc.assert(
      fc.property(minors, fc.constantFrom(AUD, JPY, KWD), (minor, currency) => {
        const amount = money(minor, currency);
        const wire = JSON.stringify(amountFor(amount));
        expect(moneyOf(JSON.parse(wire) as number, currency)).toEqual(amount);
        expect(moneyOf(JSON.parse(decimal(amount)) as number, currency)).toEqual(amount);
      }),
    );
  });
});
