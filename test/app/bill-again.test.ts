import { beforeEach, describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero/people';
import type { PageCall } from '../../src/handlers/pages/api';
import { books, call, connect, lookNow, move, must, organisationIds, people, projectView, ready } from './acts';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';
import { told } from './words';

const NUMBER = 'HARB-C1-001';
type Decision = Extract<PageCall, `milestone.${string}`>;

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
  await ready(world);
});

const xero = () => peopleIn(world.xero, organisationIds.northlight);
const milestoneNow = async () => {
  const [contract] = (await projectView(world)).contracts;
  return { contract: contract!, milestone: contract!.milestones[0]! };
};

/** Finn decides on the project page, on what it shows now. */
async function decide(name: Decision, more: object = {}) {
  const { contract, milestone } = await milestoneNow();
  const answer = await call(world, 'finn', { project: 'HARB' }, name, { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev, reason: 'Client cancelled the work', ...more });
  await world.settle();
  return answer;
}
const codesOf = (answer: Awaited<ReturnType<typeof decide>>) => (answer.ok ? [] : answer.problems.map(({ code }) => code));

async function billedAndDeleted(): Promise<void> {
  await move(world, 'HARB-2', 'done');
  xero().delete(NUMBER);
  world.clock.advance(MINUTE_MS);
  await lookNow(world);
  await world.settle();
  expect((await milestoneNow()).milestone).toMatchObject({ state: 'waiting', problem: { code: 'BILL_VOIDED' } });
}

describe('A milestone whose invoice was taken back', () => {
  beforeEach(billedAndDeleted);

  it('is billed again from the project page, under a new number, wherever its work stands', async () => {
    await move(world, 'HARB-2', 'inProgress');
    const answer = await decide('milestone.billAgain');
    expect(answer).toMatchObject({ ok: true, data: { milestones: [{ state: 'billed', bill: { number: 'HARB-C1-002' } }] } });
    expect(books(world).map(({ number, status }) => [number, status])).toEqual([[NUMBER, 'DELETED'], ['HARB-C1-002', 'DRAFT']]);
  });

  it('is billed again once, whoever says so at the same time', async () => {
    const { contract, milestone } = await milestoneNow();
    const seen = { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev };
    await Promise.all([
      call(world, 'finn', { project: 'HARB' }, 'milestone.billAgain', seen),
      call(world, 'mara', { project: 'HARB' }, 'milestone.billAgain', seen),
      call(world, 'mara', { issue: 'HARB-2' }, 'panel.reach', seen),
    ]);
    await world.advance(2 * HOUR_MS);
    expect(books(world).filter(({ status }) => status === 'DRAFT').map(({ number }) => number)).toEqual(['HARB-C1-002']);
  });

  it('is not billed again over what stands in the way, and the person is told what', async () => {
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect(codesOf(await decide('milestone.billAgain'))).toEqual(['NOT_CONNECTED']);
    expect((await milestoneNow()).milestone).toMatchObject({ state: 'waiting', problem: { code: 'BILL_VOIDED' } });
  });

  it('is left unbilled with a reason, on the record, whatever its work does', async () => {
    expect(await decide('milestone.leave')).toMatchObject({ ok: true, data: { milestones: [{ state: 'held', hold: { reason: 'Client cancelled the work' } }] } });
    await move(world, 'HARB-2', 'inProgress');
    await move(world, 'HARB-2', 'done');
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
    const { rows } = await must(world, 'finn', { project: 'HARB' }, 'project.activity', {});
    expect(rows.map(told).some((text) => text.includes('not billed again') && text.includes(NUMBER) && text.includes('Client cancelled the work'))).toBe(true);
    expect(codesOf(await decide('milestone.leave'))).toEqual(['STALE_PAGE']);
    expect(codesOf(await decide('milestone.leave', { reason: ' ' }))).toEqual(['FIELD_MISSING']);
    expect(codesOf(await decide('milestone.billAgain'))).toEqual(['MILESTONE_HELD']);
  });

  it('waits again as it did once that is taken back, and is billed by a person’s word only', async () => {
    await decide('milestone.leave');
    expect(await decide('milestone.takeBackLeave')).toMatchObject({ ok: true, data: { milestones: [{ state: 'waiting', problem: { code: 'BILL_VOIDED' } }] } });
    await move(world, 'HARB-2', 'inProgress');
    await move(world, 'HARB-2', 'done');
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
    expect(codesOf(await decide('milestone.takeBackLeave'))).toEqual(['STALE_PAGE']);
    expect((await decide('milestone.billAgain')).ok).toBe(true);
    await world.settle();
    expect(books(world)).toHaveLength(2);
  });

  it('whose epic is gone is offered to be billed again once: who tries is told, and nobody is asked to again', async () => {
    const offered = async () => (await projectView(world)).attention.flatMap(({ problem, answers }) => (problem.code === 'BILL_VOIDED' ? [answers.includes('bill_again')] : []));
    expect(await offered()).toEqual([true]);
    world.jira.deleteIssue(people.mara, world.jira.issue(people.mara, 'HARB-2').id);
    await world.settle();
    expect(codesOf(await decide('milestone.billAgain'))).toEqual(['WORK_ITEM_NOT_FOUND']);
    expect(await offered()).toEqual([false]);
    expect((await decide('milestone.untag')).ok).toBe(true);
  });

  it('is decided on as it was seen only', async () => {
    for (const name of ['milestone.billAgain', 'milestone.leave', 'milestone.untag', 'milestone.keepBill'] as const) {
      expect(codesOf(await decide(name, { rev: 1 }))).toEqual(['STALE_PAGE']);
      expect(codesOf(await decide(name, { milestoneId: 'none' }))).toEqual(['MILESTONE_NOT_FOUND']);
    }
  });
});

