import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../tools/build/paths';

const PAGES = path.join(ROOT, 'static', 'src');
const TEXTS = path.join(PAGES, 'texts');
const ENGLISH = path.join(TEXTS, 'en');

/** The pages as the compiler sees them. */
export interface PagesSource {
  readonly checker: ts.TypeChecker;
  /** Without the texts themselves and without tests. */
  readonly pages: readonly ts.SourceFile[];
  readonly english: readonly ts.SourceFile[];
}

let known: PagesSource | undefined;

/** Read once for each test file. */
export const pagesSource = (): PagesSource => (known ??= readPages());

function readPages(): PagesSource {
  const file = path.join(ROOT, 'static', 'tsconfig.json');
  const { options, fileNames } = ts.parseJsonConfigFileContent(ts.readConfigFile(file, (name) => ts.sys.readFile(name)).config, ts.sys, path.dirname(file));
  const program = ts.createProgram(fileNames.filter((name) => !name.includes('.test.') && !name.includes('/dev/')), options);
  const sources = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(PAGES));
  return {
    checker: program.getTypeChecker(),
    pages: sources.filter(({ fileName }) => !fileName.startsWith(TEXTS) || path.basename(fileName).startsWith('say-')),
    english: sources.filter(({ fileName }) => fileName.startsWith(`${ENGLISH}${path.sep}`)),
  };
}

export function eachNode(root: ts.Node, visit: (node: ts.Node) => void): void {
  visit(root);
  ts.forEachChild(root, (child) => eachNode(child, visit));
}

export const placeOf = (node: ts.Node): string => {
  const file = node.getSourceFile();
  return `${path.relative(ROOT, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};
