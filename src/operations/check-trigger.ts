import type { Trigger } from '../billing/milestone';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { statusesOf, type WorkItem } from '../jira';

/** A trigger on a status that the work item's workflow does not have would never come: refused, with the name that was asked for. */
export async function checkTrigger(trigger: Trigger, item: WorkItem): Promise<Problem | undefined> {
  if (trigger.kind !== 'status') return undefined;
  const statuses = await statusesOf(item.projectId, item.issueType);
  if (statuses.some((status) => status.id === trigger.statusId)) return undefined;
  return problem('TRIGGER_STATUS_UNKNOWN', 'milestone', { status: trigger.statusName }, 'trigger');
}
