import type { InvoiceStatus } from '../state';

/** From each status, where a request may take an invoice (Xero's invoice status table). PAID is nobody's to set: payments do. */
const ALLOWED: Readonly<Record<InvoiceStatus, readonly InvoiceStatus[]>> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'AUTHORISED', 'DRAFT', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  PAID: [],
  VOIDED: [],
  DELETED: [],
};

const CREATABLE: readonly InvoiceStatus[] = ['DRAFT', 'SUBMITTED', 'AUTHORISED'];

const NOT_MODIFIABLE = 'Invoice not of valid status for modification';
const HAS_PAYMENT = 'This document cannot be edited as it has a payment or credit note allocated to it.';

/** Why an invoice can't be created in a status, or undefined. */
export function refuseCreation(status: InvoiceStatus): string | undefined {
  return CREATABLE.includes(status) ? undefined : 'Invoice not of valid status for creation';
}

/**
 * Why an invoice can't go from one status to another, or undefined. `settled` says that payments or credits are on it;
 * `statusOnly` that nothing but a status was sent.
 */
export function refuseTransition(from: InvoiceStatus, to: InvoiceStatus, settled: boolean, statusOnly: boolean): string | undefined {
  if (!ALLOWED[from].includes(to)) return NOT_MODIFIABLE;
  if (!settled) return undefined;
  return statusOnly && to === 'AUTHORISED'
    ? 'The status AUTHORISED cannot be applied to the invoice because it has payments or credit notes allocated to it.'
    : HAS_PAYMENT;
}
