import { beforeEach, describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero';
import type { PageCalls, PassView } from '../../src/handlers/pages/api';
import { connect, contract, lookNow, move, must, organisationIds, panel, people, projectView, refusedCodes, tag, tagged } from './acts';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

const NUMBER = 'HARB-C1-001';
const HARB = { project: 'HARB' };
const EPIC = { issue: 'HARB-2' };
const DAY_MS = 24 * HOUR_MS;

let world: TestWorld;
const xero = () => peopleIn(world.xero, organisationIds.northlight);
const pass = async (): Promise<PassView> => (await tagged(world, 'HARB-2')).pass;

async function look(): Promise<void> {
  await world.advance(MINUTE_MS);
  await lookNow(world);
}

async function seen(): Promise<{ readonly contractId: string; readonly milestoneId: string; readonly rev: number }> {
  const [first] = (await projectView(world)).contracts;
  return { contractId: first?.id ?? '', milestoneId: first?.milestones[0]?.id ?? '', rev: first?.rev ?? 0 };
}

type Policy = Omit<PageCalls['gate.savePolicy'][0], 'contractId' | 'rev'>;
const POLICY: Policy = { counts: 'cash', sharePercent: '100', graceDays: 0, staleAfterHours: 6, overriders: [], claimOpens: false };

async function setPolicy(change: Partial<Policy>): Promise<void> {
  const { contractId, rev } = await seen();
  await must(world, 'finn', HARB, 'gate.savePolicy', { contractId, rev, ...POLICY, ...change });
}

const events = async () => (await must(world, 'finn', HARB, 'project.activity', {})).rows.map(({ event, by }) => ({ ...event, by }));

/** HARB-2 is billed AUD 13,200 with GST, due before release, and approved in Xero. */
beforeEach(async () => {
  world = await testWorld();
  await connect(world);
  await tag(world, 'HARB-2', await contract(world, { terms: { kind: 'before_release' } }));
  await move(world, 'HARB-2', 'done');
  xero().approve(NUMBER);
  await look();
});

describe('Work that a person lets pass without its money', () => {
  it('passes until it is closed again, with who, when and why, and both are in the activity', async () => {
    expect(await pass()).toMatchObject({ mayOverride: true, overriders: [] });
    expect((await pass()).opened).toBeUndefined();
    await must(world, 'mara', EPIC, 'gate.override', { ...(await seen()), reason: 'The client pays on Friday' });
    expect(await pass()).toMatchObject({ opened: 'override', override: { by: people.mara, reason: 'The client pays on Friday', at: new Date(world.clock.now()).toISOString() } });
    await world.advance(2 * DAY_MS);
    expect((await pass()).opened).toBe('override');
    await must(world, 'finn', EPIC, 'gate.endOverride', await seen());
    const { opened, override } = await pass();
    expect([opened, override]).toEqual([undefined, undefined]);
    expect((await events()).slice(0, 2)).toEqual([
      { kind: 'gate-override-ended', milestone: 'Menu and ordering', workItem: 'HARB-2', by: people.finn },
      { kind: 'gate-overridden', milestone: 'Menu and ordering', workItem: 'HARB-2', reason: 'The client pays on Friday', by: people.mara },
    ]);
  });

  it('passes for as long as was said and no longer', async () => {
    await must(world, 'mara', EPIC, 'gate.override', { ...(await seen()), reason: 'A fix that can’t wait', hours: 4 });
    const until = new Date(world.clock.now() + 4 * HOUR_MS).toISOString();
    expect((await pass()).override?.until).toBe(until);
    await world.advance(4 * HOUR_MS - 1);
    expect((await pass()).opened).toBe('override');
    await world.advance(1);
    const { opened, override } = await pass();
    expect([opened, override]).toEqual([undefined, undefined]);
  });

  it('has one override at a time: the last word counts', async () => {
    await must(world, 'mara', EPIC, 'gate.override', { ...(await seen()), reason: 'First' });
    await must(world, 'finn', EPIC, 'gate.override', { ...(await seen()), reason: 'Second', hours: 1 });
    expect((await pass()).override).toMatchObject({ by: people.finn, reason: 'Second' });
    await world.advance(HOUR_MS);
    expect((await pass()).opened).toBeUndefined();
  });

  it('needs a reason, a page that is up to date and a milestone that is there', async () => {
    const now = await seen();
    expect(await refusedCodes(world, 'mara', EPIC, 'gate.override', { ...now, reason: '  ' })).toEqual(['FIELD_MISSING']);
    expect(await refusedCodes(world, 'mara', EPIC, 'gate.override', { ...now, rev: now.rev - 1, reason: 'x' })).toEqual(['STALE_PAGE']);
    expect(await refusedCodes(world, 'mara', EPIC, 'gate.override', { ...now, milestoneId: 'none', reason: 'x' })).toEqual(['MILESTONE_NOT_FOUND']);
    expect(await refusedCodes(world, 'mara', EPIC, 'gate.override', { ...now, contractId: 'none', reason: 'x' })).toEqual(['NO_PERMISSION']);
    expect(await refusedCodes(world, 'mara', EPIC, 'gate.override', { ...now, reason: 'x', hours: 0 })).toEqual(['INVALID_REQUEST']);
    expect((await pass()).opened).toBeUndefined();
  });

  it('is taken back twice as once', async () => {
    await must(world, 'mara', EPIC, 'gate.endOverride', await seen());
    expect((await events()).filter(({ kind }) => kind === 'gate-override-ended')).toEqual([]);
  });
});

describe('Whom the contract names', () => {
  it('may let its work pass, and close it, and sees no money on the way', async () => {
    expect(await panel(world, 'HARB-2', 'dev')).toEqual({ state: 'no_permission' });
    await setPolicy({ overriders: [people.dev] });
    const view = await panel(world, 'HARB-2', 'dev');
    expect(view).toMatchObject({ state: 'gate_only', milestone: { name: 'Menu and ordering' }, gate: { open: false, reason: 'unpaid', invoice: NUMBER }, pass: { mayOverride: true, mayClaim: false, overriders: [people.dev] } });
    expect(JSON.stringify(view)).not.toMatch(/13,?200|12,?000|AUD/);
    await must(world, 'dev', EPIC, 'gate.override', { ...(await seen()), reason: 'Night shift' });
    expect(await pass()).toMatchObject({ opened: 'override', override: { by: people.dev } });
    await must(world, 'dev', EPIC, 'gate.endOverride', await seen());
    expect(await refusedCodes(world, 'dev', EPIC, 'gate.claim', { ...(await seen()), paidOn: '2026-11-20', reference: '' })).toEqual(['NO_PERMISSION']);
  });

  it('may no more once somebody takes the name off', async () => {
    await setPolicy({ overriders: [people.dev] });
    await setPolicy({ overriders: [] });
    expect(await panel(world, 'HARB-2', 'dev')).toEqual({ state: 'no_permission' });
    expect(await refusedCodes(world, 'dev', EPIC, 'gate.override', { ...(await seen()), reason: 'Night shift' })).toEqual(['NO_PERMISSION']);
  });

  it('may not where they can’t see the project', async () => {
    await setPolicy({ overriders: [people.olga] });
    expect(await refusedCodes(world, 'olga', EPIC, 'gate.override', { ...(await seen()), reason: 'x' })).toEqual(['NO_PERMISSION']);
  });
});

describe('A payment that the client says it made', () => {
  const claim = async (change: Partial<PageCalls['gate.claim'][0]> = {}) => must(world, 'mara', EPIC, 'gate.claim', { ...(await seen()), paidOn: '2026-11-20', reference: 'HARB 4711', ...change });

  it('is shown with day and reference, and opens nothing', async () => {
    await claim();
    expect(await pass()).toMatchObject({ claim: { paidOn: '2026-11-20', reference: 'HARB 4711', by: people.mara }, claimOpens: false });
    expect((await pass()).opened).toBeUndefined();
    expect((await events())[0]).toEqual({ kind: 'payment-claimed', invoice: NUMBER, paidOn: '2026-11-20', reference: 'HARB 4711', by: people.mara });
  });

  it('opens the gate where the contract says so, and closes it when the note is removed', async () => {
    await setPolicy({ claimOpens: true });
    await claim();
    expect((await pass()).opened).toBe('claim');
    await must(world, 'finn', EPIC, 'gate.dropClaim', await seen());
    const { opened, claim: noted } = await pass();
    expect([opened, noted]).toEqual([undefined, undefined]);
    expect((await events())[0]).toMatchObject({ kind: 'payment-claim-dropped', invoice: NUMBER });
  });

  it('makes up for no payment that was taken back, nor for not knowing', async () => {
    await setPolicy({ claimOpens: true });
    await claim();
    xero().pay(NUMBER);
    await look();
    expect((await pass()).opened).toBe('money');
    xero().unpay(NUMBER);
    await look();
    expect((await tagged(world, 'HARB-2')).gate).toMatchObject({ reason: 'reversed' });
    expect((await pass()).opened).toBeUndefined();
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect((await pass()).opened).toBeUndefined();
  });

  it('can’t be of a day that is yet to come, of none, or of an invoice that nobody owes', async () => {
    const now = await seen();
    expect(await refusedCodes(world, 'mara', EPIC, 'gate.claim', { ...now, paidOn: '2026-11-23', reference: '' })).toEqual(['CLAIM_IN_FUTURE']);
    expect(await refusedCodes(world, 'mara', EPIC, 'gate.claim', { ...now, paidOn: '2026-02-30', reference: '' })).toEqual(['DATE_INVALID']);
    xero().pay(NUMBER);
    await look();
    expect((await pass()).mayClaim).toBe(false);
    expect(await refusedCodes(world, 'mara', EPIC, 'gate.claim', { ...(await seen()), paidOn: '2026-11-20', reference: '' })).toEqual(['NOTHING_OWED']);
  });
});

describe('What the contract says opens its gate', () => {
  it('can be a share of the invoice, credit, or some days of grace, and is read anew at once', async () => {
    xero().pay(NUMBER, { amount: '6600' });
    await look();
    expect((await pass()).opened).toBeUndefined();
    await setPolicy({ sharePercent: '50' });
    expect((await pass()).opened).toBe('money');
    await setPolicy({ sharePercent: '50.01' });
    expect((await pass()).opened).toBeUndefined();
    await setPolicy({ graceDays: 2 });
    // It fell due on 22 November, in Sydney.
    expect(await pass()).toMatchObject({ opened: 'grace', graceUntil: '2026-11-24' });
    await world.advance(2 * DAY_MS + 14 * HOUR_MS);
    expect((await pass()).opened).toBeUndefined();
    await setPolicy({ counts: 'cash-and-credit' });
    xero().credit(NUMBER);
    await look();
    expect((await pass()).opened).toBe('money');
  });

  it('is told in the activity, field by field, and shown in the settings', async () => {
    await setPolicy({ sharePercent: '80', graceDays: 5, overriders: [people.dev] });
    expect((await events())[0]).toMatchObject({
      kind: 'gate-policy-changed',
      changes: [
        { field: 'how much must be in', from: '100 %', to: '80 %' },
        { field: 'days of grace', from: '0', to: '5' },
        { field: 'who may override', from: 'those who manage billing', to: 'those who manage billing and 1 named' },
      ],
    });
    const { policy } = await must(world, 'finn', HARB, 'gate.load', { contractId: (await seen()).contractId });
    expect(policy).toEqual({ ...POLICY, sharePercent: '80', graceDays: 5, overriders: [people.dev] });
  });

  it('is refused where it makes no sense, each field at its place', async () => {
    const { contractId, rev } = await seen();
    const refused = async (change: Partial<Policy>) => refusedCodes(world, 'finn', HARB, 'gate.savePolicy', { contractId, rev, ...POLICY, ...change });
    expect(await refused({ sharePercent: '0' })).toEqual(['SHARE_OUT_OF_RANGE']);
    expect(await refused({ sharePercent: 'all' })).toEqual(['SHARE_NOT_A_NUMBER']);
    expect(await refused({ graceDays: 91, staleAfterHours: 0 })).toEqual(['FIELD_INVALID', 'FIELD_INVALID']);
    expect(await refused({ overriders: Array.from({ length: 21 }, (_none, index) => `someone-${index}`) })).toEqual(['FIELD_INVALID']);
  });
});
