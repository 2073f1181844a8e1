import type { ActivityEvent } from '../billing/activity';
import type { Contract } from '../billing/contract';
import type { PersonId } from '../billing/ids';
import { activityKey } from '../store/keys';
import type { Change } from '../store/commit';

/** Who did something, and when: ISO instant, UTC. */
export interface Act {
  readonly at: string;
  readonly by: PersonId | 'milepost';
}

/** A contract as it will stand, and the changes that make it so. */
export interface Written {
  readonly contract: Contract;
  readonly changes: readonly Change[];
}

/**
 * The changes that replace `before` by `after` and record why, to be committed together with whatever else belongs to the same act. The record's
 * counters are set here and nowhere else.
 */
export function contractChanges(before: Contract, after: Contract, act: Act, events: readonly ActivityEvent[]): Written {
  const contract: Contract = { ...after, rev: before.rev + 1, nextActivity: before.nextActivity + events.length, updatedAt: act.at };
  const entries = events.map(
    (event, index): Change => ({
      kind: 'activity',
      key: activityKey(contract.id, before.nextActivity + index),
      entry: { at: act.at, by: act.by, projectId: contract.projectId, contractId: contract.id, event },
    }),
  );
  return { contract, changes: [{ kind: 'contract', contract }, ...entries] };
}
