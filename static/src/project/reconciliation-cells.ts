import type { ReconciliationRow } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import { numberOf } from './reconciliation';

/** A line for each field that differs, and one for what is missing, none of ours or was not heard of. Values as they are in the record. */
export function reconciliationCells(rows: readonly ReconciliationRow[]): readonly (readonly string[])[] {
  const { columns } = t.tables;
  const { differences: texts } = t.invoice;
  const lines = rows.flatMap((row) => {
    const whose = [numberOf(row), row.clientName, row.contractName, row.kind];
    const settled = [row.since, row.accepted?.at ?? '', row.accepted?.note ?? '', row.found?.link ?? row.invoice?.link ?? ''];
    return row.differences.length === 0 ? [[...whose, '', '', '', ...settled]] : row.differences.map(({ field, expected, actual }) => [...whose, texts.fields[field], expected, actual, ...settled]);
  });
  return [[columns.number, columns.client, columns.contract, columns.kind, texts.field, texts.expected, texts.actual, columns.since, columns.accepted, columns.note, columns.link], ...lines];
}
