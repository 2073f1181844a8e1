import type { Trigger } from '../billing/milestone';
import { parseTrigger, type TriggerRequest } from '../billing/parse-trigger';
import type { Result } from '../billing/result';
import { getVersion, statusesOf, type WorkItem } from '../jira';

/** The trigger that was asked for; one on a status that the work item's workflow does not have, or on a version that its project does not, would never come, and is refused. */
export async function resolveTrigger(request: TriggerRequest, item: WorkItem): Promise<Result<Trigger>> {
  if (request.kind === 'status') return parseTrigger(request, { statuses: await statusesOf(item.projectId, item.issueType) });
  const version = request.kind === 'version' && request.versionId !== undefined ? await getVersion(request.versionId, item.projectId) : undefined;
  return parseTrigger(request, { versions: version ? [version] : [] });
}
