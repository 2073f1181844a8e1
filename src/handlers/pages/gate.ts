import { parseCalendarDate } from '../../billing/calendar-date';
import type { Contract } from '../../billing/contract';
import type { ContractId, MilestoneId } from '../../billing/ids';
import { policyOf } from '../../billing/milestone-gate';
import { problem } from '../../billing/problem';
import { ok, refused, type Result } from '../../billing/result';
import { billingRights } from '../../jira';
import { claimPayment, dropClaim, endOverride, overrideGate, type GateAct } from '../../operations/override-gate';
import { personFor } from '../../operations/people';
import { getContract, getPeople } from '../../store/read';
import type { Answer, MilestoneSeen } from './api';
import type { Caller } from './caller';
import { field, optionalField } from './fields';
import type { Input } from './inputs';
import { answer, refusal } from './views/problem-view';

type Done = Answer<Record<string, never>>;

const REASON = { label: 'The reason', path: 'reason', max: 500 };
const REFERENCE = { label: 'The reference', path: 'reference', max: 100 };

export async function overrideOnPage(caller: Caller, input: Input<'gate.override'>, now: number): Promise<Done> {
  const reason = field(input.reason, REASON);
  if (!reason.ok) return refusal(reason.problems);
  return act(caller, input, 'override', now, async (given) => overrideGate(given, reason.value, input.hours));
}

/** Whoever may give one may take one back: it closes what somebody opened. */
export async function endOverrideOnPage(caller: Caller, input: Input<'gate.endOverride'>, now: number): Promise<Done> {
  return act(caller, input, 'override', now, endOverride);
}

export async function claimOnPage(caller: Caller, input: Input<'gate.claim'>, now: number): Promise<Done> {
  const paidOn = parseCalendarDate(input.paidOn);
  if (paidOn === undefined) return refusal([problem('DATE_INVALID', 'page', { given: input.paidOn }, 'paidOn')]);
  const reference = optionalField(input.reference, REFERENCE);
  if (!reference.ok) return refusal(reference.problems);
  const draft = { paidOn, ...(reference.value === undefined ? {} : { reference: reference.value }) };
  return act(caller, input, 'manage', now, async (given) => claimPayment(given, draft));
}

export async function dropClaimOnPage(caller: Caller, input: Input<'gate.dropClaim'>, now: number): Promise<Done> {
  return act(caller, input, 'manage', now, dropClaim);
}

async function act(caller: Caller, seen: MilestoneSeen, needs: 'override' | 'manage', now: number, run: (act: GateAct) => Promise<Result<Contract>>): Promise<Done> {
  const contract = await mayAct(caller, seen.contractId as ContractId, needs);
  if (!contract.ok) return refusal(contract.problems);
  const by = await personFor(caller.account);
  const { id, projectId } = contract.value;
  return answer(await run({ contractId: id, milestoneId: seen.milestoneId as MilestoneId, rev: seen.rev, projectId, by, now }), () => ({}));
}

/** The contract's own project decides who may, wherever the page stands; whom the contract names may override without seeing any money. */
async function mayAct(caller: Caller, contractId: ContractId, needs: 'override' | 'manage'): Promise<Result<Contract>> {
  const contract = await getContract(contractId);
  if (!contract) return refused(problem('NO_PERMISSION', 'page'));
  const rights = await billingRights(contract.projectId);
  const may = rights.manage || (needs === 'override' && rights.browse && (await isNamed(caller, contract)));
  return may ? ok(contract) : refused(problem('NO_PERMISSION', 'page'));
}

async function isNamed({ account }: Caller, contract: Contract): Promise<boolean> {
  const { overriders } = policyOf(contract);
  if (overriders.length === 0) return false;
  const person = (await getPeople()).known.find((entry) => entry.account === account)?.person;
  return person !== undefined && overriders.includes(person);
}
