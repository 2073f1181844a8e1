import { billingMonths, plannedDay } from '../../billing/billing-months';
import { todayIn } from '../../billing/calendar-date';
import type { Invoice } from '../../billing/invoice';
import { allEnded } from '../../net/all-ended';
import { forecastParts } from '../../store/forecast';
import { getConnection, invoicesOf } from '../../store/read';
import type { ProjectVisit } from './access';
import type { BillingChartView } from './api';
import { moneyView } from './views/money-view';

/** Pages of a hundred invoices that are read, those that changed last first. */
const MOST_PAGES = 10;
const PAGE = 100;

/** A project's billing by month, beside what is planned as the forecast knows it: three requests of storage while it has at most a hundred invoices and contracts. */
export async function loadBillingChart({ project }: ProjectVisit): Promise<BillingChartView> {
  const [connection, { invoices, more }, parts] = await allEnded([getConnection(), readInvoices(project.id), forecastParts('contract', project.id)]);
  const zone = connection?.organisation.timeZone ?? 'UTC';
  const planned = parts.flatMap(({ items }) => items.flatMap((item) => {
    if (item.kind === 'invoice') return [];
    const on = plannedDay(item.reach);
    return [{ amount: item.amount, ...(on === undefined ? {} : { on }) }];
  }));
  const found = billingMonths(invoices, planned, (instant) => todayIn(zone, Date.parse(instant)));
  return {
    currencies: found.map(({ currency, months, undated }) => ({
      currency,
      months: months.map(({ month, billed, paid, planned: plans }) => ({ month, billed: moneyView(billed), paid: moneyView(paid), planned: moneyView(plans) })),
      ...(undated.minor === 0 ? {} : { undated: moneyView(undated) }),
    })),
    more,
  };
}

async function readInvoices(projectId: ProjectVisit['project']['id']): Promise<{ readonly invoices: readonly Invoice[]; readonly more: boolean }> {
  const invoices = new Map<string, Invoice>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await invoicesOf(projectId, cursor, PAGE);
    // One that changes while pages are read may come twice: once is enough.
    for (const invoice of answer.rows) if (!invoices.has(invoice.id)) invoices.set(invoice.id, invoice);
    cursor = answer.cursor;
    if (cursor === undefined) return { invoices: [...invoices.values()], more: false };
  }
  return { invoices: [...invoices.values()], more: true };
}
