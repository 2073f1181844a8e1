import type { Contract } from '../billing/contract';
import type { ProjectId, WorkItemId } from '../billing/ids';
import type { Milestone } from '../billing/milestone';
import { partsOf } from '../billing/part';
import { JiraFailure, readProperty, searchArmed, WATCHES, writeProperty, type MilepostProperty } from '../jira';
import { commit } from '../store/commit';
import { markKey } from '../store/keys';
import { getMarksAfter, setMarksAfter, someContracts, tagsAfter } from '../store/marks';
import { getContract } from '../store/read';
import { withoutStatus } from './lost-statuses';
import { propertyOf } from './milestone-property';
import { lookForReleases, projectsThatWait } from './missed-releases';
import { pushLooks } from './work';

/** Pages of 100 milestones that are looked at in a day, properties that are put back, and searches that a page may cost. */
const MOST_PAGES = 10;
const MOST_REPAIRS = 50;
const MOST_SEARCHES = 20;

/**
 * Looks, in turn, at what Jira knows of our milestones, and puts back what somebody took away or changed there: without its property a milestone is heard of by no event
 * and found by no hourly search, and a changed one hides a transition or shows one. A thousand milestones a day; for each hundred one point of Jira's, a request of storage, and one
 * for each 25 contracts, and a point for each project in which a milestone waits for a status. A milestone that waits for a version is looked at each day, and what was released where work waits for its money. Only what is amiss costs more: two or three points each. `now` in milliseconds.
 */
export async function checkMarks(now: number): Promise<void> {
  const first = await getMarksAfter();
  let after = first;
  let repaired = 0;
  const waiting = new Set<ProjectId>();
  for (let page = 0; page < MOST_PAGES && repaired < MOST_REPAIRS; page += 1) {
    const { tags, last } = await tagsAfter(after);
    const contracts = await someContracts([...new Set(tags.map(({ contractId }) => contractId))]);
    const told = tags.flatMap(({ contractId, milestoneId }) => {
      const contract = contracts.find(({ id }) => id === contractId);
      const milestone = contract && partsOf(contract, milestoneId).find(isThere);
      return contract && milestone ? [{ id: milestone.workItem.id, contract, property: propertyOf(contract, milestone, now) }] : [];
    });
    for (const id of (await amiss(told)).slice(0, MOST_REPAIRS - repaired)) {
      const entry = told.find((each) => each.id === id);
      if (entry && (await repair(entry.contract, id, now))) repaired += 1;
    }
    await pushLooks([...(await withoutStatus(contracts)), ...contracts.flatMap(waitingForVersion)], { kind: 'sweep' });
    for (const project of projectsThatWait(contracts, now)) waiting.add(project);
    if (repaired < MOST_REPAIRS) after = last;
    if (last === undefined) break;
  }
  await lookForReleases(waiting, now);
  if (after !== first) await setMarksAfter(after);
}

/** The word that a version was released, or is gone, may be lost, and no search tells of it. */
const waitingForVersion = ({ milestones }: Contract): readonly WorkItemId[] =>
  milestones.flatMap(({ trigger, state, workItem }) => (trigger.kind === 'version' && state.kind === 'planned' ? [workItem.id] : []));

/** Work that is known to be gone has no property to be looked at, and would spoil the search for the rest. */
const isThere = ({ state }: Milestone): boolean => !(state.kind === 'waiting' && state.problem.code === 'WORK_ITEM_NOT_FOUND');

interface Told {
  readonly id: WorkItemId;
  readonly property: MilepostProperty;
}

/** Those that Jira's index knows otherwise. One that Jira does not have spoils its search: then each half is searched by itself, down to the one, which the look at its work finds. */
async function amiss(told: readonly Told[]): Promise<readonly WorkItemId[]> {
  const found: WorkItemId[] = [];
  const waiting: (readonly Told[])[] = told.length === 0 ? [] : [told];
  for (let searches = 0; waiting.length > 0 && searches < MOST_SEARCHES; searches += 1) {
    const part = waiting.shift() ?? [];
    try {
      found.push(...(await searchArmed(amissJql(part), MOST_REPAIRS)).map(({ id }) => id));
    } catch (error) {
      if (!(error instanceof JiraFailure) || error.kind !== 'refused') throw error;
      const half = Math.ceil(part.length / 2);
      if (part.length > 1) waiting.push(part.slice(0, half), part.slice(half));
      // Nothing tells us of work that was deleted or can't be seen any more: the look says so of its milestone.
      else await pushLooks(part.map(({ id }) => id), { kind: 'sweep' });
    }
  }
  return found;
}

/** Finds the work items whose property is otherwise than it should be, by the values that Jira indexes. */
export function amissJql(told: readonly Told[]): string {
  const groups = new Map<string, { readonly property: MilepostProperty; readonly ids: string[] }>();
  for (const { id, property } of told.filter((each) => /^\d+$/.test(each.id))) {
    const key = JSON.stringify({ ...property, contract: '' });
    const group = groups.get(key) ?? { property, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ property, ids }) => `(id IN (${ids.join(', ')}) AND (${otherwise(property)}))`).join(' OR ');
}

const otherwise = (property: MilepostProperty): string =>
  [unlike('milepostState', property.state), unlike('milepostTrigger', property.trigger), unlike('milepostGate', property.gate), ...watchedOtherwise(property)].join(' OR ');
/** Only where it is billed in parts: of any other, a trigger that says so is found, and by itself what is watched for does nothing. */
const watchedOtherwise = (property: MilepostProperty): readonly string[] => (property.trigger === 'parts' ? WATCHES.map((watch, index) => unlike(`milepostWatch${index + 1}`, property[watch])) : []);
const unlike = (name: string, value: string | undefined): string => (value === undefined ? `${name} IS NOT EMPTY` : `${name} IS EMPTY OR ${name} != "${value}"`);

/** Reads both sides again, since indexes and batches lag behind, and puts the property back if it is otherwise. What only time has changed is no change by hand, and is not recorded. */
async function repair({ id: contractId }: Contract, workItemId: WorkItemId, now: number): Promise<boolean> {
  const contract = await getContract(contractId);
  const milestone = contract?.milestones.find(({ workItem }) => workItem.id === workItemId);
  if (!contract || !milestone) return false;
  const right = propertyOf(contract, milestone, now);
  try {
    const there = await readProperty(workItemId);
    if (there !== undefined && same(there, right)) return false;
    await writeProperty(workItemId, right);
    const written = propertyOf(contract, milestone, Date.parse(contract.updatedAt));
    const ranOut = right.gate !== written.gate && there !== undefined && same(there, written);
    if (!ranOut) await record(contract, milestone, there === undefined ? 'missing' : 'changed', now);
    return true;
  } catch (error) {
    if (error instanceof JiraFailure && error.kind === 'not-found') return false;
    throw error;
  }
}

/** By what it holds, in whatever order. */
const same = (there: unknown, right: MilepostProperty): boolean => typeof there === 'object' && there !== null && JSON.stringify(Object.entries(there).sort()) === JSON.stringify(Object.entries(right).sort());

async function record(contract: Contract, milestone: Milestone, was: 'missing' | 'changed', now: number): Promise<void> {
  const at = new Date(now).toISOString();
  const event = { kind: 'mark-repaired' as const, milestone: milestone.name, workItem: milestone.workItem.key, was };
  await commit([{ kind: 'activity', key: markKey(contract.id, at, milestone.id), entry: { at, by: 'milepost', projectId: contract.projectId, contractId: contract.id, event } }]);
}
