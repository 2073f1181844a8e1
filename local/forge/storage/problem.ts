/** A refusal of Forge storage as it crosses the wire: `{code, message}` with an HTTP status. */
export class StorageProblem extends Error {
  override readonly name = 'StorageProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** What was asked can't be: 400 and a code. */
export function refuse(code: string, message: string): never {
  throw new StorageProblem(400, code, message);
}
