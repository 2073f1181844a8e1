import { kvs } from '@forge/kvs';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { books, call, clientIds, connect, contract, lookNow, milestone, move, must, organisationIds, panel, people, projectIds, projectView, ready, refusedCodes, statusIds, tag, tagged } from './acts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';
import { told } from './words';

/** What a sceptical reading found: each is a way in which money would have gone wrong. */
let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
});

afterEach(() => {
  jest.restoreAllMocks();
});

const idOf = (key: string): string => world.jira.issue(people.priya, key).id;
const propertyOf = (key: string) => world.jira.property({ type: 'issue', id: idOf(key) }, 'milepost');

describe('A milestone that could not be billed at once is not forgotten', () => {
  it.each([
    ['date', { kind: 'date', date: '2026-11-24' } as const],
    ['start', { kind: 'start' } as const],
  ])('when it is due by %s while nothing is connected', async (_name, trigger) => {
    await connect(world);
    const made = await contract(world);
    if (trigger.kind === 'start') await must(world, 'priya', 'admin', 'admin.disconnect', {});
    await tag(world, 'HARB-2', made, { trigger });
    if (trigger.kind === 'date') await must(world, 'priya', 'admin', 'admin.disconnect', {});
    await world.advance(4 * DAY_MS);
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'waiting', problem: { code: 'NOT_CONNECTED' } });
    await connect(world);
    await world.advance(2 * HOUR_MS);
    expect(books(world).map(({ number }) => number)).toEqual(['HARB-C1-001']);
  });

  it('when its date came while it was on hold', async () => {
    await connect(world);
    await tag(world, 'HARB-2', await contract(world), { trigger: { kind: 'date', date: '2026-11-24' } });
    let { contract: seen, milestone: own } = await tagged(world, 'HARB-2');
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.hold', { contractId: seen.id, milestoneId: own.id, rev: seen.rev, reason: 'Client on leave' });
    await world.advance(4 * DAY_MS);
    ({ contract: seen, milestone: own } = await tagged(world, 'HARB-2'));
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.unhold', { contractId: seen.id, milestoneId: own.id, rev: seen.rev });
    await world.advance(2 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
  });
});

describe('Jira does not hear of a milestone', () => {
  it.each(['refused', 'answer lost'] as const)('when writing its property fails (%s): the epic is found all the same', async (how) => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await connect(world);
    const made = await contract(world);
    const put = (point: { kind: string; method?: string }) => point.kind === 'jira' && point.method === 'PUT';
    world.faults.onCall(put, how === 'refused' ? { kind: 'status', status: 503 } : { kind: 'lose-answer', as: 'status-504' });
    await call(world, 'mara', { issue: 'HARB-2' }, 'panel.tag', milestone(made));
    await world.settle();
    // The person sees an error, and tries again if the epic is not tagged.
    const view = await panel(world, 'HARB-2');
    if (view.state === 'untagged') await tag(world, 'HARB-2', (await projectView(world)).contracts[0] ?? made);
    await move(world, 'HARB-2', 'done');
    await world.advance(2 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
  });

  it('when it is taken off hold and the property can not be written', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await ready(world);
    let { contract: seen, milestone: own } = await tagged(world, 'HARB-2');
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.hold', { contractId: seen.id, milestoneId: own.id, rev: seen.rev, reason: 'Client on leave' });
    ({ contract: seen, milestone: own } = await tagged(world, 'HARB-2'));
    world.faults.onCall((point) => point.kind === 'jira' && point.method === 'PUT', { kind: 'status', status: 503 });
    const unhold = async () => call(world, 'mara', { issue: 'HARB-2' }, 'panel.unhold', { contractId: seen.id, milestoneId: own.id, rev: seen.rev });
    await unhold();
    if ((await tagged(world, 'HARB-2')).milestone.state === 'held') await unhold();
    await move(world, 'HARB-2', 'done');
    await world.advance(2 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
  });
});

describe('An epic that was moved to another project', () => {
  it('shows its amounts to nobody who may not see them in the project of its contract', async () => {
    await ready(world);
    world.jira.setRoleMember(people.priya, projectIds.LUMI, 'Finance', people.dev, true);
    const moved = world.jira.moveIssue(people.priya, idOf('HARB-2'), projectIds.LUMI);
    await world.settle();
    expect(await must(world, 'dev', { issue: moved.key }, 'panel.load', {})).toEqual({ state: 'no_permission' });
    expect(await must(world, 'finn', { issue: moved.key }, 'panel.load', {})).toMatchObject({ state: 'tagged', milestone: { amount: { amount: '12000.00' } } });
  });
});

