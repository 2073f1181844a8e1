import type { AttentionAnswer, AttentionView } from '../../../src/handlers/pages/api';
import type { NoticeKind } from '../shared/notice';
import type { AnswerFacts } from '../texts/en/attention';
import { t } from '../texts';

const INVOICE_ANSWERS = ['release', 'cancel', 'retry', 'drop', 'adopt', 'send_anyway', 'accept', 'credit', 'void'] as const;
const RETAINER_ANSWERS = ['bill_each', 'bill_last', 'skip_periods', 'bill_period', 'leave_period'] as const;
const BESIDE_ANSWERS = ['bill_beside', 'leave_beside'] as const;
const MILESTONE_ANSWERS = ['bill_again', 'leave', 'keep_bill', 'untag'] as const;
/** Answers that are a call about the invoice, or about the milestone on its contract. */
export type InvoiceAnswer = (typeof INVOICE_ANSWERS)[number];
export type MilestoneAnswer = (typeof MILESTONE_ANSWERS)[number];
/** Answers that are a call about a retainer, or about one period of it. */
export type RetainerAnswer = (typeof RETAINER_ANSWERS)[number];
/** Answers that are a call about the deposit or the retention. */
export type BesideAnswer = (typeof BESIDE_ANSWERS)[number];
/** Answers that are a call of their own. */
export type CallAnswer = InvoiceAnswer | MilestoneAnswer | RetainerAnswer | BesideAnswer | 'accept_extra';
/** Answers that lead somewhere else. */
export type PlaceAnswer = Exclude<AttentionAnswer, CallAnswer>;
/** Answers that are asked about in the page before they are given. */
export type AskedAnswer = Exclude<CallAnswer, 'retry' | 'drop' | 'keep_bill'>;

export type HowGiven =
  | { readonly how: 'place' }
  /** What it does can be taken back or changes no money. */
  | { readonly how: 'at-once' }
  | { readonly how: 'asked'; readonly words?: 'reason' | 'note'; readonly amount?: true; readonly danger?: true };

/** How each answer is given: what moves money, can't be undone or needs words is asked for first. */
export const HOW = {
  release: { how: 'asked' },
  cancel: { how: 'asked', words: 'reason', danger: true },
  retry: { how: 'at-once' },
  drop: { how: 'at-once' },
  adopt: { how: 'asked' },
  send_anyway: { how: 'asked' },
  accept: { how: 'asked', words: 'note' },
  credit: { how: 'asked', words: 'reason', amount: true },
  void: { how: 'asked', words: 'reason', danger: true },
  bill_again: { how: 'asked' },
  leave: { how: 'asked', words: 'reason' },
  keep_bill: { how: 'at-once' },
  untag: { how: 'asked', danger: true },
  bill_each: { how: 'asked' },
  bill_last: { how: 'asked', words: 'reason' },
  skip_periods: { how: 'asked', words: 'reason' },
  bill_period: { how: 'asked' },
  leave_period: { how: 'asked', words: 'reason' },
  bill_beside: { how: 'asked' },
  leave_beside: { how: 'asked', words: 'reason' },
  accept_extra: { how: 'asked', words: 'note' },
  fix_mapping: { how: 'place' },
  connect: { how: 'place' },
  open_work: { how: 'place' },
  open_ledger: { how: 'place' },
  open_forecast: { how: 'place' },
  open_billing: { how: 'place' },
} as const satisfies Record<AttentionAnswer, HowGiven>;

export const isOfInvoice = (answer: AttentionAnswer): answer is InvoiceAnswer => INVOICE_ANSWERS.some((candidate) => candidate === answer);
export const isOfMilestone = (answer: AttentionAnswer): answer is MilestoneAnswer => MILESTONE_ANSWERS.some((candidate) => candidate === answer);
export const isOfRetainer = (answer: AttentionAnswer): answer is RetainerAnswer => RETAINER_ANSWERS.some((candidate) => candidate === answer);
export const isOfBeside = (answer: AttentionAnswer): answer is BesideAnswer => BESIDE_ANSWERS.some((candidate) => candidate === answer);
export const isPlace = (answer: AttentionAnswer): answer is PlaceAnswer => HOW[answer].how === 'place';
export const isAsked = (answer: CallAnswer): answer is AskedAnswer => HOW[answer].how === 'asked';

