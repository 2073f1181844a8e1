import { describe, expect, it } from '@jest/globals';
import { people, statusIds } from '../agency/jira';
import { APP, as, testSite } from './testing/site';

const { HARB } = statusIds;

describe('the event of an update', () => {
  it('carries the issue as it is afterwards, what changed, and who did it', () => {
    const { jira, events } = testSite();
    const { id } = jira.transitionIssue(people.mara, 'HARB-3', HARB.done);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      eventType: 'avi:jira:updated:issue',
      jiraEventTypeName: 'issue_generic',
      atlassianId: people.mara,
      selfGenerated: false,
      associatedUsers: [{ accountId: people.mara }],
      issue: {
        id,
        key: 'HARB-3',
        fields: {
          summary: 'User dashboard',
          issuetype: { name: 'Epic', hierarchyLevel: 1 },
          project: { id: '10000', key: 'HARB' },
          status: { id: HARB.done, name: 'Done', statusCategory: { key: 'done' } },
        },
      },
      changelog: {
        items: [
          { field: 'resolution', fieldId: 'resolution', from: null, fromString: null, to: '10000', toString: 'Done' },
          { field: 'status', fieldId: 'status', from: HARB.toDo, fromString: 'To Do', to: HARB.done, toString: 'Done' },
        ],
      },
    });
  });

  it.each([
    ['previous-first', [HARB.toDo, HARB.done]],
    ['current-first', [HARB.done, HARB.toDo]],
  ] as const)('names both statuses, %s', (associatedStatuses, expected) => {
    const { jira, events } = testSite({ associatedStatuses });
    jira.transitionIssue(people.mara, 'HARB-3', HARB.done);
    expect(events[0]).toMatchObject({ associatedStatuses: expected.map((id) => ({ id })) });
  });

  it('names no statuses when the status did not change', () => {
    const { jira, events } = testSite();
    jira.editIssue(people.mara, 'HARB-3', { summary: 'Dashboard' });
    expect(events[0]).not.toHaveProperty('associatedStatuses');
    expect(events[0]).toMatchObject({ jiraEventTypeName: 'issue_updated' });
  });

  it('comes with one of its own when the assignee changed, and both name everybody concerned', () => {
    const { jira, events } = testSite();
    jira.editIssue(people.mara, 'HARB-6', { assigneeId: people.mara });
    expect(events.map(({ eventType }) => eventType)).toEqual(['avi:jira:assigned:issue', 'avi:jira:updated:issue']);
    const concerned = [{ accountId: people.mara }, { accountId: people.dev }];
    expect(events.map(({ associatedUsers }) => associatedUsers)).toEqual([concerned, concerned]);
  });

  it('tells of a move with the old and new key and project', () => {
    const { jira, events } = testSite();
    jira.moveIssue(people.priya, 'HARB-3', 'LUMI');
    expect(events[0]).toMatchObject({
      jiraEventTypeName: 'issue_moved',
      issue: { key: 'LUMI-9' },
      changelog: { items: expect.arrayContaining([expect.objectContaining({ fieldId: 'project', from: '10000', to: '10001' }), expect.objectContaining({ field: 'Key', fromString: 'HARB-3', toString: 'LUMI-9' })]) },
    });
  });
});

describe('who caused an event', () => {
  it('is nobody, and the app itself, for what the app did as itself', async () => {
    const { call, events } = testSite();
    await call(APP, 'PUT', '/rest/api/3/issue/HARB-3/properties/milepost', { v: 1 });
    expect(events[0]).toMatchObject({ eventType: 'avi:jira:set:issue-property', selfGenerated: true, property: { key: 'milepost' }, issue: { key: 'HARB-3' } });
    expect(events[0]).not.toHaveProperty('atlassianId');
  });

  it('is the person, and the app as well, for what the app did as that person', async () => {
    const { call, events } = testSite();
    await call(as(people.dev), 'POST', '/rest/api/3/issue/HARB-3/transitions', { transition: { id: '41' } });
    expect(events[0]).toMatchObject({ eventType: 'avi:jira:updated:issue', selfGenerated: true, atlassianId: people.dev });
  });
});

describe('an issue property', () => {
  it('has events of its own, and leaves the issue’s changelog and time alone', () => {
    const { jira, events, clock } = testSite();
    const before = jira.issue(people.dev, 'HARB-3');
    clock.advance(1000);
    expect(jira.setProperty(people.dev, { type: 'issue', id: 'HARB-3' }, 'milepost', { state: 'armed' })).toBe('created');
    expect(jira.setProperty(people.dev, { type: 'issue', id: 'HARB-3' }, 'milepost', { state: 'billed' })).toBe('updated');
    jira.deleteProperty(people.dev, { type: 'issue', id: before.id }, 'milepost');
    expect(events.map(({ eventType }) => eventType)).toEqual(['avi:jira:set:issue-property', 'avi:jira:set:issue-property', 'avi:jira:deleted:issue-property']);
    expect(jira.issue(people.dev, 'HARB-3')).toEqual(before);
  });

  it('is there for trigger filters when an event is delivered', () => {
    const { jira } = testSite();
    jira.setProperty(people.dev, { type: 'issue', id: 'HARB-3' }, 'milepost', { state: 'armed' });
    const { id } = jira.issue(people.dev, 'HARB-3');
    expect(jira.property({ type: 'issue', id }, 'milepost')).toEqual({ state: 'armed' });
    expect(jira.property({ type: 'issue', id }, 'toString')).toBeUndefined();
    expect(jira.property({ type: 'issue', id: '1' }, 'milepost')).toBeUndefined();
  });
});

describe('the order of things', () => {
  it('is: the change, the listeners, the event', () => {
    const { jira, events } = testSite();
    const seen: string[] = [];
    jira.onChange(() => seen.push(`${jira.issue(people.dev, 'HARB-3').statusId} with ${events.length} events`));
    jira.transitionIssue(people.dev, 'HARB-3', HARB.done);
    expect(seen).toEqual([`${HARB.done} with 0 events`]);
    expect(events).toHaveLength(1);
  });
});
