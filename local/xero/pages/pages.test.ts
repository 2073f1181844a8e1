import { describe, expect, it } from '@jest/globals';
import { clientIds, customConnections, oauthApp, organisationIds, xeroPeople } from '../../agency/xero';
import { invoiceBody, NORTHLIGHT, openXero, type Caller } from '../testing/caller';
import { authoriseUrl, openOAuth, REDIRECT } from '../testing/oauth';

const SITE = 'http://localhost:4202';
const BOOKS = '/app/!nLs01';

interface Seen {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
}

async function seen(answer: Response): Promise<Seen> {
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
}
const get = async ({ xero }: Caller, path: string): Promise<Seen> => seen(await xero.pages(new Request(`${SITE}${path}`)));
const post = async ({ xero }: Caller, path: string, fields: Record<string, string> = {}, origin = SITE): Promise<Seen> =>
  seen(await xero.pages(new Request(`${SITE}${path}`, { method: 'POST', headers: { origin }, body: new URLSearchParams(fields) })));

async function withInvoice(fields: Record<string, unknown> = {}): Promise<{ caller: Caller; id: string; page: string }> {
  const caller = await openXero();
  const body = invoiceBody({ InvoiceNumber: 'HARB-A-001', Reference: 'PO 77 / HARB-3', Url: 'http://localhost:4200/browse/HARB-3', ...fields });
  const id = String((await caller.call('PUT', '/Invoices', { body })).at('Invoices.0.InvoiceID'));
  return { caller, id, page: `${BOOKS}/invoicing/view/${id}` };
}

describe("An invoice's page", () => {
  it('shows what the client will get and where it came from, and says that this is not Xero', async () => {
    const { caller, page } = await withInvoice();
    const { status, html } = await get(caller, page);
    expect(status).toBe(200);
    for (const text of ['a stand-in, not Xero', 'HARB-A-001', 'PO 77 / HARB-3', 'Harbour Foods', 'User dashboard (2 of 5)', '12,000.00', '1,200.00', '13,200.00', '6 Dec 2026', 'href="http://localhost:4200/browse/HARB-3"']) {
      expect(html).toContain(text);
    }
  });

  it("is where the app's links into Xero lead", async () => {
    const { caller, id, page } = await withInvoice();
    const target = `/AccountsReceivable/View.aspx?InvoiceID=${id}`;
    const signIn = await get(caller, `/organisationlogin/default.aspx?shortcode=${encodeURIComponent('!nLs01')}&redirecturl=${encodeURIComponent(target)}`);
    expect([signIn.status, signIn.location]).toEqual([302, target]);
    for (const old of [target, target.replace('View', 'Edit')]) {
      const opened = await get(caller, old);
      expect([opened.status, decodeURIComponent(opened.location ?? '')]).toEqual([302, page]);
    }
    expect((await get(caller, '/organisationlogin/default.aspx?shortcode=!nLs01&redirecturl=https://elsewhere.example')).location).toContain('/invoicing');
    expect((await get(caller, '/organisationlogin/default.aspx?shortcode=!none')).status).toBe(404);
  });

  it('takes it from draft to paid and back: edit, submit, approve, send, part payment, payment, payment deleted', async () => {
    const { caller, id, page } = await withInvoice();
    const invoice = (): ReturnType<Caller['xero']['model']['invoice']> => caller.xero.model.invoice(NORTHLIGHT, id);
    await post(caller, `${page}/edit`, { dueDate: '2026-12-31', reference: 'PO 78' });
    expect([invoice()?.dueDate, invoice()?.reference]).toEqual(['2026-12-31', 'PO 78']);
    expect((await post(caller, `${page}/submit`)).status).toBe(303);
    expect((await post(caller, `${page}/approve`)).status).toBe(303);
    expect((await post(caller, `${page}/email`)).status).toBe(303);
    expect((await get(caller, '/outbox')).html).toContain('accounts@harbourfoods.example');
    await post(caller, `${page}/pay`, { amount: '3,200.00', date: '2026-11-24', accountCode: '090', reference: 'EFT 1' });
    expect((await get(caller, page)).html).toContain('10,000.00');
    await post(caller, `${page}/pay`, { amount: '10000', date: '2026-11-25', accountCode: '090' });
    expect(invoice()?.status).toBe('PAID');
    const [, last] = caller.xero.model.payments(invoice()!);
    await post(caller, `${page}/payments/${last!.id}/delete`);
    expect(invoice()?.status).toBe('AUTHORISED');
    expect((await get(caller, page)).html).toContain('Payment deleted');
  });

  it('says why something was not done, and does nothing', async () => {
    const { caller, id, page } = await withInvoice({ Status: 'AUTHORISED' });
    const over = await post(caller, `${page}/pay`, { amount: '99999', date: '2026-11-24', accountCode: '090' });
    expect(over.status).toBe(422);
    expect(over.html).toContain('Payment amount exceeds the amount outstanding on this document');
    expect((await post(caller, `${page}/pay`, { amount: '', date: '2026-11-24', accountCode: '090' })).status).toBe(422);
    expect((await post(caller, `${page}/delete`)).html).toContain('Invoice not of valid status for modification');
    expect(caller.xero.model.payments(caller.xero.model.invoice(NORTHLIGHT, id)!)).toHaveLength(0);
  });

  it('a form of another site changes nothing', async () => {
    const { caller, id, page } = await withInvoice();
    expect((await post(caller, `${page}/approve`, {}, 'https://elsewhere.example')).status).toBe(403);
    expect(caller.xero.model.invoice(NORTHLIGHT, id)?.status).toBe('DRAFT');
  });

  it('lets the client see and pay it online, once approved', async () => {
    const { caller, id, page } = await withInvoice();
    const online = `/in.xero.com/${id.replaceAll('-', '')}`;
    expect((await get(caller, online)).status).toBe(404);
    await post(caller, `${page}/approve`);
    expect((await get(caller, online)).html).toContain('Pay 13,200.00 AUD now');
    expect((await post(caller, `${online}/pay`)).status).toBe(303);
    expect(caller.xero.model.invoice(NORTHLIGHT, id)?.status).toBe('PAID');
  });
});

