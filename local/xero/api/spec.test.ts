import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OpenAPIValidator } from 'openapi-backend';
import { parse } from 'yaml';
import { clientIds, customConnections } from '../../agency/xero';
import type { LocalXero } from '../index';
import { peopleIn } from '../people';
import { invoiceBody, NORTHLIGHT, openXero, type Caller } from '../testing/caller';
import { ENDPOINTS } from './routes';
import { officialSpec, specPath } from './spec-file';

const withFile = specPath() === undefined ? it.skip : it;

/** What is wrong with a value by a named schema of another of Xero's OpenAPI files, beside the accounting one. Dates there have no zone, and so no format. */
async function faultsBy(file: string, schema: string, value: unknown): Promise<unknown> {
  const text = (await readFile(join(dirname(specPath()!), file), 'utf8')).replace(/^ *format: date-time$/gm, '');
  const { components } = parse(text, { logLevel: 'silent' }) as { components: object };
  const $id = 'https://api.xero.com/openapi/other';
  const content = { 'application/json': { schema: { $ref: `${$id}#/components/schemas/${schema}` } } };
  const paths = { '/it': { post: { operationId: 'it', requestBody: { required: true, content }, responses: { 200: { description: '' } } } } };
  const validator = new OpenAPIValidator({
    definition: { openapi: '3.0.0', info: { title: '', version: '' }, paths },
    lazyCompileValidators: true,
    ajvOpts: { strict: false, logger: false },
    customizeAjv: (ajv) => {
      ajv.addSchema({ $id, components });
      return ajv;
    },
  });
  return validator.validateRequest({ method: 'POST', path: '/it', headers: { 'content-type': 'application/json' }, body: value }, 'it').errors ?? [];
}

const besides = (file: string): typeof it.skip => {
  const path = specPath();
  return path !== undefined && existsSync(join(dirname(path), file)) ? it : it.skip;
};

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

  besides('xero-webhooks.yaml')('has webhooks as the local Xero sends them', async () => {
    const bodies: { readonly events: readonly { readonly eventCategory: string }[] }[] = [];
    const { xero } = await openXero({
      sendWebhook: async (request) => {
        bodies.push((await request.json()) as (typeof bodies)[number]);
        return new Response(null, { status: bodies.length > 4 || bodies.length % 2 === 1 ? 200 : 401 });
      },
    });
    const { clientId } = customConnections.northlight;
    xero.model.setWebhook(clientId, { deliveryUrl: 'http://localhost/x1/hook', signingKey: 'k', categories: ['INVOICE', 'CREDITNOTE', 'CONTACT'] });
    expect(await xero.webhooks.sendIntent(clientId)).toBe(true);
    const people = peopleIn(xero, NORTHLIGHT);
    const invoice = people.addInvoice({ contactId: clientIds.harbourFoods, dueDate: '2026-12-06', lines: [{ description: 'Work', unitAmount: '10', accountCode: '205' }] });
    people.approve(invoice.id);
    people.credit(invoice.id);
    people.renameContact(clientIds.harbourFoods, 'Harbour & Co');
    await xero.webhooks.deliverDue();
    const sent = bodies.flatMap((body) => body.events.map((event) => ({ ...body, events: [event] })));
    expect([...new Set(sent.map(({ events: [event] }) => event?.eventCategory))].sort()).toEqual(['CONTACT', 'CREDITNOTE', 'INVOICE']);
    for (const body of sent) {
      const schema = body.events[0]?.eventCategory === 'CREDITNOTE' ? 'CreditNoteWebhookEvent' : 'WebhookEvent';
      expect(await faultsBy('xero-webhooks.yaml', schema, body)).toEqual([]);
    }
    expect(await faultsBy('xero-webhooks.yaml', 'WebhookEvent', { events: [] })).not.toEqual([]);
  });

  besides('xero-identity.yaml')('has connections as the local Xero lists them', async () => {
    const { call } = await openXero();
    const connection = (await call('GET', '/connections')).at('0');
    expect(await faultsBy('xero-identity.yaml', 'Connection', connection)).toEqual([]);
    expect(await faultsBy('xero-identity.yaml', 'Connection', { id: 7 })).not.toEqual([]);
  });

  withFile('refuses a request that it does not describe', async () => {
    const { call } = await openXero();
    const answer = await call('PUT', '/Invoices', { body: invoiceBody({ Reference: 7 }) });
    expect([answer.status, answer.at('Type')]).toEqual([400, 'LocalXeroUnsupported']);
    expect(answer.at('Message')).toContain('Reference');
  });
});
