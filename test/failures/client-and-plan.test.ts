/** Failure modes 6, 7 and 20: what became of the client, and what the ledger's plan allows, between the agreement and the bill; and a bill that waited too long for either. */
import { describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero/people';
import type { ContractInput } from '../../src/handlers/pages/api';
import { books, call, clientIds, connect, contract, CONTRACT, move, must, projectView, tag } from '../app/acts';
import { DAY_MS, HOUR_MS } from '../app/time';
import { testWorld, type TestWorld } from '../app/world';
import { bill, NORTHLIGHT, NUMBER, onlyRow, readyWorld, refresh, retry } from './acts';
import { said, saying, told } from '../app/words';

const xeroOf = (world: TestWorld) => peopleIn(world.xero, NORTHLIGHT);

/** Finance confirms who the client is now. */
async function confirmClient(world: TestWorld, clientId: string) {
  const [seen] = (await projectView(world)).contracts;
  return call(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, id: seen!.id, rev: seen!.rev, clientId });
}

describe('6: a client that was merged into another', () => {
  async function heldForMerger(): Promise<TestWorld> {
    const world = await readyWorld();
    xeroOf(world).mergeContact(clientIds.harbourFoods, clientIds.gullAndSons);
    await move(world, 'HARB-2', 'done');
    return world;
  }

  it('is billed neither under its old name nor, silently, under the new one: a person is told both', async () => {
    const world = await heldForMerger();
    const { problem } = await onlyRow(world);
    expect(problem).toEqual(saying('CLIENT_MERGED', /Harbour Foods.*Gull/));
    await retry(world);
    await world.advance(3 * HOUR_MS);
    expect((await onlyRow(world)).problem?.code).toBe('CLIENT_MERGED');
    expect(books(world)).toEqual([]);
  });

  it('is confirmed on the contract, also beside bills, and then billed once, on the record', async () => {
    const world = await heldForMerger();
    expect((await confirmClient(world, clientIds.gullAndSons)).ok).toBe(true);
    await retry(world);
    expect(books(world).map(({ number, contactId, status }) => [number, contactId, status])).toEqual([[NUMBER, clientIds.gullAndSons, 'DRAFT']]);
    expect(await bill(world)).toMatchObject({ number: NUMBER, status: 'draft' });
    const { rows } = await must(world, 'finn', { project: 'HARB' }, 'project.activity', {});
    expect(rows.map(told).some((text) => /taken up again, for Gull/.test(text))).toBe(true);
  });

  it('after it was billed: the invoice is followed to the one that it belongs to by now, with the reason, and the next bill asks first', async () => {
    const world = await readyWorld();
    await move(world, 'HARB-2', 'done');
    await world.advance(HOUR_MS);
    xeroOf(world).mergeContact(clientIds.harbourFoods, clientIds.gullAndSons);
    await world.advance(2 * HOUR_MS);
    expect((await onlyRow(world)).status).toBe('draft');
    expect((await projectView(world)).attention.map(({ problem }) => problem.code)).not.toContain('LEDGER_MISSING');
    const { rows } = await must(world, 'finn', { project: 'HARB' }, 'project.activity', {});
    expect(rows.map(told).some((text) => /Harbour Foods.*merged.*Gull/.test(text))).toBe(true);
    const [seen] = (await projectView(world)).contracts;
    await tag(world, 'HARB-3', seen!, { name: 'User dashboard' });
    await move(world, 'HARB-3', 'done');
    expect((await projectView(world)).attention.map(({ problem }) => problem.code)).toContain('CLIENT_MERGED');
    expect(books(world)).toHaveLength(1);
  });

  it('and no other client can be put in its place', async () => {
    const world = await heldForMerger();
    const other = world.xero.model.createContact(NORTHLIGHT, { name: 'Somebody else', email: 'x@else.example' });
    expect(await confirmClient(world, other.ok ? other.value.id : '')).toMatchObject({ ok: false, problems: [{ code: 'CONTRACT_HAS_BILLS' }] });
  });
});

