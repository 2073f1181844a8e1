import { Decimal, type HalfBelowZero } from './decimal';

export const LINE_AMOUNT_TYPES = ['Exclusive', 'Inclusive', 'NoTax'] as const;
export type LineAmountTypes = (typeof LINE_AMOUNT_TYPES)[number];

const HUNDRED = Decimal.of('100');

/**
 * What a line comes to. Xero rounds the unit price first (to 2 places, 4 with `unitdp=4`), then the line, then the line's tax, half
 * up to 2 places each, and only then adds lines up (Xero's guide "Rounding in Xero"; staff on the community forum: 2.165 gives 2.17).
 * `rate` is in per cent. Of amounts below zero nobody says where half a cent goes.
 */
export function lineAmounts(
  quantity: Decimal,
  unitAmount: Decimal,
  rate: Decimal,
  types: LineAmountTypes,
  halfBelowZero: HalfBelowZero = 'down',
): { lineAmount: Decimal; taxAmount: Decimal } {
  const lineAmount = quantity.times(unitAmount).round(2, halfBelowZero);
  switch (types) {
    case 'Exclusive':
      return { lineAmount, taxAmount: lineAmount.times(rate).dividedBy(HUNDRED, 2, halfBelowZero) };
    case 'Inclusive':
      return { lineAmount, taxAmount: lineAmount.times(rate).dividedBy(HUNDRED.plus(rate), 2, halfBelowZero) };
    case 'NoTax':
      return { lineAmount, taxAmount: Decimal.zero.round(2) };
  }
}

export interface Totals {
  subTotal: Decimal;
  totalTax: Decimal;
  total: Decimal;
}

/** A document's totals from its lines' rounded amounts: never a percentage of the sum. */
export function totals(lines: readonly { readonly lineAmount: Decimal; readonly taxAmount: Decimal }[], types: LineAmountTypes): Totals {
  const sum = Decimal.sum(lines.map((line) => line.lineAmount)).round(2);
  const totalTax = Decimal.sum(lines.map((line) => line.taxAmount)).round(2);
  return types === 'Inclusive'
    ? { subTotal: sum.minus(totalTax), totalTax, total: sum }
    : { subTotal: sum, totalTax, total: sum.plus(totalTax) };
}
