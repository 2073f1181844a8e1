import { todayIn } from '../billing/calendar-date';
import { mirrorOf } from '../billing/bill';
import { creditNoteNumber } from '../billing/credit';
import type { Invoice, LedgerAct, Mirror } from '../billing/invoice';
import { isActPossible, seenBill } from '../billing/ledger-act';
import { compare, formatMoney, type Money } from '../billing/money';
import { parseAmount } from '../billing/parse-amount';
import { problem } from '../billing/problem';
import { releaseAgainObstacle } from '../billing/release-again';
import { ok, refused, type Result } from '../billing/result';
import type { Connection } from '../store/site';
import { getConnection } from '../store/read';
import { connectionProblem } from './connection-problem';
import { notPossible } from './finish-act';
import { readFor, type InvoiceAct } from './release-invoice';
import { pushSend } from './work';
import { writeInvoice } from './write-invoice';

/** What a person wants done. `void` takes the invoice back: a draft is deleted. `amount` as typed, with tax; empty for all that is owed. */
export type WantedAct =
  | { readonly kind: 'approve' | 'email' }
  | { readonly kind: 'void'; readonly reason: string }
  | { readonly kind: 'credit'; readonly reason: string; readonly amount: string };

/** Writes down what the ledger shall do with an invoice that it has, and by whose word; the queue then has it done, once. */
export async function askLedgerAct(asked: InvoiceAct, wanted: WantedAct): Promise<Result<Invoice>> {
  const read = await readFor(asked);
  if (!read.ok) return read;
  const { invoice, contract } = read.value;
  const mirror = mirrorOf(invoice);
  if (!mirror || invoice.delivery.step !== 'recorded') return refused(problem('ACT_NOT_POSSIBLE', 'invoice', { invoice: invoice.number, act: wanted.kind }));
  const notYours = wanted.kind === 'approve' || wanted.kind === 'email' ? releaseAgainObstacle(contract, invoice, mirror, asked.by) : undefined;
  if (notYours) return refused(notYours);
  const connection = await getConnection();
  const unready = connectionProblem(connection, invoice);
  if (!connection || unready) return refused(unready ?? problem('NOT_CONNECTED', 'connection'));
  const act = actFor(asked, wanted, invoice, mirror, connection);
  if (!act.ok) return act;
  if (!isActPossible(act.value, mirror)) return refused(notPossible(invoice, act.value.kind, mirror));
  return write(asked, { invoice, contract, now: asked.now }, act.value);
}

async function write(asked: InvoiceAct, step: Parameters<typeof writeInvoice>[0], act: LedgerAct): Promise<Result<Invoice>> {
  const { invoice } = step;
  const what = { ...('amount' in act ? { amount: act.amount } : {}), ...('reason' in act ? { reason: act.reason } : {}) };
  const written = await writeInvoice(step, {
    event: { kind: 'act', act },
    activity: [{ kind: 'act-asked', invoice: invoice.number, act: act.kind, ...what }],
    by: asked.by,
    ...(act.kind === 'credit' ? { fields: { creditNotes: (invoice.creditNotes ?? 0) + 1 } } : {}),
  });
  if (!written) return refused(problem('STALE_PAGE', 'page'));
  await pushSend(written.invoice);
  return ok(written.invoice);
}

function actFor({ by, now }: InvoiceAct, wanted: WantedAct, invoice: Invoice, mirror: Mirror, { organisation }: Connection): Result<LedgerAct> {
  switch (wanted.kind) {
    case 'approve':
      return ok({ kind: 'approve', by, seen: seenBill(mirror) });
    case 'email':
      return ok({ kind: 'email', by, ...(mirror.emailed ? { again: 'wanted' as const } : {}) });
    case 'void':
      return ok({ kind: mirror.status === 'draft' || mirror.status === 'submitted' ? 'delete' : 'void', by, reason: wanted.reason });
    case 'credit': {
      const amount = creditAmount(wanted.amount, invoice, mirror);
      if (!amount.ok) return amount;
      return ok({ kind: 'credit', by, reason: wanted.reason, amount: amount.value, number: creditNoteNumber(invoice), date: todayIn(organisation.timeZone, now) });
    }
  }
}

/** Money that was paid already is no credit: it is paid back, in the ledger. */
function creditAmount(typed: string, { number }: Invoice, { due }: Mirror): Result<Money> {
  const amount = typed.trim() === '' ? ok(due) : parseAmount(typed, due.currency);
  if (!amount.ok) return amount;
  return compare(amount.value, due) > 0 ? refused(problem('CREDIT_TOO_MUCH', 'ledger', { invoice: number, due: formatMoney(due) }, 'amount')) : amount;
}
