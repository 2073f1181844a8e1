import { searchArmed, watching } from '../jira';
import type { ReleasedVersion } from './note-release';
import { pushLooks } from './work';

/** More milestones than wait for one version anywhere; the rest is found within a day. */
const MOST = 500;

/** A version was released: looks at the milestones that wait for it, by its name or because their work is in it. Twice told, it looks twice, which bills nothing twice. */
export async function lookAtVersion({ id }: Pick<ReleasedVersion, 'id'>): Promise<void> {
  if (!/^\d{1,19}$/.test(id)) return;
  const found = await searchArmed(`milepostState IN ("armed", "waiting") AND (milepostTrigger = "version:${id}" OR (milepostTrigger = "version" AND fixVersion = ${id})) OR ${watching([`armed version:${id}`, `waiting version:${id}`])} OR (fixVersion = ${id} AND (${watching(['armed version', 'waiting version'])}))`, MOST);
  await pushLooks(found.map((item) => item.id), { kind: 'event' });
}
