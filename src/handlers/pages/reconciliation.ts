import { mirrorOf } from '../../billing/bill';
import { isFor } from '../../billing/collect';
import type { Bill, Contract } from '../../billing/contract';
import { isKnownExtra, type AcceptedExtra, type Extra } from '../../billing/extra';
import type { LedgerInvoiceId } from '../../billing/ids';
import type { Invoice } from '../../billing/invoice';
import { isLive } from '../../billing/invoice-status';
import type { Milestone } from '../../billing/milestone';
import { differencesOf, isAccepted, reasonFor } from '../../billing/reconcile';
import { isDiffering, isMissing } from '../../billing/waiting';
import { allEnded } from '../../net/all-ended';
import { acceptDifferences, withdrawAcceptance } from '../../operations/accept-differences';
import { NO_BOOKS } from '../../store/books';
import { contractsOf, getInvoices, getPeople, getTogether } from '../../store/read';
import type { Connection } from '../../store/site';
import { invoiceLink } from '../../xero';
import type { ProjectVisit } from './access';
import type { Answer, InvoiceView, ReconciliationRow, ReconciliationView } from './api';
import { field } from './fields';
import type { Input } from './inputs';
import { actOf, invoiceAnswer } from './invoice';
import { accountsOf } from './views/activity-view';
import { differenceViews } from './views/difference-view';
import { refusal } from './views/problem-view';

/** Details are read of so many invoices at most: whoever has more differences than that works through these first. */
const MOST_ROWS = 100;
/** The ledger is heard every hour: after this long without, what is shown may be old. */
const STALE_AFTER_MS = 3 * 60 * 60 * 1000;

/** How what we believe of a project's invoices compares with what the ledger says: three requests of storage, and one for each 25 invoices that are listed. */
export async function loadReconciliation({ project }: ProjectVisit, now: number): Promise<ReconciliationView> {
  const [{ connection, books = NO_BOOKS }, contracts, people] = await allEnded([getTogether({ connection: true, books: true }), contractsOf(project.id), getPeople()]);
  const bills = contracts.flatMap((contract) => contract.bills.map((bill) => ({ contract, bill })));
  const listed = bills.filter(({ contract, bill }) => isListed(contract, bill)).slice(0, MOST_ROWS);
  const invoices = new Map((await getInvoices(listed.map(({ bill }) => bill.invoiceId))).map((invoice) => [invoice.id, invoice]));
  const context: Context = { connection, accounts: accountsOf(people) };
  const stale = isStale(connection, now);
  const ours = new Set(bills.map(({ bill }) => bill.ledgerId));
  return {
    ...(books.checkedAt === undefined ? {} : { checkedAt: books.checkedAt }),
    ...(books.moreExtras === true ? { more: true } : {}),
    rows: [
      ...listed.flatMap(({ contract, bill }) => {
        const invoice = invoices.get(bill.invoiceId);
        return invoice ? [rowOf(contract, bill, invoice, context)] : [];
      }),
      ...books.extras.filter((extra) => extra.projectId === project.id && isKnownExtra(extra) && !ours.has(extra.ledgerId)).map((extra) => extraRow(extra, context)),
      ...books.acceptedExtras.filter(({ projectId }) => projectId === project.id).map((extra) => acceptedRow(extra, context)),
      ...(stale && connection ? bills.filter(({ bill }) => isOpen(bill)).map(({ contract, bill }) => staleRow(contract, bill, connection)).slice(0, MOST_ROWS) : []),
    ],
    agreed: stale ? 0 : bills.filter(({ contract, bill }) => bill.ledgerId !== undefined && isLive(bill.status) && !isListed(contract, bill)).length,
  };
}

interface Context {
  readonly connection: Connection | undefined;
  readonly accounts: ReturnType<typeof accountsOf>;
}

const isListed = (contract: Contract, bill: Bill): boolean => isDiffering(bill) || isMissing(bill) || (bill.accepted === true && isLive(bill.status)) || awaitsDecision(contract, bill);

