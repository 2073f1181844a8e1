import { isGated } from '../billing/gate';
import type { WorkItemId } from '../billing/ids';
import { JiraFailure, projectOfVersion, searchArmed } from '../jira';
import { contractsOf } from '../store/read';
import { byHalves } from './by-halves';

/** As many searches as 200 milestones cost that are all in the version. */
const MOST_SEARCHES = 400;

/**
 * Which work of milestones that are due before release is in a version, or has work in it: asked the other way round, for a version with more in it than is read through. It is asked of the
 * version's own project, about many at once, and costs one or two of Jira's points a search: one where none is in it; undefined where so many are that it would take too many.
 */
export async function plannedEpicsIn(versionId: string): Promise<readonly WorkItemId[] | undefined> {
  const project = await projectOfVersion(versionId);
  const contracts = project === undefined ? [] : await contractsOf(project);
  const planned = contracts.flatMap((contract) => contract.milestones.filter((milestone) => isGated(contract, milestone)).map(({ workItem }) => workItem.id)).filter((id) => /^\d+$/.test(id));
  return byHalves(planned, async (part) => isAnyIn(versionId, part), MOST_SEARCHES);
}

/** More ids than this would make a search that Jira may not take. */
const MOST_IDS = 500;

async function isAnyIn(versionId: string, part: readonly WorkItemId[]): Promise<boolean> {
  if (part.length > MOST_IDS) return true;
  const ids = part.join(', ');
  try {
    return (await searchArmed(`fixVersion = ${versionId} AND (id IN (${ids}) OR parent IN (${ids}))`, 1)).length > 0;
  } catch (error) {
    if (!(error instanceof JiraFailure) || error.kind !== 'refused') throw error;
    // Work that is gone spoils the search for the rest, and is in no version by itself.
    return part.length > 1;
  }
}
