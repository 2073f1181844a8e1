import type { MilestoneView, PartInput, TriggerInput } from '../../../src/handlers/pages/api';

/** What makes a part due, as one choice: of a status category, which one. */
export const PART_TRIGGERS = ['doing', 'done', 'status', 'version', 'date', 'manual', 'start'] as const;
export type PartTrigger = (typeof PART_TRIGGERS)[number];

/** A part as it is being typed. Nothing is dropped when a choice changes, so changing back brings it back. */
export interface PartDraft {
  readonly name: string;
  readonly percent: string;
  readonly trigger: PartTrigger;
  readonly statusId: string;
  /** Empty: the versions that the epic is in. */
  readonly versionId: string;
  readonly date: string;
}

const part = (name: string, percent: string, trigger: PartTrigger): PartDraft => ({ name, percent, trigger, statusId: '', versionId: '', date: '' });

/** Half when its work begins and half when it is done: what is agreed most often. `named` says what a part is called. */
export const halves = ({ name }: Pick<MilestoneView, 'name'>, named: (name: string, place: number) => string): readonly PartDraft[] => [part(named(name, 1), '50', 'doing'), part(named(name, 2), '50', 'done')];

/** One part more, which has what is left. */
export function withAnother(parts: readonly PartDraft[], name: string): readonly PartDraft[] {
  const left = WHOLE - (totalOf(parts) ?? WHOLE);
  return [...parts, part(name, left > 0 ? String(left / 100) : '', 'manual')];
}

/** All of the milestone, in basis points. */
const WHOLE = 10_000;

/** What the parts come to in basis points; undefined while one of them is no share. */
export function totalOf(parts: readonly Pick<PartDraft, 'percent'>[]): number | undefined {
  return parts.reduce<number | undefined>((total, { percent }) => {
    const share = basisPointsOf(percent);
    return total === undefined || share === undefined ? undefined : total + share;
  }, 0);
}

/** As the server reads a per cent: two decimals at most, by a point or a comma. */
function basisPointsOf(percent: string): number | undefined {
  const [, whole, fraction = ''] = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*%?\s*$/.exec(percent) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

export const readParts = (parts: readonly PartDraft[]): readonly PartInput[] => parts.map((draft) => ({ name: draft.name, percent: draft.percent, trigger: readTrigger(draft) }));

function readTrigger({ trigger, statusId, versionId, date }: PartDraft): TriggerInput {
  switch (trigger) {
    case 'doing':
    case 'done':
      return { kind: 'category', category: trigger };
    case 'status':
      return { kind: 'status', statusId };
    case 'version':
      return versionId === '' ? { kind: 'version' } : { kind: 'version', versionId };
    case 'date':
      return { kind: 'date', date };
    case 'manual':
    case 'start':
      return { kind: trigger };
  }
}
