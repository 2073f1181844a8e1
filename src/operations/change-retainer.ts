import type { ActivityEvent } from '../billing/activity';
import { todayIn, type CalendarDate } from '../billing/calendar-date';
import type { Contract } from '../billing/contract';
import type { RetainerId } from '../billing/ids';
import { problem } from '../billing/problem';
import { leavesRoom } from '../billing/record-size';
import { ok, refused, type Result } from '../billing/result';
import type { MissedAnswer, RetainerPrice } from '../billing/retainer';
import { describeRetainerChanges } from '../billing/retainer-changes';
import { addRetainer, answerMissed, changeRetainer, changeRetainerPrice, endRetainer, pauseRetainer, resumeRetainer, retainerOf, type RetainerDraft } from '../billing/retainer-edit';
import { withoutReturned, withRetainer } from '../billing/settle-period';
import { getConnection, getContract } from '../store/read';
import { transact } from '../store/transact';
import { billPeriod, type BilledPeriod } from './bill-retainers';
import { editContract, type ContractEdit, type SeenAct } from './edit-contract';
import { pushRetainers, pushSend } from './work';

/** A person's act on a retainer of a contract, as they saw it. */
export interface RetainerAct extends SeenAct {
  readonly retainerId: RetainerId;
}

/** What a person makes of a retainer from a day on. An end is the last day. */
export interface RetainerMove {
  readonly to: 'paused' | 'resumed' | 'ended';
  readonly date: CalendarDate;
  readonly reason?: string;
}

/** Puts a retainer on a contract. A period that is due by then is billed at once: the page said so. */
export const createRetainer = async (act: SeenAct, draft: RetainerDraft): Promise<Result<Contract>> =>
  edit(act, (contract) => say(fitting(addRetainer(contract, draft)), { kind: 'retainer-created', retainer: draft.name, amount: draft.amount, from: draft.starts }));

export const updateRetainer = async (act: RetainerAct, draft: RetainerDraft): Promise<Result<Contract>> =>
  edit(act, (contract, today) => {
    const changed = fitting(changeRetainer(contract, act.retainerId, draft, today));
    const [before, after] = [contract, changed.ok ? changed.value : contract].map((each) => retainerOf(each, act.retainerId));
    if (!before?.ok || !after?.ok) return refused(problem('RETAINER_NOT_FOUND', 'contract'));
    const changes = describeRetainerChanges(before.value, after.value);
    return changed.ok && changes.length === 0 ? ok(undefined) : say(changed, { kind: 'retainer-changed', retainer: before.value.name, changes });
  });

/** Another amount for periods that begin on a day or later. */
export const priceRetainer = async (act: RetainerAct, price: RetainerPrice): Promise<Result<Contract>> =>
  edit(act, (contract, today) => say(fitting(changeRetainerPrice(contract, act.retainerId, price, today)), { kind: 'retainer-priced', retainer: nameOf(contract, act), ...price }));

const MOVES = { paused: pauseRetainer, resumed: resumeRetainer, ended: endRetainer } as const;

export const moveRetainer = async (act: RetainerAct, { to, date, reason }: RetainerMove): Promise<Result<Contract>> =>
  edit(act, (contract, today) => say(MOVES[to](contract, act.retainerId, date, today), { kind: `retainer-${to}`, retainer: nameOf(contract, act), date, ...because(reason) }));

/** A person says which of the periods that were missed are billed. */
export const decideOnMissed = async (act: RetainerAct, answer: MissedAnswer, reason?: string): Promise<Result<Contract>> =>
  edit(act, (contract, today) => {
    const answered = answerMissed(contract, act.retainerId, answer, act.by, today);
    if (!answered.ok) return answered;
    const { contract: after, kind, count, from, to } = answered.value;
    return say(ok(after), { kind: `periods-${kind}`, retainer: nameOf(contract, act), count, from, to, ...because(reason) });
  });

/** A person decides that a period whose invoice was taken back is not billed again. */
export const leavePeriod = async (act: RetainerAct, first: CalendarDate, reason: string): Promise<Result<Contract>> =>
  edit(act, (contract) => {
    const retainer = retainerOf(contract, act.retainerId);
    const left = retainer.ok ? retainer.value.returned?.find(({ from }) => from === first) : undefined;
    if (!retainer.ok || !left) return refused(problem('STALE_PAGE', 'page'));
    const { from, to, invoice } = left;
    return say(ok(withRetainer(contract, withoutReturned(retainer.value, first))), { kind: 'period-left', retainer: retainer.value.name, from, to, invoice, reason });
  });

/** A person decides that it is: by an invoice of its own, under a new number. */
export async function billPeriodAgain(act: RetainerAct, first: CalendarDate): Promise<Result<Contract>> {
  const billed = await transact<Result<BilledPeriod>>(async () => {
    const [contract, connection] = await Promise.all([getContract(act.contractId), getConnection()]);
    const seen = contract && contract.projectId === act.projectId && contract.rev === act.rev;
    if (!seen) return { changes: [], result: refused(problem('STALE_PAGE', 'page')) };
    const result = billPeriod(contract, { retainerId: act.retainerId, first }, { kind: 'person', person: act.by }, { connection, now: act.now });
    return { changes: result.ok ? result.value.changes : [], result };
  });
  if (!billed.ok) return billed;
  const { invoice, contract } = billed.value;
  if (invoice.delivery.step === 'queued') await pushSend(invoice);
  return ok(contract);
}

/** Whatever was changed may make a bill due: it is made, or said why not, in the background. Should that be lost, the hourly look finds it. */
async function edit(act: SeenAct, decide: (contract: Contract, today: CalendarDate) => Result<ContractEdit>): Promise<Result<Contract>> {
  const today = todayIn((await getConnection())?.organisation.timeZone ?? 'UTC', act.now);
  const edited = await editContract(act, (contract) => decide(contract, today));
  if (edited.ok) await pushRetainers([act.contractId]);
  return edited;
}

const say = (contract: Result<Contract>, event: ActivityEvent): Result<ContractEdit> => (contract.ok ? ok({ contract: contract.value, event }) : contract);
/** A contract is one record: what makes it longer must leave room for its bills. */
const fitting = (contract: Result<Contract>): Result<Contract> => (!contract.ok || leavesRoom(contract.value) ? contract : refused(problem('CONTRACT_FULL', 'contract', { contract: contract.value.name })));
const nameOf = ({ retainers = [] }: Contract, { retainerId }: RetainerAct): string => retainers.find(({ id }) => id === retainerId)?.name ?? '';
const because = (reason: string | undefined) => (reason === undefined ? {} : { reason });
