import { beforeEach, describe, expect, it } from '@jest/globals';
import type { MilestoneView, PartInput } from '../../src/handlers/pages/api';
import { books, lookNow, move, must, organisationIds, people, projectView, ready, refusedCodes, statusIds, tagged } from './acts';
import { MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

/** A milestone that is billed in parts: one epic, and a price, a trigger, a state and an invoice for each part. */
let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
  await ready(world);
});

const HALVES: readonly PartInput[] = [
  { name: 'Menu and ordering, start', percent: '50', trigger: { kind: 'category', category: 'doing' } },
  { name: 'Menu and ordering, done', percent: '50', trigger: { kind: 'category', category: 'done' } },
];

async function seen(issue = 'HARB-2', milestoneId?: string) {
  const view = await must(world, 'mara', { issue }, 'panel.load', { milestoneId });
  if (view.state !== 'tagged') throw new Error(`${issue} is ${view.state}.`);
  return { contractId: view.contract.id, milestoneId: view.milestone.id, rev: view.contract.rev };
}

async function split(parts: readonly PartInput[] = HALVES, issue = 'HARB-2'): Promise<void> {
  await must(world, 'mara', { issue }, 'panel.split', { ...(await seen(issue)), parts });
  await world.settle();
}

const partsOf = async (issue = 'HARB-2'): Promise<readonly MilestoneView[]> => (await tagged(world, issue)).parts ?? [];
const told = async (issue = 'HARB-2') => (await partsOf(issue)).map(({ state, amount, bill }) => [state, amount.amount, bill?.number]);
const inBooks = () => books(world).map(({ number, reference, lines, status }) => [number, reference.replace('PO-7781 / ', ''), Number(lines[0]?.unitAmount), status]);
const property = (key: string): unknown => world.jira.issue(people.priya, key).properties['milepost'];
const recover = async (): Promise<void> => world.advance(3 * 60 * MINUTE_MS);

