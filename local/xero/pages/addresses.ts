import type { Invoice, Organisation } from '../state';

/** Where each page is; the invoice's follows the form of Xero's own. */
export const addresses = {
  home: '/',
  outbox: '/outbox',
  developer: '/developer',
  faults: '/faults',
  invoices: (organisation: Organisation, status?: string): string => `${books(organisation)}/invoicing${status === undefined ? '' : `?status=${status}`}`,
  invoice: (organisation: Organisation, invoice: Pick<Invoice, 'id'>): string => `${books(organisation)}/invoicing/view/${invoice.id}`,
  contacts: (organisation: Organisation): string => `${books(organisation)}/contacts`,
  accounts: (organisation: Organisation): string => `${books(organisation)}/accounts`,
  credits: (organisation: Organisation): string => `${books(organisation)}/credits`,
  credit: (organisation: Organisation, id: string): string => `${books(organisation)}/credits/${id}`,
  connectedApps: (organisation: Organisation): string => `${books(organisation)}/connected-apps`,
  settings: (organisation: Organisation): string => `${books(organisation)}/settings`,
};

function books(organisation: Organisation): string {
  return `/app/${encodeURIComponent(organisation.shortCode)}`;
}
