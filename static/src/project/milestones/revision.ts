import type { MilestoneView, PageCalls } from '../../../../src/handlers/pages/api';

/** What of a milestone is changed in its row, as typed. */
export interface RevisionDraft {
  readonly name: string;
  /** The amount, or the share in per cent where that was agreed. */
  readonly price: string;
  /** Empty where no day makes it due. */
  readonly date: string;
}

export const draftOf = ({ name, price, amount, trigger }: MilestoneView): RevisionDraft => ({
  name, price: price.kind === 'share' ? price.percent : amount.amount, date: trigger.kind === 'date' ? trigger.date : '',
});

export type Revision = Omit<PageCalls['milestone.revise'][0], 'contractId' | 'milestoneId' | 'rev'>;

/** Only what is otherwise than it was: what somebody else changed of the rest meanwhile stays as they changed it. Undefined when nothing is. */
export function revisionOf(row: MilestoneView, draft: RevisionDraft): Revision | undefined {
  const before = draftOf(row);
  const price = row.price.kind === 'share' ? { kind: 'share' as const, percent: draft.price } : { kind: 'amount' as const, amount: draft.price };
  const revision: Revision = {
    ...(draft.name === before.name ? {} : { name: draft.name }), ...(draft.price === before.price ? {} : { price }), ...(row.trigger.kind !== 'date' || draft.date === before.date ? {} : { date: draft.date }),
  };
  return Object.keys(revision).length === 0 ? undefined : revision;
}
