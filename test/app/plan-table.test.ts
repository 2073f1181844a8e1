import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ContractView } from '../../src/handlers/pages/api';
import { books, connect, contract, move, must, projectView, refusedCodes, tag } from './acts';
import { testWorld, type TestWorld } from './world';

/** One world for all of them: each begins with the plan as it stands. */
const HARB = { project: 'HARB' } as const;
let world: TestWorld;
let plan: ContractView;
const now = async (): Promise<ContractView> => {
  const [found] = (await projectView(world)).contracts;
  if (!found) throw new Error('no contract');
  return found;
};
beforeAll(async () => {
  world = await testWorld();
  await connect(world);
  await contract(world);
  await tag(world, 'HARB-2', await now());
  await tag(world, 'HARB-3', await now(), { name: 'User dashboard', price: { kind: 'share', percent: '20' } });
  await tag(world, 'HARB-4', await now(), { name: 'Payments', price: { kind: 'amount', amount: '6000' }, trigger: { kind: 'date', date: '2030-01-31' } });
});
beforeEach(async () => {
  plan = await now();
});

const keys = ({ milestones }: ContractView): readonly string[] => milestones.map(({ issueKey }) => issueKey);
const seen = (issueKey: string) => ({ contractId: plan.id, rev: plan.rev, milestoneId: plan.milestones.find((milestone) => milestone.issueKey === issueKey)?.id ?? '' });
const lastWord = async () => (await must(world, 'vera', HARB, 'project.activity', {})).rows[0];

describe('the order of a plan', () => {
  it('is as a manager puts it, and says who did', async () => {
    const after = await must(world, 'mara', HARB, 'milestone.move', { ...seen('HARB-4'), place: 1 });
    expect(keys(after)).toEqual(['HARB-4', 'HARB-2', 'HARB-3']);
    expect(after.milestones.map(({ place, of }) => `${place}/${of}`)).toEqual(['1/3', '2/3', '3/3']);
    expect(after.allocated).toEqual(plan.allocated);
    expect(await lastWord()).toMatchObject({ event: { kind: 'milestone-changed', workItem: 'HARB-4', changes: [{ field: 'place', from: '3', to: '1' }] } });
    // And back again, as Undo does.
    plan = after;
    expect(keys(await must(world, 'mara', HARB, 'milestone.move', { ...seen('HARB-4'), place: 3 }))).toEqual(['HARB-2', 'HARB-3', 'HARB-4']);
  });

  it('is not changed by somebody who saw another one', async () => {
    const before = seen('HARB-2');
    await must(world, 'mara', HARB, 'milestone.move', { ...seen('HARB-4'), place: 1 });
    expect(await refusedCodes(world, 'finn', HARB, 'milestone.move', { ...before, place: 3 })).toEqual(['STALE_PAGE']);
    expect(keys(await now())).toEqual(['HARB-4', 'HARB-2', 'HARB-3']);
  });

  it('wakes nothing: no invoice comes of it', async () => {
    await must(world, 'mara', HARB, 'milestone.move', { ...seen('HARB-2'), place: 3 });
    await world.settle();
    expect(books(world)).toEqual([]);
  });
});

describe('a milestone changed in the table', () => {
  it('has another name, price or day, and the rest as it was', async () => {
    const named = await must(world, 'mara', HARB, 'milestone.revise', { ...seen('HARB-3'), name: 'Dashboard for customers', price: { kind: 'amount', amount: '12k' } });
    expect(named.milestones.find(({ issueKey }) => issueKey === 'HARB-3')).toMatchObject({ name: 'Dashboard for customers', deliverable: 'Customers can browse the menu and order.', amount: { amount: '12000.00' }, trigger: { kind: 'category' } });
    plan = named;
    const dated = await must(world, 'mara', HARB, 'milestone.revise', { ...seen('HARB-4'), date: '2030-02-28' });
    expect(dated.milestones.find(({ issueKey }) => issueKey === 'HARB-4')).toMatchObject({ name: 'Payments', amount: { amount: '6000.00' }, trigger: { kind: 'date', date: '2030-02-28' } });
    expect(await lastWord()).toMatchObject({ event: { kind: 'milestone-changed', workItem: 'HARB-4' } });
    await world.settle();
  });

  it('is refused with every fault at once, and nothing of it is kept', async () => {
    expect(await refusedCodes(world, 'mara', HARB, 'milestone.revise', { ...seen('HARB-3'), name: ' ', price: { kind: 'amount', amount: '-5' } })).toEqual(['FIELD_MISSING', 'AMOUNT_NOT_POSITIVE']);
    expect(await refusedCodes(world, 'mara', HARB, 'milestone.revise', { ...seen('HARB-3'), name: 'Fine', price: { kind: 'amount', amount: '90000' } })).toEqual(['PLAN_OVER_PRICE']);
    expect(await refusedCodes(world, 'mara', HARB, 'milestone.revise', { ...seen('HARB-4'), date: '2030-02-30' })).toEqual(['DATE_INVALID']);
    expect(await refusedCodes(world, 'mara', HARB, 'milestone.revise', { ...seen('HARB-3'), date: '2030-02-28' })).toEqual(['INVALID_REQUEST']);
    expect(await now()).toEqual(plan);
  });

  it('is the record’s own once it was billed, but may still be moved', async () => {
    await move(world, 'HARB-2', 'done');
    plan = await now();
    expect(await refusedCodes(world, 'mara', HARB, 'milestone.revise', { ...seen('HARB-2'), name: 'Another' })).toEqual(['MILESTONE_ALREADY_BILLED']);
    const after = await must(world, 'mara', HARB, 'milestone.move', { ...seen('HARB-2'), place: 1 });
    expect(after.milestones[0]).toMatchObject({ issueKey: 'HARB-2', state: 'billed', amount: { amount: '12000.00' } });
    await world.settle();
    expect(books(world)).toHaveLength(1);
  });
});
