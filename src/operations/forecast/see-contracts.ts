import { daysBetween, todayIn, type CalendarDate } from '../../billing/calendar-date';
import type { Bill, Contract } from '../../billing/contract';
import { mirrorOf } from '../../billing/bill';
import { contractItems, pastReaches, released } from '../../billing/forecast/contract-items';
import type { ContractPart, ForecastPart, ForecastSite, WorkKept } from '../../billing/forecast/parts';
import type { InvoiceStatus } from '../../billing/invoice-status';
import { contractsChangedFrom } from '../../store/find';
import { getInvoices } from '../../store/read';
import { changedFrom } from './changed';

/** A contract's part of the forecast. */
export type OfContract = ForecastPart & { readonly about: ContractPart };
export const isOfContract = (part: ForecastPart): part is OfContract => part.about.kind === 'contract';

/** What is the same for every contract on one day. */
export interface Day {
  readonly zone: string;
  readonly knownTo: CalendarDate;
  readonly today: CalendarDate;
  readonly taxes: Readonly<Record<string, number>>;
}

/** Of 100 contracts; the next run goes on where this one stopped. */
const MOST_PAGES = 20;

export interface Seen {
  /** The parts of contracts that changed, made anew but for what the forecast itself adds. */
  readonly changed: readonly OfContract[];
  /** What changed up to here was seen: ISO instant. */
  readonly to: string | undefined;
}

/** Looks at the contracts that changed, and at no others. */
export async function seeContracts(site: ForecastSite, parts: ReadonlyMap<string, OfContract>, day: Day): Promise<Seen> {
  const { rows } = await contractsChangedFrom(changedFrom(site), MOST_PAGES);
  const news = rows.filter(({ id, rev }) => parts.get(id)?.about.contractRev !== rev);
  const changed: OfContract[] = [];
  for (const contract of news) changed.push(await partOf(contract, parts.get(contract.id), day));
  const last = rows.at(-1)?.updatedAt;
  return { changed, to: last !== undefined && last > (site.contractsTo ?? '') ? last : site.contractsTo };
}

const WAITING: readonly InvoiceStatus[] = ['prepared', 'sending', 'draft', 'submitted', 'needs_attention'];
const ISSUED: readonly InvoiceStatus[] = ['approved', 'part_paid', 'paid'];
/** Days of waiting that are kept of one contract. */
const MOST_WAITS = 20;

async function partOf(contract: Contract, before: OfContract | undefined, day: Day): Promise<OfContract> {
  const issued = await issueDates(contract.bills, before?.about.issued ?? {});
  const seen = before?.about.waitingSince ?? {};
  const waitingSince = Object.fromEntries(contract.bills.flatMap(({ invoiceId, status }) => (WAITING.includes(status) ? [[invoiceId, seen[invoiceId] ?? day.today]] : [])));
  const waits = contract.bills.flatMap(({ invoiceId, status }) => {
    const since = seen[invoiceId];
    return since !== undefined && ISSUED.includes(status) ? [Math.max(0, daysBetween(since, day.today))] : [];
  });
  const work = workOf(contract, before?.about.work ?? {});
  const taxPercent = day.taxes[contract.mapping.taxCode ?? ''] ?? percentBilled(contract);
  const facts = { contract, knownTo: day.knownTo, issued, waitingSince, work, taxPercent };
  const dateOf = (instant: string): CalendarDate => todayIn(day.zone, Date.parse(instant));
  return {
    rev: before?.rev ?? 0,
    about: {
      kind: 'contract', id: contract.id, contractRev: contract.rev, projectId: contract.projectId, projectKey: contract.projectKey, name: contract.name,
      ledgerIds: contract.bills.flatMap(({ ledgerId }) => (ledgerId === undefined ? [] : [ledgerId])),
      issued, waitingSince, work,
      releaseDays: [...(before?.about.releaseDays ?? []), ...waits].slice(-MOST_WAITS),
      reached: pastReaches(facts, dateOf),
      terms: contract.terms, released: released(contract),
      ...(before?.about.after ? { after: before.about.after } : {}),
    },
    client: contract.client,
    items: contractItems(facts),
    counts: before?.counts ?? {}, likely: before?.likely ?? {}, after: before?.after ?? {}, came: before?.came ?? [],
    ...(before?.pays ? { pays: before.pays } : {}),
  };
}

/** Of bills that are owed: a contract remembers when they are due, and only the invoice when it was issued. */
async function issueDates(bills: readonly Bill[], known: Readonly<Record<string, CalendarDate>>): Promise<Readonly<Record<string, CalendarDate>>> {
  const owed = bills.filter(({ due }) => due !== undefined && due.minor > 0);
  const unknown = owed.filter(({ invoiceId }) => known[invoiceId] === undefined);
  const read = unknown.length === 0 ? [] : await getInvoices(unknown.map(({ invoiceId }) => invoiceId));
  const found = new Map(read.flatMap((invoice) => {
    const issued = mirrorOf(invoice)?.issueDate ?? invoice.issueDate;
    return issued === undefined ? [] : [[invoice.id, issued] as const];
  }));
  return Object.fromEntries(owed.flatMap(({ invoiceId }) => {
    const issued = known[invoiceId] ?? found.get(invoiceId);
    return issued === undefined ? [] : [[invoiceId, issued]];
  }));
}

/** What was counted stays with the milestone while it is of the same work; one that is no longer on the plan is forgotten. */
function workOf({ milestones }: Contract, before: Readonly<Record<string, WorkKept>>): Readonly<Record<string, WorkKept>> {
  return Object.fromEntries(milestones.map(({ id, workItem }) => {
    const known = before[id];
    return [id, known?.id === workItem.id ? { ...known, key: workItem.key } : workItem];
  }));
}

/** Where the ledger's rate is not known: what it put on the contract's bills so far. */
function percentBilled({ bills }: Contract): number {
  const last = bills.findLast(({ total, amount }) => total !== undefined && amount.minor > 0);
  return last?.total ? Math.max(0, (last.total.minor / last.amount.minor - 1) * 100) : 0;
}
