import type { Answer } from './answer';
import type { Wire } from './json';

/** What every 400 for elements says besides, recorded: it does not vary. */
const RECORDED = 'A validation exception occurred';

/** An answer whose refusals are worded with other quotes and full stops, as the sources differ among themselves. */
export function inOtherWords(answer: Answer): Answer {
  return answer.body === undefined ? answer : { ...answer, body: varied(answer.body) };
}

function varied(value: Wire): Wire {
  if (Array.isArray(value)) return value.map(varied);
  if (typeof value !== 'object' || value === null || value.constructor !== Object) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]: [string, Wire | undefined]) => [key, field === undefined ? undefined : key === 'Message' && typeof field === 'string' ? reworded(field) : varied(field)]),
  );
}

function reworded(message: string): string {
  if (message === RECORDED) return message;
  const quoted = message.replace(/'([^']*)'/g, "''$1''");
  return quoted.endsWith('.') ? quoted.slice(0, -1) : `${quoted}.`;
}
