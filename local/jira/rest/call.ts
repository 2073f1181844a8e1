import { z } from 'zod';
import type { Json } from '../../common/ports';
import type { AppIdentity } from '../model/model';
import type { Act, Store } from '../model/store';
import { RestError } from './errors';

/** One REST call, once its route is known and its scopes and parameters are found right. */
export interface Call {
  readonly store: Store;
  readonly app: AppIdentity;
  readonly act: Act;
  readonly query: URLSearchParams;
  /** A part of the path by its name in the route, decoded. */
  readonly part: (name: string) => string;
  /** The body, as JSON; undefined when there is none. */
  readonly body: Json | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body?: Json;
}

export const ok = (body: Json): Answer => ({ status: 200, body });

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As in Atlassian's OpenAPI file. */
  readonly path: string;
  /** Any one of these sets of scopes covers the call; an empty set means that none is needed. */
  readonly scopes: readonly (readonly string[])[];
  /** The query parameters that are emulated. */
  readonly query?: readonly string[];
  readonly handle: (call: Call) => Answer | Promise<Answer>;
}

/** The body as the route wants it; 400 when it is anything else. */
export function bodyAs<T>(call: Call, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(call.body);
  if (parsed.success) return parsed.data;
  throw new RestError(400, `Invalid request payload. Refer to the REST API documentation and try again. (${z.prettifyError(parsed.error)})`);
}

/** A list parameter: repeated, or parted by commas. */
export function list(call: Call, name: string): readonly string[] {
  return call.query.getAll(name).flatMap((value) => value.split(',')).map((value) => value.trim()).filter((value) => value !== '');
}

/** A whole number between `least` and `most` (more is cut down, as Jira does); 400 for anything else. */
export function wholeNumber(call: Call, name: string, fallback: number, least: number, most: number): number {
  const text = call.query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new RestError(400, `The value '${text}' of '${name}' is not valid.`);
  return Math.min(value, most);
}
