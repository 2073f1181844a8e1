import { describe, expect, it } from '@jest/globals';
import { clientIds } from '../../agency/xero';
import { INVOICE_STATUSES, type InvoiceStatus } from '../state';
import { invoiceBody, NORTHLIGHT, openXero, type Caller, type Read } from '../testing/caller';

async function created(caller: Caller, fields: Record<string, unknown> = {}): Promise<string> {
  const answer = await caller.call('PUT', '/Invoices', { body: invoiceBody(fields) });
  expect(answer.status).toBe(200);
  return String(answer.at('Invoices.0.InvoiceID'));
}

const update = (caller: Caller, id: string, fields: Record<string, unknown>): Promise<Read> => caller.call('POST', `/Invoices/${id}`, { body: fields });
const message = (answer: Read): unknown => answer.at('Elements.0.ValidationErrors.0.Message');
const pay = (caller: Caller, id: string, amount: number, date = '2026-11-25'): Promise<Read> =>
  caller.call('PUT', '/Payments', { body: { Invoice: { InvoiceID: id }, Account: { Code: '090' }, Date: date, Amount: amount } });

/** An invoice brought to a status the way Xero's users would. */
async function at(caller: Caller, status: InvoiceStatus): Promise<string> {
  const posted = status === 'DRAFT' || status === 'SUBMITTED' ? status : status === 'DELETED' ? 'DRAFT' : 'AUTHORISED';
  const id = await created(caller, { Status: posted });
  if (status === 'VOIDED' || status === 'DELETED') await update(caller, id, { Status: status });
  if (status === 'PAID') await pay(caller, id, 13200);
  expect(caller.xero.model.invoice(NORTHLIGHT, id)?.status).toBe(status);
  return id;
}

describe('#28: where an invoice can go from where', () => {
  const allowed: Record<InvoiceStatus, InvoiceStatus[]> = {
    DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
    SUBMITTED: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
    AUTHORISED: ['AUTHORISED', 'VOIDED'],
    PAID: [],
    VOIDED: [],
    DELETED: [],
  };
  const pairs = INVOICE_STATUSES.flatMap((from) => INVOICE_STATUSES.map((to) => [from, to, allowed[from].includes(to)] as const));

  it.each(pairs)('%s to %s: %s', async (from, to, may) => {
    const caller = await openXero();
    const id = await at(caller, from);
    const answer = await update(caller, id, { Status: to });
    expect(answer.status).toBe(may ? 200 : 400);
    if (!may) expect(message(answer)).toBe('Invoice not of valid status for modification');
    expect(caller.xero.model.invoice(NORTHLIGHT, id)?.status).toBe(may ? to : from);
  });

  it('#28: goes from draft or submitted to approved, is voided or deleted, by nothing but its id and the status', async () => {
    const caller = await openXero();
    for (const [from, to] of [['DRAFT', 'AUTHORISED'], ['SUBMITTED', 'AUTHORISED'], ['AUTHORISED', 'VOIDED'], ['DRAFT', 'DELETED']] as const) {
      const id = await at(caller, from);
      const before = await caller.call('GET', `/Invoices/${id}`);
      const after = await update(caller, id, { InvoiceID: id, Status: to });
      expect([after.status, after.at('Invoices.0.Status'), after.at('Invoices.0.LineItems')]).toEqual([200, to, before.at('Invoices.0.LineItems')]);
      expect((await caller.call('GET', `/Invoices/${id}`)).at('Invoices.0.Total')).toBe(13200);
    }
  });

  it('#29: deleting an approved one with summarizeErrors=false looks like success to whoever reads Status alone', async () => {
    const caller = await openXero();
    const id = await at(caller, 'AUTHORISED');
    const answer = await caller.call('POST', '/Invoices?summarizeErrors=false', { body: { Invoices: [{ InvoiceID: id, Status: 'DELETED' }] } });
    expect([answer.status, answer.at('Invoices.0.Status'), answer.at('Invoices.0.StatusAttributeString')]).toEqual([200, 'DELETED', 'ERROR']);
    expect(answer.at('Invoices.0.ValidationErrors.0.Message')).toBe('Invoice not of valid status for modification');
    expect([answer.at('Invoices.0.InvoiceNumber'), answer.at('Invoices.0.AmountDue'), answer.at('Invoices.0.UpdatedDateUTC')]).toEqual([undefined, undefined, undefined]);
  });
});

