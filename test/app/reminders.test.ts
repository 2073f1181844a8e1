import { beforeEach, describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero';
import type { AttentionView, ContractInput } from '../../src/handlers/pages/api';
import { call, connect, CONTRACT, contract, lookNow, move, must, organisationIds, people, projectView, refusedCodes, tag, tagged } from './acts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

const NUMBER = 'HARB-C1-001';
const HARB = { project: 'HARB' } as const;
const REMINDERS: NonNullable<ContractInput['reminders']> = { people: [people.finn, people.mara], aheadDays: '2', aheadShare: '', overdueDays: '1, 7', client: false };

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
  await connect(world);
});

const xero = () => peopleIn(world.xero, organisationIds.northlight);
const comments = (): readonly string[] => world.jira.issue(people.mara, 'HARB-2').comments.map(({ body }) => JSON.stringify(body));
const overdue = () => comments().filter((text) => text.includes('overdue'));
const emails = () => world.xero.model.state.emails.length;
const remind = async (): Promise<void> => {
  await world.forge.runSchedule('daily');
  await world.settle();
};
const detail = async () => must(world, 'finn', HARB, 'invoice.load', { invoiceId: NUMBER });

/** HARB-2 is billed, approved, due on the day of the invoice, and the second day has passed. */
async function late(change: Partial<typeof REMINDERS> = {}): Promise<void> {
  await tag(world, 'HARB-2', await contract(world, { terms: { kind: 'on_receipt' }, reminders: { ...REMINDERS, ...change } }));
  await move(world, 'HARB-2', 'done');
  xero().approve(NUMBER);
  await world.advance(MINUTE_MS);
  await lookNow(world);
  await world.advance(2 * DAY_MS + HOUR_MS);
}

describe('An overdue invoice', () => {
  it('is said below its epic to those who are named, without an amount, once a step and never twice a day', async () => {
    await late();
    expect(overdue()).toHaveLength(1);
    expect(overdue()[0]).toContain(`{"type":"mention","attrs":{"id":"${people.finn}"}}`);
    expect(overdue()[0]).not.toMatch(/12,?000|13,?200/);
    await remind();
    await remind();
    expect(overdue()).toHaveLength(1);
    const { rows } = await must(world, 'finn', HARB, 'project.activity', {});
    expect(rows.filter(({ event }) => event.kind === 'invoice-reminded')).toHaveLength(1);
    expect(emails()).toBe(0);
  });

  it.each(['before', 'after'] as const)('is said once although the run crashed %s each thing it did', async (when) => {
    await tag(world, 'HARB-2', await contract(world, { terms: { kind: 'on_receipt' }, reminders: { ...REMINDERS, overdueDays: '1' } }));
    await move(world, 'HARB-2', 'done');
    xero().approve(NUMBER);
    await world.advance(MINUTE_MS);
    await lookNow(world);
    for (const kind of ['kvs', 'jira'] as const) world.faults.onCall((point) => point.functionKey === 'on-gate-work' && (kind === 'jira' ? point.kind === 'jira' && point.path.includes('/comment') : point.kind === 'kvs' && point.operation === 'transaction'), { kind: 'crash', when });
    await world.advance(2 * DAY_MS + HOUR_MS);
    expect(overdue()).toHaveLength(1);
  });

  it('is said once although the day comes again at the very moment at which what was said could not be written down', async () => {
    await tag(world, 'HARB-2', await contract(world, { terms: { kind: 'on_receipt' }, reminders: { ...REMINDERS, overdueDays: '1' } }));
    await move(world, 'HARB-2', 'done');
    xero().approve(NUMBER);
    await world.advance(MINUTE_MS);
    await lookNow(world);
    world.clock.advance(2 * DAY_MS);
    let writes = 0;
    world.faults.onCall((point) => point.functionKey === 'on-gate-work' && point.kind === 'kvs' && point.operation === 'transaction' && (writes += 1) === 2, { kind: 'status', status: 429 });
    await lookNow(world);
    for (let times = 0; times < 3; times += 1) await remind();
    await world.advance(HOUR_MS);
    expect(overdue()).toHaveLength(1);
  });

  it('is left in peace while it is disputed, and reminded of again once that is settled', async () => {
    await late({ overdueDays: '3' });
    expect(overdue()).toEqual([]);
    const { invoice } = await detail();
    const seen = { invoiceId: NUMBER, rev: invoice.rev };
    expect(await must(world, 'mara', HARB, 'invoice.dispute', { ...seen, reason: 'The menu is missing.' })).toMatchObject({ dispute: { reason: 'The menu is missing.', by: people.mara } });
    // It is marked wherever the invoice is shown: in the plan and its lists, in the panel, and among all that is owed.
    const [disputed] = (await projectView(world)).contracts;
    expect([disputed?.disputed, disputed?.milestones[0]?.bill?.disputed]).toEqual([[seen.invoiceId], true]);
    expect((await tagged(world, 'HARB-2')).milestone.bill?.disputed).toBe(true);
    expect((await must(world, 'finn', 'finance', 'finance.owed', {})).rows).toMatchObject([{ disputed: true }]);
    await world.advance(2 * DAY_MS);
    expect(overdue()).toEqual([]);
    expect((await must(world, 'mara', HARB, 'invoice.endDispute', seen)).dispute).toBeUndefined();
    await world.advance(DAY_MS);
    expect(overdue()).toHaveLength(1);
  });

  it('is emailed to the client again only where the contract says so, once a step', async () => {
    await late({ client: true });
    expect(emails()).toBe(1);
    await remind();
    await world.advance(DAY_MS);
    expect(emails()).toBe(1);
  });

  it('can be disputed only while it is owed, and with a reason', async () => {
    await tag(world, 'HARB-2', await contract(world));
    await move(world, 'HARB-2', 'done');
    const { invoice } = await detail();
    const seen = { invoiceId: NUMBER, rev: invoice.rev };
    expect(await refusedCodes(world, 'mara', HARB, 'invoice.dispute', { ...seen, reason: ' ' })).toEqual(['FIELD_MISSING']);
    expect(await refusedCodes(world, 'mara', HARB, 'invoice.dispute', { ...seen, reason: 'No' })).toEqual(['NOTHING_OWED']);
    expect(await refusedCodes(world, 'mara', HARB, 'invoice.dispute', { ...seen, rev: invoice.rev + 1, reason: 'No' })).toEqual(['STALE_PAGE']);
  });
});

