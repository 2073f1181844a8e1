import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Json } from '../../local/common/ports';
import { peopleIn } from '../../local/xero';
import { connect, contract, lookNow, move, must, organisationIds, people, projectIds, projectView, tag, tagged } from './acts';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

let world: TestWorld;
let versionId: string;
const NUMBER = 'HARB-C1-001';
const xero = () => peopleIn(world.xero, organisationIds.northlight);
const HARB = { project: 'HARB' } as const;

const waiting = async () => (await must(world, 'finn', HARB, 'project.load', {})).attention.filter(({ problem }) => problem.code === 'RELEASED_UNPAID');
const recorded = async () => (await must(world, 'finn', HARB, 'project.activity', {})).rows.map(({ event }) => event).filter(({ kind }) => kind === 'version-released-unpaid');
const comments = (issue: string): readonly Json[] => world.jira.issue(people.mara, issue).comments.map(({ body }) => body);

async function release(): Promise<void> {
  world.jira.releaseVersion(people.mara, versionId);
  await world.settle();
}

beforeEach(async () => {
  world = await testWorld();
  await connect(world);
  versionId = world.jira.addVersion(people.mara, projectIds.HARB, '1.0').id;
  await tag(world, 'HARB-2', await contract(world, { terms: { kind: 'before_release' } }));
  await move(world, 'HARB-2', 'done');
  xero().approve(NUMBER);
  await world.advance(MINUTE_MS);
  await lookNow(world);
});

