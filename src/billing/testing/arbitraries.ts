import * as fc from 'fast-check';
import * as currencies from 'dinero.js/currencies';
import { BESIDE } from '../beside';
import { calendarDate, type CalendarDate } from '../calendar-date';
import { DIFFERENCE_FIELDS, type Difference } from '../compare-mirror';
import { AUTONOMY, TAX_MODES, type Bill, type Contract, type Mapping } from '../contract';
import { CONTRACT_STATES } from '../contract-state';
import { INVOICE_STATUSES } from '../invoice-status';
import type { GateToken } from '../gate-token';
import { MAX_GRACE_DAYS, MAX_STALE_HOURS, type GatePolicy, type Override, type PaymentClaim } from '../gate-policy';
import type { LedgerOrganisation } from '../ledger';
import type { LedgerInvoiceId, PersonId, RetainerId } from '../ids';
import { LEDGER_STATUSES, type Delivery, type LedgerAct, type Invoice, type InvoiceLine, type Mirror } from '../invoice';
import type { Cause, Milestone, MilestoneState, Price, Trigger } from '../milestone';
import { currencyCode, money, type CurrencyCode, type Money } from '../money';
import { PROBLEM_CODES, type Problem } from '../problems';
import { REACHING } from '../reaching';
import { BILLED_IN, EVERY, PRORATIONS, WEEKEND_RULES, type Retainer } from '../retainer';
import type { Terms } from '../terms';

/** Values of the trade's types for properties: any value that the type allows, whether or not it makes sense beside others. */

export const anyCurrency: fc.Arbitrary<CurrencyCode> = fc.constantFrom(...Object.keys(currencies).map(currencyCode));
export const anyMoney: fc.Arbitrary<Money> = fc.tuple(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), anyCurrency).map(([minor, currency]) => money(minor, currency));

export const anyDate: fc.Arbitrary<CalendarDate> = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => calendarDate(date.toISOString().slice(0, 10)));
export const anyInstant = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString());

const text = fc.string({ maxLength: 20 });
const idText = <T extends string>() => fc.string({ minLength: 1, maxLength: 12 }).map((value) => value as T);
const kind = <K extends string>(value: K): fc.Arbitrary<K> => fc.constant(value);

export const anyTerms: fc.Arbitrary<Terms> = fc.oneof(
  fc.record({ kind: kind('days_after_invoice'), days: fc.integer({ min: 0, max: 365 }) }),
  fc.record({ kind: kind('days_after_month_end'), days: fc.integer({ min: 0, max: 365 }) }),
  fc.record({ kind: kind('day_of_month'), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ kind: kind('day_of_next_month'), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ kind: kind('on_receipt') }),
  fc.record({ kind: kind('before_release') }),
);

export const anyProblem: fc.Arbitrary<Problem> = fc.record(
  {
    code: fc.constantFrom(...PROBLEM_CODES),
    severity: fc.constantFrom('error' as const, 'warning' as const),
    component: fc.constantFrom('plan' as const, 'ledger' as const, 'page' as const),
    path: text,
    params: fc.dictionary(fc.constantFrom('invoice', 'client', 'amount'), text, { noNullPrototype: true }),
  },
  { requiredKeys: ['code', 'severity', 'component'] },
);

export const anyCause: fc.Arbitrary<Cause> = fc.oneof(
  fc.record({ kind: fc.constantFrom('event' as const, 'sweep' as const, 'schedule' as const) }),
  fc.record({ kind: kind('person'), person: idText<Extract<Cause, { kind: 'person' }>['person']>() }),
);

export const anyTrigger: fc.Arbitrary<Trigger> = fc.oneof(
  fc.record({ kind: kind('category'), category: fc.constantFrom('todo' as const, 'doing' as const, 'done' as const) }),
  fc.record({ kind: kind('status'), statusId: fc.nat().map(String), statusName: text }),
  fc.record({ kind: kind('date'), date: anyDate }),
  fc.record({ kind: kind('version'), version: fc.record({ id: fc.nat().map(String), name: text }) }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constantFrom('manual' as const, 'start' as const) }),
);

