import type { Answer, PageCall, PageCalls } from '../../src/handlers/pages/api';
import type { Json, Surface } from '../common/ports';
import { problemInEnglish } from '../../static/src/texts/english';
import type { World } from '../world';

/** Where a person stands: a page of the app, by its module's key, and what it is shown for. */
export interface Place {
  readonly page: 'milestone-panel' | 'billing-page' | 'billing-settings' | 'milepost-admin' | 'milepost-finance';
  readonly issue?: string;
  readonly project?: string;
}

/** Asks the app what its page would ask, as that person. Throws with the app's own words when it refuses. */
export async function askPage<Call extends PageCall>(world: World, accountId: string, place: Place, call: Call, payload: PageCalls[Call][0]): Promise<PageCalls[Call][1]> {
  const answer = (await world.forge.invokeResolver(surfaceFor(world, accountId, onPageOf(call, place)), call, payload as Json)) as unknown as Answer<PageCalls[Call][1]>;
  if (answer.ok) return answer.data;
  throw new Error(`${call} was refused: ${answer.problems.map(problemInEnglish).map(({ message, action }) => `${message} ${action}`).join(' ')}`);
}

/** What is asked on a project's settings page, by another name than the page's. */
const SETTINGS_CALLS: ReadonlySet<PageCall> = new Set(['gate.load', 'gate.savePolicy', 'gate.createToken', 'gate.rotateToken', 'gate.revokeToken', 'rule.load', 'beside.load', 'beside.save']);

/** A project's settings are a page of their own, and so is what it may call. */
export const onPageOf = (call: PageCall, place: Place): Place => ((call.startsWith('settings.') || SETTINGS_CALLS.has(call)) && place.page === 'billing-page' ? { ...place, page: 'billing-settings' } : place);

/** What Jira tells the platform of a page. `reader` is who looks the place up, when not the person who stands there. */
export function surfaceFor({ jira }: Pick<World, 'jira'>, accountId: string, { page, issue, project }: Place, reader = accountId): Surface {
  if (issue !== undefined) {
    const { id, key, projectId } = jira.issue(reader, issue);
    return { moduleKey: page, accountId, extension: { type: 'jira:issuePanel', issue: { id, key }, project: { id: projectId, key: key.split('-')[0] ?? '' } } };
  }
  if (project === undefined) return { moduleKey: page, accountId, extension: { type: page === 'milepost-finance' ? 'jira:globalPage' : 'jira:adminPage' } };
  const { id, key } = jira.project(reader, project);
  return { moduleKey: page, accountId, extension: { type: page === 'billing-settings' ? 'jira:projectSettingsPage' : 'jira:projectPage', project: { id, key, type: 'software' } } };
}
