import { beforeEach, describe, expect, it } from '@jest/globals';
import { books, connect, contract, milestone, move, must, people, projectIds, projectView, refusedCodes, tag, tagged } from './acts';
import { DAY_MS, HOUR_MS } from './time';
import { testWorld, type TestWorld } from './world';

let world: TestWorld;
let versionId: string;
beforeEach(async () => {
  world = await testWorld();
  await connect(world);
  versionId = world.jira.addVersion(people.mara, projectIds.HARB, '1.0').id;
});

const numbers = () => books(world).map(({ number }) => number);
const release = async (id = versionId): Promise<void> => {
  world.jira.releaseVersion(people.mara, id);
  await world.settle();
};
const own = { trigger: { kind: 'version' } } as const;
const named = () => ({ trigger: { kind: 'version' as const, versionId } });
/** Days pass hour by hour. */
const days = async (count: number): Promise<void> => world.advance(count * DAY_MS + HOUR_MS);

describe('A milestone that is due when a version is released', () => {
  it('is billed when the version that it names is, whatever its epic is in, and once however often that is told', async () => {
    await tag(world, 'HARB-2', await contract(world), named());
    await move(world, 'HARB-2', 'done');
    expect(numbers()).toEqual([]);
    world.faults.onDelivery(({ kind }) => kind === 'event', { kind: 'duplicate', copies: 2 });
    await release();
    await release();
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it('is billed when the last of the versions that its epic is in is released', async () => {
    const second = world.jira.addVersion(people.mara, projectIds.HARB, '1.1').id;
    await tag(world, 'HARB-2', await contract(world), own);
    await release();
    expect(numbers()).toEqual([]);
    world.jira.setFixVersions(people.mara, 'HARB-2', [versionId, second]);
    await world.settle();
    expect(numbers()).toEqual([]);
    await release(second);
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it.each([['to come', '2027-03-01'], ['past', '2026-03-01'], ['empty', 'none']])('is billed when its version is marked as released, although the day written into it is %s', async (_what, date) => {
    await tag(world, 'HARB-2', await contract(world), named());
    world.jira.releaseVersion(people.mara, versionId, date);
    await world.settle();
    expect(books(world)).toMatchObject([{ number: 'HARB-C1-001', date: '2026-11-22' }]);
  });

  it('waits again for one whose release was taken back before it could be billed', async () => {
    await tag(world, 'HARB-2', await contract(world, { startsOn: '2026-11-24' }), named());
    await release();
    world.jira.unreleaseVersion(people.mara, versionId);
    await days(3);
    expect(numbers()).toEqual([]);
    expect((await projectView(world)).attention).toEqual([]);
    await release();
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it('stays billed whatever becomes of the version afterwards', async () => {
    world.jira.setFixVersions(people.mara, 'HARB-2', [versionId]);
    await tag(world, 'HARB-2', await contract(world), own);
    await release();
    world.jira.setFixVersions(people.mara, 'HARB-2', []);
    await days(1);
    expect(numbers()).toEqual(['HARB-C1-001']);
    expect((await projectView(world)).attention).toEqual([]);
  });

  it('is found within a day when nobody heard of the release', async () => {
    await tag(world, 'HARB-2', await contract(world), named());
    world.faults.onDelivery((point) => point.kind === 'event', { kind: 'drop' });
    await release();
    expect(numbers()).toEqual([]);
    await days(1);
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it('is billed by the sweep once what stood in its way is gone', async () => {
    const made = await contract(world, { startsOn: '2026-11-24' });
    await tag(world, 'HARB-2', made, named());
    await release();
    expect((await projectView(world)).attention.map(({ problem }) => problem.code)).toEqual(['CONTRACT_NOT_STARTED']);
    await days(3);
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it('says so before: a version that is out already bills at once', async () => {
    await release();
    const made = await contract(world);
    expect(await must(world, 'mara', { issue: 'HARB-2' }, 'panel.versions', {})).toEqual([{ id: versionId, name: '1.0', released: true }]);
    expect(await must(world, 'mara', { issue: 'HARB-2' }, 'panel.preview', milestone(made, named()))).toMatchObject({ immediate: true });
    await tag(world, 'HARB-2', made, named());
    expect((await tagged(world, 'HARB-2')).milestone.trigger).toEqual({ kind: 'version', version: { id: versionId, name: '1.0' } });
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it('is refused on a version of another project', async () => {
    const other = world.jira.addVersion(people.priya, projectIds.LUMI, '9.0').id;
    expect(await refusedCodes(world, 'mara', { issue: 'HARB-2' }, 'panel.tag', milestone(await contract(world), { trigger: { kind: 'version', versionId: other } }))).toEqual(['TRIGGER_VERSION_UNKNOWN']);
  });

  it('is told of within a day when its version is deleted', async () => {
    await tag(world, 'HARB-2', await contract(world), named());
    world.jira.deleteVersion(people.mara, versionId);
    await days(1);
    expect((await projectView(world)).attention.map(({ problem }) => [problem.code, problem.params])).toEqual([['TRIGGER_VERSION_UNKNOWN', { version: '1.0' }]]);
    expect(numbers()).toEqual([]);
  });
});

it('a plan may be put on that waits for versions, and for a status by its name', async () => {
  const { id: contractId, rev } = await contract(world);
  const row = (issueKey: string, trigger: { kind: 'version' } | { kind: 'status'; statusName: string }) => ({ issueKey, name: '', deliverable: '', price: { kind: 'share' as const, percent: '20' }, trigger });
  const plan = (statusName: string) => ({ contractId, rev, rows: [row('HARB-2', { kind: 'version' }), row('HARB-3', { kind: 'status', statusName })] });
  expect(await refusedCodes(world, 'mara', { project: 'HARB' }, 'plan.apply', plan('Shipped'))).toEqual(['TRIGGER_STATUS_UNKNOWN']);
  await must(world, 'mara', { project: 'HARB' }, 'plan.apply', plan('in review'));
  await world.settle();
  const [template] = (await must(world, 'mara', { project: 'HARB' }, 'plan.saveTemplate', { contractId, name: 'Ours' })).filter(({ name }) => name === 'Ours');
  expect(template?.parts.map(({ trigger }) => trigger)).toEqual([{ kind: 'version' }, { kind: 'status', statusName: 'In Review' }]);
  await move(world, 'HARB-3', 'inReview');
  expect(numbers()).toEqual(['HARB-C1-001']);
});
