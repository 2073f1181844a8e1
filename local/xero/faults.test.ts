import { describe, expect, it } from '@jest/globals';
import { ConnectionDropped } from './faults';
import { invoiceBody, NORTHLIGHT, openXero } from './testing/caller';
import { openServedXero } from './testing/served';

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
  ] as const)('%s: answered %i, and %i invoice', async (kind, status, invoices) => {
    const { call, xero } = await openXero();
    xero.faults.next('PUT /Invoices', kind);
    expect((await call('PUT', '/Invoices', { body: invoiceBody() })).status).toBe(status);
    expect(xero.model.invoices(NORTHLIGHT)).toHaveLength(invoices);
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

  it('reaches the token endpoint too', async () => {
    const { xero, token } = await openXero();
    xero.faults.next('POST /connect/token', 'error-before-commit');
    expect((await token()).status).toBe(500);
    expect((await token()).status).toBe(200);
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
