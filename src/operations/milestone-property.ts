import type { Contract } from '../billing/contract';
import type { Milestone } from '../billing/milestone';
import { gateMark } from '../billing/milestone-gate';
import type { ProblemCode } from '../billing/problems';
import { triggerKey } from '../billing/trigger';
import type { MilepostProperty } from '../jira';

/**
 * What Jira is told about a milestone, so that it can filter events and answer the sweep's search for free. Everyone who may edit the issue may read and
 * write it: it holds no amount, and nothing is decided on it.
 */
export function propertyOf(contract: Contract, milestone: Milestone, now = Date.now()): MilepostProperty {
  const gate = gateMark(contract, milestone, now);
  return { v: 1, state: propertyState(milestone), trigger: propertyTrigger(milestone), contract: contract.id, ...(gate ? { gate } : {}) };
}

/** One that waits although its version is released is tried again by the sweep, whichever version it names. */
const propertyTrigger = ({ trigger, state }: Milestone): string => (trigger.kind === 'version' && state.kind === 'waiting' ? trigger.kind : triggerKey(trigger));

function propertyState({ state }: Milestone): MilepostProperty['state'] {
  switch (state.kind) {
    case 'planned':
      return 'armed';
    case 'held':
      return 'held';
    case 'waiting':
      // It is not billed by itself however often it is looked at; what its work does is still followed.
      if (state.problem.code === 'BILL_BY_HAND') return 'reminded';
      // Whatever its work does, it is not billed by it: hourly looks at all that ever was voided would cost more each year, and find nothing.
      return BEYOND_ITS_WORK.includes(state.problem.code) ? 'held' : 'waiting';
    case 'billed':
      return state.reopened ? 'reopened' : 'billed';
  }
}

const BEYOND_ITS_WORK: readonly ProblemCode[] = ['BILL_VOIDED', 'CONTRACT_CLOSED'];
