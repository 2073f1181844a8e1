import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ContractView, RetainerInput, RetainerView } from '../../src/handlers/pages/api';
import { books, call, connect, CONTRACT, contract, lookNow, move, must, projectView, refusedCodes, tag } from './acts';
import { inXero } from './billed';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

/** The sample agency is in Sydney, where it is Sunday 22 November 2026, 10:00. */
const TODAY = '2026-11-22';
const HARB = { project: 'HARB' } as const;
/** Weeks go by, hour by hour. */
jest.setTimeout(90_000);

let world: TestWorld;
let harbour: ContractView;
beforeEach(async () => {
  await begin();
});

async function begin(): Promise<void> {
  world = await testWorld();
  await connect(world);
  harbour = await contract(world);
}

const support = (changes: Partial<RetainerInput> = {}): RetainerInput => ({
  name: 'Support', text: 'Ten hours of support', amount: '3,000', every: 'month', day: 22, starts: TODAY, ends: '', weekendRule: 'same_day', proration: 'days', billedIn: 'advance', ...changes,
});

async function create(changes: Partial<RetainerInput> = {}): Promise<void> {
  await must(world, 'finn', HARB, 'retainer.create', { ...support(changes), contractId: harbour.id, rev: (await seen()).rev });
  await world.settle();
}

const seen = async (): Promise<ContractView> => (await projectView(world)).contracts.find(({ id }) => id === harbour.id)!;
const retainer = async (): Promise<RetainerView> => (await seen()).retainers![0]!;
const at = async () => ({ contractId: harbour.id, rev: (await seen()).rev, retainerId: (await retainer()).id });
const waiting = async () => (await projectView(world)).attention.filter(({ retainer: of }) => of !== undefined);
const numbers = () => books(world).map(({ number }) => number);
/** The days that each live invoice in Xero's books is for, as its line says. */
const billed = () => books(world).filter(({ status }) => status !== 'VOIDED' && status !== 'DELETED').map(({ reference }) => reference.split(' ').at(-1));
const prices = () => books(world).flatMap(({ lines }) => lines.map(({ lineAmount }) => lineAmount));
const days = async (count: number): Promise<void> => world.advance(count * DAY_MS);

/** Time goes by without any of our schedules: the site was down, or its licence had run out. */
async function asleep(count: number): Promise<void> {
  let sleeping = true;
  world.faults.onDelivery((point) => sleeping && point.kind === 'schedule', { kind: 'drop' }, Infinity);
  await days(count);
  sleeping = false;
}

