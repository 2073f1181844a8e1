import type { ActivityEvent } from '../billing/activity';
import type { Beside } from '../billing/beside';
import { todayIn } from '../billing/calendar-date';
import type { Contract } from '../billing/contract';
import type { Invoice } from '../billing/invoice';
import type { Cause } from '../billing/milestone';
import { prepareBeside, withState } from '../billing/prepare-beside';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { ok, refused, type Result } from '../billing/result';
import type { Change } from '../store/commit';
import { getConnection, getContract } from '../store/read';
import type { Connection } from '../store/site';
import { transact } from '../store/transact';
import { contractChanges } from './contract-changes';
import { editContract, type SeenAct } from './edit-contract';
import { pushSend } from './work';

export interface BesideSeen {
  readonly connection: Connection | undefined;
  readonly now: number;
}

export interface BilledBeside {
  readonly contract: Contract;
  readonly invoice: Invoice;
  readonly changes: readonly Change[];
}

/** Everything that bills the deposit, or releases the retention, to be written at once. */
export function billBeside(contract: Contract, beside: Beside, cause: Cause, { connection, now }: BesideSeen): Result<BilledBeside> {
  if (!connection || connection.state.kind === 'disconnected') return refused(problem('NOT_CONNECTED', 'connection'));
  const at = new Date(now).toISOString();
  const { organisation, siteUrl } = connection;
  // No work stands behind it: the project is where its billing is.
  const prepared = prepareBeside(contract, beside, { organisation, today: todayIn(organisation.timeZone, now), url: `${siteUrl}/browse/${contract.projectKey}`, at, cause });
  if (!prepared.ok) return prepared;
  const { invoice } = prepared.value;
  const event: ActivityEvent = { kind: 'invoice-prepared', invoice: invoice.number, milestone: invoice.milestoneName, amount: invoice.amount, ...(invoice.dueDate === undefined ? {} : { dueDate: invoice.dueDate }) };
  const written = contractChanges(contract, prepared.value.contract, { at, by: cause.kind === 'person' ? cause.person : 'milepost' }, [event]);
  return ok({ contract: written.contract, invoice, changes: [{ kind: 'invoice', invoice }, ...written.changes] });
}

/** The changes that say that it was due and could not be billed; none when that is said already. */
export function besideWaits(contract: Contract, beside: Beside, why: Problem, now: number): readonly Change[] {
  const before = contract[beside]?.waiting;
  if (JSON.stringify(before?.problem) === JSON.stringify(why)) return [];
  const at = new Date(now).toISOString();
  const isNew = before?.problem.code !== why.code;
  const after = withState(contract, beside, { waiting: { problem: why, since: isNew ? at : before.since } });
  return contractChanges(contract, after, { at, by: 'milepost' }, isNew ? [{ kind: 'beside-waiting', part: beside, problem: why }] : []).changes;
}

/** A person has the deposit billed, or the retention released, now: also after its invoice was taken back, under a new number. */
export async function billBesideNow(act: SeenAct, beside: Beside): Promise<Result<Contract>> {
  const billed = await transact<Result<BilledBeside>>(async () => {
    const [contract, connection] = await Promise.all([getContract(act.contractId), getConnection()]);
    if (contract?.projectId !== act.projectId || contract.rev !== act.rev) return { changes: [], result: refused(problem('STALE_PAGE', 'page')) };
    const result = billBeside(contract, beside, { kind: 'person', person: act.by }, { connection, now: act.now });
    return { changes: result.ok ? result.value.changes : [], result };
  });
  if (!billed.ok) return billed;
  const { invoice, contract } = billed.value;
  if (invoice.delivery.step === 'queued') await pushSend(invoice);
  return ok(contract);
}

/** A person decides that what waits is not billed; billing it by hand later takes that back. */
export const leaveBeside = async (act: SeenAct, beside: Beside, reason: string): Promise<Result<Contract>> =>
  editContract(act, (contract) => {
    const held = contract[beside];
    if (!held?.waiting && !held?.returned) return refused(problem('STALE_PAGE', 'page'));
    const left = { by: act.by, reason, at: new Date(act.now).toISOString() };
    return ok({ contract: withState(contract, beside, { left }), event: { kind: 'beside-left', part: beside, reason } });
  });
