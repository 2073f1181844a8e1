import type { Contract } from '../billing/contract';
import type { Milestone } from '../billing/milestone';
import { gateMark } from '../billing/milestone-gate';
import { allPartsOf } from '../billing/part';
import type { ProblemCode } from '../billing/problems';
import { triggerKey } from '../billing/trigger';
import { WATCHES, type MilepostProperty, type Watched } from '../jira';

/**
 * What Jira is told about a milestone, so that it can filter events and answer the sweep's search for free. Everyone who may edit the issue may read and
 * write it: it holds no amount, and nothing is decided on it.
 */
export function propertyOf(contract: Contract, milestone: Milestone, now = Date.now()): MilepostProperty {
  const parts = milestone.part ? allPartsOf(contract, milestone) : [milestone];
  const states = parts.map(propertyState);
  const marks = parts.map((part) => gateMark(contract, part, now));
  const gate = marks.find((mark) => mark === 'closed') ?? marks.find((mark) => mark === 'open');
  const state = NEEDIEST.find((each) => states.includes(each)) ?? propertyState(milestone);
  return { v: 1, state, trigger: milestone.part ? 'parts' : propertyTrigger(milestone), contract: contract.id, ...(milestone.part ? watchesOf(parts) : {}), ...(gate ? { gate } : {}) };
}

/** Work that is billed in parts stands where the part does that somebody, or its work, is waited for most: events of work that is `held` are not even told to us. */
const NEEDIEST: readonly MilepostProperty['state'][] = ['waiting', 'reopened', 'armed', 'reminded', 'billed', 'held'];

function watchesOf(parts: readonly Milestone[]): Watched {
  const tokens = [...new Set(parts.flatMap(watchesFor))].sort();
  return Object.fromEntries(WATCHES.flatMap((watch, index) => (tokens[index] === undefined ? [] : [[watch, tokens[index]]])));
}

/** The same of a part that its own state and trigger would say: where the sweep, or the release of a version, would find it. */
function watchesFor(part: Milestone): readonly string[] {
  const state = propertyState(part);
  const key = propertyTrigger(part);
  const waits = state === 'armed' || state === 'waiting';
  switch (part.trigger.kind) {
    case 'category':
    case 'status':
      return state === 'held' ? [] : [`${waits || state === 'reopened' ? 'to' : 'from'} ${key}`];
    case 'version':
      return waits ? [`${state} ${key}`] : [];
    case 'start':
      return waits ? [`to ${key}`] : [];
    case 'date':
    case 'manual':
      return [];
  }
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
