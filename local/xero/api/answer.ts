import type { Wire, WireObject } from './json';

/** What an endpoint answers, before headers and faults. */
export interface Answer {
  readonly status: number;
  readonly body?: Wire;
  /** Used as it is, with its own content type, in place of `body`. */
  readonly text?: { readonly type: string; readonly content: string };
}

/**
 * Our honesty rule: what the real Xero accepts or ignores but this stand-in does not know is refused aloud, so that no test passes on
 * something that was dropped in silence. Real Xero never answers this.
 */
export class Unsupported extends Error {}

/** A request Xero itself would not take, answered in its 400 shape. */
export class BadRequest extends Error {
  constructor(
    readonly errorNumber: number,
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

export const ZERO_ID = '00000000-0000-0000-0000-000000000000';

export function malformed(message: string): BadRequest {
  return new BadRequest(14, 'PostDataInvalidException', message);
}

export function badQuery(message: string): BadRequest {
  return new BadRequest(16, 'QueryParseException', message);
}

/** The 400 of elements that did not pass: ErrorNumber is 10 whatever is wrong. */
export function validationException(elements: readonly WireObject[]): Answer {
  return { status: 400, body: { ErrorNumber: 10, Type: 'ValidationException', Message: 'A validation exception occurred', Elements: elements } };
}

export function validationErrors(messages: readonly string[]): Wire {
  return messages.map((message) => ({ Message: message }));
}

export function badRequest(failure: BadRequest): Answer {
  return { status: 400, body: { ErrorNumber: failure.errorNumber, Type: failure.type, Message: failure.message } };
}

export function unsupported(failure: Unsupported): Answer {
  return { status: 400, body: { ErrorNumber: 0, Type: 'LocalXeroUnsupported', Message: failure.message } };
}

/** Xero's 404 is a page of HTML with nothing in it (recorded). */
export const NOT_FOUND: Answer = { status: 404, text: { type: 'text/html; charset=utf-8', content: '' } };

/** How the gateway in front of the API refuses: 401 and 403. */
export function problem(status: 401 | 403, detail: string, instance: string): Answer {
  const title = status === 401 ? 'Unauthorized' : 'Forbidden';
  return { status, body: { Type: null, Title: title, Status: status, Detail: detail, Instance: instance, Extensions: {} } };
}
