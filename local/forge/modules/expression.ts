import { parseExpressionAt, type Expression, type Node } from 'acorn';
import type { Json } from '../../common/ports';

/** The expression can't be deployed: it does not parse, or uses what event filters do not have. */
export class ExpressionRefused extends Error {
  override readonly name = 'ExpressionRefused';
}

/** The expression failed on this event, e.g. by looking into null. What happens then is the filter's `onError`. */
export class ExpressionFailed extends Error {
  override readonly name = 'ExpressionFailed';
}

/** Answers for a whole sub-expression before it is evaluated, e.g. an entity property's path; undefined to go on. */
export type Shortcut = (node: Node) => { readonly value: Json } | undefined;

export interface Scope {
  readonly variables: Readonly<Record<string, Json>>;
  readonly shortcut: Shortcut;
}

const LONGEST = 10_000;
const MOST_STEPS = 50_000;

/** Parses one expression. Throws ExpressionRefused. */
export function parseExpression(text: string): Expression {
  if (text.length > LONGEST) throw new ExpressionRefused(`longer than ${LONGEST} characters`);
  const source = text.trim();
  try {
    const node = parseExpressionAt(source, 0, { ecmaVersion: 2022, preserveParens: true });
    if (node.end !== source.length) throw new ExpressionRefused(`unexpected ${JSON.stringify(source.slice(node.end))}`);
    checkSupported(node);
    return node;
  } catch (error) {
    if (error instanceof SyntaxError) throw new ExpressionRefused(error.message);
    throw error;
  }
}

const BINARY: Readonly<Record<string, (left: Json, right: Json) => Json>> = {
  '==': equal,
  '!=': (left, right) => !equal(left, right),
  '<': (left, right) => compare(left, right) < 0,
  '<=': (left, right) => compare(left, right) <= 0,
  '>': (left, right) => compare(left, right) > 0,
  '>=': (left, right) => compare(left, right) >= 0,
};
const LOGICAL: readonly string[] = ['&&', '||', '??'];
const UNARY: readonly string[] = ['!', '-'];
const METHODS: readonly string[] = ['includes', 'some', 'every', 'map', 'filter'];

/** The part of the language of Jira expressions that filters commonly use; the rest is refused rather than guessed at. */
function checkSupported(node: Node): void {
  const each = node as Expression;
  switch (each.type) {
    case 'Literal':
    case 'Identifier':
      return;
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return checkSupported(each.expression);
    case 'MemberExpression':
      checkSupported(each.object);
      return each.computed ? checkSupported(each.property) : undefined;
    case 'UnaryExpression':
      if (!UNARY.includes(each.operator)) throw new ExpressionRefused(`operator ${each.operator} is not supported`);
      return checkSupported(each.argument);
    case 'BinaryExpression':
      if (!Object.hasOwn(BINARY, each.operator)) throw new ExpressionRefused(`operator ${each.operator} is not supported`);
      return [each.left, each.right].forEach(checkSupported);
    case 'LogicalExpression':
      if (!LOGICAL.includes(each.operator)) throw new ExpressionRefused(`operator ${each.operator} is not supported`);
      return [each.left, each.right].forEach(checkSupported);
    case 'ConditionalExpression':
      return [each.test, each.consequent, each.alternate].forEach(checkSupported);
    case 'ArrayExpression':
      return each.elements.forEach((element) => (element === null ? undefined : checkSupported(element)));
    case 'ArrowFunctionExpression':
      if (each.params.length !== 1 || each.params[0]?.type !== 'Identifier' || each.body.type === 'BlockStatement') {
        throw new ExpressionRefused('a function takes one name and gives one expression');
      }
      return checkSupported(each.body);
    case 'CallExpression':
      checkSupported(methodOf(each).object);
      return each.arguments.forEach(checkSupported);
    default:
      throw new ExpressionRefused(`${each.type} is not supported`);
  }
}

function methodOf(call: Extract<Expression, { type: 'CallExpression' }>): { object: Node; name: string; optional: boolean } {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier' || !METHODS.includes(callee.property.name)) {
    throw new ExpressionRefused('only includes, some, every, map and filter can be called');
  }
  return { object: callee.object, name: callee.property.name, optional: callee.optional };
}

/** Evaluates a parsed expression. Throws ExpressionFailed when it can't be on these values. */
export function evaluate(expression: Expression, scope: Scope): Json {
  return new Evaluation(scope).value(expression);
}

/** What an optional chain that met null leaves behind. */
const BROKEN = Symbol('broken chain');

class Evaluation {
  private steps = 0;
  constructor(private readonly scope: Scope) {}

  value(node: Node): Json {
    const value = this.link(node, this.scope.variables);
    return value === BROKEN ? null : value;
  }

  private full(node: Node, names: Scope['variables']): Json {
    const value = this.link(node, names);
    return value === BROKEN ? null : value;
  }