const person = idText<Extract<MilestoneState, { kind: 'held' }>['by']>();
const invoiceId = idText<Bill['invoiceId']>();
const reopened = fc.record({ at: anyInstant, kept: fc.record({ by: person, at: anyInstant }) }, { requiredKeys: ['at'] });

export const anyState: fc.Arbitrary<MilestoneState> = fc.oneof(
  fc.record({ kind: kind('planned') }),
  fc.record({ kind: kind('held'), by: person, reason: text, at: anyInstant }),
  fc.record({ kind: kind('waiting'), problem: anyProblem, since: anyInstant }),
  fc.record({ kind: kind('billed'), invoiceId, at: anyInstant, reopened }, { requiredKeys: ['kind', 'invoiceId', 'at'] }),
);

const anyPrice: fc.Arbitrary<Price> = fc.oneof(
  fc.record({ kind: kind('amount'), amount: anyMoney }),
  fc.record({ kind: kind('share'), basisPoints: fc.integer({ min: 1, max: 10_000 }) }),
);

const workItem = fc.record({ id: idText<Milestone['workItem']['id']>(), key: text });
const anyPart = fc.record({ of: idText<Milestone['id']>(), whole: text, place: fc.nat(9), count: fc.nat(9) });
export const anyMilestone: fc.Arbitrary<Milestone> = fc.record(
  { id: idText<Milestone['id']>(), workItem, name: text, deliverable: text, price: anyPrice, amount: anyMoney, trigger: anyTrigger, terms: anyTerms, autonomy: fc.constantFrom(...REACHING), expected: fc.record({ from: anyDate, to: anyDate, by: person, at: anyInstant }), part: anyPart, state: anyState },
  { requiredKeys: ['id', 'workItem', 'name', 'price', 'amount', 'trigger', 'state'] },
);

const client = fc.record({ id: idText<Contract['client']['id']>(), name: text });
const anyTracking = fc.array(fc.record({ category: text, option: text }), { maxLength: 2 });
const anyBranding = fc.record({ id: text, name: text });
const anyRelease = fc.record({ threshold: anyMoney, releasers: fc.array(idText<PersonId>(), { maxLength: 2 }), fourEyes: fc.constant(true as const) }, { requiredKeys: ['releasers'] });
const anyMapping: fc.Arbitrary<Mapping> = fc.record(
  { accountCode: text, accountName: text, taxCode: text, taxName: text, taxMode: fc.constantFrom(...TAX_MODES), tracking: anyTracking },
  { requiredKeys: ['accountCode', 'accountName', 'taxMode'] },
);
const deducted = { beside: fc.constantFrom(...BESIDE), drawn: anyMoney, withheld: anyMoney };
const period = fc.record({ retainerId: idText<RetainerId>(), from: anyDate, to: anyDate });
const anyField = fc.constantFrom(...DIFFERENCE_FIELDS);
const anyBill: fc.Arbitrary<Bill> = fc.record(
  {
    invoiceId,
    rev: fc.integer({ min: 1 }),
    milestoneId: idText<Milestone['id']>(),
    with: fc.array(idText<Milestone['id']>(), { maxLength: 2 }),
    collects: fc.constant(true as const),
    period,
    ...deducted,
    number: text,
    ledgerId: idText<NonNullable<Bill['ledgerId']>>(),
    status: fc.constantFrom(...INVOICE_STATUSES),
    amount: anyMoney,
    total: anyMoney,
    paid: anyMoney,
    credited: anyMoney,
    due: anyMoney,
    dueDate: anyDate,
    rate: fc.constantFrom('0.654321', '1.5'),
    beforeRelease: fc.constant(true as const),
    mostPaid: anyMoney,
    differs: fc.record({ fields: fc.array(anyField, { maxLength: 3 }), since: anyInstant }),
    accepted: fc.constant(true as const),
    missingSince: anyInstant,
  },
  { requiredKeys: ['invoiceId', 'rev', 'milestoneId', 'number', 'status', 'amount'] },
);

