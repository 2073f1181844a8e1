import { beforeEach, describe, expect, it } from '@jest/globals';
import { books, connect, lookNow, move, must, organisationIds, ready, tagged } from './acts';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

let world: TestWorld;
/** Milepost learns of the lock when it connects; the epic is finished while it stands. */
beforeEach(async () => {
  world = await testWorld();
  await ready(world);
  world.xero.model.setLockDates(organisationIds.northlight, { periodLockDate: '2026-11-22' });
  await connect(world);
  await move(world, 'HARB-2', 'done');
  expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'waiting', problem: { code: 'PERIOD_LOCKED' } });
});

describe('A milestone that waits because the books are locked', () => {
  it('is billed by itself within hours once finance lifts the lock in Xero', async () => {
    world.xero.model.setLockDates(organisationIds.northlight, {});
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
  });

  it('can be billed by hand at once after the page asked Xero what changed', async () => {
    world.xero.model.setLockDates(organisationIds.northlight, {});
    world.clock.advance(MINUTE_MS);
    await lookNow(world);
    const { contract, milestone } = await tagged(world, 'HARB-2');
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.reach', { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev });
    await world.settle();
    expect(books(world)).toHaveLength(1);
  });

  it('goes on waiting while the lock stands', async () => {
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toHaveLength(0);
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'waiting', problem: { code: 'PERIOD_LOCKED' } });
  });
});
