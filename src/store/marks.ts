import { kvs, WhereConditions } from '@forge/kvs';
import type { Contract } from '../billing/contract';
import type { ContractId, ProjectId } from '../billing/ids';
import { ENTITIES } from './keys';
import { readContract } from './records';
import { readTag } from './site-records';
import type { Tag } from './tag';

/** Where the daily look at what the work tool knows of milestones goes on: a hint, so that two at once do no harm. */
const AFTER = 'marks-after';

export async function getMarksAfter(): Promise<ContractId | undefined> {
  const after = await kvs.get<unknown>(AFTER);
  return typeof after === 'string' && after !== '' ? (after as ContractId) : undefined;
}

export async function setMarksAfter(after: ContractId | undefined): Promise<void> {
  await (after === undefined ? kvs.delete(AFTER) : kvs.set(AFTER, after));
}

const releasedKey = (project: ProjectId): string => `released.${project}`;

/** The versions of a project that were known to be released when it was last looked at; undefined: it never was. */
export async function getKnownReleases(project: ProjectId): Promise<readonly string[] | undefined> {
  const known = await kvs.get<unknown>(releasedKey(project));
  return Array.isArray(known) ? known.map(String) : undefined;
}

export const setKnownReleases = (project: ProjectId, ids: readonly string[]): Promise<void> => kvs.set(releasedKey(project), ids);
export const forgetReleases = (project: ProjectId): Promise<void> => kvs.delete(releasedKey(project));

/** As many as Forge gives at once, and as a contract can have at most. */
const PAGE = 100;

/** Whole contracts' tags, of those that come after the given one; `last`: the contract that the next page comes after, absent when there is none. */
export async function tagsAfter(after: ContractId | undefined): Promise<{ readonly tags: readonly Tag[]; readonly last?: ContractId }> {
  const query = kvs.entity(ENTITIES.tag).query().index('by-contract');
  const { results } = await (after === undefined ? query : query.where(WhereConditions.greaterThan(after))).limit(PAGE).getMany();
  const tags = results.map((row) => readTag(row.value));
  if (tags.length < PAGE) return { tags };
  const cut = tags[tags.length - 1]?.contractId;
  const whole = tags.filter(({ contractId }) => contractId !== cut);
  // A page that is one contract's is all of it.
  const page = whole.length === 0 ? tags : whole;
  const last = page[page.length - 1]?.contractId;
  return { tags: page, ...(last === undefined ? {} : { last }) };
}

const BATCH = 25;

/** Contracts by id, 25 a request. A batch may be older than a get: good for finding what is to be looked at. */
export async function someContracts(ids: readonly ContractId[]): Promise<readonly Contract[]> {
  const chunks = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_none, index) => ids.slice(index * BATCH, (index + 1) * BATCH));
  const answers = await Promise.all(chunks.map(async (chunk) => kvs.batchGet<unknown>(chunk.map((key) => ({ key: key, entityName: ENTITIES.contract })))));
  return answers.flatMap(({ successfulKeys }) => successfulKeys.map(({ value }) => readContract(value)));
}
