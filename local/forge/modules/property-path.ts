import { parseExpressionAt, type Expression, type MemberExpression, type Node } from 'acorn';
import type { Json } from '../../common/ports';

/** Entities whose properties a trigger can look at (product events, 2026-08-06). */
export const PROPERTY_ENTITIES = ['issue', 'project', 'user', 'issuetype'] as const;
export type PropertyEntity = (typeof PROPERTY_ENTITIES)[number];

/** Where in which entity's which property: `issue.properties['milepost'].state` is issue, milepost, [state]. */
export interface PropertyPath {
  readonly entity: PropertyEntity;
  readonly key: string;
  readonly steps: readonly string[];
}

/** One spelling per path, for counting: dots and brackets mean the same. */
export function pathText({ entity, key, steps }: PropertyPath): string {
  return JSON.stringify([entity, key, ...steps]);
}

/** Reads `issue.properties['key'].path`; undefined when it is not of that form. */
export function parsePropertyPath(text: string): PropertyPath | undefined {
  try {
    const node = parseExpressionAt(text, 0, { ecmaVersion: 2022, preserveParens: true });
    return node.end === text.length ? propertyPathOf(node) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The same from a parsed expression; `root` is what the entity's name must follow, e.g. `event.runtime`. */
export function propertyPathOf(node: Node, root: readonly string[] = []): PropertyPath | undefined {
  const names = memberNames(node);
  if (names === undefined || names.length < root.length + 3 || root.some((name, place) => names[place] !== name)) return undefined;
  const [entity, properties, key, ...steps] = names.slice(root.length);
  const known = PROPERTY_ENTITIES.find((each) => each === entity);
  if (known === undefined || properties !== 'properties' || key === undefined) return undefined;
  return { entity: known, key, steps: steps.flatMap((step) => step.split('.')) };
}

/** `a.b['c']` as [a, b, c]; undefined when it is anything else. Parentheses end a path, so they are anything else. */
function memberNames(node: Node): readonly string[] | undefined {
  const expression = node as Expression;
  if (expression.type === 'Identifier') return [expression.name];
  if (expression.type === 'ChainExpression') return memberNames(expression.expression);
  if (expression.type !== 'MemberExpression') return undefined;
  const object = memberNames(expression.object);
  const name = memberName(expression);
  return object === undefined || name === undefined ? undefined : [...object, name];
}

function memberName({ computed, property }: MemberExpression): string | undefined {
  if (!computed) return property.type === 'Identifier' ? property.name : undefined;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : undefined;
}

/** What the path leads to in a property's value: a primitive or an array of primitives, anything else is null. */
export function resolveSteps(value: Json | undefined, steps: readonly string[]): Json {
  let here: Json | undefined = value;
  for (const step of steps) {
    if (typeof here !== 'object' || here === null || Array.isArray(here)) return null;
    here = Object.hasOwn(here, step) ? (here as Readonly<Record<string, Json>>)[step] : undefined;
  }
  if (here === undefined) return null;
  if (Array.isArray(here)) return here.every((each) => typeof each !== 'object' || each === null) ? here : null;
  return typeof here === 'object' ? null : here;
}
