import { isGated } from '../billing/gate';
import { MOST_ITEMS_ASKED } from '../billing/gate-rule';
import type { WorkItemId } from '../billing/ids';
import { projectOfVersion, searchArmed } from '../jira';
import { contractsOf } from '../store/read';

/** Jira is asked about so many at a time. */
const AT_A_TIME = 5;

/**
 * Which work of milestones that are due before release is in a version, or has work in it: asked the other way round, for a version with more in it than is read through. It is asked of the
 * version's own project, and costs one or two of Jira's points for each such milestone; undefined where there are more of them than can be asked about.
 */
export async function plannedEpicsIn(versionId: string): Promise<readonly WorkItemId[] | undefined> {
  const project = await projectOfVersion(versionId);
  const contracts = project === undefined ? [] : await contractsOf(project);
  const planned = contracts.flatMap((contract) => contract.milestones.filter((milestone) => isGated(contract, milestone)).map(({ workItem }) => workItem.id)).filter((id) => /^\d+$/.test(id));
  if (planned.length > MOST_ITEMS_ASKED) return undefined;
  const found: WorkItemId[] = [];
  for (let start = 0; start < planned.length; start += AT_A_TIME) {
    const asked = planned.slice(start, start + AT_A_TIME);
    const there = await Promise.all(asked.map(async (id) => (await searchArmed(`fixVersion = ${versionId} AND (id = ${id} OR parent = ${id})`, 1)).length > 0));
    found.push(...asked.filter((_id, place) => there[place]));
  }
  return found;
}
