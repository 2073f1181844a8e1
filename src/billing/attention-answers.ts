import type { Bill, Contract } from './contract';
import type { PersonId } from './ids';
import type { Delivery } from './invoice';
import { deliver, type DeliveryEvent } from './invoice-state';
import type { ProblemCode } from './problems';

/** The answers that a person can give to something that waits for them: each is an act of its own, or a place to go to. */
export const ATTENTION_ANSWERS = [
  'release', 'cancel', 'retry', 'drop', 'adopt', 'send_anyway', 'accept', 'credit', 'void', 'bill_again', 'leave', 'keep_bill', 'untag', 'accept_extra',
  'bill_each', 'bill_last', 'skip_periods', 'bill_period', 'leave_period', 'bill_beside', 'leave_beside',
  'fix_mapping', 'connect', 'open_work', 'open_ledger', 'open_forecast', 'open_billing',
] as const;
export type AttentionAnswer = (typeof ATTENTION_ANSWERS)[number];

/** Where something waits: it decides which answers can be carried out at all. */
export type Place =
  | { readonly kind: 'prepared' | 'differs' | 'missing' | 'unread' | 'extra' | 'connection' | 'cash' | 'order' | 'overdue' }
  | { readonly kind: 'held'; readonly delivery: Extract<Delivery, { step: 'held' }> }
  | { readonly kind: 'waiting'; readonly contract: Contract['state']; readonly code: ProblemCode }
  | { readonly kind: 'reopened'; readonly bill: Bill }
  /** Work that went out unpaid: `bill` where it was billed. */
  | { readonly kind: 'released'; readonly bill?: Bill }
  /** A retainer's bill that was not made, and a period of it whose invoice was taken back. */
  | { readonly kind: 'retainer'; readonly contract: Contract['state']; readonly code: ProblemCode }
  | { readonly kind: 'period'; readonly contract: Contract['state'] }
  /** A deposit's or a retention's invoice that was not made, or was taken back. */
  | { readonly kind: 'beside'; readonly contract: Contract['state'] };

/** What helps against a problem, the likeliest first. Which of it a place allows is the place's to say, so one list serves invoices and milestones. */
const AGAIN = ['retry', 'bill_again', 'drop', 'cancel', 'leave', 'untag', 'bill_each', 'bill_last', 'skip_periods', 'bill_beside', 'leave_beside'] as const;
const MAPPING = ['fix_mapping', ...AGAIN] as const;
const CONNECTION = ['connect', ...AGAIN] as const;
const IN_LEDGER = ['open_ledger', ...AGAIN] as const;
const WORK = ['open_work', 'untag', 'leave', 'retry', 'drop', 'cancel'] as const;
/** Of a form, a page or an act at once refused: it never waits, and would be tried again if it did. */
const AT_ONCE = AGAIN;

