import type { Json } from '../../common/ports';
import type { IndexedProperty } from '../app-modules';
import type { Issue } from '../model/records';
import { JiraRefusal } from '../model/refusal';
import type { FieldReader } from './fields';
import type { JqlField } from './syntax';

/** The indexed path that a field means, by its alias or in full; undefined when no module of the app asks for its index. */
export function indexedProperty(indexed: readonly IndexedProperty[], field: JqlField): IndexedProperty | undefined {
  return indexed.find(({ alias, propertyKey, path }) =>
    field.kind === 'field' ? alias?.toLowerCase() === field.name.toLowerCase() : propertyKey === field.key && path === field.path,
  );
}

/** Equality only: that is all Jira does with `string`, and the other kinds are refused until something needs them. */
export function propertyReader({ propertyKey, path, type }: IndexedProperty): FieldReader {
  if (type !== 'string' && type !== 'number') {
    throw new JiraRefusal('invalid', `The local Jira does not emulate searching for properties of type '${type}' (${propertyKey}.${path}).`);
  }
  return {
    valuesOf: ({ properties }: Issue) => indexedValues(at(properties[propertyKey], path.split('.')), type),
    resolve: (text) => [text],
  };
}

function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined || value === undefined) return value;
  return isObject(value) && Object.hasOwn(value, step) ? at(value[step], rest) : undefined;
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of another type than the manifest promised is not indexed. */
function indexedValues(value: Json | undefined, type: 'string' | 'number'): readonly string[] {
  if (isList(value)) return value.flatMap((one) => indexedValues(one, type));
  return (typeof value === 'string' || typeof value === 'number') && typeof value === type ? [String(value)] : [];
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
