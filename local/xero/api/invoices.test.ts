import { describe, expect, it } from '@jest/globals';
import { clientIds, organisationIds } from '../../agency/xero';
import { invoiceBody, NORTHLIGHT, openXero, type Caller, type Read } from '../testing/caller';

const line = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  Description: 'Work',
  Quantity: 1,
  UnitAmount: 100,
  AccountCode: '205',
  TaxType: 'OUTPUT',
  ...fields,
});

async function created(caller: Caller, fields: Record<string, unknown> = {}, query = ''): Promise<string> {
  const answer = await caller.call('PUT', `/Invoices${query}`, { body: invoiceBody(fields) });
  expect([answer.status, answer.at('Message'), answer.at('Elements.0.ValidationErrors.0.Message')]).toEqual([200, undefined, undefined]);
  return String(answer.at('Invoices.0.InvoiceID'));
}

const message = (answer: Read): unknown => answer.at('Elements.0.ValidationErrors.0.Message');

describe('Creating an invoice', () => {
  it('#38: answers in the recorded shape: dates as midnight in UTC and in words, money as bare numbers', async () => {
    const { call } = await openXero();
    const answer = await call('PUT', '/Invoices', { body: invoiceBody({ InvoiceNumber: 'HARB-A-001', Reference: 'PO 77 / HARB-3', Url: 'http://localhost/browse/HARB-3' }) });
    expect(answer.status).toBe(200);
    expect([answer.at('Status'), answer.at('ProviderName')]).toEqual(['OK', 'Milepost']);
    expect(answer.at('DateTimeUTC')).toMatch(/^\/Date\(\d+\)\/$/);
    expect(answer.at('Invoices.0.Date')).toBe('/Date(1795305600000+0000)/');
    expect(answer.at('Invoices.0.DateString')).toBe('2026-11-22T00:00:00');
    expect(answer.at('Invoices.0.DueDateString')).toBe('2026-12-06T00:00:00');
    expect(answer.at('Invoices.0.UpdatedDateUTCString')).toBe('2026-11-21T23:00:00Z');
    expect([answer.at('Invoices.0.SubTotal'), answer.at('Invoices.0.TotalTax'), answer.at('Invoices.0.Total')]).toEqual([12000, 1200, 13200]);
    expect(answer.text).toContain('"SubTotal":12000.0,');
    expect([answer.at('Invoices.0.Status'), answer.at('Invoices.0.CurrencyCode'), answer.at('Invoices.0.Contact.Name')]).toEqual(['DRAFT', 'AUD', 'Harbour Foods']);
    expect(answer.at('Invoices.0.StatusAttributeString')).toBeUndefined();
  });

  it("#27 #38: numbers it from the organisation's sequence and dates it today in its time zone", async () => {
    const caller = await openXero();
    await created(caller, { InvoiceNumber: 'INV-0001' });
    const answer = await caller.call('PUT', '/Invoices', { body: invoiceBody({ Date: undefined }) });
    expect(answer.at('Invoices.0.InvoiceNumber')).toBe('INV-0002');
    expect(answer.at('Invoices.0.DateString')).toBe('2026-11-22T00:00:00');
  });

  it('#26: PUT refuses a number that is taken; POST with that number changes the invoice that has it', async () => {
    const caller = await openXero();
    const id = await created(caller, { InvoiceNumber: 'HARB-A-001' });
    const again = await caller.call('PUT', '/Invoices', { body: invoiceBody({ InvoiceNumber: 'HARB-A-001' }) });
    expect([again.status, again.at('ErrorNumber'), again.at('Type')]).toEqual([400, 10, 'ValidationException']);
    expect(message(again)).toBe('Invoice # must be unique.');
    expect(again.at('Elements.0.InvoiceID')).toBe('00000000-0000-0000-0000-000000000000');
    const posted = await caller.call('POST', '/Invoices', { body: invoiceBody({ InvoiceNumber: 'HARB-A-001', Reference: 'overwritten' }) });
    expect([posted.at('Invoices.0.InvoiceID'), posted.at('Invoices.0.Reference')]).toEqual([id, 'overwritten']);
    expect(caller.xero.model.invoices(NORTHLIGHT)).toHaveLength(1);
  });

  it('the number of a voided invoice stays taken, or is free again (unverified)', async () => {
    for (const [numberOfRemovedInvoice, status] of [['taken', 400], ['free', 200]] as const) {
      const caller = await openXero({ settings: { numberOfRemovedInvoice } });
      const id = await created(caller, { InvoiceNumber: 'HARB-A-001', Status: 'AUTHORISED' });
      await caller.call('POST', `/Invoices/${id}`, { body: { InvoiceID: id, Status: 'VOIDED' } });
      expect((await caller.call('PUT', '/Invoices', { body: invoiceBody({ InvoiceNumber: 'HARB-A-001' }) })).status).toBe(status);
    }
  });

  it('#29: with summarizeErrors=false a refusal is a 200 whose element says ERROR and echoes the status that was asked', async () => {
    const { call } = await openXero();
    const body = { Invoices: [invoiceBody({ Status: 'AUTHORISED' }), invoiceBody({ Status: 'AUTHORISED', CurrencyCode: 'EUR' })] };
    const answer = await call('PUT', '/Invoices?summarizeErrors=false', { body });
    expect(answer.status).toBe(200);
    expect([answer.at('Invoices.0.StatusAttributeString'), answer.at('Invoices.0.HasErrors')]).toEqual(['OK', false]);
    expect([answer.at('Invoices.1.StatusAttributeString'), answer.at('Invoices.1.HasErrors'), answer.at('Invoices.1.Status')]).toEqual(['ERROR', true, 'AUTHORISED']);
    expect(answer.at('Invoices.1.ValidationErrors.0.Message')).toBe('Organisation is not subscribed to currency EUR');
  });

  it('#29: the good ones of a batch that is answered with 400 are lost, or kept (unverified)', async () => {
    for (const [batchWithErrors, kept] of [['nothing-saved', 0], ['good-ones-saved', 1]] as const) {
      const { call, xero } = await openXero({ settings: { batchWithErrors } });
      const answer = await call('PUT', '/Invoices', { body: { Invoices: [invoiceBody(), invoiceBody({ CurrencyCode: 'EUR' })] } });
      expect([answer.status, answer.at('Elements.length')]).toEqual([400, 1]);
      expect(xero.model.invoices(NORTHLIGHT)).toHaveLength(kept);
    }
  });

  it.each([
    ['#37: an archived client', { Contact: { ContactID: clientIds.oldQuayCafe } }, /^The contact with the specified contact details has been archived/],
    ['#37: no client', { Contact: undefined }, /^The Contact must contain at least 1 of/],
    ['#37: an archived account', { LineItems: [line({ AccountCode: '299' })] }, /has been archived, or has been deleted/],
    ['#37: an account that is not there', { LineItems: [line({ AccountCode: '999' })] }, /Account code '999' is not a valid code for this document/],
    ['#37: the bank account', { LineItems: [line({ AccountCode: '090', TaxType: 'BASEXCLUDED' })] }, /Account code '090' is not a valid code/],
    ['#37: a tax that is not for sales', { LineItems: [line({ TaxType: 'INPUT' })] }, /The TaxType code 'INPUT' cannot be used with account code '205'/],
    ['#37: a currency the organisation has not', { CurrencyCode: 'EUR' }, /^Organisation is not subscribed to currency EUR$/],
    ['#32: a line total that does not multiply', { LineItems: [line({ LineAmount: 1 })] }, /^The line total 1.00 does not match the expected line total 100.00$/],
    ['#28: a status it can only come to', { Status: 'VOIDED' }, /^Invoice not of valid status for creation$/],
    ['no lines', { LineItems: [] }, /^One or more line items must be specified$/],
    ['a total below zero', { LineItems: [line({ UnitAmount: -5 })] }, /must not be negative/],
    ['an address that names Xero', { Url: 'https://go.xero.com/x' }, /Url/],
  ])('refuses %s, and saves nothing', async (_what, fields, words) => {
    const { call, xero } = await openXero();
    const answer = await call('PUT', '/Invoices', { body: invoiceBody(fields) });
    expect(answer.status).toBe(400);
    expect(message(answer)).toMatch(words);
    expect(xero.model.invoices(NORTHLIGHT)).toHaveLength(0);
  });

  it('#37: a lock date stops what is dated on or before it, drafts too or not (unverified)', async () => {
    for (const [lockDates, draft] of [['all-documents', 400], ['approved-only', 200]] as const) {
      const { call, xero } = await openXero({ settings: { lockDates } });
      xero.model.setLockDates(NORTHLIGHT, { periodLockDate: '2026-11-22' });
      const approved = await call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED' }) });
      expect(message(approved)).toBe('The document date cannot be before the period lock date, currently set at 22 November 2026');
      expect((await call('PUT', '/Invoices', { body: invoiceBody() })).status).toBe(draft);
      expect((await call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED', Date: '2026-11-23' }) })).status).toBe(200);
    }
  });

  it('carries tracking by name, at most two; what is unknown is refused, or passed over (unverified)', async () => {
    const tracked = (...tracking: object[]) => ({ body: invoiceBody({ LineItems: [line({ Tracking: tracking })] }) });
    for (const [unknownTracking, status] of [['refused', 400], ['ignored', 200]] as const) {
      const { call } = await openXero({ settings: { unknownTracking } });
      const known = await call('PUT', '/Invoices', tracked({ Name: 'Region', Option: 'Sydney' }, { Name: 'Team', Option: 'Design' }));
      expect([known.at('Invoices.0.LineItems.0.Tracking.0.Name'), known.at('Invoices.0.LineItems.0.Tracking.1.Option')]).toEqual(['Region', 'Design']);
      const unknown = await call('PUT', '/Invoices', tracked({ Name: 'Region', Option: 'Perth' }));
      expect([unknown.status, unknown.at('Invoices.0.LineItems.0.Tracking.0')]).toEqual([status, undefined]);
      expect((await call('PUT', '/Invoices', tracked({ Name: 'Region', Option: 'Sydney' }, { Name: 'Team', Option: 'Design' }, { Name: 'Region', Option: 'Melbourne' }))).status).toBe(400);
    }
  });

  it('a draft without a due date stays without, or is given one from the terms (unverified)', async () => {
    for (const [draftWithoutDueDate, due] of [['left-empty', undefined], ['from-terms', '2026-12-06T00:00:00']] as const) {
      const { call } = await openXero({ settings: { draftWithoutDueDate } });
      const made = await call('PUT', '/Invoices', { body: invoiceBody({ DueDate: undefined }) });
      expect([made.status, made.at('Invoices.0.DueDateString')]).toEqual([200, due]);
    }
  });

  it('#37: refusals come in the words that were seen, or with other quotes and full stops (unverified)', async () => {
    const words = { seen: ['Invoice # must be unique.', "Account code '999' is not a valid code for this document."], varied: ['Invoice # must be unique', "Account code ''999'' is not a valid code for this document"] };
    for (const refusalWords of ['seen', 'varied'] as const) {
      const { call } = await openXero({ settings: { refusalWords } });
      await call('PUT', '/Invoices', { body: invoiceBody({ InvoiceNumber: 'A-1' }) });
      const taken = await call('PUT', '/Invoices', { body: invoiceBody({ InvoiceNumber: 'A-1' }) });
      const account = await call('PUT', '/Invoices?summarizeErrors=false', { body: invoiceBody({ LineItems: [line({ AccountCode: '999' })] }) });
      expect([message(taken), account.at('Invoices.0.ValidationErrors.0.Message')]).toEqual(words[refusalWords]);
      expect(taken.at('Message')).toBe('A validation exception occurred');
    }
  });

  it('#31: half a cent below zero goes down, or up (unverified)', async () => {
    for (const [halfCentBelowZero, tax] of [['down', -0.11], ['up', -0.1]] as const) {
      const { call } = await openXero({ settings: { halfCentBelowZero } });
      const made = await call('PUT', '/Invoices', { body: invoiceBody({ LineItems: [line(), line({ UnitAmount: -1.05 })] }) });
      expect([made.at('Invoices.0.LineItems.1.TaxAmount'), made.at('Invoices.0.TotalTax')]).toEqual([tax, 10 + tax]);
    }
  });

  it('an approved invoice needs a due date, takes it from the terms, or goes without (unverified)', async () => {
    const strict = await openXero({ settings: { approvalWithoutDueDate: 'refused' } });
    expect(message(await strict.call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED', DueDate: undefined }) }))).toBe('Due Date cannot be empty.');
    const lenient = await openXero({ settings: { approvalWithoutDueDate: 'from-terms' } });
    const answer = await lenient.call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED', DueDate: undefined }) });
    expect(answer.at('Invoices.0.DueDateString')).toBe('2026-12-06T00:00:00');
    const without = await openXero({ settings: { approvalWithoutDueDate: 'left-empty' } });
    const undated = await without.call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED', DueDate: undefined }) });
    expect([undated.status, undated.at('Invoices.0.Status'), undated.at('Invoices.0.DueDate')]).toEqual([200, 'AUTHORISED', undefined]);
  });

  it('#32: a line total that does multiply is taken, and one that does not is refused on an update too', async () => {
    const caller = await openXero();
    const id = await created(caller, { LineItems: [line({ Quantity: 3, LineAmount: 300 })] });
    const wrong = await caller.call('POST', `/Invoices/${id}`, { body: { LineItems: [line({ Quantity: 3, LineAmount: 100 })] } });
    expect(message(wrong)).toBe('The line total 100.00 does not match the expected line total 300.00');
  });

  it('#31: keeps two digits of a unit price, four with unitdp=4', async () => {
    const { call } = await openXero();
    const body = invoiceBody({ LineItems: [line({ Quantity: 3, UnitAmount: 33.3333 })] });
    const two = await call('PUT', '/Invoices', { body });
    expect([two.at('Invoices.0.LineItems.0.UnitAmount'), two.at('Invoices.0.SubTotal')]).toEqual([33.33, 99.99]);
    const four = await call('PUT', '/Invoices?unitdp=4', { body });
    expect([four.at('Invoices.0.LineItems.0.UnitAmount'), four.at('Invoices.0.SubTotal')]).toEqual([33.3333, 100]);
    const id = String(four.at('Invoices.0.InvoiceID'));
    expect((await call('GET', `/Invoices/${id}`)).at('Invoices.0.LineItems.0.UnitAmount')).toBe(33.33);
    expect((await call('GET', `/Invoices/${id}?unitdp=4`)).at('Invoices.0.LineItems.0.UnitAmount')).toBe(33.3333);
  });

  it("#31: Xero's published example comes to its total: 11.44 of tax at 15 %, and 87.74", async () => {
    const { call, xero } = await openXero();
    xero.model.state.taxRates.push({ organisationId: NORTHLIGHT, taxType: 'OUTPUT2', name: 'GST 15 %', rate: '15', status: 'ACTIVE', appliesTo: ['REVENUE'] });
    const items = [25.06, 25.61, 25.63].map((amount) => line({ UnitAmount: amount, TaxType: 'OUTPUT2' }));
    const exclusive = await call('PUT', '/Invoices', { body: invoiceBody({ LineItems: items }) });
    expect([exclusive.at('Invoices.0.SubTotal'), exclusive.at('Invoices.0.TotalTax'), exclusive.at('Invoices.0.Total')]).toEqual([76.3, 11.44, 87.74]);
    const inclusive = await call('PUT', '/Invoices', { body: invoiceBody({ LineAmountTypes: 'Inclusive', LineItems: [line({ UnitAmount: 110 })] }) });
    expect([inclusive.at('Invoices.0.SubTotal'), inclusive.at('Invoices.0.TotalTax'), inclusive.at('Invoices.0.Total')]).toEqual([100, 10, 110]);
    const untaxed = await call('PUT', '/Invoices', { body: invoiceBody({ LineAmountTypes: 'NoTax', LineItems: [line()] }) });
    expect([untaxed.at('Invoices.0.TotalTax'), untaxed.at('Invoices.0.LineItems.0.TaxType')]).toEqual([0, 'NONE']);
  });

  it('a line of words alone needs no account, and a foreign invoice takes the rate of the day', async () => {
    const { call } = await openXero();
    const answer = await call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED', CurrencyCode: 'USD', LineItems: [line(), { Description: 'Thank you' }] }) });
    expect([answer.status, answer.at('Invoices.0.CurrencyRate'), answer.at('Invoices.0.Total')]).toEqual([200, 0.654321, 110]);
  });

  it('honesty: what the stand-in does not know is refused, never dropped', async () => {
    const { call } = await openXero();
    const field = await call('PUT', '/Invoices', { body: invoiceBody({ Refrence: 'typo' }) });
    expect([field.status, field.at('Type')]).toEqual([400, 'LocalXeroUnsupported']);
    expect(field.at('Message')).toContain('Invoice');
    expect((await call('GET', '/Invoices?pagesize=3&colour=red')).at('Message')).toContain('colour');
    expect((await call('PUT', '/Invoices', { body: invoiceBody({ Type: 'ACCPAY' }) })).at('Type')).toBe('LocalXeroUnsupported');
    expect((await call('GET', '/Invoices', { headers: { accept: 'text/xml' } })).at('Message')).toContain('XML');
  });

  it('#40: a client named by more than its id is changed, and loses the people that were not listed', async () => {
    const caller = await openXero();
    await caller.call('POST', `/Contacts/${clientIds.gullAndSons}`, { body: { ContactPersons: [{ FirstName: 'Ada', EmailAddress: 'ada@gull.example' }] } });
    await created(caller, { Contact: { ContactID: clientIds.gullAndSons } });
    expect((await caller.call('GET', `/Contacts/${clientIds.gullAndSons}`)).at('Contacts.0.ContactPersons.length')).toBe(1);
    await created(caller, { Contact: { ContactID: clientIds.gullAndSons, EmailAddress: 'new@gull.example' } });
    const spoiled = await caller.call('GET', `/Contacts/${clientIds.gullAndSons}`);
    expect([spoiled.at('Contacts.0.EmailAddress'), spoiled.at('Contacts.0.ContactPersons.length')]).toEqual(['new@gull.example', 0]);
    await created(caller, { Contact: { Name: 'Harbor Foods' } });
    expect(caller.xero.model.state.contacts.filter((contact) => contact.name === 'Harbor Foods')).toHaveLength(1);
  });

  it('an invoice of another organisation is not there', async () => {
    const caller = await openXero();
    const id = await created(caller);
    expect(caller.xero.model.invoice(organisationIds.demo, id)).toBeUndefined();
  });
});