describe('7: an archived client', () => {
  it('gives way to another on the contract once the invoice that waits for it is cancelled, and the next one goes there', async () => {
    const world = await readyWorld();
    xeroOf(world).archiveContact(clientIds.harbourFoods);
    await move(world, 'HARB-2', 'done');
    expect((await confirmClient(world, clientIds.gullAndSons)).ok).toBe(false);
    const { invoiceId, rev } = await onlyRow(world);
    await must(world, 'finn', { project: 'HARB' }, 'invoice.cancel', { invoiceId, rev, reason: 'The client closed' });
    expect((await confirmClient(world, clientIds.gullAndSons)).ok).toBe(true);
    const [seen] = (await projectView(world)).contracts;
    await must(world, 'finn', { project: 'HARB' }, 'milestone.billAgain', { contractId: seen!.id, milestoneId: seen!.milestones[0]!.id, rev: seen!.rev });
    await world.settle();
    expect(books(world).map(({ number, contactId }) => [number, contactId])).toEqual([['HARB-C1-002', clientIds.gullAndSons]]);
  });
});

describe('20: a plan that approves no more', () => {
  async function limited(change: Partial<ContractInput>): Promise<TestWorld> {
    const world = await testWorld({ xero: { approvalsPerMonth: 0 } });
    await connect(world);
    await tag(world, 'HARB-2', await contract(world, change));
    return world;
  }
  const standing = (world: TestWorld) => books(world).map(({ number, status }) => [number, status]);

  it.each(['approve', 'email'] as const)('leaves a draft under the same number, and says what waits (%s)', async (autonomy) => {
    const world = await limited({ autonomy });
    await move(world, 'HARB-2', 'done');
    expect(standing(world)).toEqual([[NUMBER, 'DRAFT']]);
    expect(await onlyRow(world)).toMatchObject({ status: 'needs_attention', canRetry: true, problem: saying('APPROVAL_LIMIT', 'draft') });
    await world.advance(5 * HOUR_MS);
    expect(standing(world)).toEqual([[NUMBER, 'DRAFT']]);
    expect(world.xero.model.state.emails).toHaveLength(0);
  });

  it.each([['approve', 0], ['email', 1]] as const)('once there is room, trying again approves it, and does what the contract wants next (%s)', async (autonomy, emails) => {
    const world = await limited({ autonomy });
    await move(world, 'HARB-2', 'done');
    world.xero.settings.approvalsPerMonth = 1;
    await retry(world);
    await world.advance(HOUR_MS);
    expect(standing(world)).toEqual([[NUMBER, 'AUTHORISED']]);
    expect(await bill(world)).toMatchObject({ status: 'approved' });
    expect(world.xero.model.state.emails).toHaveLength(emails);
  });

  it('and when finance approves it in Xero, nothing waits any more', async () => {
    const world = await limited({ autonomy: 'email' });
    await move(world, 'HARB-2', 'done');
    world.xero.settings.approvalsPerMonth = 1;
    xeroOf(world).approve(NUMBER);
    await refresh(world);
    await world.advance(2 * HOUR_MS);
    expect(await bill(world)).toMatchObject({ status: 'approved' });
    expect(world.xero.model.state.emails).toHaveLength(1);
  });

  it('a crash after the draft was made, before anybody wrote it down, loses neither the draft nor what waits', async () => {
    const world = await limited({ autonomy: 'approve' });
    let puts = 0;
    world.faults.onCall((point) => point.kind === 'egress' && point.method === 'PUT' && (puts += 1) === 2, { kind: 'crash', when: 'after' });
    await move(world, 'HARB-2', 'done');
    await world.advance(3 * HOUR_MS);
    expect(standing(world)).toEqual([[NUMBER, 'DRAFT']]);
    expect(await onlyRow(world)).toMatchObject({ status: 'needs_attention', problem: { code: 'APPROVAL_LIMIT' } });
  });
});

describe('A bill that waited past its own due date', () => {
  it('says so before a person sends it, and keeps the dates it was prepared with', async () => {
    const world = await readyWorld();
    xeroOf(world).archiveContact(clientIds.harbourFoods);
    await move(world, 'HARB-2', 'done');
    expect(said((await onlyRow(world)).problem)).not.toContain('22 Dec 2026');
    await world.advance(40 * DAY_MS);
    expect(said((await onlyRow(world)).problem)).toContain('It was due on 22 Dec 2026');
    expect(said((await projectView(world)).attention[0]?.problem)).toContain('It was due on 22 Dec 2026');
    xeroOf(world).restoreContact(clientIds.harbourFoods);
    await retry(world);
    expect(books(world).map(({ date, dueDate }) => [date, dueDate])).toEqual([['2026-11-22', '2026-12-22']]);
  });
});
