import type { BillView, ContractSummary, InvoiceView, MilestoneView, MoneyView } from '../../../src/handlers/pages/api';

const aud = (amount: string): MoneyView => ({ amount, currency: 'AUD' });

/** The sample agency's third milestone, planned. */
export const planned: MilestoneView = {
  id: 'm3', contractId: 'c1', name: 'User dashboard', deliverable: 'Dashboard on web and phone', issueId: '10003', issueKey: 'HARB-3', place: 3, of: 5, price: { kind: 'share', percent: '25' },
  amount: aud('12000.00'), trigger: { kind: 'category', category: 'done' }, state: 'planned',
};

export function billedWith(status: BillView['status']): MilestoneView {
  return { ...planned, state: 'billed', bill: { invoiceId: 'i1', number: 'HARB-C1-001', status, amount: aud('12000.00'), overdue: false } };
}

export const contract: ContractSummary = {
  id: 'c1', rev: 4, name: 'Ordering app', clientName: 'Harbour Foods', currency: 'AUD', price: aud('48000.00'), allocated: aud('12000.00'), unallocated: aud('36000.00'), billed: aud('0.00'),
  paid: aud('0.00'), outstanding: aud('0.00'), overdue: aud('0.00'), toBill: aud('48000.00'), terms: { kind: 'days_after_invoice', days: 30 }, taxMode: 'exclusive', autonomy: 'draft', state: 'active',
};

/** The invoice of the second milestone, prepared. */
export const prepared: InvoiceView = {
  invoiceId: 'HARB-C1-001', number: 'HARB-C1-001', status: 'prepared', amount: aud('12000.00'), overdue: false, rev: 1, contractId: 'c1', contractName: 'Ordering app', milestoneName: 'Menu and ordering',
  issueKey: 'HARB-2', clientName: 'Harbour Foods', reference: 'PO 4711 HARB-2', canRelease: true, canRetry: false, canCancel: true, acts: [], differences: [],
};
