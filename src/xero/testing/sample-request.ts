/** One bill, for the tests of this folder. */
import { calendarDate } from '../../billing/calendar-date';
import type { ClientId } from '../../billing/ids';
import type { InvoiceRequest } from '../../billing/ledger';
import { currencyCode, money } from '../../billing/money';

const AUD = currencyCode('AUD');

export const harbourFoods: InvoiceRequest = {
  number: 'HFD-1-002',
  reference: 'PO 77 / HFD-12',
  clientId: '2f79af6c-5f57-49e8-9e44-301499538add' as ClientId,
  currency: AUD,
  taxMode: 'exclusive',
  issueDate: calendarDate('2026-11-22'),
  dueDate: calendarDate('2026-12-22'),
  url: 'https://harbour.example/browse/HFD-12',
  status: 'draft',
  lines: [{ description: 'User dashboard (2 of 5)', quantity: 1, unitAmount: money(1200000, AUD), accountCode: '200', taxCode: 'OUTPUT' }],
};
