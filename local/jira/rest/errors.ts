import type { Json } from '../../common/ports';
import { JiraRefusal } from '../model/refusal';

/** An answer other than success, on its way out of a route. */
export class RestError extends Error {
  override readonly name = 'RestError';
  constructor(
    readonly status: number,
    message: string,
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** For what Jira has and this stand-in has not: it must never pass for an answer of Jira's. */
export function notEmulated(what: string): RestError {
  return new RestError(501, `The local Jira does not emulate ${what}.`);
}

const statuses = { 'not-found': 404, forbidden: 403, invalid: 400 } as const;

export function asRestError(failure: unknown): RestError {
  if (failure instanceof RestError) return failure;
  if (failure instanceof JiraRefusal) return new RestError(statuses[failure.code], failure.message, failure.fields);
  throw failure;
}

/** Runs a part of a route where Jira answers a refusal with another status than elsewhere. */
export function forbiddenAs<T>(status: number, work: () => T): T {
  try {
    return work();
  } catch (failure) {
    if (failure instanceof JiraRefusal && failure.code === 'forbidden') throw new RestError(status, failure.message, failure.fields);
    throw failure;
  }
}

export async function forbiddenLater<T>(status: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    return forbiddenAs(status, () => {
      throw failure;
    });
  }
}

/** Jira's ErrorCollection. */
export function errorBody({ message, fields }: RestError): Json {
  return { errorMessages: message === '' ? [] : [message], errors: fields };
}
