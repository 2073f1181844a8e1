import { parseDay } from '../rules/dates';
import { Decimal } from '../rules/decimal';
import { malformed, Unsupported } from './answer';
import { isList, isObject, type Parsed, type ParsedObject } from './json';

/**
 * Reads a body field by field. A null is a field not sent, as in Xero. `end` refuses whatever was not asked for: the real Xero would
 * ignore a misspelt field, and a test would never learn of it.
 */
export class Fields {
  private readonly read = new Set<string>();

  constructor(
    private readonly source: ParsedObject,
    private readonly name: string,
  ) {}

  static of(value: Parsed | undefined, name: string): Fields {
    if (!isObject(value)) throw malformed(`${name} must be an object.`);
    return new Fields(value, name);
  }

  text(key: string): string | undefined {
    const value = this.take(key);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw malformed(`${this.name}.${key} must be text.`);
    return value;
  }

  oneOf<T extends string>(key: string, values: readonly T[]): T | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    const found = values.find((value) => value === text);
    if (found === undefined) throw malformed(`${this.name}.${key}: '${text}' is not one of ${values.join(', ')}.`);
    return found;
  }

  flag(key: string): boolean | undefined {
    const value = this.take(key);
    if (value === undefined || typeof value === 'boolean') return value;
    throw malformed(`${this.name}.${key} must be true or false.`);
  }

  /** A JSON number, or text of one as Xero also takes, read as the decimal that was written. */
  decimal(key: string): Decimal | undefined {
    const value = this.take(key);
    if (value === undefined) return undefined;
    const decimal = typeof value === 'number' || typeof value === 'string' ? Decimal.parse(String(value)) : undefined;
    if (!decimal) throw malformed(`${this.name}.${key} must be a number.`);
    return decimal;
  }

  /** A calendar day. */
  day(key: string): string | undefined {
    const text = this.text(key);
    if (text === undefined || text === '') return undefined;
    const day = parseDay(text);
    if (day === undefined) throw malformed(`${this.name}.${key}: '${text}' is not a date.`);
    return day;
  }

  child(key: string): Fields | undefined {
    const value = this.take(key);
    return value === undefined ? undefined : Fields.of(value, `${this.name}.${key}`);
  }

  children(key: string): Fields[] | undefined {
    const value = this.take(key);
    if (value === undefined) return undefined;
    if (!isList(value)) throw malformed(`${this.name}.${key} must be a list.`);
    return value.map((item, index) => Fields.of(item, `${this.name}.${key}[${index}]`));
  }

  end(): void {
    const unknown = Object.keys(this.source).filter((key) => !this.read.has(key) && this.source[key] !== null);
    if (unknown.length > 0) throw new Unsupported(`The local Xero does not know the field ${unknown.map((key) => `${this.name}.${key}`).join(', ')}.`);
  }

  private take(key: string): Exclude<Parsed, null> | undefined {
    this.read.add(key);
    const value = this.source[key];
    return value === undefined || value === null ? undefined : value;
  }
}

/** The elements of a body: `{"Invoices": [...]}`, or one element bare, as Xero takes both. */
export function elementsOf(body: Parsed | undefined, collection: string, element: string): Fields[] {
  if (!isObject(body)) throw malformed(`The body must be an object with ${collection}.`);
  if (body[collection] === undefined) return [new Fields(body, element)];
  const outer = new Fields(body, 'body');
  const children = outer.children(collection) ?? [];
  outer.end();
  if (children.length === 0) throw malformed(`${collection} is empty.`);
  return children;
}
