import { json, startLoopback, type Loopback } from './loopback';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LedgerFailure, type LedgerFailureReason } from '../../src/billing/ledger';
import type { ClientId, LedgerInvoiceId } from '../../src/billing/ids';
import { requestToken, xeroClient } from '../../src/xero';
import { harbourFoods } from '../../src/xero/testing/sample-request';

const SECRET = 'a-secret-that-must-stay-one';
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.a-token.that-must-stay-one';
const TENANT = '96d8fbb9-e7bf-4327-a284-cb5da3384f97';
const ID = '60aa5d55-a47e-4665-a974-874bb50263b9' as LedgerInvoiceId;
const NOW = Date.parse('2026-11-22T02:00:00Z');

let xero: Loopback;
beforeAll(async () => {
  xero = await startLoopback();
});
afterAll(() => xero.close());

const client = (changes: { readonly timeoutMs?: number; readonly tenantId?: string } = {}) =>
  xeroClient({ accessToken: TOKEN, tenantId: TENANT, timeoutMs: 2000, now: () => NOW, ...changes });
const read = () => client().invoice(ID);
const write = () => client().createInvoice(harbourFoods, 'key-1');

async function failureOf(call: () => Promise<unknown>): Promise<LedgerFailureReason> {
  try {
    await call();
  } catch (error) {
    if (error instanceof LedgerFailure) {
      expect(JSON.stringify(error.reason) + error.message).not.toMatch(/that-must-stay-one/);
      return error.reason;
    }
    throw error;
  }
  throw new Error('the call succeeded');
}

const invoice = {
  Type: 'ACCREC', InvoiceID: ID, InvoiceNumber: 'HFD-1-002', Reference: 'PO 77 / HFD-12', Status: 'DRAFT', CurrencyCode: 'AUD', SubTotal: 12000.0, TotalTax: 1200.0,
  Total: 13200.0, AmountDue: 13200.0, AmountPaid: 0.0, Contact: { ContactID: harbourFoods.clientId, HasValidationErrors: false }, DateString: '2026-11-22T00:00:00',
  DueDateString: '2026-12-22T00:00:00', UpdatedDateUTC: '/Date(1795312800000+0000)/', HasErrors: false, LineItems: [{ Description: 'User dashboard', ValidationErrors: [] }],
};

