import type { ContractId, MilestoneId, PersonId, ProjectId, WorkItemId } from './ids';

/** One item of the work behind a milestone, as it stood. */
export interface ScopeItem {
  readonly id: WorkItemId;
  readonly key: string;
  readonly summary: string;
  readonly type: string;
  /** Absent: nobody estimated it so. */
  readonly points?: number;
  readonly seconds?: number;
  /** It joined the baseline by the contract's change order of this number. */
  readonly order?: number;
}

/** The work behind a milestone as it stood when its price was agreed, and what change orders added to it since. */
export interface Baseline {
  /** When it was read: ISO instant, UTC. */
  readonly at: string;
  readonly items: readonly ScopeItem[];
  /** So many more items than are kept here, as far as they were counted. */
  readonly more: number;
}

/** What a milestone's price was agreed for. `baseline` is absent until the work was read, which happens a moment after pricing. */
export interface Scope {
  /** Counts writes; 1 on creation. */
  readonly rev: number;
  readonly milestoneId: MilestoneId;
  readonly contractId: ContractId;
  readonly projectId: ProjectId;
  readonly deliverable?: string;
  /** When, and by whom, the price was agreed: ISO instant, UTC. */
  readonly pricedAt: string;
  readonly by: PersonId | 'milepost';
  readonly baseline?: Baseline;
}

/** So many items are kept: with the longest texts they take two thirds of what one record may hold (240 KiB, Forge). */
export const MOST_SCOPE_ITEMS = 500;
const MAX_SUMMARY = 120;
const MAX_TYPE = 40;

/** The work as it is kept: the first items, in the order given, with their texts cut to size. */
export const baselineOf = (items: readonly ScopeItem[], at: string): Baseline => ({
  at,
  items: items.slice(0, MOST_SCOPE_ITEMS).map(keptItem),
  more: Math.max(0, items.length - MOST_SCOPE_ITEMS),
});

export const keptItem = ({ id, key, summary, type, points, seconds }: ScopeItem): ScopeItem => ({
  id,
  key,
  summary: summary.slice(0, MAX_SUMMARY),
  type: type.slice(0, MAX_TYPE),
  ...(points === undefined ? {} : { points }),
  ...(seconds === undefined ? {} : { seconds }),
});

/** The scope with the items of an agreed change order in its baseline, as they were priced. One whose work was not read yet finds them there when it is. */
export function withOrderItems(scope: Scope, items: readonly ScopeItem[], order: number): Scope {
  const { baseline } = scope;
  if (!baseline) return scope;
  const joined = items.map((item) => ({ ...item, order }));
  const others = baseline.items.filter(({ id }) => !joined.some((item) => item.id === id));
  return { ...scope, baseline: { ...baseline, items: [...others, ...joined] } };
}

/** From how many per cent on a drift is worth a look, and from how many it is alarming. */
export interface ScopeLimits {
  readonly amber: number;
  readonly red: number;
}
export const DEFAULT_SCOPE_LIMITS: ScopeLimits = { amber: 20, red: 40 };
export const MOST_SCOPE_LIMIT = 1000;

/** How far one measure of the work went: what it was and is, what was added, removed and re-estimated together, and that in whole per cent (rounded down) of what it was. */
export interface Measure {
  readonly was: number;
  readonly is: number;
  readonly moved: number;
  /** Absent when there was nothing, so that nothing can be a part of it. */
  readonly percent?: number;
}

export interface ChangedItem {
  readonly before: ScopeItem;
  readonly after: ScopeItem;
  readonly estimate: boolean;
  readonly summary: boolean;
}

/** How the work behind a milestone differs from its baseline. */
export interface Drift {
  readonly added: readonly ScopeItem[];
  readonly removed: readonly ScopeItem[];
  readonly changed: readonly ChangedItem[];
  readonly items: Measure;
  readonly points: Measure;
  readonly seconds: Measure;
  /** `unknown`: there was no work when the price was agreed, so that there is nothing to compare with. */
  readonly level: 'none' | 'amber' | 'red' | 'unknown';
}

/** An item of the work as it is now. `createdAt`: ISO instant, UTC. */
export type PresentItem = ScopeItem & { readonly createdAt: string };

/**
 * What became of the baseline. Items count as moved when they were added or removed, points and time when they went with those or were estimated anew; other words, and an estimate where there
 * was none, are told and count for nothing: they make no work. The worst of the three measures says how alarming it is.
 */
export function driftOf(baseline: Baseline, present: readonly PresentItem[], { amber, red }: ScopeLimits = DEFAULT_SCOPE_LIMITS): Drift {
  const before = new Map(baseline.items.map((item) => [item.id, item]));
  const now = new Map(present.map((item) => [item.id, keptItem(item)]));
  // Of what was more than is kept, only what was made since is surely new.
  const added = present.filter(({ id, createdAt }) => !before.has(id) && (baseline.more === 0 || createdAt > baseline.at)).map(keptItem);
  const removed = baseline.items.filter(({ id }) => !now.has(id));
  const changed = baseline.items.flatMap((item) => changeOf(item, now.get(item.id)));
  const kept = baseline.items.length - removed.length;
  const items = measure({ was: baseline.items.length + baseline.more, is: kept + added.length + baseline.more, moved: added.length + removed.length });
  const points = estimates('points', baseline.items, { added, removed, changed });
  const seconds = estimates('seconds', baseline.items, { added, removed, changed });
  return { added, removed, changed, items, points, seconds, level: levelOf([items, points, seconds], amber, red) };
}

function changeOf(before: ScopeItem, after: ScopeItem | undefined): readonly ChangedItem[] {
  if (!after) return [];
  const estimate = before.points !== after.points || before.seconds !== after.seconds;
  const summary = before.summary !== after.summary;
  return estimate || summary ? [{ before, after, estimate, summary }] : [];
}

type Estimate = 'points' | 'seconds';

function estimates(kind: Estimate, baseline: readonly ScopeItem[], { added, removed, changed }: Pick<Drift, 'added' | 'removed' | 'changed'>): Measure {
  const total = (items: readonly ScopeItem[]): number => items.reduce((sum, item) => sum + (item[kind] ?? 0), 0);
  const was = total(baseline);
  const grown = changed.reduce((sum, { before, after }) => sum + (after[kind] ?? 0) - (before[kind] ?? 0), 0);
  const anew = changed.reduce((sum, { before, after }) => sum + (before[kind] === undefined ? 0 : Math.abs((after[kind] ?? 0) - before[kind])), 0);
  return measure({ was, is: was + total(added) - total(removed) + grown, moved: total(added) + total(removed) + anew });
}

/** Points may be halves or thirds: a sum of them is told to the hundredth. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

function measure({ was, is, moved }: Omit<Measure, 'percent'>): Measure {
  const [before, part] = [rounded(was), rounded(moved)];
  return { was: before, is: rounded(is), moved: part, ...(before > 0 ? { percent: Math.floor(rounded((part * 100) / before)) } : {}) };
}

function levelOf(measures: readonly Measure[], amber: number, red: number): Drift['level'] {
  const [items] = measures;
  if (items?.percent === undefined) return 'unknown';
  const worst = Math.max(...measures.map(({ percent = 0 }) => percent));
  if (worst >= red) return 'red';
  return worst >= amber ? 'amber' : 'none';
}