it('a plan can run out of approvals for the month: drafts still go', async () => {
  const caller = await openXero({ settings: { approvalsPerMonth: 1 } });
  await at(caller, 'AUTHORISED');
  const draft = await at(caller, 'DRAFT');
  expect(message(await update(caller, draft, { Status: 'AUTHORISED' }))).toBe('You have reached the limit of invoices you can approve.');
  expect((await update(caller, draft, { Date: '2026-12-01', DueDate: '2026-12-31', Status: 'AUTHORISED' })).status).toBe(200);
});

describe('#40: changing lines', () => {
  it('a line that is named is changed, one that is not is new, one that is missing is gone', async () => {
    const caller = await openXero();
    const items = ['A', 'B'].map((Description) => ({ Description, Quantity: 1, UnitAmount: 100, AccountCode: '205' }));
    const id = await created(caller, { LineItems: items });
    const before = await caller.call('GET', `/Invoices/${id}`);
    const keep = before.at('Invoices.0.LineItems.0.LineItemID');
    const after = await update(caller, id, { LineItems: [{ LineItemID: keep, UnitAmount: 150 }, { Description: 'C', UnitAmount: 10, AccountCode: '205' }] });
    expect([after.at('Invoices.0.LineItems.length'), after.at('Invoices.0.SubTotal')]).toEqual([2, 160]);
    expect([after.at('Invoices.0.LineItems.0.LineItemID'), after.at('Invoices.0.LineItems.0.Description')]).toEqual([keep, 'A']);
    const status = await update(caller, id, { Status: 'SUBMITTED' });
    expect(status.at('Invoices.0.LineItems.length')).toBe(2);
  });
});

describe('Money on an invoice', () => {
  it('#34: a part leaves it approved with the rest due; the rest makes it paid on that day; taking one back makes it due again', async () => {
    const caller = await openXero();
    const id = await at(caller, 'AUTHORISED');
    await pay(caller, id, 3200, '2026-11-24');
    const part = await caller.call('GET', `/Invoices/${id}`);
    expect([part.at('Invoices.0.Status'), part.at('Invoices.0.AmountPaid'), part.at('Invoices.0.AmountDue')]).toEqual(['AUTHORISED', 3200, 10000]);
    expect(part.at('Invoices.0.FullyPaidOnDate')).toBeUndefined();
    const last = await pay(caller, id, 10000, '2026-12-01');
    const paid = await caller.call('GET', `/Invoices/${id}`);
    expect([paid.at('Invoices.0.Status'), paid.at('Invoices.0.AmountDue'), paid.at('Invoices.0.FullyPaidOnDate')]).toEqual(['PAID', 0, '/Date(1796083200000+0000)/']);
    const deleted = await caller.call('POST', `/Payments/${String(last.at('Payments.0.PaymentID'))}`, { body: { Status: 'DELETED' } });
    expect([deleted.status, deleted.at('Payments.0.Status')]).toEqual([200, 'DELETED']);
    const again = await caller.call('GET', `/Invoices/${id}`);
    expect([again.at('Invoices.0.Status'), again.at('Invoices.0.AmountDue'), again.at('Invoices.0.FullyPaidOnDate')]).toEqual(['AUTHORISED', 10000, undefined]);
  });

  it('#36: more than is due is refused, and so is anything on a draft', async () => {
    const caller = await openXero();
    const id = await at(caller, 'AUTHORISED');
    const over = await pay(caller, id, 13200.01);
    expect([over.status, message(over)]).toEqual([400, 'Payment amount exceeds the amount outstanding on this document']);
    expect((await pay(caller, await at(caller, 'DRAFT'), 1)).status).toBe(400);
    expect((await pay(caller, id, 0)).status).toBe(400);
  });

  it('#33: one with a payment can be neither voided nor edited, but its due date can still move', async () => {
    const caller = await openXero();
    const id = await at(caller, 'AUTHORISED');
    await pay(caller, id, 1);
    expect(message(await update(caller, id, { Status: 'VOIDED' }))).toBe('This document cannot be edited as it has a payment or credit note allocated to it.');
    expect(message(await update(caller, id, { Reference: 'other' }))).toBe('This document cannot be edited as it has a payment or credit note allocated to it.');
    expect(message(await update(caller, id, { Status: 'AUTHORISED' }))).toMatch(/^The status AUTHORISED cannot be applied to the invoice/);
    const before = await caller.call('GET', `/Invoices/${id}`);
    caller.clock.advance(60_000);
    const moved = await update(caller, id, { DueDate: '2027-01-31' });
    expect([moved.status, moved.at('Invoices.0.DueDateString')]).toEqual([200, '2027-01-31T00:00:00']);
    expect(moved.at('Invoices.0.UpdatedDateUTC')).toBe(before.at('Invoices.0.UpdatedDateUTC'));
  });

  it('#33: the answer to voiding still says what was due; reading it later says zero, or not (unverified)', async () => {
    for (const [amountDueOfVoided, due] of [['zero', 0], ['kept', 13200]] as const) {
      const caller = await openXero({ settings: { amountDueOfVoided } });
      const id = await at(caller, 'AUTHORISED');
      const voided = await update(caller, id, { Status: 'VOIDED' });
      expect([voided.at('Invoices.0.Status'), voided.at('Invoices.0.AmountDue')]).toEqual(['VOIDED', 13200]);
      expect((await caller.call('GET', `/Invoices/${id}`)).at('Invoices.0.AmountDue')).toBe(due);
    }
  });

  it('payments are listed with the invoice they are on', async () => {
    const caller = await openXero();
    const id = await at(caller, 'PAID');
    const listed = await caller.call('GET', `/Payments?where=${encodeURIComponent(`Invoice.InvoiceID==Guid("${id}")`)}`);
    expect([listed.at('Payments.length'), listed.at('Payments.0.Amount'), listed.at('Payments.0.Invoice.InvoiceID')]).toEqual([1, 13200, id]);
  });
});

