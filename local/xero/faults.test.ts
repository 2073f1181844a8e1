import { describe, expect, it } from '@jest/globals';
import { clientIds, organisationIds } from '../agency/xero';
import { ConnectionDropped, type FaultKind, type FaultOptions } from './faults';
import { peopleIn } from './people';
import { invoiceBody, NORTHLIGHT, openXero, type Read } from './testing/caller';
import { openServedXero } from './testing/served';

const DEMO_CLIENT = '3b9c1d20-54e7-4f7a-8c11-5d2f6a7b8c11';

describe('#24: what can go wrong on the way', () => {
  it.each([
    ['drop-before-commit', 0],
    ['commit-then-drop', 1],
  ] as const)('%s: no answer, and %i invoice', async (kind, invoices) => {
    const { call, xero } = await openXero();
    xero.faults.next('PUT /Invoices', kind);
    await expect(call('PUT', '/Invoices', { body: invoiceBody() })).rejects.toBeInstanceOf(ConnectionDropped);
    expect(xero.model.invoices(NORTHLIGHT)).toHaveLength(invoices);
    expect((await call('PUT', '/Invoices', { body: invoiceBody() })).status).toBe(200);
  });

  it.each([
    ['error-before-commit', 500, 0],
    ['error-after-commit', 500, 1],
    ['html', 200, 1],
    ['empty-body', 200, 1],
    ['token-expired', 401, 0],
    ['minute-limit', 429, 0],
    ['day-limit', 429, 0],
    ['concurrent-limit', 429, 0],
    ['unavailable', 503, 1],
    ['truncated-json', 200, 1],
    ['numbers-beyond-range', 200, 1],
    ['ten-megabytes', 200, 1],
    ['other-organisation', 200, 1],
  ] as const)('%s: answered %i, and %i invoice', async (kind, status, invoices) => {
    const { call, xero } = await openXero();
    xero.faults.next('PUT /Invoices', kind);
    expect((await call('PUT', '/Invoices', { body: invoiceBody() })).status).toBe(status);
    expect(xero.model.invoices(NORTHLIGHT)).toHaveLength(invoices);
  });

  it('an answer that is not to be used: half of the JSON, money beyond any range, ten megabytes, a page of HTML', async () => {
    const { call, xero } = await openXero();
    const next = async (kind: FaultKind, options: FaultOptions = {}): Promise<Read> => {
      xero.faults.next('PUT /Invoices', kind, options);
      return call('PUT', '/Invoices', { body: invoiceBody() });
    };
    const half = await next('truncated-json');
    expect([half.text.startsWith('{"Id":'), half.at('Invoices')]).toEqual([true, undefined]);
    expect((await next('numbers-beyond-range')).text).toContain('"Total":99999999999999999999.99,');
    expect((await next('numbers-beyond-range', { number: '1e999' })).at('Invoices.0.AmountDue')).toBe(Infinity);
    const big = await next('ten-megabytes');
    expect([big.text.length > 10_000_000, big.at('Invoices.0.Status')]).toEqual([true, 'DRAFT']);
    expect((await next('unavailable')).headers.get('content-type')).toContain('text/html');
  });

  it('other-organisation: what another has is answered, in a list and for one record', async () => {
    const { call, xero } = await openXero();
    const own = String((await call('PUT', '/Invoices', { body: invoiceBody() })).at('Invoices.0.InvoiceID'));
    const theirs = peopleIn(xero, organisationIds.demo).addInvoice({ contactId: DEMO_CLIENT, number: 'DEMO-1', lines: [{ description: 'Theirs', accountCode: '205' }] });
    for (const [path, kind] of [['/Invoices?page=1', 'GET /Invoices'], [`/Invoices/${own}`, 'GET /Invoices/{InvoiceID}']] as const) {
      xero.faults.next(kind, 'other-organisation');
      const wrong = await call('GET', path);
      expect([wrong.at('Invoices.length'), wrong.at('Invoices.0.InvoiceID'), wrong.at('Invoices.0.InvoiceNumber')]).toEqual([1, theirs.id, 'DEMO-1']);
    }
    xero.faults.next('GET /Organisation', 'other-organisation');
    expect((await call('GET', '/Organisation')).at('Organisations.0.Name')).toBe('Demo Company (AU)');
    expect((await call('GET', '/Organisation')).at('Organisations.0.Name')).toBe('Northlight Studio Pty Ltd');
  });

  it.each(['html', 'unavailable', 'empty-body', 'truncated-json', 'ten-megabytes', 'minute-limit', 'error-before-commit'] as const)('%s reaches every door: tokens, connections, emails', async (kind) => {
    const { call, xero, token } = await openXero();
    const id = peopleIn(xero, NORTHLIGHT).addInvoice({ contactId: clientIds.harbourFoods, dueDate: '2026-12-06', lines: [{ description: 'Work', accountCode: '205' }] }).id;
    peopleIn(xero, NORTHLIGHT).approve(id);
    xero.faults.next('POST /connect/token', kind);
    xero.faults.next('GET /connections', kind);
    xero.faults.next('POST /Invoices/{InvoiceID}/Email', kind);
    for (const answer of [await token(), await call('GET', '/connections'), await call('POST', `/Invoices/${id}/Email`, { body: {} })]) {
      const usable = answer.status === 204 || answer.at('access_token') !== undefined || answer.at('0.tenantId') !== undefined;
      expect(answer.status >= 400 || answer.text.length > 10_000_000 || !usable).toBe(true);
    }
    expect(xero.faults.list()).toEqual([]);
    expect((await token()).status).toBe(200);
  });

  it("a clock that is ahead, or behind, shows in Xero's dates and in what it takes for changed", async () => {
    for (const minutes of [10, -10]) {
      const { call, xero, clock } = await openXero({ settings: { clockAheadMs: minutes * 60_000 } });
      const made = await call('PUT', '/Invoices', { body: invoiceBody() });
      const there = clock.now() + minutes * 60_000;
      expect(made.headers.get('date')).toBe(new Date(there).toUTCString());
      expect(made.at('Invoices.0.UpdatedDateUTC')).toBe(`/Date(${there}+0000)/`);
      const since = new Date(clock.now()).toISOString();
      expect((await call('GET', '/Invoices', { headers: { 'if-modified-since': since } })).at('Invoices.length')).toBe(minutes > 0 ? 1 : 0);
      xero.settings.clockAheadMs = 31 * 60_000;
      expect((await call('GET', '/Organisation')).status).toBe(minutes > 0 ? 200 : 401);
    }
  });

  it('an access token can die sooner than it says', async () => {
    const { call, xero, clock, token } = await openXero();
    xero.settings.accessTokenLivesSeconds = 60;
    const given = await token();
    expect(given.at('expires_in')).toBe(1800);
    clock.advance(60_000);
    expect((await call('GET', '/Organisation', { token: String(given.at('access_token')) })).at('Detail')).toContain('TokenExpired');
  });

  it('refusals-as-200: a refused invoice is answered 200 with the status asked for, and nothing is saved', async () => {
    const { call, xero } = await openXero();
    xero.faults.next('PUT /Invoices', 'refusals-as-200', { times: 2 });
    const refused = await call('PUT', '/Invoices', { body: invoiceBody({ CurrencyCode: 'EUR', Status: 'AUTHORISED' }) });
    expect([refused.status, refused.at('Invoices.0.Status'), refused.at('Invoices.0.HasErrors')]).toEqual([200, 'AUTHORISED', true]);
    expect(xero.model.invoices(NORTHLIGHT)).toHaveLength(0);
    expect((await call('PUT', '/Invoices', { body: invoiceBody() })).at('Invoices.0.StatusAttributeString')).toBe('OK');
  });

  it('strikes the call it was set for, as often as it was set for', async () => {
    const { call, xero } = await openXero();
    xero.faults.next('GET /Invoices/{InvoiceID}', 'error-before-commit', { times: 2 });
    expect((await call('GET', '/Invoices')).status).toBe(200);
    expect([(await call('GET', '/Invoices/x')).status, (await call('GET', '/Invoices/x')).status, (await call('GET', '/Invoices/x')).status]).toEqual([500, 500, 404]);
    xero.faults.next('*', 'html');
    xero.faults.clear();
    expect((await call('GET', '/Invoices')).headers.get('content-type')).toContain('json');
  });

  it('over a socket a dropped answer is a broken connection, and the invoice is there', async () => {
    const { xero, served, accessToken } = await openServedXero();
    try {
      xero.faults.next('PUT /Invoices', 'commit-then-drop');
      const sent = fetch(`${served.origin}/api.xero.com/api.xro/2.0/Invoices`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify(invoiceBody({ InvoiceNumber: 'HARB-A-001' })),
      });
      await expect(sent).rejects.toThrow('fetch failed');
      expect(xero.model.invoice(NORTHLIGHT, 'HARB-A-001')?.status).toBe('DRAFT');
    } finally {
      await served.close();
    }
  });

  it('every call is counted, refused ones too', async () => {
    const { call, xero } = await openXero();
    await call('GET', '/Invoices');
    await call('PUT', '/Invoices', { body: {} });
    expect(xero.meter.read()).toEqual({ 'POST /connect/token': 1, 'GET /Invoices': 1, 'PUT /Invoices': 1 });
    xero.meter.reset();
    expect(xero.meter.read()).toEqual({});
  });
});