describe('Work that can not be billed where it is', () => {
  it('is told of when it is done in another project, and billed once it is back', async () => {
    await ready(world);
    const moved = world.jira.moveIssue(people.priya, idOf('HARB-2'), projectIds.LUMI);
    world.jira.transitionIssue(people.priya, moved.id, statusIds.LUMI.done);
    await world.advance(2 * HOUR_MS);
    expect((await projectView(world)).contracts[0]?.milestones[0]).toMatchObject({ state: 'waiting', problem: { code: 'WRONG_PROJECT' } });
    expect(books(world)).toHaveLength(0);
    const back = world.jira.moveIssue(people.priya, moved.id, projectIds.HARB);
    await world.advance(2 * HOUR_MS);
    if (world.jira.issue(people.priya, back.id).statusId !== statusIds.HARB.done) world.jira.transitionIssue(people.priya, back.id, statusIds.HARB.done);
    await world.advance(2 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
  });

  it('is told of when its date comes and it was deleted', async () => {
    await connect(world);
    await tag(world, 'HARB-2', await contract(world), { trigger: { kind: 'date', date: '2026-11-24' } });
    world.jira.deleteIssue(people.priya, idOf('HARB-2'));
    await world.advance(4 * DAY_MS);
    expect((await projectView(world)).contracts[0]?.milestones[0]).toMatchObject({ state: 'waiting', problem: { code: 'WORK_ITEM_NOT_FOUND' } });
    expect(books(world)).toHaveLength(0);
  });
});

describe('The sweep', () => {
  it('does not forget the statuses it looks for because Jira refused every search for an hour', async () => {
    await connect(world);
    await tag(world, 'HARB-2', await contract(world), { trigger: { kind: 'status', statusId: statusIds.HARB.done } });
    world.faults.onCall((point) => point.kind === 'jira' && point.path.includes('/search/jql'), { kind: 'status', status: 400 }, 50);
    await world.advance(HOUR_MS);
    const spent = 50 - world.faults.pending();
    expect(spent).toBeGreaterThan(0);
    await exhaust();
    world.faults.onDelivery((point) => point.kind === 'event', { kind: 'drop' });
    await move(world, 'HARB-2', 'done');
    await world.advance(2 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
  });

  it('takes up invoices and asks for payments although Jira can not be searched', async () => {
    await ready(world);
    await move(world, 'HARB-2', 'done');
    await world.advance(MINUTE_MS);
    world.xero.model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { status: 'AUTHORISED' });
    world.faults.onCall((point) => point.kind === 'jira' && point.path.includes('/search/jql'), { kind: 'status', status: 503 }, 1000);
    await world.advance(2 * HOUR_MS);
    expect((await tagged(world, 'HARB-2')).milestone.bill?.status).toBe('approved');
  });
});

/** Lets the rest of the scripted search faults happen. */
async function exhaust(): Promise<void> {
  for (let hours = 0; hours < 60 && world.faults.pending() > 0; hours += 1) await world.advance(HOUR_MS);
}

describe('A batch read that is behind', () => {
  it('does not make a milestone that was just tagged unheard of', async () => {
    await connect(world);
    const made = await contract(world);
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.tag', milestone(made));
    jest.spyOn(kvs, 'batchGet').mockResolvedValueOnce({ successfulKeys: [], failedKeys: [] });
    await world.settle();
    expect(propertyOf('HARB-2')).toMatchObject({ state: 'armed' });
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
  });
});

describe('A plan whose texts are long', () => {
  it('is refused before the contract can not be written any more, so that every milestone on it can be billed', async () => {
    await connect(world);
    await contract(world, { price: '1,000,000' });
    const made = (await projectView(world)).contracts[0];
    if (!made) throw new Error('no contract');
    const long = 'é'.repeat(2000);
    let rev = made.rev;
    let saved = 0;
    for (let place = 0; place < 80; place += 1) {
      const epic = world.jira.createIssue(people.mara, { projectId: projectIds.HARB, typeId: world.jira.issue(people.mara, 'HARB-2').typeId, summary: `Epic ${place}` });
      const answer = await call(world, 'mara', { issue: epic.key }, 'panel.tag', milestone({ id: made.id, rev }, { name: 'n'.repeat(200), deliverable: long, price: { kind: 'amount', amount: '10' }, trigger: { kind: 'manual' } }));
      if (!answer.ok) {
        expect(answer.problems.map(({ code }) => code)).toEqual(['PLAN_FULL']);
        break;
      }
      saved += 1;
      rev = (await projectView(world)).contracts[0]?.rev ?? 0;
    }
    expect(saved).toBeGreaterThan(10);
    expect(saved).toBeLessThan(80);
  });
});

it('a payment is seen although other invoices change while the pages of a long list are read', async () => {
  await ready(world);
  await move(world, 'HARB-2', 'done');
  const { model } = world.xero;
  const others: string[] = [];
  const add = (): void => {
    world.clock.advance(1000);
    const made = model.createInvoice(organisationIds.northlight, { contact: { id: clientIds.gullAndSons }, lines: [{ description: 'Other work' }] });
    if (!made.ok) throw new Error(JSON.stringify(made));
    others.push(made.value.number);
  };
  for (let count = 0; count < 100; count += 1) add();
  world.clock.advance(1000);
  model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { status: 'AUTHORISED' });
  for (let count = 0; count < 10; count += 1) add();
  let pages = 0;
  world.faults.onCall((point) => {
    if (point.kind === 'egress' && point.path.includes('page=') && (pages += 1) === 2) {
      world.clock.advance(1000);
      for (const number of others.slice(0, 5)) model.updateInvoice(organisationIds.northlight, number, { reference: 'changed' });
    }
    return false;
  }, { kind: 'network-error' });
  await lookNow(world);
  expect(pages).toBeGreaterThan(1);
  expect((await tagged(world, 'HARB-2')).milestone.bill?.status).toBe('approved');
});

