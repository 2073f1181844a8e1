import { beforeEach, describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero/people';
import { lookNow, move, must, organisationIds, people, projectIds, ready, tagged } from './acts';
import { MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

const NUMBER = 'HARB-C1-001';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
  await ready(world);
});
const partOf = (epic: string): string => world.jira.childrenOf(people.priya, world.jira.issue(people.priya, epic).id)[0]?.key ?? '';
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

describe('The issue panel of work that is a part of an epic', () => {
  it('says which milestone it counts toward, to who may see billing, in two reads of storage', async () => {
    const child = partOf('HARB-2');
    const { result, used } = await world.forge.measure(async () => must(world, 'vera', { issue: child }, 'panel.load', {}));
    expect(result).toMatchObject({ state: 'not_epic', issueType: 'Story', toward: [{ name: 'Menu and ordering', issueKey: 'HARB-2', amount: { amount: '12000.00' }, state: 'planned' }] });
    expect(used.kvs.requests).toBeLessThanOrEqual(2);
    expect(await must(world, 'dev', { issue: child }, 'panel.load', {})).toEqual({ state: 'no_permission' });
  });

  it('says so of a sub-task too, two levels below the epic', async () => {
    const issue = world.jira.createIssue(people.mara, { projectId: projectIds.HARB, typeId: '10003', summary: 'Prices by supplier', parentId: world.jira.issue(people.mara, partOf('HARB-2')).id });
    const { result, used } = await world.forge.measure(async () => must(world, 'vera', { issue: issue.key }, 'panel.load', {}));
    expect(result).toMatchObject({ state: 'not_epic', issueType: 'Sub-task', toward: [{ name: 'Menu and ordering', issueKey: 'HARB-2' }] });
    expect(used.kvs.requests).toBeLessThanOrEqual(2);
  });

  it('says nothing of a milestone where its epic is none', async () => {
    expect(await must(world, 'mara', { issue: partOf('HARB-3') }, 'panel.load', {})).toEqual({ state: 'not_epic', issueType: 'Story' });
  });
});
