import path from 'node:path';
import ts from 'typescript';
import type { Finding } from './finding';

/** The backend's sources with their types: what is bundled and nothing else, since the app's tsconfig leaves the tests out. */
export interface Source {
  readonly directory: string;
  readonly checker: ts.TypeChecker;
  readonly files: readonly ts.SourceFile[];
}

export function readSource(directory: string): Source {
  const configPath = path.join(directory, 'tsconfig.json');
  const { config } = ts.readConfigFile(configPath, (file) => ts.sys.readFile(file)) as { config: unknown };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, directory);
  const program = ts.createProgram(fileNames, { ...options, noEmit: true }, sharingHost(options));
  const own = program.getSourceFiles().filter(({ fileName }) => fileNames.includes(fileName));
  return { directory, checker: program.getTypeChecker(), files: own };
}

/** Packages do not change while a check runs, so that several apps checked in one run read their types once. */
const packageFiles = new Map<string, ts.SourceFile | undefined>();

function sharingHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const read: ts.CompilerHost['getSourceFile'] = (file, ...rest) => {
    if (!file.includes('/node_modules/')) return host.getSourceFile(file, ...rest);
    const known = packageFiles.get(file) ?? host.getSourceFile(file, ...rest);
    packageFiles.set(file, known);
    return known;
  };
  return { ...host, getSourceFile: read };
}

/** Every node of every source file. */
export function* nodes({ files }: Source): Generator<ts.Node> {
  const pending: ts.Node[] = [...files];
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    node.forEachChild((child) => {
      pending.push(child);
    });
  }
}

/** The texts an expression may have by its type (`'a' | 'b'`, a constant, an enum member); undefined when any text will do. */
export function possibleTexts({ checker }: Source, expression: ts.Expression): readonly string[] | undefined {
  const type = checker.getTypeAtLocation(expression);
  const members = type.isUnion() ? type.types : [type];
  const texts = members.map((member) => (member.isStringLiteral() ? member.value : undefined));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

export function errorAt({ directory }: Source, node: ts.Node, message: string): Finding {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
  return { severity: 'error', by: 'milepost', file: path.relative(directory, file.fileName).replaceAll('\\', '/'), line: line + 1, message };
}

/** The method's name when `node` is a call such as `x.name(...)`. */
export function calledMethod(node: ts.Node): { readonly call: ts.CallExpression; readonly name: string; readonly on: ts.Expression } | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  return { call: node, name: node.expression.name.text, on: node.expression.expression };
}