  private link(node: Node, names: Scope['variables']): Json | typeof BROKEN {
    if (++this.steps > MOST_STEPS) throw new ExpressionFailed(`more than ${MOST_STEPS} steps`);
    const known = this.scope.shortcut(node);
    if (known !== undefined) return known.value;
    const each = node as Expression;
    switch (each.type) {
      case 'Literal':
        return literal(each.value);
      case 'Identifier':
        return variable(names, each.name);
      case 'ParenthesizedExpression':
      case 'ChainExpression':
        return this.full(each.expression, names);
      case 'MemberExpression':
        return this.member(each, names);
      case 'CallExpression':
        return this.call(each, names);
      case 'UnaryExpression':
        return each.operator === '!' ? !truth(this.full(each.argument, names)) : -numeric(this.full(each.argument, names));
      case 'BinaryExpression':
        return BINARY[each.operator]?.(this.full(each.left, names), this.full(each.right, names)) ?? null;
      case 'LogicalExpression':
        return this.logical(each, names);
      case 'ConditionalExpression':
        return this.full(truth(this.full(each.test, names)) ? each.consequent : each.alternate, names);
      case 'ArrayExpression':
        return each.elements.map((element) => (element === null ? null : this.full(element, names)));
      default:
        throw new ExpressionFailed(`${each.type} can't be evaluated here`);
    }
  }

  private logical(each: Extract<Expression, { type: 'LogicalExpression' }>, names: Scope['variables']): Json {
    const left = this.full(each.left, names);
    if (each.operator === '??') return left ?? this.full(each.right, names);
    const decided = each.operator === '&&' ? !truth(left) : truth(left);
    return decided ? left : truth(this.full(each.right, names));
  }

  private member(each: Extract<Expression, { type: 'MemberExpression' }>, names: Scope['variables']): Json | typeof BROKEN {
    const object = this.link(each.object, names);
    if (object === BROKEN) return BROKEN;
    const name = each.computed ? this.full(each.property, names) : each.property.type === 'Identifier' ? each.property.name : '';
    if (object === null) {
      if (each.optional) return BROKEN;
      throw new ExpressionFailed(`cannot read ${JSON.stringify(name)} of null`);
    }
    return memberOf(object, name, each.optional);
  }

  private call(each: Extract<Expression, { type: 'CallExpression' }>, names: Scope['variables']): Json | typeof BROKEN {
    const { object, name, optional } = methodOf(each);
    const target = this.link(object, names);
    if (target === BROKEN || (target === null && optional)) return BROKEN;
    const [argument] = each.arguments;
    if (argument === undefined) throw new ExpressionFailed(`${name} needs an argument`);
    if (name === 'includes') return includes(target, this.full(argument, names));
    if (!Array.isArray(target) || argument.type !== 'ArrowFunctionExpression') throw new ExpressionFailed(`${name} needs a list and a function`);
    const parameter = argument.params[0]?.type === 'Identifier' ? argument.params[0].name : '';
    const apply = (item: Json): Json => this.full(argument.body, { ...names, [parameter]: item });
    const items: readonly Json[] = target;
    switch (name) {
      case 'some':
        return items.some((item) => truth(apply(item)));
      case 'every':
        return items.every((item) => truth(apply(item)));
      case 'filter':
        return items.filter((item) => truth(apply(item)));
      default:
        return items.map(apply);
    }
  }
}

function literal(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new ExpressionFailed('not a text, number, boolean or null');
}

function variable(names: Scope['variables'], name: string): Json {
  const value = Object.hasOwn(names, name) ? names[name] : undefined;
  if (value === undefined) throw new ExpressionFailed(`there is no ${name}`);
  return value;
}

/** A map's missing entry is an error, as Forge documents, unless it was asked for with `?.`. */
function memberOf(object: Exclude<Json, null>, name: Json, optional: boolean): Json {
  if ((typeof object === 'string' || Array.isArray(object)) && name === 'length') return object.length;
  if (Array.isArray(object) && typeof name === 'number') return (object as readonly Json[])[name] ?? null;
  if (typeof object === 'object' && !Array.isArray(object) && typeof name === 'string') {
    const value = Object.hasOwn(object, name) ? (object as Readonly<Record<string, Json>>)[name] : undefined;
    if (value !== undefined) return value;
    if (optional) return null;
  }
  throw new ExpressionFailed(`there is no ${JSON.stringify(name)}`);
}

function includes(target: Json, item: Json): boolean {
  if (typeof target === 'string' && typeof item === 'string') return target.includes(item);
  if (Array.isArray(target)) return (target as readonly Json[]).some((each) => equal(each, item));
  throw new ExpressionFailed('includes needs a list or a text');
}

function equal(left: Json, right: Json): boolean {
  return left === right;
}

function compare(left: Json, right: Json): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  throw new ExpressionFailed('only two numbers or two texts can be compared');
}

function truth(value: Json): boolean {
  if (typeof value === 'boolean') return value;
  throw new ExpressionFailed('expected true or false');
}

function numeric(value: Json): number {
  if (typeof value === 'number') return value;
  throw new ExpressionFailed('expected a number');
}
