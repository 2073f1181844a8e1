import { beforeEach, describe, expect, it } from '@jest/globals';
import { books, connect, contract, move, must, people, projectIds, projectView, statusIds, tag, tagged } from './acts';
import { testWorld, type Otherwise, type TestWorld } from './world';

const DAY_MS = 24 * 3_600_000;
/** Days pass hour by hour. */
const SLOW_MS = 60_000;
const STORY = '10001';
const IN_REVIEW = { trigger: { kind: 'status', statusId: statusIds.HARB.inReview } } as const;

let world: TestWorld;
const begin = async (otherwise: Otherwise = {}): Promise<void> => {
  world = await testWorld(otherwise);
  await connect(world);
};
beforeEach(async () => begin());

const idOf = (key: string): string => world.jira.issue(people.priya, key).id;
const milestoneNow = async () => (await projectView(world)).contracts[0]?.milestones[0];
const waitingFor = async (): Promise<readonly string[]> => (await projectView(world)).attention.map(({ problem }) => problem.code);

/** What people do to epics that are milestones, and how each is answered: on Needs attention, or by a rule. */
describe('An epic whose milestone is not billed yet', () => {
  it('that is deleted is told of within a day, and can be taken off the plan', async () => {
    const made = await contract(world);
    await tag(world, 'HARB-2', made);
    await tag(world, 'HARB-3', (await projectView(world)).contracts[0] ?? made, { name: 'Dashboard', price: { kind: 'amount', amount: '100' } });
    world.jira.deleteIssue(people.priya, idOf('HARB-2'));
    await world.advance(DAY_MS + 3_600_000);
    expect(await milestoneNow()).toMatchObject({ state: 'waiting', problem: { code: 'WORK_ITEM_NOT_FOUND' } });
    expect(await waitingFor()).toEqual(['WORK_ITEM_NOT_FOUND']);
    const [plan] = (await projectView(world)).contracts;
    await must(world, 'finn', { project: 'HARB' }, 'milestone.untag', { contractId: plan?.id ?? '', milestoneId: plan?.milestones[0]?.id ?? '', rev: plan?.rev ?? 0 });
    expect(await waitingFor()).toEqual([]);
  });

  it('whose trigger’s status is renamed is billed by it all the same', async () => {
    await tag(world, 'HARB-2', await contract(world), IN_REVIEW);
    world.jira.renameStatus(people.priya, statusIds.HARB.inReview, 'With the client');
    await move(world, 'HARB-2', 'inReview');
    expect(books(world)).toHaveLength(1);
  });

  it('whose trigger’s status is taken out of the workflow is told of within a day, and goes on once it waits for another', async () => {
    await tag(world, 'HARB-2', await contract(world), IN_REVIEW);
    world.jira.removeStatus(people.priya, projectIds.HARB, statusIds.HARB.inReview, statusIds.HARB.inProgress);
    await world.advance(DAY_MS + 3_600_000);
    expect(await milestoneNow()).toMatchObject({ state: 'waiting', problem: { code: 'TRIGGER_STATUS_UNKNOWN', params: { status: 'In Review' } } });
    expect(await waitingFor()).toEqual(['TRIGGER_STATUS_UNKNOWN']);
    await move(world, 'HARB-2', 'inProgress');
    await world.advance(DAY_MS);
    expect(await waitingFor()).toEqual(['TRIGGER_STATUS_UNKNOWN']);
    const { contract: seen, milestone: { id, name, deliverable } } = await tagged(world, 'HARB-2');
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.update', { contractId: seen.id, rev: seen.rev, milestoneId: id, name, deliverable, price: { kind: 'amount', amount: '12,000' }, trigger: { kind: 'status', statusId: statusIds.HARB.done } });
    await world.settle();
    expect(await milestoneNow()).toMatchObject({ state: 'planned' });
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
  });

  it('is told of in the same way while other projects still have the status', async () => {
    world.jira.setUp.addProject({
      id: '10050', key: 'GULL', name: 'Gull & Sons', style: 'company-managed', leadId: people.priya, issueTypeIds: ['10000', STORY], statusIds: Object.values(statusIds.HARB), roles: [],
    });
    await tag(world, 'HARB-2', await contract(world), IN_REVIEW);
    world.jira.removeStatus(people.priya, projectIds.HARB, statusIds.HARB.inReview, statusIds.HARB.inProgress);
    await world.advance(DAY_MS + 3_600_000);
    expect(await waitingFor()).toEqual(['TRIGGER_STATUS_UNKNOWN']);
  });

  it('that becomes a story stays its milestone, and is billed once', async () => {
    await tag(world, 'HARB-2', await contract(world));
    world.jira.changeType(people.mara, idOf('HARB-2'), STORY);
    await world.settle();
    expect(await tagged(world, 'HARB-2')).toMatchObject({ milestone: { state: 'planned' } });
    await move(world, 'HARB-2', 'done');
    await world.advance(DAY_MS);
    expect(books(world)).toHaveLength(1);
  });

  it('that becomes part of another epic stays its milestone, and so does that one', async () => {
    const made = await contract(world);
    await tag(world, 'HARB-2', made);
    await tag(world, 'HARB-3', (await projectView(world)).contracts[0] ?? made, { name: 'Dashboard', price: { kind: 'amount', amount: '100' } });
    world.jira.changeType(people.mara, idOf('HARB-2'), STORY);
    world.jira.setParent(people.mara, idOf('HARB-2'), idOf('HARB-3'));
    await move(world, 'HARB-2', 'done');
    await move(world, 'HARB-3', 'done');
    expect(books(world).map(({ number }) => number).sort()).toEqual(['HARB-C1-001', 'HARB-C1-002']);
  });

  it.each(['hidden', 'read-only'] as const)('in a project that is archived (its issues %s) is told of or billed by its date, and goes on once the project is back', async (archivedProjects) => {
    await begin({ jira: { archivedProjects } });
    await tag(world, 'HARB-2', await contract(world), { trigger: { kind: 'date', date: '2026-11-23' } });
    world.jira.archiveProject(people.priya, projectIds.HARB, true);
    await world.advance(2 * DAY_MS);
    expect(books(world)).toHaveLength(archivedProjects === 'hidden' ? 0 : 1);
    world.jira.archiveProject(people.priya, projectIds.HARB, false);
    expect(await waitingFor()).toEqual(archivedProjects === 'hidden' ? ['WORK_ITEM_NOT_FOUND'] : []);
    await world.advance(DAY_MS);
    expect(books(world)).toHaveLength(1);
    expect(await milestoneNow()).toMatchObject({ state: 'billed' });
  }, SLOW_MS);
});

describe('An epic whose milestone is billed', () => {
  it('keeps its bill when it is deleted, becomes a story, or its project is archived', async () => {
    await tag(world, 'HARB-2', await contract(world));
    await move(world, 'HARB-2', 'done');
    world.jira.changeType(people.mara, idOf('HARB-2'), STORY);
    world.jira.deleteIssue(people.priya, idOf('HARB-2'));
    await world.advance(DAY_MS);
    world.jira.archiveProject(people.priya, projectIds.HARB, true);
    await world.advance(DAY_MS);
    world.jira.archiveProject(people.priya, projectIds.HARB, false);
    expect(await milestoneNow()).toMatchObject({ state: 'billed', bill: { status: 'draft' } });
    expect(books(world)).toHaveLength(1);
    expect(await waitingFor()).toEqual([]);
  }, SLOW_MS);
});
