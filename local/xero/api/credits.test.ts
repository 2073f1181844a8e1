import { describe, expect, it } from '@jest/globals';
import { clientIds } from '../../agency/xero';
import { invoiceBody, NORTHLIGHT, openXero, type Caller, type Read } from '../testing/caller';

const message = (answer: Read): unknown => answer.at('Elements.0.ValidationErrors.0.Message');
const today = '2026-11-22';

function creditBody(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    Type: 'ACCRECCREDIT',
    Status: 'AUTHORISED',
    Contact: { ContactID: clientIds.harbourFoods },
    Date: today,
    LineItems: [{ Description: 'Agreed reduction', Quantity: 1, UnitAmount: 2000, AccountCode: '205', TaxType: 'OUTPUT' }],
    ...fields,
  };
}

async function approvedInvoice(caller: Caller, fields: Record<string, unknown> = {}): Promise<string> {
  return String((await caller.call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED', ...fields }) })).at('Invoices.0.InvoiceID'));
}

async function creditNote(caller: Caller, fields: Record<string, unknown> = {}): Promise<string> {
  const answer = await caller.call('PUT', '/CreditNotes', { body: creditBody(fields) });
  expect(answer.status).toBe(200);
  return String(answer.at('CreditNotes.0.CreditNoteID'));
}

const allocate = (caller: Caller, from: string, invoice: string, amount: number): Promise<Read> =>
  caller.call('PUT', `${from}/Allocations`, { body: { Allocations: [{ Invoice: { InvoiceID: invoice }, Amount: amount, Date: today }] } });

const invoiceMoney = async (caller: Caller, id: string): Promise<unknown[]> => {
  const answer = await caller.call('GET', `/Invoices/${id}`);
  return ['Status', 'AmountPaid', 'AmountCredited', 'AmountDue'].map((field) => answer.at(`Invoices.0.${field}`));
};

describe('#35: credit notes', () => {
  it('are numbered by the organisation, taxed by line, and credit nothing until they are allocated', async () => {
    const caller = await openXero();
    const invoice = await approvedInvoice(caller);
    const made = await caller.call('PUT', '/CreditNotes', { body: creditBody() });
    expect(['CreditNoteNumber', 'Status', 'Total', 'TotalTax', 'RemainingCredit'].map((field) => made.at(`CreditNotes.0.${field}`))).toEqual(['CN-0001', 'AUTHORISED', 2200, 200, 2200]);
    expect(await invoiceMoney(caller, invoice)).toEqual(['AUTHORISED', 0, 0, 13200]);
  });

  it('#26: have a number of their own: PUT refuses one that is taken, and it is found by it', async () => {
    const { call } = await openXero();
    const made = await call('PUT', '/CreditNotes', { body: creditBody({ CreditNoteNumber: 'HARB-A-001-CR1', Reference: 'HARB-A-001' }) });
    const again = await call('PUT', '/CreditNotes', { body: creditBody({ CreditNoteNumber: 'HARB-A-001-CR1' }) });
    expect([again.status, message(again)]).toEqual([400, 'Credit Note # must be unique.']);
    const id = made.at('CreditNotes.0.CreditNoteID');
    expect((await call('GET', '/CreditNotes/HARB-A-001-CR1')).at('CreditNotes.0.CreditNoteID')).toBe(id);
    const clause = 'Type=="ACCRECCREDIT" AND (CreditNoteNumber=="HARB-A-001-CR1" OR Reference=="HARB-A-001")';
    const found = await call('GET', `/CreditNotes?page=1&where=${encodeURIComponent(clause)}`);
    expect([found.at('CreditNotes.length'), found.at('CreditNotes.0.CreditNoteID'), found.at('CreditNotes.0.LineItems.length')]).toEqual([1, id, 1]);
    // Xero's OpenAPI file has no IDs for credit notes.
    expect((await call('GET', `/CreditNotes?IDs=${String(id)}`)).at('Type')).toBe('LocalXeroUnsupported');
  });

  it('can have the number of another, or not (unverified)', async () => {
    for (const [creditNoteNumber, status, notes] of [['unique', 400, 1], ['repeatable', 200, 2]] as const) {
      const { call, xero } = await openXero({ settings: { creditNoteNumber } });
      await call('PUT', '/CreditNotes', { body: creditBody({ CreditNoteNumber: 'CR-1' }) });
      expect((await call('PUT', '/CreditNotes', { body: creditBody({ CreditNoteNumber: 'CR-1' }) })).status).toBe(status);
      expect(xero.model.credits.creditNotes(NORTHLIGHT)).toHaveLength(notes);
    }
  });

  it('allocated to an invoice are AmountCredited, never AmountPaid', async () => {
    const caller = await openXero();
    const [invoice, note] = [await approvedInvoice(caller), await creditNote(caller)];
    const allocated = await allocate(caller, `/CreditNotes/${note}`, invoice, 2000);
    expect([allocated.status, allocated.at('Allocations.0.Amount'), allocated.at('Allocations.0.Invoice.InvoiceID')]).toEqual([200, 2000, invoice]);
    expect(await invoiceMoney(caller, invoice)).toEqual(['AUTHORISED', 0, 2000, 11200]);
    const read = await caller.call('GET', `/Invoices/${invoice}`);
    expect([read.at('Invoices.0.CreditNotes.0.CreditNoteID'), read.at('Invoices.0.CreditNotes.0.AppliedAmount')]).toEqual([note, 2000]);
    const left = await caller.call('GET', `/CreditNotes/${note}`);
    expect([left.at('CreditNotes.0.Status'), left.at('CreditNotes.0.RemainingCredit'), left.at('CreditNotes.0.Allocations.length')]).toEqual(['AUTHORISED', 200, 1]);
  });

  it('can make an invoice PAID with AmountPaid 0: credited in full, not a cent came in', async () => {
    const caller = await openXero();
    const invoice = await approvedInvoice(caller);
    const note = await creditNote(caller, { LineItems: [{ Description: 'All of it', UnitAmount: 12000, AccountCode: '205', TaxType: 'OUTPUT' }] });
    await allocate(caller, `/CreditNotes/${note}`, invoice, 13200);
    expect(await invoiceMoney(caller, invoice)).toEqual(['PAID', 0, 13200, 0]);
    const read = await caller.call('GET', `/Invoices/${invoice}`);
    expect(read.at('Invoices.0.FullyPaidOnDate')).toBe('/Date(1795305600000+0000)/');
    expect((await caller.call('GET', `/CreditNotes/${note}`)).at('CreditNotes.0.Status')).toBe('PAID');
  });

  it('taken off again, the invoice owes it again', async () => {
    const caller = await openXero();
    const [invoice, note] = [await approvedInvoice(caller), await creditNote(caller)];
    const id = String((await allocate(caller, `/CreditNotes/${note}`, invoice, 2200)).at('Allocations.0.AllocationID'));
    const removed = await caller.call('DELETE', `/CreditNotes/${note}/Allocations/${id}`);
    expect([removed.status, removed.at('IsDeleted'), removed.at('AllocationID')]).toEqual([200, true, id]);
    expect(await invoiceMoney(caller, invoice)).toEqual(['AUTHORISED', 0, 0, 13200]);
    expect((await caller.call('GET', `/CreditNotes/${note}`)).at('CreditNotes.0.RemainingCredit')).toBe(2200);
    expect((await caller.call('DELETE', `/CreditNotes/${note}/Allocations/${id}`)).status).toBe(404);
  });

  it.each([
    ['more than is left of it', {}, 2200.01, 'The amount to allocate exceeds the remaining credit.'],
    ['nothing', {}, 0, 'The amount to allocate must be greater than zero and have at most two decimal places.'],
    ['a draft', { Status: 'DRAFT' }, 1, 'Only an approved credit with something left can be allocated.'],
    ['another client’s', { Contact: { ContactID: clientIds.gullAndSons } }, 1, 'The credit and the invoice must be of the same contact.'],
    ['another currency’s', { CurrencyCode: 'USD' }, 1, 'The credit and the invoice must be in the same currency.'],
  ])('can not be allocated: %s', async (_what, fields, amount, why) => {
    const caller = await openXero();
    const [invoice, note] = [await approvedInvoice(caller), await creditNote(caller, fields)];
    const refused = await allocate(caller, `/CreditNotes/${note}`, invoice, amount);
    expect([refused.status, message(refused)]).toEqual([400, why]);
    expect(await invoiceMoney(caller, invoice)).toEqual(['AUTHORISED', 0, 0, 13200]);
  });

  it('can not be allocated beyond what is due, to a draft, on a locked day, or to nothing', async () => {
    const caller = await openXero();
    const note = await creditNote(caller);
    const small = await approvedInvoice(caller, { LineItems: [{ Description: 'Small', UnitAmount: 100, AccountCode: '205', TaxType: 'OUTPUT' }] });
    const draft = await approvedInvoice(caller, { Status: 'DRAFT' });
    expect(message(await allocate(caller, `/CreditNotes/${note}`, small, 110.01))).toBe('The amount to allocate exceeds the amount outstanding on this document');
    expect(message(await allocate(caller, `/CreditNotes/${note}`, draft, 1))).toBe('Invoice not of valid status for allocation');
    expect((await allocate(caller, `/CreditNotes/${note}`, '11111111-2222-4333-8444-555555555555', 1)).status).toBe(400);
    expect((await allocate(caller, '/CreditNotes/11111111-2222-4333-8444-555555555555', small, 1)).status).toBe(404);
    caller.xero.model.setLockDates(NORTHLIGHT, { periodLockDate: today });
    expect(message(await allocate(caller, `/CreditNotes/${note}`, small, 1))).toContain('period lock date');
  });

  it.each([
    ['an archived client', { Contact: { ContactID: clientIds.oldQuayCafe } }],
    ['an archived account', { LineItems: [{ Description: 'x', UnitAmount: 1, AccountCode: '299' }] }],
    ['a currency that is not enabled', { CurrencyCode: 'EUR' }],
    ['no lines', { LineItems: [] }],
    ['nothing to credit', { LineItems: [{ Description: 'x', UnitAmount: 0, AccountCode: '205' }] }],
    ['a status that is not its own to choose', { Status: 'PAID' }],
  ])('are refused for %s', async (_what, fields) => {
    const caller = await openXero();
    expect((await caller.call('PUT', '/CreditNotes', { body: creditBody(fields) })).status).toBe(400);
    expect(caller.xero.model.credits.creditNotes(NORTHLIGHT)).toEqual([]);
  });

  it('go from draft to approved to voided, and not back', async () => {
    const caller = await openXero();
    const note = await creditNote(caller, { Status: 'DRAFT', CreditNoteNumber: 'HARB-CN-1' });
    const to = (status: string): Promise<Read> => caller.call('POST', `/CreditNotes/${note}`, { body: { CreditNoteID: note, Status: status } });
    expect((await caller.call('PUT', '/CreditNotes', { body: creditBody({ CreditNoteNumber: 'HARB-CN-1' }) })).status).toBe(400);
    expect((await caller.call('POST', '/CreditNotes', { body: creditBody({ CreditNoteNumber: 'HARB-CN-1', Status: 'DRAFT', Reference: 'changed' }) })).at('CreditNotes.0.CreditNoteID')).toBe(note);
    expect((await to('AUTHORISED')).status).toBe(200);
    expect(message(await to('DELETED'))).toBe('Credit note not of valid status for modification');
    expect((await to('VOIDED')).status).toBe(200);
    expect((await to('AUTHORISED')).status).toBe(400);
  });

  it('that are allocated can not be voided, or are taken off first (unverified)', async () => {
    for (const voidingAllocatedCredit of ['refused', 'unallocates'] as const) {
      const caller = await openXero({ settings: { voidingAllocatedCredit } });
      const [invoice, note] = [await approvedInvoice(caller), await creditNote(caller)];
      await allocate(caller, `/CreditNotes/${note}`, invoice, 2200);
      const voided = await caller.call('POST', `/CreditNotes/${note}`, { body: { Status: 'VOIDED' } });
      const taken = voidingAllocatedCredit === 'unallocates';
      expect(voided.status).toBe(taken ? 200 : 400);
      expect(await invoiceMoney(caller, invoice)).toEqual(taken ? ['AUTHORISED', 0, 0, 13200] : ['AUTHORISED', 0, 2200, 11000]);
    }
  });

  it('#33: an invoice that was credited can be neither voided nor edited', async () => {
    const caller = await openXero();
    const [invoice, note] = [await approvedInvoice(caller), await creditNote(caller)];
    await allocate(caller, `/CreditNotes/${note}`, invoice, 1);
    for (const body of [{ Status: 'VOIDED' }, { Reference: 'other' }]) {
      expect(message(await caller.call('POST', `/Invoices/${invoice}`, { body }))).toBe('This document cannot be edited as it has a payment or credit note allocated to it.');
    }
  });

  it('#39: are listed, by page, by where, and by what changed since', async () => {
    const caller = await openXero();
    await creditNote(caller, { CreditNoteNumber: 'CN-A' });
    caller.clock.advance(60_000);
    await creditNote(caller, { CreditNoteNumber: 'CN-B', Status: 'DRAFT' });
    const numbers = (answer: Read): unknown[] => (answer.at('CreditNotes') as { CreditNoteNumber: string }[]).map((note) => note.CreditNoteNumber);
    const list = await caller.call('GET', '/CreditNotes');
    expect([numbers(list), list.at('CreditNotes.0.LineItems.length')]).toEqual([['CN-A', 'CN-B'], 0]);
    const page = await caller.call('GET', '/CreditNotes?page=2&pageSize=1');
    expect([numbers(page), page.at('CreditNotes.0.LineItems.length'), page.at('pagination.itemCount')]).toEqual([['CN-B'], 1, 2]);
    expect(numbers(await caller.call('GET', `/CreditNotes?where=${encodeURIComponent('Status=="DRAFT"')}`))).toEqual(['CN-B']);
    expect(numbers(await caller.call('GET', '/CreditNotes', { headers: { 'if-modified-since': '2026-11-21T23:01:00' } }))).toEqual(['CN-B']);
    expect((await caller.call('GET', '/CreditNotes/11111111-2222-4333-8444-555555555555')).status).toBe(404);
  });

  it('of a client that is merged go with it', async () => {
    const caller = await openXero();
    const note = await creditNote(caller);
    caller.xero.model.mergeContacts(NORTHLIGHT, clientIds.harbourFoods, clientIds.gullAndSons);
    expect((await caller.call('GET', `/CreditNotes/${note}`)).at('CreditNotes.0.Contact.ContactID')).toBe(clientIds.gullAndSons);
  });
});

describe('#35: prepayments and overpayments', () => {
  it.each([
    ['PREPAYMENT', 'Prepayments'],
    ['OVERPAYMENT', 'Overpayments'],
  ] as const)('%s: settles an invoice without a payment on it', async (kind, name) => {
    const caller = await openXero();
    const invoice = await approvedInvoice(caller);
    expect(caller.xero.model.credits.receive(NORTHLIGHT, { kind, contactId: clientIds.harbourFoods, amount: '15000' }).ok).toBe(true);
    const listed = await caller.call('GET', `/${name}?page=1`);
    const id = String(listed.at(`${name}.0.${kind === 'PREPAYMENT' ? 'PrepaymentID' : 'OverpaymentID'}`));
    expect([listed.at(`${name}.0.Type`), listed.at(`${name}.0.RemainingCredit`)]).toEqual([`RECEIVE-${kind}`, 15000]);
    expect((await allocate(caller, `/${name}/${id}`, invoice, 13200)).status).toBe(200);
    expect(await invoiceMoney(caller, invoice)).toEqual(['PAID', 0, 13200, 0]);
    const read = await caller.call('GET', `/${name}/${id}`);
    expect([read.at(`${name}.0.Status`), read.at(`${name}.0.RemainingCredit`)]).toEqual(['AUTHORISED', 1800]);
    const allocation = String(read.at(`${name}.0.Allocations.0.AllocationID`));
    expect((await caller.call('DELETE', `/${name}/${id}/Allocations/${allocation}`)).status).toBe(200);
    expect(await invoiceMoney(caller, invoice)).toEqual(['AUTHORISED', 0, 0, 13200]);
    expect((await caller.call('GET', `/${name}/11111111-2222-4333-8444-555555555555`)).status).toBe(404);
  });
});

describe('What people do with credits in the pages', () => {
  it('credit an invoice in part, in whole, and take it back', async () => {
    const caller = await openXero();
    const invoice = await approvedInvoice(caller, { InvoiceNumber: 'HARB-A-001' });
    const { credits } = caller.xero.model;
    const part = credits.creditInvoice(NORTHLIGHT, 'HARB-A-001', { amount: '3200' });
    expect(part).toMatchObject({ ok: true, value: { reference: 'HARB-A-001', status: 'PAID' } });
    expect(await invoiceMoney(caller, invoice)).toEqual(['AUTHORISED', 0, 3200, 10000]);
    expect(credits.creditInvoice(NORTHLIGHT, 'HARB-A-001', { amount: '10000.01' }).ok).toBe(false);
    expect(credits.creditInvoice(NORTHLIGHT, 'HARB-A-001').ok).toBe(true);
    expect(await invoiceMoney(caller, invoice)).toEqual(['PAID', 0, 13200, 0]);
    const [first] = credits.allocationsOn(caller.xero.model.invoice(NORTHLIGHT, invoice)!);
    expect(credits.removeAllocation(NORTHLIGHT, first!.id).ok).toBe(true);
    expect(await invoiceMoney(caller, invoice)).toEqual(['AUTHORISED', 0, 10000, 3200]);
    expect(credits.voidCreditNote(NORTHLIGHT, 'CN-0001').ok).toBe(true);
  });

  it('a whole credit has the invoice’s own lines and tax', async () => {
    const caller = await openXero();
    await approvedInvoice(caller, { InvoiceNumber: 'HARB-A-001' });
    caller.xero.model.credits.creditInvoice(NORTHLIGHT, 'HARB-A-001');
    const note = await caller.call('GET', '/CreditNotes/CN-0001');
    expect(['SubTotal', 'TotalTax', 'Total', 'LineAmountTypes', 'LineItems.0.Description'].map((field) => note.at(`CreditNotes.0.${field}`))).toEqual([12000, 1200, 13200, 'Exclusive', 'User dashboard (2 of 5)']);
  });
});
