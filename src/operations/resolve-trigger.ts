import type { Trigger } from '../billing/milestone';
import { parseTrigger, type TriggerRequest } from '../billing/parse-trigger';
import type { Result } from '../billing/result';
import { statusesOf, type WorkItem } from '../jira';

/** The trigger that was asked for; one on a status that the work item's workflow does not have would never come, and is refused. */
export async function resolveTrigger(request: TriggerRequest, item: WorkItem): Promise<Result<Trigger>> {
  return parseTrigger(request, request.kind === 'status' ? await statusesOf(item.projectId, item.issueType) : []);
}
