import { todayIn, type CalendarDate } from '../../billing/calendar-date';
import type { Contract } from '../../billing/contract';
import type { ContractId, RetainerId } from '../../billing/ids';
import { parseAmount } from '../../billing/parse-amount';
import { parseDay, parseRetainer } from '../../billing/parse-retainer';
import { problem } from '../../billing/problem';
import { refused, type Result } from '../../billing/result';
import type { RetainerDraft } from '../../billing/retainer-edit';
import { billPeriodAgain, createRetainer, decideOnMissed, leavePeriod, moveRetainer, priceRetainer, updateRetainer, type RetainerAct } from '../../operations/change-retainer';
import { personFor } from '../../operations/people';
import { getConnection, getContract } from '../../store/read';
import type { ProjectVisit } from './access';
import type { Answer, ContractView, RetainerInput } from './api';
import { field, optionalField } from './fields';
import type { Input } from './inputs';
import { contractView } from './views/contract-view';
import { answer } from './views/problem-view';

export const createOnPage = changes<Input<'retainer.create'>>(async (act, input, today) => {
  const draft = await draftOf(input, act.contractId, today);
  return draft.ok ? createRetainer(act, draft.value) : draft;
});

export const updateOnPage = changes<Input<'retainer.update'>>(async (act, input, today) => {
  const draft = await draftOf(input, act.contractId, today);
  return draft.ok ? updateRetainer(act, draft.value) : draft;
});

export const priceOnPage = changes<Input<'retainer.price'>>(async (act, input) => {
  const contract = await getContract(act.contractId);
  if (!contract) return refused(problem('CONTRACT_NOT_FOUND', 'contract'));
  const [from, amount] = [parseDay(input.from, 'from', 'The date'), parseAmount(input.amount, contract.currency)];
  if (!from.ok || !amount.ok) return refused(...[from, amount].flatMap((parsed) => (parsed.ok ? [] : parsed.problems)));
  return priceRetainer(act, { from: from.value, amount: amount.value });
});

export const moveOnPage = changes<Input<'retainer.move'>>(async (act, { to, date, reason }) => {
  const [day, why] = [parseDay(date, 'date', 'The date'), optionalField(reason, REASON)];
  if (!day.ok || !why.ok) return refused(...[day, why].flatMap((parsed) => (parsed.ok ? [] : parsed.problems)));
  return moveRetainer(act, { to, date: day.value, ...(why.value === undefined ? {} : { reason: why.value }) });
});

/** What is not billed after all takes a reason: whoever looks for the money finds it in the record. */
export const missedOnPage = changes<Input<'retainer.missed'>>(async (act, input) => {
  const reason = input.answer === 'each' ? optionalField(input.reason, REASON) : field(input.reason, REASON);
  return reason.ok ? decideOnMissed(act, input.answer, reason.value) : reason;
});

export const periodOnPage = changes<Input<'retainer.period'>>(async (act, input) => {
  const first = parseDay(input.first, 'first', 'The date');
  if (!first.ok) return first;
  if (input.answer === 'bill') return billPeriodAgain(act, first.value);
  const reason = field(input.reason, REASON);
  return reason.ok ? leavePeriod(act, first.value, reason.value) : reason;
});

const REASON = { label: 'The reason', path: 'reason', max: 500 };

/** A person's word on a retainer as they saw it; `today` is in the organisation's zone. */
function changes<Sent extends { readonly contractId: string; readonly rev: number; readonly retainerId?: string }>(change: (act: RetainerAct, input: Sent, today: CalendarDate) => Promise<Result<Contract>>) {
  return async ({ account, project }: ProjectVisit, input: Sent, now: number): Promise<Answer<ContractView>> => {
    const [connection, by] = await Promise.all([getConnection(), personFor(account)]);
    const today = todayIn(connection?.organisation.timeZone ?? 'UTC', now);
    const act = { contractId: input.contractId as ContractId, retainerId: (input.retainerId ?? '') as RetainerId, rev: input.rev, projectId: project.id, by, now };
    return answer(await change(act, input, today), (contract) => contractView(contract, today));
  };
}

/** Amounts are read in the contract's own currency. */
async function draftOf(input: Omit<RetainerInput, 'autonomy'> & { readonly autonomy?: RetainerDraft['autonomy'] | undefined }, id: ContractId, today: CalendarDate): Promise<Result<RetainerDraft>> {
  const contract = await getContract(id);
  return contract ? parseRetainer(input, contract.currency, today) : refused(problem('CONTRACT_NOT_FOUND', 'contract'));
}
