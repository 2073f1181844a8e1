import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { inputOf, problemsOfPlan, problemsOfRow, rowsFromTable, rowsFromTemplate } from './plan-rows';
import { readTable } from './table-text';

const cells = (text: string) => {
  const table = readTable(text);
  return table.ok ? table.rows : table.fault;
};

describe('a table', () => {
  it.each<[string, string, unknown]>([
    ['pasted from a spreadsheet', 'A-1\tMenu, and more\t12,000\nA-2\tCheckout\t8,000\n', [['A-1', 'Menu, and more', '12,000'], ['A-2', 'Checkout', '8,000']]],
    ['with commas', 'A-1,Menu,"12,000"', [['A-1', 'Menu', '12,000']]],
    ['with semicolons and decimal commas', 'A-1;Menu;12000,50', [['A-1', 'Menu', '12000,50']]],
    ['with a byte order mark and Windows’ line ends', '\uFEFFA-1;Menu\r\nA-2;Pay\r\n', [['A-1', 'Menu'], ['A-2', 'Pay']]],
    ['with quotes, separators and line breaks in a cell', 'A-1,"Say ""hi"", twice\nhere",5', [['A-1', 'Say "hi", twice\nhere', '5']]],
    ['with a quote inside a word', 'A-1,12" screen,5', [['A-1', '12" screen', '5']]],
    ['with empty lines', '\n\nA-1,x\n\n', [['A-1', 'x']]],
    ['with nothing', ' \n', 'empty'],
    ['with a quote that never ends', 'A-1,"Menu\nA-2,x', 'open-quote'],
  ])('%s', (_how, text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it('comes back as it was written, whatever is in its cells and whichever the separator', () => {
    const cell = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `x${text.replace(/\r/gu, '')}x`);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), fc.constantFrom(',', ';', '\t'), (rows, separator) => {
        const text = rows.map((row) => row.map((entry) => `"${entry.replace(/"/gu, '""')}"`).join(separator)).join('\n');
        expect(cells(text)).toEqual(rows);
      }),
    );
  });
});

describe('a pasted plan', () => {
  it('is read by its headings, in whatever order and language', () => {
    const { rows, problems } = rowsFromTable('Preis;Meilenstein;Epic;Wann\n25 %;Menü;harb-2;Fertig\n12.000,00;Kasse;HARB-4;31.12.2026');
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { id: 0, issueKey: 'HARB-2', name: 'Menü', price: '25 %', when: 'done', date: '', deliverable: '' },
      { id: 1, issueKey: 'HARB-4', name: 'Kasse', price: '12.000,00', when: 'date', date: '2026-12-31', deliverable: '' },
    ]);
  });

  it('without headings has epic, name, price, when and deliverable in this order', () => {
    expect(rowsFromTable('HARB-2\tMenu\t25%\tdeposit\tCustomers can order').rows[0]).toMatchObject({ issueKey: 'HARB-2', name: 'Menu', price: '25%', when: 'start', deliverable: 'Customers can order' });
  });

  it.each<[string, string, readonly (string | undefined)[]]>([
    ['a formula', 'HARB-2\t=CONCAT(A1)\t25%\nHARB-3\tx\t=B1*2', ['rows.0.name', 'rows.1.price']],
    ['a formula that begins otherwise', 'HARB-2\t@SUM(A1)\t25%\nHARB-3\t+A1\t5%\nHARB-4\t-A1\t5%', ['rows.0.name', 'rows.1.name', 'rows.2.name']],
    ['a word for when that nobody knows', 'HARB-2\tMenu\t25%\tsoonish', ['rows.0.trigger']],
    ['a day that can be read two ways', 'HARB-2\tMenu\t25%\t02/03/2026', ['rows.0.trigger']],
    ['nothing', '', ['table']],
    ['headings alone', 'Epic\tName\tPrice', ['table']],
    ['2,000 rows', Array.from({ length: 2000 }, (_, place) => `HARB-${place}\tScreen\t1%`).join('\n'), ['table']],
  ])('says what is wrong with %s, and where', (_what, text, paths) => {
    expect(rowsFromTable(text).problems.map(({ path }) => path)).toEqual(paths);
  });

  it('takes an amount below zero as it was typed: that it is refused is said at its row', () => {
    const { rows, problems } = rowsFromTable('HARB-2\tMenu\t-500');
    expect(problems).toEqual([]);
    expect(inputOf({ id: 'c', rev: 1 }, rows).rows[0]?.price).toEqual({ kind: 'amount', amount: '-500' });
  });

  it('keeps a day that no calendar has, for the server to refuse', () => {
    expect(inputOf({ id: 'c', rev: 1 }, rowsFromTable('HARB-2\tMenu\t5%\t30.02.2027').rows).rows[0]?.trigger).toEqual({ kind: 'date', date: '2027-02-30' });
  });
});

describe('a plan from a template', () => {
  it('has the chosen epics in their order, with their names, shares and triggers', () => {
    const template = { id: 'x', parts: [{ share: 3350, trigger: { kind: 'start' as const } }, { share: 6650, trigger: { kind: 'category' as const, category: 'done' as const } }] };
    const rows = rowsFromTemplate(template, [{ key: 'HARB-1', summary: 'Prototype' }, { key: 'HARB-2', summary: 'Menu' }]);
    expect(inputOf({ id: 'c1', rev: 4 }, rows)).toEqual({
      contractId: 'c1',
      rev: 4,
      rows: [
        { issueKey: 'HARB-1', name: 'Prototype', deliverable: '', price: { kind: 'share', percent: '33.5' }, trigger: { kind: 'start' } },
        { issueKey: 'HARB-2', name: 'Menu', deliverable: '', price: { kind: 'share', percent: '66.5' }, trigger: { kind: 'category', category: 'done' } },
      ],
    });
  });
});

it('problems are told apart by the row they are laid at', () => {
  const at = (path: string) => ({ code: 'FIELD_MISSING' as const, severity: 'error' as const, path });
  const problems = [at('rows.1.price'), at('rows.10.price'), at('plan')];
  expect(problemsOfRow(problems, 1)).toEqual([at('rows.1.price')]);
  expect(problemsOfPlan(problems)).toEqual([at('plan')]);
});