describe('What else can be done with an invoice', () => {
  it('is emailed once approved, to a client with an address; a demo company sends none', async () => {
    const caller = await openXero();
    const draft = await at(caller, 'DRAFT');
    expect((await caller.call('POST', `/Invoices/${draft}/Email`, { body: {} })).status).toBe(400);
    const id = await at(caller, 'AUTHORISED');
    const sent = await caller.call('POST', `/Invoices/${id}/Email`, { body: {} });
    expect([sent.status, sent.text]).toEqual([204, '']);
    expect(caller.xero.model.state.emails.map(({ to, invoiceId }) => [to, invoiceId])).toEqual([['accounts@harbourfoods.example', id]]);
    expect((await caller.call('GET', `/Invoices/${id}`)).at('Invoices.0.SentToContact')).toBe(true);
    await caller.call('POST', `/Contacts/${clientIds.gullAndSons}`, { body: { EmailAddress: '' } });
    const silent = await created(caller, { Contact: { ContactID: clientIds.gullAndSons }, Status: 'AUTHORISED' });
    expect(message(await caller.call('POST', `/Invoices/${silent}/Email`, { body: {} }))).toContain('email address');
  });

  it('a demo company sends no email, and the others only so many a day', async () => {
    const caller = await openXero({ settings: { emailsPerDay: 1 } });
    const id = await at(caller, 'AUTHORISED');
    expect((await caller.call('POST', `/Invoices/${id}/Email`, { body: {} })).status).toBe(204);
    expect(message(await caller.call('POST', `/Invoices/${id}/Email`, { body: {} }))).toContain('limit');
    caller.clock.advance(24 * 60 * 60_000);
    expect(caller.xero.model.email(NORTHLIGHT, id).ok).toBe(true);
    caller.xero.model.state.organisations[0]!.demo = true;
    caller.clock.advance(24 * 60 * 60_000);
    expect(caller.xero.model.email(NORTHLIGHT, id).ok).toBe(false);
  });

  it('has a page for the client once approved', async () => {
    const caller = await openXero();
    expect((await caller.call('GET', `/Invoices/${await at(caller, 'DRAFT')}/OnlineInvoice`)).at('OnlineInvoices.length')).toBe(0);
    const online = await caller.call('GET', `/Invoices/${await at(caller, 'AUTHORISED')}/OnlineInvoice`);
    expect(online.at('OnlineInvoices.0.OnlineInvoiceUrl')).toMatch(/^https:\/\/in\.xero\.com\//);
  });

  it('keeps a history that can be added to', async () => {
    const caller = await openXero();
    const id = await at(caller, 'AUTHORISED');
    const noted = await caller.call('PUT', `/Invoices/${id}/History`, { body: { HistoryRecords: [{ Details: 'Milestone HARB-3 reached' }] } });
    expect([noted.status, noted.at('HistoryRecords.0.Details')]).toEqual([200, 'Milestone HARB-3 reached']);
    const history = await caller.call('GET', `/Invoices/${id}/History`);
    expect(history.at('HistoryRecords.0.Details')).toBe('Milestone HARB-3 reached');
    expect(history.at('HistoryRecords.0.User')).toBe('System Generated');
    expect((await caller.call('PUT', `/Invoices/${id}/History`, { body: { HistoryRecords: [{ Details: 'x'.repeat(2501) }] } })).status).toBe(400);
  });
});
