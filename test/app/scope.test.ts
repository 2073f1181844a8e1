import { describe, expect, it } from '@jest/globals';
import type { ScopeContractView, ScopeDetail, ScopeRow } from '../../src/handlers/pages/api';
import { call, connect, contract, milestone, move, must, panel, people, projectIds, projectView, refusedCodes, tag, tagged } from './acts';
import { testWorld, type Otherwise, type TestWorld } from './world';

const HOUR_MS = 3_600_000;
const STORY = '10001';
const SUBTASK = '10003';

/** HARB-2, with five stories of three points each, priced at 12,000 of 60,000. */
async function priced(otherwise: Otherwise = {}): Promise<TestWorld> {
  const world = await testWorld(otherwise);
  await connect(world);
  await tag(world, 'HARB-2', await contract(world));
  return world;
}

const scopes = async (world: TestWorld, project = 'HARB'): Promise<ScopeContractView> => {
  const [first] = (await must(world, 'vera', { project }, 'scope.load', {})).contracts;
  if (!first) throw new Error('There is no contract.');
  return first;
};

async function row(world: TestWorld, project = 'HARB'): Promise<ScopeRow> {
  const [first] = (await scopes(world, project)).milestones;
  if (!first) throw new Error('There is no milestone.');
  return first;
}

async function detail(world: TestWorld, who: 'vera' | 'finn' = 'finn'): Promise<ScopeDetail> {
  const { id, milestones: [first] } = await scopes(world);
  return must(world, who, { project: 'HARB' }, 'scope.detail', { contractId: id, milestoneId: first?.milestoneId ?? '' });
}

/** A person adds a story to an epic, a minute later. */
async function add(world: TestWorld, epic: string, summary: string, estimate = 5) {
  await world.advance(60_000);
  const { id, projectId } = world.jira.issue(people.priya, epic);
  const made = world.jira.createIssue(people.dev, { projectId, typeId: projectId === projectIds.HARB ? STORY : '10011', summary, parentId: id, estimate });
  await world.settle();
  return made;
}

