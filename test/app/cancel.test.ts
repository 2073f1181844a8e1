import { describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero/people';
import type { ContractInput } from '../../src/handlers/pages/api';
import { books, call, clientIds, connect, contract, customConnections, move, must, organisationIds, projectView, tag, tagged } from './acts';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';
import { saying } from './words';

const NORTHLIGHT = organisationIds.northlight;
const NUMBER = 'HARB-C1-001';

/** HARB-2 is done, under a contract that is otherwise as said. */
async function billed(change: Partial<ContractInput> = {}, arrange: (world: TestWorld) => void = () => undefined): Promise<TestWorld> {
  const world = await testWorld();
  await connect(world);
  await tag(world, 'HARB-2', await contract(world, change));
  arrange(world);
  await move(world, 'HARB-2', 'done');
  return world;
}

const archive = (world: TestWorld): void => void peopleIn(world.xero, NORTHLIGHT).archiveContact(clientIds.harbourFoods);
const row = async (world: TestWorld, number = NUMBER) => (await projectView(world)).invoices.rows.find((entry) => entry.number === number)!;

async function cancel(world: TestWorld, reason = 'Agreed by phone', number = NUMBER) {
  const { invoiceId, rev } = await row(world, number);
  const answer = await call(world, 'finn', { project: 'HARB' }, 'invoice.cancel', { invoiceId, rev, reason });
  await world.settle();
  return answer;
}
const codesOf = (answer: Awaited<ReturnType<typeof cancel>>) => (answer.ok ? [] : answer.problems.map(({ code }) => code));

async function again(world: TestWorld) {
  const { contract: seen, milestone } = await tagged(world, 'HARB-2');
  const answer = await must(world, 'finn', { project: 'HARB' }, 'milestone.billAgain', { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev });
  await world.settle();
  return answer;
}

describe('An invoice that the ledger does not have', () => {
  it('is cancelled before it was released: its milestone waits, its number is never used again, and its price may be billed', async () => {
    const world = await billed({ autonomy: 'prepare' });
    expect(await row(world)).toMatchObject({ status: 'prepared', canCancel: true });
    expect((await cancel(world)).ok).toBe(true);
    expect(await row(world)).toMatchObject({ status: 'cancelled', canCancel: false, canRelease: false, canRetry: false });
    const { milestone, contract: after } = await tagged(world, 'HARB-2');
    expect(milestone).toMatchObject({ state: 'waiting', problem: saying('BILL_VOIDED', NUMBER) });
    expect([after.billed.amount, after.toBill.amount]).toEqual(['0.00', '60000.00']);
    await again(world);
    expect((await tagged(world, 'HARB-2')).milestone.bill).toMatchObject({ number: 'HARB-C1-002', status: 'prepared' });
    expect(world.xero.meter.read()['PUT /Invoices'] ?? 0).toBe(0);
  });

  it('is cancelled while the ledger refuses it, after a look that finds nothing', async () => {
    const world = await billed({}, archive);
    expect(await row(world)).toMatchObject({ status: 'needs_attention', canCancel: true });
    expect((await cancel(world)).ok).toBe(true);
    peopleIn(world.xero, NORTHLIGHT).restoreContact(clientIds.harbourFoods);
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toEqual([]);
    await again(world);
    expect(books(world).map(({ number, status }) => [number, status])).toEqual([['HARB-C1-002', 'DRAFT']]);
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'billed', bill: { number: 'HARB-C1-002', status: 'draft' } });
  });

  it('says on the record who took it back, and why', async () => {
    const world = await billed({ autonomy: 'prepare' });
    await cancel(world, 'Wrong milestone');
    const { rows } = await must(world, 'finn', { project: 'HARB' }, 'project.activity', {});
    expect(rows.find(({ event }) => event.kind === 'invoice-cancelled')).toMatchObject({ event: { reason: 'Wrong milestone' }, by: expect.not.stringMatching(/^milepost$/) });
    expect(codesOf(await cancel(world, '  '))).toEqual(['FIELD_MISSING']);
  });
});

