import { createWorld, START, type World, type WorldSettings } from './world';
import { clientIds, customConnections } from '../../local/agency/xero';
import { calendarDate } from '../../src/billing/calendar-date';
import type { ClientId } from '../../src/billing/ids';
import { LedgerFailure, type InvoiceRequest, type LedgerFailureReason } from '../../src/billing/ledger';
import { currencyCode, money } from '../../src/billing/money';
import { requestToken, xeroClient, type XeroClient, type XeroToken } from '../../src/xero';

const AUD = currencyCode('AUD');

/** A world whose app holds a fresh token for Northlight Studio's books. */
export interface Connected {
  readonly world: World;
  readonly client: XeroClient;
  readonly token: XeroToken;
  /** Runs a call in the app and gives its result. */
  readonly run: World['inApp'];
  /** Runs a call in the app that must end in a LedgerFailure, and gives the reason. */
  readonly failureOf: (call: () => Promise<unknown>) => Promise<LedgerFailureReason>;
}

export async function connect(settings: WorldSettings = {}, timeoutMs = 2000): Promise<Connected> {
  const world = createWorld(settings);
  const token = await world.inApp(() => requestToken(customConnections.northlight));
  return {
    world,
    token,
    client: xeroClient({ accessToken: token.accessToken, timeoutMs }),
    run: world.inApp,
    failureOf: async (call) => {
      try {
        await world.inApp(call);
      } catch (error) {
        if (error instanceof LedgerFailure) return error.reason;
        throw error;
      }
      throw new Error('the call succeeded');
    },
  };
}

/** The bill that the tests send. */
export const harbour: InvoiceRequest = {
  number: 'HARB-1-001',
  reference: 'PO 77 / HARB-3',
  clientId: clientIds.harbourFoods as ClientId,
  currency: AUD,
  taxMode: 'exclusive',
  issueDate: calendarDate('2026-11-22'),
  dueDate: calendarDate('2026-12-22'),
  url: 'https://northlight.example/browse/HARB-3',
  status: 'draft',
  lines: [{ description: 'User dashboard (3 of 5)', quantity: 1, unitAmount: money(1200000, AUD), accountCode: '205', taxCode: 'OUTPUT' }],
};

/** The invoice that Xero has under a number of ours. */
export const byNumber = async (client: XeroClient, number: string) => (await client.findInvoices({ number, reference: 'no such reference' }, START)).byNumber;