/** The answers to each problem, by its code: the only place that says so. */
const ANSWERS: Readonly<Record<ProblemCode, readonly AttentionAnswer[]>> = {
  AMOUNT_MISSING: AT_ONCE,
  AMOUNT_NOT_A_NUMBER: AT_ONCE,
  AMOUNT_NOT_POSITIVE: ['open_work', ...AGAIN],
  AMOUNT_TOO_PRECISE: AT_ONCE,
  AMOUNT_TOO_LARGE: ['open_work', ...AGAIN],
  AMOUNT_AMBIGUOUS: AT_ONCE,
  SHARE_NOT_A_NUMBER: AT_ONCE,
  SHARE_OUT_OF_RANGE: AT_ONCE,
  SHARES_OVER_WHOLE: MAPPING,
  PLAN_OVER_PRICE: MAPPING,
  BILLING_OVER_PRICE: MAPPING,
  PRICE_BELOW_BILLED: MAPPING,
  CURRENCY_MISMATCH: MAPPING,
  FIELD_MISSING: AT_ONCE,
  FIELD_TOO_LONG: AT_ONCE,
  FIELD_INVALID: AT_ONCE,
  DATE_INVALID: AT_ONCE,
  TERMS_INVALID: MAPPING,
  CONTRACT_NOT_FOUND: AT_ONCE,
  CONTRACT_DRAFT: MAPPING,
  CONTRACT_PAUSED: ['bill_again', ...MAPPING],
  CONTRACT_CLOSED: ['leave', 'untag', ...AGAIN],
  CONTRACT_NOT_STARTED: MAPPING,
  CONTRACT_ENDED: ['bill_again', ...MAPPING],
  CONTRACT_HAS_BILLS: AT_ONCE,
  NUMBER_PREFIX_TAKEN: AT_ONCE,
  MILESTONE_NOT_FOUND: AT_ONCE,
  MILESTONE_ALREADY_BILLED: ['leave', 'untag', ...AGAIN],
  MILESTONE_HELD: AT_ONCE,
  BILL_VOIDED: ['bill_again', 'leave', 'untag', ...AGAIN],
  BILL_BY_HAND: ['bill_again', 'leave', 'untag', ...AGAIN],
  ALREADY_TAGGED: AT_ONCE,
  PARTS_NOT_WHOLE: AT_ONCE,
  SPLIT_BILLED: AT_ONCE,
  PLAN_FULL: AT_ONCE,
  TEMPLATE_EMPTY: AT_ONCE,
  TEMPLATES_FULL: AT_ONCE,
  WRONG_PROJECT: WORK,
  TRIGGER_STATUS_UNKNOWN: ['open_work', ...AGAIN],
  TRIGGER_VERSION_UNKNOWN: ['open_work', ...AGAIN],
  WORK_ITEM_NOT_FOUND: ['untag', 'leave', 'retry', 'drop', 'cancel'],
  WORK_ITEM_NOT_EPIC: WORK,
  EPIC_NOT_FOUND: AT_ONCE,
  CURRENCY_NOT_ENABLED: AGAIN,
  CLIENT_NOT_FOUND: MAPPING,
  CLIENT_ARCHIVED: MAPPING,
  ACCOUNT_NOT_FOUND: MAPPING,
  ACCOUNT_ARCHIVED: MAPPING,
  ACCOUNT_NOT_REVENUE: MAPPING,
  TAX_NOT_FOUND: MAPPING,
  TAX_NOT_ALLOWED: MAPPING,
  TRACKING_NOT_FOUND: MAPPING,
  BRANDING_NOT_FOUND: MAPPING,
  PERIOD_LOCKED: AGAIN,
  NOT_CONNECTED: CONNECTION,
  CREDENTIALS_REFUSED: CONNECTION,
  CREDENTIALS_NOT_ACCEPTED: CONNECTION,
  ORGANISATION_CHANGED: CONNECTION,
  LEDGER_REFUSED: ['fix_mapping', ...IN_LEDGER],
  LEDGER_UNAVAILABLE: AGAIN,
  LEDGER_LIMIT: AGAIN,
  LEDGER_ANSWER_INVALID: ['open_ledger', 'adopt', 'send_anyway', ...AGAIN],
  NUMBER_TAKEN: ['open_ledger', 'adopt', ...AGAIN],
  ORGANISATION_MISMATCH: CONNECTION,
  EMAIL_REFUSED: ['retry', 'drop', 'open_ledger', 'cancel', 'bill_again', 'leave', 'untag'],
  POSSIBLY_THERE: ['adopt', 'send_anyway', 'open_ledger', ...AGAIN],
  APPROVAL_LIMIT: ['open_ledger', ...AGAIN],
  CLIENT_MERGED: MAPPING,
  ACT_REFUSED: ['retry', 'drop', 'open_ledger', 'cancel', 'bill_again', 'leave', 'untag'],
  CREDIT_TOO_MUCH: ['drop', 'open_ledger', 'retry', 'cancel', 'bill_again', 'leave', 'untag'],
  ACT_NOT_POSSIBLE: ['drop', 'open_ledger', 'retry', 'cancel', 'bill_again', 'leave', 'untag'],
  CONSENT_INVALID: CONNECTION,
  CONSENT_EXPIRED: CONNECTION,
  CONSENT_DENIED: CONNECTION,
  CONSENT_LOST: CONNECTION,
  CONNECTION_EXPIRES: CONNECTION,
  CONNECTION_REMAINS: CONNECTION,
  WEBHOOK_SILENT: CONNECTION,
  CASH_LOW: ['open_forecast'],
  SCOPES_MISSING: CONNECTION,
  RELEASE_NEEDED: ['release', ...AGAIN],
  RELEASE_NOT_YOURS: AT_ONCE,
  RELEASE_FOUR_EYES: AT_ONCE,
  WORK_REOPENED: ['keep_bill', 'credit', 'void', 'open_work', 'open_ledger', ...AGAIN],
  LEDGER_DIFFERS: ['accept', 'open_ledger', ...AGAIN],
  LEDGER_MISSING: ['open_ledger', 'accept', ...AGAIN],
  LEDGER_EXTRA: ['open_ledger', 'accept_extra', ...AGAIN],
  LEDGER_STALE: ['retry', 'open_ledger'],
  CHANGE_ORDER_EMPTY: AT_ONCE,
  CHANGE_ORDER_TOO_MANY: AT_ONCE,
  CHANGE_ORDER_ITEM_TAKEN: AT_ONCE,
  CHANGE_ORDER_NOT_POSITIVE: AT_ONCE,
  CHANGE_ORDER_TOO_LARGE: AT_ONCE,
  CHANGE_ORDER_SETTLED: AT_ONCE,
  CHANGE_ORDER_NO_INVOICE: AT_ONCE,
  CHANGE_ORDER_STRANDED: ['open_billing', 'open_work'],
  SCOPE_KEPT: AT_ONCE,
  RELEASED_UNPAID: ['open_ledger', 'open_work'],
  BILL_OVERDUE: ['open_ledger', 'open_billing'],
  GATE_TOKENS_FULL: AT_ONCE,
  GATE_TOKEN_NOT_FOUND: AT_ONCE,
  CLAIM_IN_FUTURE: AT_ONCE,
  NOTHING_OWED: AT_ONCE,
  RETAINER_NOT_FOUND: AT_ONCE,
  RETAINER_OVERLAPS: AT_ONCE,
  RETAINER_FIXED: AT_ONCE,
  RETAINER_PERIODS_MISSED: AGAIN,
  PERIOD_BILLED: AT_ONCE,
  PERIOD_RETURNED: ['bill_period', 'leave_period'],
  BESIDE_BILLED: AT_ONCE,
  BESIDE_RETURNED: ['bill_beside', 'leave_beside'],
  BESIDE_FIXED: AT_ONCE,
  CONTRACT_FULL: AT_ONCE,
  ERASING: AT_ONCE,
  ERASE_BLOCKED: AT_ONCE,
  NO_PERMISSION: AT_ONCE,
  STALE_PAGE: AT_ONCE,
  INVALID_REQUEST: AT_ONCE,
  NOT_RELEASABLE: AT_ONCE,
  NOT_RETRYABLE: AT_ONCE,
  UNLICENSED: AT_ONCE,
  UNEXPECTED: AT_ONCE,
};

