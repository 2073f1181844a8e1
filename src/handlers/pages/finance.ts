import { agingOf, clientsOwing, owedOn } from '../../billing/aging';
import { attentionOf, type Attention, type Concern } from '../../billing/attention';
import { baseTotals } from '../../billing/base-totals';
import { todayIn, type CalendarDate } from '../../billing/calendar-date';
import type { Contract } from '../../billing/contract';
import type { KeptLine } from '../../billing/forecast/parts';
import type { ProjectId } from '../../billing/ids';
import type { Invoice } from '../../billing/invoice';
import { formatMoney, money, type CurrencyCode } from '../../billing/money';
import { standingByProject, standingOf } from '../../billing/portfolio';
import { problem } from '../../billing/problem';
import { siteAdmin, viewableProjects, type BillingRights } from '../../jira';
import { allEnded } from '../../net/all-ended';
import { NO_BOOKS } from '../../store/books';
import { unreadOf } from '../../store/pulse';
import { contractsChangedFrom, contractsWhere, someInvoicesAt } from '../../store/find';
import { getForecastSite } from '../../store/forecast-site';
import { getTogether } from '../../store/read';
import type { Answer, AttentionView, FinanceView } from './api';
import { attentionView } from './views/attention-view';
import { concernsOf } from './views/concerns';
import { connectionView } from './views/connection-view';
import { moneyView } from './views/money-view';
import { refusal } from './views/problem-view';

/** Pages of 100 contracts that are added up, of those that wait and of those that don't; and of held and of prepared invoices. */
export const CONTRACT_PAGES = 10;
const INVOICE_PAGES = 2;
/** What a person can look through. */
const MOST_ITEMS = 200;

/**
 * Everything that waits for a person and how the money stands, over all projects whose billing the person may see: who may is asked of Jira in one request. A request of storage
 * for every hundred contracts on the site, and three or four more: nine for five hundred, twenty-five at the very most.
 */
export async function loadFinance(now: number): Promise<Answer<FinanceView>> {
  const [site, waiting, quiet, held, prepared, admin, { lines = [] }] = await allEnded([
    getTogether({ connection: true, books: true, pulse: true }),
    contractsWhere('yes', CONTRACT_PAGES),
    contractsWhere('no', CONTRACT_PAGES),
    someInvoicesAt('held', INVOICE_PAGES),
    someInvoicesAt('prepared', INVOICE_PAGES),
    siteAdmin(),
    getForecastSite(),
  ]);
  const { connection, pulse, books = NO_BOOKS } = site;
  const all: Everything = { contracts: onePerId([...waiting.rows, ...quiet.rows]), invoices: [...held.rows, ...prepared.rows], extras: books.extras };
  const rights = await viewableProjects(projectsOf(all));
  if (rights.size === 0 && !admin) return refusal([problem('NO_PERMISSION', 'page')]);
  const seen = visible(all, rights);
  const today = todayIn(connection?.organisation.timeZone ?? 'UTC', now);
  const items = attentionOf({ ...seen, ...(pulse ? { unread: unreadOf(pulse) } : {}), today, concerns: [...concernsOf({ connection, pulse, admin }, now), ...(seen.contracts.length === all.contracts.length ? lines.flatMap(lowCashConcern) : [])] });
  const keys = keysOf(seen);
  const view = (item: Attention): AttentionView => {
    const { projectId } = item;
    const manage = projectId !== undefined && rights.get(projectId)?.manage === true;
    const project = projectId === undefined ? undefined : { id: projectId, key: keys.get(projectId) ?? '' };
    return attentionView(item, { reader: { manage, admin }, connection, project });
  };
  return {
    ok: true,
    data: {
      connection: connectionView(connection, admin ? now : undefined),
      admin,
      today,
      attention: items.slice(0, MOST_ITEMS).map(view),
      ...owedViews(seen.contracts, today),
      totals: totalsOf(seen.contracts, today, connection?.organisation.baseCurrency),
      projects: projectsView(seen.contracts, items, keys, today),
      more: items.length > MOST_ITEMS || books.moreExtras === true || waiting.more || held.more || prepared.more,
      partial: waiting.more || quiet.more,
      ...changedAt(seen.contracts),
    },
  };
}

/** Whether something changed that the reader may see: one request of storage, and one question to Jira only if anything did. Of more than a hundred changes the first are enough to say so. */
export async function changedSince(since: string): Promise<Answer<{ readonly at?: string }>> {
  const { rows } = await contractsChangedFrom(since, 1);
  const later = rows.filter(({ updatedAt }) => updatedAt > since);
  const rights = later.length === 0 ? undefined : await viewableProjects([...new Set(later.map(({ projectId }) => projectId))]);
  const { changedAt: at } = changedAt(later.filter(({ projectId }) => rights?.has(projectId)));
  return { ok: true, data: at === undefined ? {} : { at } };
}