const anySecret = { salt: text, hash: text };
const anyGateToken: fc.Arbitrary<GateToken> = fc.record(
  {
    id: idText<GateToken['id']>(),
    name: text,
    milestoneId: idText<Milestone['id']>(),
    amounts: fc.boolean(),
    secret: fc.record(anySecret),
    before: fc.record({ ...anySecret, until: anyInstant }),
    by: person,
    at: anyInstant,
    days: fc.integer({ min: 1, max: 400 }),
  },
  { requiredKeys: ['id', 'name', 'amounts', 'secret', 'by', 'at'] },
);

export const anyPolicy: fc.Arbitrary<GatePolicy> = fc.record({
  counts: fc.constantFrom('cash' as const, 'cash-and-credit' as const),
  shareBasisPoints: fc.integer({ min: 1, max: 10_000 }),
  graceDays: fc.integer({ min: 0, max: MAX_GRACE_DAYS }),
  staleAfterHours: fc.integer({ min: 1, max: MAX_STALE_HOURS }),
  overriders: fc.array(person, { maxLength: 3 }),
  claimOpens: fc.boolean(),
});
export const anyOverride: fc.Arbitrary<Override> = fc.record(
  { milestoneId: idText<Milestone['id']>(), by: person, reason: text, at: anyInstant, until: anyInstant },
  { requiredKeys: ['milestoneId', 'by', 'reason', 'at'] },
);
export const anyClaim: fc.Arbitrary<PaymentClaim> = fc.record({ invoiceId, paidOn: anyDate, reference: text, by: person, at: anyInstant }, { requiredKeys: ['invoiceId', 'paidOn', 'by', 'at'] });

const anyRetainer: fc.Arbitrary<Retainer> = fc.record(
  {
    id: idText<RetainerId>(),
    name: text,
    text,
    every: fc.constantFrom(...EVERY),
    day: fc.integer({ min: 1, max: 31 }),
    starts: anyDate,
    ends: anyDate,
    proration: fc.constantFrom(...PRORATIONS),
    billedIn: fc.constantFrom(...BILLED_IN),
    weekendRule: fc.constantFrom(...WEEKEND_RULES),
    autonomy: fc.constantFrom(...AUTONOMY),
    prices: fc.array(fc.record({ from: anyDate, amount: anyMoney }), { minLength: 1, maxLength: 2 }),
    pauses: fc.array(fc.record({ from: anyDate, until: anyDate }, { requiredKeys: ['from'] }), { maxLength: 2 }),
    next: anyDate,
    cleared: fc.record({ through: anyDate, by: idText<PersonId>() }),
    waiting: fc.record({ problem: anyProblem, since: anyInstant }),
    returned: fc.array(fc.record({ from: anyDate, to: anyDate, invoice: text, since: anyInstant }), { maxLength: 2 }),
  },
  { requiredKeys: ['id', 'name', 'every', 'day', 'starts', 'proration', 'billedIn', 'weekendRule', 'prices', 'pauses', 'next'] },
);