/** What a person can do about a problem where it stands, the likeliest first: never nothing, and nothing that could only be refused there. */
export function answersTo(code: ProblemCode, place: Place): readonly AttentionAnswer[] {
  const possible = possibleAt(place);
  const listed = ANSWERS[code].filter((answer) => possible.includes(answer));
  return listed.length > 0 ? [...new Set(listed)] : possible;
}

/** Billing such a milestone again would only be refused again. */
const NOT_AGAIN: readonly ProblemCode[] = ['WORK_ITEM_NOT_FOUND', 'WORK_ITEM_NOT_EPIC', 'WRONG_PROJECT', 'CONTRACT_CLOSED', 'MILESTONE_ALREADY_BILLED'];
/** And such a one, unless the contract's start is moved. */
const NOT_YET: readonly ProblemCode[] = ['CONTRACT_NOT_STARTED'];

function possibleAt(place: Place): readonly AttentionAnswer[] {
  switch (place.kind) {
    case 'prepared':
      return ['release', 'cancel'];
    case 'held':
      return whileHeld(place.delivery);
    case 'waiting': {
      const again = place.contract === 'active' && ![...NOT_AGAIN, ...NOT_YET].includes(place.code);
      const settable = place.contract !== 'closed' && !NOT_AGAIN.includes(place.code);
      return [...(again ? (['bill_again'] as const) : []), ...(settable ? (['fix_mapping'] as const) : []), 'leave', 'untag', 'connect', ...(place.code === 'WORK_ITEM_NOT_FOUND' ? [] : (['open_work'] as const))];
    }
    case 'reopened':
      return whenReopened(place.bill);
    case 'released':
      return ['open_work', ...(place.bill?.ledgerId === undefined ? [] : (['open_ledger'] as const))];
    case 'retainer': {
      const bills: readonly AttentionAnswer[] = place.contract !== 'active' ? [] : place.code === 'RETAINER_PERIODS_MISSED' ? ['bill_each', 'bill_last'] : ['bill_each'];
      return [...bills, 'skip_periods', ...(place.contract === 'closed' ? [] : (['fix_mapping'] as const)), 'connect'];
    }
    case 'period':
      return [...(place.contract === 'active' ? (['bill_period'] as const) : []), 'leave_period'];
    case 'beside':
      return [...(place.contract === 'active' ? (['bill_beside'] as const) : []), 'leave_beside', ...(place.contract === 'closed' ? [] : (['fix_mapping'] as const)), 'connect'];
    case 'differs':
    case 'missing':
      return ['accept', 'open_ledger'];
    case 'unread':
      return ['retry', 'open_ledger'];
    case 'extra':
      return ['accept_extra', 'open_ledger'];
    case 'connection':
      return ['connect'];
    case 'cash':
      return ['open_forecast'];
    case 'order':
      return ['open_billing', 'open_work'];
    case 'overdue':
      return ['open_ledger', 'open_billing'];
  }
}

