/** Failure modes 18 and 25: what it costs to hear of news, and notices that stop coming without anybody noticing. */
import { describe, expect, it } from '@jest/globals';
import { SWITCHES } from '../../local/xero';
import { books, connect, contract, move, projectView, tag } from '../app/acts';
import { inXero } from '../app/billed';
import { admin } from '../app/consent';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../app/time';
import { hearWebhooks } from '../app/webhooks';
import { testWorld, type TestWorld } from '../app/world';
import { calls, expectOneDraft, NORTHLIGHT, NUMBER, onlyRow, readyWorld } from './acts';

/** HARB-2 is billed, and Xero's notices arrive. */
async function heard(webhookAfterDisabled: 'replayed' | 'lost' = 'replayed'): Promise<TestWorld> {
  const world = await testWorld({ xero: { webhookAfterDisabled } });
  await connect(world);
  await hearWebhooks(world);
  await tag(world, 'HARB-2', await contract(world));
  await world.advance(HOUR_MS);
  await move(world, 'HARB-2', 'done');
  await world.advance(MINUTE_MS);
  return world;
}

const clientId = (world: TestWorld): string => world.xero.model.state.connections[0]!.clientId;
/** What was recorded of the webhook, oldest first. */
const noted = (world: TestWorld): readonly string[] =>
  (world.forge.store.snapshot().entities['activity'] ?? []).flatMap(({ value }) => /"kind":"(webhook-[a-z]+)"/.exec(JSON.stringify(value))?.[1] ?? []);

describe.each(SWITCHES.webhookAfterDisabled)('25: a webhook that was switched off without anybody noticing (what happened meanwhile is then %s)', (webhookAfterDisabled) => {
  it('is noticed by the looks that find news without a notice, and said to the admin and on the record', async () => {
    const world = await heard(webhookAfterDisabled);
    expect((await admin(world)).webhook).toBe('verified');
    world.xero.webhooks.switchOff(clientId(world));
    for (const reference of ['once', 'twice', 'thrice']) {
      inXero(world).edit(NUMBER, { reference });
      await world.advance(2 * HOUR_MS);
    }
    expect((await admin(world)).webhook).toBe('silent');
    expect(noted(world)).toEqual(['webhook-silent']);
  });

  it('loses nothing meanwhile: the poll finds every payment, and its return, within the hour', async () => {
    const world = await heard(webhookAfterDisabled);
    world.xero.webhooks.switchOff(clientId(world));
    inXero(world).approve(NUMBER);
    inXero(world).pay(NUMBER);
    await world.advance(HOUR_MS + MINUTE_MS);
    expect(await onlyRow(world)).toMatchObject({ status: 'paid', due: { amount: '0.00' } });
    inXero(world).unpay(NUMBER);
    await world.advance(HOUR_MS + MINUTE_MS);
    expect(await onlyRow(world)).toMatchObject({ status: 'approved', due: { amount: '13200.00' } });
  });

  it('is trusted again once it is on again and a notice came, and brings news within moments', async () => {
    const world = await heard(webhookAfterDisabled);
    world.xero.webhooks.switchOff(clientId(world));
    for (const reference of ['once', 'twice', 'thrice']) {
      inXero(world).edit(NUMBER, { reference });
      await world.advance(2 * HOUR_MS);
    }
    expect((await admin(world)).webhook).toBe('silent');
    await world.xero.webhooks.sendIntent(clientId(world));
    inXero(world).approve(NUMBER);
    await world.advance(MINUTE_MS);
    expect((await onlyRow(world)).status).toBe('approved');
    expect((await admin(world)).webhook).toBe('verified');
    expect(noted(world)).toEqual(['webhook-silent', 'webhook-heard']);
  });
});

it('25: a quiet organisation is not taken for a silent webhook', async () => {
  const world = await heard();
  await world.advance(3 * DAY_MS);
  expect((await admin(world)).webhook).toBe('verified');
  expect(noted(world)).toEqual([]);
});

describe('18: what is left of the day is kept for sending', () => {
  it('looks give way to it, invoices still go out, and the admin sees how many calls are left', async () => {
    const world = await testWorld({ xero: { callsPerDay: 80 } });
    await connect(world);
    await tag(world, 'HARB-2', await contract(world));
    await world.advance(HOUR_MS + MINUTE_MS);
    world.xero.meter.reset();
    await world.advance(2 * HOUR_MS);
    expect(calls(world, 'GET /Invoices')).toBe(0);
    expect((await admin(world)).budget).toMatchObject({ dayRemaining: expect.any(Number), keptForSending: expect.any(Number) });
    await move(world, 'HARB-2', 'done');
    await expectOneDraft(world);
  });

  it('told to come back in eighteen hours, it asks nothing until then, wakes nobody, and goes on by itself', async () => {
    const world = await readyWorld();
    world.xero.faults.next('*', 'day-limit');
    await move(world, 'HARB-2', 'done');
    expect(await onlyRow(world)).toMatchObject({ status: 'needs_attention', problem: { code: 'LEDGER_LIMIT' } });
    expect((await projectView(world)).attention).toMatchObject([{ problem: { code: 'LEDGER_LIMIT' } }]);
    expect((await admin(world)).budget?.parkedUntil).toBeDefined();
    world.xero.meter.reset();
    const { used } = await world.forge.measure(async () => world.advance(18 * HOUR_MS));
    // The two jobs are the day's check of what Jira knows of milestones and the day's reminders.
    expect([world.xero.meter.read(), used.queuePushes]).toEqual([{}, 2]);
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
    expect(world.xero.model.invoices(NORTHLIGHT)).toHaveLength(1);
    expect((await projectView(world)).attention).toEqual([]);
  });
});
