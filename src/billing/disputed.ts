import type { Bill, Contract } from './contract';

/** Whether the client disputes the invoice: while it does, nobody is reminded of it, and its money is expected later. */
export const isDisputed = ({ disputes = [] }: Pick<Contract, 'disputes'>, { invoiceId }: Pick<Bill, 'invoiceId'>): boolean => disputes.some((dispute) => dispute.invoiceId === invoiceId);
