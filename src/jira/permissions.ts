import { asApp, asUser, route } from '@forge/api';
import * as z from 'zod/mini';
import type { AccountId, ProjectId, WorkItemId } from '../billing/ids';
import { exchange, failureOf, parseJson, readAnswer, type JiraAnswer } from './call';
import { JiraFailure } from './failure';
import { spellings, type PermissionKeys } from './permission-keys';

export interface BillingRights {
  /** The person can see the project and, when one was named, the work item. */
  readonly browse: boolean;
  readonly view: boolean;
  readonly manage: boolean;
}

const grantsShape = z.looseObject({
  globalPermissions: z.array(z.string()),
  projectPermissions: z.array(z.looseObject({ permission: z.string(), projects: z.array(z.number()), issues: z.optional(z.array(z.number())) })),
});
const refusalShape = z.looseObject({ errors: z.record(z.string(), z.unknown()) });

/** The place, among the spellings, of the one that was right last: tried first, and no more than that, as another site may spell otherwise. */
let lastRight = 0;

/**
 * What the person who calls may do with billing in the project, and whether they can see the work item in it that was named. Whoever may not
 * browse the project may not see its money either, and whoever may manage it may see it. Throws JiraFailure when Jira can't say, `refused`
 * when it doesn't know Milepost's permissions: neither is ever taken for an answer.
 */
export async function billingRights(projectId: ProjectId, workItemId?: WorkItemId): Promise<BillingRights> {
  if (!/^\d{1,15}$/.test(projectId) || !/^\d{1,15}$/.test(workItemId ?? '0')) throw new JiraFailure('refused', 0);
  const projects = [Number(projectId)];
  const seen = { permissions: ['BROWSE_PROJECTS'], projects, ...(workItemId === undefined ? {} : { issues: [Number(workItemId)] }) };
  return spelledRight(
    (keys) => [{ permissions: [keys.view, keys.manage], projects }, seen],
    (answer, keys) => rightsOf(readAnswer(answer, grantsShape), keys, Number(projectId), workItemId),
  );
}

/** Jira's check is asked about at most so many projects at a time. */
const MOST_PROJECTS = 1000;

/**
 * What the person who calls may do with billing in each of these projects: those whose billing they may not see are left out. One request for each
 * thousand projects. Throws JiraFailure as above.
 */
export async function viewableProjects(projectIds: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, BillingRights>> {
  const asked = projectIds.filter((id) => /^\d{1,15}$/.test(id));
  const found: (readonly [ProjectId, BillingRights])[] = [];
  for (let start = 0; start < asked.length; start += MOST_PROJECTS) {
    const ids = asked.slice(start, start + MOST_PROJECTS);
    const projects = ids.map(Number);
    const rights = await spelledRight(
      (keys) => [{ permissions: [keys.view, keys.manage, 'BROWSE_PROJECTS'], projects }],
      (answer, keys) => {
        const grants = readAnswer(answer, grantsShape);
        return ids.map((id) => [id, rightsOf(grants, keys, Number(id), undefined)] as const);
      },
    );
    found.push(...rights.filter(([, { view }]) => view));
  }
  return new Map(found);
}

/** Asks under each spelling of our permissions until Jira knows it. */
async function spelledRight<T>(asked: (keys: PermissionKeys) => readonly object[], read: (answer: JiraAnswer, keys: PermissionKeys) => T, ask = check): Promise<T> {
  let refusal: JiraAnswer | undefined;
  for (const [place, keys] of likeliestFirst(spellings())) {
    const answer = await ask({ projectPermissions: asked(keys) });
    if (!isUnknownKey(answer, keys)) {
      const value = read(answer, keys);
      lastRight = place;
      return value;
    }
    refusal = answer;
  }
  throw refusal ? failureOf(refusal) : new JiraFailure('refused', 0);
}

function likeliestFirst(candidates: readonly PermissionKeys[]): readonly (readonly [number, PermissionKeys])[] {
  return [...candidates.entries()].sort(([a], [b]) => Number(b === lastRight) - Number(a === lastRight));
}

function rightsOf({ projectPermissions }: z.infer<typeof grantsShape>, keys: PermissionKeys, projectId: number, workItemId: WorkItemId | undefined): BillingRights {
  const has = (permission: string): boolean => projectPermissions.some((grant) => grant.permission === permission && grant.projects.includes(projectId));
  const sees = (grant: (typeof projectPermissions)[number]): boolean => workItemId === undefined || (grant.issues ?? []).includes(Number(workItemId));
  const browse = has('BROWSE_PROJECTS') && projectPermissions.some((grant) => grant.permission === 'BROWSE_PROJECTS' && sees(grant));
  const manage = browse && has(keys.manage);
  return { browse, view: manage || (browse && has(keys.view)), manage };
}

/** Jira answers 400 and names each permission it doesn't have. */
function isUnknownKey(answer: JiraAnswer, keys: PermissionKeys): boolean {
  if (answer.status !== 400) return false;
  const refusal = refusalShape.safeParse(parseJson(answer.body));
  return refusal.success && (Object.hasOwn(refusal.data.errors, keys.view) || Object.hasOwn(refusal.data.errors, keys.manage));
}

/**
 * Whether somebody who is not calling, but is said by the platform to be at work, may see billing in the project. Jira may refuse to tell an app that does not administer
 * it: then, as when Jira can't say, it throws JiraFailure.
 */
export async function othersView(account: AccountId, projectId: ProjectId): Promise<boolean> {
  if (!/^\d{1,15}$/.test(projectId)) return false;
  const projects = [Number(projectId)];
  return spelledRight(
    (keys) => [{ permissions: [keys.view, keys.manage, 'BROWSE_PROJECTS'], projects }],
    (answer, keys) => rightsOf(readAnswer(answer, grantsShape), keys, Number(projectId), undefined).view,
    async (body) => checkAsApp({ ...body, accountId: account }),
  );
}

/** Jira's check takes so many work items at a time. */
const MOST_ITEMS = 1000;

/** Which of these work items the person who calls can see, the first thousand at most: what is told of the others may not be shown to them. */
export async function visibleItems(ids: readonly WorkItemId[]): Promise<ReadonlySet<WorkItemId>> {
  const issues = ids.filter((id) => /^\d{1,15}$/.test(id)).slice(0, MOST_ITEMS).map(Number);
  if (issues.length === 0) return new Set();
  const grants = readAnswer(await check({ projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], issues }] }), grantsShape);
  return new Set(grants.projectPermissions.flatMap((grant) => grant.issues ?? []).map((id) => String(id) as WorkItemId));
}

/** Whether the person who calls administers the whole site. */
export async function siteAdmin(): Promise<boolean> {
  const answer = await check({ globalPermissions: ['ADMINISTER'] });
  return readAnswer(answer, grantsShape).globalPermissions.includes('ADMINISTER');
}

/**
 * Asked as the person whom the platform says is calling, about themselves: to ask about anyone else takes the right to administer Jira, which billing
 * should not have; and a page has no say in who it is.
 */
function check(body: object): Promise<JiraAnswer> {
  return exchange((signal) =>
    asUser().requestJira(route`/rest/api/3/permissions/check`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    }),
  );
}

function checkAsApp(body: object): Promise<JiraAnswer> {
  return exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/permissions/check`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    }),
  );
}
