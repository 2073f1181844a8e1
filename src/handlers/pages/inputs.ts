import * as z from 'zod/mini';
import { BESIDE, DEPOSIT_DUE, DRAWDOWNS } from '../../billing/beside';
import { MAX_MILESTONES } from '../../billing/check-plan';
import { AUTONOMY, MAX_TRACKING, TAX_MODES } from '../../billing/contract';
import { MOST_PARTS } from '../../billing/part';
import { REACHING } from '../../billing/reaching';
import { BILLED_IN, EVERY, MISSED_ANSWERS, PRORATIONS, WEEKEND_RULES } from '../../billing/retainer';
import type { PageCall } from './api';

/**
 * What pages may send. This only settles the shape: that amounts, dates, terms and codes mean something is checked where they are understood, so that the
 * person gets a message at the field. Sizes are bounded here, so that nobody fills storage.
 */
const text = (max: number) => z.string().check(z.maxLength(max));
const id = text(100);
const rev = z.int();
const term = z.object({ kind: text(40), days: z.optional(z.number()), day: z.optional(z.number()) });

const milestone = {
  contractId: id,
  rev,
  name: text(1000),
  deliverable: text(10_000),
  price: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('amount'), amount: text(100) }),
    z.object({ kind: z.literal('share'), percent: text(100) }),
  ]),
  trigger: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('category'), category: z.enum(['todo', 'doing', 'done']) }),
    z.object({ kind: z.literal('status'), statusId: id }),
    z.object({ kind: z.literal('version'), versionId: z.optional(id) }),
    z.object({ kind: z.literal('date'), date: text(20) }),
    z.object({ kind: z.literal('manual') }),
    z.object({ kind: z.literal('start') }),
  ]),
  terms: z.optional(term),
  autonomy: z.optional(z.enum(REACHING)),
};
const seen = { contractId: id, milestoneId: id, rev };
const invoice = { invoiceId: id, rev };
const ofRetainer = { contractId: id, rev, retainerId: id };
const retainer = {
  name: text(1000),
  text: text(10_000),
  amount: text(100),
  every: z.enum(EVERY),
  day: z.number(),
  starts: text(20),
  ends: text(20),
  weekendRule: z.enum(WEEKEND_RULES),
  proration: z.enum(PRORATIONS),
  billedIn: z.enum(BILLED_IN),
  autonomy: z.optional(z.enum(AUTONOMY)),
};
const posting = { account: text(50), tax: text(50) };
const deposit = z.object({ amount: text(100), drawdown: z.enum(DRAWDOWNS), due: z.enum(DEPOSIT_DUE), ...posting });
const retention = z.object({
  percent: text(20),
  release: z.discriminatedUnion('kind', [z.object({ kind: z.literal('date'), date: text(20) }), z.object({ kind: z.literal('milestone'), milestoneId: id }), z.object({ kind: z.literal('manual') })]),
  ...posting,
});
const ofBeside = { contractId: id, rev, beside: z.enum(BESIDE) };
const order = { contractId: id, rev, orderId: id };
const orderText = { title: text(1000), text: text(10_000), price: text(100) };
const orderPlace = z.discriminatedUnion('kind', [z.object({ kind: z.literal('line') }), z.object({ kind: z.literal('milestone'), workItem: id, trigger: milestone.trigger })]);
const nothing = z.object({});
const exported = z.object({ part: z.enum(['contracts', 'invoices', 'activity']), cursor: z.optional(text(4000)) });
const credentials = z.object({ clientId: text(200), clientSecret: text(500) });

const plan = z.object({
  contractId: id,
  rev,
  rows: z
    .array(
      z.object({
        issueKey: text(300),
        name: text(1000),
        deliverable: text(10_000),
        price: milestone.price,
        trigger: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('category'), category: z.enum(['todo', 'doing', 'done']) }),
          z.object({ kind: z.literal('date'), date: text(20) }),
          z.object({ kind: z.literal('status'), statusName: text(300) }),
          z.object({ kind: z.literal('version') }),
          z.object({ kind: z.literal('manual') }),
          z.object({ kind: z.literal('start') }),
        ]),
        terms: z.optional(term),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAX_MILESTONES)),
});

