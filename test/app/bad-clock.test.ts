/** Xero's clock and ours may be hours apart, or come together again: what happens in Xero is seen, in its order, and no token outlives or fails its time. */
import { describe, expect, it } from '@jest/globals';
import { clientIds, connect, contract, lookNow, move, must, projectView, tag, tagged } from './acts';
import { HARB, inXero, NUMBER, row } from './billed';
import { admin, connectByConsent } from './consent';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time';
import { hearWebhooks } from './webhooks';
import { testWorld, type TestWorld } from './world';

const APART: readonly (readonly [string, number])[] = [['five hours ahead', 5 * HOUR_MS], ['five hours behind', -5 * HOUR_MS], ['a day and a half ahead', 1.5 * DAY_MS], ['a day and a half behind', -1.5 * DAY_MS]];

async function look(world: TestWorld): Promise<void> {
  await world.advance(2 * MINUTE_MS);
  await lookNow(world);
}

describe.each(APART)('A Xero whose clock is %s', (_what, clockAheadMs) => {
  it.each(['custom', 'consent'] as const)('is billed in, heard from at each look, and stays connected (%s)', async (via) => {
    const world = await testWorld({ xero: { clockAheadMs } });
    await (via === 'custom' ? connect(world) : connectByConsent(world));
    await tag(world, 'HARB-2', await contract(world));
    await move(world, 'HARB-2', 'done');
    // The day is the organisation's by our clock: Xero's is asked for nothing.
    expect(await row(world)).toMatchObject({ status: 'draft', issueDate: '2026-11-22', dueDate: '2026-12-22' });
    inXero(world).approve(NUMBER);
    await look(world);
    expect((await row(world)).status).toBe('approved');
    for (const paid of ['100.00', '200.00', '300.00']) {
      inXero(world).pay(NUMBER, { amount: '100' });
      await look(world);
      expect((await row(world)).paid?.amount).toBe(paid);
    }
    await world.advance(2 * DAY_MS);
    expect((await admin(world)).connection.state).toBe('connected');
    inXero(world).unpay(NUMBER);
    await look(world);
    expect(await row(world)).toMatchObject({ paid: { amount: '200.00' }, differences: [] });
    expect((await projectView(world)).attention).toEqual([]);
  });

  it('that comes right again hides nothing: payments, their return, and an invoice too many are seen within the hour', async () => {
    const world = await testWorld({ xero: { clockAheadMs } });
    await connect(world);
    await tag(world, 'HARB-2', await contract(world));
    await move(world, 'HARB-2', 'done');
    inXero(world).approve(NUMBER);
    await look(world);
    world.xero.settings.clockAheadMs = 0;
    inXero(world).pay(NUMBER, { amount: '100' });
    inXero(world).addInvoice({ number: 'HARB-C1-500', contactId: clientIds.harbourFoods, lines: [{ description: 'By hand', unitAmount: '5', accountCode: '200' }] });
    await world.advance(HOUR_MS + MINUTE_MS);
    expect(await row(world)).toMatchObject({ status: 'part_paid', paid: { amount: '100.00' } });
    expect((await projectView(world)).attention).toMatchObject([{ problem: { code: 'LEDGER_EXTRA' }, found: { number: 'HARB-C1-500' } }]);
    inXero(world).unpay(NUMBER);
    await look(world);
    expect(await row(world)).toMatchObject({ status: 'approved', paid: { amount: '0.00' } });
    expect((await tagged(world, 'HARB-2')).milestone.bill?.due?.amount).toBe('13200.00');
  });

  it('sends notices that are believed to arrive', async () => {
    const world = await testWorld({ xero: { clockAheadMs } });
    await connect(world);
    await hearWebhooks(world);
    await tag(world, 'HARB-2', await contract(world));
    await world.advance(HOUR_MS);
    await move(world, 'HARB-2', 'done');
    for (const reference of ['once', 'twice', 'thrice']) {
      inXero(world).edit(NUMBER, { reference });
      await world.advance(2 * HOUR_MS);
    }
    expect((await must(world, 'priya', 'admin', 'admin.load', {})).webhook).toBe('verified');
    expect((await must(world, 'finn', HARB, 'project.reconciliation', {})).rows).toMatchObject([{ kind: 'differs', differences: [{ field: 'reference', actual: 'thrice' }] }]);
  });
});
