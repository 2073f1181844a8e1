import { beforeEach, describe, expect, it } from '@jest/globals';
import { peopleIn } from '../../local/xero';
import type { GatesView, PageCalls } from '../../src/handlers/pages/api';
import { call, connect, contract, lookNow, move, must, organisationIds, people, projectView, refusedCodes, tag, tagged } from './acts';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

const NUMBER = 'HARB-C1-001';
const HARB = { project: 'HARB' };

let world: TestWorld;
let token: string;

async function look(): Promise<void> {
  await world.advance(MINUTE_MS);
  await lookNow(world);
}

const gates = async (): Promise<GatesView> => must(world, 'priya', 'admin', 'admin.gates', {});

async function ask(): Promise<{ readonly status: number; readonly body: unknown; readonly text: string }> {
  const request = (accept: string) => new Request(world.forge.webTriggerUrl('release-gate'), { headers: { authorization: `Bearer ${token}`, accept } });
  const answer = await world.forge.webTriggers(request('application/json'));
  return { status: answer.status, body: await answer.json(), text: await (await world.forge.webTriggers(request('text/plain'))).text() };
}

const property = (issue = 'HARB-2') => world.jira.property({ type: 'issue', id: world.jira.issue(people.mara, issue).id }, 'milepost');

/** HARB-2 is billed, due before release and approved; a build asks for it. */
beforeEach(async () => {
  world = await testWorld();
  await connect(world);
  await tag(world, 'HARB-2', await contract(world, { terms: { kind: 'before_release' } }));
  await move(world, 'HARB-2', 'done');
  peopleIn(world.xero, organisationIds.northlight).approve(NUMBER);
  await look();
  const [seen] = (await projectView(world)).contracts;
  token = (await must(world, 'finn', HARB, 'gate.createToken', { contractId: seen?.id ?? '', rev: seen?.rev ?? 0, name: 'Deploy', amounts: false })).text;
});

describe('An administrator who wants to leave', () => {
  const open = async (change: Partial<PageCalls['admin.switchGates'][0]> = {}) =>
    call(world, 'priya', 'admin', 'admin.switchGates', { contractIds: (await gates()).contracts.map(({ id }) => id), open: true, reason: 'We leave Milepost', confirm: 'open', ...change });

  it('sees what waits for money, over all projects', async () => {
    await contract(world, { numberPrefix: 'LUMI-C1', name: 'Booking site' }, 'LUMI');
    const { contracts, more } = await gates();
    // Nothing of the second is a milestone yet.
    expect([contracts, more]).toEqual([[{ id: expect.any(String), projectKey: 'HARB', name: expect.any(String), gated: 1, closed: 1, tokens: 1 }], false]);
  });

  it('opens all gates at once, for workflows, builds and pages alike, and it is in the activity', async () => {
    expect(property()).toMatchObject({ gate: 'closed' });
    expect((await ask()).status).toBe(402);
    expect((await open()).ok).toBe(true);
    const { status, body, text } = await ask();
    expect([status, body]).toEqual([200, expect.objectContaining({ open: true, message: 'A site administrator opened all gates of this contract.' })]);
    expect(text).toMatch(/^OPEN\n/);
    expect(property()).toMatchObject({ gate: 'open' });
    expect((await tagged(world, 'HARB-2')).pass).toMatchObject({ opened: 'off', off: { by: people.priya, reason: 'We leave Milepost' } });
    expect((await gates()).contracts[0]).toMatchObject({ gated: 1, closed: 0, off: { by: people.priya, reason: 'We leave Milepost' } });
    const { rows } = await must(world, 'finn', HARB, 'project.activity', {});
    expect(rows.find(({ event }) => event.kind === 'gates-opened')).toMatchObject({ event: { reason: 'We leave Milepost' }, by: people.priya });
  });

  it('opens also what waits for a milestone that is there no more, and what is made a milestone later', async () => {
    const [seen] = (await projectView(world)).contracts;
    await open();
    await tag(world, 'HARB-3', (await projectView(world)).contracts[0] ?? { id: '', rev: 0 }, { name: 'User dashboard' });
    expect((await tagged(world, 'HARB-3')).pass.opened).toBe('off');
    const now = (await projectView(world)).contracts[0];
    const third = await must(world, 'finn', HARB, 'gate.createToken', { contractId: seen?.id ?? '', rev: now?.rev ?? 0, name: 'Third', amounts: false, milestoneId: now?.milestones[1]?.id ?? '' });
    await must(world, 'mara', { issue: 'HARB-3' }, 'panel.untag', { contractId: seen?.id ?? '', milestoneId: now?.milestones[1]?.id ?? '', rev: third.view.contract.rev });
    token = third.text;
    expect((await ask()).status).toBe(200);
  });

  it('can let all go by the money again, and twice is as once', async () => {
    await open();
    await open();
    const ids = (await gates()).contracts.map(({ id }) => id);
    for (const _time of [1, 2]) expect((await call(world, 'priya', 'admin', 'admin.switchGates', { contractIds: ids, open: false, reason: '', confirm: '' })).ok).toBe(true);
    expect((await ask()).status).toBe(402);
    expect(property()).toMatchObject({ gate: 'closed' });
    const { rows } = await must(world, 'finn', HARB, 'project.activity', {});
    expect(rows.filter(({ event }) => event.kind === 'gates-opened' || event.kind === 'gates-closed').map(({ event }) => event.kind)).toEqual(['gates-closed', 'gates-opened']);
  });

  it('types the word and a reason first, and is an administrator', async () => {
    const codes = (answer: Awaited<ReturnType<typeof open>>) => (answer.ok ? [] : answer.problems.map(({ code, path }) => [code, path]));
    expect(codes(await open({ confirm: 'yes' }))).toEqual([['FIELD_INVALID', 'confirm']]);
    expect(codes(await open({ reason: ' ' }))).toEqual([['FIELD_MISSING', 'reason']]);
    expect(await refusedCodes(world, 'finn', 'admin', 'admin.gates', {})).toEqual(['NO_PERMISSION']);
    expect(await refusedCodes(world, 'finn', 'admin', 'admin.switchGates', { contractIds: [], open: true, reason: 'x', confirm: 'open' })).toEqual(['NO_PERMISSION']);
    expect((await ask()).status).toBe(402);
  });
});

describe('Once the licence has ended', () => {
  it('no build is kept waiting, since payments are no longer heard of, and the gates can be opened for good', async () => {
    world.forge.setLicence('inactive');
    await world.advance(8 * HOUR_MS);
    const { status, body } = await ask();
    expect([status, body]).toEqual([200, expect.objectContaining({ open: true, message: expect.stringMatching(/licence has ended/) })]);
    expect((await call(world, 'priya', 'admin', 'admin.switchGates', { contractIds: (await gates()).contracts.map(({ id }) => id), open: true, reason: 'Not renewed', confirm: 'Open' })).ok).toBe(true);
    world.forge.setLicence('active');
    expect((await ask()).status).toBe(200);
  });

  it('a forged token is still none', async () => {
    world.forge.setLicence('inactive');
    token = `${token.slice(0, -43)}${'A'.repeat(43)}`;
    expect((await ask()).status).toBe(401);
  });
});
