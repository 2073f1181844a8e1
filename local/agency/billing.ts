/** What the sample agency agreed with Harbour Foods, as finance would type it. */
import type { ContractInput } from '../../src/handlers/pages/api';
import { clientIds } from './xero';

export const HARBOUR_CONTRACT: ContractInput = {
  name: 'Ordering app, phase 1',
  clientId: clientIds.harbourFoods,
  currency: 'AUD',
  price: '60,000',
  terms: { kind: 'days_after_invoice', days: 30 },
  taxMode: 'exclusive',
  accountCode: '205',
  taxCode: 'OUTPUT',
  autonomy: 'draft',
  poNumber: 'PO-7781',
  numberPrefix: 'HARB-C1',
};
