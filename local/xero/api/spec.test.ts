import { describe, expect, it } from '@jest/globals';
import { clientIds } from '../../agency/xero';
import { invoiceBody, openXero } from '../testing/caller';
import { ENDPOINTS } from './routes';
import { officialSpec, specPath } from './spec-file';

const withFile = specPath() === undefined ? it.skip : it;

describe("Xero's official OpenAPI file", () => {
  it('is found where the environment says, beside the repository, or not at all', () => {
    expect(specPath({ MILEPOST_XERO_SPEC: 'off' })).toBeUndefined();
    expect(specPath({ MILEPOST_XERO_SPEC: '/nowhere/xero.yaml' })).toBeUndefined();
    expect(specPath({ MILEPOST_XERO_SPEC: __filename })).toBe(__filename);
  });

  it('is done without when it is absent', async () => {
    const { call } = await openXero({ spec: officialSpec(undefined) });
    expect(await officialSpec(specPath({ MILEPOST_XERO_SPEC: 'off' }))()).toBeUndefined();
    expect((await call('GET', '/Organisation')).status).toBe(200);
  });

  withFile('describes every answer of the local Xero', async () => {
    const { call } = await openXero();
    for (const path of ['/Organisation', '/Organisation/Actions', '/Currencies', '/Accounts', '/TaxRates', '/BrandingThemes', '/TrackingCategories', '/Contacts', `/Contacts/${clientIds.harbourFoods}`]) {
      expect([path, (await call('GET', path)).status]).toEqual([path, 200]);
    }
    const created = await call('PUT', '/Invoices?summarizeErrors=False&unitdp=4', { body: { Invoices: [invoiceBody({ Status: 'AUTHORISED' }), invoiceBody({ CurrencyCode: 'EUR' })] } });
    expect([created.status, created.at('Invoices.1.StatusAttributeString')]).toEqual([200, 'ERROR']);
    const id = String(created.at('Invoices.0.InvoiceID'));
    expect((await call('PUT', '/Invoices', { body: invoiceBody({ CurrencyCode: 'EUR' }) })).status).toBe(400);
    expect((await call('POST', `/Invoices/${id}`, { body: { InvoiceID: id, Reference: 'PO 77' } })).status).toBe(200);
    expect((await call('GET', '/Invoices?page=1&pageSize=10&Statuses=AUTHORISED,PAID&summaryOnly=false')).at('pagination.itemCount')).toBe(1);
    expect((await call('PUT', `/Invoices/${id}/History`, { body: { HistoryRecords: [{ Details: 'noted' }] } })).status).toBe(200);
    expect((await call('POST', `/Invoices/${id}/Email`, { body: {} })).status).toBe(204);
    expect((await call('GET', `/Invoices/${id}/OnlineInvoice`)).status).toBe(200);
    expect((await call('GET', `/Invoices/${id}/History`)).status).toBe(200);
    const paid = await call('PUT', '/Payments', { body: { Invoice: { InvoiceID: id }, Account: { Code: '090' }, Date: '2026-11-22', Amount: 13200 } });
    expect(paid.status).toBe(200);
    expect((await call('GET', `/Payments/${String(paid.at('Payments.0.PaymentID'))}`)).status).toBe(200);
    expect((await call('POST', `/Payments/${String(paid.at('Payments.0.PaymentID'))}`, { body: { Status: 'DELETED' } })).status).toBe(200);
    expect((await call('PUT', '/Contacts', { body: { Contacts: [{ Name: 'New & Co' }] } })).status).toBe(200);
    expect((await call('PUT', '/Contacts', { body: { Contacts: [{ Name: 'New & Co' }] } })).status).toBe(400);
  });

  withFile('would catch an answer with a field that neither it nor a recording knows', async () => {
    const check = await officialSpec(specPath())();
    const endpoint = ENDPOINTS.find(({ method, path }) => method === 'GET' && path === '/Organisation')!;
    const organisation = { Name: 'Northlight Studio Pty Ltd' };
    expect(() => check!.answer(endpoint, { status: 200, body: { Organisations: [organisation] } })).not.toThrow();
    expect(() => check!.answer(endpoint, { status: 200, body: { Organisations: [{ ...organisation, Nmae: '' }] } })).toThrow('Nmae');
    expect(() => check!.answer(endpoint, { status: 200, body: { Organisations: [{ ...organisation, IsDemoCompany: 'no' }] } })).toThrow('IsDemoCompany');
  });

  withFile('refuses a request that it does not describe', async () => {
    const { call } = await openXero();
    const answer = await call('PUT', '/Invoices', { body: invoiceBody({ Reference: 7 }) });
    expect([answer.status, answer.at('Type')]).toEqual([400, 'LocalXeroUnsupported']);
    expect(answer.at('Message')).toContain('Reference');
  });
});
