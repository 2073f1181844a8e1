/** What `npm start` may be told. */
export interface StartArguments {
  /** Begin with the sample agency, whatever was saved. */
  readonly fresh: boolean;
  readonly ports: { readonly jira: number; readonly frames: number; readonly xero: number };
}

/** A person's mistake, to be said without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const FIRST_PORT = 4200;

/** From the command line and the environment: `--fresh`, and `MILEPOST_PORT` as the first of three ports. Throws UsageError. */
export function startArguments(words: readonly string[], environment: Readonly<Record<string, string | undefined>>): StartArguments {
  const unknown = words.find((word) => word !== '--fresh');
  if (unknown !== undefined) throw new UsageError(`npm start does not know "${unknown}". It takes --fresh, to start over with the sample agency.`);
  const first = firstPort(environment['MILEPOST_PORT']);
  return { fresh: words.includes('--fresh'), ports: { jira: first, frames: first + 1, xero: first + 2 } };
}

function firstPort(text: string | undefined): number {
  if (text === undefined || text === '') return FIRST_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_533) throw new UsageError(`MILEPOST_PORT is "${text}": it must be a port number from 1 to 65533.`);
  return port;
}
