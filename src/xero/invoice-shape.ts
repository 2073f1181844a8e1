import * as z from 'zod/mini';
import { faultShape, faultsShape } from './refusal-messages';

const text = z.optional(z.nullable(z.string()));
const number = z.optional(z.nullable(z.number()));

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
  Status: text,
  CurrencyCode: text,
  DateString: text,
  Date: text,
  DueDateString: text,
  DueDate: text,
  SubTotal: number,
  TotalTax: number,
  Total: number,
  AmountPaid: number,
  AmountCredited: number,
  AmountDue: number,
  SentToContact: z.optional(z.nullable(z.boolean())),
  UpdatedDateUTC: text,
  Contact: z.optional(z.nullable(z.looseObject({ ...faultShape, ContactID: text }))),
});
export type XeroInvoice = z.infer<typeof invoiceShape>;

export const invoicesShape = z.looseObject({
  Invoices: z.array(invoiceShape),
  pagination: z.optional(z.nullable(z.looseObject({ page: z.number(), pageCount: z.number() }))),
});
