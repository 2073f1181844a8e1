import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ContractView, PlanRowInput } from '../../src/handlers/pages/api';
import { books, call, connect, contract, milestone, move, must, people, projectIds, projectView, refusedCodes, tag } from './acts';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

let world: TestWorld;
let made: ContractView;
beforeEach(async () => {
  world = await testWorld();
  await connect(world);
  made = await contract(world);
});

const HARB = { project: 'HARB' } as const;
const DONE = { kind: 'category', category: 'done' } as const;
const row = (issueKey: string, percent: string, change: Partial<PlanRowInput> = {}): PlanRowInput => ({ issueKey, name: '', deliverable: '', price: { kind: 'share', percent }, trigger: DONE, ...change });
const FIVE = ['HARB-1', 'HARB-2', 'HARB-3', 'HARB-4', 'HARB-5'].map((key) => row(key, '20'));
const input = (rows: readonly PlanRowInput[]) => ({ contractId: made.id, rev: made.rev, rows });
const now = async (): Promise<ContractView> => {
  const [found] = (await projectView(world)).contracts;
  if (!found) throw new Error('no contract');
  return found;
};
const problemsOf = async (rows: readonly PlanRowInput[], name: 'plan.check' | 'plan.apply' = 'plan.apply') => {
  const answer = await call(world, 'mara', HARB, name, input(rows));
  return answer.ok ? [] : answer.problems.map(({ code, path }) => `${path ?? ''} ${code}`);
};
const propertyOf = (key: string) => world.jira.property({ type: 'issue', id: world.jira.issue(people.priya, key).id }, 'milepost');

describe('what a plan can be made of', () => {
  it('is the project’s epics that are no milestones yet, and the templates that everybody has', async () => {
    await tag(world, 'HARB-2', made);
    const { epics, templates, more } = await must(world, 'mara', HARB, 'plan.load', {});
    expect(epics.map(({ key }) => key)).toEqual(['HARB-1', 'HARB-3', 'HARB-4', 'HARB-5']);
    expect(epics[0]).toMatchObject({ summary: 'Discovery and clickable prototype', statusName: 'To Do' });
    expect(templates.map(({ id }) => id)).toEqual(['halves', 'thirds', 'deposit_and_four', 'fifths']);
    expect(more).toBe(false);
  });
});

describe('a plan of five', () => {
  it('is looked at first, and nothing is written', async () => {
    await move(world, 'HARB-2', 'done');
    const preview = await must(world, 'mara', HARB, 'plan.check', input([row('HARB-1', '20', { trigger: { kind: 'start' } }), row('HARB-2', '30', { name: 'Development sprint 3' }), row('HARB-3', '25')]));
    expect(preview).toEqual({
      rows: [
        { issueKey: 'HARB-1', name: 'Discovery and clickable prototype', amount: { amount: '12000.00', currency: 'AUD' }, immediate: true, vague: false },
        { issueKey: 'HARB-2', name: 'Development sprint 3', amount: { amount: '18000.00', currency: 'AUD' }, immediate: true, vague: true },
        { issueKey: 'HARB-3', name: 'User dashboard', amount: { amount: '15000.00', currency: 'AUD' }, immediate: false, vague: false },
      ],
      hint: 'FEW_MILESTONES',
      allocated: { amount: '45000.00', currency: 'AUD' },
      unallocated: { amount: '15000.00', currency: 'AUD' },
    });
    expect((await now()).milestones).toEqual([]);
    expect(propertyOf('HARB-1')).toBeUndefined();
  });

  it('is put on in one go, each epic armed, and in the record as one line', async () => {
    const view = await must(world, 'mara', HARB, 'plan.apply', input(FIVE));
    await world.settle();
    expect(view.milestones.map(({ issueKey, amount, place, of }) => [issueKey, amount.amount, place, of])).toEqual(FIVE.map(({ issueKey }, place) => [issueKey, '12000.00', place + 1, 5]));
    expect(propertyOf('HARB-4')).toMatchObject({ state: 'armed', trigger: 'category:done', contract: made.id });
    const { rows } = await must(world, 'mara', HARB, 'project.activity', {});
    expect(rows[0]?.event).toMatchObject({ kind: 'plan-applied', milestones: expect.arrayContaining([{ milestone: 'User dashboard', workItem: 'HARB-3', amount: { amount: '12000.00', currency: 'AUD' } }]) });
    await move(world, 'HARB-3', 'done');
    expect(books(world)).toHaveLength(1);
  });

  it('bills at once what stands at its trigger already, as was said', async () => {
    await move(world, 'HARB-2', 'done');
    await must(world, 'mara', HARB, 'plan.apply', input(FIVE));
    await world.settle();
    expect(books(world).map(({ number }) => number)).toEqual(['HARB-C1-001']);
  });

  it('bills what is due on a date when it comes', async () => {
    await must(world, 'mara', HARB, 'plan.apply', input([row('HARB-1', '10', { trigger: { kind: 'date', date: '2026-11-24' } }), row('HARB-2', '10', { trigger: { kind: 'date', date: '2026-11-25' } })]));
    world.clock.advance(47 * HOUR_MS);
    await world.advance(2 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
    world.clock.advance(22 * HOUR_MS);
    await world.advance(2 * HOUR_MS);
    expect(books(world)).toHaveLength(2);
  });

  it('is put on once, however often it is asked for', async () => {
    const twice = await Promise.all([call(world, 'mara', HARB, 'plan.apply', input(FIVE)), call(world, 'finn', HARB, 'plan.apply', input(FIVE))]);
    await world.settle();
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await now()).milestones).toHaveLength(5);
    expect(await refusedCodes(world, 'mara', HARB, 'plan.apply', { ...input(FIVE), rev: (await now()).rev })).toEqual(Array.from({ length: 5 }, () => 'ALREADY_TAGGED'));
  });
});