describe('An invoice that no work stands behind', () => {
  const overdueIn = (attention: readonly AttentionView[]) => attention.filter(({ problem }) => problem.code === 'BILL_OVERDUE');

  it('is said to be overdue under Needs attention, on finance’s page too, for as long as nobody disputes or pays it', async () => {
    const { id: contractId, rev } = await contract(world, { terms: { kind: 'on_receipt' }, reminders: REMINDERS });
    const deposit = { amount: '12,000', drawdown: 'pro-rata' as const, due: 'manual' as const, account: '815', tax: 'OUTPUT' };
    await must(world, 'finn', HARB, 'beside.save', { contractId, rev, deposit });
    await must(world, 'finn', HARB, 'beside.bill', { contractId, rev: rev + 1, beside: 'deposit' });
    await world.settle();
    xero().approve(NUMBER);
    xero().edit(NUMBER, { dueDate: '2026-11-20' });
    await world.advance(MINUTE_MS);
    await lookNow(world);
    expect(overdueIn((await projectView(world)).attention)).toEqual([]);
    await remind();
    const waits = [expect.objectContaining({ problem: expect.objectContaining({ code: 'BILL_OVERDUE', params: { invoice: NUMBER, dueDate: '2026-11-20' } }), answers: ['open_ledger', 'open_billing'] })];
    expect(overdueIn((await projectView(world)).attention)).toEqual(waits);
    expect(overdueIn((await must(world, 'finn', 'finance', 'finance.load', {})).attention)).toEqual(waits);
    const seen = { invoiceId: NUMBER, rev: (await detail()).invoice.rev };
    await must(world, 'mara', HARB, 'invoice.dispute', { ...seen, reason: 'Agreed otherwise' });
    expect(overdueIn((await projectView(world)).attention)).toEqual([]);
    await must(world, 'mara', HARB, 'invoice.endDispute', seen);
    expect(overdueIn((await projectView(world)).attention)).toEqual(waits);
    xero().pay(NUMBER);
    await world.advance(MINUTE_MS);
    await lookNow(world);
    expect(overdueIn((await projectView(world)).attention)).toEqual([]);
  });
});

describe('A milestone', () => {
  it('that is due on a date is announced the agreed days before, once', async () => {
    await tag(world, 'HARB-2', await contract(world, { reminders: REMINDERS }), { trigger: { kind: 'date', date: '2026-11-27' } });
    await world.advance(2 * DAY_MS);
    expect(comments()).toEqual([]);
    await world.advance(2 * DAY_MS);
    expect(comments()).toHaveLength(1);
    expect(comments()[0]).toContain('is expected by 27 Nov 2026');
  });

  it('that only reminds is said to wait for a person', async () => {
    await tag(world, 'HARB-2', await contract(world, { autonomy: 'remind', reminders: REMINDERS }));
    await move(world, 'HARB-2', 'done');
    await remind();
    await remind();
    expect(comments()).toHaveLength(1);
    expect(comments()[0]).toContain('waits for somebody to bill it');
    expect((await projectView(world)).attention).toHaveLength(1);
  });
});

describe('What a contract says of reminders', () => {
  it('is kept as typed, understood, and taken away when it is emptied', async () => {
    const made = await contract(world, { reminders: { ...REMINDERS, aheadShare: '80', overdueDays: '14; 1 7,7', client: true, language: 'de' } });
    const kept = async () => (await must(world, 'finn', HARB, 'settings.load', {})).contracts[0]?.reminders;
    expect(await kept()).toEqual({ people: [people.finn, people.mara], aheadDays: '2', aheadShare: '80', overdueDays: '1, 7, 14', client: true, language: 'de' });
    await contract(world, { id: made.id, rev: made.rev, reminders: { people: [], aheadDays: '', aheadShare: ' ', overdueDays: '', client: true } });
    expect(await kept()).toBeUndefined();
  });

  it.each([['aheadDays', '91'], ['aheadDays', '1.5'], ['aheadShare', '101'], ['overdueDays', '0'], ['overdueDays', '1, x'], ['overdueDays', '366'], ['overdueDays', '1 2 3 4 5 6 7 8 9 10 11']] as const)('is refused at its place: %s %s', async (field, typed) => {
    const input = { ...CONTRACT, reminders: { ...REMINDERS, [field]: typed } };
    const answer = await call(world, 'finn', HARB, 'settings.saveContract', input);
    expect(answer.ok ? [] : answer.problems.map(({ path }) => path)).toEqual([field]);
  });
});
