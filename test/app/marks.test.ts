import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Json } from '../../local/common/ports';
import { books, connect, contract, move, must, people, projectView, tag } from './acts';
import { HOUR_MS } from './time';
import { testWorld, type TestWorld } from './world';

let world: TestWorld;
const HARB = { project: 'HARB' } as const;
const repaired = async () => (await must(world, 'finn', HARB, 'project.activity', {})).rows.map(({ event }) => event).filter(({ kind }) => kind === 'mark-repaired');
const property = (issue: string) => world.jira.property({ type: 'issue', id: world.jira.issue(people.mara, issue).id }, 'milepost');
const tamper = (issue: string, value: Json): void => void world.jira.setProperty(people.dev, { type: 'issue', id: issue }, 'milepost', value);

/** The app's day, when whatever else there is to do is done. */
async function day(): Promise<void> {
  await world.forge.runSchedule('daily');
  await world.settle();
}

beforeEach(async () => {
  world = await testWorld();
  await connect(world);
  await tag(world, 'HARB-2', await contract(world, { terms: { kind: 'before_release' } }));
});

describe('What Jira knows of a milestone is put back within a day when somebody', () => {
  it('took it away, so that the work is heard of again and billed', async () => {
    const before = property('HARB-2');
    world.jira.deleteProperty(people.dev, { type: 'issue', id: 'HARB-2' }, 'milepost');
    await move(world, 'HARB-2', 'done');
    await world.advance(2 * HOUR_MS);
    expect(books(world)).toHaveLength(0);
    await day();
    expect(property('HARB-2')).toEqual(before);
    expect(await repaired()).toEqual([{ kind: 'mark-repaired', milestone: 'Menu and ordering', workItem: 'HARB-2', was: 'missing' }]);
    await world.advance(2 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
  });

  it.each<[string, Json]>([
    ['opened its gate there', { v: 1, state: 'armed', trigger: 'category:done', contract: 'x', gate: 'open' }],
    ['put it on hold there', { v: 1, state: 'held', trigger: 'category:done', contract: 'x', gate: 'closed' }],
    ['gave it another trigger', { v: 1, state: 'armed', trigger: 'manual', contract: 'x', gate: 'closed' }],
    ['wrote something else', 'paid'],
  ])('%s', async (_what, value) => {
    const before = property('HARB-2');
    tamper('HARB-2', value);
    await day();
    expect(property('HARB-2')).toEqual(before);
    expect(await repaired()).toEqual([expect.objectContaining({ was: 'changed' })]);
    await day();
    expect(await repaired()).toHaveLength(1);
  });
});

it('an override that ran out closes it in Jira too, and is nobody’s doing', async () => {
  const { contracts } = await projectView(world);
  const [made] = contracts;
  await must(world, 'mara', { issue: 'HARB-2' }, 'gate.override', { contractId: made?.id ?? '', milestoneId: made?.milestones[0]?.id ?? '', rev: made?.rev ?? 0, reason: 'Agreed', hours: 1 });
  expect(property('HARB-2')).toMatchObject({ gate: 'open' });
  await world.advance(2 * HOUR_MS);
  await day();
  expect(property('HARB-2')).toMatchObject({ gate: 'closed' });
  expect(await repaired()).toEqual([]);
});

it('work that was deleted keeps nobody’s property from being put back', async () => {
  const [made] = (await projectView(world)).contracts;
  await tag(world, 'HARB-3', made ?? { id: '', rev: 0 }, { price: { kind: 'amount', amount: '100' } });
  world.jira.deleteIssue(people.mara, world.jira.issue(people.mara, 'HARB-3').id);
  world.jira.deleteProperty(people.dev, { type: 'issue', id: 'HARB-2' }, 'milepost');
  await day();
  expect(await repaired()).toEqual([expect.objectContaining({ workItem: 'HARB-2', was: 'missing' })]);
});

it('a search that lags behind changes nothing that is right', async () => {
  world.jira.configure({ indexLagMs: HOUR_MS });
  tamper('HARB-2', { v: 1, state: 'held' });
  await world.advance(2 * HOUR_MS);
  await day();
  const { used } = await world.forge.measure(day);
  expect(await repaired()).toHaveLength(1);
  expect(used.jira.calls).toBeLessThan(6);
});

it('costs a point and a few requests of storage when nothing is amiss', async () => {
  await day();
  const { used } = await world.forge.measure(day);
  expect(used.jira.points).toBeLessThanOrEqual(3);
});
