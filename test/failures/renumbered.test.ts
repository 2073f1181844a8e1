/** Failure modes 1 and 2, where somebody works in Xero while the answer to our create is lost: a look for our number alone would miss what we made. */
import { describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero/people';
import { books, call, clientIds, move, must, projectView } from '../app/acts';
import { HOUR_MS } from '../app/time';
import type { TestWorld } from '../app/world';
import { bill, calls, NORTHLIGHT, NUMBER, onlyRow, readyWorld, refresh } from './acts';
import { saying } from '../app/words';

const xeroOf = (world: TestWorld) => peopleIn(world.xero, NORTHLIGHT);
const live = (world: TestWorld) => books(world).filter(({ status }) => status !== 'VOIDED' && status !== 'DELETED').map(({ number }) => number);

/**
 * Xero saves our draft, the answer is lost, and before our next look somebody changes the draft. Xero is out of reach for longer than the six minutes in which
 * our key would bring back its first answer.
 */
async function changedUnseen(world: TestWorld, change: (xero: ReturnType<typeof xeroOf>) => void, callsOfALook = 1): Promise<void> {
  world.xero.faults.next('GET /Invoices', 'slow-to-answer', { delayMs: 0, times: callsOfALook });
  world.xero.faults.next('GET /Invoices', 'drop-before-commit', { times: 4 });
  world.xero.faults.next('PUT /Invoices', 'commit-then-drop');
  await move(world, 'HARB-2', 'done');
  change(xeroOf(world));
  await world.advance(3 * HOUR_MS);
}

async function answer(world: TestWorld, name: 'invoice.adopt' | 'invoice.sendAnyway'): Promise<void> {
  const { invoiceId, rev } = await onlyRow(world);
  await must(world, 'finn', { project: 'HARB' }, name, { invoiceId, rev });
  await world.settle();
}

describe.each(['accepted', 'refused'] as const)('1 and 2: our draft was renumbered before we looked again, and Xero’s OR is %s', (whereOr) => {
  const callsOfALook = whereOr === 'accepted' ? 1 : 3;

  it('no second invoice is made, and a person is asked', async () => {
    const world = await readyWorld({ whereOr });
    await changedUnseen(world, (xero) => xero.edit(NUMBER, { number: 'INV-0077' }), callsOfALook);
    expect(live(world)).toEqual(['INV-0077']);
    expect(await onlyRow(world)).toMatchObject({ status: 'needs_attention', problem: saying('POSSIBLY_THERE', 'INV-0077') });
    expect(calls(world, 'PUT /Invoices')).toBe(1);
  });

  it('says that it is this bill: it is taken over under the number it has there, and followed', async () => {
    const world = await readyWorld({ whereOr });
    await changedUnseen(world, (xero) => xero.edit(NUMBER, { number: 'INV-0077' }), callsOfALook);
    await answer(world, 'invoice.adopt');
    expect(await bill(world)).toMatchObject({ number: NUMBER, status: 'draft', total: { amount: '13200.00' } });
    xeroOf(world).approve('INV-0077');
    xeroOf(world).pay('INV-0077');
    await refresh(world);
    expect(await bill(world)).toMatchObject({ status: 'paid', due: { amount: '0.00' } });
    expect(live(world)).toEqual(['INV-0077']);
  });

  it('says that it is another: ours is sent as well, and it is not asked about again', async () => {
    const world = await readyWorld({ whereOr });
    await changedUnseen(world, (xero) => xero.edit(NUMBER, { number: 'INV-0077' }), callsOfALook);
    await answer(world, 'invoice.sendAnyway');
    expect(live(world)).toEqual(['INV-0077', NUMBER]);
    expect(await bill(world)).toMatchObject({ number: NUMBER, status: 'draft' });
  });
});

describe('1 and 2: what is not our draft keeps no bill from being sent', () => {
  it.each<[string, (xero: ReturnType<typeof xeroOf>) => void]>([
    ['it was deleted there', (xero) => void (xero.edit(NUMBER, { number: 'INV-0077' }), xero.delete('INV-0077'))],
  ])('%s', async (_what, change) => {
    const world = await readyWorld();
    await changedUnseen(world, change);
    expect(live(world)).toContain(NUMBER);
    expect(await bill(world)).toMatchObject({ number: NUMBER, status: 'draft' });
  });

  it.each<[string, (xero: ReturnType<typeof xeroOf>) => void]>([
    ['another client’s by now', (xero) => void (xero.edit(NUMBER, { number: 'INV-0077', contactId: clientIds.gullAndSons }))],
    ['for another amount by now', (xero) => void (xero.edit(NUMBER, { number: 'INV-0077' }), xero.editLine('INV-0077', 0, { unitAmount: '1.00' }))],
  ])('but whatever bears our reference does: %s, it may be our draft all the same, and a person says', async (_what, change) => {
    const world = await readyWorld();
    await changedUnseen(world, change);
    expect(live(world)).toEqual(['INV-0077']);
    expect((await onlyRow(world)).problem?.code).toBe('POSSIBLY_THERE');
  });

  it('but one that went to the client ours was merged into does', async () => {
    const world = await readyWorld();
    await changedUnseen(world, (xero) => {
      xero.edit(NUMBER, { number: 'INV-0077' });
      xero.mergeContact(clientIds.harbourFoods, clientIds.gullAndSons);
    });
    expect(live(world)).toEqual(['INV-0077']);
    expect((await onlyRow(world)).problem?.code).toBe('POSSIBLY_THERE');
  });
});

describe('3: the number we sent is on an invoice that somebody changed before we looked again', () => {
  it('a person takes it over as it stands there, and the difference shows', async () => {
    const world = await readyWorld();
    await changedUnseen(world, (xero) => xero.editLine(NUMBER, 0, { unitAmount: '11000.00' }));
    expect((await onlyRow(world)).problem?.code).toBe('NUMBER_TAKEN');
    await answer(world, 'invoice.adopt');
    expect(await bill(world)).toMatchObject({ status: 'draft', amount: { amount: '12000.00' }, total: { amount: '12100.00' } });
  });

  it.each<[string, (xero: ReturnType<typeof xeroOf>) => void, string]>([
    ['deleted', (xero) => void xero.delete(NUMBER), 'deleted'],
    ['approved and voided', (xero) => void (xero.approve(NUMBER), xero.void(NUMBER)), 'voided'],
  ])('taken over after it was %s there, it is our bill that was taken back: whether it is billed again is asked, and nothing is sent by itself', async (_how, takeBack, status) => {
    const world = await readyWorld();
    await changedUnseen(world, (xero) => xero.editLine(NUMBER, 0, { unitAmount: '11000.00' }));
    takeBack(xeroOf(world));
    await answer(world, 'invoice.adopt');
    expect((await onlyRow(world)).status).toBe(status);
    expect((await projectView(world)).attention).toMatchObject([{ problem: { code: 'BILL_VOIDED' }, answers: expect.arrayContaining(['bill_again', 'leave']) }]);
    await world.advance(3 * HOUR_MS);
    expect(live(world)).toEqual([]);
  });

  it('ours can’t be sent as well: the number is taken', async () => {
    const world = await readyWorld();
    await changedUnseen(world, (xero) => xero.editLine(NUMBER, 0, { unitAmount: '11000.00' }));
    const { invoiceId, rev } = await onlyRow(world);
    expect(await call(world, 'finn', { project: 'HARB' }, 'invoice.sendAnyway', { invoiceId, rev })).toMatchObject({ ok: false, problems: [{ code: 'ACT_NOT_POSSIBLE' }] });
    expect(live(world)).toEqual([NUMBER]);
  });
});

describe('1 to 3: the answer to our create speaks of an invoice, and not as we asked for it', () => {
  async function strange(): Promise<TestWorld> {
    const world = await readyWorld();
    world.xero.faults.next('PUT /Invoices', 'numbers-beyond-range');
    await move(world, 'HARB-2', 'done');
    await world.advance(3 * HOUR_MS);
    expect(live(world)).toEqual([NUMBER]);
    return world;
  }

  it('it is not sent again blindly: a person looks, and takes over what is there', async () => {
    const world = await strange();
    const row = await onlyRow(world);
    expect(row).toMatchObject({ status: 'needs_attention', canRetry: false, problem: { code: 'LEDGER_ANSWER_INVALID' } });
    const { invoiceId, rev } = row;
    expect(await call(world, 'finn', { project: 'HARB' }, 'invoice.retry', { invoiceId, rev })).toMatchObject({ ok: false, problems: [{ code: 'NOT_RETRYABLE' }] });
    expect((await projectView(world)).attention[0]?.answers).toEqual(expect.arrayContaining(['adopt', 'send_anyway']));
    await answer(world, 'invoice.adopt');
    expect(await bill(world)).toMatchObject({ number: NUMBER, status: 'draft', total: { amount: '13200.00' } });
    expect(live(world)).toEqual([NUMBER]);
  });

  it('sent anyway, it is still looked for by its number first, and found', async () => {
    const world = await strange();
    await answer(world, 'invoice.sendAnyway');
    expect(await bill(world)).toMatchObject({ number: NUMBER, status: 'draft' });
    expect(live(world)).toEqual([NUMBER]);
  });
});
