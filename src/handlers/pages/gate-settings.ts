import { webTrigger } from '@forge/api';
import type { Contract } from '../../billing/contract';
import { isGated } from '../../billing/gate';
import { MAX_GRACE_DAYS, MAX_OVERRIDERS, MAX_STALE_HOURS, type GatePolicy } from '../../billing/gate-policy';
import { endOf, MOST_TOKENS, type GateToken } from '../../billing/gate-token';
import type { AccountId, ContractId, GateTokenId, MilestoneId } from '../../billing/ids';
import { policyOf } from '../../billing/milestone-gate';
import { namedBy } from '../../billing/part';
import { problem } from '../../billing/problem';
import { ok, type Result } from '../../billing/result';
import { formatPercent, parsePercent } from '../../billing/share';
import { CALLS_A_MINUTE } from '../../operations/count-use';
import type { SeenAct } from '../../operations/edit-contract';
import { createToken, revokeToken, rotateToken } from '../../operations/gate-tokens';
import { saveGatePolicy } from '../../operations/override-gate';
import { personFor } from '../../operations/people';
import { getUsesAndConnection, type GateUse } from '../../store/gate-use';
import { getContract, getPeople } from '../../store/read';
import type { ProjectVisit } from './access';
import type { Answer, GateSettingsView, GateTokenView, TokenShown } from './api';
import { field } from './fields';
import type { Input } from './inputs';
import { accountsOf } from './views/activity-view';
import { refusal } from './views/problem-view';

/** A contract's gate: its policy, and the tokens that builds ask with. */
export async function loadGate(_visit: ProjectVisit, { contractId }: Input<'gate.load'>): Promise<Answer<GateSettingsView>> {
  const contract = await getContract(contractId as ContractId);
  return contract ? { ok: true, data: await viewOf(contract) } : refusal([problem('CONTRACT_NOT_FOUND', 'contract')]);
}

export async function savePolicyOnPage(visit: ProjectVisit, input: Input<'gate.savePolicy'>, now: number): Promise<Answer<GateSettingsView>> {
  const policy = await policyFrom(input);
  if (!policy.ok) return refusal(policy.problems);
  return shown(await saveGatePolicy(await actOf(visit, input, now), policy.value));
}

export async function createTokenOnPage(visit: ProjectVisit, input: Input<'gate.createToken'>, now: number): Promise<Answer<TokenShown>> {
  const name = field(input.name, { label: 'The name', path: 'name', max: 80 });
  if (!name.ok) return refusal(name.problems);
  const { amounts, days, milestoneId } = input;
  const draft = { name: name.value, amounts, ...(days === undefined ? {} : { days }), ...(milestoneId === undefined ? {} : { milestoneId: milestoneId as MilestoneId }) };
  return shownOnce(await createToken(await actOf(visit, input, now), draft));
}

export async function rotateTokenOnPage(visit: ProjectVisit, input: Input<'gate.rotateToken'>, now: number): Promise<Answer<TokenShown>> {
  return shownOnce(await rotateToken(await actOf(visit, input, now), input.tokenId as GateTokenId, input.graceHours));
}

export async function revokeTokenOnPage(visit: ProjectVisit, input: Input<'gate.revokeToken'>, now: number): Promise<Answer<GateSettingsView>> {
  return shown(await revokeToken(await actOf(visit, input, now), input.tokenId as GateTokenId));
}

async function actOf({ account, project }: ProjectVisit, { contractId, rev }: { readonly contractId: string; readonly rev: number }, now: number): Promise<SeenAct> {
  return { contractId: contractId as ContractId, rev, projectId: project.id, by: await personFor(account), now };
}

async function shown(done: Result<Contract>): Promise<Answer<GateSettingsView>> {
  return done.ok ? { ok: true, data: await viewOf(done.value) } : refusal(done.problems);
}

async function shownOnce(done: Result<{ readonly contract: Contract; readonly text: string }>): Promise<Answer<TokenShown>> {
  return done.ok ? { ok: true, data: { text: done.value.text, view: await viewOf(done.value.contract) } } : refusal(done.problems);
}

/** What was typed, each field understood or refused at its own place. */
async function policyFrom(input: Input<'gate.savePolicy'>): Promise<Result<GatePolicy>> {
  const share = parsePercent(input.sharePercent, 'sharePercent');
  const problems = [
    ...(share.ok ? [] : share.problems),
    ...outside(input.graceDays, 0, MAX_GRACE_DAYS, 'Days of grace', 'graceDays'),
    ...outside(input.staleAfterHours, 1, MAX_STALE_HOURS, 'Hours without Xero', 'staleAfterHours'),
    ...outside(input.overriders.length, 0, MAX_OVERRIDERS, 'Who may override', 'overriders'),
  ];
  if (!share.ok || problems.length > 0) return { ok: false, problems };
  const overriders: GatePolicy['overriders'][number][] = [];
  for (const account of new Set(input.overriders)) overriders.push(await personFor(account as AccountId));
  const { counts, graceDays, staleAfterHours, claimOpens } = input;
  return ok({ counts, shareBasisPoints: share.value, graceDays, staleAfterHours, overriders, claimOpens });
}

const outside = (value: number, least: number, most: number, label: string, path: string) =>
  value >= least && value <= most ? [] : [problem('FIELD_INVALID', 'page', { field: label, expected: `${least} to ${most}` }, path)];

async function viewOf(contract: Contract): Promise<GateSettingsView> {
  const tokens = contract.gateTokens ?? [];
  const [{ uses }, people, url] = await Promise.all([getUsesAndConnection(contract.id, tokens.map(({ id }) => id)), getPeople(), webTrigger.getUrl('release-gate')]);
  const accounts = accountsOf(people);
  const { shareBasisPoints, overriders, ...policy } = policyOf(contract);
  return {
    contract: { id: contract.id, rev: contract.rev, name: contract.name },
    url,
    policy: { ...policy, sharePercent: formatPercent(shareBasisPoints), overriders: overriders.flatMap((person) => accounts.get(person) ?? []) },
    milestones: contract.milestones.map((milestone) => ({ id: milestone.id, key: milestone.workItem.key, name: namedBy(milestone), gated: isGated(contract, milestone) })),
    tokens: tokens.map((token) => tokenView(contract, token, accounts.get(token.by) ?? '', uses.get(token.id))),
    mostTokens: MOST_TOKENS,
    callsAMinute: CALLS_A_MINUTE,
  };
}

function tokenView({ milestones }: Contract, token: GateToken, by: string, use: GateUse | undefined): GateTokenView {
  const end = endOf(token);
  const named = milestones.find(({ id }) => id === token.milestoneId);
  const name = named && namedBy(named);
  return {
    id: token.id,
    name: token.name,
    ...(token.milestoneId === undefined ? {} : { milestone: { id: token.milestoneId, ...(name === undefined ? {} : { name }) } }),
    amounts: token.amounts,
    by,
    madeAt: token.at,
    ...(Number.isFinite(end) ? { endsAt: new Date(end).toISOString() } : {}),
    ...(token.before ? { beforeUntil: token.before.until } : {}),
    ...(use ? { usedAt: use.usedAt } : {}),
  };
}