/** Where the ledger's own page about it is: of what was found there first, for that is what has to be looked at. */
export const ledgerLink = ({ found, invoice }: AttentionView): string | undefined => found?.link ?? invoice?.link;

/** The answers that can be given with what is known of the thing; a button that could do nothing is not shown. */
export const offered = (item: AttentionView): readonly AttentionAnswer[] => item.answers.filter((answer) => isGivable(item, answer));

function isGivable(item: AttentionView, answer: AttentionAnswer): boolean {
  if (answer === 'adopt' || answer === 'send_anyway') return item.invoice !== undefined && item.found !== undefined;
  if (isOfInvoice(answer)) return item.invoice !== undefined;
  if (isOfMilestone(answer)) return item.contract !== undefined && item.milestone !== undefined;
  if (isOfRetainer(answer)) return item.contract !== undefined && item.retainer !== undefined;
  if (isOfBeside(answer)) return item.contract !== undefined && item.beside !== undefined;
  switch (answer) {
    case 'accept_extra':
      return item.found !== undefined;
    case 'open_billing':
    case 'fix_mapping':
      return item.project !== undefined;
    case 'open_work':
      return item.milestone?.issueKey !== undefined;
    case 'open_ledger':
      return ledgerLink(item) !== undefined;
    case 'connect':
    case 'open_forecast':
      return true;
  }
}

/** What it is about, in a word or two. */
export function subjectOf({ problem, contract, milestone, retainer, beside, invoice, found }: AttentionView): string {
  if (problem.code === 'CASH_LOW') return t.attention.cash;
  if (problem.code === 'CHANGE_ORDER_STRANDED') return problem.params?.['title'] ?? contract?.name ?? t.attention.site;
  return milestone?.name ?? retainer?.name ?? (beside && t.attention.beside[beside]) ?? found?.number ?? invoice?.number ?? t.attention.site;
}

/** What tells this thing's buttons from another's: the number, where there is one. */
export function nameOf(item: AttentionView): string {
  return item.invoice?.number ?? subjectOf(item);
}

/** How loud it is: what only waits for a decision is no fault. */
export function toneOf({ problem }: AttentionView): Exclude<NoticeKind, 'success'> {
  switch (problem.code) {
    case 'RELEASE_NEEDED':
      return 'info';
    case 'WORK_REOPENED':
    case 'BILL_VOIDED':
    case 'RETAINER_PERIODS_MISSED':
    case 'PERIOD_RETURNED':
    case 'BESIDE_RETURNED':
    case 'POSSIBLY_THERE':
    case 'LEDGER_DIFFERS':
    case 'LEDGER_EXTRA':
    case 'LEDGER_STALE':
    case 'CONNECTION_EXPIRES':
    case 'WEBHOOK_SILENT':
    case 'CASH_LOW':
    case 'CHANGE_ORDER_STRANDED':
      return 'warning';
    default:
      return problem.severity;
  }
}

/** The word on the answer's button, where it means something of its own there. */
export function labelOf({ problem, invoice }: AttentionView, answer: AttentionAnswer): string {
  if (answer === 'bill_each' && problem.code !== 'RETAINER_PERIODS_MISSED') return t.attention.billPeriodNow;
  if (answer === 'bill_again' && invoice === undefined) return t.attention.billFirst;
  if (answer === 'retry' && problem.code === 'LEDGER_STALE') return t.attention.readAgain;
  if (answer === 'accept' && problem.code === 'LEDGER_MISSING') return t.attention.takeAsDeleted;
  return t.attention.answer[answer];
}

/** `amount` as it is shown, with its tax mark. */
export const factsOf = ({ invoice, found, milestone, retainer, beside, contract }: AttentionView, amount: string): AnswerFacts => ({
  invoice: invoice?.number ?? '', found: found?.number ?? '', milestone: milestone?.name ?? retainer?.name ?? (beside ? t.attention.beside[beside] : ''), client: contract?.clientName ?? '', amount,
});

export const questionOf = ({ problem }: AttentionView, answer: AskedAnswer, facts: AnswerFacts): ReturnType<(typeof t.attention.questions)[AskedAnswer]> =>
  answer === 'accept' && problem.code === 'LEDGER_MISSING' ? t.attention.missing(facts) : t.attention.questions[answer](facts);
