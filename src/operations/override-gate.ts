import { compareDates, todayIn } from '../billing/calendar-date';
import type { Contract } from '../billing/contract';
import type { GatePolicy, Override, PaymentClaim } from '../billing/gate-policy';
import { gateBill } from '../billing/gate';
import type { MilestoneId } from '../billing/ids';
import { describePolicyChanges } from '../billing/describe-policy';
import type { Milestone } from '../billing/milestone';
import { policyOf } from '../billing/milestone-gate';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { getConnection } from '../store/read';
import { closedAgain } from './closed-again';
import { editContract, type ContractEdit, type SeenAct } from './edit-contract';
import { tellJira } from './tell-jira';

/** An act on the gate of one milestone. Whether the person may is asked before. */
export interface GateAct extends SeenAct {
  readonly milestoneId: MilestoneId;
}

const HOUR_MS = 3_600_000;

/** Lets a milestone's work pass without its money, for so many hours or until it is taken back. One given before is replaced. */
export async function overrideGate(act: GateAct, reason: string, hours: number | undefined): Promise<Result<Contract>> {
  const at = new Date(act.now).toISOString();
  const until = hours === undefined ? {} : { until: new Date(act.now + hours * HOUR_MS).toISOString() };
  const override: Override = { milestoneId: act.milestoneId, by: act.by, reason, at, ...until };
  return edit(act, (contract, milestone) => ok({ contract: { ...contract, overrides: [...others(contract, act), override] }, event: { kind: 'gate-overridden', ...named(milestone), reason, ...until } }));
}

/** From this write on only the money opens it. */
export async function endOverride(act: GateAct): Promise<Result<Contract>> {
  return edit(act, (contract, milestone) => {
    const kept = others(contract, act);
    if (kept.length === (contract.overrides ?? []).length) return ok(undefined);
    return ok({ contract: { ...contract, overrides: kept }, event: { kind: 'gate-override-ended', ...named(milestone) } });
  });
}

/** What a client says of a payment: when, and under which reference. */
export type ClaimDraft = Pick<PaymentClaim, 'paidOn' | 'reference'>;

/** Notes that the client says it paid. One that was noted before is replaced. */
export async function claimPayment(act: GateAct, draft: ClaimDraft): Promise<Result<Contract>> {
  const today = todayIn((await getConnection())?.organisation.timeZone ?? 'UTC', act.now);
  if (compareDates(draft.paidOn, today) > 0) return refused(problem('CLAIM_IN_FUTURE', 'invoice', { claimedDate: draft.paidOn }, 'paidOn'));
  return edit(act, (contract, milestone) => {
    const bill = gateBill(contract, milestone);
    if (bill?.status !== 'approved' && bill?.status !== 'part_paid') return refused(problem('NOTHING_OWED', 'invoice', bill ? { invoice: bill.number } : {}));
    const claim: PaymentClaim = { invoiceId: bill.invoiceId, ...draft, by: act.by, at: new Date(act.now).toISOString() };
    const kept = (contract.claims ?? []).filter(({ invoiceId }) => invoiceId !== bill.invoiceId);
    return ok({ contract: { ...contract, claims: [...kept, claim] }, event: { kind: 'payment-claimed', invoice: bill.number, ...draft } });
  });
}

/** The client's word turned out to be wrong, or not to be theirs. */
export async function dropClaim(act: GateAct): Promise<Result<Contract>> {
  return edit(act, async (contract, milestone) => {
    const bill = gateBill(contract, milestone);
    const kept = (contract.claims ?? []).filter(({ invoiceId }) => invoiceId !== bill?.invoiceId);
    if (!bill || kept.length === (contract.claims ?? []).length) return ok(undefined);
    const again = await closedAgain(contract, { ...contract, claims: kept }, bill, new Date(act.now).toISOString());
    return ok({ contract: again.contract, event: { kind: 'payment-claim-dropped', invoice: bill.number }, then: again.events });
  });
}

/** Changes what the money for the contract's milestones has to be. It holds at once, also for what is billed already. */
export async function saveGatePolicy(act: SeenAct, policy: GatePolicy): Promise<Result<Contract>> {
  const written = await editContract(act, (contract) => {
    const changes = describePolicyChanges(policyOf(contract), policy);
    return ok(changes.length === 0 ? undefined : { contract: { ...contract, gate: policy }, event: { kind: 'gate-policy-changed', name: contract.name, changes } });
  });
  if (written.ok) for (const milestone of written.value.milestones) if (gateBill(written.value, milestone)) await tellJira(written.value, milestone);
  return written;
}

async function edit(act: GateAct, decide: (contract: Contract, milestone: Milestone) => Result<ContractEdit> | Promise<Result<ContractEdit>>): Promise<Result<Contract>> {
  const of = (contract: Contract): Milestone | undefined => contract.milestones.find(({ id }) => id === act.milestoneId);
  const written = await editContract(act, (contract) => {
    const milestone = of(contract);
    return milestone ? decide(contract, milestone) : refused(problem('MILESTONE_NOT_FOUND', 'milestone'));
  });
  const milestone = written.ok ? of(written.value) : undefined;
  if (written.ok && milestone) await tellJira(written.value, milestone);
  return written;
}

const others = ({ overrides = [] }: Contract, { milestoneId }: GateAct): readonly Override[] => overrides.filter((override) => override.milestoneId !== milestoneId);
const named = ({ name, workItem }: Milestone) => ({ milestone: name, workItem: workItem.key });
