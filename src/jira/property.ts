import { asApp, route } from '@forge/api';
import * as z from 'zod/mini';
import type { WorkItemId } from '../billing/ids';
import { demandSuccess, exchange, failureOf, readAnswer } from './call';

/** The issue property in which Jira is told about a milestone. The manifest, which indexes it and filters events by it, names it too. */
export const PROPERTY_KEY = 'milepost';

/**
 * What the searches look for of work that is billed in parts: as many as it may have parts, since only one value is sure to be indexed of each. `to category:done` where its coming there is news, `from status:10010`
 * where its leaving there is, `to start`, and what waits for a version.
 */
export const WATCHES = ['watch1', 'watch2', 'watch3', 'watch4'] as const;
export type Watched = Readonly<Partial<Record<(typeof WATCHES)[number], string>>>;

/** The clause of a search that finds whose property watches for any of these. */
export const watching = (tokens: readonly string[]): string => WATCHES.map((_watch, index) => `milepostWatch${index + 1} IN (${tokens.map((token) => `"${token}"`).join(', ')})`).join(' OR ');

/**
 * What stands in the property. Whoever may edit the issue may read and write it: it holds no amount, and Milepost decides nothing by it.
 */
export interface MilepostProperty extends Watched {
  readonly v: 1;
  readonly state: 'armed' | 'held' | 'waiting' | 'reminded' | 'billed' | 'reopened';
  /** As triggerKey writes it: `category:done`, `status:10010`, `date:2026-12-01`, `manual` or `start`; `parts` of work that is billed in parts, each by its own. */
  readonly trigger: string;
  /** The contract's id. */
  readonly contract: string;
  /** Of a milestone whose work waits for its money: what a workflow's condition hides a transition by. */
  readonly gate?: 'open' | 'closed';
}

/** Sets the property, whatever it held before. `not-found` when the work item is gone. */
export async function writeProperty(workItemId: WorkItemId, property: MilepostProperty): Promise<void> {
  const answer = await exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/issue/${workItemId}/properties/${PROPERTY_KEY}`, {
      method: 'PUT',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(property),
      signal,
    }),
  );
  demandSuccess(answer);
}

const valueShape = z.looseObject({ value: z.unknown() });

/** What stands in the property, whoever wrote it; undefined when there is none, or no work item. */
export async function readProperty(workItemId: WorkItemId): Promise<unknown> {
  const answer = await exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/issue/${workItemId}/properties/${PROPERTY_KEY}`, { headers: { accept: 'application/json' }, signal }),
  );
  return answer.status === 404 ? undefined : readAnswer(answer, valueShape).value;
}

/** Takes the property away; that it, or the work item, was gone already is fine. */
export async function removeProperty(workItemId: WorkItemId): Promise<void> {
  const answer = await exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/issue/${workItemId}/properties/${PROPERTY_KEY}`, { method: 'DELETE', signal }),
  );
  if (answer.status !== 204 && answer.status !== 200 && answer.status !== 404) throw failureOf(answer);
}
