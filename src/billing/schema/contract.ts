import * as z from 'zod/mini';
import { DIFFERENCE_FIELDS } from '../compare-mirror';
import { AUTONOMY, TAX_MODES } from '../contract';
import { CONTRACT_STATES } from '../contract-state';
import type { ChangeOrderId, ClientId, ContractId, InvoiceId, LedgerInvoiceId, MilestoneId, ProjectId } from '../ids';
import { INVOICE_STATUSES } from '../invoice-status';
import { besideSchema, depositSchema, retentionSchema } from './beside';
import { changeOrderSchema } from './change-order';
import { countSchema, currencySchema, dateSchema, id, instantSchema, moneySchema } from './basics';
import { claimSchema, gateOffSchema, gatePolicySchema, overrideSchema, releasedSchema } from './gate-policy';
import { gateTokenSchema } from './gate-token';
import { milestoneSchema } from './milestone';
import { periodSchema } from './period';
import { problemSchema } from './problem';
import { disputeSchema, remindedSchema, reminderPolicySchema } from './reminders';
import { retainerSchema } from './retainer';
import { scopeLimitsSchema } from './scope';
import { releaseRuleSchema } from './release-rule';
import { termsSchema } from './terms';

export const clientSchema = z.object({ id: id<ClientId>(), name: z.string() });

export const trackingSchema = z.object({ category: z.string(), option: z.string() });
export const brandingSchema = z.object({ id: z.string(), name: z.string() });

const mappingSchema = z.object({
  accountCode: z.string(),
  accountName: z.string(),
  taxCode: z.optional(z.string()),
  taxName: z.optional(z.string()),
  taxMode: z.enum(TAX_MODES),
  tracking: z.optional(z.array(trackingSchema)),
});

const billSchema = z.object({
  invoiceId: id<InvoiceId>(),
  // Bills were once remembered without it: until the invoice is next written, a page that acts on it is told to reload.
  rev: z._default(countSchema(1), 1),
  milestoneId: id<MilestoneId>(),
  with: z.optional(z.array(id<MilestoneId>())),
  collects: z.optional(z.literal(true)),
  period: z.optional(periodSchema),
  beside: besideSchema,
  drawn: z.optional(moneySchema),
  withheld: z.optional(moneySchema),
  changeOrders: z.optional(z.array(id<ChangeOrderId>())),
  number: z.string(),
  ledgerId: z.optional(id<LedgerInvoiceId>()),
  status: z.enum(INVOICE_STATUSES),
  amount: moneySchema,
  total: z.optional(moneySchema),
  paid: z.optional(moneySchema),
  credited: z.optional(moneySchema),
  due: z.optional(moneySchema),
  dueDate: z.optional(dateSchema),
  rate: z.optional(z.string()),
  beforeRelease: z.optional(z.literal(true)),
  mostPaid: z.optional(moneySchema),
  differs: z.optional(z.object({ fields: z.array(z.enum(DIFFERENCE_FIELDS)), since: instantSchema })),
  accepted: z.optional(z.literal(true)),
  missingSince: z.optional(instantSchema),
  held: z.optional(problemSchema),
});

export const contractSchema = z.object({
  id: id<ContractId>(),
  rev: countSchema(1),
  projectId: id<ProjectId>(),
  projectKey: z.string(),
  name: z.string(),
  client: clientSchema,
  currency: currencySchema,
  price: moneySchema,
  terms: termsSchema,
  mapping: mappingSchema,
  autonomy: z.enum(AUTONOMY),
  remind: z.optional(z.literal(true)),
  together: z.optional(z.literal(true)),
  poNumber: z.optional(z.string()),
  branding: z.optional(brandingSchema),
  release: z.optional(releaseRuleSchema),
  numberPrefix: z.string(),
  nextNumber: countSchema(1),
  nextActivity: countSchema(1),
  state: z.enum(CONTRACT_STATES),
  startsOn: z.optional(dateSchema),
  endsOn: z.optional(dateSchema),
  milestones: z.array(milestoneSchema),
  bills: z.array(billSchema),
  changeOrders: z.optional(z.array(changeOrderSchema)),
  scopeLimits: z.optional(scopeLimitsSchema),
  retainers: z.optional(z.array(retainerSchema)),
  deposit: z.optional(depositSchema),
  retention: z.optional(retentionSchema),
  gateTokens: z.optional(z.array(gateTokenSchema)),
  gate: z.optional(gatePolicySchema),
  overrides: z.optional(z.array(overrideSchema)),
  gateOff: z.optional(gateOffSchema),
  claims: z.optional(z.array(claimSchema)),
  disputes: z.optional(z.array(disputeSchema)),
  reminders: z.optional(reminderPolicySchema),
  reminded: z.optional(z.array(remindedSchema)),
  released: z.optional(z.array(releasedSchema)),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
