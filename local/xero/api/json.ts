import { Decimal } from '../rules/decimal';

/** A body as it was sent, before anything is known about it. */
export type Parsed = null | boolean | number | string | readonly Parsed[] | ParsedObject;
export interface ParsedObject {
  readonly [key: string]: Parsed;
}

/** An answer's body: JSON in which money is a Decimal, so that it is written digit by digit and never through a double. */
export type Wire = null | boolean | number | string | Decimal | readonly Wire[] | WireObject;
export interface WireObject {
  readonly [key: string]: Wire | undefined;
}

export function isObject(value: Parsed | undefined): value is ParsedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Parsed | undefined): value is readonly Parsed[] {
  return Array.isArray(value);
}

/** Fields that are undefined are left out. */
export function writeJson(value: Wire): string {
  if (value instanceof Decimal) return value.toWire();
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).flatMap(([key, field]: [string, Wire | undefined]) =>
      field === undefined ? [] : [`${JSON.stringify(key)}:${writeJson(field)}`],
    );
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value);
}