describe('a plan is refused whole, and says what is wrong where', () => {
  it.each<[string, readonly PlanRowInput[], readonly string[]]>([
    ['an epic that is not there', [row('HARB-1', '20'), row('HARB-999', '20')], ['rows.1.issueKey EPIC_NOT_FOUND']],
    ['an epic of another project', [row('LUMI-1', '20')], ['rows.0.issueKey EPIC_NOT_FOUND']],
    ['work that is no epic', [row('HARB-6', '20')], ['rows.0.issueKey WORK_ITEM_NOT_EPIC']],
    ['no epic', [row(' ', '20', { name: 'x' })], ['rows.0.issueKey FIELD_MISSING']],
    ['one epic twice', [row('HARB-1', '20'), row('HARB-1', '20')], ['rows.1.issueKey ALREADY_TAGGED']],
    ['a share and a date that can’t be', [row('HARB-1', '101'), row('HARB-2', '20', { trigger: { kind: 'date', date: '2027-02-30' } })], ['rows.0.price SHARE_OUT_OF_RANGE', 'rows.1.trigger DATE_INVALID']],
    ['amounts that nobody can read', [row('HARB-1', '', { price: { kind: 'amount', amount: '=A1*2' } }), row('HARB-2', '', { price: { kind: 'amount', amount: '12.000' } })], ['rows.0.price AMOUNT_NOT_A_NUMBER', 'rows.1.price AMOUNT_TOO_PRECISE']],
    ['shares above 100 %', [row('HARB-1', '60'), row('HARB-2', '40.01')], ['plan SHARES_OVER_WHOLE', 'plan PLAN_OVER_PRICE']],
    ['amounts above the price', [row('HARB-1', '', { price: { kind: 'amount', amount: '60,000.01' } })], ['plan PLAN_OVER_PRICE']],
  ])('%s', async (_what, rows, expected) => {
    expect(await problemsOf(rows, 'plan.check')).toEqual(expected);
    expect(await problemsOf(rows)).toEqual(expected);
    expect((await now()).milestones).toEqual([]);
  });

  it('an epic that is on another plan', async () => {
    const other = await contract(world, { numberPrefix: 'HARB-C2', name: 'Phase 2' });
    await tag(world, 'HARB-3', other);
    expect(await problemsOf(FIVE)).toEqual(['rows.2.issueKey ALREADY_TAGGED']);
    expect((await now()).milestones).toEqual([]);
  });

  it('when the contract has moved on since the page was loaded', async () => {
    await tag(world, 'HARB-3', made);
    expect(await problemsOf([row('HARB-1', '20')])).toEqual([' STALE_PAGE']);
  });

  it('more rows than a plan may have', async () => {
    expect(await refusedCodes(world, 'mara', HARB, 'plan.apply', input(Array.from({ length: 101 }, (_, place) => row(`HARB-${place}`, '1'))))).toEqual(['INVALID_REQUEST']);
  });
});

