import { wireDay, wireDayString, wireInstant, wireInstantString } from '../../rules/dates';
import { Decimal } from '../../rules/decimal';
import type { InvoiceInput } from '../../rules/invoice-input';
import { balanceOf, fullyPaidOn } from '../../rules/invoices';
import type { Invoice } from '../../state';
import { findContact, findOrganisation, paymentsOn, type Books } from '../../store';
import { validationErrors, ZERO_ID } from '../answer';
import type { WireObject } from '../json';
import { contactReference, contactShape } from './contact';
import { creditsInside } from './credit';
import { lineShape, refusedLineShape } from './line';

/** How much of an invoice an answer holds: all of it, what a list without pages gives (no lines), or `summaryOnly`. */
export type Detail = 'full' | 'listed' | 'summary';

export interface InvoiceView {
  readonly detail: Detail;
  /** Digits of unit prices. */
  readonly unitPlaces: 2 | 4;
  /** The answer to the request that voided it, which still says what was due (recorded). */
  readonly justVoided?: boolean;
}

export function invoiceShape(books: Books, invoice: Invoice, view: InvoiceView): WireObject {
  const contact = findContact(books, invoice.organisationId, invoice.contactId);
  const balance = balanceOf(books, invoice);
  const hideDue = invoice.status === 'VOIDED' && books.settings.amountDueOfVoided === 'zero' && view.justVoided !== true;
  const paidOn = fullyPaidOn(books, invoice);
  const full = view.detail === 'full';
  return {
    Type: 'ACCREC',
    InvoiceID: invoice.id,
    InvoiceNumber: invoice.number,
    Reference: invoice.reference,
    ...(invoice.url === undefined ? {} : { Url: invoice.url }),
    ...(view.detail === 'summary' ? {} : { Payments: paymentsInside(books, invoice), ...creditsInside(books, invoice) }),
    AmountDue: hideDue ? Decimal.zero : balance.due,
    AmountPaid: balance.paid,
    AmountCredited: balance.credited,
    SentToContact: invoice.sentToContact,
    CurrencyRate: Decimal.of(invoice.currencyRate),
    IsDiscounted: false,
    HasAttachments: false,
    HasErrors: false,
    InvoicePaymentServices: [],
    UpdatedDateUTCString: wireInstantString(invoice.updatedAt),
    Contact: contact ? (full ? contactShape(books, contact) : contactReference(contact)) : {},
    ...days(invoice),
    ExpectedPaymentDate: invoice.expectedPaymentDate === undefined ? undefined : wireDay(invoice.expectedPaymentDate),
    BrandingThemeID: invoice.brandingThemeId ?? findOrganisation(books, invoice.organisationId)?.brandingThemeId,
    Status: invoice.status,
    LineAmountTypes: invoice.lineAmountTypes,
    LineItems: view.detail === 'summary' ? undefined : full ? invoice.lines.map((line) => lineShape(books, invoice.organisationId, line, view.unitPlaces)) : [],
    SubTotal: balance.subTotal,
    TotalTax: balance.totalTax,
    Total: balance.total,
    UpdatedDateUTC: wireInstant(invoice.updatedAt),
    CurrencyCode: invoice.currency,
    FullyPaidOnDate: paidOn === undefined ? undefined : wireDay(paidOn),
  };
}

/**
 * An invoice that was refused, as Xero echoes it: what was asked for, the status asked for included, so that whoever reads Status
 * alone is misled; an id of zeros when it never existed.
 */
export function refusedInvoiceShape(input: InvoiceInput, existing: Invoice | undefined, messages: readonly string[]): WireObject {
  const date = input.date ?? existing?.date;
  const dueDate = input.dueDate ?? existing?.dueDate;
  return {
    Type: 'ACCREC',
    InvoiceID: existing?.id ?? ZERO_ID,
    ...(existing || input.number === undefined ? {} : { InvoiceNumber: input.number }),
    Reference: input.reference,
    Payments: [],
    CreditNotes: [],
    Prepayments: [],
    Overpayments: [],
    IsDiscounted: false,
    InvoiceAddresses: [],
    HasErrors: true,
    InvoicePaymentServices: [],
    Contact: {
      ContactID: input.contact?.id ?? existing?.contactId ?? ZERO_ID,
      Name: input.contact?.name,
      Addresses: [],
      Phones: [],
      ContactGroups: [],
      ContactPersons: [],
      HasValidationErrors: false,
      ValidationErrors: [],
    },
    ...days({ ...(date === undefined ? {} : { date }), ...(dueDate === undefined ? {} : { dueDate }) }),
    Status: input.status ?? existing?.status ?? 'DRAFT',
    LineAmountTypes: input.lineAmountTypes ?? existing?.lineAmountTypes ?? 'Exclusive',
    LineItems: (input.lines ?? []).map(refusedLineShape),
    CurrencyCode: input.currency ?? existing?.currency,
    ValidationErrors: validationErrors(messages),
  };
}

function days(dates: { readonly date?: string; readonly dueDate?: string }): WireObject {
  return {
    ...(dates.date === undefined ? {} : { DateString: wireDayString(dates.date), Date: wireDay(dates.date) }),
    ...(dates.dueDate === undefined ? {} : { DueDateString: wireDayString(dates.dueDate), DueDate: wireDay(dates.dueDate) }),
  };
}

function paymentsInside(books: Books, invoice: Invoice): WireObject[] {
  return paymentsOn(books, invoice).map((payment) => ({
    PaymentID: payment.id,
    Date: wireDay(payment.date),
    Amount: Decimal.of(payment.amount),
    Reference: payment.reference,
    CurrencyRate: Decimal.of(invoice.currencyRate),
    HasAccount: true,
    HasValidationErrors: false,
  }));
}
