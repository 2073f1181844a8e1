import { stepOf } from './ledger-decimals';
import type { Deductions } from './deductions';
import { isPositive, money, subtract, sum, type Money } from './money';

/** What an invoice bills line by line, each in one part or more, and what is taken off of it. */
export interface CutLines {
  readonly billed: readonly (readonly Money[])[];
  readonly drawn: readonly Money[];
  readonly withheld: readonly Money[];
}

/**
 * The ledger rounds tax on each line to cents, up to half a cent off either way. Where what is deducted leaves less of an invoice than that may come to, its total could fall below zero, which the ledger
 * refuses. What is deducted is then taken off in the very parts that are billed, and a line of which only a part is taken is billed in parts: each with its counterpart, so that their tax
 * comes to nothing at any rate, and what is left is above zero. Any other invoice stays in whole lines.
 */
export function cutLines(lines: readonly Money[], { drawn, withheld }: Deductions): CutLines {
  const { currency } = drawn;
  const off = [drawn, withheld].filter(isPositive);
  const left = subtract(sum(lines, currency), sum(off, currency)).minor;
  if (off.length === 0 || left >= (lines.length + off.length) * stepOf(currency)) return { billed: lines.map((line) => [line]), drawn: [drawn].filter(isPositive), withheld: [withheld].filter(isPositive) };
  const parts = { drawn: [] as Money[], withheld: [] as Money[] };
  const rest = { drawn: drawn.minor, withheld: withheld.minor };
  const billed = lines.map(({ minor }) => {
    let open = minor;
    const taken = (['drawn', 'withheld'] as const).flatMap((kind) => {
      const part = Math.min(open, rest[kind]);
      open -= part;
      rest[kind] -= part;
      if (part === 0) return [];
      parts[kind].push(money(part, currency));
      return [part];
    });
    return [...taken, ...(open > 0 ? [open] : [])].map((part) => money(part, currency));
  });
  return { billed, ...parts };
}
