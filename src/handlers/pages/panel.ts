import { todayIn } from '../../billing/calendar-date';
import type { Contract } from '../../billing/contract';
import type { ContractId, MilestoneId } from '../../billing/ids';
import { gateBill } from '../../billing/gate';
import { gateMark } from '../../billing/milestone-gate';
import type { Milestone } from '../../billing/milestone';
import { mirrorLinkOf } from './views/link';
import { problem } from '../../billing/problem';
import type { Problem } from '../../billing/problems';
import { ok, refused, type Result } from '../../billing/result';
import { parsePercent } from '../../billing/share';
import { isUnanswered } from '../../billing/waiting';
import { holdMilestone, keepBill, unholdMilestone, untagMilestone, updateMilestone } from '../../operations/change-milestone';
import type { MilestoneAct } from '../../operations/edit-plan';
import { personFor } from '../../operations/people';
import { previewDraft, previewMilestone } from '../../operations/preview-milestone';
import { reachByHand } from '../../operations/reach-by-hand';
import { joinParts, splitIntoParts } from '../../operations/split-milestone';
import { tagMilestone } from '../../operations/tag-milestone';
import { billingRights, getWorkItem, siteAdmin, statusesOf, versionsOf } from '../../jira';
import { contractsOf, getContract, getConnection, getTagsAndConnection, getTogether } from '../../store/read';
import type { IssueVisit } from './access';
import type { Answer, PanelView, PreviewView, StatusOption, VersionOption } from './api';
import { field } from './fields';
import type { Input } from './inputs';
import { MAX_NAME, milestoneDraft } from './milestone-draft';
import { connectionView } from './views/connection-view';
import { contractSummary, milestoneView } from './views/contract-view';
import { gateView, type GateRecords } from './views/gate-view';
import { previewView } from './views/preview-view';
import { answer, refusal } from './views/problem-view';

/** Everything about one work item's milestone that this person may know; two reads of storage. */
export async function loadPanel(visit: IssueVisit, now: number, wanted?: string): Promise<PanelView> {
  const { item, rights } = visit;
  if (!rights.view) return gateOnly(visit, now);
  const part = item.epic ? undefined : await partView(visit, now);
  if (part) return part;
  const { tag, ...ledger } = await getTogether({ tag: item.id, connection: true, pulse: true, people: true });
  const { connection } = ledger;
  const today = todayIn(connection?.organisation.timeZone ?? 'UTC', now);
  if (tag) {
    const contract = await getContract(tag.contractId);
    // A tag without a milestone was reserved for a plan that is being put on, or never was.
    if (contract?.milestones.some(({ workItem }) => workItem.id === item.id)) return contract.projectId === item.projectId ? taggedView(visit, contract, ledger, now, wanted) : movedView(visit, contract, ledger, now, wanted);
  }
  if (!item.epic) return { state: 'not_epic', issueType: item.issueType };
  if (!connection || connection.state.kind === 'disconnected') return { state: 'not_connected', admin: await siteAdmin() };
  const contracts = (await contractsOf(item.projectId)).filter((contract) => contract.state !== 'closed');
  const shown = { view: rights.view, manage: rights.manage };
  if (contracts.length === 0) return { state: 'no_contract', rights: shown };
  const issue = { id: item.id, key: item.key, summary: item.summary };
  return { state: 'untagged', rights: shown, issue, contracts: contracts.map((contract) => contractSummary(contract, today)) };
}

/** A part of an epic, or of its part, and the milestones that it counts toward; two reads of storage at most, and of a sub-task one more of Jira. Nothing for what is a milestone itself, as an epic that became something else is. */
async function partView({ item }: IssueVisit, now: number): Promise<PanelView | undefined> {
  const { parent } = item;
  if (!parent) return undefined;
  const above = item.subtask ? (await getWorkItem(parent.id))?.parent : undefined;
  const over = [parent.id, ...(above ? [above.id] : [])];
  const { tags, connection } = await getTagsAndConnection([item.id, ...over]);
  if (tags.some(({ workItemId }) => workItemId === item.id)) return undefined;
  const tag = over.map((id) => tags.find(({ workItemId }) => workItemId === id)).find((found) => found !== undefined);
  const contract = tag && (await getContract(tag.contractId));
  if (contract?.projectId !== item.projectId) return { state: 'not_epic', issueType: item.issueType };
  const today = todayIn(connection?.organisation.timeZone ?? 'UTC', now);
  const toward = contract.milestones.filter(({ workItem }) => workItem.id === tag?.workItemId).map((milestone) => milestoneView(contract, milestone, today));
  return { state: 'not_epic', issueType: item.issueType, ...(toward.length === 0 ? {} : { toward }) };
}

