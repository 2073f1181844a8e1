import ts from 'typescript';
import type { Finding } from '../finding';
import { indexName, MANIFEST, type Entity, type Manifest } from '../manifest';
import { calledMethod, errorAt, nodes, possibleTexts, type Source } from '../source';

/** Limits of Forge's custom entities that its validator does not check (developer.atlassian.com, storage limits). */
const MAX_ENTITIES = 20;

/** Without this scope every call of @forge/kvs is refused in production, and Forge's linters do not notice. */
export function checkStorageScope(manifest: Manifest, source: Source): readonly Finding[] {
  if (manifest.permissions?.scopes?.includes('storage:app')) return [];
  return [...nodes(source)]
    .filter(ts.isImportDeclaration)
    .filter(({ importClause, moduleSpecifier }) => {
      const typesOnly = importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      return ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === '@forge/kvs' && !typesOnly;
    })
    .map((node) => errorAt(source, node, '@forge/kvs is used, but the manifest does not ask for the scope storage:app'));
}

export function checkEntityLimits(manifest: Manifest): readonly Finding[] {
  const entities = manifest.app?.storage?.entities ?? [];
  const messages = [
    ...(entities.length > MAX_ENTITIES ? [`${String(entities.length)} entities are declared; Forge takes at most ${String(MAX_ENTITIES)}`] : []),
    ...repeated(entities.map(({ name }) => name)).map((name) => `entity ${name} is declared twice`),
    ...entities.flatMap((entity) => repeated((entity.indexes ?? []).map(indexName)).map((name) => `index ${name} of ${entity.name} is declared twice`)),
    ...entities.flatMap(wideRanges),
  ];
  return messages.map((message) => ({ severity: 'error', by: 'milepost', file: MANIFEST, line: 0, message }));
}

function wideRanges({ name, indexes }: Entity): readonly string[] {
  return (indexes ?? [])
    .filter((index) => typeof index !== 'string' && index.range.length !== 1)
    .map((index) => `index ${indexName(index)} of ${name} must have exactly one range attribute`);
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
}

/**
 * Each entity and index that the code names must be declared, else Forge refuses the request when it runs. Looks at `kvs.entity(x)`,
 * `.index(y)` after it, and every `entityName`.
 */
export function checkEntitiesUsed(manifest: Manifest, source: Source): readonly Finding[] {
  const entities = manifest.app?.storage?.entities ?? [];
  return [...nodes(source)].flatMap((node) => [...entityNamed(node, entities, source), ...indexNamed(node, entities, source)]);
}

function entityNamed(node: ts.Node, entities: readonly Entity[], source: Source): readonly Finding[] {
  const name = entityOf(node) ?? (ts.isPropertyAssignment(node) && node.name.getText() === 'entityName' ? node.initializer : undefined);
  if (!name) return [];
  const names = possibleTexts(source, name);
  if (!names) return ts.isPropertyAssignment(node) ? [] : [errorAt(source, name, 'the entity is not a known text here, so nothing can tell whether the manifest declares it')];
  return names.filter((text) => !entities.some((entity) => entity.name === text)).map((text) => errorAt(source, name, `entity ${text} is not declared in the manifest`));
}

function indexNamed(node: ts.Node, entities: readonly Entity[], source: Source): readonly Finding[] {
  const method = calledMethod(node);
  const [argument] = method?.call.arguments ?? [];
  if (!method || method.name !== 'index' || !argument) return [];
  const entity = queriedEntity(method.on);
  if (!entity) return [];
  const indexes = possibleTexts(source, argument);
  if (!indexes) return [errorAt(source, argument, 'the index is not a known text here, so nothing can tell whether the manifest declares it')];
  return (possibleTexts(source, entity) ?? []).flatMap((name) => {
    const declared = (entities.find((candidate) => candidate.name === name)?.indexes ?? []).map(indexName);
    return indexes
      .filter((index) => index !== 'by-key' && !declared.includes(index))
      .map((index) => errorAt(source, argument, `index ${index} of entity ${name} is not declared in the manifest`));
  });
}

/** The argument of `kvs.entity(x)`. */
function entityOf(node: ts.Node): ts.Expression | undefined {
  const method = calledMethod(node);
  return method?.name === 'entity' && ts.isIdentifier(method.on) && method.on.text === 'kvs' ? method.call.arguments[0] : undefined;
}

/** Walks back along a chain of calls to the `kvs.entity(x)` that it began with. */
function queriedEntity(start: ts.Expression): ts.Expression | undefined {
  let expression: ts.Expression | undefined = start;
  while (expression) {
    const entity = entityOf(expression);
    if (entity) return entity;
    expression = calledMethod(expression)?.on;
  }
  return undefined;
}
