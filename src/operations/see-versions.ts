import type { Milestone } from '../billing/milestone';
import { allReleased, namedAmong } from '../billing/version-trigger';
import { getVersion, type WorkItem } from '../jira';

/** How it stands with the versions that a milestone waits for; `other`: it waits for something else. */
export type VersionsSeen = 'released' | 'not_yet' | 'gone' | 'other';

/** Asks Jira only about a version that the milestone names and its work is not in. */
export async function seeVersions({ trigger }: Pick<Milestone, 'trigger'>, item: WorkItem | undefined): Promise<VersionsSeen> {
  if (trigger.kind !== 'version' || !item) return 'other';
  if (!trigger.version) return allReleased(item.versions) ? 'released' : 'not_yet';
  const version = namedAmong(trigger, item.versions) ?? (await getVersion(trigger.version.id, item.projectId));
  if (!version) return 'gone';
  return version.released ? 'released' : 'not_yet';
}
