import * as z from 'zod/mini';
import { AUTONOMY, TAX_MODES } from '../contract';
import type { ClientId, ContractId, InvoiceId, LedgerInvoiceId, MilestoneId, OrganisationId, ProjectId } from '../ids';
import { LEDGER_STATUSES } from '../invoice';
import { countSchema, dateSchema, id, instantSchema, moneySchema } from './basics';
import { clientSchema } from './contract';
import { workItemSchema } from './milestone';
import { problemSchema } from './problem';
import { termsSchema } from './terms';

const lineSchema = z.object({
  description: z.string(),
  quantity: z.number(),
  unitAmount: moneySchema,
  accountCode: z.string(),
  taxCode: z.optional(z.string()),
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
  emailed: z.boolean(),
  changedAt: instantSchema,
  readAt: instantSchema,
});

const deliverySchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('prepared') }),
  z.object({ step: z.literal('queued') }),
  z.object({
    step: z.literal('held'),
    at: z.enum(['queued', 'emailing']),
    problem: problemSchema,
    since: instantSchema,
    mirror: z.optional(mirrorSchema),
  }),
  z.object({ step: z.literal('emailing'), mirror: mirrorSchema }),
  z.object({ step: z.literal('recorded'), mirror: mirrorSchema }),
]);

export const invoiceSchema = z.object({
  id: id<InvoiceId>(),
  rev: countSchema(1),
  organisationId: id<OrganisationId>(),
  projectId: id<ProjectId>(),
  contractId: id<ContractId>(),
  contractName: z.string(),
  milestoneId: id<MilestoneId>(),
  milestoneName: z.string(),
  workItem: workItemSchema,
  number: z.string(),
  client: clientSchema,
  lines: z.array(lineSchema),
  amount: moneySchema,
  taxMode: z.enum(TAX_MODES),
  reference: z.string(),
  url: z.string(),
  terms: termsSchema,
  autonomy: z.enum(AUTONOMY),
  issueDate: z.optional(dateSchema),
  dueDate: z.optional(dateSchema),
  delivery: deliverySchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
