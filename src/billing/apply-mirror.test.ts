import { describe, expect, it } from '@jest/globals';
import { isOurs } from './adoption';
import { applyMirror } from './apply-mirror';
import { billOf, mirrorOf, withBill } from './bill';
import { calendarDate } from './calendar-date';
import type { ClientId, LedgerInvoiceId } from './ids';
import type { Invoice, Mirror } from './invoice';
import { currencyCode, money } from './money';
import { problem } from './problem';
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

  it('why it waits for a person, as long as it does', () => {
    const why = problem('ACCOUNT_ARCHIVED', 'contract', { account: '205' });
    expect(billOf({ ...sent, delivery: { step: 'held', at: 'queued', problem: why, since: '2026-11-22T00:00:00.000Z' } })).toMatchObject({ status: 'needs_attention', held: why });
    expect(billOf(sent)).not.toHaveProperty('held');
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
describe('details that some answers leave out', () => {
  const lines = [{ description: 'Prototype', amount: aud('12000') }];
  const settlements = [{ kind: 'payment' as const, ledgerId: 'p-1', amount: aud('5280') }];
  const full: Mirror = { ...paidTenths({ ...said, status: 'approved' }, 4), clientName: 'Harbour Foods', lines, settlements };
  const known: Invoice = { ...sent, delivery: { step: 'recorded', mirror: full } };
  const { lines: _lines, settlements: _settlements, clientName: _name, ...bare } = full;
  const hear = (changes: Partial<Mirror>) => applyMirror(known, { ...bare, changedAt: '2026-12-01T00:00:00.000Z', readAt: '2026-12-01T00:00:01.000Z', ...changes });
  const detailsOf = ({ invoice }: { readonly invoice: Invoice }) => mirrorOf(invoice);

  it('are no news, and stay known', () => {
    expect(applyMirror(known, { ...bare, readAt: '2026-12-01T00:00:01.000Z' })).toMatchObject({ changed: false, invoice: known });
    expect(detailsOf(hear({ reference: 'New' }))).toMatchObject({ lines, settlements, clientName: 'Harbour Foods', reference: 'New' });
  });

  it('are not kept where they would contradict the figures that came instead', () => {
    expect(detailsOf(hear({ paid: aud('0'), due: aud('13200') }))).not.toHaveProperty('settlements');
    expect(detailsOf(hear({ paid: aud('0'), due: aud('13200') }))).toHaveProperty('lines');
    expect(detailsOf(hear({ total: aud('1'), subtotal: aud('1') }))).not.toHaveProperty('lines');
    expect(detailsOf(hear({ clientId: 'contact-2' as ClientId }))).not.toHaveProperty('clientName');
  });

  it('heard for the first time are written down, and are no change that anybody made', () => {
    const plain: Invoice = { ...sent, delivery: { step: 'recorded', mirror: bare } };
    expect(applyMirror(plain, { ...full, readAt: '2026-12-01T00:00:01.000Z' })).toMatchObject({ changed: true, changes: [] });
  });

  it('that changed are recorded as people read them', () => {
    expect(hear({ lines: [{ description: 'Prototype, second half', amount: aud('12000') }], issueDate: calendarDate('2026-11-25'), clientName: 'Harbour Group' }).changes).toEqual([
      { field: 'issue date', from: '22 Nov 2026', to: '25 Nov 2026' },
      { field: 'lines', from: 'Prototype AUD 12,000.00', to: 'Prototype, second half AUD 12,000.00' },
      { field: 'client', from: 'Harbour Foods', to: 'Harbour Group' },
    ]);
  });

  it('another client of the same name is told apart by the ledger’s ids', () => {
    expect(hear({ clientId: 'contact-2' as ClientId, clientName: 'Harbour Foods' }).changes).toEqual([{ field: 'client', from: `Harbour Foods (${said.clientId})`, to: 'Harbour Foods (contact-2)' }]);
  });

  it('of any length stay short in the record', () => {
    const long = { ...full, lines: Array.from({ length: 20 }, () => ({ description: 'x'.repeat(200), amount: aud('1') })) };
    for (const { to } of hear({ lines: long.lines }).changes) expect(to.length).toBeLessThanOrEqual(300);
  });
});

