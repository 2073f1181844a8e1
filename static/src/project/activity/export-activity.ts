import type { ActivityView, Answer, ContractView, PageCalls } from '../../../../src/handlers/pages/api';
import { csvOf, fileName } from '../../shared/csv';
import { t } from '../../texts';

/** Whose record is shown or exported: the project's, a contract's, or a milestone's. */
export interface Whose {
  readonly contractId?: string;
  readonly milestoneId?: string;
}

/** A page of the record, from where the one before ended. */
export type ReadPage = (cursor: string | undefined) => Promise<Answer<PageCalls['project.activity'][1]>>;

/** The whole record, newest first: page after page until there is none. What could not be read whole is not given in part. */
export async function wholeActivity(read: ReadPage): Promise<Answer<readonly ActivityView[]>> {
  const rows: ActivityView[] = [];
  let cursor: string | undefined;
  do {
    const answer = await read(cursor);
    if (!answer.ok) return answer;
    rows.push(...answer.data.rows);
    ({ cursor } = answer.data);
  } while (cursor !== undefined);
  return { ok: true, data: rows };
}

/** How a line is said, and who did it, to the reader. */
export interface Told {
  readonly event: (event: ActivityView['event']) => string;
  readonly nameOf: (accountId: string) => string;
  readonly contracts: readonly Pick<ContractView, 'id' | 'name'>[];
}

/** One line of the record a row, the oldest first, as a ledger reads. Times are UTC, so that they mean the same wherever the file is opened. */
export function activityCsv(rows: readonly ActivityView[], { event, nameOf, contracts }: Told): string {
  const { columns, byMilepost } = t.project.activity;
  const lines = oldestFirst(rows).map((row) => [
    row.at,
    contracts.find(({ id }) => id === row.contractId)?.name ?? '',
    textOf(row.event, 'workItem'),
    textOf(row.event, 'invoice'),
    row.event.kind,
    event(row.event),
    row.by === 'milepost' ? byMilepost : nameOf(row.by),
  ]);
  return csvOf([[columns.at, columns.contract, columns.epic, columns.invoice, columns.kind, columns.what, columns.by], ...lines]);
}

const textOf = (event: object, field: string): string => {
  const value = (event as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' ? value : '';
};

/** Everything that is known of each line, for programs; the oldest first. People are their account ids, as Jira names them. */
export const activityJson = (rows: readonly ActivityView[]): string => `${JSON.stringify(oldestFirst(rows), null, 2)}\n`;

const oldestFirst = (rows: readonly ActivityView[]): readonly ActivityView[] => [...rows].reverse();

/** `harb-activity-2026-11-22.csv`; of a contract or milestone, its name in between. */
export const activityFile = (parts: readonly string[], day: string, ending: 'csv' | 'json'): string => fileName([...parts, t.project.activity.file], day, ending);