describe('An invoice that the ledger has, or may have', () => {
  /** Xero saves it, no answer ever comes back, and after many attempts a person is asked. */
  const unheard = async () => {
    const world = await billed({}, ({ xero }) => {
      xero.faults.next('GET /Invoices', 'slow-to-answer', { delayMs: 0 });
      xero.faults.next('GET /Invoices', 'drop-before-commit', { times: 20 });
      xero.faults.next('PUT /Invoices', 'commit-then-drop');
    });
    await world.advance(30 * MINUTE_MS);
    expect(await row(world)).toMatchObject({ status: 'needs_attention', problem: { code: 'LEDGER_UNAVAILABLE' } });
    world.xero.faults.clear();
    return world;
  };

  it('is not cancelled in the minutes after an attempt without an answer: what was sent may yet be recorded', async () => {
    const world = await billed({}, ({ xero }) => xero.faults.next('*', 'drop-before-commit', { times: 50 }));
    await world.advance(24 * MINUTE_MS);
    world.xero.faults.clear();
    expect(await row(world)).toMatchObject({ problem: { code: 'LEDGER_UNAVAILABLE' } });
    expect(codesOf(await cancel(world))).toEqual(['ACT_NOT_POSSIBLE']);
    world.clock.advance(5 * MINUTE_MS);
    expect((await cancel(world)).ok).toBe(true);
    expect(books(world)).toEqual([]);
  });

  it('is not cancelled but followed when the look finds it', async () => {
    const world = await unheard();
    const answer = await cancel(world);
    expect(answer).toMatchObject({ ok: false, problems: [saying('ACT_NOT_POSSIBLE', 'in the ledger')] });
    expect(await row(world)).toMatchObject({ status: 'draft', canCancel: false });
    expect((await tagged(world, 'HARB-2')).milestone.state).toBe('billed');
  });

  it('that was deleted there meanwhile is known as deleted, and the milestone waits', async () => {
    const world = await unheard();
    peopleIn(world.xero, NORTHLIGHT).delete(NUMBER);
    expect((await cancel(world)).ok).toBe(true);
    expect(await row(world)).toMatchObject({ status: 'deleted' });
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'waiting', problem: { code: 'BILL_VOIDED' } });
  });

  it('is not cancelled when something that may be it has another number', async () => {
    const world = await unheard();
    peopleIn(world.xero, NORTHLIGHT).edit(NUMBER, { number: 'INV-0077' });
    expect(codesOf(await cancel(world))).toEqual(['POSSIBLY_THERE']);
    expect(await row(world)).toMatchObject({ status: 'needs_attention', problem: { code: 'POSSIBLY_THERE' } });
    peopleIn(world.xero, NORTHLIGHT).delete('INV-0077');
    expect((await cancel(world)).ok).toBe(true);
    expect((await row(world)).status).toBe('cancelled');
  });

  it('is not cancelled when somebody changed it there, and is when the number is truly another’s', async () => {
    const world = await unheard();
    const xero = peopleIn(world.xero, NORTHLIGHT);
    xero.editLine(NUMBER, 0, { unitAmount: '1.00' });
    expect(codesOf(await cancel(world))).toEqual(['ACT_NOT_POSSIBLE']);
    xero.edit(NUMBER, { reference: 'Theirs' });
    expect((await cancel(world)).ok).toBe(true);
  });

  it('is not cancelled while the ledger can’t be asked', async () => {
    const world = await unheard();
    world.xero.faults.next('GET /Invoices', 'drop-before-commit', { times: 3 });
    expect(codesOf(await cancel(world))).toEqual(['LEDGER_UNAVAILABLE']);
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect(codesOf(await cancel(world))).toEqual(['NOT_CONNECTED']);
    await must(world, 'priya', 'admin', 'admin.connect', customConnections.northlight);
    expect((await row(world)).status).not.toBe('cancelled');
  });

  it('is not cancelled once it is recorded', async () => {
    const world = await billed();
    expect(codesOf(await cancel(world))).toEqual(['ACT_NOT_POSSIBLE']);
    expect((await row(world)).status).toBe('draft');
  });
});
