import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { clientIds } from '../../agency/xero';
import type { LocalXero } from '../index';
import { peopleIn } from '../people';
import { invoiceBody, NORTHLIGHT, openXero, type Caller } from '../testing/caller';
import { ENDPOINTS } from './routes';
import { officialSpec, specPath } from './spec-file';

const withFile = specPath() === undefined ? it.skip : it;

/** Every address of credits once, on an approved invoice of Harbour Foods'. */
async function credits(call: Caller['call'], xero: LocalXero, invoiceId: string): Promise<void> {
  const people = peopleIn(xero, NORTHLIGHT);
  const note = { Type: 'ACCRECCREDIT', Status: 'AUTHORISED', Contact: { ContactID: clientIds.harbourFoods }, CreditNoteNumber: 'CR-1', LineItems: [{ Description: 'Reduction', UnitAmount: 100, AccountCode: '205' }] };
  const made = await call('PUT', '/CreditNotes', { body: note });
  const noteId = String(made.at('CreditNotes.0.CreditNoteID'));
  expect((await call('PUT', '/CreditNotes', { body: note })).status).toBe(400);
  expect((await call('POST', '/CreditNotes', { body: { ...note, CreditNoteNumber: 'CR-2', Status: 'DRAFT' } })).status).toBe(200);
  expect((await call('POST', `/CreditNotes/${noteId}`, { body: { Reference: 'PO 77' } })).status).toBe(200);
  const paid = people.prepay(clientIds.harbourFoods, '50');
  people.approve('P-1');
  const over = people.overpay('P-1', '13250');
  for (const [path, id] of [['/CreditNotes', noteId], ['/Prepayments', paid.id], ['/Overpayments', over.id]] as const) {
    const allocated = await call('PUT', `${path}/${id}/Allocations`, { body: { Allocations: [{ Invoice: { InvoiceID: invoiceId }, Amount: 10, Date: '2026-11-22' }] } });
    expect([path, allocated.status]).toEqual([path, 200]);
    const beyond = await call('PUT', `${path}/${id}/Allocations`, { body: { Allocations: [{ Invoice: { InvoiceID: invoiceId }, Amount: 99999, Date: '2026-11-22' }] } });
    expect([path, beyond.status]).toEqual([path, 400]);
    for (const read of [`${path}/${id}`, `${path}?page=1`, `/Invoices/${invoiceId}`, '/Invoices?page=1']) expect([read, (await call('GET', read)).status]).toEqual([read, 200]);
    expect((await call('DELETE', `${path}/${id}/Allocations/${String(allocated.at('Allocations.0.AllocationID'))}`)).at('IsDeleted')).toBe(true);
  }
}

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

  withFile('has every address that the local Xero answers', async () => {
    const paths = (await readFile(specPath()!, 'utf8')).split(/\n {2}(?=\/)/);
    const isThere = (method: string, path: string): boolean => paths.some((part) => part.startsWith(`${path}:`) && part.includes(`\n    ${method.toLowerCase()}:`));
    expect(ENDPOINTS.filter(({ method, path }) => !isThere(method, path))).toEqual([]);
    expect(isThere('PATCH', '/Invoices')).toBe(false);
  });

  withFile('describes every answer of the local Xero', async () => {
    const { call, xero } = await openXero({ settings: { callsPerMinute: 1000 } });
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
    expect((await call('POST', '/Contacts', { body: { Contacts: [{ ContactID: clientIds.gullAndSons, Name: 'Gull & Daughters' }] } })).status).toBe(200);
    expect((await call('POST', `/Contacts/${clientIds.gullAndSons}`, { body: { Name: 'Gull & Sons' } })).status).toBe(200);
    expect((await call('POST', '/Invoices', { body: invoiceBody({ InvoiceNumber: 'P-1' }) })).status).toBe(200);
    expect((await call('POST', '/Payments', { body: { Invoice: { InvoiceID: id }, Account: { Code: '090' }, Date: '2026-11-22', Amount: 100 } })).status).toBe(200);
    expect((await call('GET', '/Payments?page=1')).status).toBe(200);
    await credits(call, xero, id);
    const asked = Object.keys(xero.meter.read());
    expect(ENDPOINTS.map(({ method, path }) => `${method} ${path}`).filter((route) => !asked.includes(route))).toEqual([]);
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