/** Every change of a contract, or of its invoices, is written on the contract. */
function changedAt(contracts: readonly Contract[]): { readonly changedAt?: string } {
  const at = contracts.reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), '');
  return at === '' ? {} : { changedAt: at };
}

/** Cash is the whole agency's: only who may see the billing of all of it is told that it may run low. */
function lowCashConcern({ currency, line, low }: KeptLine): readonly Concern[] {
  if (!low) return [];
  const params = { currency, limit: formatMoney(money(line, currency)), lowest: formatMoney(money(low.cash, currency)), date: low.on };
  return [{ problem: { ...problem('CASH_LOW', 'plan', params), severity: 'warning' }, since: low.since }];
}

interface Everything {
  readonly contracts: readonly Contract[];
  readonly invoices: readonly Invoice[];
  readonly extras: Parameters<typeof attentionOf>[0]['extras'];
}

/** A contract that began or ceased to wait between two searches is in both: its later state counts. */
export function onePerId(contracts: readonly Contract[]): readonly Contract[] {
  const latest = new Map<string, Contract>();
  for (const contract of contracts) if ((latest.get(contract.id)?.rev ?? 0) < contract.rev) latest.set(contract.id, contract);
  return [...latest.values()];
}

function projectsOf({ contracts, invoices, extras }: Everything): readonly ProjectId[] {
  return [...new Set([...contracts, ...invoices, ...extras].map(({ projectId }) => projectId))];
}

function visible({ contracts, invoices, extras }: Everything, rights: ReadonlyMap<ProjectId, BillingRights>): Everything {
  const may = ({ projectId }: { readonly projectId: ProjectId }): boolean => rights.has(projectId);
  return { contracts: contracts.filter(may), invoices: invoices.filter(may), extras: extras.filter(may) };
}

/** The contract's own word for its project; for an invoice whose contract was not read, what its work's key begins with. */
function keysOf({ contracts, invoices }: Everything): ReadonlyMap<ProjectId, string> {
  const ofInvoices = invoices.flatMap(({ projectId, workItem }) => (workItem ? [[projectId, workItem.key.replace(/-\d+$/, '')] as const] : []));
  return new Map([...ofInvoices, ...contracts.map(({ projectId, projectKey }) => [projectId, projectKey] as const)]);
}

function owedViews(contracts: readonly Contract[], today: CalendarDate): Pick<FinanceView, 'aging' | 'clients'> {
  const owed = owedOn(contracts, today);
  return {
    aging: agingOf(owed).map(({ currency, ages, total }) => ({ currency, ages: ages.map((one) => ({ ...one, amount: moneyView(one.amount) })), total: moneyView(total) })),
    clients: clientsOwing(owed).map(({ client, owed: owes, overdue, ...rest }) => ({ ...client, owed: moneyView(owes), overdue: moneyView(overdue), ...rest })),
  };
}

function totalsOf(contracts: readonly Contract[], today: CalendarDate, base: CurrencyCode | undefined): FinanceView['totals'] {
  return standingOf(contracts, today).map(({ currency, outstanding, overdue, overdueCount, toBill }) => {
    const known = base && baseTotals(contracts.filter((contract) => contract.currency === currency), base, today);
    const inBase = known ? { inBase: { outstanding: moneyView(known.outstanding), overdue: moneyView(known.overdue) } } : {};
    return { currency, outstanding: moneyView(outstanding), overdue: moneyView(overdue), overdueCount, toBill: moneyView(toBill), ...inBase };
  });
}

function projectsView(contracts: readonly Contract[], items: readonly Attention[], keys: ReadonlyMap<ProjectId, string>, today: CalendarDate): FinanceView['projects'] {
  const standing = standingByProject(contracts, today);
  const [own, waiting] = [countsBy(contracts), countsBy(items)];
  return [...keys]
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([id, key]) => ({
      id, key, contracts: own.get(id) ?? 0, waiting: waiting.get(id) ?? 0,
      standing: (standing.get(id) ?? []).map(({ price, billed, toBill, outstanding, overdue }) => ({ price: moneyView(price), billed: moneyView(billed), toBill: moneyView(toBill), outstanding: moneyView(outstanding), overdue: moneyView(overdue) })),
    }));
}

function countsBy(among: readonly { readonly projectId?: ProjectId }[]): ReadonlyMap<ProjectId, number> {
  const counts = new Map<ProjectId, number>();
  for (const { projectId } of among) if (projectId !== undefined) counts.set(projectId, (counts.get(projectId) ?? 0) + 1);
  return counts;
}
