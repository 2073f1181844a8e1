import type { MilestoneView } from '../../../src/handlers/pages/api';

export type ActionName = 'edit' | 'split' | 'join' | 'untag' | 'hold' | 'unhold' | 'bill' | 'keep' | 'leave';

/** Its invoice was taken back: whether it is billed again is for a person to say. */
export const wasTakenBack = ({ state, problem }: MilestoneView): boolean => state === 'waiting' && problem?.code === 'BILL_VOIDED';

/** What a manager can do with a milestone as it stands, the likeliest first. `parts`: all parts of its epic, if it is one of several. The server decides again. */
export function availableActions(milestone: MilestoneView, parts: readonly MilestoneView[] = []): readonly ActionName[] {
  const actions = ofState(milestone);
  // Only before anything was billed of it.
  const whole: ActionName | undefined = milestone.part ? (parts.every(({ bill }) => bill === undefined) ? 'join' : undefined) : milestone.bill === undefined ? 'split' : undefined;
  return actions.flatMap((action) => (action === 'untag' && whole ? [whole, action] : [action]));
}

function ofState(milestone: MilestoneView): readonly ActionName[] {
  switch (milestone.state) {
    case 'planned':
      return milestone.trigger.kind === 'manual' ? ['bill', 'edit', 'hold', 'untag'] : ['edit', 'hold', 'untag'];
    case 'held':
      return ['unhold', 'edit', 'untag'];
    case 'waiting':
      return wasTakenBack(milestone) ? ['bill', 'leave', 'edit', 'untag'] : ['bill', 'edit', 'hold', 'untag'];
    case 'billed':
      return milestone.reopened?.kept === false ? ['keep'] : [];
  }
}
