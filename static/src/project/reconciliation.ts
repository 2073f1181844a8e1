import type { ReconciliationRow } from '../../../src/handlers/pages/api';

export type Section = ReconciliationRow['kind'] | 'accepted';

/** What asks for somebody first, the worst first: money that is gone or may be asked for twice, then figures, then what was only not heard. */
const ORDER: readonly Section[] = ['missing', 'extra', 'differs', 'stale', 'accepted'];

/** The rows by kind, those that a person accepted last; a kind without rows is left out. */
export function sectionsOf(rows: readonly ReconciliationRow[]): readonly { readonly kind: Section; readonly rows: readonly ReconciliationRow[] }[] {
  const sectionOf = (row: ReconciliationRow): Section => (row.accepted ? 'accepted' : row.kind);
  return ORDER.map((kind) => ({ kind, rows: rows.filter((row) => sectionOf(row) === kind) })).filter((section) => section.rows.length > 0);
}

/** By what people call it. */
export const numberOf = ({ invoice, found }: ReconciliationRow): string => invoice?.number ?? found?.number ?? '';

export const keyOf = (row: ReconciliationRow): string => `${row.kind}:${row.invoice?.id ?? row.found?.ledgerId ?? ''}`;

/** What a person can settle here with a note. What was taken back waits for a decision on its milestone, and what was only not heard settles by itself. */
export function isAcceptable({ kind, invoice, found, differences, accepted }: ReconciliationRow): boolean {
  if (accepted) return false;
  switch (kind) {
    case 'missing':
      return invoice !== undefined;
    case 'extra':
      return found !== undefined;
    case 'differs':
      return invoice !== undefined && !isTakenBack({ differences });
    case 'stale':
      return false;
  }
}

/** Voided or deleted in the ledger: the milestone is decided on, not the difference. */
export const isTakenBack = ({ differences }: Pick<ReconciliationRow, 'differences'>): boolean => differences.some(({ field }) => field === 'status');

/** How it stands as a whole: how many differences nobody settled, and how many invoices the ledger could not be asked about. */
export function verdictOf(rows: readonly ReconciliationRow[]): { readonly open: number; readonly stale: number } {
  const waiting = rows.filter(({ accepted }) => accepted === undefined);
  const stale = waiting.filter(({ kind }) => kind === 'stale').length;
  return { open: waiting.length - stale, stale };
}
