import { describe, expect, it } from '@jest/globals';
import { stoppedClock } from '../common/clock';
import { createXero, fromLoopback, toLoopback } from './index';
import { invoiceBody, NORTHLIGHT, openXero, START } from './testing/caller';

describe('The local Xero', () => {
  it('survives a restart: books, tokens and all', async () => {
    const { xero, call, clock } = await openXero();
    const id = String((await call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED', InvoiceNumber: 'HARB-A-001' }) })).at('Invoices.0.InvoiceID'));
    xero.model.pay(NORTHLIGHT, id, { amount: '3200' });
    const saved = xero.snapshot();
    const token = xero.model.state.tokens[0]!.accessToken;
    xero.model.pay(NORTHLIGHT, id);

    const again = createXero({ clock });
    again.restore(saved);
    expect(again.snapshot()).toEqual(saved);
    const request = new Request(`https://api.xero.com/api.xro/2.0/Invoices/${id}`, { headers: { authorization: `Bearer ${token}`, accept: 'application/json' } });
    const answer: unknown = await (await again.api(request)).json();
    expect(answer).toMatchObject({ Invoices: [{ Status: 'AUTHORISED', AmountDue: 10000 }] });
  });

  it('refuses a state it does not know', () => {
    expect(() => createXero({ clock: stoppedClock(START) }).restore({ version: 2 })).toThrow();
  });

  it('starts empty where nothing was kept', () => {
    const xero = createXero({ clock: stoppedClock(START) });
    xero.restore(null);
    expect(xero.model.state.organisations).toEqual([]);
  });

  it('says when something changed, and not when something was read or refused', async () => {
    const { xero, call } = await openXero();
    let changes = 0;
    xero.onChange(() => {
      changes += 1;
    });
    await call('GET', '/Invoices?page=1');
    await call('PUT', '/Invoices', { body: invoiceBody({ CurrencyCode: 'EUR' }) });
    expect(changes).toBe(0);
    await call('PUT', '/Invoices', { body: invoiceBody() });
    expect(changes).toBeGreaterThan(0);
  });

  it("finds Xero's hosts below a loopback server's root, and puts its links there", async () => {
    const call = fromLoopback(new Request('http://localhost:4202/api.xero.com/api.xro/2.0/Invoices?page=1', { method: 'POST', body: '{}' }));
    expect([call?.url, call?.method, await call?.text()]).toEqual(['https://api.xero.com/api.xro/2.0/Invoices?page=1', 'POST', '{}']);
    expect(fromLoopback(new Request('http://localhost:4202/identity.xero.com/connect/token'))?.url).toBe('https://identity.xero.com/connect/token');
    expect(fromLoopback(new Request('http://localhost:4202/app/x'))).toBeUndefined();
    expect(toLoopback('https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=1', 'http://localhost:4202')).toBe('http://localhost:4202/AccountsReceivable/View.aspx?InvoiceID=1');
    expect(toLoopback('https://in.xero.com/abc', 'http://localhost:4202')).toBe('http://localhost:4202/in.xero.com/abc');
  });
});
