import { todayIn } from '../../billing/calendar-date';
import type { InvoiceId } from '../../billing/ids';
import type { Invoice } from '../../billing/invoice';
import type { Result } from '../../billing/result';
import { adoptFound, sendAnyway } from '../../operations/answer-found';
import { cancelInvoice } from '../../operations/cancel-invoice';
import { personFor } from '../../operations/people';
import { releaseInvoice, retryInvoice, type InvoiceAct } from '../../operations/release-invoice';
import { getConnection } from '../../store/read';
import type { ProjectVisit } from './access';
import type { Answer, InvoiceSeen, InvoiceView } from './api';
import { field } from './fields';
import type { Input } from './inputs';
import { invoiceView } from './views/invoice-view';
import { answer, refusal } from './views/problem-view';

export async function releaseOnPage(visit: ProjectVisit, input: InvoiceSeen, now: number): Promise<Answer<InvoiceView>> {
  return invoiceAnswer(await releaseInvoice(await actOf(visit, input, now)), now);
}

export async function retryOnPage(visit: ProjectVisit, input: InvoiceSeen, now: number): Promise<Answer<InvoiceView>> {
  return invoiceAnswer(await retryInvoice(await actOf(visit, input, now)), now);
}

const MAX_REASON = 500;

export async function cancelOnPage(visit: ProjectVisit, input: Input<'invoice.cancel'>, now: number): Promise<Answer<InvoiceView>> {
  const reason = field(input.reason, { label: 'The reason', path: 'reason', max: MAX_REASON });
  return reason.ok ? invoiceAnswer(await cancelInvoice(await actOf(visit, input, now), reason.value), now) : refusal(reason.problems);
}

export async function adoptOnPage(visit: ProjectVisit, input: InvoiceSeen, now: number): Promise<Answer<InvoiceView>> {
  return invoiceAnswer(await adoptFound(await actOf(visit, input, now)), now);
}

export async function sendAnywayOnPage(visit: ProjectVisit, input: InvoiceSeen, now: number): Promise<Answer<InvoiceView>> {
  return invoiceAnswer(await sendAnyway(await actOf(visit, input, now)), now);
}

/** A person's word on an invoice as they saw it, in the project whose billing they may manage. */
export async function actOf({ account, project }: ProjectVisit, input: InvoiceSeen, now: number): Promise<InvoiceAct> {
  return { invoiceId: input.invoiceId as InvoiceId, projectId: project.id, rev: input.rev, by: await personFor(account), now };
}

export async function invoiceAnswer(result: Result<Invoice>, now: number): Promise<Answer<InvoiceView>> {
  const connection = await getConnection();
  return answer(result, (invoice) => invoiceView(invoice, connection, todayIn(connection?.organisation.timeZone ?? 'UTC', now)));
}
