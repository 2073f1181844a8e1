import type { InvoiceStatus } from '../state';

/** From each status, where a request may take an invoice or a credit note (Xero's invoice status table). PAID is nobody's to set: payments do. */
const ALLOWED: Readonly<Record<InvoiceStatus, readonly InvoiceStatus[]>> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'AUTHORISED', 'DRAFT', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  PAID: [],
  VOIDED: [],
  DELETED: [],
};

const CREATABLE: readonly InvoiceStatus[] = ['DRAFT', 'SUBMITTED', 'AUTHORISED'];

const HAS_PAYMENT = 'This document cannot be edited as it has a payment or credit note allocated to it.';

type Document = 'Invoice' | 'Credit note';

/** Why a document can't be created in a status, or undefined. */
export function refuseCreation(status: InvoiceStatus, document: Document = 'Invoice'): string | undefined {
  return CREATABLE.includes(status) ? undefined : `${document} not of valid status for creation`;
}

/**
 * Why a document can't go from one status to another, or undefined. `settled` says that payments or credits are on it;
 * `statusOnly` that nothing but a status was sent.
 */
export function refuseTransition(from: InvoiceStatus, to: InvoiceStatus, settled: boolean, statusOnly: boolean, document: Document = 'Invoice'): string | undefined {
  if (!ALLOWED[from].includes(to)) return `${document} not of valid status for modification`;
  if (!settled) return undefined;
  return statusOnly && to === 'AUTHORISED'
    ? 'The status AUTHORISED cannot be applied to the invoice because it has payments or credit notes allocated to it.'
    : HAS_PAYMENT;
}
