import * as z from 'zod/mini';
import type { ContractId, PersonId, ProjectId } from '../ids';
import { BESIDE } from '../beside';
import { LEDGER_ACTS } from '../activity';
import { GATE_REASONS } from '../gate';
import { OPENED } from '../milestone-gate';
import { INVOICE_STATUSES } from '../invoice-status';
import { currencySchema, dateSchema, id, instantSchema, moneySchema } from './basics';
import { causeSchema } from './milestone';
import { problemSchema } from './problem';

const changes = z.array(z.object({ field: z.string(), from: z.string(), to: z.string() }));
const milestone = { milestone: z.string(), workItem: z.string() };
const invoice = { invoice: z.string() };
const order = { order: z.number(), title: z.string() };
const days = { from: dateSchema, to: dateSchema };
const part = z.enum(BESIDE);
const act = { ...invoice, act: z.enum(LEDGER_ACTS), amount: z.optional(moneySchema) };

/** Put together when the first entry is read: most calls only write some, and it is a tenth of what a door's bundle does when it is loaded. */
const eventSchema = z.lazy(() => z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contract-created'), name: z.string(), client: z.string(), price: moneySchema }),
  z.object({ kind: z.literal('contract-changed'), name: z.string(), changes }),
  z.object({ kind: z.literal('price-changed'), name: z.string(), from: moneySchema, to: moneySchema, reason: z.optional(z.string()) }),
  z.object({ kind: z.literal('contract-activated'), name: z.string() }),
  z.object({ kind: z.literal('contract-paused'), name: z.string(), reason: z.string() }),
  z.object({ kind: z.literal('contract-resumed'), name: z.string() }),
  z.object({ kind: z.literal('contract-closed'), name: z.string() }),
  z.object({ kind: z.literal('plan-applied'), name: z.string(), milestones: z.array(z.object({ ...milestone, amount: moneySchema })) }),
  z.object({ kind: z.literal('milestone-tagged'), ...milestone, amount: moneySchema }),
  z.object({ kind: z.literal('milestone-changed'), ...milestone, changes }),
  z.object({ kind: z.literal('milestone-split'), ...milestone, amount: moneySchema, parts: z.array(z.object({ milestone: z.string(), amount: moneySchema })) }),
  z.object({ kind: z.literal('milestone-joined'), ...milestone, amount: moneySchema }),
  z.object({ kind: z.literal('milestone-untagged'), ...milestone }),
  z.object({ kind: z.literal('milestone-held'), ...milestone, reason: z.string() }),
  z.object({ kind: z.literal('milestone-unheld'), ...milestone }),
  z.object({ kind: z.literal('milestone-reached'), ...milestone, cause: causeSchema }),
  z.object({ kind: z.literal('milestone-waiting'), ...milestone, problem: problemSchema }),
  z.object({ kind: z.literal('milestone-reopened'), ...milestone, ...invoice }),
  z.object({ kind: z.literal('milestone-returned'), ...milestone, ...invoice }),
  z.object({ kind: z.literal('bill-kept'), ...milestone, ...invoice }),
  z.object({ kind: z.literal('invoice-joined'), ...invoice, milestone: z.string(), workItem: z.string(), amount: moneySchema, total: moneySchema }),
  z.object({ kind: z.literal('invoice-prepared'), ...invoice, milestone: z.string(), amount: moneySchema, dueDate: z.optional(dateSchema) }),
  z.object({ kind: z.literal('invoice-edited'), ...invoice, changes }),
  z.object({ kind: z.literal('invoice-released'), ...invoice, amount: moneySchema }),
  z.object({
    kind: z.literal('invoice-recorded'),
    ...invoice,
    ledgerId: z.string(),
    status: z.enum(INVOICE_STATUSES),
    total: moneySchema,
    adopted: z.boolean(),
  }),
  z.object({ kind: z.literal('invoice-held'), ...invoice, problem: problemSchema }),
  z.object({ kind: z.literal('invoice-retried'), ...invoice, issueDate: z.optional(dateSchema), client: z.optional(z.string()), despite: z.optional(z.string()) }),
  z.object({ kind: z.literal('invoice-emailed'), ...invoice }),
  z.object({ kind: z.literal('invoice-mirrored'), ...invoice, changes }),
  z.object({ kind: z.literal('invoice-cancelled'), ...invoice, reason: z.string() }),
  z.object({ kind: z.literal('act-asked'), ...act, reason: z.optional(z.string()) }),
  z.object({ kind: z.literal('act-done'), ...act, document: z.optional(z.string()) }),
  z.object({ kind: z.literal('act-dropped'), ...invoice, act: z.enum(LEDGER_ACTS) }),
  z.object({ kind: z.literal('bill-left'), ...milestone, ...invoice, reason: z.string() }),
  z.object({ kind: z.literal('acceptance-withdrawn'), ...invoice }),
  z.object({ kind: z.literal('differences-accepted'), ...invoice, differences: changes, note: z.string() }),
  z.object({ kind: z.literal('change-order-drafted'), ...order, milestone: z.string(), price: moneySchema }),
  z.object({ kind: z.literal('change-order-changed'), order: z.number(), changes }),
  z.object({ kind: z.literal('change-order-agreed'), ...order, price: moneySchema, with: z.string(), evidence: z.string(), milestone: z.optional(z.string()) }),
  z.object({ kind: z.literal('change-order-placed'), ...order, milestone: z.optional(z.string()) }),
  z.object({ kind: z.literal('change-order-declined'), ...order, reason: z.string() }),
  z.object({ kind: z.literal('scope-kept'), ...milestone }),
  z.object({ kind: z.literal(['retainer-created', 'retainer-priced']), retainer: z.string(), amount: moneySchema, from: dateSchema }),
  z.object({ kind: z.literal('retainer-changed'), retainer: z.string(), changes }),
  z.object({ kind: z.literal(['retainer-paused', 'retainer-resumed', 'retainer-ended']), retainer: z.string(), date: dateSchema, reason: z.optional(z.string()) }),
  z.object({ kind: z.literal('retainer-waiting'), retainer: z.string(), problem: problemSchema }),
  z.object({ kind: z.literal(['periods-cleared', 'periods-skipped']), retainer: z.string(), count: z.int(), ...days, reason: z.optional(z.string()) }),
  z.object({ kind: z.literal('period-left'), retainer: z.string(), ...days, ...invoice, reason: z.string() }),
  z.object({ kind: z.literal('holdbacks-changed'), name: z.string(), changes }),
  z.object({ kind: z.literal('beside-waiting'), part, problem: problemSchema }),
  z.object({ kind: z.literal('beside-left'), part, reason: z.string() }),
  z.object({ kind: z.literal('extra-found'), number: z.string(), ledgerId: z.string() }),
  z.object({ kind: z.literal('extra-accepted'), number: z.string(), note: z.string() }),
  z.object({ kind: z.literal('invoice-missing'), ...invoice, ledgerId: z.string() }),
  z.object({ kind: z.literal('gate-passed'), ...milestone, item: z.string(), opened: z.enum(OPENED), invoice: z.optional(z.string()) }),
  z.object({ kind: z.literal('gate-closed-again'), ...milestone, ...invoice, items: z.array(z.string()) }),
  z.object({ kind: z.literal('version-released-unpaid'), version: z.string(), ...milestone, reason: z.enum(GATE_REASONS), invoice: z.optional(z.string()) }),
  z.object({ kind: z.literal('mark-repaired'), ...milestone, was: z.enum(['missing', 'changed']) }),
  z.object({ kind: z.literal('gate-overridden'), ...milestone, reason: z.string(), until: z.optional(instantSchema) }),
  z.object({ kind: z.literal('gate-override-ended'), ...milestone }),
  z.object({ kind: z.literal('payment-claimed'), ...invoice, paidOn: dateSchema, reference: z.optional(z.string()) }),
  z.object({ kind: z.literal('payment-claim-dropped'), ...invoice }),
  z.object({ kind: z.literal('invoice-disputed'), ...invoice, reason: z.string() }),
  z.object({ kind: z.literal('dispute-ended'), ...invoice }),
  z.object({ kind: z.literal('milestone-reminded'), ...milestone, ahead: z.boolean() }),
  z.object({ kind: z.literal('invoice-reminded'), ...invoice, days: z.number() }),
  z.object({ kind: z.literal('gate-policy-changed'), name: z.string(), changes }),
  z.object({ kind: z.literal('gates-opened'), name: z.string(), reason: z.string() }),
  z.object({ kind: z.literal('gates-closed'), name: z.string() }),
  z.object({ kind: z.literal('gate-token-made'), name: z.string(), for: z.optional(z.string()), amounts: z.boolean() }),
  z.object({ kind: z.literal('gate-token-rotated'), name: z.string(), graceHours: z.number() }),
  z.object({ kind: z.literal('gate-token-revoked'), name: z.string() }),
  z.object({ kind: z.literal('client-merged'), client: z.string(), into: z.string() }),
  z.object({ kind: z.literal('milestone-expected'), ...milestone, from: z.optional(dateSchema), to: z.optional(dateSchema) }),
  z.object({ kind: z.literal('cash-line-set'), currency: currencySchema, line: z.optional(moneySchema) }),
  z.object({ kind: z.literal('cash-low'), on: dateSchema, cash: moneySchema, line: moneySchema }),
  z.object({ kind: z.literal('webhook-silent'), since: z.string() }),
  z.object({ kind: z.literal('webhook-heard') }),
  z.object({ kind: z.literal('connection-made'), organisation: z.string(), demo: z.boolean() }),
  z.object({ kind: z.literal('connection-broken'), organisation: z.string(), problem: problemSchema }),
  z.object({ kind: z.literal('connection-ends'), organisation: z.string(), date: dateSchema }),
  z.object({ kind: z.literal('connection-removed'), organisation: z.string() }),
  z.object({ kind: z.literal('data-erased'), records: z.int() }),
  z.object({ kind: z.literal('erase-stopped'), name: z.string() }),
  z.object({ kind: z.literal('webhook-key-saved') }),
]));

export const activitySchema = z.object({
  at: instantSchema,
  by: z.union([z.literal('milepost'), id<PersonId>()]),
  projectId: z.optional(id<ProjectId>()),
  contractId: z.optional(id<ContractId>()),
  event: eventSchema,
});
