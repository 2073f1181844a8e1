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

/** Somebody who signs in to Xero, and the organisations they may give an app access to. */
const person = z.object({ id: z.string(), name: z.string(), email: z.string(), organisationIds: z.array(z.string()) });
export type Person = z.infer<typeof person>;

/** An OAuth 2 web app as registered with Xero. */
const oauthApp = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  name: z.string(),
  /** Compared letter by letter. */
  redirectUris: z.array(z.string()),
  createdAt: z.number(),
});
export type OAuthApp = z.infer<typeof oauthApp>;

/** That a person let an OAuth app into an organisation. */
const appConnection = z.object({
  id: z.string(),
  clientId: z.string(),
  personId: z.string(),
  organisationId: z.string(),
  /** The consent that made it, or renewed it last. */
  authEventId: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type AppConnection = z.infer<typeof appConnection>;

/** What a person's consent gives an app to exchange for tokens. Gone once used. */
const authorisationCode = z.object({
  code: z.string(),
  clientId: z.string(),
  personId: z.string(),
  redirectUri: z.string(),
  scopes: z.array(z.string()),
  authEventId: z.string(),
  expiresAt: z.number(),
});
export type AuthorisationCode = z.infer<typeof authorisationCode>;

const refreshToken = z.object({
  token: z.string(),
  clientId: z.string(),
  personId: z.string(),
  scopes: z.array(z.string()),
  authEventId: z.string(),
  /** The refresh token it was given for; absent when it came of a consent. */
  replaces: z.string().optional(),
  issuedAt: z.number(),
  /** Until when it works, once it was used or another took its place; until then it works for 60 days. */
  graceUntil: z.number().optional(),
});
export type RefreshToken = z.infer<typeof refreshToken>;

const token = z.object({
  accessToken: z.string(),
  clientId: z.string(),
  scopes: z.array(z.string()),
  /** Whose consent it stands on; absent for a custom connection's. */
  personId: z.string().optional(),
  issuedAt: z.number(),
  expiresAt: z.number(),
  revoked: z.boolean(),
});
export type Token = z.infer<typeof token>;

export const WEBHOOK_CATEGORIES = ['INVOICE', 'CONTACT', 'CREDITNOTE', 'PREPAYMENT', 'OVERPAYMENT'] as const;
export type WebhookCategory = (typeof WEBHOOK_CATEGORIES)[number];

const webhookEvent = z.object({
  sequence: z.number().int(),
  organisationId: z.string(),
  category: z.enum(WEBHOOK_CATEGORIES),
  type: z.enum(['CREATE', 'UPDATE']),
  resourceId: z.string(),
  /** What the event says of the record besides, where its category says anything. */
  data: z.object({ type: z.string(), status: z.string() }).optional(),
  at: z.number(),
});
export type WebhookEvent = z.infer<typeof webhookEvent>;

const webhook = z.object({
  clientId: z.string(),
  deliveryUrl: z.string(),
  signingKey: z.string(),
  categories: z.array(z.enum(WEBHOOK_CATEGORIES)),
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
