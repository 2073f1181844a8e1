import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AGES } from '../../../../src/billing/age';
import type { InvoiceView } from '../../../../src/handlers/pages/api';
import { csvOf } from '../../shared/csv';
import { prepared } from '../../testing/sample';
import { ALL_INVOICES, daysLate, INVOICE_SORTS, invoiceAge, invoiceCells, isNarrowed, listInvoices, readInvoiceList, sortedBy, statuses, writeInvoiceList, type InvoiceList } from './invoice-list';

const TODAY = '2026-11-22';
const aud = (amount: string) => ({ amount, currency: 'AUD' });
const owing = (number: string, dueDate: string, change: Partial<InvoiceView> = {}): InvoiceView => ({
  ...prepared, invoiceId: number, number, status: 'approved', total: aud('13200.00'), paid: aud('0.00'), credited: aud('0.00'), due: aud('13200.00'), dueDate, ...change,
});
const numbers = (rows: readonly InvoiceView[]): readonly string[] => rows.map(({ number }) => number);
const asked = (part: Partial<InvoiceList>): InvoiceList => ({ ...ALL_INVOICES, ...part });

describe('how late an invoice is', () => {
  it.each([
    ['2026-11-22', 0, 'not_due'], ['2026-12-01', 0, 'not_due'], ['2026-11-21', 1, 'days_1_30'], ['2026-10-23', 30, 'days_1_30'], ['2026-10-22', 31, 'days_31_60'], ['2026-09-23', 60, 'days_31_60'],
    ['2026-09-22', 61, 'days_61_90'], ['2026-08-24', 90, 'days_61_90'], ['2026-08-23', 91, 'over_90'],
  ] as const)('due on %s: %i days, %s', (dueDate, days, age) => {
    expect(daysLate(owing('A-1', dueDate), TODAY)).toBe(days);
    expect(invoiceAge(owing('A-1', dueDate), TODAY)).toBe(age);
  });

  it.each([
    ['paid', { status: 'paid', due: aud('0.00') }], ['voided', { status: 'voided' }], ['a draft, which nobody owes yet', { status: 'draft' }], ['settled by credit', { due: aud('0.00') }],
  ] as const)('is no question where it is %s', (_why, change) => {
    expect(invoiceAge(owing('A-1', '2026-01-01', change), TODAY)).toBeUndefined();
  });

  it('puts every invoice into one bucket or none', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), (day) => {
      const invoice = owing('A-1', day.toISOString().slice(0, 10));
      const inBuckets = AGES.filter((age) => listInvoices([invoice], asked({ age }), TODAY).length === 1);
      expect(inBuckets).toEqual([invoiceAge(invoice, TODAY)]);
    }), { numRuns: 100 });
  });
});

describe('an invoice for several milestones', () => {
  const several = owing('A-1', '2026-12-01', { milestoneName: 'Menu + 1', first: 'Menu', issueKey: 'HARB-2', others: [{ name: 'User dashboard', issueKey: 'HARB-3' }] });
  it('is found by each of them, and names all their epics in a file', () => {
    expect(listInvoices([several], asked({ search: 'dashboard harb-3' }), TODAY)).toEqual([several]);
    expect(invoiceCells([several], TODAY)[1]?.slice(3, 5)).toEqual(['Menu + 1', 'HARB-2, HARB-3']);
  });
});

describe('invoices as asked for', () => {
  const rows = [
    owing('HARB-C1-010', '2026-11-01', { milestoneName: 'User dashboard', due: aud('900.00') }),
    owing('HARB-C1-002', '2026-12-20', { clientName: 'Gull & Sons', due: aud('10000.00') }),
    { ...prepared, invoiceId: 'HARB-C2-001', number: 'HARB-C2-001', contractId: 'c2' },
  ];
  const list = (part: Partial<InvoiceList>): readonly string[] => numbers(listInvoices(rows, asked(part), TODAY));

  it('are all of them, as they come, when nothing was asked', () => {
    expect(list({})).toEqual(['HARB-C1-010', 'HARB-C1-002', 'HARB-C2-001']);
    expect(isNarrowed(ALL_INVOICES)).toBe(false);
  });
  it('hold every word that was looked for, wherever', () => {
    expect(list({ search: 'dash harbour' })).toEqual(['HARB-C1-010']);
    expect(list({ search: 'GULL 002' })).toEqual(['HARB-C1-002']);
    expect(list({ search: 'gull dashboard' })).toEqual([]);
  });
  it('are those of a status, a client, a contract, or what is late', () => {
    expect(list({ status: 'prepared' })).toEqual(['HARB-C2-001']);
    expect(list({ client: 'Gull & Sons' })).toEqual(['HARB-C1-002']);
    expect(list({ contract: 'c2' })).toEqual(['HARB-C2-001']);
    expect(list({ age: 'overdue' })).toEqual(['HARB-C1-010']);
  });
  it('stand in order by amount, not by digits, with those that owe nothing yet last either way', () => {
    expect(list({ sort: 'owed' })).toEqual(['HARB-C1-010', 'HARB-C1-002', 'HARB-C2-001']);
    expect(list({ sort: 'owed', descending: true })).toEqual(['HARB-C1-002', 'HARB-C1-010', 'HARB-C2-001']);
    expect(list({ sort: 'number' })).toEqual(['HARB-C1-002', 'HARB-C1-010', 'HARB-C2-001']);
  });
  it('go up, then down, then as they come, when a heading is pressed again', () => {
    const up = sortedBy(ALL_INVOICES, 'due');
    const down = sortedBy(up, 'due');
    expect([up, down, sortedBy(down, 'due')]).toEqual([asked({ sort: 'due' }), asked({ sort: 'due', descending: true }), ALL_INVOICES]);
    expect(sortedBy(down, 'paid')).toEqual(asked({ sort: 'paid' }));
  });
});

describe('the address of a list', () => {
  const lists = fc.record({
    search: fc.string({ maxLength: 20 }), status: fc.constantFrom('' as const, ...statuses()), age: fc.constantFrom('' as const, 'overdue' as const, ...AGES), client: fc.string({ maxLength: 20 }), contract: fc.uuid(),
    sort: fc.constantFrom('' as const, ...INVOICE_SORTS), descending: fc.boolean(),
  }).map((list): InvoiceList => ({ ...list, descending: list.sort !== '' && list.descending }));

  it('brings the very list again to whom it is given', () => {
    fc.assert(fc.property(lists, (list) => {
      expect(readInvoiceList(writeInvoiceList(list))).toEqual(list);
    }), { numRuns: 200 });
  });
  it('leaves aside what it does not know', () => {
    expect(readInvoiceList('status=unheard-of&sort=-colour&age=7&x=1')).toEqual(ALL_INVOICES);
  });
});

describe('the file of invoices', () => {
  it('has plain decimals and days, and as many cells in each line as in its heading', () => {
    const [heading = [], late = []] = invoiceCells([owing('HARB-C1-010', '2026-11-01')], TODAY);
    expect(late).toHaveLength(heading.length);
    expect(late.slice(0, 11)).toEqual(['HARB-C1-010', 'Harbour Foods', 'Ordering app', 'Menu and ordering', 'HARB-2', 'Awaiting payment', '', '2026-11-01', '21', 'AUD', '12000.00']);
  });
  it('holds nothing that a spreadsheet would run', () => {
    const text = csvOf(invoiceCells([owing('HARB-C1-010', '2026-11-01', { clientName: '=HYPERLINK("http://x")', milestoneName: '+1+1' })], TODAY));
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain(",'+1+1,");
  });
});
