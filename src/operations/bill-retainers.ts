import type { ActivityEvent } from '../billing/activity';
import { todayIn, type CalendarDate } from '../billing/calendar-date';
import type { Contract } from '../billing/contract';
import { contractObstacle } from '../billing/contract-state';
import type { ContractId } from '../billing/ids';
import type { Invoice } from '../billing/invoice';
import type { Cause } from '../billing/milestone';
import { preparePeriod, type PeriodToBill } from '../billing/prepare-period';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import { refused, type Result } from '../billing/result';
import type { Retainer } from '../billing/retainer';
import { stepOn, type DuePeriod } from '../billing/retainer-periods';
import { withRetainer } from '../billing/settle-period';
import { besideOn } from '../billing/prepare-beside';
import type { Change } from '../store/commit';
import { contractsWithRetainersDue } from '../store/find';
import { getConnection, getContract } from '../store/read';
import type { Connection } from '../store/site';
import { transact } from '../store/transact';
import { besideWaits, billBeside } from './bill-beside';
import { contractChanges } from './contract-changes';
import { pushRetainers, pushSend } from './work';

/** So many bills are made in one run; when there are more, another run follows. */
const MOST_AT_ONCE = 10;

/** Has the contracts looked at on which a retainer's bill is due, as the organisation's calendar says. One that was lost, or could not be billed, is found again. */
export async function lookAtRetainers(connection: Connection | undefined, now: number): Promise<void> {
  await pushRetainers(await contractsWithRetainersDue(todayIn(connection?.organisation.timeZone ?? 'UTC', now)));
}

/**
 * Makes the bills that are due on a contract's retainers, each in a write of its own: contract, invoice and activity together. However often, late or at once it is called, a period is
 * billed once. The deposit and the retention that is to be released are billed by the same look. More than one period that was missed waits for a person, and so does what can't be billed. Nothing is due on a contract that is not active.
 */
export async function billRetainers(contractId: ContractId, now: number): Promise<void> {
  for (let made = 0; made < MOST_AT_ONCE; made += 1) {
    const done = await transact(async () => {
      const [contract, connection] = await Promise.all([getContract(contractId), getConnection()]);
      return contract ? decide(contract, { connection, now }) : NOTHING;
    });
    if (done === 'nothing') return;
    if (done !== 'said' && done.delivery.step === 'queued') await pushSend(done);
  }
  await pushRetainers([contractId]);
}

interface Seen {
  readonly connection: Connection | undefined;
  readonly now: number;
}

/** The invoice that was made, that something was said of a retainer, or nothing. */
type Done = Invoice | 'said' | 'nothing';
interface Decided {
  readonly changes: readonly Change[];
  readonly result: Done;
}
const NOTHING: Decided = { changes: [], result: 'nothing' };

function decide(contract: Contract, seen: Seen): Decided {
  const today = todayIn(seen.connection?.organisation.timeZone ?? 'UTC', seen.now);
  const notNow = contractObstacle(contract, today, false);
  // A contract that has ended may owe a period all the same: somebody has to know.
  if (notNow && notNow.code !== 'CONTRACT_ENDED') return NOTHING;
  const beside = decideBeside(contract, today, seen);
  if (beside.changes.length > 0) return beside;
  for (const retainer of contract.retainers ?? []) {
    const decided = decideOn(contract, retainer, today, seen);
    if (decided.changes.length > 0) return decided;
  }
  return NOTHING;
}

/** The deposit first of all, and what was withheld once it is to be released: found, and billed, as a retainer's period is. */
function decideBeside(contract: Contract, today: CalendarDate, seen: Seen): Decided {
  const beside = besideOn(contract, today);
  if (beside === undefined) return NOTHING;
  const billed = billBeside(contract, beside, { kind: 'schedule' }, seen);
  if (billed.ok) return { changes: billed.value.changes, result: billed.value.invoice };
  return { changes: besideWaits(contract, beside, billed.problems[0] ?? problem('UNEXPECTED', 'contract'), seen.now), result: 'said' };
}

function decideOn(contract: Contract, retainer: Retainer, today: CalendarDate, seen: Seen): Decided {
  const step = stepOn(retainer, today);
  switch (step.kind) {
    case 'nothing':
      return NOTHING;
    case 'ask':
      return wait(contract, retainer, missed(retainer, step.missed), seen);
    case 'bill': {
      const cause: Cause = step.by === undefined ? { kind: 'schedule' } : { kind: 'person', person: step.by };
      const billed = billPeriod(contract, { retainerId: retainer.id, first: step.period.from }, cause, seen);
      return billed.ok ? { changes: billed.value.changes, result: billed.value.invoice } : wait(contract, retainer, billed.problems[0] ?? problem('UNEXPECTED', 'contract'), seen);
    }
  }
}

function missed({ name }: Retainer, periods: readonly DuePeriod[]): Problem {
  return problem('RETAINER_PERIODS_MISSED', 'contract', { retainer: name, count: String(periods.length), fromDate: periods[0]?.from ?? '', toDate: periods.at(-1)?.to ?? '' });
}

/** It was due, but can't be billed: said on the page, and tried again each hour. Once said, it is not said again. */
function wait(contract: Contract, retainer: Retainer, why: Problem, { now }: Seen): Decided {
  const before = retainer.waiting;
  if (JSON.stringify(before?.problem) === JSON.stringify(why)) return NOTHING;
  const at = new Date(now).toISOString();
  const isNew = before?.problem.code !== why.code;
  const after = withRetainer(contract, { ...retainer, waiting: { problem: why, since: isNew ? at : before.since } });
  const events: readonly ActivityEvent[] = isNew ? [{ kind: 'retainer-waiting', retainer: retainer.name, problem: why }] : [];
  return { changes: contractChanges(contract, after, { at, by: 'milepost' }, events).changes, result: 'said' };
}

export interface BilledPeriod {
  readonly contract: Contract;
  readonly invoice: Invoice;
  readonly changes: readonly Change[];
}

/** Everything that bills a period, to be written at once. */
export function billPeriod(contract: Contract, period: PeriodToBill, cause: Cause, { connection, now }: Seen): Result<BilledPeriod> {
  if (!connection || connection.state.kind === 'disconnected') return refused(problem('NOT_CONNECTED', 'connection'));
  const at = new Date(now).toISOString();
  const { organisation, siteUrl } = connection;
  // A retainer has no work to link to: the project is where its billing is.
  const prepared = preparePeriod(contract, period, { organisation, today: todayIn(organisation.timeZone, now), url: `${siteUrl}/browse/${contract.projectKey}`, at, cause });
  if (!prepared.ok) return prepared;
  const { invoice } = prepared.value;
  const event: ActivityEvent = { kind: 'invoice-prepared', invoice: invoice.number, milestone: invoice.milestoneName, amount: invoice.amount, ...(invoice.dueDate === undefined ? {} : { dueDate: invoice.dueDate }) };
  const written = contractChanges(contract, prepared.value.contract, { at, by: cause.kind === 'person' ? cause.person : 'milepost' }, [event]);
  return { ok: true, value: { contract: written.contract, invoice, changes: [{ kind: 'invoice', invoice }, ...written.changes] } };
}
