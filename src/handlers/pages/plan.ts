import { todayIn } from '../../billing/calendar-date';
import { hasStarted } from '../../billing/contract-state';
import type { ContractId } from '../../billing/ids';
import type { Trigger } from '../../billing/milestone';
import { parseTrigger } from '../../billing/parse-trigger';
import { oneForEachWork } from '../../billing/part';
import { namesDeliverable, planHint } from '../../billing/plan-hints';
import { BUILT_IN, MAX_TEMPLATE_NAME } from '../../billing/plan-template';
import { planTotals } from '../../billing/plan';
import { problem } from '../../billing/problem';
import type { Problem } from '../../billing/problems';
import { ok, refused, type Result } from '../../billing/result';
import { isReached } from '../../billing/trigger';
import type { CurrencyCode } from '../../billing/money';
import { allReleased } from '../../billing/version-trigger';
import { epicsOf, getWorkItem, statusesOf, type WorkItem } from '../../jira';
import { allEnded } from '../../net/all-ended';
import { applyPlan, planWith, type PlanRow } from '../../operations/apply-plan';
import { personFor } from '../../operations/people';
import { deleteTemplate, saveTemplate } from '../../operations/plan-templates';
import { contractsOf, getConnection, getContract } from '../../store/read';
import { getTemplates } from '../../store/templates';
import type { ProjectVisit } from './access';
import type { Answer, ContractView, PlanChoices, PlanPreview, PlanTemplate } from './api';
import { field } from './fields';
import type { Input } from './inputs';
import { milestoneDraft } from './milestone-draft';
import { contractView } from './views/contract-view';
import { moneyView } from './views/money-view';
import { answer, refusal } from './views/problem-view';

/** Epics that a page offers to choose from. */
const MOST_EPICS = 300;

export async function loadPlan({ project }: ProjectVisit): Promise<PlanChoices> {
  const [found, contracts, own] = await allEnded([epicsOf(project.id, MOST_EPICS + 1), contractsOf(project.id), getTemplates()]);
  const planned = new Set(contracts.flatMap(({ milestones }) => milestones.map(({ workItem }) => workItem.id)));
  const epics = found.slice(0, MOST_EPICS).filter(({ id }) => !planned.has(id));
  return { epics: epics.map(({ key, summary, statusName }) => ({ key, summary, statusName })), more: found.length > MOST_EPICS, templates: [...BUILT_IN, ...own.templates] };
}

export async function checkPlanOnPage(visit: ProjectVisit, input: Input<'plan.check'>, now: number): Promise<Answer<PlanPreview>> {
  const rows = await rowsOf(visit, input);
  if (!rows.ok) return refusal(rows.problems);
  const seen = { contractId: input.contractId as ContractId, projectId: visit.project.id, rev: input.rev };
  const today = todayIn((await getConnection())?.organisation.timeZone ?? 'UTC', now);
  return answer(await planWith(seen, rows.value, now), ({ after, made }) => {
    const { allocated, unallocated } = planTotals(after, today);
    const started = hasStarted(after, today);
    const hint = planHint(oneForEachWork(after).length);
    return {
      rows: made.map(({ name, amount, trigger, workItem }, place) => {
        const item = rows.value[place]?.item;
        const facts = item && { statusId: item.statusId, category: item.category, released: trigger.kind === 'version' && allReleased(item.versions), today, started };
        return { issueKey: workItem.key, name, amount: moneyView(amount), immediate: facts !== undefined && isReached(trigger, facts), vague: !namesDeliverable(name) };
      }),
      ...(hint ? { hint } : {}),
      allocated: moneyView(allocated),
      unallocated: moneyView(unallocated),
    };
  });
}

export async function applyPlanOnPage(visit: ProjectVisit, input: Input<'plan.apply'>, now: number): Promise<Answer<ContractView>> {
  const rows = await rowsOf(visit, input);
  if (!rows.ok) return refusal(rows.problems);
  const act = { contractId: input.contractId as ContractId, projectId: visit.project.id, rev: input.rev, by: await personFor(visit.account), now };
  const connection = await getConnection();
  return answer(await applyPlan(act, rows.value), ({ after }) => contractView(after, todayIn(connection?.organisation.timeZone ?? 'UTC', now)));
}

