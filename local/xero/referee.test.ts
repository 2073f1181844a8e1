/**
 * Xero's official client as an outside referee: it serialises requests and reads answers by its own rules, which we did not write.
 * Where it is wrong about the real Xero (see its issues on dates) nothing is asserted through it.
 */
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Account, Allocation, Allocations, Contact, CreditNote, CreditNotes, Invoice, Invoices, LineAmountTypes, LineItem, Payment, PaymentDelete, RequestEmpty, XeroClient, type AccountingApi } from 'xero-node';
import type { AxiosStatic } from 'axios';
import type * as OpenId from 'openid-client';
import { clientIds, oauthApp, organisationIds } from '../agency/xero';
import { peopleIn } from './people';
import type { Caller } from './testing/caller';
import { authoriseUrl, REDIRECT, SCOPES } from './testing/oauth';
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

  it('credits an invoice in part and in whole, and takes an allocation back', async () => {
    const { invoiceID } = await create({ status: Invoice.StatusEnum.AUTHORISED });
    const note = async (unitAmount: number): Promise<CreditNote> => {
      const body = make(CreditNotes, {
        creditNotes: [
          make(CreditNote, {
            type: CreditNote.TypeEnum.ACCRECCREDIT,
            status: CreditNote.StatusEnum.AUTHORISED,
            contact: make(Contact, { contactID: clientIds.harbourFoods }),
            date: '2026-11-24',
            lineItems: [make(LineItem, { description: 'Credit', quantity: 1, unitAmount, accountCode: '205', taxType: 'OUTPUT' })],
          }),
        ],
      });
      return (await api.createCreditNotes(TENANT, body)).body.creditNotes![0]!;
    };
    const allocate = async ({ creditNoteID }: CreditNote, amount: number): Promise<Allocation> => {
      const body = make(Allocations, { allocations: [make(Allocation, { invoice: make(Invoice, { invoiceID: invoiceID! }), amount, date: '2026-11-24' })] });
      return (await api.createCreditNoteAllocation(TENANT, creditNoteID!, body)).body.allocations![0]!;
    };
    const money = async (): Promise<unknown[]> => {
      const read = (await api.getInvoice(TENANT, invoiceID!)).body.invoices![0]!;
      return [String(read.status), read.amountPaid, read.amountCredited, read.amountDue];
    };
    const [part, rest] = [await note(2000), await note(10000)];
    expect([part.creditNoteNumber, part.total, part.remainingCredit]).toEqual(['CN-0001', 2200, 2200]);
    const allocation = await allocate(part, 2200);
    expect(await money()).toEqual(['AUTHORISED', 0, 2200, 11000]);
    await allocate(rest, 11000);
    expect(await money()).toEqual(['PAID', 0, 13200, 0]);
    expect((await api.deleteCreditNoteAllocations(TENANT, part.creditNoteID!, allocation.allocationID!)).body).toMatchObject({ isDeleted: true });
    expect(await money()).toEqual(['AUTHORISED', 0, 11000, 2200]);
    const listed = (await api.getCreditNotes(TENANT, undefined, 'Status=="PAID"', 'CreditNoteNumber ASC', 1)).body;
    expect(listed.creditNotes?.map(({ creditNoteNumber, allocations }) => [creditNoteNumber, allocations?.length])).toEqual([['CN-0002', 1]]);
    await expect(allocate(part, 2200.01)).rejects.toContain('exceeds');
  });

  it('reads prepayments and overpayments, and puts them on an invoice', async () => {
    const { invoiceID } = await create({ status: Invoice.StatusEnum.AUTHORISED });
    for (const kind of ['PREPAYMENT', 'OVERPAYMENT'] as const) expect(world.xero.model.credits.receive(TENANT, { kind, contactId: clientIds.harbourFoods, amount: '1000' }).ok).toBe(true);
    const [prepayment] = (await api.getPrepayments(TENANT)).body.prepayments!;
    const [overpayment] = (await api.getOverpayments(TENANT)).body.overpayments!;
    const body = make(Allocations, { allocations: [make(Allocation, { invoice: make(Invoice, { invoiceID: invoiceID! }), amount: 1000, date: '2026-11-24' })] });
    await api.createPrepaymentAllocations(TENANT, prepayment!.prepaymentID!, body);
    await api.createOverpaymentAllocations(TENANT, overpayment!.overpaymentID!, body);
    const read = (await api.getInvoice(TENANT, invoiceID!)).body.invoices![0]!;
    expect([read.amountPaid, read.amountCredited, read.prepayments?.length, read.overpayments?.length]).toEqual([0, 2000, 1, 1]);
    expect(String((await api.getPrepayment(TENANT, prepayment!.prepaymentID!)).body.prepayments![0]!.status)).toBe('PAID');
  });

  it('voids and deletes by status alone, and reads what people did since', async () => {
    const people = peopleIn(world.xero, TENANT);
    const approved = await create({ status: Invoice.StatusEnum.AUTHORISED });
    const status = async (invoiceID: string, next: Invoice.StatusEnum): Promise<string> =>
      String((await api.updateInvoice(TENANT, invoiceID, make(Invoices, { invoices: [make(Invoice, { invoiceID, status: next })] }))).body.invoices![0]!.status);
    expect(await status(approved.invoiceID!, Invoice.StatusEnum.VOIDED)).toBe('VOIDED');
    const draft = people.addInvoice({ contactId: clientIds.harbourFoods, number: 'BY-HAND', lines: [{ description: 'Work', accountCode: '205', unitAmount: '10' }] });
    people.edit('BY-HAND', { number: 'BY-HAND-2', reference: 'PO 77', dueDate: '2026-12-24' });
    const [read] = (await api.getInvoices(TENANT, undefined, 'Type=="ACCREC" AND (InvoiceNumber=="BY-HAND-2" OR Reference=="none")', undefined, [draft.id], undefined, undefined, undefined, 1)).body.invoices!;
    expect([read?.invoiceID, read?.invoiceNumber, read?.reference, read?.lineItems?.length]).toEqual([draft.id, 'BY-HAND-2', 'PO 77', 1]);
    expect(await status(draft.id, Invoice.StatusEnum.DELETED)).toBe('DELETED');
    await expect(status(draft.id, Invoice.StatusEnum.AUTHORISED)).rejects.toContain('Invoice not of valid status for modification');
  });

  it('reads the payments and credits that an invoice carries', async () => {
    const people = peopleIn(world.xero, TENANT);
    const { invoiceID } = await create({ invoiceNumber: 'HARB-A-001', status: Invoice.StatusEnum.AUTHORISED });
    people.pay('HARB-A-001', { amount: '1000' });
    people.credit('HARB-A-001', { amount: '200' });
    people.allocate(people.prepay(clientIds.harbourFoods, '30').id, 'HARB-A-001');
    for (const read of [(await api.getInvoice(TENANT, invoiceID!)).body.invoices![0]!, (await api.getInvoices(TENANT, undefined, undefined, undefined, [invoiceID!], undefined, undefined, undefined, 1)).body.invoices![0]!]) {
      expect([read.payments?.map(({ amount }) => amount), read.creditNotes?.map((note) => [note.creditNoteNumber, note.appliedAmount]), read.prepayments?.map(({ appliedAmount }) => appliedAmount)]).toEqual([[1000], [['CN-0001', 200]], [30]]);
    }
  });

  it('follows a client that was merged, and is refused one that was archived', async () => {
    const people = peopleIn(world.xero, TENANT);
    const { invoiceID } = await create();
    people.mergeContact(clientIds.harbourFoods, clientIds.gullAndSons);
    const merged = (await api.getContact(TENANT, clientIds.harbourFoods)).body.contacts![0]!;
    expect([String(merged.contactStatus), merged.mergedToContactID]).toEqual(['ARCHIVED', clientIds.gullAndSons]);
    expect((await api.getInvoice(TENANT, invoiceID!)).body.invoices![0]!.contact?.contactID).toBe(clientIds.gullAndSons);
    await expect(api.createInvoices(TENANT, make(Invoices, { invoices: [milestone()] }))).rejects.toContain('has been archived');
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

/** The OAuth client that xero-node is built on, of the version that it brings. */
const { Issuer } = createRequire(require.resolve('xero-node'))('openid-client') as typeof OpenId;

const axios = createRequire(require.resolve('xero-node'))('axios') as AxiosStatic;

/** Its addresses of connections are written into it: they are led here. */
async function connectionsOf(client: XeroClient, origin: string): Promise<void> {
  const led = axios.interceptors.request.use((config) => ({ ...config, url: config.url?.replace('https://api.xero.com', `${origin}/api.xero.com`) }));
  try {
    const [tenant, ...others] = (await client.updateTenants()) as { id: string; tenantId: string; orgData?: { name?: string } }[];
    expect([tenant?.tenantId, tenant?.orgData?.name, others]).toEqual([TENANT, 'Northlight Studio Pty Ltd', []]);
    await client.disconnect(tenant?.id ?? '');
    expect(await client.updateTenants(false)).toEqual([]);
  } finally {
    axios.interceptors.request.eject(led);
  }
}

describe('xero-node 20 is let in by a person', () => {
  it('asks for consent, exchanges the code, refreshes, reads, lists and ends its connection, and revokes', async () => {
    const { xero, served } = await openServedXero();
    try {
      xero.model.apps.setRedirectUris(oauthApp.clientId, [REDIRECT]);
      const client = new XeroClient({ ...oauthApp, redirectUris: [REDIRECT], scopes: SCOPES.split(' '), state: 'st-1' });
      const identity = `${served.origin}/identity.xero.com/connect`;
      const issuer = new Issuer({
        issuer: 'https://identity.xero.com',
        authorization_endpoint: `${served.origin}/login.xero.com/identity/connect/authorize`,
        token_endpoint: `${identity}/token`,
        revocation_endpoint: `${identity}/revocation`,
      });
      // What its initialize() does, without asking the real Xero where its addresses are.
      client.openIdClient = new issuer.Client({ client_id: oauthApp.clientId, client_secret: oauthApp.clientSecret, redirect_uris: [REDIRECT] });
      client.accountingApi.basePath = `${served.origin}/api.xero.com/api.xro/2.0`;

      const back = xero.model.apps.answer(await client.buildConsentUrl(), { organisationIds: [TENANT] });
      const first = await client.apiCallback(back.ok ? back.value : '');
      expect([first.expires_in, typeof first.refresh_token]).toEqual([1800, 'string']);
      const second = await client.refreshToken();
      expect(second.refresh_token).not.toBe(first.refresh_token);
      expect((await client.accountingApi.getOrganisations(TENANT)).body.organisations?.map(({ name }) => name)).toEqual(['Northlight Studio Pty Ltd']);
      await expect(client.accountingApi.getOrganisations(organisationIds.demo)).rejects.toContain('403');
      await connectionsOf(client, served.origin);
      await client.revokeToken();
      expect(xero.model.state.appConnections).toEqual([]);
    } finally {
      await served.close();
    }
  });

  it('is told when the person said no, and when the state is not its own', async () => {
    const { xero, served } = await openServedXero();
    try {
      xero.model.apps.setRedirectUris(oauthApp.clientId, [REDIRECT]);
      const client = new XeroClient({ ...oauthApp, redirectUris: [REDIRECT], scopes: SCOPES.split(' '), state: 'st-2' });
      const issuer = new Issuer({ issuer: 'https://identity.xero.com', token_endpoint: `${served.origin}/identity.xero.com/connect/token` });
      client.openIdClient = new issuer.Client({ client_id: oauthApp.clientId, client_secret: oauthApp.clientSecret, redirect_uris: [REDIRECT] });
      const denied = xero.model.apps.answer(authoriseUrl({ state: 'st-2' }), 'deny');
      await expect(client.apiCallback(denied.ok ? denied.value : '')).rejects.toThrow('access_denied');
      const forged = xero.model.apps.answer(authoriseUrl({ state: 'st-1' }), { organisationIds: [TENANT] });
      await expect(client.apiCallback(forged.ok ? forged.value : '')).rejects.toThrow('state mismatch');
    } finally {
      await served.close();
    }
  });
});