describe('A milestone that is split 50 % at start and 50 % at done', () => {
  beforeEach(async () => split());

  it('is two parts that add up to its price, and bills each when its own time comes, under its own reference', async () => {
    expect(await told()).toEqual([['planned', '6000.00', undefined], ['planned', '6000.00', undefined]]);
    await move(world, 'HARB-2', 'inProgress');
    expect(await told()).toEqual([['billed', '6000.00', 'HARB-C1-001'], ['planned', '6000.00', undefined]]);
    await move(world, 'HARB-2', 'done');
    expect(await told()).toEqual([['billed', '6000.00', 'HARB-C1-001'], ['billed', '6000.00', 'HARB-C1-002']]);
    expect(inBooks()).toEqual([['HARB-C1-001', 'HARB-2/1', 6000, 'DRAFT'], ['HARB-C1-002', 'HARB-2/2', 6000, 'DRAFT']]);
    await recover();
    expect(books(world)).toHaveLength(2);
    expect((await tagged(world, 'HARB-2')).contract).toMatchObject({ allocated: { amount: '12000.00' }, billed: { amount: '12000.00' } });
  });

  it('bills both when its work goes from to do to done in one go', async () => {
    await move(world, 'HARB-2', 'done');
    expect(inBooks()).toEqual([['HARB-C1-001', 'HARB-2/1', 6000, 'DRAFT'], ['HARB-C1-002', 'HARB-2/2', 6000, 'DRAFT']]);
  });

  it.each(['inProgress', 'done'] as const)('is found by the hour’s sweep when the event is lost that its work came to %s', async (status) => {
    world.faults.onDelivery((point) => point.kind === 'event', { kind: 'drop' });
    await move(world, 'HARB-2', status);
    expect(books(world)).toHaveLength(0);
    await recover();
    expect(books(world)).toHaveLength(status === 'done' ? 2 : 1);
  });

  it('finds the second part by the sweep as well, when the first was billed and the event of the second is lost', async () => {
    await move(world, 'HARB-2', 'inProgress');
    world.faults.onDelivery((point) => point.kind === 'event', { kind: 'drop' });
    await move(world, 'HARB-2', 'done');
    await recover();
    expect(inBooks().map(([number]) => number)).toEqual(['HARB-C1-001', 'HARB-C1-002']);
  });

  it('asks about the second part alone when its work is reopened, and about both when it goes back to the start, by event or by sweep', async () => {
    await move(world, 'HARB-2', 'done');
    await move(world, 'HARB-2', 'inProgress');
    expect((await partsOf()).map(({ reopened }) => reopened !== undefined)).toEqual([false, true]);
    world.faults.onDelivery((point) => point.kind === 'event', { kind: 'drop' });
    await move(world, 'HARB-2', 'toDo');
    await recover();
    expect((await partsOf()).map(({ reopened }) => reopened !== undefined)).toEqual([true, true]);
    expect((await projectView(world)).attention.map(({ problem }) => problem.code)).toEqual(['WORK_REOPENED', 'WORK_REOPENED']);
    await move(world, 'HARB-2', 'done');
    expect((await partsOf()).map(({ reopened }) => reopened !== undefined)).toEqual([false, false]);
    expect(books(world)).toHaveLength(2);
  });

  it('tells Jira of all its parts: where somebody is waited for, and what is looked for', async () => {
    expect(property('HARB-2')).toMatchObject({ state: 'armed', trigger: 'parts', watch1: 'to category:doing', watch2: 'to category:done' });
    await move(world, 'HARB-2', 'inProgress');
    expect(property('HARB-2')).toMatchObject({ state: 'armed', trigger: 'parts', watch1: 'from category:doing', watch2: 'to category:done' });
    await move(world, 'HARB-2', 'done');
    expect(property('HARB-2')).toMatchObject({ state: 'billed', watch1: 'from category:doing', watch2: 'from category:done' });
  });

  it('bills the second part by hand before the first, and the first is not taken for billed', async () => {
    const [, second] = await partsOf();
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.reach', { ...(await seen()), milestoneId: second?.id ?? '' });
    await world.settle();
    expect(await told()).toEqual([['planned', '6000.00', undefined], ['billed', '6000.00', 'HARB-C1-001']]);
    await move(world, 'HARB-2', 'inProgress');
    expect(inBooks().map(([number, reference]) => [number, reference])).toEqual([['HARB-C1-001', 'HARB-2/2'], ['HARB-C1-002', 'HARB-2/1']]);
  });

  it('holds one part and bills the other', async () => {
    const [first] = await partsOf();
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.hold', { ...(await seen()), milestoneId: first?.id ?? '', reason: 'The deposit is disputed' });
    await move(world, 'HARB-2', 'done');
    expect(await told()).toEqual([['held', '6000.00', undefined], ['billed', '6000.00', 'HARB-C1-001']]);
    expect(property('HARB-2')).toMatchObject({ state: 'billed' });
  });

  it('sends the second part although the first may be in the ledger under another number, and asks a person about the first alone', async () => {
    world.faults.onCall((point) => point.kind === 'egress' && point.method === 'PUT', { kind: 'lose-answer', as: 'network-error' });
    await move(world, 'HARB-2', 'inProgress', false);
    await world.settle();
    world.xero.model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { number: 'NL-77' });
    await move(world, 'HARB-2', 'done');
    await recover();
    expect(inBooks().map(([number, reference]) => [number, reference])).toEqual([['NL-77', 'HARB-2/1'], ['HARB-C1-002', 'HARB-2/2']]);
    expect((await partsOf()).map(({ billProblem }) => billProblem?.code)).toEqual(['POSSIBLY_THERE', undefined]);
  });

  it('puts only that part back before a person whose invoice is taken back in the ledger', async () => {
    await move(world, 'HARB-2', 'done');
    world.xero.model.updateInvoice(organisationIds.northlight, 'HARB-C1-002', { status: 'DELETED' });
    await world.advance(MINUTE_MS);
    await lookNow(world);
    expect(await told()).toEqual([['billed', '6000.00', 'HARB-C1-001'], ['waiting', '6000.00', 'HARB-C1-002']]);
    await recover();
    expect(books(world)).toHaveLength(2);
  });

  it('is joined again as long as nothing was billed of it, and then bills once', async () => {
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.join', await seen());
    await world.settle();
    const { milestone, parts } = await tagged(world, 'HARB-2');
    expect([milestone.name, milestone.amount.amount, milestone.trigger, parts]).toEqual(['Menu and ordering', '12000.00', { kind: 'category', category: 'done' }, undefined]);
    expect(property('HARB-2')).toEqual({ v: 1, state: 'armed', trigger: 'category:done', contract: milestone.contractId });
    await move(world, 'HARB-2', 'done');
    expect(inBooks()).toEqual([['HARB-C1-001', 'HARB-2', 12000, 'DRAFT']]);
  });

  it('stays split once a part was billed', async () => {
    await move(world, 'HARB-2', 'inProgress');
    expect(await refusedCodes(world, 'mara', { issue: 'HARB-2' }, 'panel.join', await seen())).toEqual(['SPLIT_BILLED']);
  });

  it('that is untagged leaves nothing on the plan; once a part is billed, that part stays and goes on being followed', async () => {
    await move(world, 'HARB-2', 'inProgress');
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.untag', await seen());
    expect(await told()).toEqual([['billed', '6000.00', 'HARB-C1-001']]);
    await move(world, 'HARB-2', 'done');
    await move(world, 'HARB-2', 'toDo');
    expect((await partsOf()).map(({ reopened }) => reopened !== undefined)).toEqual([true]);
    expect(await refusedCodes(world, 'mara', { issue: 'HARB-2' }, 'panel.untag', await seen())).toEqual(['MILESTONE_ALREADY_BILLED']);
    expect(books(world)).toHaveLength(1);
  });

  it('whose epic is deleted waits with each part that is not billed, and all of them can be taken off', async () => {
    await move(world, 'HARB-2', 'inProgress');
    world.jira.deleteIssue(people.priya, world.jira.issue(people.priya, 'HARB-2').id);
    await world.advance(25 * 60 * MINUTE_MS);
    const [plan] = (await projectView(world)).contracts;
    expect(plan?.milestones.map(({ state, problem }) => [state, problem?.code])).toEqual([['billed', undefined], ['waiting', 'WORK_ITEM_NOT_FOUND']]);
    await must(world, 'finn', { project: 'HARB' }, 'milestone.untag', { contractId: plan?.id ?? '', milestoneId: plan?.milestones[1]?.id ?? '', rev: plan?.rev ?? 0 });
    expect((await projectView(world)).attention).toEqual([]);
  });
});

