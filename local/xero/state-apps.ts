import { z } from 'zod';

/** What the local Xero remembers of apps: who let them in, their tokens, and their webhooks. */

export const customConnection = z.object({
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
export const person = z.object({ id: z.string(), name: z.string(), email: z.string(), organisationIds: z.array(z.string()) });
export type Person = z.infer<typeof person>;

/** An OAuth 2 web app as registered with Xero. */
export const oauthApp = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  name: z.string(),
  /** Compared letter by letter. */
  redirectUris: z.array(z.string()),
  createdAt: z.number(),
});
export type OAuthApp = z.infer<typeof oauthApp>;

/** That a person let an OAuth app into an organisation. */
export const appConnection = z.object({
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
export const authorisationCode = z.object({
  code: z.string(),
  clientId: z.string(),
  personId: z.string(),
  redirectUri: z.string(),
  scopes: z.array(z.string()),
  authEventId: z.string(),
  expiresAt: z.number(),
});
export type AuthorisationCode = z.infer<typeof authorisationCode>;

export const refreshToken = z.object({
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

export const token = z.object({
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

export const webhookEvent = z.object({
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

export const webhook = z.object({
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