describe('a plan of more epics than one transaction can claim', () => {
  /** Sixty epics beside the five. */
  function manyEpics(count: number): readonly string[] {
    const { typeId } = world.jira.issue(people.priya, 'HARB-1');
    return Array.from({ length: count }, (_, place) => world.jira.createIssue(people.priya, { projectId: projectIds.HARB, typeId, summary: `Screen ${place + 1}` }).key);
  }
  const many = (keys: readonly string[]) => input(keys.map((key) => row(key, '1')));

  it('is put on all the same, in one go', async () => {
    const keys = manyEpics(60);
    const view = await must(world, 'mara', HARB, 'plan.apply', many(keys));
    await world.settle();
    expect(view.milestones).toHaveLength(60);
    await world.advance(HOUR_MS);
    await move(world, keys[59] ?? '', 'done');
    expect(books(world)).toHaveLength(1);
    expect(await refusedCodes(world, 'mara', { issue: keys[0] ?? '' }, 'panel.tag', milestone(await now()))).toEqual(['ALREADY_TAGGED']);
  });

  it('leaves nothing behind but reservations that lapse, when it ends before its contract is written', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const keys = manyEpics(30);
    const writes = (point: { kind: string; path?: string; body?: string }) => point.kind === 'kvs' && JSON.stringify(point).includes('plan-applied');
    world.faults.onCall(writes, { kind: 'status', status: 500 });
    expect(await refusedCodes(world, 'mara', HARB, 'plan.apply', many(keys))).toEqual(['UNEXPECTED']);
    await world.settle();
    expect((await now()).milestones).toEqual([]);
    expect(await refusedCodes(world, 'mara', { issue: keys[0] ?? '' }, 'panel.tag', milestone(await now()))).toEqual(['ALREADY_TAGGED']);
    await move(world, keys[0] ?? '', 'done');
    expect(books(world)).toEqual([]);
    await world.advance(11 * MINUTE_MS);
    // A look cleans up; what none came by is replaced.
    await move(world, keys[1] ?? '', 'done');
    expect(propertyOf(keys[1] ?? '')).toBeUndefined();
    await tag(world, keys[0] ?? '', await now());
    expect(books(world)).toHaveLength(1);
    expect((await now()).milestones).toHaveLength(1);
    const again = await must(world, 'mara', HARB, 'plan.apply', { ...many(keys.slice(1)), rev: (await now()).rev });
    expect(again.milestones).toHaveLength(30);
    jest.restoreAllMocks();
  });

  it('and one epic of it that is tagged at the same moment are never both done; whatever was reserved in vain is given back', async () => {
    const keys = manyEpics(30);
    const other = await contract(world, { numberPrefix: 'HARB-C2', name: 'Phase 2' });
    const last = keys[29] ?? '';
    const both = await Promise.all([call(world, 'mara', HARB, 'plan.apply', many(keys)), call(world, 'finn', { issue: last }, 'panel.tag', milestone(other))]);
    await world.settle();
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const plans = (await projectView(world)).contracts.flatMap(({ milestones }) => milestones.map(({ issueKey }) => issueKey));
    expect(plans.filter((key) => key === last)).toHaveLength(1);
    if (!both[0].ok) await tag(world, keys[0] ?? '', await now());
  });
});

describe('a template of the site’s own', () => {
  it('is kept from a contract, used in any project, replaced under its name and deleted', async () => {
    await must(world, 'mara', HARB, 'plan.apply', input([row('HARB-1', '40', { trigger: { kind: 'start' } }), row('HARB-2', '', { price: { kind: 'amount', amount: '15,000' } })]));
    await must(world, 'mara', HARB, 'plan.saveTemplate', { contractId: made.id, name: 'Our usual' });
    const kept = (await must(world, 'finn', { project: 'LUMI' }, 'plan.load', {})).templates[4];
    expect(kept).toMatchObject({ name: 'Our usual', parts: [{ share: 4000, trigger: { kind: 'start' } }, { share: 2500, trigger: DONE }] });
    expect(await must(world, 'mara', HARB, 'plan.saveTemplate', { contractId: made.id, name: 'Our usual' })).toHaveLength(5);
    expect(await must(world, 'mara', HARB, 'plan.deleteTemplate', { id: kept?.id ?? '' })).toHaveLength(4);
  });

  it('is not kept from an empty plan, nor from another project’s contract', async () => {
    expect(await refusedCodes(world, 'mara', HARB, 'plan.saveTemplate', { contractId: made.id, name: 'Empty' })).toEqual(['TEMPLATE_EMPTY']);
    expect(await refusedCodes(world, 'finn', { project: 'LUMI' }, 'plan.saveTemplate', { contractId: made.id, name: 'x' })).toEqual(['CONTRACT_NOT_FOUND']);
  });
});
