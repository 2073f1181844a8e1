import type { ContractView, MilestoneView } from '../../../../src/handlers/pages/api';

export interface NextMilestone {
  readonly contract: ContractView;
  readonly milestone: MilestoneView;
}

/**
 * The milestones that are billed next, as far as the plans say: of each contract that is not closed those that are planned, in its order, the contracts in turn. What waits for
 * a person stands under Needs attention, and what is on hold is not next.
 */
export function nextMilestones(contracts: readonly ContractView[], count: number): readonly NextMilestone[] {
  const queues = contracts.filter(({ state }) => state !== 'closed').map((contract) => contract.milestones.filter(({ state }) => state === 'planned').map((milestone) => ({ contract, milestone })));
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_none, turn) => queues.flatMap((queue) => queue.slice(turn, turn + 1))).flat();
  return inTurn.slice(0, count);
}
