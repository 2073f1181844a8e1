import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import { FIRST_ACCESS, type AccessId } from './access';
import { SECRETS } from './keys';

/**
 * Secrets are only ever in Forge's secret storage: not in records, answers, logs or the environment. Nothing there can be written on a condition, so each way into
 * the ledger has secrets of its own, and the connection's record, which is written on one, names which it uses.
 */

const credentialsSchema = z.object({ clientId: z.string(), clientSecret: z.string(), way: z._default(z.enum(['custom', 'consent']), 'custom') });
const refreshSchema = z.object({
  token: z.string(),
  since: z.number(),
  before: z.optional(z.object({ token: z.string(), until: z.number() })),
});
const tokenSchema = z.object({ accessToken: z.string(), expiresAt: z.number(), refresh: z.optional(refreshSchema) });

/** The customer's app in Xero: a custom connection, or one that somebody's consent let in. */
export type StoredCredentials = z.infer<typeof credentialsSchema>;
/**
 * All times in milliseconds since the epoch. With a consent `refresh` is what renews it, `since` when that was given, and `before` the one it replaced, while
 * that may still be used.
 */
export type StoredToken = z.infer<typeof tokenSchema>;

const credentialsKey = (id: AccessId): string => named(SECRETS.credentials, id);
const tokenKey = (id: AccessId): string => named(SECRETS.token, id);
const named = (name: string, id: AccessId): string => (id === FIRST_ACCESS ? name : `${name}.${id}`);

export async function getCredentials(id: AccessId): Promise<StoredCredentials | undefined> {
  return credentialsSchema.safeParse(await kvs.getSecret(credentialsKey(id))).data;
}
export const setCredentials = (id: AccessId, credentials: StoredCredentials): Promise<void> => kvs.setSecret(credentialsKey(id), credentials);

export async function getToken(id: AccessId): Promise<StoredToken | undefined> {
  return tokenSchema.safeParse(await kvs.getSecret(tokenKey(id))).data;
}
export const setToken = (id: AccessId, token: StoredToken): Promise<void> => kvs.setSecret(tokenKey(id), token);

/** Forgets one way into the ledger. */
export async function deleteAccess(id: AccessId): Promise<void> {
  await kvs.deleteSecret(tokenKey(id));
  await kvs.deleteSecret(credentialsKey(id));
}

export async function getWebhookKey(): Promise<string | undefined> {
  return z.string().safeParse(await kvs.getSecret(SECRETS.webhookKey)).data;
}
export const setWebhookKey = (key: string): Promise<void> => kvs.setSecret(SECRETS.webhookKey, key);
export const deleteWebhookKey = (): Promise<void> => kvs.deleteSecret(SECRETS.webhookKey);

/** What this installation signs with, so that what comes back to it can be told from what anyone made up. */
export async function getSigningKey(): Promise<string | undefined> {
  return z.string().safeParse(await kvs.getSecret(SECRETS.signingKey)).data;
}
export const setSigningKey = (key: string): Promise<void> => kvs.setSecret(SECRETS.signingKey, key);