/** It was taken back in the ledger, or here, and nobody has said yet what becomes of its milestone or period: we still count on billing it. */
function awaitsDecision({ milestones, bills, retainers = [] }: Contract, bill: Bill): boolean {
  if (bill.ledgerId === undefined || isLive(bill.status)) return false;
  if (bill.period) return retainers.some(({ returned }) => returned?.some(({ invoice }) => invoice === bill.number));
  return milestones.some((milestone) => isFor(bill, milestone.id) && isTakenBack(milestone) && bills.findLast((each) => isFor(each, milestone.id)) === bill);
}
const isTakenBack = ({ state }: Milestone): boolean => state.kind === 'waiting' && state.problem.code === 'BILL_VOIDED';

const isStale = (connection: Connection | undefined, now: number): boolean => connection !== undefined && (connection.state.kind !== 'connected' || now - Date.parse(connection.lastHeardAt) > STALE_AFTER_MS);
/** What can still change by itself. */
const isOpen = ({ ledgerId, status }: Bill): boolean => ledgerId !== undefined && isLive(status) && status !== 'paid' && status !== 'credited';

function rowOf(contract: Contract, bill: Bill, invoice: Invoice, { connection, accounts }: Context): ReconciliationRow {
  const { accepted } = invoice;
  const mirror = mirrorOf(invoice);
  const differences = mirror ? differencesOf(invoice, mirror) : [];
  const base = { ...nameOf(contract, bill, connection), since: bill.missingSince ?? bill.differs?.since ?? accepted?.at ?? mirror?.changedAt ?? invoice.updatedAt };
  if (isMissing(bill)) return { ...base, kind: 'missing', differences: [] };
  if (!isLive(bill.status)) {
    const status = { field: 'status' as const, expected: 'standing', actual: bill.status, accepted: false };
    return { ...base, kind: 'differs', differences: [status], reason: 'taken-back' };
  }
  const reason = mirror && reasonFor(mirror, differences);
  const agreed = accepted && differences.length > 0 && differences.every((difference) => isAccepted(invoice, difference));
  return {
    ...base,
    kind: 'differs',
    differences: differenceViews(invoice),
    ...(reason === undefined ? {} : { reason }),
    ...(agreed ? { accepted: { at: accepted.at, by: accounts.get(accepted.by) ?? '', note: accepted.note } } : {}),
  };
}

function nameOf({ name, client }: Contract, { invoiceId, rev, number, ledgerId }: Bill, connection: Connection | undefined) {
  return {
    invoice: { id: invoiceId, rev, number, ...(ledgerId === undefined ? {} : { link: linkTo(connection, ledgerId) }) },
    clientName: client.name,
    contractName: name,
  };
}

const staleRow = (contract: Contract, bill: Bill, connection: Connection): ReconciliationRow => ({ ...nameOf(contract, bill, connection), kind: 'stale', differences: [], since: connection.lastHeardAt });

function extraRow({ ledgerId, number, clientName, foundAt }: Extra, { connection }: Context): ReconciliationRow {
  return { kind: 'extra', found: { ledgerId, number, link: linkTo(connection, ledgerId) }, clientName, contractName: '', differences: [], since: foundAt };
}

function acceptedRow({ ledgerId, number, at, by, note }: AcceptedExtra, { connection, accounts }: Context): ReconciliationRow {
  const accepted = { at, by: accounts.get(by) ?? '', note };
  return { kind: 'extra', found: { ledgerId, number, link: linkTo(connection, ledgerId) }, clientName: '', contractName: '', differences: [], accepted, since: at };
}

const linkTo = (connection: Connection | undefined, ledgerId: LedgerInvoiceId): string => invoiceLink(connection?.organisation.shortCode, ledgerId);

export async function acceptDifferencesOnPage(visit: ProjectVisit, input: Input<'invoice.acceptDifferences'>, now: number): Promise<Answer<InvoiceView>> {
  const note = field(input.note, { label: 'The note', path: 'note', max: 500 });
  return note.ok ? invoiceAnswer(await acceptDifferences(await actOf(visit, input, now), note.value), now) : refusal(note.problems);
}

export async function withdrawOnPage(visit: ProjectVisit, input: Input<'invoice.withdrawAcceptance'>, now: number): Promise<Answer<InvoiceView>> {
  return invoiceAnswer(await withdrawAcceptance(await actOf(visit, input, now)), now);
}
