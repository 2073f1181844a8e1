import { fetch } from '@forge/api';
import type { XeroAccess } from './access';
import { DEFAULT_TIMEOUT_MS, exchange, type Answer, type Effect } from './transport';

const BASE = 'https://api.xero.com/api.xro/2.0';

export interface XeroCall {
  readonly effect: Effect;
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Below the API's base, made of literals and encoded ids, e.g. `/Invoices`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * One call of Xero's accounting API. Forge's own fetch, which its egress rules cover; a redirect isn't followed, since the
 * token would go with it.
 */
export async function callXero(access: XeroAccess, call: XeroCall): Promise<Answer> {
  // A space as %20, which every reader of a query takes for a space; `+` some take for itself.
  const query = new URLSearchParams(call.query ?? {}).toString().replaceAll('+', '%20');
  const headers: Record<string, string> = {
    authorization: `Bearer ${access.accessToken}`,
    accept: 'application/json',
    ...(access.tenantId === undefined ? {} : { 'xero-tenant-id': access.tenantId }),
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...call.headers,
  };
  const answer = await exchange(call.effect, access.timeoutMs ?? DEFAULT_TIMEOUT_MS, (signal) =>
    fetch(`${BASE}${call.path}${query === '' ? '' : `?${query}`}`, {
      method: call.method,
      headers,
      redirect: 'manual',
      signal,
      ...(call.body === undefined ? {} : { body: call.body }),
    }),
  );
  const remaining = answer.header('x-daylimit-remaining');
  if (remaining !== undefined && /^\d{1,7}$/.test(remaining)) access.heard?.(Number(remaining));
  return answer;
}

/** A write under a key of ours: repeated under it within six minutes, it is answered as it was the first time, and done once. */
export function idempotent(key: string): Readonly<Record<string, string>> {
  if (key === '' || key.length > 128) throw new RangeError('an idempotency key has 1 to 128 characters');
  return { 'idempotency-key': key };
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text can be an id of Xero's at all; anything else would be a different path, or a different question. */
export const isGuid = (text: string): boolean => GUID.test(text);
