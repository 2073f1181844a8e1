import type { Invoice, Mirror } from './invoice';
import { equals, formatMoney, type Money } from './money';

export const DIFFERENCE_FIELDS = ['client', 'amount', 'tax', 'currency', 'reference', 'number', 'issue date', 'due date', 'lines', 'status'] as const;
export type DifferenceField = (typeof DIFFERENCE_FIELDS)[number];

/** Where the ledger's invoice is not the one we sent, as people read it. */
export interface Difference {
  readonly field: DifferenceField;
  readonly expected: string;
  readonly actual: string;
}

/** What makes an invoice in the ledger the bill we sent: who pays, how much, and for what. */
export function identityDifferences(invoice: Invoice, mirror: Mirror): readonly Difference[] {
  const amount = comparableAmount(invoice, mirror);
  return [
    ...differs('number', invoice.number, mirror.number),
    ...differs('client', invoice.client.id, mirror.clientId),
    ...(equals(invoice.amount, amount) ? [] : differs('amount', formatMoney(invoice.amount), formatMoney(amount))),
    ...differs('reference', invoice.reference, mirror.reference),
  ];
}

/** Our amount is stated with or without tax, as the contract says: it is compared with the ledger's figure of the same meaning. */
function comparableAmount({ taxMode }: Invoice, mirror: Mirror): Money {
  switch (taxMode) {
    case 'exclusive':
      return mirror.subtotal;
    case 'inclusive':
    case 'none':
      return mirror.total;
  }
}

const differs = (field: Difference['field'], expected: string, actual: string): readonly Difference[] =>
  expected === actual ? [] : [{ field, expected, actual }];
