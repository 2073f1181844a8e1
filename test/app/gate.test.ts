import { beforeEach, describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero';
import type { ContractInput, GateView } from '../../src/handlers/pages/api';
import { connect, contract, lookNow, move, must, organisationIds, panel, projectView, tag, tagged } from './acts';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

const NUMBER = 'HARB-C1-001';
const BEFORE_RELEASE: Partial<ContractInput> = { terms: { kind: 'before_release' } };
const CLOSED = { open: false, invoice: NUMBER };

let world: TestWorld;
const xero = () => peopleIn(world.xero, organisationIds.northlight);
const gate = async (issue = 'HARB-2'): Promise<GateView | undefined> => (await tagged(world, issue)).gate;

/** Some time passes, and Xero is asked what changed. */
async function look(): Promise<void> {
  await world.advance(MINUTE_MS);
  await lookNow(world);
}

/** HARB-2 is billed AUD 13,200 with GST, approved in Xero, and due before release. */
async function approved(): Promise<void> {
  await tag(world, 'HARB-2', await contract(world, BEFORE_RELEASE));
  await move(world, 'HARB-2', 'done');
  xero().approve(NUMBER);
  await look();
}

async function paid(): Promise<void> {
  await approved();
  xero().pay(NUMBER);
  await look();
  expect(await gate()).toMatchObject({ open: true, invoice: NUMBER });
}

/** Nothing comes back from Xero until this is taken back. */
function blockXero(): () => void {
  world.xero.faults.next('*', 'drop-before-commit', { times: 100_000 });
  return () => world.xero.faults.clear();
}

beforeEach(async () => {
  world = await testWorld();
  await connect(world);
});

describe('The release gate of a milestone', () => {
  it('is there only where its terms, its own or the contract’s, are due before release', async () => {
    const made = await contract(world);
    await tag(world, 'HARB-2', made);
    expect(await gate()).toBeUndefined();
    await tag(world, 'HARB-3', (await projectView(world)).contracts[0] ?? made, { terms: { kind: 'before_release' } });
    expect(await gate('HARB-3')).toEqual({ open: false, reason: 'not-billed' });
  });

  it('is closed until it is billed, sent, approved and paid to the last cent, and open then', async () => {
    await tag(world, 'HARB-2', await contract(world, { ...BEFORE_RELEASE, autonomy: 'prepare' }));
    expect(await gate()).toEqual({ open: false, reason: 'not-billed' });
    await move(world, 'HARB-2', 'done');
    expect(await gate()).toEqual({ ...CLOSED, reason: 'not-sent' });
    const { rev = 0 } = (await projectView(world)).invoices.rows[0] ?? {};
    await must(world, 'finn', { project: 'HARB' }, 'invoice.release', { invoiceId: NUMBER, rev });
    await look();
    expect(await gate()).toEqual({ ...CLOSED, reason: 'not-approved' });
    xero().approve(NUMBER);
    await look();
    expect(await gate()).toEqual({ ...CLOSED, reason: 'unpaid', due: { amount: '13200.00', currency: 'AUD' } });
    xero().pay(NUMBER, { amount: '13199.99' });
    await look();
    expect(await gate()).toEqual({ ...CLOSED, reason: 'unpaid', due: { amount: '0.01', currency: 'AUD' } });
    xero().pay(NUMBER);
    await look();
    expect(await gate()).toEqual({ open: true, invoice: NUMBER, lookedAt: new Date(world.clock.now()).toISOString() });
  });

  it('is not opened by credit, alone or beside a payment', async () => {
    await approved();
    xero().pay(NUMBER, { amount: '13000' });
    xero().credit(NUMBER);
    await look();
    expect(await gate()).toEqual({ ...CLOSED, reason: 'credited' });
    xero().unpay(NUMBER);
    xero().credit(NUMBER);
    await look();
    expect(await gate()).toEqual({ ...CLOSED, reason: 'credited' });
  });

  it('closes again when the payment is removed in Xero, and opens again with the next', async () => {
    await paid();
    xero().unpay(NUMBER);
    await look();
    expect(await gate()).toEqual({ ...CLOSED, reason: 'reversed', due: { amount: '13200.00', currency: 'AUD' } });
    xero().pay(NUMBER);
    await look();
    expect(await gate()).toMatchObject({ open: true });
  });

  it('closes when the invoice is voided, and stays closed when it is billed again until the new one is paid', async () => {
    await paid();
    xero().unpay(NUMBER);
    xero().void(NUMBER);
    await look();
    expect(await gate()).toEqual({ ...CLOSED, reason: 'taken-back', how: 'voided' });
    const { contract: seen, milestone } = await tagged(world, 'HARB-2');
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.reach', { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev });
    await look();
    expect(await gate()).toEqual({ open: false, invoice: 'HARB-C1-002', reason: 'not-approved' });
    xero().approve('HARB-C1-002');
    xero().pay('HARB-C1-002');
    await look();
    expect(await gate()).toMatchObject({ open: true, invoice: 'HARB-C1-002' });
  });

  it('counts no payment of another amount than was billed, until a person accepts it', async () => {
    await tag(world, 'HARB-2', await contract(world, BEFORE_RELEASE));
    await move(world, 'HARB-2', 'done');
    xero().editLine(NUMBER, 0, { unitAmount: '100' });
    xero().approve(NUMBER);
    xero().pay(NUMBER);
    await look();
    expect(await gate()).toEqual({ ...CLOSED, reason: 'differs' });
    const { rev = 0 } = (await projectView(world)).invoices.rows[0] ?? {};
    await must(world, 'finn', { project: 'HARB' }, 'invoice.acceptDifferences', { invoiceId: NUMBER, rev, note: 'A reduced price was agreed' });
    expect(await gate()).toMatchObject({ open: true });
  });

  it('closes when Xero is disconnected, and opens again only on what was seen since', async () => {
    await paid();
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect(await gate()).toEqual({ ...CLOSED, reason: 'disconnected' });
    await world.advance(7 * HOUR_MS);
    // The payment is taken back while nobody listens: being connected again is not having looked.
    xero().unpay(NUMBER);
    await connect(world);
    expect(await gate()).toMatchObject({ open: false, reason: 'stale' });
    await look();
    expect(await gate()).toMatchObject({ open: false, reason: 'reversed' });
    xero().pay(NUMBER);
    await look();
    expect(await gate()).toMatchObject({ open: true });
  });

  it('closes when Xero lets us in no more', async () => {
    await paid();
    xero().disconnectApps();
    await world.advance(2 * HOUR_MS);
    expect(await gate()).toEqual({ ...CLOSED, reason: 'disconnected' });
  });

  it('closes after six hours without hearing from Xero, and opens with the next answer', async () => {
    await paid();
    const seen = await gate();
    const unblock = blockXero();
    await world.advance(5 * HOUR_MS);
    expect(await gate()).toEqual(seen);
    await world.advance(HOUR_MS + MINUTE_MS);
    expect(await gate()).toEqual({ ...CLOSED, reason: 'stale', since: seen?.open ? seen.lookedAt : '' });
    unblock();
    await look();
    expect(await gate()).toMatchObject({ open: true });
  });

  it.each([['at first', 2], ['for hours', 1_000]])('is not believed open while what became of its invoice can’t be read, %s', async (_how, times) => {
    await paid();
    await world.advance(3 * MINUTE_MS);
    xero().unpay(NUMBER);
    // The change is read while it is news; later lists don't name the invoice again.
    await world.advance(3 * MINUTE_MS);
    world.xero.faults.next('GET /Invoices', 'numbers-beyond-range', { times });
    world.xero.faults.next('GET /Invoices/{InvoiceID}', 'numbers-beyond-range', { times });
    await lookNow(world);
    expect(await gate()).toEqual({ ...CLOSED, reason: 'unread' });
    if (times > 2) {
      await world.advance(5 * HOUR_MS);
      expect(await gate()).toEqual({ ...CLOSED, reason: 'unread' });
    }
    world.xero.faults.clear();
    await look();
    expect(await gate()).toMatchObject({ reason: 'reversed' });
  });

  it('says the same in the answer to what a person does on the panel', async () => {
    await paid();
    await move(world, 'HARB-2', 'inProgress');
    const { contract: seen, milestone } = await tagged(world, 'HARB-2');
    expect(await must(world, 'mara', { issue: 'HARB-2' }, 'panel.keepBill', { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev })).toMatchObject({ gate: { open: true, invoice: NUMBER } });
  });

  it('is said to nobody who may not see billing, and costs the panel no further read', async () => {
    await approved();
    expect(await panel(world, 'HARB-2', 'dev')).toEqual({ state: 'no_permission' });
    const { used } = await world.forge.measure(async () => tagged(world, 'HARB-2'));
    expect(used.kvs.requests).toBe(2);
  });
});
