import { todayIn } from '../../billing/calendar-date';
import { mirrorOf } from '../../billing/bill';
import type { Contract } from '../../billing/contract';
import type { InvoiceId } from '../../billing/ids';
import type { Invoice } from '../../billing/invoice';
import { MAX_DESCRIPTION } from '../../billing/invoice-text';
import { multiply } from '../../billing/money';
import { problem } from '../../billing/problem';
import type { Result } from '../../billing/result';
import { askLedgerAct, type WantedAct } from '../../operations/ask-ledger-act';
import { dropAct } from '../../operations/drop-act';
import { editInvoiceText } from '../../operations/edit-invoice-text';
import { disputeInvoice, endDispute, type DisputeAct } from '../../operations/dispute';
import { activityOfInvoice, getConnection, getContract, getInvoice, getPeople } from '../../store/read';
import type { ProjectVisit } from './access';
import type { Answer, InvoiceDetail, InvoiceSeen, InvoiceView } from './api';
import { field } from './fields';
import type { Input } from './inputs';
import { actOf, invoiceAnswer } from './invoice';
import { accountsOf, activityView } from './views/activity-view';
import { invoiceView } from './views/invoice-view';
import { moneyView } from './views/money-view';
import { refusal } from './views/problem-view';

type Acting<I> = (visit: ProjectVisit, input: I, now: number) => Promise<Answer<InvoiceView>>;

const asking = (wanted: WantedAct): Acting<InvoiceSeen> => async (visit, input, now) => invoiceAnswer(await askLedgerAct(await actOf(visit, input, now), wanted), now);

export const approveOnPage = asking({ kind: 'approve' });
export const emailOnPage = asking({ kind: 'email' });

const REASON = { label: 'The reason', path: 'reason', max: 500 };

export const voidOnPage: Acting<Input<'invoice.void'>> = async (visit, input, now) => {
  const reason = field(input.reason, REASON);
  return reason.ok ? asking({ kind: 'void', reason: reason.value })(visit, input, now) : refusal(reason.problems);
};

export const creditOnPage: Acting<Input<'invoice.credit'>> = async (visit, input, now) => {
  const reason = field(input.reason, REASON);
  return reason.ok ? asking({ kind: 'credit', reason: reason.value, amount: input.amount })(visit, input, now) : refusal(reason.problems);
};

export const editTextOnPage: Acting<Input<'invoice.editText'>> = async (visit, input, now) => {
  const texts = input.descriptions.map((text, place) => field(text, { label: 'The text', path: `lines.${place}`, max: MAX_DESCRIPTION }));
  const wrong = texts.flatMap((text) => (text.ok ? [] : text.problems));
  if (wrong.length > 0) return refusal(wrong);
  return invoiceAnswer(await editInvoiceText(await actOf(visit, input, now), texts.flatMap((text) => (text.ok ? [text.value] : []))), now);
};

export const dropOnPage: Acting<InvoiceSeen> = async (visit, input, now) => invoiceAnswer(await dropAct(await actOf(visit, input, now)), now);

/** One invoice, opened: six requests of storage, however much happened on its contract. */
export async function loadInvoice({ project }: ProjectVisit, input: Input<'invoice.load'>, now: number): Promise<Answer<InvoiceDetail>> {
  const invoice = await getInvoice(input.invoiceId as InvoiceId);
  if (invoice?.projectId !== project.id) return refusal([problem('INVALID_REQUEST', 'page')]);
  const [connection, people, entries, contract] = await Promise.all([getConnection(), getPeople(), activityOfInvoice(invoice.number), getContract(invoice.contractId)]);
  const dispute = contract?.disputes?.find(({ invoiceId }) => invoiceId === invoice.id);
  const accounts = accountsOf(people);
  const mirror = mirrorOf(invoice);
  const { accepted } = invoice;
  return {
    ok: true,
    data: {
      invoice: invoiceView(invoice, connection, todayIn(connection?.organisation.timeZone ?? 'UTC', now)),
      lines: invoice.lines.map(({ description, unitAmount, quantity }) => ({ description, amount: moneyView(multiply(unitAmount, quantity)) })),
      ...(mirror?.lines ? { ledgerLines: mirror.lines.map(({ description, amount }) => ({ description, amount: moneyView(amount) })) } : {}),
      settlements: settlementsOf(invoice),
      ...(mirror ? { subtotal: moneyView(mirror.subtotal) } : {}),
      taxMode: invoice.taxMode,
      terms: invoice.terms,
      ...(accepted ? { accepted: { at: accepted.at, by: accounts.get(accepted.by) ?? '', note: accepted.note } } : {}),
      ...(dispute ? { dispute: { at: dispute.at, by: accounts.get(dispute.by) ?? '', reason: dispute.reason } } : {}),
      activity: entries.map((entry) => activityView(entry, accounts)),
    },
  };
}

export async function disputeOnPage(visit: ProjectVisit, input: Input<'invoice.dispute'>, now: number): Promise<Answer<InvoiceDetail>> {
  const reason = field(input.reason, REASON);
  return reason.ok ? onDispute(visit, input, now, async (act, contract) => disputeInvoice(act, contract, reason.value)) : refusal(reason.problems);
}

export const endDisputeOnPage = async (visit: ProjectVisit, input: InvoiceSeen, now: number): Promise<Answer<InvoiceDetail>> => onDispute(visit, input, now, endDispute);

async function onDispute(visit: ProjectVisit, input: InvoiceSeen, now: number, decide: (act: DisputeAct, contract: Contract) => Promise<Result<Contract>>): Promise<Answer<InvoiceDetail>> {
  const { invoiceId, projectId, by } = await actOf(visit, input, now);
  const invoice = await getInvoice(invoiceId);
  const contract = invoice?.projectId === projectId ? await getContract(invoice.contractId) : undefined;
  if (!contract) return refusal([problem('INVALID_REQUEST', 'page')]);
  const done = await decide({ contractId: contract.id, projectId, by, now, invoiceId, seenRev: input.rev }, contract);
  return done.ok ? loadInvoice(visit, input, now) : refusal(done.problems);
}

const settlementsOf = (invoice: Invoice): InvoiceDetail['settlements'] =>
  (mirrorOf(invoice)?.settlements ?? []).map(({ kind, amount, date, number }) => ({
    kind,
    amount: moneyView(amount),
    ...(date === undefined ? {} : { date }),
    ...(number === undefined ? {} : { number }),
  }));
