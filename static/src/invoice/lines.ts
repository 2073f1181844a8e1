import type { InvoiceDetail, MoneyView } from '../../../src/handlers/pages/api';

type Line = InvoiceDetail['lines'][number];

/** One place among the lines: what was sent there, what the ledger has there. */
export interface LinePair {
  readonly sent?: Line;
  readonly inLedger?: Line;
  /** What is not as it was sent. */
  readonly differs: { readonly description: boolean; readonly amount: boolean };
}

/** The lines as sent beside those of the ledger, place by place; without the ledger's word nothing differs. */
export function pairLines(sent: readonly Line[], inLedger: readonly Line[] | undefined): readonly LinePair[] {
  const known = inLedger ?? sent;
  return Array.from({ length: Math.max(sent.length, known.length) }, (_none, place): LinePair => {
    const ours = sent[place];
    const theirs = known[place];
    const onlyOne = ours === undefined || theirs === undefined;
    return {
      ...(ours ? { sent: ours } : {}),
      ...(theirs ? { inLedger: theirs } : {}),
      differs: { description: onlyOne || tidy(ours.description) !== tidy(theirs.description), amount: onlyOne || !isSame(ours.amount, theirs.amount) },
    };
  });
}

export const anyDiffers = (pairs: readonly LinePair[]): boolean => pairs.some(({ differs }) => differs.description || differs.amount);

/** Line ends and spaces at the end carry no meaning. */
const tidy = (text: string): string => text.replace(/\r\n?/gu, '\n').replace(/[^\S\n]+$/gmu, '').trim();

const isSame = (one: MoneyView, other: MoneyView): boolean => one.amount === other.amount && one.currency === other.currency;
