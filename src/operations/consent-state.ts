import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PersonId } from '../billing/ids';
import type { AccessId } from '../store/access';
import { getSigningKey, setSigningKey } from '../store/secrets';

/**
 * The `state` that travels through the ledger's consent page and back (RFC 6749, section 10.12): which way in was asked for, by which admin, until when, and our
 * signature. Anyone can call the address that people come back to; only what this installation has signed is looked at any further.
 */
export interface ConsentState {
  readonly access: AccessId;
  readonly by: PersonId;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

const KEY_BYTES = 32;
const SHAPE = /^([0-9a-f-]{36}\.(\d{13})\.([\w-]{1,40}))\.([\w-]{43})$/;

export async function signState({ access, by, until }: ConsentState): Promise<string> {
  const key = (await getSigningKey()) ?? (await newKey());
  const signed = `${access}.${until}.${by}`;
  return `${signed}.${signature(key, signed)}`;
}

/** What we signed, or undefined when we did not. Compared in constant time. */
export async function openState(text: string): Promise<ConsentState | undefined> {
  const [, signed, until, by, given] = SHAPE.exec(text) ?? [];
  const key = await getSigningKey();
  if (key === undefined || signed === undefined || by === undefined || given === undefined) return undefined;
  if (!timingSafeEqual(Buffer.from(signature(key, signed)), Buffer.from(given))) return undefined;
  const [access] = signed.split('.');
  return { access: access as AccessId, by: by as PersonId, until: Number(until) };
}

const signature = (key: string, signed: string): string => createHmac('sha256', Buffer.from(key, 'base64url')).update(signed).digest('base64url');

async function newKey(): Promise<string> {
  const key = randomBytes(KEY_BYTES).toString('base64url');
  await setSigningKey(key);
  return key;
}
