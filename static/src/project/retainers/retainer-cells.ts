import type { ContractView, RetainerView } from '../../../../src/handlers/pages/api';
import { t } from '../../texts';

/** A line for each period that was billed, and the next one: amounts in plain decimals, days as `YYYY-MM-DD`. */
export function retainerCells(listed: readonly { readonly contract: ContractView; readonly rows: readonly RetainerView[] }[]): readonly (readonly string[])[] {
  const { columns } = t.tables;
  const lines = listed.flatMap(({ contract, rows }) => rows.flatMap(({ name, state, next, periods }) => {
    const whose = [contract.name, contract.clientName, name, t.retainers.state[state]];
    return [
      ...(next ? [[...whose, next.from, next.to, '', t.words.milestoneState.planned, next.billOn, '', next.amount.currency, next.amount.amount, '', '', '']] : []),
      ...periods.map(({ from, to, bill }) => [
        ...whose, from, to, bill.number, t.words.invoiceStatus[bill.status], '', bill.dueDate ?? '', bill.amount.currency, bill.amount.amount, bill.total?.amount ?? '', bill.paid?.amount ?? '', bill.due?.amount ?? '',
      ]),
    ];
  }));
  return [[
    columns.contract, columns.client, columns.retainer, columns.state, columns.from, columns.to, columns.number, columns.status, columns.billOn, columns.due, columns.currency, columns.price, columns.total, columns.paid, columns.owed,
  ], ...lines];
}
