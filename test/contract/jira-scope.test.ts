import { createWorld, type World, type WorldSettings } from './world';
import { describe, expect, it } from '@jest/globals';
import { people, projectIds } from '../../local/agency/jira';
import type { WorkItemId } from '../../src/billing/ids';
import { changesSince, childrenOf, JiraFailure, visibleItems } from '../../src/jira';

const SUBTASK = '10003';

function world(settings: WorldSettings = {}) {
  const made = createWorld(settings);
  const epic = (key: string) => ({ id: made.jira.issue(people.priya, key).id as WorkItemId, key });
  return { ...made, epic };
}

const keys = ({ items }: Awaited<ReturnType<typeof childrenOf>>) => items.map(({ key }) => key);
const stories = ({ jira }: World, key: string) => jira.childrenOf(people.priya, jira.issue(people.priya, key).id);

describe.each(['parent', 'older'] as const)('the work in an epic, on a site that ties it by %s', (epicLinks) => {
  it('is found with its estimates, in company-managed and in team-managed projects', async () => {
    const site = world({ jira: { epicLinks } });
    site.jira.editIssue(people.dev, 'HARB-6', { originalEstimate: 7200, estimate: null });
    const found = await site.inApp(() => childrenOf([site.epic('HARB-1'), site.epic('LUMI-1')], 100));
    expect(found.more).toBe(false);
    expect(found.items).toHaveLength(7);
    expect(found.items.find(({ key }) => key === 'HARB-6')).toEqual({
      id: site.jira.issue(people.priya, 'HARB-6').id, key: 'HARB-6', epicId: site.epic('HARB-1').id, summary: 'Interview three kitchen managers', type: 'Story', seconds: 7200,
      createdAt: expect.any(String), createdBy: people.mara,
    });
    expect(found.items.filter(({ epicId }) => epicId === site.epic('LUMI-1').id).map(({ points }) => points)).toEqual([3, 3, 3]);
  });

  it('holds its sub-tasks, which belong to the epic through their story', async () => {
    const site = world({ jira: { epicLinks } });
    const [story] = stories(site, 'HARB-2');
    const part = site.jira.createIssue(people.dev, { projectId: projectIds.HARB, typeId: SUBTASK, summary: 'Cut-off by supplier', parentId: story?.id ?? '' });
    const found = await site.inApp(() => childrenOf([site.epic('HARB-2')], 100));
    expect(found.items.find(({ id }) => id === part.id)).toMatchObject({ summary: 'Cut-off by supplier', type: 'Sub-task', epicId: site.epic('HARB-2').id });
    expect(found.items).toHaveLength(6);
  });
});

describe('the work in epics', () => {
  it('is cut where it is more than was asked for, and says so', async () => {
    const site = world();
    const found = await site.inApp(() => childrenOf([site.epic('HARB-2')], 3));
    expect(keys(found)).toHaveLength(3);
    expect(found.more).toBe(true);
  });

  it('is found although one of the epics was deleted, which has none', async () => {
    const site = world();
    const gone = site.epic('HARB-3');
    const epics = [site.epic('HARB-1'), gone, site.epic('HARB-2'), site.epic('HARB-4')];
    site.jira.deleteIssue(people.mara, gone.id);
    expect(keys(await site.inApp(() => childrenOf(epics, 100)))).toHaveLength(12);
    await expect(site.inApp(() => childrenOf([gone], 100))).resolves.toEqual({ items: [], more: false });
  });

  it('costs a point for each search and each item found, and one for the fields, once', async () => {
    const site = world();
    const epics = [site.epic('HARB-1')];
    await site.inApp(() => childrenOf(epics, 100));
    const { used } = await site.forge.measure(() => site.inApp(() => childrenOf(epics, 100)));
    expect(used.jira).toEqual({ calls: 1, points: 5 });
  });

  it('is never taken for empty because Jira did not answer', async () => {
    const site = world();
    const epics = [site.epic('HARB-1')];
    await site.inApp(() => childrenOf(epics, 100));
    site.jira.configure({ unavailableCalls: 1 });
    await expect(site.inApp(() => childrenOf(epics, 100))).rejects.toBeInstanceOf(JiraFailure);
  });
});

describe.each(['milliseconds', 'seconds', 'text'] as const)('what happened to work items, with times in %s', (bulkChangelogTimes) => {
  it('is told since an instant, the oldest first, with who did it', async () => {
    const site = world({ jira: { bulkChangelogTimes } });
    const ids = ['HARB-6', 'HARB-7', 'HARB-8'].map((key) => site.jira.issue(people.priya, key).id as WorkItemId);
    site.jira.editIssue(people.dev, 'HARB-6', { summary: 'Before' });
    const since = new Date(site.clock.now()).toISOString();
    site.clock.advance(60_000);
    site.jira.editIssue(people.dev, 'HARB-7', { estimate: 8 });
    site.clock.advance(60_000);
    site.jira.setParent(people.mara, 'HARB-6', undefined);
    site.jira.deleteIssue(people.mara, 'HARB-8');
    const changes = await site.inApp(() => changesSince(ids, since));
    expect(changes.map(({ id, by }) => [id, by])).toEqual([[ids[1], people.dev], [ids[0], people.mara]]);
    expect(changes[0]?.fields).toContain('customfield_10026');
    expect(changes[1]?.fields).toContain('parent');
  });
});

describe('work items that a person may not see', () => {
  it('are left out', async () => {
    const site = world();
    const ids = ['HARB-6', 'LUMI-3'].map((key) => site.jira.issue(people.priya, key).id as WorkItemId);
    await expect(site.inApp(() => visibleItems(ids), people.olga)).resolves.toEqual(new Set([ids[1]]));
    await expect(site.inApp(() => visibleItems(ids), people.dev)).resolves.toEqual(new Set(ids));
    await expect(site.inApp(() => visibleItems([]), people.dev)).resolves.toEqual(new Set());
  });
});
