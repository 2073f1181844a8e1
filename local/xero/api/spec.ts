import type { Answer } from './answer';
import type { Endpoint } from './call';
import type { Parsed } from './json';
import type { Query } from './query';

/** Holds requests and answers against Xero's official OpenAPI file. */
export interface SpecCheck {
  /** Throws Unsupported when the request is not what the file describes. */
  request(endpoint: Endpoint, query: Query, body: Parsed | undefined): void;
  /** Throws when our own answer is not: a fault of the stand-in. */
  answer(endpoint: Endpoint, answer: Answer): void;
}