export const anyContract: fc.Arbitrary<Contract> = fc.record(
  {
    id: idText<Contract['id']>(),
    rev: fc.integer({ min: 1 }),
    projectId: idText<Contract['projectId']>(),
    projectKey: text,
    name: text,
    client,
    currency: anyCurrency,
    price: anyMoney,
    terms: anyTerms,
    mapping: anyMapping,
    autonomy: fc.constantFrom(...AUTONOMY),
    remind: fc.constant(true as const),
    together: fc.constant(true as const),
    poNumber: text,
    branding: anyBranding,
    release: anyRelease,
    numberPrefix: text,
    nextNumber: fc.integer({ min: 1 }),
    nextActivity: fc.integer({ min: 1 }),
    state: fc.constantFrom(...CONTRACT_STATES),
    startsOn: anyDate,
    endsOn: anyDate,
    milestones: fc.array(anyMilestone, { maxLength: 4 }),
    bills: fc.array(anyBill, { maxLength: 4 }),
    retainers: fc.array(anyRetainer, { maxLength: 2 }),
    gate: anyPolicy,
    overrides: fc.array(anyOverride, { maxLength: 3 }),
    gateOff: fc.record({ by: person, reason: text, at: anyInstant }),
    claims: fc.array(anyClaim, { maxLength: 3 }),
    disputes: fc.array(fc.record({ invoiceId, reason: text, by: person, at: anyInstant }), { maxLength: 2 }),
    reminders: fc.record({ people: fc.array(person, { maxLength: 2 }), aheadDays: fc.nat(90), aheadShare: fc.integer({ min: 1, max: 10_000 }), overdueDays: fc.array(fc.integer({ min: 1, max: 365 }), { maxLength: 3 }), client: fc.constant(true as const), language: fc.constant('de' as const) }, { requiredKeys: ['people', 'overdueDays'] }),
    reminded: fc.array(fc.record({ kind: fc.constantFrom('ahead' as const, 'bill' as const, 'overdue' as const), about: invoiceId, from: anyDate, days: fc.nat(365), on: anyDate, at: anyInstant, told: fc.constant(true as const), emailed: fc.constant(true as const) }, { requiredKeys: ['kind', 'about', 'days', 'on', 'at'] }), { maxLength: 3 }),
    released: fc.array(fc.record({ milestoneId: idText<Milestone['id']>(), at: anyInstant, items: fc.array(text, { maxLength: 2 }), versions: fc.array(text, { maxLength: 2 }) }), { maxLength: 2 }),
    gateTokens: fc.array(anyGateToken, { maxLength: 2 }),
    createdAt: anyInstant,
    updatedAt: anyInstant,
  },
  {
    requiredKeys: [
      'id', 'rev', 'projectId', 'projectKey', 'name', 'client', 'currency', 'price', 'terms', 'mapping', 'autonomy', 'numberPrefix', 'nextNumber',
      'nextActivity', 'state', 'milestones', 'bills', 'createdAt', 'updatedAt',
    ],
  },
);

export const anyMirror: fc.Arbitrary<Mirror> = fc.record(
  {
    ledgerId: idText<Mirror['ledgerId']>(),
    number: text,
    status: fc.constantFrom(...LEDGER_STATUSES),
    clientId: idText<Mirror['clientId']>(),
    reference: text,
    subtotal: anyMoney,
    tax: anyMoney,
    total: anyMoney,
    paid: anyMoney,
    credited: anyMoney,
    due: anyMoney,
    issueDate: anyDate,
    dueDate: anyDate,
    rate: text,
    emailed: fc.boolean(),
    clientName: text,
    lines: fc.array(fc.record({ description: text, amount: anyMoney }), { maxLength: 3 }),
    settlements: fc.array(
      fc.record(
        { kind: fc.constantFrom('payment' as const, 'credit-note' as const, 'prepayment' as const, 'overpayment' as const), ledgerId: text, amount: anyMoney, date: anyDate, number: text },
        { requiredKeys: ['kind', 'ledgerId', 'amount'] },
      ),
      { maxLength: 3 },
    ),
    changedAt: anyInstant,
    readAt: anyInstant,
  },
  {
    requiredKeys: [
      'ledgerId', 'number', 'status', 'clientId', 'reference', 'subtotal', 'tax', 'total', 'paid', 'credited', 'due', 'issueDate', 'emailed', 'changedAt', 'readAt',
    ],
  },
);

const asked = { by: idText<PersonId>(), reason: text };
export const anyAct: fc.Arbitrary<LedgerAct> = fc.oneof(
  fc.record({ kind: kind('approve'), by: idText<PersonId>() }, { requiredKeys: ['kind'] }),
  fc.record({ kind: kind('email'), by: idText<PersonId>(), again: fc.constantFrom('wanted' as const, 'tried' as const) }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constantFrom('void' as const, 'delete' as const), ...asked }),
  fc.record({ kind: kind('credit'), ...asked, amount: anyMoney, number: text, date: anyDate }),
);

