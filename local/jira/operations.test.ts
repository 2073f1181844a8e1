import { describe, expect, it } from '@jest/globals';
import { people, projectIds, statusIds } from '../agency/jira';
import { JiraRefusal } from '.';
import { testSite } from './testing/site';

const { HARB, LUMI } = statusIds;
const STORY = '10001';
const SUBTASK = '10003';

function refusal(work: () => unknown): Pick<JiraRefusal, 'code' | 'message' | 'fields'> | undefined {
  try {
    work();
    return undefined;
  } catch (failure) {
    if (failure instanceof JiraRefusal) return failure;
    throw failure;
  }
}

describe('a new issue', () => {
  it('gets the next number of its project, the first status of the workflow, and an event', () => {
    const { jira, events } = testSite();
    const epic = jira.issue(people.dev, 'HARB-2');
    const issue = jira.createIssue(people.dev, { projectId: projectIds.HARB, typeId: STORY, summary: 'Allergens', parentId: epic.id, labels: ['menu'] });
    expect(issue).toMatchObject({ key: 'HARB-25', statusId: HARB.toDo, parentId: epic.id, reporterId: people.dev });
    expect(events).toEqual([expect.objectContaining({ eventType: 'avi:jira:created:issue', atlassianId: people.dev, selfGenerated: false })]);
  });

  it.each([
    ['an empty summary', { summary: ' ' }, 'summary'],
    ['a type of another project', { typeId: '10011' }, 'issuetype'],
    ['a day that does not exist', { dueDate: '2026-02-30' }, 'duedate'],
    ['an assignee who has no part in the project', { assigneeId: people.olga }, 'assignee'],
    ['a sub-task without parent', { typeId: SUBTASK }, 'parent'],
  ])('is refused with %s', (_, wrong, field) => {
    const { jira } = testSite();
    const found = refusal(() => jira.createIssue(people.dev, { projectId: projectIds.HARB, typeId: STORY, summary: 'Allergens', ...wrong }));
    expect(found?.code).toBe('invalid');
    expect(Object.keys(found?.fields ?? {})).toEqual([field]);
  });
});

describe('a transition', () => {
  it('moves the issue and writes what changed', () => {
    const { jira, clock } = testSite();
    clock.advance(60_000);
    const done = jira.transitionIssue(people.dev, 'HARB-3', HARB.done);
    expect(done).toMatchObject({ statusId: HARB.done, updated: clock.now(), statusChanged: clock.now() });
    const status = done.changelog.at(-1)?.items.find(({ fieldId }) => fieldId === 'status');
    expect(status).toEqual({ field: 'status', fieldId: 'status', from: HARB.toDo, fromText: 'To Do', to: HARB.done, toText: 'Done' });
  });

  it('leads from every status to every other, in a workflow that restricts nothing', () => {
    const { jira } = testSite();
    expect(jira.transitions(people.dev, 'HARB-3').map(({ to }) => to)).toEqual([HARB.inProgress, HARB.inReview, HARB.done]);
    expect(refusal(() => jira.transitionIssue(people.dev, 'HARB-3', HARB.toDo))?.code).toBe('invalid');
    expect(refusal(() => jira.transitionIssue(people.dev, 'HARB-3', LUMI.done))?.code).toBe('invalid');
  });

  it('leads only where a restricted workflow lets it', () => {
    const { jira } = testSite();
    jira.setUp.addProject({
      id: '10050', key: 'GULL', name: 'Gull & Sons', style: 'company-managed', leadId: people.mara, issueTypeIds: [STORY],
      statusIds: [HARB.toDo, HARB.inReview, HARB.done],
      transitions: [
        { id: '11', name: 'Hand in', from: [HARB.toDo], to: HARB.inReview },
        { id: '21', name: 'Accept', from: [HARB.inReview], to: HARB.done },
        { id: '31', name: 'Start again', to: HARB.toDo },
      ],
      roles: [{ name: 'All', permissions: ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'TRANSITION_ISSUES'], members: [people.dev] }],
    });
    const { id } = jira.createIssue(people.dev, { projectId: '10050', typeId: STORY, summary: 'Delivery notes' });
    expect(refusal(() => jira.transitionIssue(people.dev, id, HARB.done))?.code).toBe('invalid');
    jira.transitionIssue(people.dev, id, HARB.inReview);
    expect(jira.transitions(people.dev, id).map(({ name }) => name)).toEqual(['Accept', 'Start again']);
    expect(jira.transitionIssue(people.dev, id, HARB.done).statusId).toBe(HARB.done);
  });
});

describe('an edit', () => {
  it('publishes nothing when it changes nothing', () => {
    const { jira, events } = testSite();
    const before = jira.issue(people.dev, 'HARB-6');
    expect(jira.editIssue(people.dev, 'HARB-6', { summary: before.summary, estimate: 3, labels: [] })).toBe(before);
    expect(events).toEqual([]);
  });

  it('clears a field with null', () => {
    const { jira } = testSite();
    jira.editIssue(people.dev, 'HARB-6', { estimate: 8, dueDate: '2026-12-24' });
    const cleared = jira.editIssue(people.dev, 'HARB-6', { estimate: null, dueDate: null, assigneeId: null });
    expect([cleared.estimate, cleared.dueDate, cleared.assigneeId]).toEqual([undefined, undefined, undefined]);
    expect(cleared.changelog.at(-1)?.items.map(({ fieldId }) => fieldId)).toEqual(['customfield_10026', 'duedate', 'assignee']);
  });
});