/** Terms cross as they came and are read by the trade's own parser, which gives the message. */
export const INPUTS = {
  'panel.load': z.object({ milestoneId: z.optional(id) }),
  'panel.preview': z.object({ ...milestone, milestoneId: z.optional(id) }),
  'panel.tag': z.object(milestone),
  'panel.update': z.object({ ...milestone, milestoneId: id }),
  'panel.untag': z.object(seen),
  'panel.split': z.object({ ...seen, parts: z.array(z.object({ name: text(1000), percent: text(100), trigger: milestone.trigger })).check(z.minLength(2), z.maxLength(MOST_PARTS)) }),
  'panel.join': z.object(seen),
  'panel.hold': z.object({ ...seen, reason: text(2000) }),
  'panel.unhold': z.object(seen),
  'panel.reach': z.object(seen),
  'panel.keepBill': z.object(seen),
  'panel.statuses': nothing,
  'panel.versions': nothing,
  'project.load': nothing,
  'project.invoices': z.object({ cursor: z.optional(text(4000)), many: z.optional(z.boolean()) }),
  'project.revs': nothing,
  'project.activity': z.object({ cursor: z.optional(text(4000)), contractId: z.optional(id), milestoneId: z.optional(id), many: z.optional(z.boolean()) }),
  'project.refresh': nothing,
  'project.reconciliation': nothing,
  'project.billingChart': nothing,
  'invoice.load': z.object({ invoiceId: id }),
  'invoice.editText': z.object({ ...invoice, descriptions: z.array(text(10_000)).check(z.maxLength(100)) }),
  'invoice.release': z.object(invoice),
  'invoice.retry': z.object(invoice),
  'invoice.drop': z.object(invoice),
  'invoice.cancel': z.object({ ...invoice, reason: text(2000) }),
  'invoice.adopt': z.object(invoice),
  'invoice.sendAnyway': z.object(invoice),
  'invoice.approve': z.object(invoice),
  'invoice.email': z.object(invoice),
  'invoice.void': z.object({ ...invoice, reason: text(2000) }),
  'invoice.credit': z.object({ ...invoice, amount: text(100), reason: text(2000) }),
  'invoice.dispute': z.object({ ...invoice, reason: text(2000) }),
  'invoice.endDispute': z.object(invoice),
  'invoice.withdrawAcceptance': z.object(invoice),
  'invoice.acceptDifferences': z.object({ ...invoice, note: text(2000) }),
  'milestone.billAgain': z.object(seen),
  'milestone.takeBackLeave': z.object(seen),
  'milestone.leave': z.object({ ...seen, reason: text(2000) }),
  'milestone.keepBill': z.object(seen),
  'milestone.untag': z.object(seen),
  'milestone.move': z.object({ ...seen, place: z.int().check(z.minimum(1), z.maximum(MAX_MILESTONES)) }),
  'milestone.revise': z.object({ ...seen, name: z.optional(text(1000)), price: z.optional(milestone.price), date: z.optional(text(20)) }),
  'plan.load': nothing,
  'plan.check': plan,
  'plan.apply': plan,
  'plan.saveTemplate': z.object({ contractId: id, name: text(1000) }),
  'plan.deleteTemplate': z.object({ id }),
  'finance.load': nothing,
  'finance.owed': nothing,
  'finance.changed': z.object({ since: text(40) }),
  'finance.acceptExtra': z.object({ ledgerId: id, note: text(2000) }),
  'forecast.load': nothing,
  'forecast.refresh': nothing,
  'forecast.expect': z.object({ ...seen, from: text(20), to: text(20) }),
  'forecast.saveLine': z.object({
    currency: text(10), cash: text(100), line: text(100), monthly: text(100), day: z.int().check(z.minimum(1), z.maximum(31)),
    seen: z.optional(z.object({ line: z.number(), cash: z.number(), monthly: z.number(), day: z.number() })),
  }),
  'settings.load': nothing,
  'settings.revs': nothing,
  'settings.choices': nothing,
  'settings.clients': z.object({ search: text(200) }),
  'settings.saveContract': z.object({
    id: z.optional(id),
    rev: z.optional(rev),
    name: text(1000),
    clientId: id,
    currency: text(10),
    price: text(100),
    terms: term,
    taxMode: z.enum(TAX_MODES),
    accountCode: text(50),
    taxCode: text(50),
    autonomy: z.enum(REACHING),
    together: z.optional(z.boolean()),
    poNumber: text(1000),
    numberPrefix: text(200),
    draft: z.optional(z.boolean()),
    startsOn: z.optional(text(20)),
    endsOn: z.optional(text(20)),
    tracking: z.optional(z.array(z.object({ category: text(200), option: text(200) })).check(z.maxLength(5 * MAX_TRACKING))),
    brandingId: z.optional(id),
    release: z.optional(z.object({ threshold: text(100), releasers: z.array(id).check(z.maxLength(50)), fourEyes: z.boolean() })),
    reminders: z.optional(z.object({ people: z.array(id).check(z.maxLength(50)), aheadDays: text(20), aheadShare: text(20), overdueDays: text(200), client: z.boolean(), language: z.optional(z.enum(['en', 'de'])) })),
    reason: z.optional(text(2000)),
  }),
  'settings.moveContract': z.object({ id, rev, to: z.enum(['active', 'paused', 'closed']), reason: text(2000) }),
  'rule.load': z.object({}),
  'gate.override': z.object({ ...seen, reason: text(2000), hours: z.optional(z.int().check(z.minimum(1), z.maximum(8760))) }),
  'gate.endOverride': z.object(seen),
  'gate.claim': z.object({ ...seen, paidOn: text(20), reference: text(500) }),
  'gate.dropClaim': z.object(seen),
  'admin.gates': nothing,
  'admin.switchGates': z.object({ contractIds: z.array(id).check(z.maxLength(10)), open: z.boolean(), reason: text(2000), confirm: text(20) }),
  'gate.load': z.object({ contractId: id }),
  'gate.savePolicy': z.object({
    contractId: id, rev, counts: z.enum(['cash', 'cash-and-credit']), sharePercent: text(20), graceDays: z.int(), staleAfterHours: z.int(), overriders: z.array(id).check(z.maxLength(50)), claimOpens: z.boolean(),
  }),
  'gate.createToken': z.object({ contractId: id, rev, name: text(500), milestoneId: z.optional(id), amounts: z.boolean(), days: z.optional(z.int().check(z.minimum(1), z.maximum(3650))) }),
  'gate.rotateToken': z.object({ contractId: id, rev, tokenId: id, graceHours: z.int().check(z.minimum(0), z.maximum(168)) }),
  'gate.revokeToken': z.object({ contractId: id, rev, tokenId: id }),
  'retainer.create': z.object({ contractId: id, rev, ...retainer }),
  'retainer.update': z.object({ ...ofRetainer, ...retainer }),
  'retainer.price': z.object({ ...ofRetainer, from: text(20), amount: text(100) }),
  'retainer.move': z.object({ ...ofRetainer, to: z.enum(['paused', 'resumed', 'ended']), date: text(20), reason: text(2000) }),
  'retainer.missed': z.object({ ...ofRetainer, answer: z.enum(MISSED_ANSWERS), reason: text(2000) }),
  'retainer.period': z.object({ ...ofRetainer, first: text(20), answer: z.enum(['bill', 'leave']), reason: text(2000) }),
  'beside.load': z.object({ contractId: id }),
  'beside.save': z.object({ contractId: id, rev, deposit: z.optional(deposit), retention: z.optional(retention) }),
  'beside.bill': z.object(ofBeside),
  'beside.leave': z.object({ ...ofBeside, reason: text(2000) }),
  'scope.load': nothing,
  'scope.detail': z.object({ contractId: id, milestoneId: id }),
  'scope.draft': z.object({ contractId: id, rev, milestoneId: id, itemIds: z.array(id).check(z.maxLength(1000)), ...orderText }),
  'scope.change': z.object({ ...order, ...orderText }),
  'scope.agree': z.object({ ...order, with: text(1000), evidence: text(2000), as: orderPlace }),
  'scope.decline': z.object({ ...order, reason: text(2000) }),
  'scope.place': z.object({ ...order, as: orderPlace }),
  'scope.keep': z.object({ contractId: id, rev, milestoneId: id }),
  'scope.limits': z.object({ contractId: id, rev, amber: text(20), red: text(20) }),
  'panel.scope': nothing,
  'admin.load': nothing,
  'admin.erasure': nothing,
  'admin.erase': z.object({ confirm: text(500) }),
  'admin.care': nothing,
  'admin.export': exported,
  'settings.export': exported,
  'admin.test': credentials,
  'admin.connect': credentials,
  'admin.askConsent': credentials,
  'admin.chooseOrganisation': z.object({ tenantId: id }),
  'admin.forgetConsent': nothing,
  'admin.disconnect': nothing,
  'admin.saveWebhookKey': z.object({ key: text(500) }),
} as const satisfies Record<PageCall, z.ZodMiniType>;

/** What each call's payload is once its shape is settled. */
export type Input<Call extends PageCall> = z.infer<(typeof INPUTS)[Call]>;
