/**
 * Xero's official client as an outside referee: it serialises requests and reads answers by its own rules, which we did not write.
 * Where it is wrong about the real Xero (see its issues on dates) nothing is asserted through it.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Account, Contact, Invoice, Invoices, LineAmountTypes, LineItem, Payment, PaymentDelete, RequestEmpty, XeroClient, type AccountingApi } from 'xero-node';
import { clientIds, organisationIds } from '../agency/xero';
import type { Caller } from './testing/caller';
import { openServedXero } from './testing/served';

const TENANT = organisationIds.northlight;

/** An instance of one of the SDK's models. */
function make<T extends object>(model: new () => T, fields: Partial<T>): T {
  return Object.assign(new model(), fields);
}

describe('xero-node 20 drives the local Xero', () => {
  let world: Caller & { served: { origin: string; close(): Promise<void> } };
  let api: AccountingApi;

  beforeEach(async () => {
    const opened = await openServedXero();
    world = opened;
    const client = new XeroClient();
    client.setTokenSet({ access_token: opened.accessToken });
    client.accountingApi.basePath = `${opened.served.origin}/api.xero.com/api.xro/2.0`;
    client.accountingApi.accessToken = opened.accessToken;
    api = client.accountingApi;
  });
  afterEach(() => world.served.close());

  const milestone = (fields: Partial<Invoice> = {}): Invoice =>
    make(Invoice, {
      type: Invoice.TypeEnum.ACCREC,
      contact: make(Contact, { contactID: clientIds.harbourFoods }),
      date: '2026-11-22',
      dueDate: '2026-12-06',
      lineAmountTypes: LineAmountTypes.Exclusive,
      reference: 'HARB-3',
      url: 'http://localhost/browse/HARB-3',
      lineItems: [make(LineItem, { description: 'User dashboard', quantity: 1, unitAmount: 12000, accountCode: '205', taxType: 'OUTPUT' })],
      ...fields,
    });

  const payment = (invoiceID: string, amount: number): Payment =>
    make(Payment, { invoice: make(Invoice, { invoiceID }), account: make(Account, { code: '090' }), date: '2026-11-24', amount });

  async function create(fields: Partial<Invoice> = {}): Promise<Invoice> {
    const { body } = await api.createInvoices(TENANT, make(Invoices, { invoices: [milestone(fields)] }), false, 4, 'key-1');
    expect(body.invoices?.length).toBe(1);
    return body.invoices![0]!;
  }

  it('reads the organisation, its accounts, tax rates and clients', async () => {
    const { organisations } = (await api.getOrganisations(TENANT)).body;
    expect(organisations?.map(({ name, baseCurrency, isDemoCompany, shortCode }) => [name, String(baseCurrency), isDemoCompany, shortCode])).toEqual([
      ['Northlight Studio Pty Ltd', 'AUD', false, '!nLs01'],
    ]);
    const { accounts } = (await api.getAccounts(TENANT, undefined, 'Status=="ACTIVE" AND Class=="REVENUE"')).body;
    expect(accounts?.map(({ code }) => code)).toEqual(['200', '205', '260']);
    const { taxRates } = (await api.getTaxRates(TENANT)).body;
    expect(taxRates?.find(({ taxType }) => taxType === 'OUTPUT')).toMatchObject({ name: 'GST on Income', effectiveRate: 10, canApplyToRevenue: true });
    const { contacts } = (await api.getContacts(TENANT, undefined, undefined, undefined, undefined, 1, false, false, 'lumi')).body;
    expect(contacts?.map(({ name }) => name)).toEqual(['Lumière Hotels']);
  });

  it('creates an invoice, finds it by number, reads it', async () => {
    const made = await create({ invoiceNumber: 'HARB-A-001' });
    expect(made).toMatchObject({ invoiceNumber: 'HARB-A-001', status: 'DRAFT', subTotal: 12000, totalTax: 1200, total: 13200, amountDue: 13200, hasErrors: false });
    const listed = (await api.getInvoices(TENANT, undefined, undefined, undefined, undefined, ['HARB-A-001'], undefined, undefined, 1, false, false, 4)).body;
    expect(listed.invoices?.map(({ invoiceID }) => invoiceID)).toEqual([made.invoiceID]);
    const read = (await api.getInvoice(TENANT, made.invoiceID!)).body.invoices![0]!;
    expect(read.lineItems?.[0]).toMatchObject({ description: 'User dashboard', unitAmount: 12000, taxAmount: 1200, accountCode: '205' });
    expect(read.contact?.name).toBe('Harbour Foods');
  });

  it('approves, emails, pays in two parts, takes a payment back', async () => {
    const { invoiceID } = await create();
    const approved = await api.updateInvoice(TENANT, invoiceID!, make(Invoices, { invoices: [make(Invoice, { invoiceID: invoiceID!, status: Invoice.StatusEnum.AUTHORISED })] }));
    expect(String(approved.body.invoices![0]!.status)).toBe('AUTHORISED');
    expect((await api.emailInvoice(TENANT, invoiceID!, new RequestEmpty())).response.status).toBe(204);
    const pay = async (amount: number): Promise<Payment> => (await api.createPayment(TENANT, payment(invoiceID!, amount))).body.payments![0]!;
    await pay(3200.5);
    const last = await pay(9999.5);
    const status = async (): Promise<unknown[]> => {
      const { status, amountDue, amountPaid } = (await api.getInvoice(TENANT, invoiceID!)).body.invoices![0]!;
      return [String(status), amountDue, amountPaid];
    };
    expect(await status()).toEqual(['PAID', 0, 13200]);
    expect(String((await api.deletePayment(TENANT, last.paymentID!, make(PaymentDelete, { status: 'DELETED' }))).body.payments![0]!.status)).toBe('DELETED');
    expect(await status()).toEqual(['AUTHORISED', 9999.5, 3200.5]);
  });

  it('its idempotency key makes a repeat the same invoice', async () => {
    const first = await create();
    const again = await create();
    expect(again.invoiceID).toBe(first.invoiceID);
    expect(world.xero.model.invoices(TENANT)).toHaveLength(1);
  });

  it('is refused as by the real Xero: an overpayment, an unknown invoice', async () => {
    const { invoiceID } = await create({ status: Invoice.StatusEnum.AUTHORISED });
    const over = api.createPayment(TENANT, payment(invoiceID!, 99999));
    await expect(over).rejects.toContain('Payment amount exceeds the amount outstanding on this document');
    await expect(api.getInvoice(TENANT, '11111111-2222-4333-8444-555555555555')).rejects.toContain('404');
  });
});
