import type { Answer, AttentionView, InvoiceSeen, MilestoneSeen, RetainerSeen } from '../../../src/handlers/pages/api';
import { call, unexpectedProblem } from '../shared/call';
import type { Given } from '../shared/use-act';
import { isOfBeside, isOfInvoice, isOfMilestone, isOfRetainer, type CallAnswer, type InvoiceAnswer, type MilestoneAnswer, type RetainerAnswer } from './answers';

/** Whatever comes of it is read again afterwards, so only whether it went through counts. */
export async function giveAnswer({ invoice, contract, milestone, retainer, beside, found }: AttentionView, answer: CallAnswer, given: Given): Promise<Answer<unknown>> {
  if (isOfInvoice(answer)) return invoice ? ofInvoice({ invoiceId: invoice.id, rev: invoice.rev }, answer, given) : impossible();
  if (isOfMilestone(answer)) return contract && milestone ? ofMilestone({ contractId: contract.id, milestoneId: milestone.id, rev: contract.rev }, answer, given) : impossible();
  if (isOfRetainer(answer)) return contract && retainer ? ofRetainer({ contractId: contract.id, retainerId: retainer.id, rev: contract.rev }, retainer.first ?? '', answer, given) : impossible();
  if (isOfBeside(answer)) {
    if (!contract || !beside) return impossible();
    const seen = { contractId: contract.id, rev: contract.rev, beside };
    return answer === 'bill_beside' ? call('beside.bill', seen) : call('beside.leave', { ...seen, reason: given.words });
  }
  return found ? call('finance.acceptExtra', { ledgerId: found.ledgerId, note: given.words }) : impossible();
}

/** Also from an invoice's own page, where the same answers stand. */
export async function ofInvoice(seen: InvoiceSeen, answer: InvoiceAnswer, { words, amount }: Given): Promise<Answer<unknown>> {
  switch (answer) {
    case 'release':
      return call('invoice.release', seen);
    case 'cancel':
      return call('invoice.cancel', { ...seen, reason: words });
    case 'retry':
      return call('invoice.retry', seen);
    case 'drop':
      return call('invoice.drop', seen);
    case 'adopt':
      return call('invoice.adopt', seen);
    case 'send_anyway':
      return call('invoice.sendAnyway', seen);
    case 'accept':
      return call('invoice.acceptDifferences', { ...seen, note: words });
    case 'credit':
      return call('invoice.credit', { ...seen, amount, reason: words });
    case 'void':
      return call('invoice.void', { ...seen, reason: words });
  }
}

async function ofMilestone(seen: MilestoneSeen, answer: MilestoneAnswer, { words }: Given): Promise<Answer<unknown>> {
  switch (answer) {
    case 'bill_again':
      return call('milestone.billAgain', seen);
    case 'leave':
      return call('milestone.leave', { ...seen, reason: words });
    case 'keep_bill':
      return call('milestone.keepBill', seen);
    case 'untag':
      return call('milestone.untag', seen);
  }
}

async function ofRetainer(seen: RetainerSeen, first: string, answer: RetainerAnswer, { words }: Given): Promise<Answer<unknown>> {
  switch (answer) {
    case 'bill_each':
      return call('retainer.missed', { ...seen, answer: 'each', reason: words });
    case 'bill_last':
      return call('retainer.missed', { ...seen, answer: 'last', reason: words });
    case 'skip_periods':
      return call('retainer.missed', { ...seen, answer: 'none', reason: words });
    case 'bill_period':
      return call('retainer.period', { ...seen, first, answer: 'bill', reason: words });
    case 'leave_period':
      return call('retainer.period', { ...seen, first, answer: 'leave', reason: words });
  }
}

/** Only answers that can be given are offered, so nothing comes here but a fault of ours. */
const impossible = (): Answer<never> => ({ ok: false, problems: [unexpectedProblem()] });