describe('A gate of a milestone that is split', () => {
  it('is open only when every part is paid', async () => {
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.update', {
      ...(await seen()), name: 'Menu and ordering', deliverable: '', price: { kind: 'amount', amount: '12,000' }, trigger: { kind: 'category', category: 'done' }, terms: { kind: 'before_release' }, autonomy: 'approve',
    });
    await split();
    await move(world, 'HARB-2', 'inProgress');
    await pay('HARB-C1-001');
    expect(property('HARB-2')).toMatchObject({ gate: 'closed' });
    const [first] = await partsOf();
    expect(await must(world, 'mara', { issue: 'HARB-2' }, 'panel.load', { milestoneId: first?.id })).toMatchObject({ gate: { open: true }, alsoWaits: ['Menu and ordering, done'] });
    await move(world, 'HARB-2', 'done');
    expect(property('HARB-2')).toMatchObject({ gate: 'closed' });
    await pay('HARB-C1-002');
    expect(property('HARB-2')).toMatchObject({ gate: 'open' });
  });

  async function pay(number: string): Promise<void> {
    world.xero.model.pay(organisationIds.northlight, number);
    await world.advance(MINUTE_MS);
    await lookNow(world);
  }
});

describe('Splitting a milestone', () => {
  it.each<readonly [string, readonly PartInput[], readonly string[]]>([
    ['whose parts are not all of it', [{ ...HALVES[0], percent: '40' } as PartInput, HALVES[1] as PartInput], ['PARTS_NOT_WHOLE']],
    ['with a part of nothing', [{ ...HALVES[0], percent: '100' } as PartInput, { ...HALVES[1], percent: '0' } as PartInput], ['SHARE_OUT_OF_RANGE']],
    ['with a status that its workflow does not have', [{ ...HALVES[0], trigger: { kind: 'status', statusId: '99999' } } as PartInput, HALVES[1] as PartInput], ['TRIGGER_STATUS_UNKNOWN']],
    ['without names', HALVES.map((part) => ({ ...part, name: ' ' })), ['FIELD_MISSING', 'FIELD_MISSING']],
  ])('is refused %s', async (_why, parts, codes) => {
    expect(await refusedCodes(world, 'mara', { issue: 'HARB-2' }, 'panel.split', { ...(await seen()), parts })).toEqual(codes);
    expect(await partsOf()).toEqual([]);
  });

  it('is refused once it was billed, also when the invoice was taken back', async () => {
    await move(world, 'HARB-2', 'done');
    expect(await refusedCodes(world, 'mara', { issue: 'HARB-2' }, 'panel.split', { ...(await seen()), parts: HALVES })).toEqual(['SPLIT_BILLED']);
    world.xero.model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { status: 'DELETED' });
    await world.advance(MINUTE_MS);
    await lookNow(world);
    expect(await refusedCodes(world, 'mara', { issue: 'HARB-2' }, 'panel.split', { ...(await seen()), parts: HALVES })).toEqual(['SPLIT_BILLED']);
  });

  it('bills a part at once whose time has come, and goes by statuses, dates and the contract’s start too', async () => {
    await split([
      { name: 'Deposit', percent: '25', trigger: { kind: 'start' } },
      { name: 'Review', percent: '25', trigger: { kind: 'status', statusId: statusIds.HARB.inReview } },
      { name: 'Launch', percent: '25', trigger: { kind: 'date', date: '2026-11-24' } },
      { name: 'Last', percent: '25', trigger: { kind: 'manual' } },
    ]);
    expect(await told()).toEqual([['billed', '3000.00', 'HARB-C1-001'], ['planned', '3000.00', undefined], ['planned', '3000.00', undefined], ['planned', '3000.00', undefined]]);
    world.faults.onDelivery((point) => point.kind === 'event', { kind: 'drop' });
    await move(world, 'HARB-2', 'inReview');
    await recover();
    expect(inBooks().map(([, reference]) => reference)).toEqual(['HARB-2/1', 'HARB-2/2']);
    await world.advance(3 * 24 * 60 * MINUTE_MS);
    expect(inBooks().map(([, reference]) => reference)).toEqual(['HARB-2/1', 'HARB-2/2', 'HARB-2/3']);
  });

  it('bills a part when the version that it names is released, and another when the version of its epic is', async () => {
    const { projectId } = world.jira.issue(people.mara, 'HARB-2');
    const [beta, final] = [world.jira.addVersion(people.mara, projectId, 'Beta'), world.jira.addVersion(people.mara, projectId, 'Final')];
    world.jira.setFixVersions(people.mara, 'HARB-2', [final.id]);
    await split([{ name: 'Beta', percent: '30', trigger: { kind: 'version', versionId: beta.id } }, { name: 'Final', percent: '70', trigger: { kind: 'version' } }]);
    world.jira.releaseVersion(people.mara, beta.id);
    await world.settle();
    expect(inBooks().map(([, reference, amount]) => [reference, amount])).toEqual([['HARB-2/1', 3600]]);
    world.jira.releaseVersion(people.mara, final.id);
    await world.settle();
    expect(inBooks().map(([, reference, amount]) => [reference, amount])).toEqual([['HARB-2/1', 3600], ['HARB-2/2', 8400]]);
  });

  it('is found again when somebody takes away what Jira knows of its parts', async () => {
    await split();
    const told = property('HARB-2');
    world.jira.deleteProperty(people.dev, { type: 'issue', id: world.jira.issue(people.priya, 'HARB-2').id }, 'milepost');
    await world.advance(25 * 60 * MINUTE_MS);
    expect(property('HARB-2')).toEqual(told);
  });

  it('keeps the one baseline of its epic, and shows it once', async () => {
    await split();
    const scopes = await must(world, 'finn', { project: 'HARB' }, 'scope.load', {});
    expect(scopes.contracts[0]?.milestones.map(({ name, keeping }) => [name, keeping])).toEqual([['Menu and ordering', false]]);
  });
});

describe('The second part of a milestone is billed exactly once', () => {
  // A crash before a call leaves what one after the call before it leaves.
  it('when it crashes after any one call took effect', async () => {
    const begun = async (): Promise<void> => {
      world = await testWorld();
      await ready(world);
      await split();
      await move(world, 'HARB-2', 'inProgress');
    };
    await begun();
    let calls = 0;
    world.faults.onCall((_point) => {
      calls += 1;
      return false;
    }, { kind: 'network-error' });
    await move(world, 'HARB-2', 'done');
    expect(calls).toBeGreaterThan(8);
    for (let index = 0; index < calls; index += 1) {
      await begun();
      let at = -1;
      world.faults.onCall(() => (at += 1) === index, { kind: 'crash', when: 'after' });
      await move(world, 'HARB-2', 'done');
      await recover();
      expect(world.faults.pending()).toBe(0);
      expect(inBooks()).toEqual([['HARB-C1-001', 'HARB-2/1', 6000, 'DRAFT'], ['HARB-C1-002', 'HARB-2/2', 6000, 'DRAFT']]);
    }
  });
});
