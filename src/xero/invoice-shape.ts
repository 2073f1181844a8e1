import * as z from 'zod/mini';
import { faultShape, faultsShape } from './refusal-messages';

const text = z.optional(z.nullable(z.string()));
const number = z.optional(z.nullable(z.number()));

/** A line as far as we read it. */
export const lineShape = z.looseObject({ ...faultShape, Description: text, LineAmount: number, TaxAmount: number, AccountCode: text, TaxType: text });
export type XeroLine = z.infer<typeof lineShape>;

/** Money that an invoice lists as set against it. A payment says `Amount`, a credit what of it was applied here. */
const settlementShape = z.looseObject({
  PaymentID: text, CreditNoteID: text, PrepaymentID: text, OverpaymentID: text, CreditNoteNumber: text, Status: text, Amount: number, AppliedAmount: number, DateString: text, Date: text,
});
const settlements = z.optional(z.nullable(z.array(settlementShape)));
export type XeroSettlement = z.infer<typeof settlementShape>;

/** Rejected new invoices carry this id. */
export const ZERO_GUID = '00000000-0000-0000-0000-000000000000';

/**
 * The fields of an invoice that the mirror rests on. All but the id may be missing, since a refused element leaves some out: what
 * a mirror can't do without is demanded where the mirror is made.
 */
export const invoiceShape = z.looseObject({
  ...faultsShape,
  InvoiceID: z.string(),
  Type: text,
  InvoiceNumber: text,
  Reference: text,
  Url: text,
  Status: text,
  CurrencyCode: text,
  CurrencyRate: number,
  DateString: text,
  Date: text,
  DueDateString: text,
  DueDate: text,
  FullyPaidOnDate: text,
  SubTotal: number,
  TotalTax: number,
  Total: number,
  AmountPaid: number,
  AmountCredited: number,
  AmountDue: number,
  SentToContact: z.optional(z.nullable(z.boolean())),
  UpdatedDateUTC: text,
  Contact: z.optional(z.nullable(z.looseObject({ ...faultShape, ContactID: text, Name: text }))),
  LineAmountTypes: text,
  LineItems: z.optional(z.nullable(z.array(lineShape))),
  Payments: settlements,
  CreditNotes: settlements,
  Prepayments: settlements,
  Overpayments: settlements,
});
export type XeroInvoice = z.infer<typeof invoiceShape>;

export const invoicesShape = z.looseObject({
  DateTimeUTC: text,
  Invoices: z.array(invoiceShape),
  pagination: z.optional(z.nullable(z.looseObject({ page: z.number(), pageCount: z.number() }))),
});
