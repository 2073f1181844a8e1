import { serveXero, type ServedXero } from '../serve';
import { openXero, type Caller } from './caller';

/** A seeded Xero behind a real socket on loopback. */
export async function openServedXero(options: Parameters<typeof openXero>[0] = {}): Promise<Caller & { readonly served: ServedXero; readonly accessToken: string }> {
  const caller = await openXero(options);
  const served = await serveXero(caller.xero, 0);
  const accessToken = String((await caller.token()).at('access_token'));
  return { ...caller, served, accessToken };
}