export const anyDelivery: fc.Arbitrary<Delivery> = fc.oneof(
  fc.record({ step: fc.constantFrom('prepared' as const, 'queued' as const) }),
  fc.record(
    { step: kind('held'), at: kind('queued'), problem: anyProblem, since: anyInstant, found: idText<Mirror['ledgerId']>(), cleared: fc.array(idText<Mirror['ledgerId']>(), { maxLength: 2 }) },
    { requiredKeys: ['step', 'at', 'problem', 'since'] },
  ),
  fc.record({ step: kind('held'), at: kind('acting'), problem: anyProblem, since: anyInstant, act: anyAct, mirror: anyMirror }),
  fc.record({ step: kind('cancelled'), by: idText<PersonId>(), reason: text, at: anyInstant }),
  fc.record({ step: kind('acting'), act: anyAct, mirror: anyMirror }),
  fc.record({ step: kind('recorded'), mirror: anyMirror }),
);

const anyLine: fc.Arbitrary<InvoiceLine> = fc.record(
  { description: text, quantity: fc.integer({ min: 1, max: 9 }), unitAmount: anyMoney, accountCode: text, taxCode: text, tracking: anyTracking },
  { requiredKeys: ['description', 'quantity', 'unitAmount', 'accountCode'] },
);

const anyBilledBefore = fc.record({ number: fc.string(), ledgerId: idText<LedgerInvoiceId>(), shared: fc.constant(true as const) }, { requiredKeys: ['number', 'ledgerId'] });
const anyDifference: fc.Arbitrary<Difference> = fc.record({ field: anyField, expected: text, actual: text });

export const anyInvoice: fc.Arbitrary<Invoice> = fc.record(
  {
    id: invoiceId,
    rev: fc.integer({ min: 1 }),
    organisationId: idText<Invoice['organisationId']>(),
    projectId: idText<Invoice['projectId']>(),
    contractId: idText<Invoice['contractId']>(),
    contractName: text,
    milestoneId: idText<Invoice['milestoneId']>(),
    milestoneName: text,
    workItem,
    with: fc.array(fc.record({ milestoneId: idText<Invoice['milestoneId']>(), milestoneName: text, workItem }), { maxLength: 2 }),
    collects: fc.boolean(),
    period,
    ...deducted,
    number: text,
    client,
    lines: fc.array(anyLine, { minLength: 1, maxLength: 2 }),
    amount: anyMoney,
    taxMode: fc.constantFrom(...TAX_MODES),
    reference: text,
    url: text,
    terms: anyTerms,
    autonomy: fc.constantFrom(...AUTONOMY),
    branding: anyBranding,
    handledBy: fc.array(idText<PersonId>(), { maxLength: 2 }),
    before: fc.array(anyBilledBefore, { maxLength: 2 }),
    earlier: fc.array(anyBilledBefore, { maxLength: 2 }),
    issueDate: anyDate,
    dueDate: anyDate,
    delivery: anyDelivery,
    recordedTax: anyMoney,
    accepted: fc.record({ by: idText<PersonId>(), at: anyInstant, note: text, differences: fc.array(anyDifference, { maxLength: 2 }) }),
    missingSince: anyInstant,
    createdAt: anyInstant,
    updatedAt: anyInstant,
  },
  {
    requiredKeys: [
      'id', 'rev', 'organisationId', 'projectId', 'contractId', 'contractName', 'milestoneId', 'milestoneName', 'number', 'client', 'lines',
      'amount', 'taxMode', 'reference', 'url', 'terms', 'autonomy', 'delivery', 'createdAt', 'updatedAt',
    ],
  },
);

export const anyOrganisation: fc.Arbitrary<LedgerOrganisation> = fc.record(
  {
    id: idText<LedgerOrganisation['id']>(),
    name: text,
    demo: fc.boolean(),
    baseCurrency: anyCurrency,
    countryCode: text,
    timeZone: text,
    taxName: text,
    lockedUntil: anyDate,
    shortCode: text,
  },
  { requiredKeys: ['id', 'name', 'demo', 'baseCurrency', 'countryCode', 'timeZone', 'taxName'] },
);
