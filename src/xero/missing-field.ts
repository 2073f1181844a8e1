/** An answer lacks a field that we can't do without, or holds something else there; `field` is its name. */
export class MissingField extends Error {
  constructor(readonly field: string) {
    super(field);
  }
}

export function need<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw new MissingField(field);
  return value;
}
