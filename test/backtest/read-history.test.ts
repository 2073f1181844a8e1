import { describe, expect, test } from '@jest/globals';
import { calendarDate } from '../../src/billing/calendar-date';
import { dayNumber } from '../../src/billing/forecast/days';
import { dateReader, isoDate } from './date-format';
import { HistoryError, readHistory, type Columns } from './read-history';

const COLUMNS: Columns = { customer: 'customer', issued: 'issued', due: 'due', paid: 'paid', amount: 'amount' };
const read = (lines: readonly string[], columns: Columns = COLUMNS, format?: string) => readHistory(['customer,issued,due,paid,amount', ...lines].join('\n'), columns, format);
const day = (text: string): number => dayNumber(calendarDate(text));
const GOOD = 'Harbour,2026-01-05,2026-02-04,2026-02-15,1200.50';

describe('reading a history', () => {
  test('each row is an invoice, to the cent and the day', () => {
    expect(read([GOOD])).toEqual({ invoices: [{ line: 2, customer: 'Harbour', issued: day('2026-01-05'), due: day('2026-02-04'), paid: day('2026-02-15'), minor: 120_050, currency: '' }], faulty: [] });
  });

  test('an invoice without a payment date is still open: it is no fault', () => {
    expect(read(['Harbour,2026-01-05,2026-02-04,,10', 'Harbour,2026-01-06,2026-02-05,NaN,10']).invoices.map(({ paid }) => paid)).toEqual([undefined, undefined]);
  });

  test.each([
    ['a customer', ',2026-01-05,2026-02-04,2026-02-15,10', 'no customer'],
    ['an issue date', 'Harbour,,2026-02-04,2026-02-15,10', 'no issued'],
    ['a due date', 'Harbour,2026-01-05,null,2026-02-15,10', 'no due'],
    ['an amount', 'Harbour,2026-01-05,2026-02-04,2026-02-15,', 'no amount'],
    ['a field', 'Harbour,2026-01-05,2026-02-04', '3 fields where the header has 5'],
  ])('a row that lacks %s is missing something, and is listed with its line', (_, row, why) => {
    expect(read([GOOD, row])).toMatchObject({ invoices: [{ line: 2 }], faulty: [{ line: 3, fault: 'missing', why }] });
  });

  test.each([
    ['paid before it was issued', 'Harbour,2026-01-05,2026-02-04,2026-01-04,10', 'paid before it was issued'],
    ['due before it was issued', 'Harbour,2026-01-05,2026-01-04,2026-02-15,10', 'due before it was issued'],
    ['of a day no calendar has', 'Harbour,2026-02-30,2026-03-04,2026-03-15,10', 'issued "2026-02-30" is no date in the format'],
    ['dated in another format', 'Harbour,2026-01-05,2/4/2026,2026-03-15,10', 'due "2/4/2026" is no date in the format'],
    ['of nothing', 'Harbour,2026-01-05,2026-02-04,2026-02-15,0', 'amount "0" is no amount above zero'],
    ['of less than nothing', 'Harbour,2026-01-05,2026-02-04,2026-02-15,-10', 'amount "-10" is no amount above zero'],
    ['of no number', 'Harbour,2026-01-05,2026-02-04,2026-02-15,ten', 'amount "ten" is no amount above zero'],
    ['with a field too many', 'Harbour,2026-01-05,2026-02-04,2026-02-15,10,x', '6 fields where the header has 5'],
  ])('an invoice %s is impossible', (_, row, why) => {
    expect(read([row])).toEqual({ invoices: [], faulty: [{ line: 2, fault: 'impossible', why }] });
  });

  test('the very same row again is a duplicate, and says of which', () => {
    expect(read([GOOD, GOOD])).toMatchObject({ invoices: [{ line: 2 }], faulty: [{ line: 3, fault: 'duplicate', why: 'the same as line 2' }] });
  });

  test('where invoices have numbers, the same number of the same customer is a duplicate, and two that look alike are not', () => {
    const rows = ['number,customer,issued,due,paid,amount', `1,${GOOD}`, `2,${GOOD}`, `2,${GOOD.replace('1200.50', '9')}`].join('\n');
    expect(readHistory(rows, { ...COLUMNS, number: 'number' })).toMatchObject({ invoices: [{ line: 2 }, { line: 3 }], faulty: [{ line: 4, fault: 'duplicate' }] });
  });

  test('no row is lost: every one is an invoice or listed', () => {
    const { invoices, faulty } = read([GOOD, GOOD, ',,,,', 'x', 'Quay,2026-01-05,2026-02-04,2026-02-15,"1,000"']);
    expect(invoices.length + faulty.length).toBe(5);
  });

  test('semicolons, tabs, a byte order mark, quotes and other names of the columns', () => {
    const columns = { customer: 'Client', issued: 'Date', due: 'Due', paid: 'Paid', amount: 'Total' };
    const one = readHistory('\uFEFFclient;Date;Due;Paid;Total\n"Harbour; Foods";05.01.2026;04.02.2026;15.02.2026;$1,200.50\n', columns, 'dd.MM.yyyy');
    expect(one.invoices[0]).toMatchObject({ customer: 'Harbour; Foods', minor: 120_050, issued: day('2026-01-05') });
  });

  test('a column that is not there is named, with those that are', () => {
    expect(() => read([GOOD], { ...COLUMNS, paid: 'SettledDate' })).toThrow(new HistoryError('There is no column "SettledDate". The file has "customer", "issued", "due", "paid", "amount". Say which one it is with --paid.'));
    expect(() => readHistory('', COLUMNS)).toThrow(HistoryError);
  });
});

describe('dates', () => {
  test.each([
    ['M/d/yyyy', '2/4/2026'],
    ['MM/DD/YYYY', '02/04/2026'],
    ['%m/%d/%Y', '02/04/2026'],
    ['dd.MM.yyyy', '04.02.2026'],
    ['d MMM yy', '4 Feb 26'],
    ['yyyyMMdd', '20260204'],
    ['yyyyMMdd', '20260204.0'],
    ['yyyy-MM-dd HH:mm:ss', '2026-02-04 13:00:00'],
    ['%Y-%m-%d %H:%M:%S', '2026-02-04 13:00:00'],
  ])('%s reads %s', (format, text) => expect(dateReader(format)(text)).toBe('2026-02-04'));

  test('ISO with and without a time', () => {
    expect(['2026-02-04', '2026-02-04T23:59:59Z', '2026-02-04 00:00:00'].map(isoDate)).toEqual(['2026-02-04', '2026-02-04', '2026-02-04']);
    expect(isoDate('04/02/2026')).toBeUndefined();
  });

  test('month and day are never taken for one another', () => expect(dateReader('M/d/yyyy')('13/1/2026')).toBeUndefined());
  test('a format without a year is none', () => expect(() => dateReader('dd/MM')).toThrow(RangeError));
});
