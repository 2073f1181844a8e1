import { beforeEach, describe, expect, it } from '@jest/globals';
import { books, connect, contract, lookNow, move, must, people, projectView, refusedCodes, statusIds, tag, tagged } from './acts';
import { DAY_MS } from './time';
import { testWorld, type TestWorld } from './world';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
  await connect(world);
});

const numbers = () => books(world).map(({ number }) => number);

describe('What makes a milestone due', () => {
  it('a status of the workflow: that one, and no other', async () => {
    await tag(world, 'HARB-2', await contract(world), { trigger: { kind: 'status', statusId: statusIds.HARB.inReview } });
    await move(world, 'HARB-2', 'inProgress');
    expect(numbers()).toEqual([]);
    await move(world, 'HARB-2', 'inReview');
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it('a status whose event was lost is found by the sweep', async () => {
    await tag(world, 'HARB-2', await contract(world), { trigger: { kind: 'status', statusId: statusIds.HARB.inReview } });
    world.faults.onDelivery((point) => point.kind === 'event', { kind: 'drop' });
    await move(world, 'HARB-2', 'inReview');
    expect(numbers()).toEqual([]);
    await world.forge.runSchedule('hourly');
    await world.settle();
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it("a date, when the organisation's calendar has come to it, and not a day before", async () => {
    await tag(world, 'HARB-2', await contract(world), { trigger: { kind: 'date', date: '2026-11-25' } });
    await world.advance(DAY_MS);
    expect(numbers()).toEqual([]);
    await world.advance(3 * DAY_MS);
    expect(numbers()).toEqual(['HARB-C1-001']);
    await world.advance(3 * DAY_MS);
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it('the start: as soon as it is on the plan, said beforehand', async () => {
    const made = await contract(world);
    const draft = { contractId: made.id, rev: made.rev, name: 'Deposit', deliverable: '', price: { kind: 'share' as const, percent: '20' }, trigger: { kind: 'start' as const } };
    expect(await must(world, 'mara', { issue: 'HARB-1' }, 'panel.preview', draft)).toMatchObject({ immediate: true, amount: { amount: '12000.00' } });
    await tag(world, 'HARB-1', made, draft);
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it('an epic that is done already is billed when it is tagged, said beforehand', async () => {
    const made = await contract(world);
    await move(world, 'HARB-2', 'done');
    await tag(world, 'HARB-2', made);
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it('a person, for one billed by hand: once', async () => {
    await tag(world, 'HARB-2', await contract(world), { trigger: { kind: 'manual' } });
    await move(world, 'HARB-2', 'done');
    expect(numbers()).toEqual([]);
    const { contract: seen, milestone } = await tagged(world, 'HARB-2');
    const act = { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev };
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.reach', act);
    await world.settle();
    expect(numbers()).toEqual(['HARB-C1-001']);
    expect(await refusedCodes(world, 'finn', { issue: 'HARB-2' }, 'panel.reach', act)).toEqual(['STALE_PAGE']);
    const now = (await tagged(world, 'HARB-2')).contract;
    expect(await refusedCodes(world, 'finn', { issue: 'HARB-2' }, 'panel.reach', { ...act, rev: now.rev })).toEqual(['MILESTONE_ALREADY_BILLED']);
  });

  it('nothing, while it is on hold; and the hold released, what it stands at', async () => {
    await tag(world, 'HARB-2', await contract(world));
    const { contract: seen, milestone } = await tagged(world, 'HARB-2');
    const act = { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev };
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.hold', { ...act, reason: 'The client disputes the scope.' });
    await move(world, 'HARB-2', 'done');
    await world.advance(DAY_MS);
    expect(numbers()).toEqual([]);
    const held = await tagged(world, 'HARB-2');
    expect(held.milestone).toMatchObject({ state: 'held', hold: { reason: 'The client disputes the scope.' } });
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.unhold', { ...act, rev: held.contract.rev });
    await world.settle();
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it('nothing, once it is taken off the plan; tagged anew, it is billed once', async () => {
    await tag(world, 'HARB-2', await contract(world));
    const { contract: seen, milestone } = await tagged(world, 'HARB-2');
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.untag', { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev });
    await move(world, 'HARB-2', 'done');
    await world.advance(DAY_MS);
    expect(numbers()).toEqual([]);
    const [again] = (await projectView(world)).contracts;
    await tag(world, 'HARB-2', { id: again?.id ?? '', rev: again?.rev ?? 0 });
    expect(numbers()).toEqual(['HARB-C1-001']);
  });
});

describe('How far Milepost goes alone', () => {
  it('prepare only: nothing reaches Xero until a person releases it, dated that day', async () => {
    await tag(world, 'HARB-2', await contract(world, { autonomy: 'prepare' }));
    await move(world, 'HARB-2', 'done');
    await world.advance(2 * DAY_MS);
    expect(numbers()).toEqual([]);
    const [waiting] = (await projectView(world)).attention;
    expect(waiting).toMatchObject({ problem: { code: 'RELEASE_NEEDED' }, invoice: { number: 'HARB-C1-001' }, answers: ['release', 'cancel'] });
    const act = { invoiceId: waiting?.invoice?.id ?? '', rev: waiting?.invoice?.rev ?? 0 };
    expect(await refusedCodes(world, 'vera', { project: 'HARB' }, 'invoice.release', act)).toEqual(['NO_PERMISSION']);
    await must(world, 'finn', { project: 'HARB' }, 'invoice.release', act);
    expect(await refusedCodes(world, 'priya', { project: 'HARB' }, 'invoice.release', act)).toEqual(['STALE_PAGE']);
    await world.settle();
    const [row] = (await projectView(world)).invoices.rows;
    expect(row).toMatchObject({ status: 'draft', issueDate: '2026-11-24', dueDate: '2026-12-24' });
  });

  it.each([
    ['draft', 'DRAFT', 'draft'],
    ['submit', 'SUBMITTED', 'submitted'],
    ['approve', 'AUTHORISED', 'approved'],
    ['email', 'AUTHORISED', 'approved'],
  ] as const)('%s: it is %s in Xero', async (autonomy, inXero, shown) => {
    await tag(world, 'HARB-2', await contract(world, { autonomy }));
    await move(world, 'HARB-2', 'done');
    const [invoice] = books(world);
    expect(invoice).toMatchObject({ status: inXero, sentToContact: autonomy === 'email' });
    expect((await tagged(world, 'HARB-2')).milestone.bill?.status).toBe(shown);
  });

  it('emails the client once, even when the answer to the email is lost', async () => {
    await tag(world, 'HARB-2', await contract(world, { autonomy: 'email' }));
    world.faults.onCall((point) => point.kind === 'egress' && point.path.includes('/Email'), { kind: 'lose-answer', as: 'network-error' });
    await move(world, 'HARB-2', 'done');
    await world.advance(DAY_MS);
    expect(world.xero.model.state.emails).toHaveLength(1);
    expect((await tagged(world, 'HARB-2')).milestone.bill?.status).toBe('approved');
  });
});

describe('Tax', () => {
  it.each([
    ['added on top', { taxMode: 'exclusive' as const }, '12000.00', '1200.00', '13200.00'],
    ['inside the price', { taxMode: 'inclusive' as const }, '12000.00', '1090.91', '12000.00'],
    ['none', { taxMode: 'none' as const, taxCode: '' }, '12000.00', '0.00', '12000.00'],
  ])('%s', async (_name, change, amount, tax, total) => {
    await tag(world, 'HARB-2', await contract(world, change));
    await move(world, 'HARB-2', 'done');
    expect((await projectView(world)).invoices.rows[0]).toMatchObject({ status: 'draft', amount: { amount }, tax: { amount: tax }, total: { amount: total } });
  });
});

describe('Another currency and a project of another kind', () => {
  it('bills dollars of the United States, in a team-managed project', async () => {
    await tag2(world);
    expect(books(world)).toHaveLength(1);
    expect(books(world)[0]).toMatchObject({ currency: 'USD', number: 'LUMI-C1-001' });
  });
});

async function tag2(to: TestWorld): Promise<void> {
  const made = await contract(to, { currency: 'USD', numberPrefix: 'LUMI-C1' }, 'LUMI');
  const input = { contractId: made.id, rev: made.rev, name: 'Booking flow', deliverable: '', price: { kind: 'amount' as const, amount: '900.50' }, trigger: { kind: 'category' as const, category: 'done' as const } };
  await must(to, 'priya', { issue: 'LUMI-1' }, 'panel.tag', input);
  await to.settle();
  to.jira.transitionIssue(people.priya, to.jira.issue(people.priya, 'LUMI-1').id, statusIds.LUMI.done);
  await to.settle();
}

describe('A licence that has ended', () => {
  it('stops what leads to new invoices, and nothing else', async () => {
    await tag(world, 'HARB-2', await contract(world), { trigger: { kind: 'manual' } });
    const { contract: seen, milestone } = await tagged(world, 'HARB-2');
    world.forge.setLicence('inactive');
    const act = { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev };
    expect(await refusedCodes(world, 'mara', { issue: 'HARB-2' }, 'panel.reach', act)).toEqual(['UNLICENSED']);
    expect((await projectView(world)).contracts).toHaveLength(1);
    await lookNow(world);
    expect(numbers()).toEqual([]);
  });
});
