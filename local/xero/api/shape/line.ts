import { Decimal } from '../../rules/decimal';
import type { LineInput } from '../../rules/invoice-input';
import type { InvoiceLine } from '../../state';
import { findAccount, findOrganisation, type Books } from '../../store';
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
    Tracking: trackingOf(books, organisationId, line),
    Quantity: Decimal.of(line.quantity),
    LineItemID: line.id,
    AccountID: account?.id,
    ValidationErrors: [],
  };
}

function trackingOf(books: Books, organisationId: string, line: InvoiceLine): WireObject[] {
  const categories = findOrganisation(books, organisationId)?.trackingCategories ?? [];
  return (line.tracking ?? []).flatMap(({ category, option }) => {
    const found = categories.find(({ id }) => id === category);
    const chosen = found?.options.find(({ id }) => id === option);
    return found && chosen ? [{ Name: found.name, Option: chosen.name, TrackingCategoryID: found.id, TrackingOptionID: chosen.id }] : [];
  });
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