describe('A version that is released with work of an unpaid milestone', () => {
  const inVersion = () => world.jira.setFixVersions(people.dev, world.jira.childrenOf(people.mara, world.jira.issue(people.mara, 'HARB-2').id)[0]?.id ?? '', [versionId]);

  it('is recorded, waits for somebody, and is said below the epic, without an amount', async () => {
    inVersion();
    await release();
    expect(await recorded()).toEqual([{ kind: 'version-released-unpaid', version: '1.0', milestone: 'Menu and ordering', workItem: 'HARB-2', reason: 'unpaid', invoice: NUMBER }]);
    expect(await waiting()).toEqual([expect.objectContaining({ problem: expect.objectContaining({ params: { invoice: NUMBER, released: '1.0' } }) })]);
    const [comment, ...more] = comments('HARB-2').map((body) => JSON.stringify(body));
    expect(comment).toContain('Version 1.0 was released, and the money for milestone “Menu and ordering” (invoice HARB-C1-001) is not in.');
    expect(comment).not.toMatch(/12,?000|13,?200/);
    expect(more).toEqual([]);
  });

  it('is told to those whom the contract names', async () => {
    inVersion();
    const { contracts } = await must(world, 'finn', HARB, 'settings.load', {});
    const { id = '', rev = 0 } = contracts[0] ?? {};
    await must(world, 'finn', HARB, 'gate.savePolicy', { contractId: id, rev, counts: 'cash', sharePercent: '100', graceDays: 0, staleAfterHours: 6, overriders: [people.vera], claimOpens: false });
    await release();
    expect(JSON.stringify(comments('HARB-2'))).toContain(`{"type":"mention","attrs":{"id":"${people.vera}"}}`);
  });

  it('is said once, however often it is told and whatever crashes', async () => {
    inVersion();
    world.faults.onDelivery(({ kind }) => kind === 'event', { kind: 'duplicate', copies: 2 });
    world.faults.onCall((point) => point.kind === 'kvs' && point.operation === 'transaction' && point.functionKey === 'on-gate-work', { kind: 'crash', when: 'after' });
    await release();
    await world.advance(10 * MINUTE_MS);
    expect(await recorded()).toHaveLength(1);
    expect(await waiting()).toHaveLength(1);
    expect(comments('HARB-2').length).toBeLessThanOrEqual(1);
  });

  it('is found also in a version with more in it than is read through', async () => {
    inVersion();
    const id = world.jira.issue(people.mara, 'HARB-5').id;
    for (let nth = 0; nth <= 1000; nth += 1) world.jira.setUp.addIssue({ projectId: projectIds.HARB, typeId: '10001', summary: `Part ${String(nth)}`, parentId: id, reporterId: people.mara });
    for (const { id: part } of world.jira.childrenOf(people.mara, id)) world.jira.setFixVersions(people.dev, part, [versionId]);
    // Work of another milestone that is gone: Jira refuses every search that names it.
    await tag(world, 'HARB-3', (await projectView(world)).contracts[0] ?? { id: '', rev: 0 }, { terms: { kind: 'before_release' } });
    world.jira.deleteIssue(people.priya, 'HARB-3');
    await release();
    expect(await recorded()).toEqual([expect.objectContaining({ version: '1.0', workItem: 'HARB-2' })]);
    expect(await waiting()).toHaveLength(1);
  });

  it('waits no longer once the money is in, and again when it is taken back', async () => {
    inVersion();
    await release();
    xero().pay(NUMBER);
    await world.advance(MINUTE_MS);
    await lookNow(world);
    expect(await waiting()).toEqual([]);
    xero().unpay(NUMBER);
    await world.advance(MINUTE_MS);
    await lookNow(world);
    expect(await waiting()).toHaveLength(1);
  });

  describe('and of which the word was lost', () => {
    const day = async (): Promise<void> => {
      await world.forge.runSchedule('daily');
      await world.settle();
    };
    const releaseUnheard = async (): Promise<void> => {
      inVersion();
      await world.settle();
      world.faults.onDelivery(({ kind }) => kind === 'event', { kind: 'drop' });
      await release();
      expect(await recorded()).toEqual([]);
    };

    it('is found out about within a day, and said once', async () => {
      await releaseUnheard();
      for (let days = 0; days < 3; days += 1) {
        await day();
        expect(await recorded()).toEqual([{ kind: 'version-released-unpaid', version: '1.0', milestone: 'Menu and ordering', workItem: 'HARB-2', reason: 'unpaid', invoice: NUMBER }]);
        expect(await waiting()).toHaveLength(1);
        expect(comments('HARB-2')).toHaveLength(1);
        await world.advance(24 * HOUR_MS);
      }
    });

    it.each([['no day', 'none'], ['a day long past', '2026-03-01']])('is found although %s is written into it, once Jira was looked at before', async (_what, date) => {
      await day();
      inVersion();
      await world.settle();
      world.faults.onDelivery(({ kind }) => kind === 'event', { kind: 'drop' });
      world.jira.releaseVersion(people.mara, versionId, date);
      await world.settle();
      for (let days = 0; days < 2; days += 1) {
        await day();
        expect(await recorded()).toHaveLength(1);
      }
    });

    it('is not said of one that was out before its milestone waited, and has no day', async () => {
      inVersion();
      world.faults.onDelivery(({ kind }) => kind === 'event', { kind: 'drop' });
      world.jira.releaseVersion(people.mara, versionId, 'none');
      await world.settle();
      await day();
      await day();
      expect(await recorded()).toEqual([]);
    });

    it('is not said where a person had let it pass on that day, although that is over', async () => {
      const { contract: seen, milestone } = await tagged(world, 'HARB-2');
      await must(world, 'mara', { issue: 'HARB-2' }, 'gate.override', { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev, reason: 'They pay on Friday', hours: 1 });
      await releaseUnheard();
      await world.advance(24 * HOUR_MS);
      await day();
      expect([await recorded(), comments('HARB-2')]).toEqual([[], []]);
    });

    it('is not looked for where Jira does not say, and is on the next day', async () => {
      await releaseUnheard();
      world.faults.onCall((point) => point.kind === 'jira' && point.path.includes('/version?'), { kind: 'status', status: 403 });
      await day();
      expect(await recorded()).toEqual([]);
      await world.advance(24 * HOUR_MS);
      await day();
      expect(await recorded()).toHaveLength(1);
    });
  });

  it('is noted although Jira takes no comment', async () => {
    inVersion();
    world.faults.onCall((point) => point.kind === 'jira' && point.path.includes('/comment'), { kind: 'status', status: 500 });
    await release();
    expect(await waiting()).toHaveLength(1);
    expect(comments('HARB-2')).toEqual([]);
  });
});

it('a version whose milestones are paid, or that has none, is nobody’s concern', async () => {
  await release();
  xero().pay(NUMBER);
  await world.advance(MINUTE_MS);
  await lookNow(world);
  world.jira.setFixVersions(people.dev, 'HARB-2', [versionId]);
  await release();
  expect([await waiting(), await recorded(), comments('HARB-2')]).toEqual([[], [], []]);
});

it('an event that nobody documented is passed over', async () => {
  const logged = jest.spyOn(console, 'warn').mockReturnValue(undefined);
  world.forge.publish({ eventType: 'avi:jira:released:version', selfGenerated: false, version: { id: '1) OR project = LUMI', name: 'x' } });
  await world.settle();
  expect(await recorded()).toEqual([]);
  expect(logged).toHaveBeenCalledTimes(1);
  logged.mockRestore();
});
