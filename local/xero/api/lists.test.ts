import { beforeEach, describe, expect, it } from '@jest/globals';
import { clientIds } from '../../agency/xero';
import { peopleIn } from '../people';
import { invoiceBody, NORTHLIGHT, openXero, type Caller, type Read } from '../testing/caller';

const ids = (answer: Read): unknown[] => (answer.at('Invoices') as { InvoiceNumber: string }[]).map((invoice) => invoice.InvoiceNumber);
const where = (clause: string): string => `/Invoices?where=${encodeURIComponent(clause)}`;

describe('#39: reading invoices', () => {
  let caller: Caller;

  beforeEach(async () => {
    caller = await openXero();
    const make = async (number: string, fields: Record<string, unknown> = {}): Promise<void> => {
      expect((await caller.call('PUT', '/Invoices', { body: invoiceBody({ InvoiceNumber: number, ...fields }) })).status).toBe(200);
      caller.clock.advance(1000);
    };
    await make('A-1', { Reference: 'PO 77 / HARB-3' });
    await make('A-2', { Contact: { ContactID: clientIds.gullAndSons }, Status: 'AUTHORISED' });
    await make('B-1', { Date: '2026-10-01', DueDate: '2026-10-15', Status: 'SUBMITTED' });
  });

  it('a list without pages has no lines; a page and a single invoice have them', async () => {
    const list = await caller.call('GET', '/Invoices');
    expect([ids(list), list.at('pagination'), list.at('Invoices.0.LineItems.length')]).toEqual([['A-1', 'A-2', 'B-1'], undefined, 0]);
    const page = await caller.call('GET', '/Invoices?page=1');
    expect(page.at('pagination')).toEqual({ page: 1, pageSize: 100, pageCount: 1, itemCount: 3 });
    expect(page.at('Invoices.0.LineItems.length')).toBe(1);
    expect((await caller.call('GET', '/Invoices/A-2')).at('Invoices.0.LineItems.length')).toBe(1);
    expect((await caller.call('GET', '/Invoices?page=1&summaryOnly=true')).at('Invoices.0.LineItems')).toBeUndefined();
  });

  it('pages are of the size asked for, brought into 1 to 1000', async () => {
    const second = await caller.call('GET', '/Invoices?page=2&pageSize=2');
    expect([ids(second), second.at('pagination.pageCount')]).toEqual([['B-1'], 2]);
    expect(ids(await caller.call('GET', '/Invoices?page=3&pageSize=2'))).toEqual([]);
    expect((await caller.call('GET', '/Invoices?page=1&pageSize=5000')).at('pagination.pageSize')).toBe(1000);
    expect((await caller.call('GET', '/Invoices?page=1&pageSize=0')).at('pagination.pageSize')).toBe(1);
  });

  it.each([
    ['InvoiceNumbers=A-2,B-1', ['A-2', 'B-1']],
    [`ContactIDs=${clientIds.gullAndSons}`, ['A-2']],
    ['Statuses=DRAFT,SUBMITTED', ['A-1', 'B-1']],
    ['searchTerm=harb', ['A-1']],
    ['createdByMyApp=true', ['A-1', 'A-2', 'B-1']],
    ['order=InvoiceNumber%20DESC', ['B-1', 'A-2', 'A-1']],
  ])('by %s', async (query, found) => {
    expect(ids(await caller.call('GET', `/Invoices?${query}`))).toEqual(found);
  });

  it.each([
    ['Status=="AUTHORISED"', ['A-2']],
    [`Contact.ContactID==Guid("${clientIds.gullAndSons}") AND Type=="ACCREC"`, ['A-2']],
    ['Date>=DateTime(2026,11,01)', ['A-1', 'A-2']],
    ['Reference.Contains("po 77") OR InvoiceNumber.StartsWith("B")', ['A-1', 'B-1']],
    ['(Status=="DRAFT" || Status=="SUBMITTED") && AmountDue>100', ['A-1', 'B-1']],
    ['Contact.Name=="Gull & Sons"', ['A-2']],
  ])('where %s', async (clause, found) => {
    expect(ids(await caller.call('GET', where(clause)))).toEqual(found);
  });

  it('whereOr: OR and brackets in where are taken, or refused with 400 (unverified)', async () => {
    expect(caller.xero.settings.whereOr).toBe('accepted');
    const clauses = ['Type=="ACCREC" AND (InvoiceNumber=="A-1" OR Reference=="PO 77 / HARB-3" OR InvoiceNumber=="B-1")', 'InvoiceNumber=="A-1" OR InvoiceNumber=="B-1"'];
    for (const clause of clauses) expect(ids(await caller.call('GET', where(clause)))).toEqual(['A-1', 'B-1']);
    caller.xero.settings.whereOr = 'refused';
    for (const clause of [...clauses, '(Status=="DRAFT")']) expect((await caller.call('GET', where(clause))).status).toBe(400);
    expect(ids(await caller.call('GET', where('Type=="ACCREC" AND InvoiceNumber=="A-1"')))).toEqual(['A-1']);
  });

  it('by fifty ids at once, with their lines when a page is asked for', async () => {
    const people = peopleIn(caller.xero, NORTHLIGHT);
    const all = Array.from({ length: 50 }, (_, index) => people.addInvoice({ contactId: clientIds.harbourFoods, number: `P-${index}`, lines: [{ description: 'Work', accountCode: '205' }] }).id);
    const page = await caller.call('GET', `/Invoices?page=1&pageSize=100&IDs=${all.join(',')}`);
    expect([page.at('Invoices.length'), page.at('pagination.itemCount'), page.at('Invoices.49.LineItems.length')]).toEqual([50, 50, 1]);
    expect((await caller.call('GET', `/Invoices?IDs=${all.slice(0, 3).join(',')}`)).at('Invoices.0.LineItems.length')).toBe(0);
  });

  it('one, or a page of them, carries its payments and credits, each with its number, day and what of it was applied', async () => {
    const people = peopleIn(caller.xero, NORTHLIGHT);
    people.edit('A-1', { dueDate: '2026-12-06' });
    people.approve('A-1');
    const payment = people.pay('A-1', { amount: '1000', reference: 'EFT 1' });
    const note = people.addCreditNote({ contactId: clientIds.harbourFoods, number: 'CR-1', lines: [{ description: 'Reduction', unitAmount: '500', accountCode: '205' }] });
    people.allocate('CR-1', 'A-1', '300');
    const before = people.prepay(clientIds.harbourFoods, '700');
    people.allocate(before.id, 'A-1');
    const over = caller.xero.model.credits.receive(NORTHLIGHT, { kind: 'OVERPAYMENT', contactId: clientIds.harbourFoods, amount: '80' });
    people.allocate(over.ok ? over.value.id : '', 'A-1', '30');
    const day = { Date: '/Date(1795305600000+0000)/' };
    for (const path of ['/Invoices/A-1', '/Invoices?page=1&InvoiceNumbers=A-1']) {
      const read = await caller.call('GET', path);
      const [invoice] = read.at('Invoices') as unknown[];
      expect(invoice).toMatchObject({
        Payments: [{ PaymentID: payment.id, Amount: 1000, Reference: 'EFT 1', ...day }],
        CreditNotes: [{ CreditNoteID: note.id, CreditNoteNumber: 'CR-1', AppliedAmount: 300, Total: 550, ...day }],
        Prepayments: [{ PrepaymentID: before.id, AppliedAmount: 700, Total: 700, ...day }],
        Overpayments: [{ AppliedAmount: 30, Total: 80, ...day }],
        AmountPaid: 1000,
        AmountCredited: 1030,
        AmountDue: 11170,
      });
    }
  });

  it.each(['Colour=="red"', 'Status=', 'Status=="DRAFT" AND', 'Status=="DRAFT" extra', 'Date>=5', '%%'])('where %s is refused, not passed over', async (clause) => {
    expect((await caller.call('GET', where(clause))).status).toBe(400);
  });

  it('If-Modified-Since gives what changed from that second on, with that second or without (unverified)', async () => {
    const since = async (header: string): Promise<unknown[]> => ids(await caller.call('GET', '/Invoices', { headers: { 'if-modified-since': header } }));
    expect(await since('2026-11-21T23:00:01')).toEqual(['A-2', 'B-1']);
    expect(await since('2026-11-21T23:00:01.900Z')).toEqual(['A-2', 'B-1']);
    expect(await since('Sat, 21 Nov 2026 23:00:02 GMT')).toEqual(['B-1']);
    expect(caller.xero.settings.modifiedSince).toBe('inclusive');
    caller.xero.settings.modifiedSince = 'exclusive';
    expect(await since('2026-11-21T23:00:01')).toEqual(['B-1']);
    expect((await caller.call('GET', '/Invoices', { headers: { 'if-modified-since': 'yesterday' } })).status).toBe(400);
  });

  it('#30: an id that is not there gives an empty page of HTML, not JSON', async () => {
    const missing = await caller.call('GET', '/Invoices/11111111-2222-4333-8444-555555555555');
    expect([missing.status, missing.text, missing.headers.get('content-type')]).toEqual([404, '', 'text/html; charset=utf-8']);
  });
});

