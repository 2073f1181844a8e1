import { describe, expect, it } from '@jest/globals';
import { people, projectIds, statusIds } from '../agency/jira';
import { JiraRefusal, type RefusalCode } from '.';
import { testSite } from './testing/site';

function refusalOf(work: () => unknown): RefusalCode | 'done' {
  try {
    work();
    return 'done';
  } catch (failure) {
    if (failure instanceof JiraRefusal) return failure.code;
    throw failure;
  }
}

describe('the sample agency', () => {
  it('numbers epics first, and their stories after them', () => {
    const { jira } = testSite();
    const summaries = (key: string) => jira.issue(people.priya, key).summary;
    expect(summaries('HARB-3')).toBe('User dashboard');
    expect(summaries('HARB-5')).toBe('Production deployment');
    expect(jira.childrenOf(people.priya, 'HARB-1')[0]?.key).toBe('HARB-6');
    expect(summaries('LUMI-2')).toBe('Owner console');
    expect(jira.issuesOf(people.priya, projectIds.HARB)).toHaveLength(24);
  });

  it('lets each of its people do what their work needs, and no more', () => {
    const { jira } = testSite();
    const may = (who: string, permission: 'EDIT_ISSUES' | 'BROWSE_PROJECTS' | 'app:view-billing' | 'app:manage-billing') =>
      (['HARB', 'LUMI'] as const).map((key) => jira.permissions(who, projectIds[key]).has(permission));
    expect(may(people.mara, 'app:manage-billing')).toEqual([true, false]);
    expect(may(people.finn, 'app:manage-billing')).toEqual([true, true]);
    expect(may(people.finn, 'EDIT_ISSUES')).toEqual([false, false]);
    expect(may(people.vera, 'app:view-billing')).toEqual([true, true]);
    expect(may(people.vera, 'app:manage-billing')).toEqual([false, false]);
    expect(may(people.dev, 'EDIT_ISSUES')).toEqual([true, true]);
    expect(may(people.dev, 'app:view-billing')).toEqual([false, false]);
    expect(may(people.olga, 'BROWSE_PROJECTS')).toEqual([false, true]);
    expect([people.priya, people.mara].map((who) => jira.isAdministrator(who))).toEqual([true, false]);
  });

  it('is seeded in silence', () => {
    expect(testSite().events).toEqual([]);
  });
});

describe('permissions', () => {
  it('hide a project and its issues from those who may not browse it', () => {
    const { jira } = testSite();
    expect(jira.projects(people.olga).map(({ key }) => key)).toEqual(['LUMI']);
    expect(refusalOf(() => jira.issue(people.olga, 'HARB-1'))).toBe('not-found');
    expect(refusalOf(() => jira.transitionIssue(people.olga, 'HARB-1', statusIds.HARB.done))).toBe('not-found');
  });

  it('forbid what the person may see but not do, and nothing is changed or published then', () => {
    const { jira, events } = testSite();
    const before = jira.snapshot();
    const { id } = jira.issue(people.finn, 'HARB-1');
    expect(refusalOf(() => jira.transitionIssue(people.finn, id, statusIds.HARB.done))).toBe('forbidden');
    expect(refusalOf(() => jira.editIssue(people.finn, id, { summary: 'Mine' }))).toBe('forbidden');
    expect(refusalOf(() => jira.setProperty(people.finn, { type: 'issue', id }, 'milepost', {}))).toBe('forbidden');
    expect(refusalOf(() => jira.deleteIssue(people.dev, id))).toBe('forbidden');
    expect(refusalOf(() => jira.moveIssue(people.dev, id, projectIds.LUMI))).toBe('forbidden');
    expect(refusalOf(() => jira.createIssue(people.olga, { projectId: projectIds.LUMI, typeId: '10011', summary: 'A' }))).toBe('forbidden');
    expect(refusalOf(() => jira.setRoleMember(people.dev, projectIds.HARB, 'Finance', people.dev, true))).toBe('forbidden');
    expect(jira.snapshot()).toEqual(before);
    expect(events).toEqual([]);
  });

  it('follow a change of roles at once', () => {
    const { jira } = testSite();
    jira.setRoleMember(people.mara, projectIds.HARB, 'Finance', people.dev, true);
    expect(jira.permissions(people.dev, projectIds.HARB).has('app:manage-billing')).toBe(true);
    jira.setRoleMember(people.mara, projectIds.HARB, 'Finance', people.dev, false);
    expect(jira.permissions(people.dev, projectIds.HARB).has('app:manage-billing')).toBe(false);
  });
});

describe('state', () => {
  it('is the same after a snapshot was restored elsewhere, and goes on from there', () => {
    const first = testSite();
    first.jira.transitionIssue(people.mara, 'HARB-1', statusIds.HARB.done);
    first.jira.setProperty(people.mara, { type: 'issue', id: 'HARB-1' }, 'milepost', { v: 1, state: 'armed' });
    const second = testSite();
    second.jira.restore(first.jira.snapshot());
    expect(second.jira.snapshot()).toEqual(first.jira.snapshot());
    const made = second.jira.createIssue(people.mara, { projectId: projectIds.HARB, typeId: '10001', summary: 'One more' });
    expect(made.key).toBe('HARB-25');
    expect(second.jira.search(people.mara, 'milepostState = armed').map(({ key }) => key)).toEqual(['HARB-1']);
  });

  it('is not taken from a state of another format', () => {
    const { jira } = testSite();
    const before = jira.snapshot();
    expect(() => jira.restore({ version: 2 })).toThrow();
    expect(jira.snapshot()).toEqual(before);
  });

  it('tells its listeners once for each change, and not of what changed nothing', () => {
    const { jira } = testSite();
    let changes = 0;
    jira.onChange(() => {
      changes += 1;
    });
    jira.editIssue(people.mara, 'HARB-1', { summary: 'Discovery', dueDate: '2026-12-01' });
    expect(changes).toBe(1);
    jira.editIssue(people.mara, 'HARB-1', { summary: 'Discovery' });
    expect(changes).toBe(1);
  });
});
