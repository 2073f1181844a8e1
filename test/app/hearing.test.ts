import { describe, expect, it } from '@jest/globals';
import { books, connect, contract, milestone, move, must, organisationIds, ready, tag, tagged } from './acts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time';
import { hearWebhooks } from './webhooks';
import { testWorld, type TestWorld } from './world';

const CALLS = 'api.xero.com';
const xeroCalls = (egress: Readonly<Record<string, number>>): number => Object.entries(egress).reduce((sum, [host, count]) => (host.includes(CALLS) ? sum + count : sum), 0);

describe('Webhooks', () => {
  it('a burst of them is answered by one look', async () => {
    const world = await testWorld();
    await ready(world);
    await hearWebhooks(world);
    await move(world, 'HARB-2', 'done');
    // After connecting, what clients paid before is read for the forecast.
    await world.advance(HOUR_MS);
    const { used } = await world.forge.measure(async () => {
      for (let edit = 0; edit < 10; edit += 1) world.xero.model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { reference: `edited ${edit}` });
      await world.advance(MINUTE_MS);
    });
    expect(xeroCalls(used.egress)).toBe(1);
    expect((await must(world, 'finn', { project: 'HARB' }, 'project.load', {})).invoices.rows[0]?.number).toBe('HARB-C1-001');
  });

  it('that stop arriving are noticed, said to the admin, and noticed again when they are back', async () => {
    const world = await testWorld();
    await connect(world);
    await hearWebhooks(world);
    const made = await contract(world);
    await world.advance(HOUR_MS);
    const clientId = world.xero.model.state.connections[0]?.clientId ?? '';
    const hook = world.xero.model.state.webhooks.find((entry) => entry.clientId === clientId);
    world.xero.model.setWebhook(clientId, { deliveryUrl: 'https://nowhere.invalid/hook', signingKey: 'another key' });
    await tag(world, 'HARB-2', made);
    await move(world, 'HARB-2', 'done');
    await world.advance(2 * HOUR_MS);
    await edit(world);
    await world.advance(2 * HOUR_MS);
    expect((await must(world, 'priya', 'admin', 'admin.load', {})).webhook).toBe('silent');
    if (hook) world.xero.model.setWebhook(clientId, { deliveryUrl: hook.deliveryUrl, signingKey: hook.signingKey });
    await world.xero.webhooks.sendIntent(clientId);
    await edit(world);
    await world.advance(MINUTE_MS);
    expect((await must(world, 'priya', 'admin', 'admin.load', {})).webhook).toBe('verified');
  });

  it('that were never switched on are missed by nobody', async () => {
    const world = await testWorld();
    await ready(world);
    await move(world, 'HARB-2', 'done');
    await world.advance(3 * HOUR_MS);
    await edit(world);
    await world.advance(3 * HOUR_MS);
    expect((await must(world, 'priya', 'admin', 'admin.load', {})).webhook).toBe('off');
  });
});

describe('The ledger’s limits', () => {
  it('a day’s limit parks the work: nothing is asked until the ledger takes calls again, and then it goes out by itself', async () => {
    const world = await testWorld();
    await ready(world);
    // Xero says to come back in 18 hours and a half.
    world.xero.faults.next('*', 'day-limit');
    await move(world, 'HARB-2', 'done');
    expect((await tagged(world, 'HARB-2')).milestone.bill?.status).toBe('needs_attention');
    const { used } = await world.forge.measure(async () => world.advance(18 * HOUR_MS));
    expect(xeroCalls(used.egress)).toBe(0);
    // The day's check of what Jira knows of milestones and the day's reminders ask the ledger nothing.
    expect(used.queuePushes).toBe(2);
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
    expect((await tagged(world, 'HARB-2')).milestone.bill?.status).toBe('draft');
  });

  it('the last calls of the day are kept for sending: looks give way, invoices go out', async () => {
    const world = await testWorld({ xero: { callsPerDay: 80 } });
    await ready(world);
    await world.advance(HOUR_MS + MINUTE_MS);
    const { used } = await world.forge.measure(async () => world.advance(2 * HOUR_MS));
    expect(xeroCalls(used.egress)).toBe(0);
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toHaveLength(1);
    // What was said of the day is not believed for ever: a payment is seen before the day is over.
    world.xero.model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { status: 'AUTHORISED' });
    world.xero.model.pay(organisationIds.northlight, 'HARB-C1-001');
    await world.advance(DAY_MS / 2);
    expect((await tagged(world, 'HARB-2')).milestone.bill?.status).toBe('paid');
  });

  it('a project with many milestones does not keep another one waiting', async () => {
    const world = await testWorld();
    await connect(world);
    let many = await contract(world);
    for (const issue of ['HARB-1', 'HARB-2', 'HARB-3', 'HARB-4', 'HARB-5']) {
      await tag(world, issue, many, { price: { kind: 'amount', amount: '1,000' } });
      many = (await must(world, 'finn', { project: 'HARB' }, 'project.load', {})).contracts[0] ?? many;
    }
    const one = await contract(world, { name: 'Booking site', numberPrefix: 'LUMI-C1' }, 'LUMI');
    await must(world, 'priya', { issue: 'LUMI-1' }, 'panel.tag', milestone(one, { trigger: { kind: 'manual' } }));
    await world.settle();
    // Two invoices a minute, and five of them come first.
    Object.assign(world.xero.settings, { callsPerMinute: 4 });
    await world.advance(MINUTE_MS);
    for (const issue of ['HARB-1', 'HARB-2', 'HARB-3', 'HARB-4', 'HARB-5']) await move(world, issue, 'done', false);
    const { milestone: booking, contract: seen } = await tagged(world, 'LUMI-1', 'priya');
    await must(world, 'priya', { issue: 'LUMI-1' }, 'panel.reach', { contractId: seen.id, milestoneId: booking.id, rev: seen.rev });
    const order = async (): Promise<readonly string[]> => {
      await world.advance(10 * MINUTE_MS);
      return [...books(world)].sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1)).map(({ number }) => number);
    };
    const sent = await order();
    expect(sent).toHaveLength(6);
    expect(sent.indexOf('LUMI-C1-001')).toBeLessThan(4);
  });
});

async function edit(world: TestWorld): Promise<void> {
  world.xero.model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { reference: `edited at ${world.clock.now()}` });
  return Promise.resolve();
}