describe('A retainer', () => {
  it('is billed on its day, as the contract says, and again on the next, once each', async () => {
    await create({ every: 'week', day: 7 });
    expect(books(world)).toMatchObject([{ number: 'HARB-C1-001', status: 'DRAFT', reference: 'PO-7781 / HARB-C1-R1 2026-11-22', url: expect.stringContaining('/browse/HARB') }]);
    await days(6);
    expect(billed()).toEqual(['2026-11-22']);
    await days(1);
    expect(billed()).toEqual(['2026-11-22', '2026-11-29']);
    expect(await retainer()).toMatchObject({ state: 'active', untouched: false, next: { from: '2026-12-06', to: '2026-12-12', billOn: '2026-12-06', amount: { amount: '3000.00' } }, periods: [{ from: '2026-11-29', bill: { number: 'HARB-C1-002', status: 'draft', amount: { amount: '3000.00' } } }, { from: '2026-11-22' }] });
    expect((await seen())).toMatchObject({ billed: { amount: '0.00' }, toBill: { amount: '60000.00' } });
  });

  it('runs beside milestones, and takes nothing of their price', async () => {
    await create({ amount: '60,000' });
    await tag(world, 'HARB-2', await seen(), { price: { kind: 'amount', amount: '60,000' } });
    await move(world, 'HARB-2', 'done');
    expect(numbers()).toEqual(['HARB-C1-001', 'HARB-C1-002']);
    expect(await seen()).toMatchObject({ billed: { amount: '60000.00' }, toBill: { amount: '0.00' } });
  });

  it('is billed in the morning of its day where the organisation is, not where the server is', async () => {
    await create({ starts: '2026-11-24', day: 24 });
    await world.advance(25 * HOUR_MS);
    expect(billed()).toEqual([]);
    await world.advance(14 * HOUR_MS);
    expect(billed()).toEqual(['2026-11-24']);
  });

  it('that was due on a day without us is billed when we are back', async () => {
    await create({ starts: '2026-11-24', day: 24 });
    await asleep(5);
    expect(billed()).toEqual([]);
    await world.advance(2 * HOUR_MS);
    expect(billed()).toEqual(['2026-11-24']);
    expect(books(world)).toMatchObject([{ date: '2026-11-27' }]);
  });

  it('of which several periods were missed waits for a person', async () => {
    await create({ every: 'week', day: 7, starts: TODAY });
    await asleep(17);
    await world.advance(2 * HOUR_MS);
    expect(billed()).toEqual(['2026-11-22']);
    expect(await waiting()).toMatchObject([{ problem: { code: 'RETAINER_PERIODS_MISSED', params: { count: '2', fromDate: '2026-11-29', toDate: '2026-12-12' } }, amount: { amount: '6000.00' }, answers: ['bill_each', 'bill_last', 'skip_periods'] }]);
    await days(2);
    expect(await waiting()).toHaveLength(1);
  });

  it.each([
    ['each', ['2026-11-29', '2026-12-06'], ['2026-12-13']],
    ['last', ['2026-12-06'], ['2026-12-13']],
    ['none', [], ['2026-12-13']],
  ] as const)('of which several were missed goes on as that person says: %s', async (answer, expected, after) => {
    await create({ every: 'week', day: 7, starts: TODAY });
    await asleep(17);
    await world.advance(2 * HOUR_MS);
    await must(world, 'finn', HARB, 'retainer.missed', { ...(await at()), answer, reason: 'As agreed with the client' });
    await world.settle();
    expect(billed()).toEqual(['2026-11-22', ...expected]);
    expect(await waiting()).toEqual([]);
    await days(5);
    expect(billed()).toEqual(['2026-11-22', ...expected, ...after]);
  });

  it('is paused and resumed: what falls into the pause is never billed', async () => {
    await create({ every: 'week', day: 7 });
    await must(world, 'finn', HARB, 'retainer.move', { ...(await at()), to: 'paused', date: '2026-11-25', reason: 'The client is on holiday' });
    await days(10);
    expect(billed()).toEqual(['2026-11-22']);
    expect(await retainer()).toMatchObject({ state: 'paused', pauses: [{ from: '2026-11-25' }] });
    await must(world, 'finn', HARB, 'retainer.move', { ...(await at()), to: 'resumed', date: '2026-12-03', reason: '' });
    await days(5);
    expect(billed()).toEqual(['2026-11-22', '2026-12-06']);
    expect(await waiting()).toEqual([]);
  });

  it('ends on its last day, and bills the days up to it', async () => {
    await create({ every: 'week', day: 7 });
    await must(world, 'finn', HARB, 'retainer.move', { ...(await at()), to: 'ended', date: '2026-12-01', reason: '' });
    await days(8);
    expect(prices()).toEqual(['3000.00', '1285.71']);
    expect(await retainer()).toMatchObject({ state: 'ended', ends: '2026-12-01' });
    expect(await refusedCodes(world, 'finn', HARB, 'retainer.update', { ...support({ every: 'week', day: 7 }), ...(await at()) })).toEqual(['RETAINER_FIXED']);
  });

  it('costs another amount from a date on', async () => {
    await create({ every: 'week', day: 7 });
    await must(world, 'finn', HARB, 'retainer.price', { ...(await at()), from: '2026-11-29', amount: '3,500' });
    await days(7);
    expect(prices()).toEqual(['3000.00', '3500.00']);
  });

  it('is released by a person where it says so itself', async () => {
    await create({ autonomy: 'prepare' });
    expect(numbers()).toEqual([]);
    const [row] = (await projectView(world)).invoices.rows;
    expect(row).toMatchObject({ status: 'prepared', milestoneName: 'Support, 22 Nov 2026 to 21 Dec 2026' });
    expect(row).not.toHaveProperty('issueKey');
    await must(world, 'finn', HARB, 'invoice.release', { invoiceId: row!.invoiceId, rev: row!.rev });
    await world.settle();
    expect(numbers()).toEqual(['HARB-C1-001']);
  });

  it('bills nothing on a contract that is paused or closed', async () => {
    await create({ every: 'week', day: 7, starts: '2026-11-29' });
    const { id, rev } = await seen();
    await must(world, 'finn', HARB, 'settings.moveContract', { id, rev, to: 'paused', reason: 'The client asked' });
    await days(10);
    expect(numbers()).toEqual([]);
    expect((await retainer()).next).toBeUndefined();
    await must(world, 'finn', HARB, 'settings.moveContract', { id, rev: (await seen()).rev, to: 'active', reason: '' });
    await world.advance(2 * HOUR_MS);
    expect(billed()).toEqual(['2026-11-29']);
    await must(world, 'finn', HARB, 'settings.moveContract', { id, rev: (await seen()).rev, to: 'closed', reason: '' });
    await days(10);
    expect(billed()).toEqual(['2026-11-29']);
  });

  it('on a contract that has ended waits for a person, whose word bills it', async () => {
    await create({ every: 'week', day: 7, starts: '2026-11-29' });
    const { id, rev } = await seen();
    await must(world, 'finn', HARB, 'settings.saveContract', { ...CONTRACT, id, rev, endsOn: '2026-11-25' });
    await days(8);
    expect(billed()).toEqual([]);
    expect(await waiting()).toMatchObject([{ problem: { code: 'CONTRACT_ENDED' }, answers: expect.arrayContaining(['bill_each', 'skip_periods']) }]);
    await must(world, 'finn', HARB, 'retainer.missed', { ...(await at()), answer: 'each', reason: '' });
    await world.settle();
    expect(billed()).toEqual(['2026-11-29']);
  });

  it('waits while there is no connection, and is billed when there is one again', async () => {
    await create({ starts: '2026-11-24', day: 24 });
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    await days(3);
    expect(await waiting()).toMatchObject([{ problem: { code: 'NOT_CONNECTED' } }]);
    await connect(world);
    await world.advance(2 * HOUR_MS);
    expect(billed()).toEqual(['2026-11-24']);
    expect(await waiting()).toEqual([]);
  });
});

