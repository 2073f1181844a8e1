import { wireDay, wireInstant } from '../../rules/dates';
import { Decimal } from '../../rules/decimal';
import type { Payment } from '../../state';
import { findAccount, findContact, type Books } from '../../store';
import type { WireObject } from '../json';
import { contactReference } from './contact';

export function paymentShape(books: Books, payment: Payment): WireObject {
  const account = findAccount(books, payment.organisationId, { id: payment.accountId });
  const invoice = books.state.invoices.find((candidate) => candidate.id === payment.invoiceId);
  const contact = invoice ? findContact(books, invoice.organisationId, invoice.contactId) : undefined;
  return {
    PaymentID: payment.id,
    Date: wireDay(payment.date),
    BankAmount: Decimal.of(payment.amount),
    Amount: Decimal.of(payment.amount),
    Reference: payment.reference,
    CurrencyRate: Decimal.of(invoice?.currencyRate ?? '1'),
    PaymentType: 'ACCRECPAYMENT',
    Status: payment.status,
    UpdatedDateUTC: wireInstant(payment.updatedAt),
    HasAccount: true,
    IsReconciled: false,
    Account: account ? { AccountID: account.id, Code: account.code } : {},
    Invoice: {
      Type: 'ACCREC',
      InvoiceID: payment.invoiceId,
      InvoiceNumber: invoice?.number,
      Payments: [],
      CreditNotes: [],
      Prepayments: [],
      Overpayments: [],
      IsDiscounted: false,
      HasErrors: false,
      Contact: contact ? contactReference(contact) : {},
      LineItems: [],
      CurrencyCode: invoice?.currency,
    },
    HasValidationErrors: false,
  };
}
