import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { DIFFERENCE_FIELDS } from '../../src/billing/compare-mirror';
import { INVOICE_STATUSES } from '../../src/billing/invoice-status';
import { describeTerms } from '../../src/billing/terms';
import { anyTerms } from '../../src/billing/testing/arbitraries';
import { describeTrigger } from '../../src/billing/trigger';
import { formatsFor } from '../../static/src/shared/formats';
import { de } from '../../static/src/texts/de';
import { sayValue, type Speech } from '../../static/src/texts/say-value';
import { ROOT } from '../../tools/build/paths';
import { eachNode } from './pages-source';

/** Params of problems, and properties of a form's fields, that hold words of the app's own. */
const OWN_WORDS = new Set(['field', 'expected', 'act', 'detail', 'label']);

const german: Speech = { phrases: de.phrases, formats: formatsFor('de-DE', 'UTC') };

/** The backend's sources. */
const sources = (): readonly ts.SourceFile[] =>
  readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing/'))
    .map((name) => ts.createSourceFile(name, readFileSync(path.join(ROOT, 'src', name), 'utf8'), ts.ScriptTarget.ES2022, true));

/** What is written into problems as words, with `{}` where a value goes. */
function ownWords(): readonly string[] {
  const found = new Set<string>();
  for (const source of sources()) {
    eachNode(source, (node) => {
      if (!ts.isPropertyAssignment(node) || !OWN_WORDS.has(node.name.getText())) return;
      if (node.name.getText() !== 'label' && !isParams(node.parent)) return;
      const words = wordsOf(node.initializer);
      if (words !== undefined && /[a-z]/.test(words.replaceAll('{}', ''))) found.add(words);
    });
  }
  return [...found];
}

/** The names of fields in the record of changes: those of the objects that functions called "facts" put together. */
function fieldNames(): readonly string[] {
  const found = new Set<string>();
  for (const source of sources()) {
    eachNode(source, (node) => {
      if (!ts.isPropertyAssignment(node) || !/facts$/i.test(functionAround(node) ?? '')) return;
      found.add(ts.isStringLiteral(node.name) ? node.name.text : node.name.getText());
    });
  }
  return [...found];
}

function functionAround(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node)) return node.name?.text;
  if (ts.isVariableDeclaration(node) && node.initializer && ts.isArrowFunction(node.initializer)) return node.name.getText();
  return ts.isSourceFile(node) ? undefined : functionAround(node.parent);
}

const isParams = (literal: ts.Node): boolean => ts.isCallExpression(literal.parent) && literal.parent.expression.getText() === 'problem';

function wordsOf(value: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(value)) return value.text;
  return ts.isTemplateExpression(value) ? [value.head.text, ...value.templateSpans.map(({ literal }) => literal.text)].join('{}') : undefined;
}

describe('what records hold in English words', () => {
  it('can be said in German, wherever a problem is made', () => {
    const words = ownWords();
    expect(words.length).toBeGreaterThan(20);
    // The whole of it is made elsewhere, and looked for there.
    expect(words.filter((text) => !Object.hasOwn(de.phrases, text) && !/^\{\}\.?$/.test(text))).toEqual([]);
  });

  it('each field whose changes are recorded', () => {
    const names = fieldNames();
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !Object.hasOwn(de.phrases, name))).toEqual([]);
  });

  it('each status of an invoice, and each field in which it may differ', () => {
    for (const status of INVOICE_STATUSES) expect(de.phrases).toHaveProperty([status.replaceAll('_', ' ')]);
    for (const field of DIFFERENCE_FIELDS) expect(de.phrases).toHaveProperty([field]);
  });

  it('any terms', () => {
    fc.assert(fc.property(anyTerms, (terms) => expect(sayValue(describeTerms(terms), german)).not.toMatch(/invoice|day|month|receipt|work/)));
  });

  it('any trigger', () => {
    expect(sayValue(describeTrigger({ kind: 'status', statusId: '1', statusName: 'Released' }), german)).toBe('sobald der Status Released ist');
    expect(sayValue(describeTrigger({ kind: 'date', date: '2026-12-22' as never }), german)).toBe('am 22. Dez. 2026');
    for (const category of ['todo', 'doing', 'done'] as const) expect(sayValue(describeTrigger({ kind: 'category', category }), german)).toMatch(/^sobald die Arbeit/);
    for (const kind of ['manual', 'start'] as const) expect(sayValue(describeTrigger({ kind }), german)).not.toMatch(/ (a|the) /);
  });
});

describe('a value of a record', () => {
  it('is written as the reader does: amounts and days', () => {
    expect(sayValue('AUD 12,000.00', german).replaceAll('\u00a0', ' ')).toBe('12.000,00 AU$');
    expect(sayValue('JPY -1,200', german).replaceAll('\u00a0', ' ')).toBe('-1.200 JP¥');
    expect(sayValue('22 Dec 2026', german)).toBe('22. Dez. 2026');
    expect(sayValue('2026-12-22', german)).toBe('22. Dez. 2026');
  });

  it('stays as it is where it is somebody’s own words', () => {
    for (const own of ['Phase 2', 'AUD 12', '31 Foo 2026', 'Portal for AUD 5.00 apps', '2026-13-45', 'constructor', 'toString']) {
      expect(sayValue(own, { ...german, formats: { ...german.formats, money: () => 'said' } })).toBe(own === 'AUD 12' ? 'said' : own);
    }
  });

  it('is never lost, whatever it holds', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(sayValue(text, { ...german, phrases: {} }).length).toBeGreaterThanOrEqual(Math.min(1, text.length))));
  });
});