describe('A period whose invoice was taken back in Xero', () => {
  beforeEach(async () => {
    await create();
    inXero(world).delete('HARB-C1-001');
    await world.advance(MINUTE_MS);
    await lookNow(world);
  });

  it('is billed again only when a person says so, under a new number', async () => {
    await days(2);
    expect(numbers()).toEqual(['HARB-C1-001']);
    expect(await waiting()).toMatchObject([{ problem: { code: 'PERIOD_RETURNED' }, retainer: { first: TODAY }, answers: ['bill_period', 'leave_period'] }]);
    expect((await must(world, 'finn', HARB, 'project.reconciliation', {})).rows).toMatchObject([{ kind: 'differs', reason: 'taken-back', invoice: { number: 'HARB-C1-001' } }]);
    const stale = await at();
    await must(world, 'finn', HARB, 'retainer.period', { ...stale, first: TODAY, answer: 'bill', reason: '' });
    expect(await refusedCodes(world, 'finn', HARB, 'retainer.period', { ...stale, first: TODAY, answer: 'bill', reason: '' })).toEqual(['STALE_PAGE']);
    await world.settle();
    expect(await refusedCodes(world, 'finn', HARB, 'retainer.period', { ...(await at()), first: TODAY, answer: 'bill', reason: '' })).toEqual(['PERIOD_BILLED']);
    expect(billed()).toEqual(['2026-11-22']);
    expect(numbers()).toEqual(['HARB-C1-001', 'HARB-C1-002']);
  });

  it('is left when a person says so, and why', async () => {
    expect(await refusedCodes(world, 'finn', HARB, 'retainer.period', { ...(await at()), first: TODAY, answer: 'leave', reason: ' ' })).toEqual(['FIELD_MISSING']);
    await must(world, 'finn', HARB, 'retainer.period', { ...(await at()), first: TODAY, answer: 'leave', reason: 'Goodwill' });
    await days(2);
    expect(await waiting()).toEqual([]);
    expect(billed()).toEqual([]);
  });
});