/** Somebody who may not see money, but whom the contract may name to let work pass without it. */
async function gateOnly({ account, item }: IssueVisit, now: number): Promise<PanelView> {
  const { tag, ...ledger } = await getTogether({ tag: item.id, connection: true, pulse: true, people: true });
  const contract = tag && (await getContract(tag.contractId));
  const parts = contract?.milestones.filter(({ workItem }) => workItem.id === item.id) ?? [];
  // Of several parts the first that keeps the work from passing.
  const milestone = parts.find((part) => contract && gateMark(contract, part, now) === 'closed') ?? parts[0];
  if (!contract || !milestone || contract.projectId !== item.projectId) return { state: 'no_permission' };
  const seen = gateView(contract, milestone, ledger, { account, view: false, manage: false }, now);
  if (!seen.pass.mayOverride) return { state: 'no_permission' };
  return { state: 'gate_only', milestone: { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev, name: milestone.name }, ...seen };
}

/** The work was moved out of the contract's project: who may see money where it is now may not see that contract's, and nobody changes its plan from there. */
async function movedView(visit: IssueVisit, contract: Contract, ledger: GateRecords, now: number, wanted: string | undefined): Promise<PanelView> {
  const rights = await billingRights(contract.projectId);
  if (!rights.view) return { state: 'no_permission' };
  return taggedView({ ...visit, rights: { ...rights, manage: false } }, contract, ledger, now, wanted);
}

async function taggedView({ account, item, rights }: IssueVisit, contract: Contract, ledger: GateRecords, now: number, wanted?: string): Promise<PanelView> {
  const { connection } = ledger;
  const today = todayIn(connection?.organisation.timeZone ?? 'UTC', now);
  const parts = contract.milestones.filter((entry) => entry.workItem.id === item.id);
  const milestone = parts.find(({ id }) => id === wanted) ?? parts.find(isWaitedFor) ?? parts.find(({ state }) => state.kind !== 'billed') ?? parts.at(-1);
  if (!milestone) return { state: 'no_contract', rights: { view: rights.view, manage: rights.manage } };
  const bill = gateBill(contract, milestone);
  const alsoWaits = parts.filter((part) => part !== milestone && gateMark(contract, part, now) === 'closed').map(({ name }) => name);
  const link = bill ? mirrorLinkOf(bill, connection) : undefined;
  const open = milestone.state.kind === 'planned' || milestone.state.kind === 'waiting';
  return {
    state: 'tagged',
    rights: { view: rights.view, manage: rights.manage },
    issue: { id: item.id, key: item.key, summary: item.summary, statusName: item.statusName },
    connection: connectionView(connection),
    contract: contractSummary(contract, today),
    milestone: milestoneView(contract, milestone, today),
    ...(milestone.part ? { parts: parts.map((part) => milestoneView(contract, part, today)) } : {}),
    ...gateView(contract, milestone, ledger, { account, view: true, manage: rights.manage }, now),
    ...(alsoWaits.length === 0 ? {} : { alsoWaits }),
    ...(link === undefined ? {} : { invoiceLink: link }),
    ...(open ? { preview: previewView(await previewMilestone(contract, milestone, item, connection, now)) } : {}),
  };
}

/** Somebody has to say something about it. */
const isWaitedFor = (milestone: Milestone): boolean => milestone.state.kind === 'waiting' || isUnanswered(milestone);

export async function previewPanel(visit: IssueVisit, input: Input<'panel.preview'>, now: number): Promise<Answer<PreviewView>> {
  const contract = await getContract(input.contractId as ContractId);
  if (!contract) return refusal([problem('CONTRACT_NOT_FOUND', 'contract')]);
  const draft = milestoneDraft(input, contract.currency);
  if (!draft.ok) return refusal(draft.problems);
  const preview = await previewDraft(contract.id, draft.value, visit.item, await getConnection(), now, input.milestoneId as MilestoneId | undefined);
  return answer(preview, previewView);
}