describe('The other pages', () => {
  it.each(['/', '/outbox', '/developer', '/faults', `${BOOKS}/invoicing`, `${BOOKS}/invoicing?status=DRAFT`, `${BOOKS}/contacts`, `${BOOKS}/accounts`, `${BOOKS}/settings`, `${BOOKS}/credits`, `${BOOKS}/connected-apps`])('%s opens', async (path) => {
    const { caller } = await withInvoice();
    const { status, html } = await get(caller, path);
    expect([status, html.includes('a stand-in, not Xero')]).toEqual([200, true]);
  });

  it('archives and restores clients and accounts, which the API then refuses', async () => {
    const caller = await openXero();
    await post(caller, `${BOOKS}/contacts/${clientIds.harbourFoods}/archive`);
    expect((await caller.call('PUT', '/Invoices', { body: invoiceBody() })).status).toBe(400);
    await post(caller, `${BOOKS}/contacts/${clientIds.harbourFoods}/restore`);
    await post(caller, `${BOOKS}/accounts/205/archive`);
    expect((await caller.call('PUT', '/Invoices', { body: invoiceBody() })).status).toBe(400);
    await post(caller, `${BOOKS}/accounts/205/restore`);
    expect((await caller.call('PUT', '/Invoices', { body: invoiceBody() })).status).toBe(200);
  });

  it('adds a client, and refuses a name twice', async () => {
    const caller = await openXero();
    expect((await post(caller, `${BOOKS}/contacts`, { name: 'Kelp Bar', email: 'kelp@bar.example' })).status).toBe(303);
    const again = await post(caller, `${BOOKS}/contacts`, { name: 'Kelp Bar' });
    expect([again.status, again.html.includes('already assigned to another contact')]).toEqual([422, true]);
  });

  it('sets lock dates and currencies', async () => {
    const caller = await openXero();
    await post(caller, `${BOOKS}/settings/lock-dates`, { periodLockDate: '2026-06-30' });
    expect((await caller.call('GET', '/Organisation')).at('Organisations.0.PeriodLockDate')).toBe('/Date(1782777600000+0000)/');
    await post(caller, `${BOOKS}/settings/currencies`, { code: 'EUR', description: 'Euro', rate: '0.6' });
    expect((await caller.call('PUT', '/Invoices', { body: invoiceBody({ CurrencyCode: 'EUR' }) })).status).toBe(200);
    expect((await post(caller, `${BOOKS}/settings/currencies`, { code: 'euro', description: 'Euro', rate: '0' })).status).toBe(422);
    await post(caller, `${BOOKS}/settings/currencies/EUR/remove`);
    expect((await caller.call('PUT', '/Invoices', { body: invoiceBody({ CurrencyCode: 'EUR' }) })).status).toBe(400);
  });

  it('disconnects the app and connects it again', async () => {
    const caller = await openXero();
    const { clientId } = customConnections.northlight;
    expect((await get(caller, '/developer')).html).toContain(clientId);
    await post(caller, `/developer/${clientId}/disconnect`);
    expect((await caller.call('GET', '/Organisation')).status).toBe(403);
    await post(caller, `/developer/${clientId}/connect`);
    expect((await caller.call('GET', '/Organisation')).status).toBe(200);
  });

  it('sets a fault', async () => {
    const caller = await openXero();
    await post(caller, '/faults', { route: 'GET /Organisation', kind: 'html', times: '1' });
    expect((await get(caller, '/faults')).html).toContain('GET /Organisation: html, once');
    expect((await caller.call('GET', '/Organisation')).headers.get('content-type')).toContain('text/html');
  });

  it('what one organisation has, another has not', async () => {
    const { caller, id } = await withInvoice();
    expect(caller.xero.model.invoices(organisationIds.demo)).toHaveLength(0);
    expect((await get(caller, `/app/!dEm02/invoicing/view/${id}`)).status).toBe(404);
  });
});

