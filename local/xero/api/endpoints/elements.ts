import type { Answer } from '../answer';
import { validationException } from '../answer';
import { envelope, type Call } from '../call';
import type { WireObject } from '../json';

/** How one element of a request went. `shape` is the record, or the echo with its ValidationErrors. */
export interface Handled {
  readonly ok: boolean;
  readonly shape: WireObject;
}

/**
 * The answer to a list of elements. With `summarizeErrors=false` it is 200 whatever happened and each element says OK or ERROR; otherwise one
 * bad element makes it a 400 that lists the bad ones (recorded; the OpenAPI file's default for the parameter is wrong).
 */
export function answerElements(call: Call, collection: string, handled: readonly Handled[]): Answer {
  const each = call.query.flag('summarizeErrors') === false;
  if (each) {
    return envelope(call, { [collection]: handled.map(({ ok, shape }) => ({ ...shape, StatusAttributeString: ok ? 'OK' : 'ERROR' })) });
  }
  const bad = handled.filter(({ ok }) => !ok);
  return bad.length > 0 ? validationException(bad.map(({ shape }) => shape)) : envelope(call, { [collection]: handled.map(({ shape }) => shape) });
}

/**
 * Runs the elements one after another. Whether the good ones of a batch that is answered with 400 are kept could not be verified: where the
 * setting says not, `restore` takes the books back to before.
 */
export function handleElements<T>(call: Call, elements: readonly T[], handle: (element: T) => Handled): Handled[] {
  const { books } = call;
  const each = call.query.flag('summarizeErrors') === false;
  const before = elements.length > 1 && !each && books.settings.batchWithErrors === 'nothing-saved' ? structuredClone(books.state) : undefined;
  const handled = elements.map(handle);
  if (before && handled.some(({ ok }) => !ok)) {
    books.state = before;
    books.changed();
  }
  return handled;
}
