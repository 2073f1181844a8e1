import type { Contract } from '../billing/contract';
import type { Milestone } from '../billing/milestone';
import { triggerKey } from '../billing/trigger';
import type { MilepostProperty } from '../jira';

/**
 * What Jira is told about a milestone, so that it can filter events and answer the sweep's search for free. Everyone who may edit the issue may read and
 * write it: it holds no amount, and nothing is decided on it.
 */
export function propertyOf(contract: Contract, milestone: Milestone): MilepostProperty {
  return { v: 1, state: propertyState(milestone), trigger: triggerKey(milestone.trigger), contract: contract.id };
}

function propertyState({ state }: Milestone): MilepostProperty['state'] {
  switch (state.kind) {
    case 'planned':
      return 'armed';
    case 'held':
      return 'held';
    case 'waiting':
      return 'waiting';
    case 'billed':
      return state.reopened ? 'reopened' : 'billed';
  }
}
