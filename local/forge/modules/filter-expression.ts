import type { Node } from 'acorn';
import type { Json } from '../../common/ports';
import { evaluate, ExpressionFailed, ExpressionRefused, parseExpression } from './expression';
import { propertyPathOf, resolveSteps, type PropertyPath } from './property-path';

/** Reads the value of an entity's property for the event at hand; undefined when there is none. */
export type PropertyReader = (path: PropertyPath) => Json | undefined;

export interface CompiledFilter {
  /** The entity properties it looks at. */
  readonly paths: readonly PropertyPath[];
  /** Whether the event passes. Throws ExpressionFailed when the expression fails or is no boolean. */
  passes(event: Json, properties: PropertyReader): boolean;
}

const RUNTIME = ['event', 'runtime'];

/**
 * Compiles a trigger's filter. `event.runtime.issue.properties['key'].a.b` is resolved as one path: it is null when any part of
 * it is missing or when it leads to an object, and only looking further into it, in parentheses, can fail.
 * Throws ExpressionRefused.
 */
export function compileFilter(text: string): CompiledFilter {
  const expression = parseExpression(text);
  const paths: PropertyPath[] = [];
  collectPaths(expression, paths);
  return {
    paths,
    passes: (event, properties) => {
      const shortcut = (node: Node): { value: Json } | undefined => {
        const path = propertyPathOf(node, RUNTIME);
        return path && { value: resolveSteps(properties(path), path.steps) };
      };
      const value = evaluate(expression, { variables: { event }, shortcut });
      if (typeof value !== 'boolean') throw new ExpressionFailed('the filter is neither true nor false');
      return value;
    },
  };
}

function collectPaths(node: Node, paths: PropertyPath[]): void {
  const path = propertyPathOf(node, RUNTIME);
  if (path !== undefined) {
    paths.push(path);
    return;
  }
  if (namesRuntime(node)) throw new ExpressionRefused('event.runtime holds entity properties only');
  for (const child of Object.values(node)) {
    for (const each of Array.isArray(child) ? child : [child]) if (isNode(each)) collectPaths(each, paths);
  }
}

function namesRuntime(node: Node): boolean {
  if (node.type !== 'MemberExpression' || !('object' in node) || !('property' in node)) return false;
  const { object, property } = node;
  return isNamed(object, 'event') && isNamed(property, 'runtime');
}

function isNamed(value: unknown, name: string): boolean {
  return isNode(value) && value.type === 'Identifier' && 'name' in value && value.name === name;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