describe('Every period once', () => {
  it('when every job is delivered twice, and hourly and daily runs come on top', async () => {
    world.faults.onDelivery((point) => point.kind === 'queue', { kind: 'duplicate', copies: 2 }, 50);
    await create({ every: 'week', day: 7 });
    for (let run = 0; run < 3; run += 1) await Promise.all([world.forge.runSchedule('hourly'), world.forge.runSchedule('hourly'), world.forge.runSchedule('daily')]);
    await world.settle();
    await days(8);
    await Promise.all([world.forge.runSchedule('hourly'), world.forge.runSchedule('hourly')]);
    await world.settle();
    expect(billed()).toEqual(['2026-11-22', '2026-11-29']);
  });

  it('when Xero recorded it, the answer was lost, and somebody renumbered it there: it is found by its reference, and a person says', async () => {
    world.faults.onCall((point) => point.kind === 'egress' && point.method === 'PUT', { kind: 'lose-answer', as: 'network-error' });
    await create();
    inXero(world).edit('HARB-C1-001', { number: 'INV-0042' });
    await world.advance(3 * HOUR_MS);
    expect(numbers()).toEqual(['INV-0042']);
    expect((await projectView(world)).attention).toMatchObject([{ problem: { code: 'POSSIBLY_THERE' }, milestone: { name: 'Support, 22 Nov 2026 to 21 Dec 2026' }, found: { number: 'INV-0042' } }]);
  });

  it('when Xero recorded it and the answer was lost', async () => {
    world.faults.onCall((point) => point.kind === 'egress' && point.method === 'PUT', { kind: 'lose-answer', as: 'network-error' });
    await create();
    await world.advance(3 * HOUR_MS);
    expect(numbers()).toEqual(['HARB-C1-001']);
    expect((await retainer()).periods).toMatchObject([{ bill: { status: 'draft' } }]);
  });

  it.each(['before', 'after'] as const)('when it crashes at any one call it makes, %s the call took effect', async (when) => {
    let counted = 0;
    world.faults.onCall(() => {
      counted += 1;
      return false;
    }, { kind: 'crash', when });
    await create();
    expect(counted).toBeGreaterThan(8);
    // The first three only ask who may: nothing is made when they fail.
    for (let index = 3; index < counted; index += 1) {
      await begin();
      let place = -1;
      const before = await seen();
      world.faults.onCall(() => (place += 1) === index, { kind: 'crash', when });
      await must(world, 'finn', HARB, 'retainer.create', { ...support(), contractId: harbour.id, rev: before.rev }).catch(() => undefined);
      await world.advance(3 * HOUR_MS);
      const made = (await seen()).retainers ?? [];
      expect(billed()).toEqual(made.map(() => '2026-11-22'));
    }
  });

  it('when it crashes at any one call while a person has a period billed again that was taken back', async () => {
    const again = async () => call(world, 'finn', HARB, 'retainer.period', { ...(await at()), first: TODAY, answer: 'bill', reason: '' });
    const takenBack = async (): Promise<void> => {
      await begin();
      await create();
      inXero(world).delete('HARB-C1-001');
      await world.advance(MINUTE_MS);
      await lookNow(world);
    };
    await takenBack();
    let counted = 0;
    world.faults.onCall(() => {
      counted += 1;
      return false;
    }, { kind: 'crash', when: 'after' });
    expect((await again()).ok).toBe(true);
    await world.settle();
    for (let index = 3; index < counted; index += 1) {
      await takenBack();
      const seenThen = await at();
      let place = -1;
      world.faults.onCall(() => (place += 1) === index, { kind: 'crash', when: 'after' });
      await call(world, 'finn', HARB, 'retainer.period', { ...seenThen, first: TODAY, answer: 'bill', reason: '' }).catch(() => undefined);
      await world.advance(2 * HOUR_MS);
      if ((await waiting()).length > 0) expect((await again()).ok).toBe(true);
      await world.settle();
      expect(billed()).toEqual([TODAY]);
    }
  });

  it('also when two people press at once', async () => {
    await create({ every: 'week', day: 7 });
    await asleep(17);
    await world.advance(2 * HOUR_MS);
    const both = await at();
    const press = async () => must(world, 'finn', HARB, 'retainer.missed', { ...both, answer: 'each', reason: '' }).then(() => 'done', () => 'refused');
    expect((await Promise.all([press(), press()])).sort()).toEqual(['done', 'refused']);
    await world.settle();
    expect(billed()).toEqual(['2026-11-22', '2026-11-29', '2026-12-06']);
  });
});

describe('What is typed for a retainer', () => {
  it.each<[string, Partial<RetainerInput>, string]>([
    ['a negative amount', { amount: '-1' }, 'AMOUNT_NOT_POSITIVE'],
    ['an end before the start', { ends: '2026-11-21' }, 'FIELD_INVALID'],
    ['day 0', { day: 0 }, 'FIELD_INVALID'],
    ['day 32', { day: 32 }, 'FIELD_INVALID'],
    ['a date that no calendar has', { starts: '2026-11-31' }, 'DATE_INVALID'],
    ['a rule we do not have', { every: 'fortnight' as RetainerInput['every'] }, 'INVALID_REQUEST'],
  ])('is refused, and nothing is made: %s', async (_what, changes, code) => {
    expect(await refusedCodes(world, 'finn', HARB, 'retainer.create', { ...support(changes), contractId: harbour.id, rev: harbour.rev })).toEqual([code]);
    expect(await seen()).not.toHaveProperty('retainers');
  });

  it('is refused when the contract has one of that name in that time', async () => {
    await create();
    expect(await refusedCodes(world, 'finn', HARB, 'retainer.create', { ...support({ name: 'support ' }), contractId: harbour.id, rev: (await seen()).rev })).toEqual(['RETAINER_OVERLAPS']);
  });

  it('is taken from those who manage billing only', async () => {
    const input = { ...support(), contractId: harbour.id, rev: harbour.rev };
    for (const who of ['vera', 'dev', 'olga'] as const) expect(await refusedCodes(world, who, HARB, 'retainer.create', input)).toEqual(['NO_PERMISSION']);
  });
});
