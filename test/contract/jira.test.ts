import { createWorld, type World, type WorldSettings } from './world';
import { describe, expect, it } from '@jest/globals';
import { people, projectIds, statusIds } from '../../local/agency/jira';
import type { AccountId, ProjectId, WorkItemId } from '../../src/billing/ids';
import {
  billingRights, getProject, getWorkItem, JiraFailure, PROPERTY_KEY, removeProperty, reportPeople, searchArmed, siteAdmin, siteUrl, statusesOf, writeProperty, type MilepostProperty,
} from '../../src/jira';

const HARB = projectIds.HARB as ProjectId;
const LUMI = projectIds.LUMI as ProjectId;
const account = (name: keyof typeof people) => people[name] as AccountId;

/** A world and its first epic, HARB-1. */
function world(settings: WorldSettings = {}): World & { readonly epic: { readonly id: WorkItemId; readonly key: string } } {
  const made = createWorld(settings);
  const { id, key } = made.jira.issue(people.priya, 'HARB-1');
  return { ...made, epic: { id: id as WorkItemId, key } };
}

async function failureOf(call: Promise<unknown>): Promise<JiraFailure> {
  try {
    await call;
  } catch (error) {
    if (error instanceof JiraFailure) return error;
    throw error;
  }
  throw new Error('the call succeeded');
}

const armed: MilepostProperty = { v: 1, state: 'armed', trigger: 'category:done', contract: 'c1' };

describe('a work item', () => {
  it('is read by id and by key, as it stands', async () => {
    const { inApp, jira, epic } = world();
    const expected = {
      id: epic.id, key: 'HARB-1', summary: 'Discovery and clickable prototype', projectId: HARB, projectKey: 'HARB', statusId: statusIds.HARB.toDo, statusName: 'To Do', category: 'todo',
      issueType: 'Epic', epic: true, versions: [],
    };
    await expect(inApp(() => getWorkItem(epic.id))).resolves.toEqual(expected);
    await expect(inApp(() => getWorkItem('HARB-1'))).resolves.toEqual(expected);
    jira.transitionIssue(people.mara, epic.id, statusIds.HARB.done);
    await expect(inApp(() => getWorkItem(epic.id))).resolves.toMatchObject({ statusId: statusIds.HARB.done, statusName: 'Done', category: 'done' });
  });

  it('is known for no epic by its type’s level, whatever it is called', async () => {
    const { inApp, jira, epic } = world();
    const [story] = jira.childrenOf(people.priya, epic.id);
    await expect(inApp(() => getWorkItem(story?.id ?? ''))).resolves.toMatchObject({ epic: false });
  });

  it('that is gone, or never was, is not there', async () => {
    const { inApp, jira, epic } = world();
    jira.deleteIssue(people.mara, epic.id);
    await expect(inApp(() => getWorkItem(epic.id))).resolves.toBeUndefined();
    await expect(inApp(() => getWorkItem('HARB-999'))).resolves.toBeUndefined();
  });
});

describe('the property', () => {
  it('is written, written over, and taken away, and holds what it was given', async () => {
    const { inApp, jira, epic } = world();
    const held = () => jira.property({ type: 'issue', id: epic.id }, PROPERTY_KEY);
    await inApp(() => writeProperty(epic.id, armed));
    expect(held()).toEqual(armed);
    await inApp(() => writeProperty(epic.id, { ...armed, state: 'billed' }));
    expect(held()).toEqual({ ...armed, state: 'billed' });
    await inApp(() => removeProperty(epic.id));
    expect(held()).toBeUndefined();
    await expect(inApp(() => removeProperty(epic.id))).resolves.toBeUndefined();
  });

  it('of a work item that is gone can’t be written, and need not be taken away', async () => {
    const { inApp, jira, epic } = world();
    jira.deleteIssue(people.mara, epic.id);
    expect(await failureOf(inApp(() => writeProperty(epic.id, armed)))).toMatchObject({ kind: 'not-found', status: 404 });
    await expect(inApp(() => removeProperty(epic.id))).resolves.toBeUndefined();
  });
});

