import type { PlanInput, PlanRowInput, PlanTemplate, ProblemView } from '../../../../src/handlers/pages/api';
import { isAt } from '../../shared/problem-places';
import type { ShownProblem } from '../../shared/shown-problem';
import { t } from '../../texts';
import { readTable } from './table-text';

/** When a milestone is due, as a page offers it; a date and a status have fields of their own. */
export const WHEN = ['done', 'doing', 'status', 'version', 'manual', 'start', 'date'] as const;
export type When = (typeof WHEN)[number];

/** A milestone to be, as it is being typed. `price` with a per cent sign is a share, without one an amount. */
export interface RowDraft {
  /** Tells rows apart while they come and go. */
  readonly id: number;
  readonly issueKey: string;
  readonly name: string;
  readonly price: string;
  readonly when: When;
  readonly date: string;
  /** By its name in the epic's workflow. */
  readonly status?: string;
  readonly deliverable: string;
}

/** What is chosen of the project's epics, in the order of the template's parts. */
export function rowsFromTemplate({ parts }: PlanTemplate, epics: readonly { readonly key: string; readonly summary: string }[]): readonly RowDraft[] {
  return parts.map(({ share, trigger }, id) => ({
    id,
    issueKey: epics[id]?.key ?? '',
    name: epics[id]?.summary ?? '',
    price: `${String(share / 100)} %`,
    when: trigger.kind === 'category' ? (trigger.category === 'done' ? 'done' : 'doing') : trigger.kind,
    date: '',
    ...(trigger.kind === 'status' ? { status: trigger.statusName } : {}),
    deliverable: '',
  }));
}

export const inputOf = (contract: { readonly id: string; readonly rev: number }, rows: readonly RowDraft[]): PlanInput => ({ contractId: contract.id, rev: contract.rev, rows: rows.map(rowInput) });

function rowInput({ issueKey, name, price, when, date, status = '', deliverable }: RowDraft): PlanRowInput {
  const percent = /^(.*?)\s*%$/u.exec(price.trim())?.[1];
  return {
    issueKey: issueKey.trim(),
    name: name.trim(),
    deliverable: deliverable.trim(),
    price: percent === undefined ? { kind: 'amount', amount: price } : { kind: 'share', percent },
    trigger: triggerOf(when, date, status),
  };
}

function triggerOf(when: When, date: string, status: string): PlanRowInput['trigger'] {
  switch (when) {
    case 'done':
    case 'doing':
      return { kind: 'category', category: when };
    case 'date':
      return { kind: 'date', date: date.trim() };
    case 'status':
      return { kind: 'status', statusName: status.trim() };
    case 'version':
    case 'manual':
    case 'start':
      return { kind: when };
  }
}

/** Rows that one plan may have; more are told apart before anything is asked. */
export const MOST_ROWS = 100;

export type Pasted = { readonly rows: readonly RowDraft[]; readonly problems: readonly ShownProblem[] };

type Column = 'issueKey' | 'name' | 'price' | 'when' | 'deliverable';
const AS_LISTED: readonly Column[] = ['issueKey', 'name', 'price', 'when', 'deliverable'];

/** What people head their columns with, in English and German. */
const HEADINGS: Readonly<Record<Column, RegExp>> = {
  issueKey: /^(?:epic|key|issue(?: key)?|work|schlüssel|vorgang)$/iu,
  name: /^(?:milestone|name|title|meilenstein|titel)$/iu,
  price: /^(?:price|amount|share|preis|betrag|anteil|%)$/iu,
  when: /^(?:when|due|trigger|date|wann|fällig|auslöser|datum)$/iu,
  deliverable: /^(?:deliverable|delivered|description|lieferung|beschreibung)$/iu,
};

/** The milestones of a table, with or without headings; each fault is laid at its row. Amounts and shares cross as they were typed: what they mean is the server's to say, or to refuse. */
export function rowsFromTable(text: string): Pasted {
  const table = readTable(text);
  if (!table.ok) return { rows: [], problems: [fault('table', table.fault === 'empty' ? t.plan.faults.empty : t.plan.faults.openQuote(table.line))] };
  const [first = [], ...others] = table.rows;
  const headings = first.map((cell) => AS_LISTED.find((column) => HEADINGS[column].test(cell)));
  const headed = headings.filter((column) => column !== undefined).length >= 2;
  const columns = headed ? headings : AS_LISTED;
  const lines = headed ? others : table.rows;
  if (lines.length === 0) return { rows: [], problems: [fault('table', t.plan.faults.empty)] };
  if (lines.length > MOST_ROWS) return { rows: [], problems: [fault('table', t.plan.faults.tooMany(lines.length, MOST_ROWS))] };
  const read = lines.map((cells, id) => rowOf(cells, columns, id));
  return { rows: read.map(({ row }) => row), problems: read.flatMap(({ problems }) => problems) };
}

function rowOf(cells: readonly string[], columns: readonly (Column | undefined)[], id: number): { readonly row: RowDraft; readonly problems: readonly ShownProblem[] } {
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  const when = whenOf(cell('when'));
  const formula = AS_LISTED.find((column) => isFormula(cell(column)));
  return {
    row: { id, issueKey: cell('issueKey').toUpperCase(), name: cell('name'), price: cell('price'), when: when?.when ?? 'done', date: when?.date ?? '', ...(when?.status === undefined ? {} : { status: when.status }), deliverable: cell('deliverable') },
    problems: [...(formula ? [fault(`rows.${id}.${formula}`, t.plan.faults.formula(cell(formula)))] : []), ...(when ? [] : [fault(`rows.${id}.trigger`, t.plan.faults.when(cell('when')))])],
  };
}

/** A cell that a spreadsheet would have worked out: what it stands for did not come with it. */
const isFormula = (cell: string): boolean => /^[=@]|^[+-](?!\s*[\d.,]*\s*%?$)/u.test(cell);

const WORDS: readonly (readonly [When, RegExp])[] = [
  ['done', /^(?:done|when done|finished|fertig|erledigt|)$/iu],
  ['doing', /^(?:in progress|doing|started|in arbeit|begonnen)$/iu],
  ['manual', /^(?:by hand|manual|manually|von hand|manuell)$/iu],
  ['version', /^(?:release|released|version|fix version|veröffentlichung|veröffentlicht|lösungsversion)$/iu],
  ['start', /^(?:start|deposit|at once|beginn|anzahlung|sofort)$/iu],
];

/** A word for when it is due, a status by its name (`status: In Review`), or a day that can be read one way only: `2026-12-31` or `31.12.2026`. A day that no calendar has is for the server to refuse. */
function whenOf(text: string): { readonly when: When; readonly date: string; readonly status?: string } | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(text) ?? [];
  if (year !== '') return { when: 'date', date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return { when: 'date', date: text };
  const status = /^status:\s*(.+)$/iu.exec(text)?.[1];
  if (status !== undefined) return { when: 'status', date: '', status };
  const found = WORDS.find(([, words]) => words.test(text));
  return found && { when: found[0], date: '' };
}

/** A fault that the page itself found. */
const fault = (path: string, said: { readonly message: string; readonly action: string }): ShownProblem => ({ code: 'INVALID_REQUEST', severity: 'error', path, said });

export const problemsOfRow = <P extends ProblemView>(problems: readonly P[], place: number): readonly P[] => problems.filter((problem) => isAt(problem, `rows.${place}`));
export const problemsOfPlan = <P extends ProblemView>(problems: readonly P[]): readonly P[] => problems.filter((problem) => !isAt(problem, 'rows'));
