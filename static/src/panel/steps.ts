import type { MilestoneView } from '../../../src/handlers/pages/api';
import type { Step } from '../shared/steps';
import { t } from '../texts';

/** The life of a milestone, from its price to its money, and how far it got. Pure, so that it can be checked for every status. */
export function stepsOf(milestone: MilestoneView): readonly Step[] {
  const texts = t.panel.steps;
  const reached = { done: texts.reached, now: texts.waitingFor[milestone.trigger.kind] };
  const labels = [texts.tagged, reached, texts.prepared, texts.sent, texts.approved, texts.paid];
  const ended = endOf(milestone);
  if (ended !== undefined) return [...labels.slice(0, 4).map(({ done }): Step => ({ label: done, at: 'done' })), { label: ended, at: 'now' }];
  const finished = finishedSteps(milestone);
  return labels.map(({ done, now }, index): Step => {
    if (index === finished) return { label: now, at: 'now' };
    return { label: done, at: index < finished ? 'done' : 'ahead' };
  });
}

function endOf({ bill }: MilestoneView): string | undefined {
  const ended = t.panel.steps.ended;
  switch (bill?.status) {
    case 'voided':
    case 'deleted':
    case 'cancelled':
    case 'credited':
      return ended[bill.status];
    default:
      return undefined;
  }
}

/** How many of the six steps lie behind it. */
function finishedSteps({ state, bill }: MilestoneView): number {
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
