import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import { SECRETS } from './keys';

const credentialsSchema = z.object({ clientId: z.string(), clientSecret: z.string() });
const tokenSchema = z.object({ accessToken: z.string(), expiresAt: z.number() });

/** The customer's custom connection in Xero. */
export type StoredCredentials = z.infer<typeof credentialsSchema>;
/** `expiresAt` in milliseconds since the epoch. */
export type StoredToken = z.infer<typeof tokenSchema>;

/** Secrets are only ever in Forge's secret storage: not in records, answers, logs or the environment. */

export async function getCredentials(): Promise<StoredCredentials | undefined> {
  return credentialsSchema.safeParse(await kvs.getSecret(SECRETS.credentials)).data;
}
export const setCredentials = (credentials: StoredCredentials): Promise<void> => kvs.setSecret(SECRETS.credentials, credentials);

export async function getToken(): Promise<StoredToken | undefined> {
  return tokenSchema.safeParse(await kvs.getSecret(SECRETS.token)).data;
}
export const setToken = (token: StoredToken): Promise<void> => kvs.setSecret(SECRETS.token, token);
export const deleteToken = (): Promise<void> => kvs.deleteSecret(SECRETS.token);

export async function getWebhookKey(): Promise<string | undefined> {
  return z.string().safeParse(await kvs.getSecret(SECRETS.webhookKey)).data;
}
export const setWebhookKey = (key: string): Promise<void> => kvs.setSecret(SECRETS.webhookKey, key);

/** Forgets everything that lets us into the ledger. */
export async function deleteSecrets(): Promise<void> {
  await kvs.deleteSecret(SECRETS.token);
  await kvs.deleteSecret(SECRETS.credentials);
  await kvs.deleteSecret(SECRETS.webhookKey);
}
