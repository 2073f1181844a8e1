import * as z from 'zod/mini';
import { AUTONOMY, TAX_MODES } from '../contract';
import { DIFFERENCE_FIELDS } from '../compare-mirror';
import type { ChangeOrderId, ClientId, ContractId, InvoiceId, LedgerInvoiceId, MilestoneId, OrganisationId, PersonId, ProjectId } from '../ids';
import { LEDGER_STATUSES } from '../invoice';
import { besideSchema } from './beside';
import { billedBeforeSchema } from './billed-before';
import { countSchema, dateSchema, id, instantSchema, moneySchema } from './basics';
import { brandingSchema, clientSchema, trackingSchema } from './contract';
import { workItemSchema } from './milestone';
import { periodSchema } from './period';
import { problemSchema } from './problem';
import { termsSchema } from './terms';

const lineSchema = z.object({
  description: z.string(),
  quantity: z.number(),
  unitAmount: moneySchema,
  accountCode: z.string(),
  taxCode: z.optional(z.string()),
  tracking: z.optional(z.array(trackingSchema)),
  beside: besideSchema,
});

export const mirrorSchema = z.object({
  ledgerId: id<LedgerInvoiceId>(),
  number: z.string(),
  status: z.enum(LEDGER_STATUSES),
  clientId: id<ClientId>(),
  reference: z.string(),
  subtotal: moneySchema,
  tax: moneySchema,
  total: moneySchema,
  paid: moneySchema,
  credited: moneySchema,
  due: moneySchema,
  issueDate: dateSchema,
  dueDate: z.optional(dateSchema),
  rate: z.optional(z.string()),
  emailed: z.boolean(),
  clientName: z.optional(z.string()),
  lines: z.optional(z.array(z.object({ description: z.string(), amount: moneySchema }))),
  settlements: z.optional(
    z.array(
      z.object({
        kind: z.enum(['payment', 'credit-note', 'prepayment', 'overpayment']),
        ledgerId: z.string(),
        amount: moneySchema,
        date: z.optional(dateSchema),
        number: z.optional(z.string()),
      }),
    ),
  ),
  changedAt: instantSchema,
  readAt: instantSchema,
});

const asked = { by: id<PersonId>(), reason: z.string() };
const actSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approve'), by: z.optional(id<PersonId>()), email: z.optional(z.boolean()), seen: z.optional(z.object({ clientId: id<ClientId>(), total: moneySchema })) }),
  z.object({ kind: z.literal('email'), by: z.optional(id<PersonId>()), again: z.optional(z.enum(['wanted', 'tried'])) }),
  z.object({ kind: z.literal('void'), ...asked }),
  z.object({ kind: z.literal('delete'), ...asked }),
  z.object({ kind: z.literal('credit'), ...asked, amount: moneySchema, number: z.string(), date: dateSchema }),
]);

const cleared = z.optional(z.array(id<LedgerInvoiceId>()));
const stopped = { problem: problemSchema, since: instantSchema };
const heldSchema = z.discriminatedUnion('at', [
  z.object({ step: z.literal('held'), at: z.literal('queued'), ...stopped, found: z.optional(id<LedgerInvoiceId>()), cleared }),
  z.object({ step: z.literal('held'), at: z.literal('acting'), ...stopped, act: actSchema, mirror: mirrorSchema }),
]);

const deliverySchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('prepared') }),
  z.object({ step: z.literal('queued'), cleared }),
  heldSchema,
  z.object({ step: z.literal('cancelled'), by: id<PersonId>(), reason: z.string(), at: instantSchema }),
  z.object({ step: z.literal('acting'), act: actSchema, mirror: mirrorSchema }),
  z.object({ step: z.literal('recorded'), mirror: mirrorSchema }),
]);

export const differenceSchema = z.object({ field: z.enum(DIFFERENCE_FIELDS), expected: z.string(), actual: z.string() });

export const invoiceSchema = z.object({
  id: id<InvoiceId>(),
  rev: countSchema(1),
  organisationId: id<OrganisationId>(),
  projectId: id<ProjectId>(),
  contractId: id<ContractId>(),
  contractName: z.string(),
  milestoneId: id<MilestoneId>(),
  milestoneName: z.string(),
  workItem: z.optional(workItemSchema),
  with: z.optional(z.array(z.object({ milestoneId: id<MilestoneId>(), milestoneName: z.string(), workItem: workItemSchema }))),
  collects: z.optional(z.boolean()),
  period: z.optional(periodSchema),
  beside: besideSchema,
  drawn: z.optional(moneySchema),
  withheld: z.optional(moneySchema),
  changeOrders: z.optional(z.array(id<ChangeOrderId>())),
  number: z.string(),
  client: clientSchema,
  lines: z.array(lineSchema),
  amount: moneySchema,
  taxMode: z.enum(TAX_MODES),
  reference: z.string(),
  url: z.string(),
  terms: termsSchema,
  autonomy: z.enum(AUTONOMY),
  branding: z.optional(brandingSchema),
  before: z.optional(z.array(billedBeforeSchema)),
  earlier: z.optional(z.array(billedBeforeSchema)),
  handledBy: z.optional(z.array(id<PersonId>())),
  issueDate: z.optional(dateSchema),
  dueDate: z.optional(dateSchema),
  delivery: deliverySchema,
  recordedTax: z.optional(moneySchema),
  accepted: z.optional(z.object({ by: id<PersonId>(), at: instantSchema, note: z.string(), differences: z.array(differenceSchema) })),
  creditNotes: z.optional(countSchema(1)),
  missingSince: z.optional(instantSchema),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
