import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import * as currencies from 'dinero.js/currencies';
import type { CurrencyCode } from './currency';
import { add, compare, currencyCode, decimal, equals, exponentOf, formatMoney, isCurrency, isPositive, isZero, largest, money, multiply, negate, parseDecimal, subtract, sum, zero, type Money } from './money';
import { anyMoney } from './testing/arbitraries';
import { aud, AUD } from './testing/samples';

const [JPY, KWD, MGA] = ['JPY', 'KWD', 'MGA'].map(currencyCode) as [CurrencyCode, CurrencyCode, CurrencyCode];

describe('currencies', () => {
  it.each([['AUD', 2], ['JPY', 0], ['KWD', 3], ['CLF', 4], ['MGA', 2], ['MRU', 2]])('%s has %i decimals (ISO 4217)', (code, decimals) => {
    expect(exponentOf(currencyCode(code))).toBe(decimals);
  });

  it('every currency that dinero.js knows can be counted in, with as many decimals', () => {
    const all = Object.values(currencies);
    expect(all.length).toBeGreaterThan(150);
    for (const { code, base, exponent } of all) {
      expect(decimal(zero(currencyCode(code)))).toMatch(/^0(\.0+)?$/);
      // In fifths, as dinero.js counts ariary and ouguiya, one digit: they are written with two.
      expect([code, exponentOf(currencyCode(code))]).toEqual([code, base === 10 ? exponent : 2]);
    }
  });

  it('no other is', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const texts = letters.flatMap((first) => letters.flatMap((second) => letters.map((third) => first + second + third)));
    expect(texts.filter(isCurrency)).toEqual(Object.keys(currencies).sort());
  });

  it.each(['aud', 'XYZ', 'AU', '', 'toString'])('%p is no currency', (text) => {
    expect(isCurrency(text)).toBe(false);
    expect(() => currencyCode(text)).toThrow(RangeError);
  });
});

describe('amounts', () => {
  it('are whole minor units: a fraction of a cent can’t be made', () => {
    expect(() => money(0.5, AUD)).toThrow(RangeError);
    expect(() => money(Number.MAX_SAFE_INTEGER + 1, AUD)).toThrow(RangeError);
    expect(() => money(Number.NaN, AUD)).toThrow(RangeError);
  });

  it('never mix currencies', () => {
    expect(() => add(aud('1'), money(1, JPY))).toThrow();
    expect(() => subtract(aud('1'), money(1, JPY))).toThrow();
    expect(() => compare(aud('1'), money(1, JPY))).toThrow();
    expect(equals(aud('1'), money(100, JPY))).toBe(false);
  });

  it('add, subtract, multiply and compare to the cent', () => {
    expect(add(aud('0.10'), aud('0.20'))).toEqual(aud('0.30'));
    expect(subtract(aud('1'), aud('1.01'))).toEqual(aud('-0.01'));
    expect(multiply(aud('33.33'), 3)).toEqual(aud('99.99'));
    expect(sum([aud('1'), aud('2.5')], AUD)).toEqual(aud('3.5'));
    expect(sum([], AUD)).toEqual(zero(AUD));
    expect(compare(aud('1'), aud('1.01'))).toBeLessThan(0);
    expect(isPositive(aud('0'))).toBe(false);
    expect(isZero(negate(aud('0')))).toBe(true);
    expect(Object.is(negate(zero(AUD)).minor, -0)).toBe(false);
  });

  it('past what a safe integer holds are refused, not rounded', () => {
    expect(() => add(money(Number.MAX_SAFE_INTEGER, AUD), money(1, AUD))).toThrow(RangeError);
  });

  it.each([[AUD, '9999999999.99'], [JPY, '9999999999'], [KWD, '9999999999.999']])('one document holds at most so much in %s: %s', (currency, text) => {
    expect(decimal(largest(currency))).toBe(text);
  });
});

describe('writing and reading amounts', () => {
  it.each([
    [money(1_200_000, AUD), '12000.00', 'AUD 12,000.00'],
    [money(-5_000, AUD), '-50.00', 'AUD -50.00'],
    [money(-5, AUD), '-0.05', 'AUD -0.05'],
    [money(12_000, JPY), '12000', 'JPY 12,000'],
    [money(1_234, KWD), '1.234', 'KWD 1.234'],
    [money(150, MGA), '1.50', 'MGA 1.50'],
    [money(99_999_999_999, AUD), '999999999.99', 'AUD 999,999,999.99'],
  ])('%j', (amount, machine, people) => {
    expect(decimal(amount)).toBe(machine);
    expect(formatMoney(amount)).toBe(people);
  });

  it('every amount is read back as it was written', () => {
    fc.assert(fc.property(anyMoney, (amount) => expect(parseDecimal(decimal(amount), amount.currency)).toEqual(amount)));
  });

  it('more zeros are the same amount; more digits are none', () => {
    expect(parseDecimal('12.5000', AUD)).toEqual(aud('12.50'));
    expect(parseDecimal('12.505', AUD)).toBeUndefined();
    expect(parseDecimal('0.5', JPY)).toBeUndefined();
  });

  it.each(['', '1,000', '1e3', ' 1', '+1', '.5', '1.', '--1', '99999999999999999999'])('%p is not machine format', (text) => {
    expect(parseDecimal(text, AUD)).toBeUndefined();
  });
});

it('brands keep raw text and numbers out (checked by the compiler)', () => {
  // @ts-expect-error text is not a currency until it was checked
  const unchecked: Money = { minor: 1, currency: 'AUD' };
  // @ts-expect-error a number is not money
  const bare: Money = 12_000;
  expect([unchecked, bare]).toHaveLength(2);
});
