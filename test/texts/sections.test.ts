import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { PageTexts } from '../../static/src/texts';
import { ROOT } from '../../tools/build/paths';
import { eachNode, pagesSource, type PagesSource } from './pages-source';

const PAGES = path.join(ROOT, 'static', 'src');

/** The pages, by their folders: each has a `main.tsx` and a list of its sections. */
const NAMES = readdirSync(PAGES).filter((name) => existsSync(path.join(PAGES, name, 'main.tsx')));

const listOf = async (page: string): Promise<readonly string[]> => {
  const exports = (await import(path.join(PAGES, 'texts', 'pages', page))) as Readonly<Record<string, PageTexts>>;
  return Object.values(exports).flatMap(({ en }) => Object.keys(en));
};

describe.each(NAMES)('%s', (page) => {
  let source: PagesSource;
  beforeAll(() => {
    source = pagesSource();
  }, 120_000);

  it('loads the sections of the texts that it uses, and no other', async () => {
    expect([...(await listOf(page))].sort()).toEqual([...usedBy(page, source)].sort());
  });

  it('has the same sections in German', async () => {
    const { texts } = (await import(path.join(PAGES, 'texts', 'pages', `${page}.de`))) as { readonly texts: object };
    expect(Object.keys(texts)).toEqual(await listOf(page));
  });
});

/** Sections named as `t.<section>` in any file that the page leads to, at once or later. */
function usedBy(page: string, { pages }: PagesSource): ReadonlySet<string> {
  const byPath = new Map(pages.map((file) => [file.fileName, file]));
  const seen = new Set<string>();
  const sections = new Set<string>();
  const visit = (file: ts.SourceFile): void => {
    if (seen.has(file.fileName)) return;
    seen.add(file.fileName);
    eachNode(file, (node) => {
      if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 't') sections.add(node.name.text);
      const target = importedBy(node);
      const next = target === undefined ? undefined : ['.ts', '.tsx', '/index.ts'].map((ending) => byPath.get(path.join(path.dirname(file.fileName), target) + ending)).find(Boolean);
      if (next) visit(next);
    });
  };
  const main = byPath.get(path.join(PAGES, page, 'main.tsx'));
  if (!main) throw new Error(`There is no main.tsx of ${page}.`);
  visit(main);
  return sections;
}

/** What is loaded with it; a type is not. */
function importedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) return isTypeOnly(node.importClause) ? undefined : node.moduleSpecifier.text;
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) return node.isTypeOnly ? undefined : node.moduleSpecifier.text;
  const [argument] = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
  return argument && ts.isStringLiteral(argument) ? argument.text : undefined;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  const named = clause.namedBindings;
  return clause.phaseModifier === ts.SyntaxKind.TypeKeyword || (!clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every(({ isTypeOnly: each }) => each));
}
