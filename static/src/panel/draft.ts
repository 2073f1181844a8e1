import type { StatusCategory } from '../../../src/billing/milestone';
import type { Reaching } from '../../../src/billing/reaching';
import type { ContractSummary, MilestoneInput, MilestoneView, StatusOption, TriggerInput, TriggerView, VersionOption } from '../../../src/handlers/pages/api';
import { readTerms, termsDraft, type TermsDraft } from '../shared/terms';
import type { ShownProblem } from '../shared/shown-problem';
import { t } from '../texts';

export type TriggerKind = TriggerInput['kind'];

/** A milestone as it is being typed. Nothing is dropped when a choice changes, so changing back brings it back. */
export interface MilestoneDraft {
  readonly contractId: string;
  readonly name: string;
  readonly deliverable: string;
  readonly priceKind: 'amount' | 'share';
  readonly amount: string;
  readonly percent: string;
  readonly triggerKind: TriggerKind;
  readonly category: StatusCategory;
  readonly statusId: string;
  /** Empty: the versions that the epic is in. */
  readonly versionId: string;
  readonly date: string;
  readonly terms: TermsDraft | undefined;
  /** Empty: as the contract says. */
  readonly autonomy: Reaching | '';
}

export function newDraft(summary: string, contract: ContractSummary | undefined): MilestoneDraft {
  return {
    contractId: contract?.id ?? '', name: summary, deliverable: '', priceKind: 'amount', amount: '', percent: '', triggerKind: 'category', category: 'done',
    statusId: '', versionId: '', date: '', terms: undefined, autonomy: '',
  };
}

export function draftOf(milestone: MilestoneView): MilestoneDraft {
  const { trigger, price } = milestone;
  return {
    contractId: milestone.contractId,
    name: milestone.name,
    deliverable: milestone.deliverable,
    priceKind: price.kind,
    amount: price.kind === 'amount' ? milestone.amount.amount : '',
    percent: price.kind === 'share' ? price.percent : '',
    triggerKind: trigger.kind,
    category: trigger.kind === 'category' ? trigger.category : 'done',
    statusId: trigger.kind === 'status' ? trigger.statusId : '',
    versionId: trigger.kind === 'version' ? (trigger.version?.id ?? '') : '',
    date: trigger.kind === 'date' ? trigger.date : '',
    terms: milestone.terms ? termsDraft(milestone.terms) : undefined,
    autonomy: milestone.autonomy ?? '',
  };
}

/** What is sent, or what stops it from being sent at all. Everything else is the server's to judge. */
export type DraftReading = { readonly input: MilestoneInput } | { readonly problem: ShownProblem };

export function readDraft(draft: MilestoneDraft, rev: number): DraftReading {
  const terms = draft.terms ? readTerms(draft.terms) : undefined;
  if (draft.terms && !terms) return { problem: { code: 'TERMS_INVALID', severity: 'error', path: 'terms', said: t.panel.form.termsInvalid } };
  return {
    input: {
      contractId: draft.contractId,
      rev,
      name: draft.name,
      deliverable: draft.deliverable,
      price: draft.priceKind === 'amount' ? { kind: 'amount', amount: draft.amount } : { kind: 'share', percent: draft.percent },
      trigger: readTrigger(draft),
      ...(terms ? { terms } : {}),
      ...(draft.autonomy === '' ? {} : { autonomy: draft.autonomy }),
    },
  };
}

function readTrigger(draft: MilestoneDraft): TriggerInput {
  switch (draft.triggerKind) {
    case 'category':
      return { kind: 'category', category: draft.category };
    case 'status':
      return { kind: 'status', statusId: draft.statusId };
    case 'version':
      return draft.versionId === '' ? { kind: 'version' } : { kind: 'version', versionId: draft.versionId };
    case 'date':
      return { kind: 'date', date: draft.date };
    case 'manual':
    case 'start':
      return { kind: draft.triggerKind };
  }
}

/** The trigger in words' terms; nothing while it still lacks its status or date, or the name of its version. */
export function draftTrigger(draft: MilestoneDraft, statuses: readonly StatusOption[], versions: readonly VersionOption[] = []): TriggerView | undefined {
  const trigger = readTrigger(draft);
  switch (trigger.kind) {
    case 'status': {
      const status = statuses.find((candidate) => candidate.id === trigger.statusId);
      return status ? { ...trigger, statusName: status.name } : undefined;
    }
    case 'version': {
      if (trigger.versionId === undefined) return { kind: 'version' };
      const version = versions.find(({ id }) => id === trigger.versionId);
      return version ? { kind: 'version', version: { id: version.id, name: version.name } } : undefined;
    }
    case 'date':
      return trigger.date === '' ? undefined : trigger;
    case 'category':
    case 'manual':
    case 'start':
      return trigger;
  }
}

/** Enough is typed for the server to say what would happen. */
export function isPreviewable(draft: MilestoneDraft): boolean {
  const priced = draft.priceKind === 'amount' ? draft.amount.trim() !== '' : draft.percent.trim() !== '';
  const triggered = draft.triggerKind === 'status' ? draft.statusId !== '' : draft.triggerKind === 'date' ? draft.date !== '' : true;
  return draft.contractId !== '' && draft.name.trim() !== '' && priced && triggered;
}

/** The fields the form shows, as problems name them. */
export const FORM_FIELDS = ['contractId', 'name', 'deliverable', 'price', 'trigger', 'terms', 'autonomy'] as const;