function whileHeld(delivery: Extract<Delivery, { step: 'held' }>): readonly AttentionAnswer[] {
  const found = delivery.at === 'queued' && delivery.found !== undefined;
  const { code, params } = delivery.problem;
  // An earlier bill of ours stands there still: it can't stand for this one too, and this one was never sent.
  const earlier = params?.['bill'] !== undefined;
  // It is known to be an older one, so ours was never sent either.
  const erased = params?.['erased'] !== undefined;
  const crediting = delivery.at === 'acting' && delivery.act.kind === 'credit';
  const refused = (answer: AttentionAnswer): boolean =>
    (answer === 'send_anyway' && (earlier || code === 'NUMBER_TAKEN')) || (answer === 'drop' && crediting && NOT_ASKABLE.includes(code)) || (answer === 'cancel' && (NOT_ASKABLE.includes(code) || (found && !earlier && !erased && code !== 'NUMBER_TAKEN')));
  const events = HELD_EVENTS.filter(([answer, event]) => !refused(answer) && deliver(delivery, event).ok);
  return [...events.map(([answer]) => answer), ...(found && !earlier ? (['adopt'] as const) : []), 'fix_mapping', 'connect', ...(found || delivery.at === 'acting' ? (['open_ledger'] as const) : [])];
}

/** What was sent may be in the ledger, and so may a credit note: nothing is cancelled, and no credit given up, before the ledger was asked. */
const NOT_ASKABLE: readonly ProblemCode[] = ['NOT_CONNECTED', 'CREDENTIALS_REFUSED', 'ORGANISATION_CHANGED', 'ORGANISATION_MISMATCH'];

/**
 * Answers by which a held invoice goes on; who and why do not matter to whether it may. A number is given to one invoice only: ours can't be sent beside the one that has it.
 * And nothing is cancelled that the ledger seems to have.
 */
const HELD_EVENTS: readonly (readonly [AttentionAnswer, DeliveryEvent])[] = [
  ['retry', { kind: 'retry' }],
  ['drop', { kind: 'drop' }],
  ['cancel', { kind: 'cancel', by: 'p0' as PersonId, reason: '', at: '' }],
  ['send_anyway', { kind: 'clear' }],
];

/** A bill that the ledger does not have is taken back here; one that it has is credited while money is owed, and voided or deleted while none has moved. */
function whenReopened({ status, ledgerId, due }: Bill): readonly AttentionAnswer[] {
  const there = ledgerId !== undefined;
  const cancel = !there && (status === 'prepared' || status === 'needs_attention');
  const credit = (status === 'approved' || status === 'part_paid') && due !== undefined && due.minor > 0;
  const takeBack = status === 'draft' || status === 'submitted' || status === 'approved';
  return [
    'keep_bill',
    ...(cancel ? (['cancel'] as const) : []),
    ...(credit ? (['credit'] as const) : []),
    ...(takeBack ? (['void'] as const) : []),
    'open_work',
    ...(there ? (['open_ledger'] as const) : []),
  ];
}