describe('a move to another project', () => {
  it('changes the key and keeps the id; the old key still leads to the issue', () => {
    const { jira } = testSite();
    const before = jira.transitionIssue(people.priya, 'HARB-3', HARB.inReview);
    const moved = jira.moveIssue(people.priya, before.id, projectIds.LUMI);
    expect(moved).toMatchObject({ id: before.id, key: 'LUMI-9', projectId: projectIds.LUMI, typeId: '10010', statusId: LUMI.inProgress });
    expect(jira.issue(people.priya, 'HARB-3')).toBe(moved);
  });

  it('leaves behind, without parent, what a team-managed epic may not hold', () => {
    const { jira } = testSite();
    const stories = jira.childrenOf(people.priya, 'HARB-3');
    const { id } = jira.moveIssue(people.priya, 'HARB-3', projectIds.LUMI);
    expect(jira.childrenOf(people.priya, id)).toEqual([]);
    expect(stories.map(({ id: story }) => jira.issue(people.priya, story)).every(({ parentId, projectId }) => parentId === undefined && projectId === projectIds.HARB)).toBe(true);
  });

  it('takes sub-tasks along', () => {
    const { jira } = testSite();
    const story = jira.issue(people.priya, 'HARB-6');
    const subtask = jira.createIssue(people.priya, { projectId: projectIds.HARB, typeId: SUBTASK, summary: 'Write to the managers', parentId: story.id });
    const moved = jira.moveIssue(people.priya, story.id, projectIds.LUMI);
    expect(moved.parentId).toBeUndefined();
    expect(jira.issue(people.priya, subtask.id)).toMatchObject({ projectId: projectIds.LUMI, parentId: story.id });
  });
});

describe('a parent', () => {
  it('is exactly one level up', () => {
    const { jira } = testSite();
    expect(jira.setParent(people.dev, 'HARB-6', 'HARB-2').parentId).toBe(jira.issue(people.dev, 'HARB-2').id);
    expect(jira.setParent(people.dev, 'HARB-6', undefined).parentId).toBeUndefined();
    expect(refusal(() => jira.setParent(people.dev, 'HARB-6', 'HARB-7'))?.fields).toHaveProperty('parent');
    expect(refusal(() => jira.setParent(people.dev, 'HARB-6', 'LUMI-1'))?.fields).toHaveProperty('parent');
  });
});

describe('a deletion', () => {
  it('takes sub-tasks along and leaves an epic’s children, with one event for all of it', () => {
    const { jira, events } = testSite();
    const story = jira.issue(people.priya, 'HARB-6');
    const subtask = jira.createIssue(people.priya, { projectId: projectIds.HARB, typeId: SUBTASK, summary: 'Write to the managers', parentId: story.id });
    events.length = 0;
    jira.deleteIssue(people.priya, 'HARB-1');
    jira.deleteIssue(people.priya, story.id);
    expect(refusal(() => jira.issue(people.priya, subtask.id))?.code).toBe('not-found');
    expect(jira.issue(people.priya, 'HARB-7').parentId).toBeUndefined();
    expect(events.map(({ eventType }) => eventType)).toEqual(['avi:jira:deleted:issue', 'avi:jira:deleted:issue']);
  });
});

describe('a status', () => {
  it('can be renamed by an administrator: its id stays', () => {
    const { jira } = testSite();
    expect(refusal(() => jira.renameStatus(people.mara, HARB.done, 'Delivered'))?.code).toBe('forbidden');
    jira.renameStatus(people.priya, HARB.done, 'Delivered');
    expect(jira.statuses(projectIds.HARB).at(-1)).toMatchObject({ id: HARB.done, name: 'Delivered', category: 'done' });
  });

  it('can be taken out of a workflow: its issues go to the replacement without an event', () => {
    const { jira, events } = testSite();
    jira.transitionIssue(people.dev, 'HARB-3', HARB.inReview);
    events.length = 0;
    jira.removeStatus(people.priya, projectIds.HARB, HARB.inReview, HARB.inProgress);
    expect(jira.statuses(projectIds.HARB).map(({ id }) => id)).toEqual([HARB.toDo, HARB.inProgress, HARB.done]);
    expect(jira.issue(people.dev, 'HARB-3').statusId).toBe(HARB.inProgress);
    expect(events).toEqual([]);
  });

  it('that no workflow has any more is unknown to the site, and to JQL', () => {
    const { jira } = testSite({ indexLagMs: 60_000 });
    expect(jira.search(people.priya, `status = ${HARB.inReview}`)).toEqual([]);
    jira.removeStatus(people.priya, projectIds.HARB, HARB.inReview, HARB.inProgress);
    expect(refusal(() => jira.search(people.priya, `status = ${HARB.inReview}`))?.code).toBe('invalid');
    expect(refusal(() => jira.renameStatus(people.priya, HARB.inReview, 'Checked'))?.code).toBe('not-found');
  });
});