describe('an answer that is a failure', () => {
  it.each<[string, number, Record<string, string>, unknown, LedgerFailureReason]>([
    ['expired token', 401, {}, { Title: 'Unauthorized', Detail: 'TokenExpired: token expired at 11/22/2026' }, { kind: 'credentials', detail: 'the access token has expired' }],
    ['token of no use', 401, {}, { Detail: 'AuthenticationUnsuccessful' }, { kind: 'credentials', detail: 'the access token was refused' }],
    ['scope not granted', 401, { 'www-authenticate': 'insufficient_scope' }, {}, { kind: 'forbidden', cause: 'scope', detail: 'the connection lacks a scope this call needs' }],
    ['another’s organisation', 403, {}, { Detail: TOKEN }, { kind: 'forbidden', cause: 'unsaid', detail: 'the connection may not do this in this organisation' }],
    ['calls in a minute', 429, { 'retry-after': '26', 'x-rate-limit-problem': 'minute' }, undefined, { kind: 'limit', scope: 'minute', retryAfterSeconds: 26 }],
    ['calls in a day', 429, { 'retry-after': '66975', 'x-rate-limit-problem': 'Day' }, undefined, { kind: 'limit', scope: 'day', retryAfterSeconds: 66975 }],
    ['calls at once', 429, { 'x-rate-limit-problem': 'concurrent' }, undefined, { kind: 'limit', scope: 'concurrent', retryAfterSeconds: 5 }],
    ['calls of all tenants', 429, { 'x-rate-limit-problem': 'appminute' }, undefined, { kind: 'limit', scope: 'app', retryAfterSeconds: 60 }],
    ['calls, unsaid which', 429, {}, undefined, { kind: 'limit', scope: 'minute', retryAfterSeconds: 60 }],
    ['refusal', 400, {}, { Elements: [{ ValidationErrors: [{ Message: 'Invoice # must be unique.' }] }] }, { kind: 'refused', messages: ['Invoice # must be unique.'] }],
    ['refusal without a word', 400, {}, undefined, { kind: 'refused', messages: ['HTTP 400'] }],
    ['a moved address', 302, { location: 'https://elsewhere.example/' }, undefined, { kind: 'invalid-answer', detail: 'HTTP 302' }],
  ])('means the same for a read and a write: %s', async (_name, status, headers, body, reason) => {
    for (const call of [read, write]) {
      xero.answer((response) => (body === undefined ? response.writeHead(status, headers).end() : json(response, status, body, headers)));
      expect(await failureOf(call)).toEqual(reason);
      expect(xero.seen).toHaveLength(1);
    }
  });

  it('is none when Xero has no such invoice: it says 404 in HTML', async () => {
    xero.answer((response) => response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<html>not found</html>'));
    await expect(read()).resolves.toBeUndefined();
    await expect(client().client(harbourFoods.clientId)).resolves.toBeUndefined();
    expect(await failureOf(() => client().email(ID, 'k'))).toEqual({ kind: 'refused', messages: ['Xero has no such invoice'] });
  });

  it('leaves open what became of a write whose idempotency key went with another request', async () => {
    xero.answer((response) => json(response, 400, { Detail: 'Idempotency Key (key-1) is used with a different request.' }));
    expect(await failureOf(write)).toMatchObject({ kind: 'unknown' });
  });
});

describe('an answer that never came whole', () => {
  it.each<[string, (how: Loopback) => void]>([
    ['server error', (to) => to.answer((response) => response.writeHead(500).end('oops'))],
    ['unavailable', (to) => to.answer((response) => response.writeHead(503).end())],
    ['nothing in time', (to) => to.answer(() => undefined)],
    ['a body that never ends', (to) => to.answer((response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{"Invoices":['))],
    ['cut before a word', (to) => to.answer((response) => response.destroy())],
    ['cut in the body', (to) => to.answer((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4000' }).write('{"Invoices":[');
      setTimeout(() => response.destroy(), 20);
    })],
    ['half a JSON', (to) => to.answer((response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"Invoices":['))],
    ['HTML with 200', (to) => to.answer((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>We’ll be back</html>'))],
    ['nothing with 200', (to) => to.answer((response) => response.writeHead(200).end())],
  ])('may be asked for again after a read, and must be looked up after a write: %s', async (_name, answer) => {
    answer(xero);
    expect(await failureOf(() => client({ timeoutMs: 150 }).invoice(ID))).toMatchObject({ kind: 'unavailable' });
    expect(await failureOf(() => client({ timeoutMs: 150 }).createInvoice(harbourFoods, 'key-1'))).toMatchObject({ kind: 'unknown' });
  });
});

describe('an answer of success', () => {
  const created = (changes: object) => xero.answer((response) => json(response, 200, { Invoices: [{ ...invoice, ...changes }] }));

  it('is success only without a mark of error anywhere', async () => {
    created({ InvoiceID: '00000000-0000-0000-0000-000000000000', StatusAttributeString: 'ERROR', HasErrors: true, ValidationErrors: [{ Message: 'Invoice # must be unique.' }] });
    expect(await failureOf(write)).toEqual({ kind: 'refused', messages: ['Invoice # must be unique.'] });
    created({ LineItems: [{ ValidationErrors: [{ Message: "Account code '999' is not a valid code for this document." }] }] });
    expect(await failureOf(write)).toEqual({ kind: 'refused', messages: ["Account code '999' is not a valid code for this document."] });
    created({ Contact: { HasValidationErrors: true } });
    expect(await failureOf(write)).toEqual({ kind: 'refused', messages: ['Xero marked the invoice as wrong without saying why'] });
    created({ StatusAttributeString: 'WARNING', Warnings: [{ Message: 'unusual rate' }] });
    await expect(write()).resolves.toMatchObject({ ledgerId: ID, status: 'draft' });
  });

  it('is not taken for ours when it says another number, kind, currency or client, or no id', async () => {
    for (const changes of [{ InvoiceNumber: 'HFD-1-003' }, { Type: 'ACCPAY' }, { CurrencyCode: 'NZD' }, { Contact: { ContactID: 'f3635dff-8b2e-4e79-8514-8acec1089764' } }, { InvoiceID: '00000000-0000-0000-0000-000000000000' }]) {
      created(changes);
      expect(await failureOf(write)).toMatchObject({ kind: 'invalid-answer' });
    }
  });

  it('has to be looked up when it names no invoice, or two', async () => {
    for (const Invoices of [[], [invoice, invoice]]) {
      xero.answer((response) => json(response, 200, { Invoices }));
      expect(await failureOf(write)).toMatchObject({ kind: 'unknown' });
    }
  });

  it('has to be about what was asked for', async () => {
    created({ InvoiceID: 'f3635dff-8b2e-4e79-8514-8acec1089764' });
    expect(await failureOf(read)).toMatchObject({ kind: 'invalid-answer' });
    xero.answer((response) => json(response, 200, { Contacts: [] }));
    expect(await failureOf(() => client().client(harbourFoods.clientId))).toMatchObject({ kind: 'invalid-answer' });
    xero.answer((response) => json(response, 200, { Organisations: [] }));
    expect(await failureOf(() => client().organisation())).toMatchObject({ kind: 'invalid-answer' });
    xero.answer((response) => json(response, 200, { Unexpected: true }));
    expect(await failureOf(() => client().accounts())).toEqual({ kind: 'invalid-answer', detail: 'unexpected in the answer: Accounts' });
  });
});

describe('what goes out', () => {
  it('creates with PUT, once, under the key, and asks for four decimals and for errors by element', async () => {
    xero.answer((response) => json(response, 200, { Invoices: [invoice] }));
    await expect(write()).resolves.toMatchObject({ number: 'HFD-1-002', readAt: '2026-11-22T02:00:00.000Z' });
    const [sent] = xero.seen;
    expect(sent?.method).toBe('PUT');
    expect(sent?.url.href).toBe('https://api.xero.com/api.xro/2.0/Invoices?summarizeErrors=false&unitdp=4');
    expect(sent?.headers.get('idempotency-key')).toBe('key-1');
    expect(sent?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
    expect(sent?.headers.get('xero-tenant-id')).toBe(TENANT);
  });

  it('leaves the tenant out when it isn’t known, as a custom connection may', async () => {
    xero.answer((response) => json(response, 200, { Invoices: [] }));
    await xeroClient({ accessToken: TOKEN }).findInvoices({ number: 'HFD-1-002', reference: 'HFD-3' }, NOW);
    expect(xero.seen[0]?.headers.has('xero-tenant-id')).toBe(false);
  });

  it.each(['', 'k'.repeat(129)])('refuses a key that Xero would not take before anything is sent', async (key) => {
    xero.answer((response) => json(response, 200, { Invoices: [invoice] }));
    await expect(client().createInvoice(harbourFoods, key)).rejects.toThrow(RangeError);
    expect(xero.seen).toHaveLength(0);
  });

  it('never sends an id that would make another address', async () => {
    xero.answer((response) => json(response, 200, { Invoices: [invoice] }));
    await expect(client().invoice('../Contacts' as LedgerInvoiceId)).resolves.toBeUndefined();
    await expect(client().client('x?y' as ClientId)).resolves.toBeUndefined();
    expect(await failureOf(() => client().email('' as LedgerInvoiceId, 'k'))).toMatchObject({ kind: 'refused' });
    expect(xero.seen).toHaveLength(0);
  });

  it('finds by the exact number, of sales only, and prefers one that lives', async () => {
    const dead = { ...invoice, InvoiceID: 'f3635dff-8b2e-4e79-8514-8acec1089764', Status: 'DELETED' };
    const answers = (Invoices: readonly unknown[]) => xero.answer((response) => json(response, 200, { Invoices }));
    const find = () => client().findInvoices({ number: 'HFD-1-002', reference: 'HFD-3' }, NOW);
    answers([{ ...invoice, Type: 'ACCPAY' }, { ...invoice, InvoiceNumber: 'hfd-1-002' }]);
    await expect(find()).resolves.toEqual({ byReference: [] });
    answers([dead, invoice]);
    await expect(find()).resolves.toMatchObject({ byNumber: { ledgerId: ID } });
    answers([dead]);
    await expect(find()).resolves.toMatchObject({ byNumber: { status: 'deleted' } });
    expect(xero.seen[0]?.url.searchParams.get('where')).toBe('Type=="ACCREC" AND (InvoiceNumber=="HFD-1-002" OR Reference=="HFD-3")');
  });

  it('names the invoice that it can’t read, and asks for it no more once a person said that it is another', async () => {
    const broken = { ...invoice, InvoiceNumber: 'INV-0077', Reference: 'HFD-3', CurrencyCode: 'JPY', Total: 100.5 };
    xero.answer((response) => json(response, 200, { Invoices: [broken] }));
    const find = (leaveOut: readonly LedgerInvoiceId[]) => client().findInvoices({ number: 'HFD-1-002', reference: 'HFD-3', leaveOut }, NOW);
    expect(await failureOf(() => find([]))).toMatchObject({ kind: 'invalid-answer', found: ID });
    await expect(find([ID])).resolves.toEqual({ byReference: [] });
  });

  it('asks for changes by whole seconds and pages, and lets no unreadable invoice hide the others', async () => {
    const bills = { ...invoice, InvoiceID: 'f3635dff-8b2e-4e79-8514-8acec1089764', CurrencyCode: 'JPY', Total: 100.5 };
    xero.answer((response) => json(response, 200, { pagination: { page: 2, pageSize: 100, pageCount: 3, itemCount: 201 }, Invoices: [invoice, bills] }));
    const changed = await client().changedSince('2026-11-22T01:02:03.999Z', 2);
    expect(changed).toMatchObject({ more: true, unreadable: ['f3635dff-8b2e-4e79-8514-8acec1089764'], invoices: [{ number: 'HFD-1-002' }] });
    const [sent] = xero.seen;
    expect(sent?.headers.get('if-modified-since')).toBe('2026-11-22T01:02:03');
    expect(Object.fromEntries(sent?.url.searchParams ?? [])).toEqual({ where: 'Type=="ACCREC"', order: 'UpdatedDateUTC ASC', page: '2', pageSize: '100' });
    expect(sent?.url.search).not.toContain('+');
    xero.answer((response) => response.writeHead(304).end());
    await expect(client().changedSince('2026-11-22T01:02:03Z', 1)).resolves.toEqual({ invoices: [], urls: new Map(), paidOn: new Map(), unreadable: [], more: false });
  });
});

describe('a token', () => {
  const credentials = { clientId: 'client', clientSecret: SECRET };

  it('is asked for with the three scopes and no others, and counted from before the asking', async () => {
    xero.answer((response) => json(response, 200, { access_token: TOKEN, expires_in: 1800, token_type: 'Bearer' }));
    await expect(requestToken(credentials, { now: () => NOW })).resolves.toEqual({ accessToken: TOKEN, expiresAt: NOW + 1_800_000 });
    const [sent] = xero.seen;
    expect(sent?.url.href).toBe('https://identity.xero.com/connect/token');
    expect(sent?.headers.get('authorization')).toBe(`Basic ${Buffer.from(`client:${SECRET}`).toString('base64')}`);
    expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({
      grant_type: 'client_credentials',
      scope: 'accounting.invoices accounting.contacts.read accounting.settings.read',
    });
  });

  it('is refused with the protocol’s own word, and with nothing else of the answer', async () => {
    xero.answer((response) => json(response, 400, { error: 'invalid_client' }));
    expect(await failureOf(() => requestToken(credentials))).toEqual({ kind: 'credentials', detail: 'invalid_client' });
    xero.answer((response) => json(response, 401, { error: SECRET }));
    expect(await failureOf(() => requestToken(credentials))).toEqual({ kind: 'credentials', detail: 'HTTP 401' });
    xero.answer((response) => response.writeHead(400, { 'content-type': 'text/html' }).end('<h1>Bad gateway, really</h1>'));
    expect(await failureOf(() => requestToken(credentials))).toEqual({ kind: 'unavailable', detail: 'HTTP 400' });
    xero.answer((response) => response.writeHead(503).end());
    expect(await failureOf(() => requestToken(credentials))).toMatchObject({ kind: 'unavailable' });
    xero.answer((response) => json(response, 200, { access_token: '', expires_in: 1800 }));
    expect(await failureOf(() => requestToken(credentials))).toMatchObject({ kind: 'invalid-answer' });
  });
});
