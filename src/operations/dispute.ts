import type { Bill, Contract } from '../billing/contract';
import type { InvoiceId } from '../billing/ids';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { editContract, type ContractEdit, type SeenAct } from './edit-contract';

/** An act on an invoice's part of its contract. `seenRev`: the invoice's, as the person saw it. */
export interface DisputeAct extends Omit<SeenAct, 'rev'> {
  readonly invoiceId: InvoiceId;
  readonly seenRev: number;
}

/** Notes that the client disputes an invoice that is owed: nobody is reminded of it until that is settled. One noted before is replaced. */
export async function disputeInvoice(act: DisputeAct, contract: Contract, reason: string): Promise<Result<Contract>> {
  return edit(act, contract, (before, bill) => {
    if (bill.status !== 'approved' && bill.status !== 'part_paid') return refused(problem('NOTHING_OWED', 'invoice', { invoice: bill.number }));
    const dispute = { invoiceId: bill.invoiceId, reason, by: act.by, at: new Date(act.now).toISOString() };
    return ok({ contract: { ...before, disputes: [...others(before, bill), dispute] }, event: { kind: 'invoice-disputed', invoice: bill.number, reason } });
  });
}

/** It is settled: reminders go on. */
export async function endDispute(act: DisputeAct, contract: Contract): Promise<Result<Contract>> {
  return edit(act, contract, (before, bill) => {
    const disputes = others(before, bill);
    return ok(disputes.length === (before.disputes ?? []).length ? undefined : { contract: { ...before, disputes }, event: { kind: 'dispute-ended', invoice: bill.number } });
  });
}

const others = ({ disputes = [] }: Contract, { invoiceId }: Bill) => disputes.filter((dispute) => dispute.invoiceId !== invoiceId);

/** The contract moves on for many reasons that do not touch the invoice; it is the invoice that must be as it was seen. */
async function edit(act: DisputeAct, { rev }: Contract, decide: (contract: Contract, bill: Bill) => Result<ContractEdit>): Promise<Result<Contract>> {
  return editContract({ ...act, rev }, (before) => {
    const bill = before.bills.find(({ invoiceId }) => invoiceId === act.invoiceId);
    if (!bill) return refused(problem('INVALID_REQUEST', 'page'));
    return bill.rev === act.seenRev ? decide(before, bill) : refused(problem('STALE_PAGE', 'page'));
  });
}
