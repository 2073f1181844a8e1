import type { ProblemView } from '../../../src/handlers/pages/api';
import { sayValue, type Speech } from './say-value';

/**
 * What is said of a problem: `message` is what happened and what it means for the money, `action` what to do next. `{name}` is
 * filled from the problem's params; a part in square brackets is left out when one of its params is missing.
 */
export interface ProblemText {
  readonly message: string;
  readonly action: string;
}

/** `late` follows the message where an invoice goes out past its due date. */
export interface ProblemTexts<Code extends string = ProblemView['code']> {
  readonly texts: Readonly<Record<Code, ProblemText>>;
  readonly late: string;
}

type Params = Readonly<Record<string, string>>;

/** The problem in words for people; params are filled in as this reader writes them. */
export function sayProblem<Code extends string>({ code, params = {} }: { readonly code: Code; readonly params?: Params }, { texts, late }: ProblemTexts<Code>, speech: Speech): ProblemText {
  const { message, action } = texts[code];
  const said = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, sayParam(name, value, speech)]));
  return { message: fill(`${message}${late}`, said), action: fill(action, said) };
}

/** Only what the app itself wrote is said anew: names, and what was typed or answered, stay as they are. */
function sayParam(name: string, value: string, speech: Speech): string {
  if (/^(?:differences|why|scopes)$/.test(name)) return value.split(', ').map((part) => sayValue(part, speech)).join(', ');
  return /date$|^(?:billed|price|allocated|due|limit|lowest|since|act|status|field|expected|detail)$/i.test(name) ? sayValue(value, speech) : value;
}

/** Each template is read once from left to right, so a param that holds braces or brackets of its own stays as it is. */
const fill = (template: string, params: Params): string =>
  template
    .replace(/\[([^\]]*)\]|\{(\w+)\}/g, (_, optional: string | undefined, name: string | undefined) =>
      optional === undefined ? (params[name ?? ''] ?? '') : fillOptional(optional, params),
    )
    // What the ledger said may be a sentence with a stop of its own.
    .replace(/([.!?…])\.(?= |$)/g, '$1');

function fillOptional(part: string, params: Params): string {
  const complete = [...part.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => Boolean(params[name]));
  return complete ? part.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '') : '';
}
