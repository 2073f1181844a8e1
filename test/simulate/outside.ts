import type { World } from '../../local/world';
import type { ActivityView, FinanceView, InvoiceView, MilestoneView, ProjectView, ReconciliationView } from '../../src/handlers/pages/api';
import type { Heard, Pages } from './ask';
import { besideIn } from './holdbacks';
import { ordersIn } from './orders';
import { periodIn } from './retainers';
import { namedIn } from './together';
import { people, statusIds } from './town';
import { centsOf, isOurs, isRemoved, ORGANISATION } from './xero-people';

/** One invoice of Milepost's as Xero's own books have it; amounts in cents. */
export interface Booked {
  readonly id: string;
  readonly number: string;
  /** Whose it is, by the words of its first line. */
  readonly milestone: string;
  /** The others that were collected on it, by the words of their lines. */
  readonly others: readonly string[];
  /** The retainer and the first day of the week that it is for; or the key of the deposit or the retention that it bills. */
  readonly period?: string;
  /** The change orders that have a line on it. */
  readonly orders: readonly string[];
  readonly status: string;
  readonly live: boolean;
  readonly total: number;
  readonly paid: number;
  readonly due: number;
  /** What its lines come to, as they were asked for; and what of it is posted as the deposit and the retention. */
  readonly net: number;
  readonly deposited: number;
  readonly retained: number;
  readonly lines: number;
  readonly emails: number;
  /** Whether people changed its lines: what it comes to is theirs to answer for. */
  readonly edited: boolean;
}

export interface EpicSeen {
  readonly key: string;
  readonly statusId: string;
  readonly property: unknown;
  readonly versions: readonly string[];
}

/** The world as it can be seen without looking into the app: Xero's books, Jira's issues, and what the pages say. */
export interface Outside {
  readonly books: readonly Booked[];
  /** Numbers of the credit notes that Milepost made. */
  readonly creditNotes: readonly string[];
  /** Whether Xero still lets the agency's own app in by somebody's consent. */
  readonly letIn: boolean;
  readonly epics: readonly EpicSeen[];
  /** Versions that are out, by their ids. */
  readonly released: readonly string[];
  readonly project: ProjectView;
  readonly finance: FinanceView;
  readonly reconciliation: ReconciliationView;
  /** Invoices in Xero that Milepost did not make and that stand. */
  readonly others: readonly { readonly id: string; readonly number: string }[];
  readonly rows: readonly InvoiceView[];
  /** Newest first. */
  readonly activity: readonly ActivityView[];
}

export function booked({ xero }: World): readonly Booked[] {
  const { model } = xero;
  return model.invoices(ORGANISATION).filter(isOurs).map((invoice) => {
    const { total, paid, due } = model.balance(invoice);
    const live = !isRemoved(invoice);
    const text = invoice.lines[0]?.description ?? '';
    const beside = besideIn(text);
    const period = beside?.key ?? periodIn(text);
    return {
      id: invoice.id,
      number: invoice.number,
      milestone: beside ? beside.name : period === undefined ? (text.split(' (')[0] ?? '') : text.split(' – ').slice(0, 2).join(', '),
      ...(period === undefined ? {} : { period }),
      others: namedIn(invoice.lines.map(({ description }) => description)),
      ...linesOf(invoice.lines),
      orders: ordersIn(invoice.lines.map(({ description }) => description)),
      status: invoice.status,
      live,
      total: centsOf(total.toString()),
      paid: centsOf(paid.toString()),
      due: centsOf(due.toString()),
      edited: model.state.history.some(({ invoiceId, changes, details }) => invoiceId === invoice.id && changes === 'Edited' && details.includes('lines')),
      emails: model.state.emails.filter(({ invoiceId }) => invoiceId === invoice.id).length,
    };
  });
}

function linesOf(lines: readonly { readonly lineAmount: string; readonly accountCode?: string | undefined }[]): Pick<Booked, 'net' | 'deposited' | 'retained' | 'lines'> {
  const on = (account?: string): number => lines.filter(({ accountCode }) => account === undefined || accountCode === account).reduce((sum, { lineAmount }) => sum + centsOf(lineAmount), 0);
  return { net: on(), deposited: on('815'), retained: on('615'), lines: lines.length };
}

const PROJECT = { page: 'billing-page', project: 'HARB' } as const;

const FINANCE = { page: 'milepost-finance' } as const;

export async function lookFromOutside(world: World, pages: Pages): Promise<Outside> {
  const project = read(await pages.ask('finn', PROJECT, 'project.load', {}));
  const finance = read(await pages.ask('finn', FINANCE, 'finance.load', {}));
  const reconciliation = read(await pages.ask('finn', PROJECT, 'project.reconciliation', {}));
  return { books: booked(world), others: others(world), creditNotes: creditNotes(world), letIn: letIn(world), epics: epics(world), released: released(world), project, finance, reconciliation, rows: await allRows(pages, project), activity: await allActivity(pages) };
}

function read<T>(heard: Heard<T>): T {
  if (heard.kind !== 'ok') throw new Error(`A page can not be read in fair weather: ${JSON.stringify(heard)}`);
  return heard.data;
}

const creditNotes = ({ xero: { model } }: World): readonly string[] => model.credits.creditNotes(ORGANISATION).map(({ number }) => number).filter((number) => number.includes('-CN'));
const letIn = ({ xero: { model } }: World): boolean => model.apps.connectedTo(ORGANISATION).some(({ person }) => person !== undefined);
const others = ({ xero: { model } }: World): Outside['others'] => model.invoices(ORGANISATION).filter((invoice) => !isOurs(invoice) && !isRemoved(invoice)).map(({ id, number }) => ({ id, number }));

export const milestones = ({ project }: Outside): readonly MilestoneView[] => project.contracts.flatMap((contract) => contract.milestones);

async function allRows(pages: Pages, project: ProjectView): Promise<readonly InvoiceView[]> {
  const rows = [...project.invoices.rows];
  for (let { cursor } = project.invoices; cursor !== undefined; ) {
    const page = await pages.ask('finn', PROJECT, 'project.invoices', { cursor });
    if (page.kind !== 'ok') throw new Error('The invoices can not be read in fair weather.');
    rows.push(...page.data.rows);
    cursor = page.data.cursor;
  }
  return rows;
}

async function allActivity(pages: Pages): Promise<readonly ActivityView[]> {
  const rows: ActivityView[] = [];
  let cursor: string | undefined;
  do {
    const page = await pages.ask('finn', PROJECT, 'project.activity', cursor === undefined ? {} : { cursor });
    if (page.kind !== 'ok') throw new Error('The activity can not be read in fair weather.');
    rows.push(...page.data.rows);
    cursor = page.data.cursor;
  } while (cursor !== undefined);
  return rows;
}

const EPIC_TYPE = '10000';

const released = ({ jira }: World): readonly string[] => jira.versionsOf(people.priya, '10000').filter((version) => version.released).map(({ id }) => id);

const epics = ({ jira }: World): readonly EpicSeen[] =>
  jira.issuesOf(people.priya, '10000').filter(({ typeId }) => typeId === EPIC_TYPE).map(({ id, key, statusId, fixVersionIds = [] }) => ({ key, statusId, property: jira.property({ type: 'issue', id }, 'milepost'), versions: fixVersionIds }));

export const DONE_STATUS = statusIds.HARB.done;
export const TO_DO_STATUS = statusIds.HARB.toDo;