export async function saveTemplateOnPage({ project }: ProjectVisit, input: Input<'plan.saveTemplate'>): Promise<Answer<readonly PlanTemplate[]>> {
  const name = field(input.name, { label: 'The name', path: 'name', max: MAX_TEMPLATE_NAME });
  if (!name.ok) return refusal(name.problems);
  return answer(await saveTemplate({ contractId: input.contractId as ContractId, projectId: project.id }, name.value), (own) => [...BUILT_IN, ...own]);
}

export async function deleteTemplateOnPage(_visit: ProjectVisit, { id }: Input<'plan.deleteTemplate'>): Promise<Answer<readonly PlanTemplate[]>> {
  return { ok: true, data: [...BUILT_IN, ...(await deleteTemplate(id))] };
}

type RowInput = Input<'plan.check'>['rows'][number];

/** Every row understood, or everything that is wrong with any of them. Jira is asked about some at a time. */
async function rowsOf({ project }: ProjectVisit, { contractId, rev, rows }: Input<'plan.check'>): Promise<Result<readonly PlanRow[]>> {
  const contract = await getContract(contractId as ContractId);
  if (contract?.projectId !== project.id) return refused(problem('CONTRACT_NOT_FOUND', 'contract'));
  if (contract.rev !== rev) return refused(problem('STALE_PAGE', 'page'));
  const read: Result<PlanRow>[] = [];
  for (let start = 0; start < rows.length; start += AT_A_TIME) {
    read.push(...(await Promise.all(rows.slice(start, start + AT_A_TIME).map(async (row) => rowOf(row, project.id, contract.currency)))));
  }
  const problems = read.flatMap((row, place): readonly Problem[] => (row.ok ? [] : row.problems.map((found) => ({ ...found, path: `rows.${place}.${found.path ?? 'issueKey'}` }))));
  return problems.length > 0 ? refused(...problems) : ok(read.flatMap((row) => (row.ok ? [row.value] : [])));
}
const AT_A_TIME = 5;

async function rowOf(row: RowInput, projectId: string, currency: CurrencyCode): Promise<Result<PlanRow>> {
  const key = row.issueKey.trim();
  const item = key === '' ? undefined : await getWorkItem(key);
  const found = epicIn(key, item, projectId);
  const trigger = await triggerOf(row.trigger, item);
  const draft = milestoneDraft({ ...row, trigger: { kind: 'manual' }, contractId: '', rev: 0, name: row.name.trim() === '' ? (item?.summary ?? key) : row.name }, currency);
  if (found || !item || !trigger.ok || !draft.ok) return { ok: false, problems: [...(found ? [found] : []), ...(trigger.ok ? [] : trigger.problems), ...(draft.ok ? [] : draft.problems)] };
  return ok({ ...draft.value, trigger: trigger.value, item });
}

/** A status by its name, as the epic's own workflow has it. */
async function triggerOf(trigger: RowInput['trigger'], item: WorkItem | undefined): Promise<Result<Trigger>> {
  if (trigger.kind !== 'status') return parseTrigger(trigger);
  const name = trigger.statusName.trim().toLowerCase();
  const statuses = item ? await statusesOf(item.projectId, item.issueType) : [];
  return parseTrigger({ kind: 'status', statusId: statuses.find((status) => status.name.toLowerCase() === name)?.id ?? trigger.statusName }, { statuses });
}

/** Why this is no epic of the project; one of another project is as good as none. */
function epicIn(key: string, item: Awaited<ReturnType<typeof getWorkItem>>, projectId: string): Problem | undefined {
  if (key === '') return problem('FIELD_MISSING', 'page', { field: 'The epic' }, 'issueKey');
  if (item?.projectId !== projectId) return problem('EPIC_NOT_FOUND', 'work', { workItem: key }, 'issueKey');
  return item.epic ? undefined : problem('WORK_ITEM_NOT_EPIC', 'work', { workItem: item.key, type: item.issueType }, 'issueKey');
}
