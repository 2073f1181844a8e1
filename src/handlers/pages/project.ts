import { attentionOf } from '../../billing/attention';
import { todayIn } from '../../billing/calendar-date';
import type { Contract } from '../../billing/contract';
import { problem } from '../../billing/problem';
import { siteAdmin } from '../../jira';
import { allEnded } from '../../net/all-ended';
import { pushMirror } from '../../operations/work';
import { NO_BOOKS } from '../../store/books';
import { unreadOf } from '../../store/pulse';
import { projectInvoicesAt } from '../../store/find';
import { contractsOf, getConnection, getTogether, invoicesOf } from '../../store/read';
import type { Connection } from '../../store/site';
import type { ProjectVisit } from './access';
import type { Answer, InvoicePage, ProjectView } from './api';
import type { Input } from './inputs';
import { attentionView } from './views/attention-view';
import { concernsOf } from './views/concerns';
import { connectionView } from './views/connection-view';
import { contractView } from './views/contract-view';
import { gateView, type GateReader, type GateRecords } from './views/gate-view';
import { invoiceView } from './views/invoice-view';
import { refusal } from './views/problem-view';

const todayFor = (connection: Connection | undefined, now: number) => todayIn(connection?.organisation.timeZone ?? 'UTC', now);

/** The first look at a project: five requests of storage, whatever the site holds, while at most a hundred contracts, held and prepared invoices are the project's own. */
export async function loadProject({ account, project, rights }: ProjectVisit, now: number): Promise<ProjectView> {
  const [{ connection, pulse, people, books = NO_BOOKS }, contracts, invoices, held, prepared, admin] = await allEnded([
    getTogether({ connection: true, pulse: true, people: true, books: true }),
    contractsOf(project.id),
    invoicesOf(project.id),
    projectInvoicesAt(project.id, 'held'),
    projectInvoicesAt(project.id, 'prepared'),
    siteAdmin(),
  ]);
  const today = todayFor(connection, now);
  const items = attentionOf({
    today,
    contracts,
    invoices: [...held, ...prepared],
    extras: books.extras.filter((extra) => extra.projectId === project.id),
    ...(pulse ? { unread: unreadOf(pulse) } : {}),
    // Where nothing is billed, nothing waits for the connection.
    concerns: contracts.length === 0 ? [] : concernsOf({ connection, pulse, admin }, now),
  });
  return {
    rights: { view: rights.view, manage: rights.manage },
    admin,
    project: { id: project.id, key: project.key },
    connection: connectionView(connection, now),
    contracts: contracts.map((contract) => contractView(contract, today, connection?.organisation.baseCurrency)),
    invoices: { rows: invoices.rows.map((invoice) => invoiceView(invoice, connection, today)), ...(invoices.cursor === undefined ? {} : { cursor: invoices.cursor }) },
    attention: items.map((item) => attentionView(item, { reader: { manage: rights.manage, admin }, connection, project: item.projectId === undefined ? undefined : { id: project.id, key: project.key } })),
    gates: gatesOf(contracts, { connection, pulse, people }, { account, ...rights }, now),
    ...(connection ? { heardAt: connection.lastHeardAt } : {}),
    today,
  };
}

function gatesOf(contracts: readonly Contract[], records: GateRecords, reader: GateReader, now: number): ProjectView['gates'] {
  const all = contracts.flatMap((contract) => contract.milestones.map((milestone) => ({ milestoneId: milestone.id, ...gateView(contract, milestone, records, reader, now) })));
  return all.filter(({ gate, pass }) => gate ?? pass.override ?? pass.claim ?? pass.off);
}

/** The most that Forge gives at once, and so many of those to a call that reads them all: well within its time and the size of an answer. */
const LARGE_PAGE = 100;
const MOST_PAGES = 5;

export async function moreInvoices({ project }: ProjectVisit, input: Input<'project.invoices'>, now: number): Promise<InvoicePage> {
  const connection = await getConnection();
  const today = todayFor(connection, now);
  const rows: InvoicePage['rows'][number][] = [];
  let { cursor } = input;
  for (let page = 0; page < (input.many === true ? MOST_PAGES : 1); page += 1) {
    const read = await invoicesOf(project.id, cursor, input.many === true ? LARGE_PAGE : undefined);
    rows.push(...read.rows.map((invoice) => invoiceView(invoice, connection, today)));
    ({ cursor } = read);
    if (cursor === undefined) break;
  }
  return { rows, ...(cursor === undefined ? {} : { cursor }) };
}

/** The ledger is asked in the background: a page's call ends after 25 seconds, and a month's changes can take longer to read. */
export async function refreshProject(now: number): Promise<Answer<{ askedAt: string }>> {
  const connection = await getConnection();
  if (connection?.state.kind === 'broken') return refusal([connection.state.problem]);
  if (connection?.state.kind !== 'connected') return refusal([problem('NOT_CONNECTED', 'connection')]);
  const askedAt = new Date(now).toISOString();
  await pushMirror({ hintedAt: askedAt, asked: true });
  return { ok: true, data: { askedAt } };
}