describe('a search', () => {
  it('finds by the indexed property and the status, up to what was asked for', async () => {
    const { inApp, jira, epic } = world();
    const jql = 'milepostState = "armed" AND milepostTrigger = "category:done" AND statusCategory = "Done" ORDER BY key ASC';
    await expect(inApp(() => searchArmed(jql, 100))).resolves.toEqual([]);
    await inApp(() => writeProperty(epic.id, armed));
    await expect(inApp(() => searchArmed(jql, 100))).resolves.toEqual([]);
    jira.transitionIssue(people.mara, epic.id, statusIds.HARB.done);
    await expect(inApp(() => searchArmed(jql, 100))).resolves.toEqual([{ id: epic.id, key: 'HARB-1' }]);
  });

  it('reads on from page to page', async () => {
    const { inApp, jira } = world();
    for (let place = 0; place < 130; place += 1) jira.createIssue(people.mara, { projectId: HARB, typeId: '10002', summary: `Task ${place}` });
    const all = await inApp(() => searchArmed('project = HARB AND issuetype = Task ORDER BY key ASC', 1000));
    expect(new Set(all.map(({ id }) => id)).size).toBe(130);
    await expect(inApp(() => searchArmed('project = HARB AND issuetype = Task ORDER BY key ASC', 105))).resolves.toHaveLength(105);
  });

  it('costs one point when there is nothing to find', async () => {
    const { inApp, forge } = world();
    const { used } = await forge.measure(() => inApp(() => searchArmed('milepostState = "armed"', 100)));
    expect(used.jira).toEqual({ calls: 1, points: 1 });
  });

  it('that Jira doesn’t understand is refused', async () => {
    const { inApp } = world();
    expect((await failureOf(inApp(() => searchArmed('milepostState ===', 10)))).kind).toBe('refused');
  });
});

describe('who may', () => {
  it.each(['ari', 'prefixed'] as const)('is what Jira’s permission scheme says, with keys spelled %s', async (permissionKeys) => {
    const { inApp, epic } = world({ jira: { permissionKeys } });
    const rights = (name: keyof typeof people, project: ProjectId) => inApp(() => billingRights(project), people[name]);
    await expect(rights('mara', HARB)).resolves.toEqual({ browse: true, view: true, manage: true });
    await expect(rights('finn', HARB)).resolves.toEqual({ browse: true, view: true, manage: true });
    await expect(rights('vera', HARB)).resolves.toEqual({ browse: true, view: true, manage: false });
    await expect(rights('dev', HARB)).resolves.toEqual({ browse: true, view: false, manage: false });
    await expect(rights('olga', HARB)).resolves.toEqual({ browse: false, view: false, manage: false });
    await expect(rights('mara', LUMI)).resolves.toEqual({ browse: true, view: false, manage: false });
    await expect(inApp(() => billingRights(HARB, epic.id), people.mara)).resolves.toEqual({ browse: true, view: true, manage: true });
    await expect(inApp(() => billingRights(HARB, '99999' as WorkItemId), people.mara)).resolves.toEqual({ browse: false, view: false, manage: false });
  });

  it('is asked afresh each time: a role taken away counts at once', async () => {
    const { inApp, jira } = world();
    jira.setRoleMember(people.priya, HARB, 'Finance', people.finn, false);
    await expect(inApp(() => billingRights(HARB), people.finn)).resolves.toEqual({ browse: false, view: false, manage: false });
  });

  it('is asked as the person themselves, so that it needs no right to ask about others', async () => {
    const { inApp } = world({ jira: { appChecksOthers: 'refused' } });
    await expect(inApp(() => billingRights(HARB), people.mara)).resolves.toMatchObject({ manage: true });
    await expect(inApp(() => siteAdmin(), people.priya)).resolves.toBe(true);
  });

  it('is nothing for nobody: in the background there is no person to ask as', async () => {
    const { inApp } = world();
    await expect(inApp(() => billingRights(HARB))).rejects.toThrow();
  });

  it('administers the site', async () => {
    const { inApp } = world();
    await expect(inApp(() => siteAdmin(), people.priya)).resolves.toBe(true);
    await expect(inApp(() => siteAdmin(), people.mara)).resolves.toBe(false);
  });
});

