import { describe, expect, it } from '@jest/globals';
import { isOurs } from './adoption';
import { applyMirror } from './apply-mirror';
import { billOf, withBill } from './bill';
import { calendarDate } from './calendar-date';
import type { ClientId, LedgerInvoiceId } from './ids';
import type { Invoice, Mirror } from './invoice';
import { currencyCode, money } from './money';
import { aud, bill, mirrorFor, paidTenths, planOf, share } from './testing/samples';

const sent = bill(planOf([share(20)]), 1).invoice;
const said = mirrorFor(sent);
const inLedger: Invoice = { ...sent, delivery: { step: 'recorded', mirror: said } };

describe('what the contract remembers of a bill', () => {
  it('before the ledger has it: our own figures', () => {
    expect(billOf(sent)).toEqual({ invoiceId: 'HARB-C1-001', rev: 1, milestoneId: 'm-1', number: 'HARB-C1-001', status: 'sending', amount: aud('12000'), dueDate: '2026-12-22' });
  });

  it('afterwards: the ledger’s, tax included', () => {
    expect(billOf(inLedger)).toMatchObject({ status: 'draft', ledgerId: 'ledger-1', amount: aud('12000'), total: aud('13200'), paid: aud('0'), due: aud('13200') });
  });

  it('takes the ledger’s due date: someone may have agreed to a later one', () => {
    const moved = { ...inLedger, delivery: { step: 'recorded' as const, mirror: { ...said, dueDate: calendarDate('2027-01-15') } } };
    expect(billOf(moved).dueDate).toBe('2027-01-15');
  });

  it('leaves out figures of another currency, which could not be added up', () => {
    const dollars = { ...said, total: money(900_000, currencyCode('USD')) };
    const bill = billOf({ ...inLedger, delivery: { step: 'recorded', mirror: dollars } });
    expect(bill).not.toHaveProperty('total');
    expect(bill).not.toHaveProperty('due');
  });

  it('one entry for one invoice, however often it is written', () => {
    const { contract } = bill(planOf([share(20)]), 1);
    const twice = withBill(withBill(contract, billOf(inLedger)), billOf(inLedger));
    expect(twice.bills).toEqual([billOf(inLedger)]);
    expect(twice.rev).toBe(contract.rev);
  });
});

describe('the ledger’s word', () => {
  const partPaid = paidTenths({ ...said, status: 'approved' }, 4);
  const paid = paidTenths({ ...said, status: 'approved' }, 10);

  it('part paid, then paid: to the cent', () => {
    const first = applyMirror(inLedger, partPaid);
    expect(first.bill).toMatchObject({ status: 'part_paid', paid: aud('5280'), due: aud('7920') });
    expect(first.changes).toEqual([
      { field: 'status', from: 'draft', to: 'part paid' },
      { field: 'paid', from: 'AUD 0.00', to: 'AUD 5,280.00' },
    ]);
    const second = applyMirror(first.invoice, paid);
    expect(second.bill).toMatchObject({ status: 'paid', paid: aud('13200'), due: aud('0') });
    expect(second.bill.differs).toBeUndefined();
  });

  it('reversed payments come back too', () => {
    const settled = applyMirror(inLedger, paid).invoice;
    const reversed: Mirror = { ...said, status: 'approved', changedAt: '2026-12-01T00:00:00.000Z' };
    expect(applyMirror(settled, reversed).bill.status).toBe('approved');
  });

  it('heard again says nothing new: there is nothing to write', () => {
    const again = applyMirror(inLedger, { ...said, readAt: '2026-11-30T00:00:00.000Z' });
    expect(again).toMatchObject({ changed: false, changes: [] });
    expect(again.invoice).toBe(inLedger);
  });

  it('heard again with its fields in another order says nothing new either', () => {
    const { subtotal, ...rest } = said;
    const reordered: Mirror = { subtotal: { currency: subtotal.currency, minor: subtotal.minor }, ...rest, readAt: '2026-11-30T00:00:00.000Z' };
    expect(applyMirror(inLedger, reordered).changed).toBe(false);
  });

  it('from before what we know is ignored', () => {
    const settled = applyMirror(inLedger, paid).invoice;
    expect(applyMirror(settled, partPaid)).toMatchObject({ changed: false, bill: { status: 'paid' } });
  });

  it('about another invoice is ignored', () => {
    expect(applyMirror(inLedger, { ...paid, ledgerId: 'another' as LedgerInvoiceId })).toMatchObject({ changed: false, bill: { status: 'draft' } });
  });

  it('on one that we have not recorded yet waits until its number was looked up and compared', () => {
    expect(applyMirror(sent, said)).toMatchObject({ changed: false, invoice: { delivery: { step: 'queued' } } });
  });

  it('does not touch what was sent', () => {
    const after = applyMirror(inLedger, { ...paid, reference: 'changed by hand', clientId: 'contact-2' as ClientId }).invoice;
    expect({ ...after, delivery: inLedger.delivery }).toEqual(inLedger);
  });
});

describe('an invoice in the ledger that has our number', () => {
  it('is ours when client, amount and reference are, whatever has happened to it since', () => {
    for (const status of ['draft', 'submitted', 'approved', 'paid', 'voided', 'deleted'] as const) expect(isOurs(sent, { ...said, status })).toEqual({ ours: true });
    expect(isOurs(sent, { ...said, dueDate: calendarDate('2027-01-01') })).toEqual({ ours: true });
  });

  it.each<[string, Partial<Mirror>, string]>([
    ['another client’s', { clientId: 'contact-2' as ClientId }, 'another client'],
    ['of another amount', { subtotal: aud('11999.99') }, 'amount AUD 11,999.99 instead of AUD 12,000.00'],
    ['for something else', { reference: 'Consulting' }, 'reference Consulting instead of PO-4711 / HARB-1'],
    ['for nothing named', { reference: '' }, 'reference none instead of PO-4711 / HARB-1'],
  ])('is not when it is %s', (_what, changes, words) => {
    expect(isOurs(sent, { ...said, ...changes })).toEqual({ ours: false, differences: [words] });
  });

  it('every reason is named', () => {
    expect(isOurs(sent, { ...said, clientId: 'x' as ClientId, reference: 'y', subtotal: aud('1') })).toMatchObject({ differences: [expect.any(String), expect.any(String), expect.any(String)] });
  });
});