describe('A milestone that stands as billed', () => {
  beforeEach(async () => move(world, 'HARB-2', 'done'));

  it('is neither billed again, left nor taken off the plan', async () => {
    expect(codesOf(await decide('milestone.billAgain'))).toEqual(['MILESTONE_ALREADY_BILLED']);
    expect(codesOf(await decide('milestone.leave'))).toEqual(['STALE_PAGE']);
    expect(codesOf(await decide('milestone.untag'))).toEqual(['MILESTONE_ALREADY_BILLED']);
  });

  it('and was reopened keeps its bill by a word on the project page, also when the epic is gone', async () => {
    await move(world, 'HARB-2', 'inProgress');
    world.jira.deleteIssue(people.priya, world.jira.issue(people.mara, 'HARB-2').id);
    await world.settle();
    expect(await decide('milestone.keepBill')).toMatchObject({ ok: true, data: { milestones: [{ state: 'billed', reopened: { kept: true } }] } });
  });
});

describe('A milestone whose epic', () => {
  it('was deleted while there was no connection does not wait for the connection once there is one', async () => {
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    await move(world, 'HARB-2', 'done');
    expect((await milestoneNow()).milestone.problem?.code).toBe('NOT_CONNECTED');
    world.jira.deleteIssue(people.priya, world.jira.issue(people.mara, 'HARB-2').id);
    await connect(world);
    await world.settle();
    expect((await milestoneNow()).milestone).toMatchObject({ state: 'waiting', problem: { code: 'WORK_ITEM_NOT_FOUND' } });
  });

  it('was deleted is taken off the plan on the project page', async () => {
    world.jira.deleteIssue(people.priya, world.jira.issue(people.mara, 'HARB-2').id);
    await world.settle();
    expect(codesOf(await decide('milestone.billAgain'))).toEqual(['STALE_PAGE']);
    expect(await decide('milestone.untag')).toMatchObject({ ok: true, data: { milestones: [], allocated: { amount: '0.00' } } });
  });

  it('can’t be reached in Jira just now is taken off the plan all the same, and its property by the next look', async () => {
    world.faults.onCall((point) => point.kind === 'jira' && point.method === 'DELETE', { kind: 'network-error' });
    expect(await decide('milestone.untag')).toMatchObject({ ok: true, data: { milestones: [] } });
    const id = world.jira.issue(people.mara, 'HARB-2').id;
    expect(world.jira.property({ type: 'issue', id }, 'milepost')).toBeDefined();
    await move(world, 'HARB-2', 'done');
    expect(world.jira.property({ type: 'issue', id }, 'milepost')).toBeUndefined();
    expect(books(world)).toEqual([]);
  });
});
