import { MOST_ITEMS_ASKED, type GateRuleSetting, type RuleScope } from '../billing/gate-rule';
import type { WorkItemId } from '../billing/ids';
import { EPIC_LEVEL, epicsOfVersions, getPlacement, JiraFailure, linkTypes, type Placement } from '../jira';
import { decideGate, type AskedItem, type GateAsked, type GateDecision } from './decide-gate';

/** The step of the work that somebody wants to take. */
export interface AskedTransition {
  /** The work item, by key or id. */
  readonly item: string;
  /** What is changed with the step, by their ids: it counts beside what was there before. */
  readonly versionIds: readonly string[];
  readonly parentIds: readonly string[];
}

/**
 * What the rule says. `unclear`: nothing could be decided, so the step may not be taken: the work item is gone, there is too much to look through, the way in which it
 * should be linked does not exist any more, Jira did not answer, or no milestone counts and the rule does not let that pass.
 */
export type Judgement =
  | { readonly kind: 'decided'; readonly decision: GateDecision }
  | { readonly kind: 'unclear'; readonly why: 'item-gone' | 'too-many' | 'link-type-gone' | 'no-answer' | 'nothing-counts' };

/**
 * Decides by a rule of a workflow whether a step may be taken: from storage, whatever stands on the work item. At most one request to Jira for what a work item hangs together
 * with, and none for a milestone that is named; a further one for parts of work in an epic, for a link type of which there is no link, and for versions. `now` in milliseconds.
 */
export async function judgeTransition(asked: AskedTransition, { without, ...rule }: GateRuleSetting, now: number): Promise<Judgement> {
  const judgement = await judge(asked, rule, now);
  return without === 'wait' && judgement.kind === 'decided' && judgement.decision.open && judgement.decision.milestones.length === 0 ? unclear('nothing-counts') : judgement;
}

async function judge(asked: AskedTransition, { of, ...request }: Omit<GateRuleSetting, 'without'>, now: number): Promise<Judgement> {
  try {
    const found = of.kind === 'milestone' ? of : await itemsOf(asked, of);
    if (found.kind === 'unclear') return found;
    if (found.kind === 'items' && found.items.length === 0) return { kind: 'decided', decision: NOTHING_WAITS };
    const wanted: GateAsked = found.kind === 'milestone' ? found : { kind: 'items', items: found.items };
    return { kind: 'decided', decision: await decideGate(wanted, request, now) };
  } catch (error) {
    if (error instanceof JiraFailure) return unclear('no-answer');
    throw error;
  }
}

const NOTHING_WAITS: GateDecision = { open: true, milestones: [], gone: false };

type Unclear = Extract<Judgement, { kind: 'unclear' }>;
const unclear = (why: Unclear['why']): Unclear => ({ kind: 'unclear', why });

type FoundItems = Unclear | { readonly kind: 'items'; readonly items: readonly AskedItem[] };

async function itemsOf(asked: AskedTransition, of: Exclude<RuleScope, { kind: 'milestone' }>): Promise<FoundItems> {
  const item = await getPlacement(asked.item);
  if (!item) return unclear('item-gone');
  switch (of.kind) {
    case 'item':
      return { kind: 'items', items: [item] };
    case 'epic':
      return epics(item, asked);
    case 'linked':
      return linked(item, of);
    case 'version':
      return versions([...new Set([...item.versionIds, ...asked.versionIds])]);
  }
}

/** The epic itself, or that of the work in it, or that of the work that this is a part of. */
async function epics(item: Placement, { parentIds }: AskedTransition): Promise<FoundItems> {
  if (item.level >= EPIC_LEVEL) return { kind: 'items', items: [item] };
  const given = await Promise.all(parentIds.filter((id) => id !== item.parent?.id).map(getPlacement));
  const parents = [...(item.parent ? [item.parent] : []), ...given.filter((parent) => parent !== undefined)];
  const above = await Promise.all(parents.filter(({ level }) => level < EPIC_LEVEL).map(async ({ id }) => (await getPlacement(id))?.parent));
  return { kind: 'items', items: unique([...parents, ...above.filter((parent) => parent !== undefined)].filter(({ level }) => level >= EPIC_LEVEL).map(({ id }) => id)) };
}

/** One step along the links: links that lead round in a circle lead no further. */
async function linked(item: Placement, { linkType, direction }: Extract<RuleScope, { kind: 'linked' }>): Promise<FoundItems> {
  const links = item.links.filter((link) => link.typeId === linkType && (direction === 'both' || link.direction === direction));
  if (links.length === 0) return (await linkTypes()).some(({ id }) => id === linkType) ? { kind: 'items', items: [] } : unclear('link-type-gone');
  return bounded(links.map((link) => link.item.id));
}

async function versions(ids: readonly string[]): Promise<FoundItems> {
  const found = await epicsOfVersions(ids);
  return found ? bounded(found) : unclear('too-many');
}

function bounded(ids: readonly WorkItemId[]): FoundItems {
  const items = unique(ids);
  return items.length > MOST_ITEMS_ASKED ? unclear('too-many') : { kind: 'items', items };
}

/** A few are asked for one by one where a batch has none of them; of many that are linked, most are no milestones. */
const FEW = 3;
function unique(ids: readonly WorkItemId[]): readonly AskedItem[] {
  const each = [...new Set(ids)];
  return each.map((id) => ({ id, marked: each.length <= FEW }));
}
