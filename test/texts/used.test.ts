import { beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { eachNode, placeOf, pagesSource, type PagesSource } from './pages-source';

/** Records name these by what they hold: a code, a kind of event, the English of a phrase. Types see to it that none is missing or too many. */
const BY_RECORD = /\/en\/(problems|activity|phrases)\.ts$/;

const LETTER = /\p{L}{2}/u;
/** What a person or assistive technology reads of an element, beside what is in it. */
const READ = new Set(['title', 'label', 'alt', 'placeholder', 'aria-label', 'aria-description', 'aria-roledescription', 'caption', 'help', 'summary', 'heading']);

describe("the pages' texts", () => {
  let source: PagesSource;
  beforeAll(() => {
    source = pagesSource();
  }, 120_000);

  it('are all used', () => {
    const used = usedIn(source);
    const unused = textsIn(source).filter((node) => !used.has(node)).map((node) => `${placeOf(node)} ${node.name.getText()}`);
    expect(unused).toEqual([]);
  });

  it('are written nowhere else', () => {
    const written: string[] = [];
    for (const file of source.pages) {
      eachNode(file, (node) => {
        const text = writtenText(node);
        if (text !== undefined && LETTER.test(text)) written.push(`${placeOf(node)} ${text.trim()}`);
      });
    }
    expect(written).toEqual([]);
  });
});

/** Text in an element, or given to something that is read out. */
function writtenText(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression) && !ts.isJsxAttribute(node.parent)) return node.expression.text;
  if (!ts.isJsxAttribute(node) || !READ.has(node.name.getText()) || !node.initializer) return undefined;
  if (ts.isStringLiteral(node.initializer)) return node.initializer.text;
  const given = ts.isJsxExpression(node.initializer) ? node.initializer.expression : undefined;
  return given && (ts.isStringLiteralLike(given) || ts.isTemplateExpression(given)) ? literalPartsOf(given) : undefined;
}

const literalPartsOf = (given: ts.StringLiteralLike | ts.TemplateExpression): string =>
  ts.isStringLiteralLike(given) ? given.text : [given.head.text, ...given.templateSpans.map(({ literal }) => literal.text)].join(' ');

type Text = ts.PropertyAssignment | ts.ShorthandPropertyAssignment;

/** The catalogue's keys that hold a text or a function that makes one. */
function textsIn({ english }: PagesSource): readonly Text[] {
  const found: Text[] = [];
  for (const file of english.filter(({ fileName }) => !BY_RECORD.test(fileName))) {
    for (const statement of file.statements) {
      const exported = ts.isVariableStatement(statement) && statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
      if (!exported) continue;
      for (const { initializer } of statement.declarationList.declarations) if (initializer) collect(unwrapped(initializer), found);
    }
  }
  return found;
}

function collect(value: ts.Expression, found: Text[]): void {
  if (!ts.isObjectLiteralExpression(value)) return;
  for (const property of value.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const inner = unwrapped(property.initializer);
    if (ts.isObjectLiteralExpression(inner)) collect(inner, found);
    else found.push(property);
  }
}

const unwrapped = (value: ts.Expression): ts.Expression =>
  ts.isSatisfiesExpression(value) || ts.isAsExpression(value) || ts.isParenthesizedExpression(value) ? unwrapped(value.expression) : value;

/** Every key that the pages read: by its name, by any of the names that an index may have, or with a whole part of the catalogue that is handed on. */
function usedIn({ checker, pages, english }: PagesSource): ReadonlySet<ts.Node> {
  const used = new Set<ts.Node>();
  const use = (symbol: ts.Symbol | undefined, whole: boolean): void => {
    for (const declaration of symbol?.declarations ?? []) {
      if (used.has(declaration) && !whole) continue;
      used.add(declaration);
      if (whole && ts.isPropertyAssignment(declaration)) useAll(unwrapped(declaration.initializer));
    }
  };
  const useAll = (value: ts.Expression): void => {
    if (ts.isIdentifier(value)) {
      for (const declaration of checker.getSymbolAtLocation(value)?.declarations ?? []) if (ts.isVariableDeclaration(declaration) && declaration.initializer) useAll(unwrapped(declaration.initializer));
    }
    if (!ts.isObjectLiteralExpression(value)) return;
    for (const property of value.properties) {
      used.add(property);
      if (ts.isPropertyAssignment(property)) useAll(unwrapped(property.initializer));
    }
  };
  for (const file of [...pages, ...english]) {
    eachNode(file, (node) => {
      if (ts.isPropertyAccessExpression(node)) use(checker.getSymbolAtLocation(node.name), isHandedOn(node));
      if (ts.isElementAccessExpression(node)) for (const symbol of indexed(checker, node)) use(symbol, isHandedOn(node));
      if (ts.isBindingElement(node)) use(checker.getTypeAtLocation(node.parent).getProperty((node.propertyName ?? node.name).getText()), false);
    });
  }
  return used;
}

/** Not read further here, nor given a name here under which it is. */
function isHandedOn(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) return parent.expression !== node;
  return !ts.isVariableDeclaration(parent) && !ts.isTypeQueryNode(parent);
}

function indexed(checker: ts.TypeChecker, node: ts.ElementAccessExpression): readonly ts.Symbol[] {
  const object = checker.getTypeAtLocation(node.expression);
  const index = checker.getTypeAtLocation(node.argumentExpression);
  const names = (index.isUnion() ? index.types : [index]).flatMap((type) => (type.isStringLiteral() || type.isNumberLiteral() ? [String(type.value)] : []));
  return names.length === 0 ? object.getProperties() : names.flatMap((name) => object.getProperty(name) ?? []);
}
