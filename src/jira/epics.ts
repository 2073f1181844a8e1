import { asApp, route } from '@forge/api';
import * as z from 'zod/mini';
import type { ProjectId, WorkItemId } from '../billing/ids';
import { exchange, readAnswer } from './call';
import { EPIC_LEVEL } from './placement';
import { searchItems } from './search';

export interface Epic {
  readonly id: WorkItemId;
  readonly key: string;
  readonly summary: string;
  readonly statusName: string;
}

const typesShape = z.looseObject({ issueTypes: z.optional(z.array(z.looseObject({ id: z.string(), hierarchyLevel: z.optional(z.number()) }))) });
const epicShape = z.looseObject({ id: z.string(), key: z.string(), fields: z.looseObject({ summary: z.string(), status: z.looseObject({ name: z.string() }) }) });

/**
 * The project's epics, whatever their types are called on this site, in the order of their keys; at most `max`. One call for the types and one for each hundred epics, which costs a point for each. The
 * search's index lags behind by some seconds: good for choosing, and read again before anything is done.
 */
export async function epicsOf(projectId: ProjectId, max: number): Promise<readonly Epic[]> {
  const answer = await exchange((signal) => asApp().requestJira(route`/rest/api/3/project/${projectId}`, { headers: { accept: 'application/json' }, signal }));
  const types = (readAnswer(answer, typesShape).issueTypes ?? []).filter(({ id, hierarchyLevel }) => hierarchyLevel === EPIC_LEVEL && /^\d{1,19}$/.test(id));
  if (types.length === 0 || !/^\d{1,19}$/.test(projectId)) return [];
  const jql = `project = ${projectId} AND issuetype IN (${types.map(({ id }) => id).join(', ')}) ORDER BY key ASC`;
  const found = await searchItems(jql, { fields: ['summary', 'status'], shape: epicShape, max });
  return found.map(({ id, key, fields }) => ({ id: id as WorkItemId, key, summary: fields.summary, statusName: fields.status.name }));
}
