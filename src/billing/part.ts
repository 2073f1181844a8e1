import type { Contract } from './contract';
import type { MilestoneId } from './ids';
import type { Milestone } from './milestone';

/**
 * One work item may be billed in parts: several milestones of the plan then stand for it, each with its own price, trigger, terms, state and invoice. `of` is what they are together, by the id that the
 * milestone had before it was split: the tag of the work item, its baseline and gates name that, and the first part keeps it. `whole` is what it was called then, and is again when they are joined.
 */
export interface Part {
  readonly of: MilestoneId;
  readonly whole: string;
  /** From 1; both stay as they were when it was split, since an invoice may say so. */
  readonly place: number;
  readonly count: number;
}

/** The work tool is told of so many parts, each with what it waits for. */
export const MOST_PARTS = 4;

/** What the tag, the baseline and the gates of its work know a milestone by. */
export const wholeOf = ({ id, part }: Pick<Milestone, 'id' | 'part'>): MilestoneId => part?.of ?? id;

/** What its work is billed as, all parts together. */
export const wholeName = ({ name, part }: Pick<Milestone, 'name' | 'part'>): string => part?.whole ?? name;

/** The milestone with this id; if it is that of one that was split, all parts of it that are on the plan, in its order. */
export const partsOf = ({ milestones }: Pick<Contract, 'milestones'>, id: MilestoneId): readonly Milestone[] =>
  milestones.filter((milestone) => milestone.id === id || milestone.part?.of === id);

/** All that is billed of the work behind a milestone: its parts, or itself. */
export const allPartsOf = (contract: Pick<Contract, 'milestones'>, milestone: Pick<Milestone, 'id' | 'part'>): readonly Milestone[] => partsOf(contract, wholeOf(milestone));

/** What an invoice names the work by. Each part has a name of its own there: what is looked for in the ledger by one is never the invoice of another. */
export const workReference = ({ workItem, part }: Pick<Milestone, 'workItem' | 'part'>): string => (part ? `${workItem.key}/${part.place}` : workItem.key);

/** The work item's key in what an invoice names the work by, without its part and how much more was collected. */
export const keyOfReference = (named: string): string => named.replace(/ \+\d{1,2}$/, '').replace(/\/\d{1,2}$/, '');

/** Whether a milestone is billed by `isBilled`: if it was split, all parts of it that are on the plan. `but`: one that is not asked about. */
export function isBilledWhole(contract: Pick<Contract, 'milestones'>, id: MilestoneId, isBilled: (id: MilestoneId) => boolean, but?: MilestoneId): boolean {
  const parts = partsOf(contract, id);
  return parts.length === 0 ? isBilled(id) : parts.every((part) => part.id === but || isBilled(part.id));
}

/** One milestone for each work item of the plan, in its order: of several parts the first that is not billed, as long as there is one. */
export function oneForEachWork({ milestones }: Pick<Contract, 'milestones'>): readonly Milestone[] {
  const wholes = [...new Set(milestones.map(wholeOf))];
  return wholes.flatMap((whole) => {
    const parts = milestones.filter((milestone) => wholeOf(milestone) === whole);
    return parts.find(({ state }) => state.kind !== 'billed') ?? parts.slice(0, 1);
  });
}

/** What stands for this id where milestones are named by it, as gates and the retention do: all parts together, if it is the one that they were split from. */
export const namedBy = (milestone: Pick<Milestone, 'id' | 'name' | 'part'>): string => (milestone.id === milestone.part?.of ? milestone.part.whole : milestone.name);
