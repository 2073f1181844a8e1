import { z } from 'zod';
import { LINE_AMOUNT_TYPES } from './rules/tax';

/** Everything the local Xero remembers. Amounts are decimal strings, days `YYYY-MM-DD`, instants milliseconds since the epoch. */

const salesTerms = z.object({ day: z.number().int(), type: z.enum(['DAYSAFTERBILLDATE', 'DAYSAFTERBILLMONTH', 'OFCURRENTMONTH', 'OFFOLLOWINGMONTH']) });

const organisation = z.object({
  id: z.string(),
  name: z.string(),
  legalName: z.string(),
  countryCode: z.enum(['AU', 'NZ', 'GB', 'US']),
  baseCurrency: z.string(),
  /** `rate`: units of this currency for one of the base currency, as the day's rate would be. */
  currencies: z.array(z.object({ code: z.string(), description: z.string(), rate: z.string() })),
  timeZone: z.string(),
  shortCode: z.string(),
  demo: z.boolean(),
  taxNumber: z.string().optional(),
  periodLockDate: z.string().optional(),
  endOfYearLockDate: z.string().optional(),
  salesTerms: salesTerms.optional(),
  brandingThemeId: z.string(),
  nextInvoiceNumber: z.number().int(),
  createdAt: z.number(),
});
export type Organisation = z.infer<typeof organisation>;

const account = z.object({
  id: z.string(),
  organisationId: z.string(),
  code: z.string(),
  name: z.string(),
  type: z.enum(['REVENUE', 'SALES', 'OTHERINCOME', 'EXPENSE', 'BANK', 'CURRENT', 'CURRLIAB', 'EQUITY']),
  taxType: z.string(),
  status: z.enum(['ACTIVE', 'ARCHIVED']),
  enablePayments: z.boolean(),
  updatedAt: z.number(),
});
export type Account = z.infer<typeof account>;

const taxRate = z.object({
  organisationId: z.string(),
  taxType: z.string(),
  name: z.string(),
  /** Per cent. */
  rate: z.string(),
  status: z.enum(['ACTIVE', 'ARCHIVED', 'DELETED']),
  reportTaxType: z.string().optional(),
  appliesTo: z.array(z.enum(['ASSET', 'EQUITY', 'EXPENSE', 'LIABILITY', 'REVENUE'])),
});
export type TaxRate = z.infer<typeof taxRate>;

const contact = z.object({
  id: z.string(),
  organisationId: z.string(),
  name: z.string(),
  status: z.enum(['ACTIVE', 'ARCHIVED']),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string().optional(),
  contactNumber: z.string().optional(),
  accountNumber: z.string().optional(),
  taxNumber: z.string().optional(),
  salesTerms: salesTerms.optional(),
  mergedTo: z.string().optional(),
  persons: z.array(z.object({ firstName: z.string(), lastName: z.string(), email: z.string(), includeInEmails: z.boolean() })),
  updatedAt: z.number(),
});
export type Contact = z.infer<typeof contact>;

const invoiceLine = z.object({
  id: z.string(),
  description: z.string(),
  quantity: z.string(),
  unitAmount: z.string(),
  accountCode: z.string().optional(),
  taxType: z.string(),
  taxAmount: z.string(),
  lineAmount: z.string(),
});
export type InvoiceLine = z.infer<typeof invoiceLine>;

export const INVOICE_STATUSES = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

const invoice = z.object({
  id: z.string(),
  organisationId: z.string(),
  number: z.string(),
  reference: z.string(),
  contactId: z.string(),
  date: z.string(),
  dueDate: z.string().optional(),
  lineAmountTypes: z.enum(LINE_AMOUNT_TYPES),
  lines: z.array(invoiceLine),
  currency: z.string(),
  currencyRate: z.string(),
  status: z.enum(INVOICE_STATUSES),
  url: z.string().optional(),
  expectedPaymentDate: z.string().optional(),
  sentToContact: z.boolean(),
  /** The client id of the app that created it; absent when a person did. */
  createdBy: z.string().optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Invoice = z.infer<typeof invoice>;

const payment = z.object({
  id: z.string(),
  organisationId: z.string(),
  invoiceId: z.string(),
  accountId: z.string(),
  date: z.string(),
  amount: z.string(),
  reference: z.string(),
  status: z.enum(['AUTHORISED', 'DELETED']),
  updatedAt: z.number(),
});
export type Payment = z.infer<typeof payment>;

const history = z.object({ invoiceId: z.string(), at: z.number(), changes: z.string(), details: z.string(), user: z.string() });
export type HistoryEntry = z.infer<typeof history>;

const email = z.object({
  id: z.string(),
  organisationId: z.string(),
  invoiceId: z.string(),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  at: z.number(),
});
export type SentEmail = z.infer<typeof email>;

const customConnection = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  name: z.string(),
  organisationId: z.string(),
  /** The connection's own id, which is not the tenant's. */
  connectionId: z.string(),
  scopes: z.array(z.string()),
  connected: z.boolean(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type CustomConnection = z.infer<typeof customConnection>;

const token = z.object({ accessToken: z.string(), clientId: z.string(), scopes: z.array(z.string()), issuedAt: z.number(), expiresAt: z.number(), revoked: z.boolean() });
export type Token = z.infer<typeof token>;

const webhookEvent = z.object({
  sequence: z.number().int(),
  organisationId: z.string(),
  category: z.enum(['INVOICE', 'CONTACT']),
  type: z.enum(['CREATE', 'UPDATE']),
  resourceId: z.string(),
  at: z.number(),
});
export type WebhookEvent = z.infer<typeof webhookEvent>;

const webhook = z.object({
  clientId: z.string(),
  deliveryUrl: z.string(),
  signingKey: z.string(),
  categories: z.array(z.enum(['INVOICE', 'CONTACT'])),
  /** `unverified` until an intent to receive was answered rightly; events flow only to `ok` ones. */
  state: z.enum(['unverified', 'ok', 'disabled']),
  nextSequence: z.number().int(),
  pending: z.array(webhookEvent),
  failingSince: z.number().optional(),
  retryAt: z.number().optional(),
  log: z.array(z.object({ at: z.number(), what: z.string(), status: z.number().int() })),
});
export type Webhook = z.infer<typeof webhook>;

export const stateSchema = z.object({
  version: z.literal(1),
  organisations: z.array(organisation),
  accounts: z.array(account),
  taxRates: z.array(taxRate),
  contacts: z.array(contact),
  invoices: z.array(invoice),
  payments: z.array(payment),
  history: z.array(history),
  emails: z.array(email),
  connections: z.array(customConnection),
  tokens: z.array(token),
  webhooks: z.array(webhook),
});
export type State = z.infer<typeof stateSchema>;

export function emptyState(): State {
  return {
    version: 1,
    organisations: [],
    accounts: [],
    taxRates: [],
    contacts: [],
    invoices: [],
    payments: [],
    history: [],
    emails: [],
    connections: [],
    tokens: [],
    webhooks: [],
  };
}

/** The class of an account, by its type. */
export function accountClass(type: Account['type']): TaxRate['appliesTo'][number] {
  switch (type) {
    case 'REVENUE':
    case 'SALES':
    case 'OTHERINCOME':
      return 'REVENUE';
    case 'EXPENSE':
      return 'EXPENSE';
    case 'BANK':
    case 'CURRENT':
      return 'ASSET';
    case 'CURRLIAB':
      return 'LIABILITY';
    case 'EQUITY':
      return 'EQUITY';
  }
}
