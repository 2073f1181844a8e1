import { beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTE_MS } from './time';
import { books, lookNow, move, must, organisationIds, people, ready, tag, tagged } from './acts';
import { testWorld, type TestWorld } from './world';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
  await ready(world);
});

/** After whatever went wrong: retries, the hour's sweep, and time enough for all of it. */
async function recover(): Promise<void> {
  await world.advance(3 * 60 * MINUTE_MS);
}

async function expectOneInvoice(): Promise<void> {
  expect(books(world).map(({ number }) => number)).toEqual(['HARB-C1-001']);
  const { milestone } = await tagged(world, 'HARB-2');
  expect(milestone).toMatchObject({ state: 'billed', bill: { number: 'HARB-C1-001', status: 'draft', total: { amount: '13200.00' } } });
}

describe('One milestone, one live invoice', () => {
  it('when the same event is delivered three times', async () => {
    world.faults.onDelivery((point) => point.kind === 'event', { kind: 'duplicate', copies: 3 });
    await move(world, 'HARB-2', 'done');
    await expectOneInvoice();
  });

  it('when every queued job is delivered twice', async () => {
    world.faults.onDelivery((point) => point.kind === 'queue', { kind: 'duplicate', copies: 2 }, 10);
    await move(world, 'HARB-2', 'done');
    await recover();
    await expectOneInvoice();
  });

  it('when the event is lost, and the hourly sweep finds the epic', async () => {
    world.faults.onDelivery((point) => point.kind === 'event', { kind: 'drop' });
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(0);
    await recover();
    await expectOneInvoice();
  });

  it('when it is reopened and done again, which bills nothing twice and is asked about', async () => {
    await move(world, 'HARB-2', 'done');
    await move(world, 'HARB-2', 'inProgress');
    expect((await tagged(world, 'HARB-2')).milestone.reopened).toMatchObject({ kept: false });
    await move(world, 'HARB-2', 'done');
    expect((await tagged(world, 'HARB-2')).milestone.reopened).toBeUndefined();
    await recover();
    await expectOneInvoice();
  });

  it('when Xero saved the invoice and its answer never came', async () => {
    world.faults.onCall((point) => point.kind === 'egress' && point.method === 'PUT', { kind: 'lose-answer', as: 'network-error' });
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
    await recover();
    await expectOneInvoice();
  });

  it('when Xero answers that it failed after it saved', async () => {
    world.xero.faults.next('PUT /Invoices', 'error-after-commit');
    await move(world, 'HARB-2', 'done');
    await recover();
    await expectOneInvoice();
  });

  it.each(['before', 'after'] as const)('when it crashes at any one call it makes, %s the call took effect', async (when) => {
    const calls = await callsOfOneRun();
    expect(calls).toBeGreaterThan(8);
    for (let index = 0; index < calls; index += 1) {
      world = await testWorld();
      await ready(world);
      let seen = -1;
      world.faults.onCall(() => (seen += 1) === index, { kind: 'crash', when });
      await move(world, 'HARB-2', 'done');
      await recover();
      expect(world.faults.pending()).toBe(0);
      await expectOneInvoice();
    }
  });
});

/** How many calls of any kind billing one milestone makes. */
async function callsOfOneRun(): Promise<number> {
  const counting = await testWorld();
  await ready(counting);
  let calls = 0;
  counting.faults.onCall((_point) => {
    calls += 1;
    return false;
  }, { kind: 'network-error' });
  await move(counting, 'HARB-2', 'done');
  return calls;
}

describe('An invoice that finance takes back in Xero', () => {
  async function refresh(): Promise<void> {
    await world.advance(MINUTE_MS);
    await lookNow(world);
    await world.settle();
  }

  beforeEach(async () => {
    await move(world, 'HARB-2', 'done');
    world.xero.model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { status: 'DELETED' });
    await refresh();
  });

  it('puts the milestone back before a person, and never bills it again by itself', async () => {
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'waiting', problem: { code: 'BILL_VOIDED' } });
    await move(world, 'HARB-2', 'inProgress');
    await move(world, 'HARB-2', 'done');
    await recover();
    expect(books(world)).toHaveLength(1);
    expect((await tagged(world, 'HARB-2')).milestone.state).toBe('waiting');
  });

  it('is billed again under a new number when a person says so', async () => {
    const { contract, milestone } = await tagged(world, 'HARB-2');
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.reach', { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev });
    await world.settle();
    expect(books(world).map(({ number, status }) => [number, status])).toEqual([['HARB-C1-001', 'DELETED'], ['HARB-C1-002', 'DRAFT']]);
    const after = await tagged(world, 'HARB-2');
    expect(after.contract.billed.amount).toBe('12000.00');
    expect(after.milestone.bill).toMatchObject({ number: 'HARB-C1-002', status: 'draft' });
  });

  it('is followed under whatever number somebody gives it there', async () => {
    await tag(world, 'HARB-3', (await tagged(world, 'HARB-2')).contract);
    await move(world, 'HARB-3', 'done');
    world.xero.model.updateInvoice(organisationIds.northlight, 'HARB-C1-002', { number: 'INV-0077' });
    await refresh();
    world.xero.model.updateInvoice(organisationIds.northlight, 'INV-0077', { status: 'AUTHORISED' });
    await refresh();
    expect((await tagged(world, 'HARB-3')).milestone.bill?.status).toBe('approved');
  });
});

describe('The price holds', () => {
  it('when two milestones that do not fit together land at once', async () => {
    const { contract } = await tagged(world, 'HARB-2');
    await tag(world, 'HARB-3', contract, { name: 'Dashboard', price: { kind: 'amount', amount: '48,000' } });
    // Somebody lowers nothing: both fit exactly. A third does not, and the plan says so before anything is billed.
    await move(world, 'HARB-2', 'done', false);
    await move(world, 'HARB-3', 'done', false);
    await world.settle();
    await recover();
    expect(books(world).map(({ number }) => number).sort()).toEqual(['HARB-C1-001', 'HARB-C1-002']);
    const { contract: after } = await tagged(world, 'HARB-2');
    expect(after).toMatchObject({ billed: { amount: '60000.00' }, toBill: { amount: '0.00' } });
  });
});

describe('A property that somebody wrote by hand', () => {
  it('bills nothing for an epic that was never tagged, and is cleaned away', async () => {
    const issue = world.jira.issue(people.dev, 'HARB-4');
    world.jira.setProperty(people.dev, { type: 'issue', id: issue.id }, 'milepost', { v: 1, state: 'armed', trigger: 'category:done', contract: 'x' });
    await move(world, 'HARB-4', 'done');
    expect(books(world)).toHaveLength(0);
    expect(world.jira.property({ type: 'issue', id: issue.id }, 'milepost')).toBeUndefined();
  });

  it('can hide an epic from events only until the milestone is looked at again', async () => {
    const issue = world.jira.issue(people.dev, 'HARB-2');
    world.jira.setProperty(people.dev, { type: 'issue', id: issue.id }, 'milepost', { v: 1, state: 'armed', trigger: 'manual', contract: '../../etc' });
    await move(world, 'HARB-2', 'done');
    await expectOneInvoice();
  });
});