export async function tagPanel(visit: IssueVisit, input: Input<'panel.tag'>, now: number): Promise<Answer<PanelView>> {
  const contract = await getContract(input.contractId as ContractId);
  if (!contract) return refusal([problem('CONTRACT_NOT_FOUND', 'contract')]);
  const draft = milestoneDraft(input, contract.currency);
  if (!draft.ok) return refusal(draft.problems);
  const act = { item: visit.item, contractId: contract.id, rev: input.rev, by: await personFor(visit.account), now };
  return shown(visit, await tagMilestone(act, draft.value), now);
}

export async function updatePanel(visit: IssueVisit, input: Input<'panel.update'>, now: number): Promise<Answer<PanelView>> {
  const contract = await getContract(input.contractId as ContractId);
  if (!contract) return refusal([problem('CONTRACT_NOT_FOUND', 'contract')]);
  const draft = milestoneDraft(input, contract.currency);
  if (!draft.ok) return refusal(draft.problems);
  return shown(visit, await updateMilestone(await actOf(visit, input, now), draft.value), now, input.milestoneId);
}

export async function splitPanel(visit: IssueVisit, input: Input<'panel.split'>, now: number): Promise<Answer<PanelView>> {
  const parts = input.parts.map(({ trigger, ...typed }, index) => {
    const name = field(typed.name, { label: 'The name', path: `parts.${index}.name`, max: MAX_NAME });
    const share = parsePercent(typed.percent, `parts.${index}.percent`);
    return name.ok && share.ok ? ok({ name: name.value, basisPoints: share.value, trigger }) : refused(...[name, share].flatMap((part): readonly Problem[] => (part.ok ? [] : part.problems)));
  });
  const problems = parts.flatMap((part): readonly Problem[] => (part.ok ? [] : part.problems));
  if (problems.length > 0) return refusal(problems);
  return shown(visit, await splitIntoParts(await actOf(visit, input, now), parts.flatMap((part) => (part.ok ? [part.value] : []))), now);
}

export async function joinPanel(visit: IssueVisit, input: Input<'panel.join'>, now: number): Promise<Answer<PanelView>> {
  return shown(visit, await joinParts(await actOf(visit, input, now)), now);
}

export async function untagPanel(visit: IssueVisit, input: Input<'panel.untag'>, now: number): Promise<Answer<PanelView>> {
  const done = await untagMilestone(await actOf(visit, input, now));
  return done.ok ? { ok: true, data: await loadPanel(visit, now) } : refusal(done.problems);
}

const MAX_REASON = 500;

export async function holdPanel(visit: IssueVisit, input: Input<'panel.hold'>, now: number): Promise<Answer<PanelView>> {
  const reason = field(input.reason, { label: 'The reason', path: 'reason', max: MAX_REASON });
  if (!reason.ok) return refusal(reason.problems);
  return shown(visit, await holdMilestone(await actOf(visit, input, now), reason.value), now, input.milestoneId);
}

export async function unholdPanel(visit: IssueVisit, input: Input<'panel.unhold'>, now: number): Promise<Answer<PanelView>> {
  return shown(visit, await unholdMilestone(await actOf(visit, input, now)), now, input.milestoneId);
}

export async function reachPanel(visit: IssueVisit, input: Input<'panel.reach'>, now: number): Promise<Answer<PanelView>> {
  return shown(visit, await reachByHand(await actOf(visit, input, now)), now, input.milestoneId);
}

export async function keepBillPanel(visit: IssueVisit, input: Input<'panel.keepBill'>, now: number): Promise<Answer<PanelView>> {
  return shown(visit, await keepBill(await actOf(visit, input, now)), now, input.milestoneId);
}

export async function statusesPanel({ item }: IssueVisit): Promise<readonly StatusOption[]> {
  return statusesOf(item.projectId, item.issueType);
}

export async function versionsPanel({ item }: IssueVisit): Promise<readonly VersionOption[]> {
  return versionsOf(item.projectId);
}

async function actOf(visit: IssueVisit, input: { contractId: string; milestoneId: string; rev: number }, now: number): Promise<MilestoneAct & Pick<IssueVisit, 'item'>> {
  const by = await personFor(visit.account);
  return { item: visit.item, contractId: input.contractId as ContractId, milestoneId: input.milestoneId as MilestoneId, rev: input.rev, by, now };
}

async function shown(visit: IssueVisit, done: Result<Contract>, now: number, wanted?: string): Promise<Answer<PanelView>> {
  if (!done.ok) return refusal(done.problems);
  return { ok: true, data: await taggedView(visit, done.value, await getTogether({ connection: true, pulse: true, people: true }), now, wanted) };
}