describe('Credits', () => {
  it('a credit note is added to an invoice in part, taken off it, put on it again, and voided', async () => {
    const { caller, page, id } = await withInvoice({ Status: 'AUTHORISED' });
    const due = (): string => caller.xero.model.balance(caller.xero.model.invoice(NORTHLIGHT, id)!).due.toString();
    expect((await post(caller, `${page}/credit`, { amount: '3,200.00', reference: 'Agreed' })).status).toBe(303);
    expect(due()).toBe('10000.00');
    const shown = (await get(caller, page)).html;
    for (const text of ['CN-0001', 'Credits applied', '3,200.00', '10,000.00']) expect(shown).toContain(text);
    const [note] = caller.xero.model.credits.creditNotes(NORTHLIGHT);
    const [allocation] = caller.xero.model.credits.allocationsOf(note!.id);
    const credit = `${BOOKS}/credits/${note!.id}`;
    expect((await get(caller, credit)).html).toContain('Used up');
    expect((await post(caller, `${credit}/allocations/${allocation!.id}/remove`)).status).toBe(303);
    expect(due()).toBe('13200.00');
    expect((await post(caller, `${credit}/allocate`, { invoiceId: id, amount: '' })).status).toBe(422);
    expect((await post(caller, `${credit}/allocate`, { invoiceId: id, amount: '1,000' })).status).toBe(303);
    expect(due()).toBe('12200.00');
    expect((await post(caller, `${credit}/void`)).status).toBe(422);
    const [again] = caller.xero.model.credits.allocationsOf(note!.id);
    await post(caller, `${credit}/allocations/${again!.id}/remove`);
    expect((await post(caller, `${credit}/void`)).status).toBe(303);
    expect((await get(caller, `${BOOKS}/credits`)).html).toContain('Voided');
    expect((await post(caller, `${page}/credit`, { amount: '13200.01' })).status).toBe(422);
  });

  it('money on account is recorded and put on an invoice', async () => {
    const { caller, id } = await withInvoice({ Status: 'AUTHORISED' });
    expect((await post(caller, `${BOOKS}/credits`, { kind: 'OVERPAYMENT', contactId: clientIds.harbourFoods, amount: 'much' })).status).toBe(422);
    expect((await post(caller, `${BOOKS}/credits`, { kind: 'OVERPAYMENT', contactId: clientIds.harbourFoods, amount: '200' })).status).toBe(303);
    const [money] = caller.xero.model.credits.moneyOnAccount(NORTHLIGHT);
    expect((await get(caller, `${BOOKS}/credits/${money!.id}`)).html).toContain('HARB-A-001: 13,200.00 due');
    await post(caller, `${BOOKS}/credits/${money!.id}/allocate`, { invoiceId: id, amount: '200' });
    expect(caller.xero.model.balance(caller.xero.model.invoice(NORTHLIGHT, id)!).credited.toString()).toBe('200.00');
  });
});

