import type { BillView, MilestoneView } from '../../../src/handlers/pages/api';
import type { Step } from '../shared/steps';
import { t } from '../texts';

/** The life of a milestone, from its price to its money, and how far it got. Pure, so that it can be checked for every status. */
export function stepsOf(milestone: MilestoneView): readonly Step[] {
  const texts = t.panel.steps;
  const reached = { done: texts.reached, now: texts.waitingFor[milestone.trigger.kind] };
  const labels = [texts.tagged, reached, texts.prepared, texts.sent, texts.approved, texts.paid];
  const ended = endOf(milestone);
  if (ended !== undefined) return [...labels.slice(0, ended.after).map(({ done }): Step => ({ label: done, at: 'done' })), { label: ended.label, at: 'now' }];
  if (isStuckInLedger(milestone)) {
    return labels.map(({ done }, index): Step => (index === 4 ? { label: t.words.invoiceStatus.needs_attention, at: 'now' } : { label: done, at: index < 4 ? 'done' : 'ahead' }));
  }
  const finished = finishedSteps(milestone);
  return labels.map(({ done, now }, index): Step => {
    if (index === finished) return { label: now, at: 'now' };
    return { label: done, at: index < finished ? 'done' : 'ahead' };
  });
}

/** One that was taken back says nothing of a milestone that is planned anew, or on hold. */
function standingBill({ state, bill }: MilestoneView): BillView | undefined {
  return state === 'billed' || state === 'waiting' ? bill : undefined;
}

/** It is in Xero, where something asked of it could not be done: whether it is approved there is not known here. */
function isStuckInLedger({ bill }: MilestoneView): boolean {
  return bill?.status === 'needs_attention' && bill.total !== undefined;
}

/** How its invoice ended, and after how many of the steps: one that was cancelled never got to Xero. */
function endOf(milestone: MilestoneView): { readonly label: string; readonly after: number } | undefined {
  const ended = t.panel.steps.ended;
  const status = standingBill(milestone)?.status;
  switch (status) {
    case 'cancelled':
      return { label: ended[status], after: 3 };
    case 'voided':
    case 'deleted':
    case 'credited':
      return { label: ended[status], after: 4 };
    default:
      return undefined;
  }
}

/** How many of the six steps lie behind it. */
function finishedSteps(milestone: MilestoneView): number {
  const { state } = milestone;
  const bill = standingBill(milestone);
  switch (bill?.status) {
    case undefined:
      return state === 'waiting' ? 2 : state === 'billed' ? 3 : 1;
    case 'prepared':
    case 'sending':
    case 'needs_attention':
      return 3;
    case 'draft':
    case 'submitted':
      return 4;
    case 'approved':
    case 'part_paid':
      return 5;
    case 'paid':
    case 'credited':
    case 'voided':
    case 'deleted':
    case 'cancelled':
      return 6;
  }
}
