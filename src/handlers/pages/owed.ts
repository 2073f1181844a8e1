import { owedOn, type Owed } from '../../billing/aging';
import { todayIn } from '../../billing/calendar-date';
import { isDisputed } from '../../billing/disputed';
import { inBase } from '../../billing/ledger-decimals';
import type { Money } from '../../billing/money';
import { problem } from '../../billing/problem';
import { siteAdmin, viewableProjects } from '../../jira';
import { allEnded } from '../../net/all-ended';
import { contractsWhere } from '../../store/find';
import { getConnection } from '../../store/read';
import type { Connection } from '../../store/site';
import type { Answer, OwedPage, OwedView } from './api';
import { CONTRACT_PAGES, onePerId } from './finance';
import { mirrorLinkOf } from './views/link';
import { moneyView } from './views/money-view';
import { refusal } from './views/problem-view';

/** Some 300 bytes each: the answer stays far below the five megabytes that Forge lets one be. */
const MOST_ROWS = 5000;

/** Every invoice that is owed, over all projects whose billing the person may see: a request of storage for every hundred contracts, and two; one or two questions to Jira. */
export async function loadOwed(now: number): Promise<Answer<OwedPage>> {
  const [connection, waiting, quiet] = await allEnded([getConnection(), contractsWhere('yes', CONTRACT_PAGES), contractsWhere('no', CONTRACT_PAGES)]);
  const contracts = onePerId([...waiting.rows, ...quiet.rows]);
  const rights = await viewableProjects([...new Set(contracts.map(({ projectId }) => projectId))]);
  if (rights.size === 0 && !(await siteAdmin())) return refusal([problem('NO_PERMISSION', 'page')]);
  const today = todayIn(connection?.organisation.timeZone ?? 'UTC', now);
  const owed = owedOn(contracts.filter(({ projectId }) => rights.has(projectId)), today);
  const rows = [...owed].sort(lateFirst).slice(0, MOST_ROWS).map((one) => owedView(one, connection));
  return { ok: true, data: { rows, more: owed.length > MOST_ROWS || waiting.more || quiet.more } };
}

const lateFirst = (a: Owed, b: Owed): number => b.daysLate - a.daysLate || compareText(a.bill.dueDate ?? '9', b.bill.dueDate ?? '9') || compareText(a.bill.number, b.bill.number);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function owedView({ contract, bill, due, daysLate, age }: Owed, connection: Connection | undefined): OwedView {
  const link = mirrorLinkOf(bill, connection);
  return {
    number: bill.number,
    project: { id: contract.projectId, key: contract.projectKey },
    contractName: contract.name,
    client: contract.client,
    status: bill.status,
    due: moneyView(due),
    ...(bill.dueDate === undefined ? {} : { dueDate: bill.dueDate }),
    daysLate,
    age,
    ...(isDisputed(contract, bill) ? { disputed: true } : {}),
    ...baseDue(due, bill.rate, connection),
    ...(link === undefined ? {} : { link }),
  };
}

function baseDue(due: Money, rate: string | undefined, connection: Connection | undefined): Pick<OwedView, 'base'> {
  const base = connection?.organisation.baseCurrency;
  const inBooks = rate === undefined || base === undefined || base === due.currency ? undefined : inBase(due, rate, base);
  return inBooks && rate !== undefined ? { base: { due: moneyView(inBooks), rate } } : {};
}
