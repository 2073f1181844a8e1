import { beforeEach, describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero';
import type { PageCalls } from '../../src/handlers/pages/api';
import { connect, contract, lookNow, move, must, organisationIds, projectView, tag } from './acts';
import { MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

const NUMBER = 'HARB-C1-001';
const HARB = { project: 'HARB' } as const;
const EPIC = { issue: 'HARB-2' } as const;

let world: TestWorld;
const xero = () => peopleIn(world.xero, organisationIds.northlight);

async function look(): Promise<void> {
  await world.advance(MINUTE_MS);
  await lookNow(world);
}

async function seen(): Promise<{ readonly contractId: string; readonly milestoneId: string; readonly rev: number }> {
  const [first] = (await projectView(world)).contracts;
  return { contractId: first?.id ?? '', milestoneId: first?.milestones[0]?.id ?? '', rev: first?.rev ?? 0 };
}

async function policy(change: Partial<PageCalls['gate.savePolicy'][0]>): Promise<void> {
  const { contractId, rev } = await seen();
  await must(world, 'finn', HARB, 'gate.savePolicy', { contractId, rev, counts: 'cash', sharePercent: '100', graceDays: 0, staleAfterHours: 6, overriders: [], claimOpens: false, ...change });
}

/** The work goes out, as Jira asks before a transition. */
async function goesOut(): Promise<unknown> {
  const payload = { issue: { key: 'HARB-2' }, configuration: { of: { kind: 'item' } }, transition: { from: { id: '10003' }, to: { id: '10002' }, modifiedFields: {} } };
  return world.forge.workflowRules.validate('gate-validator', payload, undefined);
}
const PASSES = { kind: 'answered', value: { result: true } };

const told = async () => (await must(world, 'finn', HARB, 'project.activity', {})).rows.map(({ event }) => event).filter(({ kind }) => kind === 'gate-closed-again');
const waiting = async () => (await projectView(world)).attention.filter(({ problem }) => problem.code === 'RELEASED_UNPAID');
const SAID = [{ kind: 'gate-closed-again', milestone: 'Menu and ordering', workItem: 'HARB-2', invoice: NUMBER, items: ['HARB-2'] }];

/** HARB-2 is billed, due before release, and approved in Xero. */
beforeEach(async () => {
  world = await testWorld();
  await connect(world);
  await tag(world, 'HARB-2', await contract(world, { terms: { kind: 'before_release' } }));
  await move(world, 'HARB-2', 'done');
  xero().approve(NUMBER);
  await look();
});

describe('Work that went out waits for somebody when', () => {
  it('the payment was taken back, and that is first heard of as our own page has the invoice emailed', async () => {
    xero().pay(NUMBER);
    await look();
    expect(await goesOut()).toEqual(PASSES);
    const [row] = (await projectView(world)).invoices.rows;
    xero().unpay(NUMBER);
    await must(world, 'finn', HARB, 'invoice.email', { invoiceId: row?.invoiceId ?? '', rev: row?.rev ?? 0 });
    await world.settle();
    expect([await told(), (await waiting()).length]).toEqual([SAID, 1]);
    await look();
    expect(await told()).toHaveLength(1);
  });

  it('it went out on the client’s word, and that is taken back', async () => {
    await policy({ claimOpens: true });
    await must(world, 'mara', EPIC, 'gate.claim', { ...(await seen()), paidOn: '2026-11-20', reference: '' });
    expect(await goesOut()).toEqual(PASSES);
    await must(world, 'mara', EPIC, 'gate.dropClaim', await seen());
    expect([await told(), (await waiting()).length]).toEqual([SAID, 1]);
  });

  it('it went out in its days of grace, and the invoice is voided', async () => {
    await policy({ graceDays: 30 });
    expect(await goesOut()).toEqual(PASSES);
    xero().void(NUMBER);
    await look();
    expect([await told(), (await waiting()).length]).toEqual([SAID, 1]);
  });
});

it.each<[string, (deposit: string) => void, RegExp]>([
  ['payment is taken back', (number) => xero().unpay(number), /Invoice HARB-C1-001, due .* was paid, and the payment was taken back/],
  ['invoice is voided', (number) => {
    xero().unpay(number);
    xero().void(number);
  }, /Invoice HARB-C1-001 was voided in Xero\. The deposit is billed again/],
])('work that went out waits for somebody, once, when the deposit that its invoice drew on is no longer in: its %s', async (_what, takeBack, words) => {
  world = await testWorld();
  await connect(world);
  const { id, rev } = await contract(world, { terms: { kind: 'before_release' } });
  await must(world, 'finn', HARB, 'beside.save', { contractId: id, rev, deposit: { amount: '6,000', drawdown: 'pro-rata', due: 'start', account: '815', tax: 'OUTPUT' } });
  await world.settle();
  await tag(world, 'HARB-2', (await projectView(world)).contracts[0]!);
  await move(world, 'HARB-2', 'done');
  const [deposit, own] = ['HARB-C1-001', 'HARB-C1-002'];
  for (const number of [deposit, own]) {
    xero().approve(number);
    xero().pay(number);
  }
  await look();
  expect(await goesOut()).toEqual(PASSES);
  takeBack(deposit);
  await look();
  expect(await told()).toEqual([{ kind: 'gate-closed-again', milestone: 'Menu and ordering', workItem: 'HARB-2', invoice: deposit, items: ['HARB-2'] }]);
  expect(await waiting()).toHaveLength(1);
  expect(await goesOut()).toMatchObject({ value: { result: false, errorMessage: expect.stringMatching(words) } });
  await look();
  expect(await told()).toHaveLength(1);
});

it('work that a person let pass waits for nobody, whatever becomes of its invoice', async () => {
  await policy({ graceDays: 30 });
  await must(world, 'mara', EPIC, 'gate.override', { ...(await seen()), reason: 'The client pays on Friday' });
  expect(await goesOut()).toEqual(PASSES);
  xero().void(NUMBER);
  await look();
  expect([await told(), await waiting()]).toEqual([[], []]);
});
