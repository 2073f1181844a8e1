import { beforeEach, describe, expect, it } from '@jest/globals';
import { books, connect, contract, milestone, move, must, projectView, tag, tagged } from './acts';
import { DAY_MS, HOUR_MS } from './time';
import { testWorld, type TestWorld } from './world';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
  await connect(world);
});

const statuses = () => books(world).map(({ number, status }) => `${number} ${status}`);
const property = () => world.jira.issue('5f0000000000000000000002', 'HARB-2').properties['milepost'];
const act = async () => {
  const { contract: seen, milestone: { id } } = await tagged(world, 'HARB-2');
  return { contractId: seen.id, milestoneId: id, rev: seen.rev };
};

describe('How far Milepost goes when a milestone is reached', () => {
  it('is what the milestone says, whatever its contract does, and is said beforehand', async () => {
    const made = await contract(world);
    const draft = milestone(made, { autonomy: 'approve' });
    expect(await must(world, 'mara', { issue: 'HARB-2' }, 'panel.preview', draft)).toMatchObject({ autonomy: 'approve', blockers: [] });
    await tag(world, 'HARB-2', made, draft);
    await move(world, 'HARB-2', 'done');
    expect(statuses()).toEqual(['HARB-C1-001 AUTHORISED']);
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ autonomy: 'approve' });
  });

  it('is as the contract says again once the milestone’s own word is taken away', async () => {
    await tag(world, 'HARB-2', await contract(world), { autonomy: 'remind' });
    const { contractId, milestoneId, rev } = await act();
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.update', { ...milestone({ id: contractId, rev }), milestoneId });
    await world.settle();
    expect((await tagged(world, 'HARB-2')).milestone.autonomy).toBeUndefined();
    await move(world, 'HARB-2', 'done');
    expect(statuses()).toEqual(['HARB-C1-001 DRAFT']);
  });
});

describe('A milestone that only reminds', () => {
  it('bills nothing when it is reached, waits for a person, and is billed once by their word', async () => {
    await tag(world, 'HARB-2', await contract(world), { autonomy: 'remind' });
    expect((await tagged(world, 'HARB-2')).preview).toMatchObject({ autonomy: 'remind', blockers: [] });
    await move(world, 'HARB-2', 'done');
    await world.advance(DAY_MS);
    expect(statuses()).toEqual([]);
    const [waits] = (await projectView(world)).attention;
    expect(waits).toMatchObject({ problem: { code: 'BILL_BY_HAND' }, answers: ['bill_again', 'leave', 'untag'] });
    await must(world, 'finn', { project: 'HARB' }, 'milestone.billAgain', await act());
    await world.advance(DAY_MS);
    expect(statuses()).toEqual(['HARB-C1-001 DRAFT']);
    expect((await projectView(world)).attention).toEqual([]);
  });

  it('waits no longer when the work is reopened, found by its event or by the sweep', async () => {
    await tag(world, 'HARB-2', await contract(world), { autonomy: 'remind' });
    await move(world, 'HARB-2', 'done');
    expect(property()).toMatchObject({ state: 'reminded' });
    await move(world, 'HARB-2', 'inProgress');
    expect((await projectView(world)).attention).toEqual([]);
    await move(world, 'HARB-2', 'done');
    world.faults.onDelivery((point) => point.kind === 'event', { kind: 'drop' });
    await move(world, 'HARB-2', 'inProgress');
    expect((await projectView(world)).attention).toHaveLength(1);
    await world.advance(HOUR_MS + 60_000);
    expect((await projectView(world)).attention).toEqual([]);
    expect(statuses()).toEqual([]);
  });

  it('may be all of a contract’s, and those that wait are not let out when the contract goes alone again', async () => {
    const made = await contract(world, { autonomy: 'remind' });
    await tag(world, 'HARB-2', made);
    await move(world, 'HARB-2', 'done');
    const { contracts } = await must(world, 'finn', { project: 'HARB' }, 'settings.load', {});
    expect(contracts[0]).toMatchObject({ autonomy: 'draft', remind: true });
    const { contracts: [now] } = await projectView(world);
    await contract(world, { id: made.id, rev: now?.rev ?? 0, autonomy: 'approve' });
    await world.advance(DAY_MS);
    expect(statuses()).toEqual([]);
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.reach', await act());
    await world.settle();
    expect(statuses()).toEqual(['HARB-C1-001 AUTHORISED']);
  });
});
