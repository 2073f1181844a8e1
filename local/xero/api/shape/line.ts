import { Decimal } from '../../rules/decimal';
import type { LineInput } from '../../rules/invoice-input';
import type { InvoiceLine } from '../../state';
import { findAccount, type Books } from '../../store';
import type { WireObject } from '../json';

/** A line of an invoice or a credit note. */
export function lineShape(books: Books, organisationId: string, line: InvoiceLine, unitPlaces: 2 | 4): WireObject {
  const account = line.accountCode === undefined ? undefined : findAccount(books, organisationId, { code: line.accountCode });
  return {
    Description: line.description,
    UnitAmount: Decimal.of(line.unitAmount).round(unitPlaces),
    TaxType: line.taxType,
    TaxAmount: Decimal.of(line.taxAmount),
    LineAmount: Decimal.of(line.lineAmount),
    AccountCode: line.accountCode,
    Tracking: [],
    Quantity: Decimal.of(line.quantity),
    LineItemID: line.id,
    AccountID: account?.id,
    ValidationErrors: [],
  };
}

export function refusedLineShape(line: LineInput): WireObject {
  return {
    LineItemID: line.id,
    Description: line.description,
    Quantity: line.quantity,
    UnitAmount: line.unitAmount,
    TaxType: line.taxType,
    LineAmount: line.lineAmount,
    AccountCode: line.accountCode,
    Tracking: [],
    ValidationErrors: [],
  };
}
