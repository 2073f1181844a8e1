/** Webhooks that are forged, replayed, enormous, garbled or of a kind nobody knows: none does more than have Xero asked, and what changed is seen all the same. */
import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FaultKind } from '../../local/xero';
import { connect, contract, move, organisationIds, tag } from './acts';
import { inXero, NUMBER, row } from './billed';
import { admin } from './consent';
import { HOUR_MS, MINUTE_MS } from './time';
import { hearWebhooks } from './webhooks';
import { testWorld, type TestWorld } from './world';

const KEY = 'local-webhook-key';
const MEGABYTES = 1_000_000;

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
  await connect(world);
  await hearWebhooks(world);
  await tag(world, 'HARB-2', await contract(world));
  await move(world, 'HARB-2', 'done');
  inXero(world).approve(NUMBER);
  await world.advance(MINUTE_MS);
});

const notice = (events: readonly object[]): string => JSON.stringify({ events, firstEventSequence: 1, lastEventSequence: events.length, entropy: 'S0m3Entr0py' });
const event = (change: object = {}): object => ({
  resourceUrl: 'https://api.xero.com/api.xro/2.0/Invoices/60aa5d55-a47e-4665-a974-874bb50263b9', resourceId: '60aa5d55-a47e-4665-a974-874bb50263b9', tenantId: organisationIds.northlight,
  tenantType: 'ORGANISATION', eventCategory: 'INVOICE', eventType: 'UPDATE', eventDateUtc: '2026-11-22T00:00:00.000', ...change,
});
const signed = (body: string, key = KEY): string => createHmac('sha256', key).update(body, 'utf8').digest('base64');

/** Somebody posts this to the address that Xero's webhooks go to. */
async function post(body: string, signature: string | undefined) {
  const request = new Request(world.forge.webTriggerUrl('xero-webhook'), { method: 'POST', headers: signature === undefined ? {} : { 'x-xero-signature': signature }, body });
  const { result, used } = await world.forge.measure(async () => world.forge.webTriggers(request));
  return { status: result.status, body: await result.text(), cookies: result.headers.get('set-cookie'), pushes: used.queuePushes, asked: Object.keys(used.egress) };
}

/** No look is asked for, and what the app holds is as it was. */
async function expectRefused(body: string, signature: string | undefined): Promise<void> {
  const before = JSON.stringify(world.forge.store.snapshot());
  expect(await post(body, signature)).toEqual({ status: 401, body: '', cookies: null, pushes: 0, asked: [] });
  await world.settle();
  expect(JSON.stringify(world.forge.store.snapshot())).toBe(before);
}

async function expectPaymentSeen(amount: string): Promise<void> {
  inXero(world).pay(NUMBER, { amount: '100' });
  await world.advance(MINUTE_MS);
  expect((await row(world)).paid?.amount).toBe(amount);
}

describe('A webhook that Xero did not sign', () => {
  const body = notice([event()]);
  it.each<[string, string, string | undefined]>([
    ['without a signature', body, undefined],
    ['with an empty one', body, ''],
    ['with one of another key', body, signed(body, 'another key')],
    ['with one of an empty key', body, signed(body, '')],
    ['with that of another body', body, signed(notice([]))],
    ['with one that is cut short', body, signed(body).slice(0, 20)],
    ['with one that is no base64', body, '%%%%'],
    ['of ten megabytes', ' '.repeat(10 * MEGABYTES), signed('')],
    ['with a signature of a megabyte', body, 'A'.repeat(MEGABYTES)],
  ])('%s is refused, stores nothing and wakes nothing', async (_what, sent, signature) => {
    await expectRefused(sent, signature);
    await expectPaymentSeen('100.00');
  });

  it('is not one any more when the key is another', async () => {
    await expectRefused(body, signed(body, `${KEY} of before`));
  });
});

describe('A webhook that Xero did sign', () => {
  it('and that is replayed a hundred times has Xero asked a few times at most, and changes nothing', async () => {
    await expectPaymentSeen('100.00');
    const before = await row(world);
    const body = notice([event()]);
    world.xero.meter.reset();
    for (let copy = 0; copy < 100; copy += 1) expect((await post(body, signed(body))).status).toBe(200);
    await world.advance(MINUTE_MS);
    expect(world.xero.meter.read()['GET /Invoices'] ?? 0).toBeLessThanOrEqual(2);
    expect(await row(world)).toEqual(before);
    await world.advance(5 * HOUR_MS);
    const late = await post(body, signed(body));
    expect(late).toMatchObject({ status: 200, body: '', cookies: null, asked: [] });
    await expectPaymentSeen('200.00');
  });

  it.each<[string, string]>([
    ['no JSON', '{"events": [{"resourceId"'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['events that are none', notice([{ nonsense: true }, event({ resourceId: '../../Users' }), event({ resourceId: 7 }), event({ eventCategory: null })])],
    ['a category that is new', notice([event({ eventCategory: 'PREPAYMENT' }), event({ eventCategory: '__proto__' })])],
    ['another organisation’s news', notice([event({ tenantId: organisationIds.demo })])],
    ['a thousand events', notice(Array.from({ length: 1000 }, () => event()))],
    ['numbers beyond any range', '{"events":[],"firstEventSequence":1e999,"lastEventSequence":99999999999999999999.99}'],
    ['ten megabytes of blanks', ' '.repeat(10 * MEGABYTES) + notice([event()])],
    ['ten megabytes of events', notice(Array.from({ length: 30_000 }, () => event()))],
  ])('and that says %s is answered at once, emptily, and the next payment is seen', async (_what, body) => {
    const answer = await post(body, signed(body));
    expect(answer).toMatchObject({ status: 200, body: '', cookies: null, asked: [] });
    expect(answer.pushes).toBeLessThanOrEqual(1);
    await world.advance(MINUTE_MS);
    expect(await row(world)).toMatchObject({ status: 'approved', paid: { amount: '0.00' }, differences: [] });
    expect(world.forge.incidents.all()).toEqual([]);
    await expectPaymentSeen('100.00');
  });
});

describe('Xero’s own deliveries', () => {
  it.each<FaultKind>(['webhook-twice', 'webhook-reversed', 'webhook-lost', 'webhook-unknown-category', 'webhook-forged', 'webhook-truncated', 'webhook-ten-megabytes'])(
    '%s: the payment is seen within the hour, once',
    async (kind) => {
      world.xero.faults.next('webhook', kind);
      inXero(world).pay(NUMBER, { amount: '100' });
      await world.advance(HOUR_MS + MINUTE_MS);
      expect(world.xero.faults.list()).toEqual([]);
      expect(await row(world)).toMatchObject({ status: 'part_paid', paid: { amount: '100.00' } });
      await expectPaymentSeen('200.00');
      expect((await admin(world)).webhook).toBe('verified');
    },
  );
});