describe('#39: reading clients', () => {
  const names = (answer: Read): unknown[] => (answer.at('Contacts') as { Name: string }[]).map((contact) => contact.Name);

  it('archived ones only when asked for', async () => {
    const { call } = await openXero();
    expect(names(await call('GET', '/Contacts?order=Name'))).toEqual(['Gull & Sons', 'Harbour Foods', 'Lumière Hotels']);
    expect(names(await call('GET', '/Contacts?includeArchived=true&order=Name'))).toContain('Old Quay Café');
    expect((await call('GET', `/Contacts/${clientIds.oldQuayCafe}`)).at('Contacts.0.ContactStatus')).toBe('ARCHIVED');
  });

  it('by words, by id, by page', async () => {
    const { call } = await openXero();
    expect(names(await call('GET', '/Contacts?searchTerm=HARBOUR'))).toEqual(['Harbour Foods']);
    expect(names(await call('GET', `/Contacts?IDs=${clientIds.gullAndSons}`))).toEqual(['Gull & Sons']);
    const page = await call('GET', '/Contacts?page=2&pageSize=2&order=Name');
    expect([names(page), page.at('pagination.itemCount')]).toEqual([['Lumière Hotels'], 3]);
  });

  it('a merged client is archived, says into whom, and gives up its invoices', async () => {
    const { call, xero } = await openXero();
    await call('PUT', '/Invoices', { body: invoiceBody({ InvoiceNumber: 'A-1' }) });
    expect(xero.model.mergeContacts(NORTHLIGHT, clientIds.harbourFoods, clientIds.gullAndSons).ok).toBe(true);
    const left = await call('GET', `/Contacts/${clientIds.harbourFoods}`);
    expect([left.at('Contacts.0.ContactStatus'), left.at('Contacts.0.MergedToContactID')]).toEqual(['ARCHIVED', clientIds.gullAndSons]);
    expect((await call('GET', '/Invoices/A-1')).at('Invoices.0.Contact.Name')).toBe('Gull & Sons');
    expect(xero.model.mergeContacts(NORTHLIGHT, clientIds.gullAndSons, clientIds.oldQuayCafe).ok).toBe(false);
  });

  it('the invoices of a merged client count as changed, or not (unverified)', async () => {
    for (const [mergeUpdatesInvoices, found] of [[true, ['A-1']], [false, []]] as const) {
      const { call, xero, clock } = await openXero({ settings: { mergeUpdatesInvoices } });
      await call('PUT', '/Invoices', { body: invoiceBody({ InvoiceNumber: 'A-1' }) });
      clock.advance(60_000);
      const since = { 'if-modified-since': new Date(clock.now()).toISOString() };
      expect(xero.model.mergeContacts(NORTHLIGHT, clientIds.harbourFoods, clientIds.gullAndSons).ok).toBe(true);
      expect(ids(await call('GET', '/Invoices', { headers: since }))).toEqual(found);
      expect((await call('GET', '/Invoices/A-1')).at('Invoices.0.Contact.ContactID')).toBe(clientIds.gullAndSons);
    }
  });

  it('a name belongs to one active client', async () => {
    const { call, xero } = await openXero();
    const again = await call('PUT', '/Contacts', { body: { Name: 'harbour foods' } });
    expect(again.at('Elements.0.ValidationErrors.0.Message')).toMatch(/^The contact name harbour foods is already assigned to another contact\./);
    expect([again.at('Elements.0.ContactID'), again.at('Elements.0.HasValidationErrors')]).toEqual(['00000000-0000-0000-0000-000000000000', true]);
    await call('POST', `/Contacts/${clientIds.harbourFoods}`, { body: { ContactStatus: 'ARCHIVED' } });
    expect((await call('PUT', '/Contacts', { body: { Name: 'Harbour Foods' } })).status).toBe(200);
    const restored = xero.model.setContactStatus(NORTHLIGHT, clientIds.harbourFoods, 'ACTIVE');
    expect(restored.ok).toBe(false);
  });
});
