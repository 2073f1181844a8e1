import { beforeEach, describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero/people';
import { lookNow, move, must, organisationIds, ready, tagged } from './acts';
import { MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

const NUMBER = 'HARB-C1-001';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
  await ready(world);
});
const xero = () => peopleIn(world.xero, organisationIds.northlight);

describe('The issue panel of a milestone that was billed', () => {
  it('says why its invoice is held and what to do, and no longer once it is sent', async () => {
    xero().archiveAccount('205');
    await move(world, 'HARB-2', 'done');
    const held = await tagged(world, 'HARB-2');
    expect(held.milestone).toMatchObject({ bill: { status: 'needs_attention' }, billProblem: { code: 'ACCOUNT_ARCHIVED', severity: 'error' } });
    xero().restoreAccount('205');
    const { invoices } = await must(world, 'finn', { project: 'HARB' }, 'project.load', {});
    await must(world, 'finn', { project: 'HARB' }, 'invoice.retry', { invoiceId: invoices.rows[0]?.invoiceId ?? '', rev: invoices.rows[0]?.rev ?? 0 });
    await world.settle();
    const { milestone } = await tagged(world, 'HARB-2');
    expect(milestone.bill?.status).toBe('draft');
    expect(milestone.billProblem).toBeUndefined();
  });

  it('lets a person leave it unbilled from there, when its invoice was taken back', async () => {
    await move(world, 'HARB-2', 'done');
    xero().delete(NUMBER);
    world.clock.advance(MINUTE_MS);
    await lookNow(world);
    await world.settle();
    const { milestone, contract } = await tagged(world, 'HARB-2');
    expect(milestone).toMatchObject({ state: 'waiting', problem: { code: 'BILL_VOIDED' }, bill: { number: NUMBER, status: 'deleted' } });
    await must(world, 'mara', { issue: 'HARB-2' }, 'milestone.leave', { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev, reason: 'The client cancelled it' });
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'held', hold: { reason: 'The client cancelled it' } });
  });
});

describe('The settings page', () => {
  it('says to an administrator that they may connect, and to nobody else', async () => {
    expect(await must(world, 'priya', { project: 'HARB' }, 'settings.load', {})).toMatchObject({ admin: true });
    expect(await must(world, 'mara', { project: 'HARB' }, 'settings.load', {})).toMatchObject({ admin: false });
  });
});
