import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MoneyView } from '../../../src/handlers/pages/api';
import { absolute, add, formatMoney, percentOf, readAmount, sign, subtract } from './money';

const aud = (amount: string): MoneyView => ({ amount, currency: 'AUD' });
/** As one reads it: a no-break space is a space. */
const shown = (money: MoneyView, locale: string): string => formatMoney(money, locale).replace(/\u00a0|\u202f/gu, ' ');
const cents = fc.bigInt({ min: -9_007_199_254_740_991n, max: 9_007_199_254_740_991n });
const money = cents.map((minor) => aud(text(minor)));

function text(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

describe('money as a reader sees it', () => {
  it('names the country of a dollar, wherever the reader is', () => {
    expect(shown(aud('12000.00'), 'en-AU')).toBe('AU$ 12,000.00');
    expect(shown(aud('12000.00'), 'en-US')).toBe('AU$ 12,000.00');
    expect(shown({ amount: '12000.00', currency: 'USD' }, 'en-US')).toBe('US$ 12,000.00');
    expect(shown({ amount: '12000.00', currency: 'NZD' }, 'en-GB')).toBe('NZ$ 12,000.00');
  });

  it('writes the number as the reader’s language does', () => {
    expect(shown(aud('12000.00'), 'de-DE')).toBe('12.000,00 AU$');
    expect(shown({ amount: '1234567.89', currency: 'EUR' }, 'en-IE')).toBe('€1,234,567.89');
  });

  it('keeps symbol and digits on one line', () => {
    expect(formatMoney(aud('1.00'), 'en-AU')).toBe('AU$\u00a01.00');
  });

  it('tells yen from yuan, pounds from pounds and krone from krona', () => {
    expect(shown({ amount: '12000', currency: 'JPY' }, 'en-AU')).toBe('JP¥ 12,000');
    expect(shown({ amount: '12000.00', currency: 'CNY' }, 'en-AU')).toBe('CN¥ 12,000.00');
    expect(shown({ amount: '5.00', currency: 'GBP' }, 'en-AU')).toBe('£5.00');
    expect(shown({ amount: '5.00', currency: 'EGP' }, 'en-AU')).toBe('EGP 5.00');
    expect(shown({ amount: '5.00', currency: 'SEK' }, 'en-AU')).toBe('SEK 5.00');
    expect(shown({ amount: '5.00', currency: 'NOK' }, 'en-AU')).toBe('NOK 5.00');
  });

  it('shows every digit: three for dinars, and large amounts to the cent', () => {
    expect(shown({ amount: '1.005', currency: 'KWD' }, 'en-AU')).toBe('KWD 1.005');
    expect(shown(aud('90071992547409.91'), 'en-AU')).toBe('AU$ 90,071,992,547,409.91');
  });

  it('shows a negative amount with its sign before the symbol', () => {
    expect(shown(aud('-4000.00'), 'en-AU')).toBe('-AU$ 4,000.00');
  });
});

describe('exact arithmetic on amounts', () => {
  it('gives back what was taken away, for any amounts', () => {
    fc.assert(fc.property(money, money, (one, other) => {
      expect(add(subtract(one, other), other)).toEqual(one);
    }));
  });

  it('has the sign of the difference', () => {
    expect([sign(aud('-0.01')), sign(aud('0.00')), sign(aud('0.01'))]).toEqual([-1, 0, 1]);
    expect(absolute(aud('-4000.00'))).toEqual(aud('4000.00'));
    expect(subtract(aud('0.10'), aud('0.30'))).toEqual(aud('-0.20'));
  });

  it('draws a part of a whole between nothing and all of it', () => {
    expect(percentOf(aud('12000.00'), aud('48000.00'))).toBe(25);
    expect(percentOf(aud('50000.00'), aud('48000.00'))).toBe(100);
    expect(percentOf(aud('-1.00'), aud('48000.00'))).toBe(0);
    expect(percentOf(aud('1.00'), aud('0.00'))).toBe(0);
  });
});

describe('showing back an amount as it is typed', () => {
  it.each([
    ['12,000', '12000.00'], ['12 000.5', '12000.50'], [' 12000 ', '12000.00'], ['1,234,567.89', '1234567.89'], ['0.50', '0.50'], ['007', '7.00'], ['60k', '60000.00'], ['12.5K', '12500.00'], ['0.25 k', '250.00'],
    ['12.000,00', '12000.00'], ['1.234.567,8', '1234567.80'], ['12,5', '12.50'], ['1,5k', '1500.00'], ["12'000.50", '12000.50'], ['12\u202f000,50', '12000.50'], ['1,23,456', '123456.00'], ['12.345k', '12345.00'],
  ])('%s is certainly %s', (typed, amount) => {
    expect(readAmount(typed, 'AUD')).toEqual(aud(amount));
  });

  it.each(['', 'k', '12kk', '12 kg', 'AU$ 12', '12.345', '0,500', '1,234 567', '-5', '1.234', '9'.repeat(80)])('says nothing about %j, which the server decides', (typed) => {
    expect(readAmount(typed, 'AUD')).toBeUndefined();
  });

  it('reads an amount alike in the ways of writing of several countries', () => {
    fc.assert(fc.property(fc.bigInt({ min: 100_000n, max: 10n ** 12n }), fc.constantFrom(',.', '.,', ' ,', "'.", ' .'), (minor, marks) => {
      const [whole = '', cents = ''] = text(minor).split('.');
      const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, marks.charAt(0));
      expect(readAmount(`${grouped}${marks.charAt(1)}${cents}`, 'AUD')).toEqual(aud(text(minor)));
    }), { numRuns: 200 });
  });

  it('says nothing where a comma could group or divide', () => {
    expect(readAmount('1,234', 'KWD')).toBeUndefined();
    expect(readAmount('1,234', 'JPY')).toEqual({ amount: '1234', currency: 'JPY' });
  });

  it('never contradicts the amount that was written out', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (minor) => {
      expect(readAmount(text(minor), 'AUD')).toEqual(aud(text(minor)));
    }));
  });

  it('knows no currency that does not exist', () => {
    expect(readAmount('12', 'nonsense')).toBeUndefined();
  });
});
