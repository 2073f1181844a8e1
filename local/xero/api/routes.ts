import type { Endpoint } from './call';
import { ALLOCATION_ENDPOINTS } from './endpoints/allocations';
import { CONTACT_ENDPOINTS } from './endpoints/contacts';
import { CREDIT_NOTE_ENDPOINTS } from './endpoints/credit-notes';
import { INVOICE_ACTION_ENDPOINTS } from './endpoints/invoice-actions';
import { INVOICE_ENDPOINTS } from './endpoints/invoices';
import { PAYMENT_ENDPOINTS } from './endpoints/payments';
import { SETTINGS_ENDPOINTS } from './endpoints/settings';

export const ENDPOINTS: readonly Endpoint[] = [
  ...SETTINGS_ENDPOINTS,
  ...CONTACT_ENDPOINTS,
  ...INVOICE_ENDPOINTS,
  ...INVOICE_ACTION_ENDPOINTS,
  ...PAYMENT_ENDPOINTS,
  ...CREDIT_NOTE_ENDPOINTS,
  ...ALLOCATION_ENDPOINTS,
];

export interface Match {
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
}

/** The endpoint at a path below `/api.xro/2.0`. Xero reads paths without regard to case, and Organisations and such plurals are not taken. */
export function matchEndpoint(method: string, path: string): Match | undefined {
  for (const endpoint of ENDPOINTS) {
    if (endpoint.method !== method) continue;
    const params = matchPath(endpoint.path, path);
    if (params) return { endpoint, params };
  }
  return undefined;
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name !== undefined && value !== '') params[name] = decodeURIComponent(value);
    else if (part.toLowerCase() !== value.toLowerCase()) return undefined;
  }
  return params;
}