describe('a project', () => {
  it('is read by id and by key; one that isn’t there is not there', async () => {
    const { inApp } = world();
    const harbour = { id: HARB, key: 'HARB', name: 'Harbour Foods ordering app' };
    await expect(inApp(() => getProject('HARB'))).resolves.toEqual(harbour);
    await expect(inApp(() => getProject(HARB))).resolves.toEqual(harbour);
    await expect(inApp(() => getProject('NOPE'))).resolves.toBeUndefined();
  });

  it('gives the statuses of its own workflow, by type', async () => {
    const { inApp } = world();
    await expect(inApp(() => statusesOf(HARB, 'Epic'))).resolves.toEqual([
      { id: statusIds.HARB.toDo, name: 'To Do', category: 'todo' },
      { id: statusIds.HARB.inProgress, name: 'In Progress', category: 'doing' },
      { id: statusIds.HARB.inReview, name: 'In Review', category: 'doing' },
      { id: statusIds.HARB.done, name: 'Done', category: 'done' },
    ]);
    expect((await inApp(() => statusesOf(LUMI, 'Epic'))).map(({ id }) => id)).toEqual(Object.values(statusIds.LUMI));
    await expect(inApp(() => statusesOf(HARB, 'Initiative'))).resolves.toEqual([]);
  });
});

describe('the platform', () => {
  it('is where the site’s address comes from', async () => {
    const { inApp } = world();
    await expect(inApp(() => siteUrl())).resolves.toBe('http://localhost:4200');
  });

  it('closes accounts that Atlassian has closed', async () => {
    const { inApp } = world();
    await expect(inApp(() => reportPeople([account('mara'), account('dev')]))).resolves.toEqual({ closed: [], updated: [] });
  });

  it.each([401, 403] as const)('refuses what the manifest’s scopes do not cover: HTTP %i', async (missingScope) => {
    const { inApp, epic } = world({ jira: { missingScope }, manifest: { scopes: ['read:jira-work'] } });
    await expect(inApp(() => getWorkItem(epic.id))).resolves.toMatchObject({ key: 'HARB-1' });
    expect(await failureOf(inApp(() => writeProperty(epic.id, armed)))).toMatchObject({ kind: 'forbidden', status: missingScope });
  });

  it('says how long to wait when there are too many calls, and once it is over all is as before', async () => {
    const { inApp, epic } = world({ jira: { rateLimit: { calls: 1, retryAfterSeconds: 37 } } });
    expect(await failureOf(inApp(() => writeProperty(epic.id, armed)))).toMatchObject({ kind: 'limit', status: 429, retryAfterSeconds: 37 });
    await expect(inApp(() => writeProperty(epic.id, armed))).resolves.toBeUndefined();
  });

  it('may be away', async () => {
    const { inApp, epic } = world({ jira: { unavailableCalls: 1 } });
    expect(await failureOf(inApp(() => getWorkItem(epic.id)))).toMatchObject({ kind: 'unavailable', status: 503 });
    await expect(inApp(() => getWorkItem(epic.id))).resolves.toMatchObject({ key: 'HARB-1' });
  });

  it.each(['network-error', 'timeout', 'status-504'] as const)('may lose an answer (%s), and what was asked for may be asked again', async (as) => {
    const { inApp, jira, faults, epic } = world();
    faults.onCall((point) => point.kind === 'jira', { kind: 'lose-answer', as });
    expect((await failureOf(inApp(() => writeProperty(epic.id, armed)))).kind).toBe('unavailable');
    await inApp(() => writeProperty(epic.id, armed));
    expect(jira.property({ type: 'issue', id: epic.id }, PROPERTY_KEY)).toEqual(armed);
  });
});