describe('The baseline of a milestone', () => {
  it('is the work in its epic as it stood when the price was agreed, sub-tasks included', async () => {
    const world = await testWorld();
    await connect(world);
    const story = world.jira.childrenOf(people.priya, world.jira.issue(people.priya, 'HARB-2').id)[0];
    world.jira.createIssue(people.dev, { projectId: projectIds.HARB, typeId: SUBTASK, summary: 'Cut-off by supplier', parentId: story?.id ?? '', originalEstimate: 7200 });
    await tag(world, 'HARB-2', await contract(world));
    expect(await row(world)).toMatchObject({ issueKey: 'HARB-2', keeping: false, baseline: { items: 6, points: 15, seconds: 7200, more: 0 }, drift: { level: 'none', added: 0, removed: 0 } });
    expect((await detail(world)).baseline.map(({ type }) => type).sort()).toEqual(['Story', 'Story', 'Story', 'Story', 'Story', 'Sub-task']);
  });

  it.each([[{}], [{ jira: { epicLinks: 'older' } }], [{ jira: { bulkChangelogTimes: 'text' } }]] as const)('is kept in team-managed projects too, and however the site ties work to epics: %j', async (otherwise: Otherwise) => {
    const world = await testWorld(otherwise);
    await connect(world);
    const made = await contract(world, { numberPrefix: 'LUMI-C1' }, 'LUMI');
    await must(world, 'finn', { issue: 'LUMI-1' }, 'panel.tag', milestone(made));
    await tag(world, 'HARB-2', await contract(world));
    await world.settle();
    expect(await row(world, 'LUMI')).toMatchObject({ baseline: { items: 3, points: 9 } });
    expect(await row(world)).toMatchObject({ baseline: { items: 5, points: 15 } });
    await add(world, 'LUMI-1', 'Gift vouchers');
    await add(world, 'HARB-2', 'Vouchers');
    expect(await row(world, 'LUMI')).toMatchObject({ drift: { added: 1, points: { was: 9, is: 14 } } });
    expect((await detail(world)).added).toMatchObject([{ summary: 'Vouchers', by: people.dev }]);
  });

  it('is read again when Jira did not answer, and the milestone is priced all the same', async () => {
    const world = await testWorld();
    await connect(world);
    world.faults.onCall((point) => point.kind === 'jira' && point.functionKey === 'on-billing-work' && /field|search/.test(point.path), { kind: 'status', status: 503 }, 3);
    await tag(world, 'HARB-2', await contract(world));
    expect(await tagged(world, 'HARB-2')).toMatchObject({ milestone: { state: 'planned' } });
    await world.advance(HOUR_MS);
    expect(world.faults.pending()).toBe(0);
    expect(await row(world)).toMatchObject({ keeping: false, baseline: { items: 5 } });
  });

  it('is read within the hour when its job was lost', async () => {
    const world = await testWorld();
    await connect(world);
    const made = await contract(world);
    world.faults.onCall((point) => point.kind === 'platform' && point.body.includes('"kind":"scope"'), { kind: 'crash', when: 'before' });
    await call(world, 'mara', { issue: 'HARB-2' }, 'panel.tag', milestone(made)).catch(() => undefined);
    expect(world.faults.pending()).toBe(0);
    await add(world, 'HARB-2', 'Loyalty points');
    await world.advance(HOUR_MS);
    const { used } = await world.forge.measure(() => row(world));
    expect(used.queuePushes).toBe(0);
    expect(await row(world)).toMatchObject({ baseline: { items: 6 } });
  });

  it('moves with a new price, and with nothing else that is changed of a milestone', async () => {
    const world = await priced();
    await add(world, 'HARB-2', 'Loyalty points');
    const change = async (draft: Parameters<typeof milestone>[1]) => {
      const { contract: seen, milestone: { id } } = await tagged(world, 'HARB-2');
      await must(world, 'mara', { issue: 'HARB-2' }, 'panel.update', { ...milestone(seen, draft), milestoneId: id });
      await world.settle();
    };
    await change({ name: 'Menu, ordering and more', deliverable: 'Customers can order, and collect points.' });
    expect(await row(world)).toMatchObject({ drift: { added: 1 } });
    expect(await detail(world)).toMatchObject({ deliverable: { before: 'Customers can browse the menu and order.', now: 'Customers can order, and collect points.' } });
    await change({ price: { kind: 'amount', amount: '15,000' } });
    expect(await row(world)).toMatchObject({ baseline: { items: 6, points: 20 }, drift: { level: 'none', added: 0 } });
  });

  it('that was empty when the price was agreed is taken once there is work, and then no more', async () => {
    const world = await testWorld();
    await connect(world);
    const { id } = world.jira.createIssue(people.mara, { projectId: projectIds.HARB, typeId: '10000', summary: 'Loyalty programme' });
    const epic = world.jira.issue(people.mara, id).key;
    await tag(world, epic, await contract(world));
    await add(world, epic, 'Collect points');
    expect(await row(world)).toMatchObject({ baseline: { items: 0 }, drift: { level: 'unknown', added: 1 } });
    const keep = async () => {
      const { id: contractId, rev, milestones: [first] } = await scopes(world);
      return { contractId, rev, milestoneId: first?.milestoneId ?? '' };
    };
    await must(world, 'mara', { project: 'HARB' }, 'scope.keep', await keep());
    await world.settle();
    expect(await row(world)).toMatchObject({ baseline: { items: 1 }, drift: { level: 'none' } });
    expect(await refusedCodes(world, 'mara', { project: 'HARB' }, 'scope.keep', await keep())).toEqual(['SCOPE_KEPT']);
  });

  it('goes with a milestone that is taken off the plan, and another begins with the next price', async () => {
    const world = await priced();
    await add(world, 'HARB-2', 'Loyalty points');
    const { contract: seen, milestone: { id } } = await tagged(world, 'HARB-2');
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.untag', { contractId: seen.id, milestoneId: id, rev: seen.rev });
    await world.settle();
    expect((await scopes(world)).milestones).toEqual([]);
    await tag(world, 'HARB-2', (await projectView(world)).contracts[0] ?? seen);
    expect(await row(world)).toMatchObject({ baseline: { items: 6 }, drift: { level: 'none' } });
  });
});

