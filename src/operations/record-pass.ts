import { commit, MAX_CHANGES, type Change } from '../store/commit';
import { passKey } from '../store/keys';
import type { DecidedMilestone } from './decide-gate';

/**
 * Writes down what a gate let pass: when the money is taken back later, people are told what went out on it. A line for each milestone; the same step asked about twice at one
 * instant is one line. `item` is the work item's key, `now` in milliseconds.
 */
export async function recordPass(milestones: readonly DecidedMilestone[], item: string, now: number): Promise<void> {
  const at = new Date(now).toISOString();
  const changes = milestones.flatMap(({ contract, milestone, bill, opened }): readonly Change[] =>
    opened === undefined
      ? []
      : [
          {
            kind: 'activity',
            key: passKey(contract.id, at, item, milestone.id),
            entry: {
              at,
              by: 'milepost',
              projectId: contract.projectId,
              contractId: contract.id,
              event: { kind: 'gate-passed', milestone: milestone.name, workItem: milestone.workItem.key, item, opened, ...(bill ? { invoice: bill.number } : {}) },
            },
          },
        ],
  );
  for (let start = 0; start < changes.length; start += MAX_CHANGES) await commit(changes.slice(start, start + MAX_CHANGES));
}
