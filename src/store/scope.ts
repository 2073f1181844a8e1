import { kvs } from '@forge/kvs';
import type { MilestoneId } from '../billing/ids';
import { scopeSchema } from '../billing/schema';
import type { Scope } from '../billing/scope';
import { ENTITIES } from './keys';
import { parse } from './records';

/** What milestones' prices were agreed for: a record for each, so that a contract stays small whatever its work. */

const read = (record: unknown): Scope => parse('scope', scopeSchema, record);

export async function getScope(id: MilestoneId): Promise<Scope | undefined> {
  const record = await kvs.entity(ENTITIES.scope).get(id);
  return record === undefined ? undefined : read(record);
}

const BATCH = 25;

/** Those of these milestones that have one, at most 25 a request: for showing, not for deciding. What could not be read is left out, as it would be were it not there. */
export async function getScopes(ids: readonly MilestoneId[]): Promise<readonly Scope[]> {
  const found: Scope[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const { successfulKeys } = await kvs.batchGet<unknown>(ids.slice(start, start + BATCH).map((key) => ({ key, entityName: ENTITIES.scope })));
    found.push(...successfulKeys.map(({ value }) => read(value)));
  }
  return found;
}

/** Those whose work was not read yet, at most so many. */
export async function scopesToRead(limit: number): Promise<readonly Scope[]> {
  const answer = await kvs.entity(ENTITIES.scope).query().index('by-step', { partition: ['wanted'] }).limit(limit).getMany();
  return answer.results.map(({ value }) => read(value));
}