describe('The drift of a milestone', () => {
  it('is shown with what was added, removed, estimated anew and reworded, by whom and when', async () => {
    const world = await priced();
    const [first, second, third, fourth] = world.jira.childrenOf(people.priya, world.jira.issue(people.priya, 'HARB-2').id);
    const added = await add(world, 'HARB-2', 'Loyalty points', 8);
    world.jira.editIssue(people.mara, first?.id ?? '', { estimate: 5 });
    world.jira.editIssue(people.dev, second?.id ?? '', { summary: 'Basket with case sizes and prices' });
    world.jira.setParent(people.mara, third?.id ?? '', world.jira.issue(people.priya, 'HARB-3').id);
    world.jira.deleteIssue(people.priya, fourth?.id ?? '');
    await world.settle();
    const seen = await detail(world);
    const at = new Date(world.clock.now()).toISOString();
    expect(seen.row.drift).toEqual({
      level: 'red', added: 1, removed: 2, reestimated: 1, reworded: 1, items: { was: 5, is: 4, moved: 3, percent: 60 }, points: { was: 15, is: 19, moved: 16, percent: 106 },
    });
    expect(seen.added).toEqual([{ id: added.id, key: added.key, summary: 'Loyalty points', type: 'Story', points: 8, at, by: people.dev }]);
    expect(seen.removed).toMatchObject([{ id: third?.id, by: people.mara, at }, { id: fourth?.id, summary: fourth?.summary }]);
    expect(seen.removed[1]).not.toHaveProperty('by');
    expect(seen.changed).toMatchObject([
      { id: first?.id, points: 5, before: { points: 3 }, by: people.mara },
      { id: second?.id, summary: 'Basket with case sizes and prices', before: { summary: 'Basket with case sizes' }, by: people.dev },
    ]);
  });

  it('costs nothing until somebody looks, and then a point for each item', async () => {
    const world = await priced();
    const { used: adding } = await world.forge.measure(() => add(world, 'HARB-2', 'Loyalty points'));
    expect(adding.invocations).toEqual({});
    await row(world);
    const { used } = await world.forge.measure(() => must(world, 'mara', { issue: 'HARB-2' }, 'panel.scope', {}));
    expect(used.invocations).toEqual({ 'panel-calls': 1 });
    expect(used.kvs.requests).toBeLessThanOrEqual(3);
    // The issue and the permission check that every call of the panel makes, and one search with six items.
    expect(used.jira).toEqual({ calls: 3, points: 2 + 1 + 7 });
  });

  it('is in the panel of its epic, and of no other', async () => {
    const world = await priced();
    await add(world, 'HARB-2', 'Loyalty points', 3);
    expect(await must(world, 'mara', { issue: 'HARB-2' }, 'panel.scope', {})).toMatchObject({ row: { drift: { level: 'amber', added: 1, items: { percent: 20 } } } });
    expect(await must(world, 'mara', { issue: 'HARB-3' }, 'panel.scope', {})).toEqual({});
    expect(await must(world, 'dev', { issue: 'HARB-2' }, 'panel.scope', {})).toEqual({});
    expect((await panel(world, 'HARB-2')).state).toBe('tagged');
  });

  it('is alarming from where the contract says so', async () => {
    const world = await priced();
    await add(world, 'HARB-2', 'Loyalty points', 3);
    const limits = async (amber: string, red: string) => {
      const { id, rev } = await scopes(world);
      return call(world, 'mara', { project: 'HARB' }, 'scope.limits', { contractId: id, rev, amber, red });
    };
    expect(await limits('10 %', '20')).toMatchObject({ ok: true, data: { limits: { amber: 10, red: 20 } } });
    expect(await row(world)).toMatchObject({ drift: { level: 'red' } });
    expect(await limits('30', '20')).toMatchObject({ ok: false, problems: [{ code: 'FIELD_INVALID', path: 'red' }] });
    expect(await limits('0', 'lots')).toMatchObject({ ok: false, problems: [{ path: 'amber' }, { path: 'red' }] });
    const { rows } = await must(world, 'finn', { project: 'HARB' }, 'project.activity', {});
    expect(rows[0]?.event).toMatchObject({ kind: 'contract-changed', changes: [{ field: 'drift limits', from: '20 % / 40 %', to: '10 % / 20 %' }] });
  });

  it('names no work that the reader may not see', async () => {
    const world = await priced();
    const [story] = world.jira.childrenOf(people.priya, world.jira.issue(people.priya, 'HARB-2').id);
    world.jira.setRoleMember(people.priya, projectIds.LUMI, 'Viewers', people.vera, false);
    world.jira.setRoleMember(people.priya, projectIds.LUMI, 'Account managers', people.vera, false);
    await world.advance(60_000);
    world.jira.moveIssue(people.priya, story?.id ?? '', projectIds.LUMI);
    await world.settle();
    const [removed] = (await detail(world, 'vera')).removed;
    expect(removed).toMatchObject({ id: story?.id, by: people.priya });
    expect(removed).not.toHaveProperty('summary');
    expect((await detail(world, 'finn')).removed[0]?.summary).toBe(story?.summary);
  });

  it('is not told while Jira does not answer, and all that is ours is', async () => {
    const world = await priced();
    world.faults.onCall((point) => point.kind === 'jira' && point.path.includes('/search/jql'), { kind: 'status', status: 503 });
    const seen = await row(world);
    expect(seen.baseline).toMatchObject({ items: 5 });
    expect(seen).not.toHaveProperty('drift');
    world.faults.onCall((point) => point.kind === 'jira' && point.path.includes('/changelog/'), { kind: 'status', status: 503 });
    await add(world, 'HARB-2', 'Loyalty points');
    world.jira.editIssue(people.mara, 'HARB-11', { estimate: 8 });
    expect((await detail(world)).changed).toMatchObject([{ before: { points: 3 }, points: 8 }]);
  });

  it('of what is billed is looked at only when it is opened', async () => {
    const world = await priced();
    await move(world, 'HARB-2', 'done');
    await add(world, 'HARB-2', 'One more thing');
    expect(await row(world)).toMatchObject({ billed: true, baseline: { items: 5 } });
    expect(await row(world)).not.toHaveProperty('drift');
    expect((await detail(world)).row.drift).toMatchObject({ added: 1 });
  });
});