it('an invoice that was voided is mirrored although its epic was deleted', async () => {
  await ready(world);
  await move(world, 'HARB-2', 'done');
  world.xero.model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { status: 'DELETED' });
  world.jira.deleteIssue(people.priya, idOf('HARB-2'));
  await world.advance(MINUTE_MS);
  await lookNow(world);
  expect((await projectView(world)).invoices.rows[0]?.status).toBe('deleted');
});

it('what an approved invoice comes to is owed although its email was refused', async () => {
  await connect(world);
  await tag(world, 'HARB-2', await contract(world, { autonomy: 'email' }));
  world.faults.onCall((point) => point.kind === 'egress' && point.path.endsWith('/Email'), { kind: 'status', status: 400 }, 50);
  await move(world, 'HARB-2', 'done');
  await world.advance(2 * HOUR_MS);
  const { invoices, contracts } = await projectView(world);
  expect(invoices.rows[0]).toMatchObject({ status: 'needs_attention', problem: { code: 'EMAIL_REFUSED' } });
  expect(contracts[0]?.outstanding.amount).toBe('13200.00');
});

describe('An invoice that the ledger refused for its date', () => {
  async function held() {
    await ready(world);
    world.xero.model.setLockDates(organisationIds.northlight, { periodLockDate: '2026-11-30' });
    await move(world, 'HARB-2', 'done');
    const [row] = (await projectView(world)).invoices.rows;
    expect(row).toMatchObject({ status: 'needs_attention', problem: { code: 'PERIOD_LOCKED' } });
    return { invoiceId: row?.invoiceId ?? '', rev: row?.rev ?? 0 };
  }

  it('is dated the day that a person lets it go, once that day is after the lock', async () => {
    const row = await held();
    expect(await refusedCodes(world, 'finn', { project: 'HARB' }, 'invoice.retry', row)).toEqual(['PERIOD_LOCKED']);
    await world.advance(10 * DAY_MS);
    await must(world, 'finn', { project: 'HARB' }, 'invoice.retry', row);
    await world.settle();
    expect(books(world).map(({ date, dueDate }) => [date, dueDate])).toEqual([['2026-12-02', '2027-01-01']]);
    const { rows } = await must(world, 'finn', { project: 'HARB' }, 'project.activity', {});
    expect(rows.map(told)).toContain('Invoice HARB-C1-001 was taken up again, dated 2 Dec 2026.');
  });

  it('keeps its date when finance opens the period for it', async () => {
    const row = await held();
    world.xero.model.setLockDates(organisationIds.northlight, {});
    await world.advance(10 * DAY_MS);
    await must(world, 'finn', { project: 'HARB' }, 'invoice.retry', row);
    await world.settle();
    expect(books(world).map(({ date, dueDate }) => [date, dueDate])).toEqual([['2026-11-22', '2026-12-22']]);
  });
});

it('a reason for a hold that is too long is refused, not cut', async () => {
  await ready(world);
  const { contract: seen, milestone: own } = await tagged(world, 'HARB-2');
  expect(await refusedCodes(world, 'mara', { issue: 'HARB-2' }, 'panel.hold', { contractId: seen.id, milestoneId: own.id, rev: seen.rev, reason: 'x'.repeat(501) })).toEqual(['FIELD_TOO_LONG']);
  expect(propertyOf('HARB-2')).toMatchObject({ state: 'armed' });
});