describe('The consent page', () => {
  const path = (fields: Readonly<Record<string, string>> = {}): string => {
    const { pathname, search } = new URL(authoriseUrl(fields));
    return `/login.xero.com${pathname}${search}`;
  };

  it('lists the organisations of the person and what is asked for, and sends them back with a code', async () => {
    const caller = await openOAuth();
    const { status, html } = await get(caller, path());
    expect(status).toBe(200);
    for (const text of ['Milepost wants access', 'Finn Osei', 'Northlight Studio Pty Ltd', 'Demo Company (AU) (demo company)', 'accounting.invoices', 'https://7c9d0f3e.example.atlassian-dev.net']) expect(html).toContain(text);
    const allowed = await post(caller, path(), { answer: 'allow', choice: `${xeroPeople.finn}/${NORTHLIGHT}` });
    const back = new URL(allowed.location ?? '');
    expect([allowed.status, back.origin + back.pathname, back.searchParams.get('state')]).toEqual([303, REDIRECT, 'st-1']);
    expect((await caller.exchange(back.searchParams.get('code') ?? '')).status).toBe(200);
    expect((await get(caller, `${BOOKS}/connected-apps`)).html).toContain('Finn Osei');
  });

  it('sends a person who cancels back without a code', async () => {
    const caller = await openOAuth();
    const denied = await post(caller, path(), { answer: 'deny', choice: `${xeroPeople.finn}/${NORTHLIGHT}` });
    expect([denied.status, new URL(denied.location ?? '').searchParams.get('error')]).toEqual([303, 'access_denied']);
  });

  it('wants a choice, and one of the person’s own', async () => {
    const caller = await openOAuth();
    expect((await post(caller, path(), { answer: 'allow' })).status).toBe(422);
    expect((await post(caller, path(), { answer: 'allow', choice: `${xeroPeople.finn}/11111111-2222-4333-8444-555555555555` })).status).toBe(422);
    expect((await post(caller, path(), { answer: 'allow', choice: `nobody/${NORTHLIGHT}` })).status).toBe(422);
    expect(caller.xero.model.state.codes).toEqual([]);
  });

  it('sends nobody to an address that is not registered, nor takes a form of another site', async () => {
    const caller = await openOAuth();
    const wrong = await get(caller, path({ redirect_uri: 'https://elsewhere.example/' }));
    expect([wrong.status, wrong.location, wrong.html.includes('unauthorized_client')]).toEqual([400, null, true]);
    expect((await post(caller, path(), { answer: 'allow', choice: `${xeroPeople.finn}/${NORTHLIGHT}` }, 'https://elsewhere.example')).status).toBe(403);
    expect(caller.xero.model.state.appConnections).toEqual([]);
  });

  it('apps are disconnected by the organisation, and their redirect URIs set by their developer', async () => {
    const caller = await openOAuth();
    const given = await caller.signIn();
    const [own] = caller.xero.model.state.appConnections;
    expect((await post(caller, `${BOOKS}/connected-apps/${own!.id}/disconnect`)).status).toBe(303);
    const refused = await caller.call('GET', '/Organisation', { token: String(given.at('access_token')), headers: { 'xero-tenant-id': NORTHLIGHT } });
    expect(refused.status).toBe(403);
    expect((await post(caller, `/developer/${oauthApp.clientId}/redirect-uris`, { redirectUris: 'http://127.0.0.1/back' })).status).toBe(422);
    expect((await post(caller, `/developer/${oauthApp.clientId}/redirect-uris`, { redirectUris: 'https://a.example/1\nhttp://localhost:4200/2' })).status).toBe(303);
    expect(caller.xero.model.state.oauthApps[0]?.redirectUris).toEqual(['https://a.example/1', 'http://localhost:4200/2']);
  });
});
