import { z } from 'zod';
import { LINE_AMOUNT_TYPES } from './rules/tax';
import { appConnection, authorisationCode, customConnection, oauthApp, person, refreshToken, token, webhook } from './state-apps';

export { WEBHOOK_CATEGORIES } from './state-apps';
export type { AppConnection, AuthorisationCode, CustomConnection, OAuthApp, Person, RefreshToken, Token, Webhook, WebhookCategory, WebhookEvent } from './state-apps';

/** Everything the local Xero remembers. Amounts are decimal strings, days `YYYY-MM-DD`, instants milliseconds since the epoch. */

const salesTerms = z.object({ day: z.number().int(), type: z.enum(['DAYSAFTERBILLDATE', 'DAYSAFTERBILLMONTH', 'OFCURRENTMONTH', 'OFFOLLOWINGMONTH']) });

const inUse = z.enum(['ACTIVE', 'ARCHIVED']);
const trackingCategory = z.object({ id: z.string(), name: z.string(), status: inUse, options: z.array(z.object({ id: z.string(), name: z.string(), status: inUse })) });

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
  /** Others than its standard one. */
  brandingThemes: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  trackingCategories: z.array(trackingCategory).optional(),
  nextInvoiceNumber: z.number().int(),
  /** 1 when absent. */
  nextCreditNoteNumber: z.number().int().optional(),
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
  /** By the ids of category and option. */
  tracking: z.array(z.object({ category: z.string(), option: z.string() })).optional(),
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
  brandingThemeId: z.string().optional(),
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

const creditNote = z.object({
  id: z.string(),
  organisationId: z.string(),
  number: z.string(),
  reference: z.string(),
  contactId: z.string(),
  date: z.string(),
  lineAmountTypes: z.enum(LINE_AMOUNT_TYPES),
  lines: z.array(invoiceLine),
  currency: z.string(),
  currencyRate: z.string(),
  status: z.enum(INVOICE_STATUSES),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type CreditNote = z.infer<typeof creditNote>;

/** Money a client paid that is on no invoice yet: for later work (a prepayment), or too much (an overpayment). */
const moneyOnAccount = z.object({
  id: z.string(),
  organisationId: z.string(),
  kind: z.enum(['PREPAYMENT', 'OVERPAYMENT']),
  contactId: z.string(),
  date: z.string(),
  total: z.string(),
  currency: z.string(),
  currencyRate: z.string(),
  reference: z.string(),
  status: z.enum(['AUTHORISED', 'PAID']),
  updatedAt: z.number(),
});
export type MoneyOnAccount = z.infer<typeof moneyOnAccount>;

/** A part of a credit (a credit note, a prepayment or an overpayment, by id) that settles a part of an invoice. */
const allocation = z.object({
  id: z.string(),
  organisationId: z.string(),
  source: z.enum(['CREDITNOTE', 'PREPAYMENT', 'OVERPAYMENT']),
  sourceId: z.string(),
  invoiceId: z.string(),
  date: z.string(),
  amount: z.string(),
});
export type Allocation = z.infer<typeof allocation>;

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
  // Absent from a state that was kept before there were such records.
  creditNotes: z.array(creditNote).default([]),
  moneyOnAccount: z.array(moneyOnAccount).default([]),
  allocations: z.array(allocation).default([]),
  people: z.array(person).default([]),
  oauthApps: z.array(oauthApp).default([]),
  appConnections: z.array(appConnection).default([]),
  codes: z.array(authorisationCode).default([]),
  refreshTokens: z.array(refreshToken).default([]),
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
    creditNotes: [],
    moneyOnAccount: [],
    allocations: [],
    people: [],
    oauthApps: [],
    appConnections: [],
    codes: [],
    refreshTokens: [],
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
