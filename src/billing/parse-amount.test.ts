import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fitsLedger } from './ledger-decimals';
import { currencyCode, decimal, formatMoney, largest, money, type Money } from './money';
import { parseAmount } from './parse-amount';
import { anyCurrency } from './testing/arbitraries';
import { codes } from './testing/samples';

const read = (text: string, currency = 'AUD') => {
  const result = parseAmount(text, currencyCode(currency));
  return result.ok ? decimal(result.value) : result.problems.map((problem) => problem.code).join();
};

describe('an amount is read as people write it', () => {
  it.each([
    ['12000', '12000.00'], ['12000.5', '12000.50'], ['12,000', '12000.00'], ['12,000.00', '12000.00'], ['1,234,567.89', '1234567.89'],
    ['12.000,00', '12000.00'], ['1.234.567', '1234567.00'], ['1.234.567,8', '1234567.80'],
    ['12 000', '12000.00'], ['12\u00a0000,50', '12000.50'], ['12\u202f000.50', '12000.50'], ["12'000", '12000.00'], ['12’000.05', '12000.05'],
    ['12k', '12000.00'], ['12 K', '12000.00'], ['1.5k', '1500.00'], ['12,5k', '12500.00'], ['1.234k', '1234.00'], ['.5k', '500.00'],
    ['12,00,000', '1200000.00'], ['12,5', '12.50'], ['12,50', '12.50'], ['0,50', '0.50'], ['.50', '0.50'], ['0.01', '0.01'], ['007', '7.00'],
    ['  12 ', '12.00'], ['+12', '12.00'], ['１２.５', '12.50'],
  ])('%p is %s', (text, amount) => {
    expect(read(text)).toBe(amount);
  });

  it.each([
    ['AU$ 12,000.00', 'AUD'], ['A$12,000.00', 'AUD'], ['$12,000', 'AUD'], ['12,000 AUD', 'AUD'], ['aud 12k', 'AUD'], ['US$12,000', 'USD'], ['NZ$ 12 000', 'NZD'],
    ['€12.000,00', 'EUR'], ['12 000,00 €', 'EUR'], ['£12,000', 'GBP'], ['CHF 12’000.00', 'CHF'], ['12 000 kr', 'SEK'], ['12k kr', 'SEK'], ['R12,000', 'ZAR'], ['S$12,000', 'SGD'],
  ])('%p in %s is twelve thousand: its own mark is understood', (text, currency) => {
    expect(read(text, currency)).toBe('12000.00');
  });

  it.each([['¥12,000', 'JPY', '12000'], ['1,234', 'JPY', '1234'], ['1.230', 'KWD', '1.230'], ['1,234.5', 'KWD', '1234.500'], ['12,5', 'KWD', '12.500']])(
    '%p in %s is %s: by its decimals',
    (text, currency, amount) => {
      expect(read(text, currency)).toBe(amount);
    },
  );
});

describe('what is not certain is refused', () => {
  it.each([
    ['1.234', 'AUD', 'AMOUNT_TOO_PRECISE', 'a point is decimal; whoever meant a thousand would be billed a thousandth'],
    ['12.000', 'AUD', 'AMOUNT_TOO_PRECISE', 'not twelve dollars'],
    ['12000.505', 'AUD', 'AMOUNT_TOO_PRECISE', 'half a cent'],
    ['0,505', 'AUD', 'AMOUNT_TOO_PRECISE', 'a group never starts with nought'],
    ['1 234,567', 'AUD', 'AMOUNT_TOO_PRECISE', 'the spaces group already'],
    ['12.5', 'JPY', 'AMOUNT_TOO_PRECISE', 'no half yen'],
    ['1.234', 'KWD', 'AMOUNT_TOO_PRECISE', 'a decimal that the ledger does not keep'],
    ['12.00', 'JPY', 'AMOUNT_TOO_PRECISE', 'decimals in a currency without any'],
    ['1,234', 'KWD', 'AMOUNT_AMBIGUOUS', 'three decimals are possible'],
    ['1,234k', 'AUD', 'AMOUNT_AMBIGUOUS', 'with k three decimals are possible'],
  ])('%p in %s: %s, %s', (text, currency, code) => {
    expect(read(text, currency)).toBe(code);
  });

  it.each(['', '   ', '\u00a0'])('%p: nothing was typed', (text) => {
    expect(read(text)).toBe('AMOUNT_MISSING');
  });

  it.each(['abc', '1e5', '12-3', '1 2 3', '1,2,3', '1.2.3', '12.', '12,', ',', '.', '$', '1,,000', '1.234,567.89', '1,234.567,8', "1'234,567.8", '12,0000,000', '(500)', '12 apples', '0x10', '½', '1,23,45', 'Infinity', '12kk', '9'.repeat(10_000)])('%p is no number', (text) => {
    expect(read(text)).toBe('AMOUNT_NOT_A_NUMBER');
  });

  it.each(['0', '0.00', '-5', '$-5', '-$5', '−5', '-0', '+-5', '-+5', '--5', '-$-5'])('%p: only an amount above zero can be billed', (text) => {
    expect(read(text)).toBe('AMOUNT_NOT_POSITIVE');
  });

  it.each([['USD 12', 'AUD'], ['€12', 'AUD'], ['NZ$12', 'AUD'], ['12 AUD', 'USD'], ['A$12', 'USD']])('%p in %s is another currency', (text, currency) => {
    expect(read(text, currency)).toBe('CURRENCY_MISMATCH');
  });

  it('more than one invoice can hold', () => {
    expect(read('9,999,999,999.99')).toBe('9999999999.99');
    expect(read('10,000,000,000')).toBe('AMOUNT_TOO_LARGE');
    expect(read('9999999999999999999999')).toBe('AMOUNT_TOO_LARGE');
  });

  it('names the field that was sent', () => {
    const result = parseAmount('abc', currencyCode('AUD'), 'price');
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'AMOUNT_NOT_A_NUMBER', path: 'price', params: { given: 'abc' } }] });
  });
});

describe('for every currency', () => {
  const billable = anyCurrency.chain((currency) => fc.integer({ min: 1, max: largest(currency).minor }).map((minor): Money => money(minor, currency))).filter(fitsLedger);

  it('what we write for people is read back as the same amount', () => {
    fc.assert(fc.property(billable, (amount) => expect(parseAmount(formatMoney(amount), amount.currency)).toEqual({ ok: true, value: amount })), { numRuns: 300 });
  });

  it('what we write for machines is read back as the same amount', () => {
    fc.assert(fc.property(billable, (amount) => expect(parseAmount(decimal(amount), amount.currency)).toEqual({ ok: true, value: amount })));
  });

  it('whatever is typed, there is an amount above zero or a reason', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789.,\' ’kK$€-+AUDx'.split(/(?:)/u)), maxLength: 14 });
    fc.assert(
      fc.property(typed, anyCurrency, (text, currency) => {
        const result = parseAmount(text, currency);
        if (result.ok) expect(result.value.minor).toBeGreaterThan(0);
        else expect(codes(result)).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
});
