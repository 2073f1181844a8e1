import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from './decimal';
import { lineAmounts, totals, type LineAmountTypes } from './tax';

const d = (text: string): Decimal => Decimal.of(text);

function bill(amounts: readonly string[], rate: string, types: LineAmountTypes): { tax: string; total: string; lines: string[] } {
  const lines = amounts.map((amount) => lineAmounts(d('1'), d(amount), d(rate), types));
  const sums = totals(lines, types);
  return { tax: sums.totalTax.toString(), total: sums.total.toString(), lines: lines.map((line) => line.taxAmount.toString()) };
}

describe('#31: tax is worked out line by line', () => {
  it("adds up to Xero's own published example: 11.44, not the 11.45 of the sum", () => {
    expect(bill(['25.06', '25.61', '25.63'], '15', 'Exclusive')).toEqual({ lines: ['3.76', '3.84', '3.84'], tax: '11.44', total: '87.74' });
  });

  it('rounds half a cent up', () => {
    expect(d('2.165').round(2).toString()).toBe('2.17');
    expect(d('2.164').round(2).toString()).toBe('2.16');
    expect(d('-2.165').round(2).toString()).toBe('-2.17');
    expect(bill(['0.05'], '10', 'Exclusive').tax).toBe('0.01');
  });

  it('takes tax out of an inclusive amount: a recorded 541.25 at 15 % holds 70.60', () => {
    expect(bill(['541.25'], '15', 'Inclusive')).toEqual({ lines: ['70.60'], tax: '70.60', total: '541.25' });
    expect(bill(['1100'], '10', 'Inclusive').tax).toBe('100.00');
  });

  it('has no tax where the invoice says so, whatever the rate', () => {
    expect(bill(['100'], '10', 'NoTax')).toEqual({ lines: ['0.00'], tax: '0.00', total: '100.00' });
  });

  it('inclusive amounts always add up: subtotal and tax make the amount that was asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 2500 }), (cents, basisPoints) => {
        const lines = cents.map((cent) => lineAmounts(d('1'), d(`${cent}e-2`), d(`${basisPoints}e-2`), 'Inclusive'));
        const sums = totals(lines, 'Inclusive');
        expect(sums.subTotal.plus(sums.totalTax).equals(sums.total)).toBe(true);
        expect(sums.total.equals(d(`${cents.reduce((a, b) => a + b, 0)}e-2`))).toBe(true);
      }),
    );
  });

  it("a line's tax is never more than half a cent from the exact one", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.integer({ min: 0, max: 2500 }), (cents, basisPoints) => {
        const { taxAmount } = lineAmounts(d('1'), d(`${cents}e-2`), d(`${basisPoints}e-2`), 'Exclusive');
        const exact = BigInt(cents) * BigInt(basisPoints);
        const given = BigInt(taxAmount.times(d('1000000')).round(0).toString());
        const off = given - exact;
        expect(off <= 5000n && off >= -5000n).toBe(true);
      }),
    );
  });
});
