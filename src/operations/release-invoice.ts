import { todayIn } from '../billing/calendar-date';
import type { InvoiceId, PersonId, ProjectId } from '../billing/ids';
import type { Contract } from '../billing/contract';
import type { Invoice, InvoiceLine } from '../billing/invoice';
import { isRetryable } from '../billing/invoice-state';
import type { ProblemCode } from '../billing/problems';
import { besidePosting, lockedOn, postingOf } from '../billing/prepare-invoice';
import { problem } from '../billing/problem';
import { releaseObstacle } from '../billing/release-rule';
import { ok, refused, type Result } from '../billing/result';
import { dueDate } from '../billing/terms';
import { getPulse } from '../store/pulse';
import { getConnection, getContract, getInvoice } from '../store/read';
import { askLedger } from './ledger-choices';
import { requeue } from './requeue';
import { pushMirror, pushSend } from './work';
import { writeInvoice } from './write-invoice';

/** A person's word on one invoice, as they saw it. */
export interface InvoiceAct {
  readonly invoiceId: InvoiceId;
  /** The project the person was authorised for: an invoice of another one does not exist for them. */
  readonly projectId: ProjectId;
  /** The `rev` they saw. */
  readonly rev: number;
  readonly by: PersonId;
  readonly now: number;
}

/** Sends a prepared invoice on its way. It is dated today, in the organisation's zone: the day that a person let it go. */
export async function releaseInvoice(act: InvoiceAct): Promise<Result<Invoice>> {
  const read = await readFor(act);
  if (!read.ok) return read;
  const { invoice, contract } = read.value;
  if (invoice.delivery.step !== 'prepared') return refused(problem('NOT_RELEASABLE', 'invoice', { invoice: invoice.number }));
  // What was claimed before stays owed whatever the contract's dates say; but somebody stopped the money.
  if (contract.state === 'paused') return refused(problem('CONTRACT_PAUSED', 'contract', { contract: contract.name }));
  const notYours = releaseObstacle(contract, invoice, act.by);
  if (notYours) return refused(notYours);
  const connection = await getConnection();
  if (connection?.state.kind !== 'connected') return refused(problem('NOT_CONNECTED', 'connection'));
  const issueDate = todayIn(connection.organisation.timeZone, act.now);
  const locked = lockedOn(issueDate, connection.organisation);
  if (locked) return refused(locked);
  const written = await writeInvoice(
    { invoice, contract, now: act.now },
    {
      event: { kind: 'release' },
      fields: { issueDate, dueDate: dueDate(invoice.terms, issueDate) },
      activity: [{ kind: 'invoice-released', invoice: invoice.number, amount: invoice.amount }],
      by: act.by,
    },
  );
  if (!written) return refused(problem('STALE_PAGE', 'page'));
  await pushSend(invoice);
  return ok(written.invoice);
}

/**
 * Takes up an invoice that was held, at the step where it stopped. Where the ledger refused the account or the tax, it is sent with those that the
 * contract names now: a person corrected the mapping, and the invoice never existed in the ledger. Where it refused the client and the
 * contract names another by now, it goes to that one. Where it refused the date and still would, the invoice is dated the day that the person lets it go. All else
 * stays as prepared, the dates too, however long it waited: a due date that has passed meanwhile is said beside the button, and never moved silently. Another client,
 * tax or account is another invoice than the one that was released: only who may release it may let it go so.
 */
export async function retryInvoice(act: InvoiceAct): Promise<Result<Invoice>> {
  const read = await readFor(act);
  if (!read.ok) return read;
  const { invoice, contract } = read.value;
  // What it changed into in the ledger could not be read: that is what is tried again.
  if (invoice.delivery.step === 'recorded' && (await getPulse()).unread?.includes(invoice.delivery.mirror.ledgerId)) {
    await pushMirror({ hintedAt: new Date(act.now).toISOString(), asked: true });
    return ok(invoice);
  }
  if (invoice.delivery.step !== 'held' || !isRetryable(invoice)) return refused(problem('NOT_RETRYABLE', 'invoice', { invoice: invoice.number }));
  // What is asked of an invoice that the ledger has leaves its dates and its accounts alone.
  const code = invoice.delivery.at === 'queued' ? invoice.delivery.problem.code : undefined;
  const remap = code !== undefined && MAPPING_CODES.includes(code) && invoice.taxMode === contract.mapping.taxMode;
  const redirect = code !== undefined && CLIENT_CODES.includes(code) && invoice.client.id !== contract.client.id;
  const dates = code === 'PERIOD_LOCKED' ? await openDates(invoice, act.now) : ok({});
  if (!dates.ok) return dates;
  const released = remap || redirect ? releaseObstacle(contract, invoice, act.by) : undefined;
  if (released) return refused(released);
  const taken = await requeue({ invoice, contract, now: act.now }, act.by, {
    ...dates.value,
    ...(remap ? { lines: remapped(invoice, contract) } : {}),
    ...(redirect ? { client: contract.client } : {}),
    ...(code === 'BRANDING_NOT_FOUND' ? { branding: contract.branding } : {}),
  });
  return taken ? ok(taken) : refused(problem('STALE_PAGE', 'page'));
}

/** The dates of an invoice whose own date fell into a locked period; none when finance has opened the period, so that it keeps the date it had. */
async function openDates({ issueDate, terms }: Invoice, now: number): Promise<Result<Pick<Invoice, 'issueDate' | 'dueDate'>>> {
  const organisation = await askLedger(async (client) => client.organisation());
  if (!organisation.ok) return organisation;
  if (issueDate !== undefined && !lockedOn(issueDate, organisation.value)) return ok({});
  const today = todayIn(organisation.value.timeZone, now);
  const locked = lockedOn(today, organisation.value);
  return locked ? refused(locked) : ok({ issueDate: today, dueDate: dueDate(terms, today) });
}

const CLIENT_CODES: readonly ProblemCode[] = ['CLIENT_ARCHIVED', 'CLIENT_NOT_FOUND', 'CLIENT_MERGED'];
const MAPPING_CODES: readonly ProblemCode[] = ['ACCOUNT_NOT_FOUND', 'ACCOUNT_ARCHIVED', 'ACCOUNT_NOT_REVENUE', 'TAX_NOT_FOUND', 'TAX_NOT_ALLOWED', 'TRACKING_NOT_FOUND'];

/** Lines of the deposit and the retention with what the contract says of those. */
function remapped(invoice: Invoice, contract: Contract): readonly InvoiceLine[] {
  return invoice.lines.map(({ taxCode: _tax, tracking: _tracking, ...line }) => {
    const own = line.beside && contract[line.beside]?.posting;
    return { ...line, ...(own ? besidePosting(own, contract.mapping) : postingOf(contract.mapping)) };
  });
}

/** The invoice and its contract as the person saw them. */
export async function readFor(act: InvoiceAct) {
  const invoice = await getInvoice(act.invoiceId);
  if (invoice?.projectId !== act.projectId) return refused(problem('INVALID_REQUEST', 'page'));
  if (invoice.rev !== act.rev) return refused(problem('STALE_PAGE', 'page'));
  const contract = await getContract(invoice.contractId);
  return contract ? ok({ invoice, contract }) : refused(problem('CONTRACT_NOT_FOUND', 'contract'));
}
