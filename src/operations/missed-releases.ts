import { addDays, todayIn } from '../billing/calendar-date';
import type { Contract } from '../billing/contract';
import type { ProjectId } from '../billing/ids';
import { gateMark } from '../billing/milestone-gate';
import { JiraFailure, releasedSince } from '../jira';
import { pushGateWork } from './gate-work';

/** A day for the next daily look, and one for sites whose day is behind that of UTC. */
const DAYS_BACK = 2;

/** Projects in which work waits for its money. */
export const projectsThatWait = (contracts: readonly Contract[], now: number): readonly ProjectId[] =>
  contracts.filter((contract) => contract.milestones.some((milestone) => gateMark(contract, milestone, now) === 'closed')).map(({ projectId }) => projectId);

/**
 * The word that a version was released may be lost: those that were released in these projects in the last days are looked through as when the word comes. A point of Jira's for each project,
 * and what looking through costs for each such version. `now` in milliseconds.
 */
export async function lookForReleases(projects: ReadonlySet<ProjectId>, now: number): Promise<void> {
  const since = addDays(todayIn('UTC', now), -DAYS_BACK);
  for (const project of projects) {
    try {
      for (const version of await releasedSince(project, since)) await pushGateWork({ kind: 'version', ...version });
    } catch (error) {
      // The next day asks again, in time.
      if (!(error instanceof JiraFailure)) throw error;
    }
  }
}
