import { clientIds, customConnections, organisationIds, seedXero } from '../../agency/xero';
import { stoppedClock, type Clock } from '../../common/clock';
import { createXero, type LocalXero, type XeroOptions } from '../index';

/** 22 November 2026, 10:00 in Sydney: still the 21st in UTC. */
export const START = Date.parse('2026-11-21T23:00:00Z');

const API = 'https://api.xero.com/api.xro/2.0';
export const BROAD_ENOUGH = 'accounting.invoices accounting.contacts accounting.settings accounting.payments';

/** An answer, read whole. `json` is undefined when the body is not JSON. */
export interface Read {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The field at a path such as `Invoices.0.Contact.Name`; undefined when absent. */
  at(path: string): unknown;
}

/** A seeded Xero with a clock that stands still, and a caller with the app's token. */
export interface Caller {
  readonly xero: LocalXero;
  readonly clock: Clock;
  call(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string>; token?: string }): Promise<Read>;
  /** A form to one of Xero's identity addresses, as the app. */
  post(url: string, app: { readonly clientId: string; readonly clientSecret: string }, fields: Readonly<Record<string, string>>): Promise<Read>;
  token(options?: { scope?: string; clientId?: string; clientSecret?: string; fields?: Record<string, string> }): Promise<Read>;
}

export async function openXero(options: Partial<XeroOptions> & { scope?: string } = {}): Promise<Caller> {
  const clock = options.clock ?? stoppedClock(START);
  const xero = createXero({ clock, ...options });
  seedXero(xero.model, clock.now());
  const caller: Caller = {
    xero,
    clock,
    call: async (method, path, { body, headers = {}, token = accessToken } = {}) => {
      const url = path.startsWith('/connections') ? `https://api.xero.com${path}` : `${API}${path}`;
      const all = { accept: 'application/json', authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers };
      return read(await xero.api(new Request(url, { method, headers: all, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })));
    },
    post: async (url, { clientId, clientSecret }, fields) => {
      const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
      return read(await xero.api(new Request(url, { method: 'POST', headers: { authorization }, body: new URLSearchParams(fields) })));
    },
    token: async ({ scope = BROAD_ENOUGH, clientId = customConnections.northlight.clientId, clientSecret = customConnections.northlight.clientSecret, fields = {} } = {}) =>
      caller.post('https://identity.xero.com/connect/token', { clientId, clientSecret }, { grant_type: 'client_credentials', ...(scope === '' ? {} : { scope }), ...fields }),
  };
  const accessToken = String((await caller.token({ ...(options.scope === undefined ? {} : { scope: options.scope }) })).at('access_token'));
  return caller;
}

/** A sales invoice to Harbour Foods that passes, with what is given in place of its fields. */
export function invoiceBody(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    Type: 'ACCREC',
    Contact: { ContactID: clientIds.harbourFoods },
    Date: '2026-11-22',
    DueDate: '2026-12-06',
    LineAmountTypes: 'Exclusive',
    LineItems: [{ Description: 'User dashboard (2 of 5)', Quantity: 1, UnitAmount: 12000, AccountCode: '205', TaxType: 'OUTPUT' }],
    ...fields,
  };
}

export const NORTHLIGHT = organisationIds.northlight;

async function read(response: Response): Promise<Read> {
  const text = await response.text();
  const json = parse(text);
  return { status: response.status, headers: response.headers, text, at: (path) => path.split('.').reduce(step, json) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function step(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
