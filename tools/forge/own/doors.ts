import { existsSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Finding } from '../finding';
import { MANIFEST, modulesOf, type Manifest } from '../manifest';
import { errorAt, nodes, possibleTexts, type Source } from '../source';

const inManifest = (message: string, severity: Finding['severity'] = 'error'): Finding => ({ severity, by: 'milepost', file: MANIFEST, line: 0, message });

/** A handler that is not exported, or is no function, fails only when Forge calls it; Forge's linter merely warns of the former. */
export function checkHandlers(manifest: Manifest, source: Source): readonly Finding[] {
  return modulesOf(manifest, 'function').flatMap(({ key, handler }) => {
    const [file, name] = (handler ?? '').split('.');
    const module = source.files.find(({ fileName }) => path.relative(path.join(source.directory, 'src'), fileName).replace(/\.tsx?$/, '') === file);
    // Forge's validator reports a file that does not exist.
    const symbol = module && source.checker.getSymbolAtLocation(module);
    if (!module) return [];
    const door = symbol && source.checker.getExportsOfModule(symbol).find((exported) => exported.name === name);
    if (!door) return [inManifest(`function ${key} is handled by ${handler ?? 'nothing'}, which src/${file ?? ''} does not export`)];
    const callable = source.checker.getTypeOfSymbol(door).getCallSignatures().length > 0;
    return callable ? [] : [inManifest(`function ${key} is handled by ${handler ?? 'nothing'}, which is not a function`)];
  });
}

/** An event pushed to a queue that no consumer reads is lost without a word. */
export function checkQueues(manifest: Manifest, source: Source): readonly Finding[] {
  const consumed = new Set(modulesOf(manifest, 'consumer').map(({ queue }) => queue));
  const pushed = new Set<string>();
  const findings: Finding[] = [];
  for (const node of nodes(source)) {
    const key = queueKey(node);
    if (!key) continue;
    const names = possibleTexts(source, key);
    if (!names) findings.push(errorAt(source, key, 'the queue is not a known text here, so nothing can tell whether a consumer reads it'));
    for (const name of names ?? []) {
      pushed.add(name);
      if (!consumed.has(name)) findings.push(errorAt(source, key, `queue ${name} has no consumer in the manifest`));
    }
  }
  const idle = [...consumed].filter((queue) => queue !== undefined && !pushed.has(queue));
  return [...findings, ...idle.map((queue) => inManifest(`queue ${queue ?? ''} has a consumer, but nothing is ever pushed to it`, 'warning'))];
}

/** The value of `key` in `new Queue({ key: value })`. */
function queueKey(node: ts.Node): ts.Expression | undefined {
  if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'Queue') return undefined;
  const [options] = node.arguments ?? [];
  if (!options || !ts.isObjectLiteralExpression(options)) return undefined;
  return options.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === 'key')?.initializer;
}

/** Work in the background may take minutes. Shared with a module that may not, its function gets the shorter limit of the two. */
export function checkSharedFunctions(manifest: Manifest): readonly Finding[] {
  const users = Object.entries(manifest.modules ?? {}).flatMap(([type, modules]) =>
    (modules ?? []).map((module) => ({ type, key: module.key, uses: module.function ?? module.resolver?.function })),
  );
  const background = users.filter(({ type }) => type === 'consumer' || type === 'scheduledTrigger');
  return background.flatMap(({ type, key, uses }) =>
    users
      .filter((other) => other.uses !== undefined && other.uses === uses && !(other.type === type && other.key === key))
      .map((other) => inManifest(`${type} ${key} shares function ${uses ?? ''} with ${other.type} ${other.key}; it needs one of its own`)),
  );
}

/** Forge accepts any text as an icon and shows a broken image when there is nothing behind it. */
export function checkIcons(manifest: Manifest, directory: string): readonly Finding[] {
  const icons = Object.values(manifest.modules ?? {}).flatMap((modules) => (modules ?? []).map(({ icon }) => icon));
  return [...new Set(icons)].flatMap((icon) => {
    const [, key, file] = /^resource:([^;]+);(.+)$/.exec(icon ?? '') ?? [];
    if (icon === undefined) return [];
    if (key === undefined || file === undefined) return [inManifest(`icon ${icon} must be one of our own, as resource:key;file`)];
    const resource = manifest.resources?.find((candidate) => candidate.key === key);
    const found = resource && existsSync(path.join(directory, resource.path, file));
    return found ? [] : [inManifest(`icon ${icon} does not exist`)];
  });
}
