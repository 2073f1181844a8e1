import { beforeEach, describe, expect, it } from '@jest/globals';
import { clientIds, customConnections } from '../agency/xero';
import { peopleIn, RefusedByXero, type PeopleIn } from './people';
import { invoiceBody, NORTHLIGHT, openXero, type Caller } from './testing/caller';

const { harbourFoods, gullAndSons } = clientIds;

describe("What people do in Xero's own pages, and the API then says", () => {
  let caller: Caller;
  let people: PeopleIn;

  beforeEach(async () => {
    caller = await openXero();
    people = peopleIn(caller.xero, NORTHLIGHT);
    await caller.call('PUT', '/Invoices', { body: invoiceBody({ InvoiceNumber: 'HARB-A-001', Reference: 'HARB-3' }) });
  });

  const read = async (fields: readonly string[], invoice = 'HARB-A-001'): Promise<unknown[]> => {
    const answer = await caller.call('GET', `/Invoices/${invoice}`);
    return fields.map((field) => answer.at(`Invoices.0.${field}`));
  };
  const money = (invoice?: string): Promise<unknown[]> => read(['Status', 'AmountPaid', 'AmountCredited', 'AmountDue'], invoice);

  it.each(['a draft', 'an approved one'])('%s can be renumbered, re-referenced, re-dated, given to another client and re-lined', async (which) => {
    if (which === 'an approved one') people.approve('HARB-A-001');
    people.edit('HARB-A-001', { number: 'X-9', reference: 'PO 77', date: '2026-11-20', dueDate: '2027-01-20', contactId: gullAndSons });
    people.edit('X-9', { lines: [{ description: 'Phase one', unitAmount: '100.005', quantity: '2', accountCode: '200' }, { description: 'As agreed' }] });
    people.editLine('X-9', 1, { description: 'As agreed by phone' });
    expect(await read(['InvoiceNumber', 'Reference', 'DateString', 'DueDateString', 'Contact.Name', 'SubTotal', 'LineItems.length', 'LineItems.1.Description'], 'X-9')).toEqual([
      'X-9', 'PO 77', '2026-11-20T00:00:00', '2027-01-20T00:00:00', 'Gull & Sons', 200.01, 2, 'As agreed by phone',
    ]);
  });

  it('#28: is submitted, sent back, approved and voided; another is deleted', async () => {
    people.submit('HARB-A-001');
    people.backToDraft('HARB-A-001');
    people.approve('HARB-A-001');
    expect(() => people.delete('HARB-A-001')).toThrow('Invoice not of valid status for modification');
    expect(people.void('HARB-A-001').status).toBe('VOIDED');
    const own = people.addInvoice({ contactId: harbourFoods, lines: [{ description: 'By hand', unitAmount: '10', accountCode: '205' }] });
    expect([own.number, own.createdBy, people.delete(own.number).status]).toEqual(['INV-0001', undefined, 'DELETED']);
  });

  it('#34: is paid in part, paid, and unpaid again', async () => {
    people.approve('HARB-A-001');
    people.pay('HARB-A-001', { amount: '3200.50' });
    people.pay('HARB-A-001', { date: '2026-11-30' });
    expect(await money()).toEqual(['PAID', 13200, 0, 0]);
    people.unpay('HARB-A-001');
    expect(await money()).toEqual(['AUTHORISED', 3200.5, 0, 9999.5]);
    people.unpay('HARB-A-001');
    expect(() => people.unpay('HARB-A-001')).toThrow(RefusedByXero);
    expect(() => people.pay('HARB-A-001', { amount: '13200.01' })).toThrow('exceeds');
    expect(await money()).toEqual(['AUTHORISED', 0, 0, 13200]);
  });

  it('#35: is credited, settled by a prepayment, and has credits taken off again', async () => {
    people.approve('HARB-A-001');
    people.credit('HARB-A-001', { amount: '200' });
    const before = people.prepay(harbourFoods, '1000', 'deposit');
    people.allocate(before.id, 'HARB-A-001');
    const note = people.addCreditNote({ contactId: harbourFoods, number: 'CR-1', lines: [{ description: 'Reduction', unitAmount: '100', accountCode: '205' }] });
    people.allocate('CR-1', 'HARB-A-001', '50');
    expect([note.status, await money()]).toEqual(['AUTHORISED', ['AUTHORISED', 0, 1250, 11950]]);
    people.deallocate('HARB-A-001');
    expect(people.voidCreditNote('CR-1').status).toBe('VOIDED');
    people.credit('HARB-A-001');
    expect(await money()).toEqual(['PAID', 0, 13200, 0]);
  });

  it('#36: more than is due becomes an overpayment of the client', async () => {
    people.approve('HARB-A-001');
    const rest = people.overpay('HARB-A-001', '13300');
    expect([rest.kind, rest.total, await money()]).toEqual(['OVERPAYMENT', '100.00', ['PAID', 13200, 0, 0]]);
    expect(() => people.overpay('HARB-A-001', '0')).toThrow('not more than');
  });

  it('#37: locks a period, archives a client and an account, drops a currency, runs out of approvals', async () => {
    const refusal = async (fields: Record<string, unknown> = {}): Promise<unknown> => (await caller.call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED', ...fields }) })).at('Elements.0.ValidationErrors.0.Message');
    people.lockUntil('2026-11-30');
    expect(await refusal()).toContain('period lock date, currently set at 30 November 2026');
    people.lockUntil(undefined);
    people.lockYearUntil('2026-11-30');
    expect(await refusal()).toContain('end of year lock date');
    people.lockYearUntil(undefined);
    people.archiveContact(harbourFoods);
    expect(await refusal()).toContain('has been archived');
    people.restoreContact(harbourFoods);
    people.archiveAccount('205');
    expect(await refusal()).toContain('has been archived, or has been deleted');
    people.restoreAccount('205');
    people.removeCurrency('USD');
    expect(await refusal({ CurrencyCode: 'USD' })).toBe('Organisation is not subscribed to currency USD');
    people.limitApprovals(0);
    expect(await refusal()).toBe('You have reached the limit of invoices you can approve.');
    expect(() => people.approve('HARB-A-001')).toThrow('You have reached the limit of invoices you can approve.');
    expect((await caller.call('GET', '/Organisation/Actions')).at('Actions.1')).toEqual({ Name: 'CreateApprovedInvoice', Status: 'NOT-ALLOWED' });
  });

  it('merges a client into another, renames it, and the API follows', async () => {
    people.mergeContact(harbourFoods, gullAndSons);
    people.renameContact(gullAndSons, 'Gull, Sons & Harbour');
    expect(await read(['Contact.ContactID', 'Contact.Name'])).toEqual([gullAndSons, 'Gull, Sons & Harbour']);
    expect((await caller.call('GET', `/Contacts/${gullAndSons}`)).at('Contacts.0.EmailAddress')).toBe('office@gullandsons.example');
    const merged = await caller.call('GET', `/Contacts/${harbourFoods}`);
    expect([merged.at('Contacts.0.ContactStatus'), merged.at('Contacts.0.MergedToContactID')]).toEqual(['ARCHIVED', gullAndSons]);
  });

  it('sends the invoice, and shows every app out and lets it in again', async () => {
    people.approve('HARB-A-001');
    expect(people.email('HARB-A-001').to).toBe('accounts@harbourfoods.example');
    people.disconnectApps();
    expect((await caller.call('GET', '/Organisation')).status).toBe(403);
    expect((await caller.token()).at('error')).toBe('unauthorized_client');
    people.reconnectCustomConnections();
    expect(caller.xero.model.state.connections.find(({ clientId }) => clientId === customConnections.northlight.clientId)?.connected).toBe(true);
    expect((await caller.call('GET', '/Organisation')).status).toBe(200);
  });

  it('nothing is there for an invoice, a line or a client that is not', () => {
    for (const act of [() => people.approve('NO'), () => people.editLine('HARB-A-001', 7, {}), () => people.renameContact('NO', 'x'), () => people.unpay('NO'), () => people.allocate('NO', 'HARB-A-001')]) {
      expect(act).toThrow(RefusedByXero);
    }
  });
});
