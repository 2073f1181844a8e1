import type { Contract } from '../billing/contract';
import type { ProjectId, WorkItemId } from '../billing/ids';
import type { Milestone } from '../billing/milestone';
import { JiraFailure, statusIdsOf } from '../jira';

/**
 * The work of those milestones that wait for a status which nothing in their project has any more. Nobody tells us when a workflow changes, and no event and no search would ever find them. One question
 * for each project in which a milestone waits for a status.
 */
export async function withoutStatus(contracts: readonly Contract[]): Promise<readonly WorkItemId[]> {
  const waiting = contracts.flatMap(({ projectId, milestones }) => milestones.flatMap((milestone) => statusFor(milestone).map((statusId) => ({ projectId, statusId, id: milestone.workItem.id }))));
  const known = new Map<ProjectId, ReadonlySet<string> | undefined>();
  for (const projectId of new Set(waiting.map((each) => each.projectId))) known.set(projectId, await idsOf(projectId));
  return waiting.filter(({ projectId, statusId }) => known.get(projectId)?.has(statusId) === false).map(({ id }) => id);
}

const statusFor = ({ state, trigger }: Milestone): readonly string[] => (state.kind === 'planned' && trigger.kind === 'status' ? [trigger.statusId] : []);

/** Undefined when Jira can't say, or the project is gone: then it is not the status that is missing. */
async function idsOf(projectId: ProjectId): Promise<ReadonlySet<string> | undefined> {
  try {
    return await statusIdsOf(projectId);
  } catch (error) {
    if (error instanceof JiraFailure) return undefined;
    throw error;
  }
}
