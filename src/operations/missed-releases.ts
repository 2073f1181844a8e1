import { addDays, todayIn } from '../billing/calendar-date';
import type { Contract } from '../billing/contract';
import type { ProjectId } from '../billing/ids';
import { gateMark } from '../billing/milestone-gate';
import { JiraFailure, releasedIn } from '../jira';
import { getKnownReleases, setKnownReleases } from '../store/marks';
import { pushGateWork } from './gate-work';

/** A day for the next daily look, and one for sites whose day is behind that of UTC. */
const DAYS_BACK = 2;

/** Projects in which work waits for its money. */
export const projectsThatWait = (contracts: readonly Contract[], now: number): readonly ProjectId[] =>
  contracts.filter((contract) => contract.milestones.some((milestone) => gateMark(contract, milestone, now) === 'closed')).map(({ projectId }) => projectId);

/**
 * The word that a version was released may be lost: those that were released in these projects since they were last looked at, or by their day in the last days, are looked through as when the word comes. Whoever releases
 * a version may write any day into it, or none. A point of Jira's for each hundred versions of a project, a request of storage, and what looking through costs for each such version. `now` in milliseconds.
 */
export async function lookForReleases(projects: ReadonlySet<ProjectId>, now: number): Promise<void> {
  const since = addDays(todayIn('UTC', now), -DAYS_BACK);
  for (const project of projects) {
    try {
      const [out, known] = [await releasedIn(project), await getKnownReleases(project)];
      for (const { id, name, releasedOn } of out) {
        const isLate = releasedOn !== undefined && releasedOn >= since;
        if (isLate || known?.includes(id) === false) await pushGateWork({ kind: 'version', id, name, ...(isLate ? { releasedOn } : {}) });
      }
      const ids = out.map(({ id }) => id);
      if (known?.length !== ids.length || !ids.every((id) => known.includes(id))) await setKnownReleases(project, ids);
    } catch (error) {
      // The next day asks again, in time.
      if (!(error instanceof JiraFailure)) throw error;
    }
  }
}
