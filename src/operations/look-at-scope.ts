import { orderOf } from '../billing/change-order';
import type { Contract } from '../billing/contract';
import type { AccountId, ContractId, MilestoneId, WorkItemId } from '../billing/ids';
import type { Milestone } from '../billing/milestone';
import { partsOf, wholeOf } from '../billing/part';
import { driftOf, type Drift, type Scope } from '../billing/scope';
import { changesSince, childrenOf, JiraFailure, scopeFields, visibleItems, type ChildItem, type Children, type PastChange } from '../jira';
import { allEnded } from '../net/all-ended';
import { getContract } from '../store/read';
import { getScopes } from '../store/scope';
import { MOST_CHILDREN } from './keep-scope';
import { pushScopes } from './work';

/** A milestone on its contract's plan; of one that is billed in parts, one of them. */
export interface Planned {
  readonly contract: Contract;
  readonly milestone: Milestone;
}

/** What is known of the scope of a milestone. */
export interface LookedScope extends Planned {
  /** Absent, or without a baseline, while the work is still to be read. */
  readonly scope?: Scope;
  /** Absent when the work could not be read, or is too much to be read at once. */
  readonly drift?: Drift;
  readonly present: readonly ChildItem[];
}

/**
 * How the work behind milestones differs from what their prices were agreed for, as it is now. It is read when somebody looks, and never by itself: other people's issues wake nothing of ours. One search for all of
 * them, which costs a point for each item; what has no baseline yet is asked for. What is billed is left out unless `all` are wanted. That Jira does not answer hides what we know ourselves from nobody.
 */
export async function lookAtScopes(planned: readonly Planned[], which: 'open' | 'all' = 'open'): Promise<readonly LookedScope[]> {
  const scopes = new Map((await getScopes(planned.map(({ milestone }) => wholeOf(milestone)))).map((scope) => [scope.milestoneId, scope]));
  const kept = planned.filter(({ milestone }) => scopes.get(wholeOf(milestone))?.baseline);
  const missing = planned.filter((each) => !kept.includes(each) && !orderOf(each.contract, wholeOf(each.milestone)));
  if (missing.length > 0) await pushScopes(missing.map(({ contract, milestone }) => ({ contractId: contract.id, milestoneId: wholeOf(milestone) })));
  const read = kept.map(({ milestone }) => milestone).filter(({ state }) => which === 'all' || state.kind !== 'billed');
  const children = await readChildren(read);
  return planned.map(({ contract, milestone }) => looked({ contract, milestone }, scopes.get(wholeOf(milestone)), read.includes(milestone) ? children : undefined));
}

/** One milestone's, billed or not; undefined when it is not on the plan. */
export async function lookAtScope(contractId: ContractId, milestoneId: MilestoneId): Promise<LookedScope | undefined> {
  const contract = await getContract(contractId);
  const [milestone] = contract ? partsOf(contract, milestoneId) : [];
  const [found] = contract && milestone ? await lookAtScopes([{ contract, milestone }], 'all') : [];
  return found;
}

async function readChildren(milestones: readonly Milestone[]): Promise<Children | undefined> {
  try {
    return await childrenOf(milestones.map(({ workItem }) => workItem), MOST_CHILDREN);
  } catch (error) {
    if (error instanceof JiraFailure) return undefined;
    throw error;
  }
}

function looked({ contract, milestone }: Planned, scope: Scope | undefined, children: Children | undefined): LookedScope {
  const present = (children?.items ?? []).filter(({ epicId }) => epicId === milestone.workItem.id);
  // What was cut off would look removed.
  const drift = scope?.baseline && children && !children.more ? driftOf(scope.baseline, present, contract.scopeLimits) : undefined;
  return { contract, milestone, ...(scope ? { scope } : {}), ...(drift ? { drift } : {}), present };
}

/** Who did something, and when (ISO instant, UTC), as far as Jira's histories tell. */
export interface Whose {
  readonly at: string;
  readonly by?: AccountId;
}

export interface DriftDetails {
  /** By item, where Jira's histories tell. */
  readonly whose: ReadonlyMap<WorkItemId, Whose>;
  /** Items that are there and that the reader may not see: what they are called is not for them. */
  readonly hidden: ReadonlySet<WorkItemId>;
}

/** Who added, removed, re-estimated or reworded what drifted, and what of it all the person who calls may not see: two requests of Jira, two points. */
export async function detailsOf({ scope, drift, present }: LookedScope): Promise<DriftDetails> {
  const { added = [], removed = [], changed = [] } = drift ?? {};
  const since = scope?.baseline?.at ?? '';
  const ids = new Set([...present.map(({ id }) => id), ...removed.map(({ id }) => id)]);
  const [past, visible, { points }] = await allEnded([pastOf([...added, ...removed, ...changed.map(({ after }) => after)].map(({ id }) => id), since), visibleItems([...ids]), scopeFields()]);
  const last = (id: WorkItemId, fields: readonly string[]): PastChange | undefined => past.findLast((change) => change.id === id && change.fields.some((field) => fields.includes(field)));
  const found: readonly (readonly [WorkItemId, Whose | undefined])[] = [
    ...added.map(({ id }) => [id, madeSince(present.find((child) => child.id === id), since) ?? last(id, MOVES)] as const),
    ...removed.map(({ id }) => [id, last(id, MOVES)] as const),
    ...changed.map(({ after: { id }, estimate }) => [id, last(id, estimate ? [...points, 'timeoriginalestimate'] : ['summary'])] as const),
  ];
  const whose = new Map(found.flatMap(([id, who]) => (who ? [[id, { at: who.at, ...(who.by === undefined ? {} : { by: who.by }) }] as const] : [])));
  // What was removed and left no trace was deleted: all that is left of it is what we kept.
  const gone = new Set(removed.filter(({ id }) => !whose.has(id)).map(({ id }) => id));
  return { whose, hidden: new Set([...ids].filter((id) => !visible.has(id) && !gone.has(id))) };
}

/** Who did it is worth knowing, and not worth failing for. */
async function pastOf(ids: readonly WorkItemId[], since: string): Promise<readonly PastChange[]> {
  try {
    return ids.length === 0 ? [] : await changesSince(ids, since);
  } catch (error) {
    if (error instanceof JiraFailure) return [];
    throw error;
  }
}

const madeSince = (child: ChildItem | undefined, since: string): Whose | undefined =>
  child && child.createdAt > since ? { at: child.createdAt, ...(child.createdBy === undefined ? {} : { by: child.createdBy }) } : undefined;

/** Names and ids under which Jira's histories tell that an item went elsewhere; which of them it uses differs by kind of project. */
const MOVES = ['parent', 'Parent', 'IssueParentAssociation', 'Epic Link', 'project', 'Key', 'issuekey'];
