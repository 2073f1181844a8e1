import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { JiraRefusal } from '../../local/jira';
import type { Json } from '../../local/common/ports';
import { peopleIn } from '../../local/xero';
import type { ContractInput } from '../../src/handlers/pages/api';
import { CONTRACT, connect, contract, lookNow, move, must, organisationIds, people, projectIds, statusIds, tag, tagged } from './acts';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type Otherwise, type TestWorld } from './world';

const { HARB, LUMI } = statusIds;
const NUMBER = 'HARB-C1-001';
/** The transition into In Review, which HARB-2 takes after it is done and billed: here it stands for going live. */
const LIVE = '31';
const BEFORE_RELEASE: Partial<ContractInput> = { terms: { kind: 'before_release' } };

let world: TestWorld;
const xero = () => peopleIn(world.xero, organisationIds.northlight);

const rule = (configuration: Json) => world.jira.setRules(people.priya, projectIds.HARB, LIVE, [{ kind: 'validator', module: 'gate-validator', configuration }]);
/** Why Jira does not let the work item go live; undefined when it does. */
async function refused(issue: string, who: string = people.dev, modified = {}): Promise<string | undefined> {
  try {
    await world.jira.transition(who, issue, HARB.inReview, modified);
    return undefined;
  } catch (refusal) {
    if (refusal instanceof JiraRefusal) return refusal.message;
    throw refusal;
  }
}

async function look(): Promise<void> {
  await world.advance(MINUTE_MS);
  await lookNow(world);
}

async function start(otherwise: Otherwise = {}): Promise<void> {
  world = await testWorld(otherwise);
  await connect(world);
}

/** HARB-2 is billed AUD 13,200 with GST, approved in Xero, and due before release. */
async function approved(input: Partial<ContractInput> = BEFORE_RELEASE): Promise<void> {
  await tag(world, 'HARB-2', await contract(world, input));
  await move(world, 'HARB-2', 'done');
  xero().approve(NUMBER);
  await look();
}

async function pay(): Promise<void> {
  xero().pay(NUMBER);
  await look();
}

const storyOf = (epic: string): string => world.jira.childrenOf(people.mara, world.jira.issue(people.mara, epic).id)[0]?.key ?? '';
const passes = async () => (await must(world, 'finn', { project: 'HARB' }, 'project.activity', {})).rows.map(({ event }) => event).filter(({ kind }) => kind === 'gate-passed');

beforeEach(async () => start());

describe('A transition that waits for payment', () => {
  it('is refused until the money is in, in words that name the milestone, invoice, day, way out and who may override, and no amount', async () => {
    rule({ of: { kind: 'item' } });
    await approved();
    expect(await refused('HARB-2')).toBe(
      'Milestone “Menu and ordering” (HARB-2) is closed. Invoice HARB-C1-001, due 22 Nov 2026, is not paid. It opens when the payment is in Xero. Whoever may manage billing in HARB can let it pass in Jira, with a reason.',
    );
    await pay();
    expect(await refused('HARB-2')).toBeUndefined();
  });

  it('says what is owed only to somebody who may see billing, where Jira names the person and answers for them', async () => {
    await start({ jira: { validatorNamesPerson: true } });
    rule({ of: { kind: 'item' } });
    await approved();
    expect(await refused('HARB-2', people.mara)).toContain('is not paid: AUD 13,200.00 is owed');
    expect(await refused('HARB-2', people.dev)).toMatch(/is not paid\. /);
    world.jira.configure({ appChecksOthers: 'refused' });
    expect(await refused('HARB-2', people.mara)).toMatch(/is not paid\. /);
  });

  it('is not opened by anything that stands in the issue’s property', async () => {
    rule({ of: { kind: 'item' } });
    await approved();
    for (const value of [{ v: 1, state: 'billed', trigger: 'manual', contract: 'x', gate: 'open' }, 'open', null]) {
      world.jira.setProperty(people.dev, { type: 'issue', id: 'HARB-2' }, 'milepost', value);
      expect(await refused('HARB-2')).toMatch(/is not paid/);
    }
    world.jira.deleteProperty(people.dev, { type: 'issue', id: 'HARB-2' }, 'milepost');
    expect(await refused('HARB-2')).toMatch(/is not paid/);
  });

  it('is refused while it was not billed, on a draft, on credit, after a void and while Xero is away, each in its own words', async () => {
    rule({ of: { kind: 'item' } });
    await tag(world, 'HARB-2', await contract(world, BEFORE_RELEASE));
    expect(await refused('HARB-2')).toMatch(/not billed yet/);
    await move(world, 'HARB-2', 'done');
    expect(await refused('HARB-2')).toMatch(/not approved/);
    xero().approve(NUMBER);
    xero().credit(NUMBER);
    await look();
    expect(await refused('HARB-2')).toMatch(/settled by credit/);
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect(await refused('HARB-2')).toMatch(/not connected/);
  });

  it('closes again when the payment is taken back, and when Xero was not heard for too long', async () => {
    rule({ of: { kind: 'item' } });
    await approved();
    await pay();
    xero().unpay(NUMBER);
    await look();
    expect(await refused('HARB-2')).toMatch(/payment was taken back/);
    await pay();
    world.xero.faults.next('*', 'drop-before-commit', { times: 100_000 });
    await world.advance(7 * HOUR_MS);
    expect(await refused('HARB-2')).toMatch(/too long ago to rely on/);
  });

  it('keeps its gate although the contract’s terms were changed after billing', async () => {
    rule({ of: { kind: 'item' } });
    await approved();
    const { contracts } = await must(world, 'finn', { project: 'HARB' }, 'settings.load', {});
    const [saved] = contracts;
    if (!saved) throw new Error('There is no contract.');
    await must(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, id: saved.id, rev: saved.rev, terms: { kind: 'on_receipt' } });
    expect(await refused('HARB-2')).toMatch(/is not paid/);
  });

  it('lets everything pass that is no milestone, and milestones that are not due before release unless every one counts', async () => {
    rule({ of: { kind: 'item' } });
    await approved({});
    expect(await refused('HARB-3')).toBeUndefined();
    expect(await refused('HARB-2')).toBeUndefined();
    await move(world, 'HARB-2', 'done');
    rule({ of: { kind: 'item' }, every: true });
    expect(await refused('HARB-2')).toMatch(/is not paid/);
  });

  it('waits for nobody once the licence of the app has ended: payments are no longer heard of', async () => {
    rule({ of: { kind: 'item' } });
    await approved();
    world.forge.setLicence('inactive');
    expect(await refused('HARB-2')).toBeUndefined();
  });

  it('works in team-managed projects too', async () => {
    world.jira.setRules(people.priya, projectIds.LUMI, '31', [{ kind: 'validator', module: 'gate-validator', configuration: { of: { kind: 'item' } } }]);
    const made = await contract(world, { ...BEFORE_RELEASE, numberPrefix: 'LUMI-C1' }, 'LUMI');
    await must(world, 'priya', { issue: 'LUMI-1' }, 'panel.tag', { contractId: made.id, rev: made.rev, name: 'Booking', deliverable: '', price: { kind: 'amount', amount: '100' }, trigger: { kind: 'manual' } });
    await world.settle();
    await expect(world.jira.transition(people.dev, 'LUMI-1', LUMI.done)).rejects.toThrow(/not billed yet/);
  });

  it('stops in a bulk change only the work that waits', async () => {
    rule({ of: { kind: 'item' } });
    await approved();
    const outcome = await world.jira.bulkTransition(people.dev, ['HARB-1', 'HARB-2', 'HARB-3'], HARB.inReview);
    expect(outcome.map(({ id, refused: why }) => [id, why === undefined])).toEqual([['HARB-1', true], ['HARB-2', false], ['HARB-3', true]]);
  });
});

describe('A transition that an automation makes, whose account may see no billing,', () => {
  /** As Jira asks: the account is that of an app, or none is named. */
  const asked = async (accountId: string | undefined): Promise<unknown> => {
    const payload = { issue: { key: 'HARB-2' }, configuration: { of: { kind: 'item' } }, transition: { from: { id: HARB.done }, to: { id: HARB.inReview }, modifiedFields: {} } };
    return world.forge.workflowRules.validate('gate-validator', payload, accountId);
  };
  const AUTOMATION = '557058:f58131cb-b67d-43c7-b30d-6b58d40bd077';

  it.each<[string, string | undefined]>([
    ['an app’s', AUTOMATION],
    ['nobody’s', undefined],
  ])('is decided like any other, and hears of no amount: %s', async (_whose, account) => {
    await approved();
    expect(await asked(account)).toEqual({ kind: 'answered', value: { result: false, errorMessage: expect.stringMatching(/^Milestone “Menu and ordering” \(HARB-2\) is closed\. Invoice HARB-C1-001, due 22 Nov 2026, is not paid\. [^0-9]*$/) } });
    await pay();
    expect(await asked(account)).toEqual({ kind: 'answered', value: { result: true } });
    expect(await passes()).toEqual([expect.objectContaining({ item: 'HARB-2', opened: 'money' })]);
  });
});

describe('Whose milestones a rule waits for:', () => {
  it('its epic’s, for work in it, for parts of that work and for the epic itself', async () => {
    rule({ of: { kind: 'epic' } });
    await approved();
    const story = storyOf('HARB-2');
    const part = world.jira.createIssue(people.dev, { projectId: projectIds.HARB, typeId: '10003', summary: 'A part', parentId: world.jira.issue(people.dev, story).id });
    for (const issue of [story, part.key, 'HARB-2']) expect(await refused(issue)).toMatch(/“Menu and ordering” \(HARB-2\) is closed/);
    expect(await refused(storyOf('HARB-3'))).toBeUndefined();
    await pay();
    for (const issue of [story, part.key, 'HARB-2']) expect(await refused(issue)).toBeUndefined();
  });

  it('its epic’s, although the parent is changed with the very transition', async () => {
    rule({ of: { kind: 'epic' } });
    await approved();
    const [inside, outside] = [storyOf('HARB-2'), storyOf('HARB-3')];
    expect(await refused(inside, people.dev, { parent: { id: world.jira.issue(people.dev, 'HARB-3').id } })).toMatch(/is not paid/);
    expect(await refused(outside, people.dev, { parent: { id: Number(world.jira.issue(people.dev, 'HARB-2').id) } })).toMatch(/is not paid/);
  });

  it('linked work’s, in the direction that is named; links in a circle are no trouble', async () => {
    await approved();
    world.jira.linkIssues(people.dev, 'Blocks', 'HARB-2', 'HARB-5');
    world.jira.linkIssues(people.dev, 'Blocks', 'HARB-5', 'HARB-2');
    world.jira.linkIssues(people.dev, 'Blocks', 'HARB-2', 'HARB-4');
    rule({ of: { kind: 'linked', linkType: '10000', direction: 'inward' } });
    expect(await refused('HARB-5')).toMatch(/\(HARB-2\) is closed/);
    expect(await refused('HARB-4')).toMatch(/\(HARB-2\) is closed/);
    rule({ of: { kind: 'linked', linkType: '10000', direction: 'outward' } });
    expect(await refused('HARB-4')).toBeUndefined();
    expect(await refused('HARB-5')).toMatch(/\(HARB-2\) is closed/);
    rule({ of: { kind: 'linked', linkType: '10003', direction: 'both' } });
    expect(await refused('HARB-5')).toBeUndefined();
  });

  it('all of the version’s, whether the epic is in it or only work of it; a version added with the transition counts', async () => {
    await approved();
    rule({ of: { kind: 'version' } });
    const { id } = world.jira.addVersion(people.mara, projectIds.HARB, '1.0');
    world.jira.setFixVersions(people.dev, storyOf('HARB-2'), [id]);
    expect(await refused('HARB-5', people.dev, { fixVersions: [{ id }] })).toMatch(/\(HARB-2\) is closed/);
    world.jira.setFixVersions(people.dev, 'HARB-5', [id]);
    expect(await refused('HARB-5')).toMatch(/\(HARB-2\) is closed/);
    await pay();
    expect(await refused('HARB-5')).toBeUndefined();
  });

  it.each([{ kind: 'version' }, { kind: 'epic' }])('none at all lets it pass, unless the rule says that it waits (%j)', async (of) => {
    rule({ of });
    const loose = world.jira.createIssue(people.dev, { projectId: projectIds.HARB, typeId: '10001', summary: 'Tidy up' }).key;
    expect(await refused(loose)).toBeUndefined();
    await move(world, loose, 'done');
    rule({ of, without: 'wait' });
    expect(await refused(loose)).toMatch(/no milestone counts for this work/);
  });

  it('one that is named, whatever its terms and whatever moves', async () => {
    await approved({});
    const { contract: seen, milestone } = await tagged(world, 'HARB-2');
    rule({ of: { kind: 'milestone', contractId: seen.id, milestoneId: milestone.id } });
    expect(await refused('HARB-5')).toMatch(/\(HARB-2\) is closed/);
    await pay();
    expect(await refused('HARB-5')).toBeUndefined();
  });

  it('its epic’s, for a rule that nobody set up', async () => {
    rule({});
    await approved();
    expect(await refused(storyOf('HARB-2'))).toMatch(/\(HARB-2\) is closed/);
  });
});

describe('What counts as paid may be said by the rule:', () => {
  it('a share, credit, or some days of grace after the due date', async () => {
    await approved();
    xero().pay(NUMBER, { amount: '6600' });
    await look();
    const item = { of: { kind: 'item' } };
    rule(item);
    expect(await refused('HARB-2')).toMatch(/is not paid/);
    rule({ ...item, shareBasisPoints: 5000 });
    expect(await refused('HARB-2')).toBeUndefined();
    await move(world, 'HARB-2', 'done');
    rule({ ...item, graceDays: 3 });
    expect(await refused('HARB-2')).toBeUndefined();
    await move(world, 'HARB-2', 'done');
    await world.advance(4 * 24 * HOUR_MS);
    expect(await refused('HARB-2')).toMatch(/is not paid/);
    xero().credit(NUMBER);
    await look();
    expect(await refused('HARB-2')).toMatch(/settled by credit/);
    rule({ ...item, counts: 'cash-and-credit' });
    expect(await refused('HARB-2')).toBeUndefined();
  });

  it('and whose overrides: of all who may, of those whom the contract names, or of nobody', async () => {
    await approved();
    const override = async () => {
      const { contract: seen, milestone } = await tagged(world, 'HARB-2');
      await must(world, 'mara', { issue: 'HARB-2' }, 'gate.override', { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev, reason: 'Agreed by phone', hours: 24 });
    };
    await override();
    for (const [overrides, answer] of [['none', /is not paid/], ['named', /is not paid/]] as const) {
      rule({ of: { kind: 'item' }, overrides });
      expect(await refused('HARB-2')).toMatch(answer);
    }
    rule({ of: { kind: 'item' } });
    expect(await refused('HARB-2')).toBeUndefined();
    expect(await passes()).toEqual([expect.objectContaining({ item: 'HARB-2', opened: 'override' })]);
    await move(world, 'HARB-2', 'done');
    await world.advance(25 * HOUR_MS);
    expect(await refused('HARB-2')).toMatch(/is not paid/);
  });
});

describe('Bad input closes it, with a reason:', () => {
  it.each<[string, Json]>([
    ['settings of another kind', { of: { kind: 'moon' } }],
    ['a share that is none', { of: { kind: 'item' }, shareBasisPoints: 0 }],
    ['text that is no JSON', 'paid please'],
  ])('%s', async (_what, configuration) => {
    rule(configuration);
    expect(await refused('HARB-2')).toMatch(/its rule can’t be read/);
  });

  it('a contract or milestone that is not there', async () => {
    await approved();
    const { contract: seen } = await tagged(world, 'HARB-2');
    for (const contractId of ['no-such-contract', seen.id]) {
      rule({ of: { kind: 'milestone', contractId, milestoneId: 'gone' } });
      expect(await refused('HARB-5')).toMatch(/no longer there/);
    }
  });

  it('a kind of link that is not there', async () => {
    rule({ of: { kind: 'linked', linkType: '99999', direction: 'both' } });
    expect(await refused('HARB-5')).toMatch(/kind of link that its rule names no longer exists/);
  });

  it('201 linked epics; with 200 it is decided', async () => {
    rule({ of: { kind: 'linked', linkType: '10000', direction: 'outward' } });
    await approved();
    const link = (): void => world.jira.linkIssues(people.priya, 'Blocks', 'HARB-5', world.jira.setUp.addIssue({ projectId: projectIds.HARB, typeId: '10000', summary: 'One of many', reporterId: people.mara }).id);
    for (let count = 1; count < 200; count += 1) link();
    world.jira.linkIssues(people.dev, 'Blocks', 'HARB-5', 'HARB-2');
    const { used } = await world.forge.measure(async () => expect(await refused('HARB-5')).toMatch(/\(HARB-2\) is closed/));
    expect(used.kvs.requests).toBeLessThanOrEqual(11);
    link();
    expect(await refused('HARB-5')).toMatch(/more hangs on it than can be looked through/);
  });

  it('a Jira that does not answer, storage that does not, and a payload nobody documented', async () => {
    rule({ of: { kind: 'item' } });
    await approved();
    await pay();
    world.jira.configure({ unavailableCalls: 1 });
    expect(await refused('HARB-2')).toMatch(/Jira did not say/);
    const logged = jest.spyOn(console, 'error').mockReturnValue(undefined);
    world.faults.onCall(({ kind, functionKey }) => kind === 'kvs' && functionKey === 'on-transition', { kind: 'status', status: 500 });
    expect(await refused('HARB-2')).toMatch(/can’t be read just now/);
    world.faults.onCall(({ kind, functionKey }) => kind === 'kvs' && functionKey === 'on-transition', { kind: 'crash', when: 'before' });
    expect(await refused('HARB-2')).toBe('The transition was refused by a validator.');
    world.faults.onCall((point) => point.kind === 'kvs' && point.operation === 'transaction' && point.functionKey === 'on-transition', { kind: 'status', status: 500 });
    expect(await refused('HARB-2')).toBeUndefined();
    expect(logged).toHaveBeenCalledTimes(2);
    logged.mockRestore();
    const asked = async (payload: unknown) => world.forge.invoke({ functionKey: 'on-transition', moduleKey: 'gate-validator', moduleType: 'jira:workflowValidator', payload });
    expect(await asked({ work: 'HARB-2' })).toMatchObject({ ok: true, value: { result: false } });
    expect(await asked({ issue: { key: 'HARB-999' }, configuration: { of: { kind: 'item' } } })).toMatchObject({ ok: true, value: { result: false, errorMessage: expect.stringMatching(/can’t see this work item/) } });
    expect(await asked({ issue: { key: '../../search' }, configuration: { of: { kind: 'item' } } })).toMatchObject({ ok: true, value: { result: false } });
  });
});

describe('What it costs', () => {
  it('nothing without a rule; with one, one invocation, three reads of storage and one of Jira', async () => {
    await approved();
    const plain = await world.forge.measure(async () => void (await world.jira.transition(people.dev, storyOf('HARB-3'), HARB.inReview)));
    expect(plain.used).toMatchObject({ invocations: {}, kvs: { requests: 0 }, jira: { calls: 0 } });
    rule({ of: { kind: 'epic' } });
    const closed = await world.forge.measure(async () => expect(await refused(storyOf('HARB-2'))).toBeDefined());
    expect(closed.used).toMatchObject({ invocations: { 'on-transition': 1 }, kvs: { requests: 3 }, jira: { calls: 1 } });
    await pay();
    const open = await world.forge.measure(async () => expect(await refused(storyOf('HARB-2'))).toBeUndefined());
    expect(open.used).toMatchObject({ invocations: { 'on-transition': 1 }, kvs: { reads: expect.any(Number), requests: 4, writes: expect.any(Number) }, jira: { calls: 1 } });
  });

  it('what it let pass is recorded, once, without anybody’s amounts', async () => {
    rule({ of: { kind: 'epic' } });
    await approved();
    await pay();
    const story = storyOf('HARB-2');
    expect(await refused(story)).toBeUndefined();
    expect(await passes()).toEqual([{ kind: 'gate-passed', milestone: 'Menu and ordering', workItem: 'HARB-2', item: story, opened: 'money', invoice: NUMBER }]);
  });
});

describe('What Jira is told of a gate', () => {
  const told = async () => (world.jira.property({ type: 'issue', id: world.jira.issue(people.mara, 'HARB-2').id }, 'milepost') as { gate?: string } | undefined)?.gate;
  const shown = (issue = 'HARB-2', who = people.dev) => world.jira.transitions(who, issue).some(({ to }) => to === HARB.inReview);
  const hide = (configuration: Json = null) => world.jira.setRules(people.priya, projectIds.HARB, LIVE, [{ kind: 'condition', module: 'gate-condition', configuration }]);

  it('follows the money from the tag to a payment taken back, and hides the transition while it is closed', async () => {
    hide();
    await tag(world, 'HARB-2', await contract(world, BEFORE_RELEASE));
    expect([await told(), shown(), shown(storyOf('HARB-2'))]).toEqual(['closed', false, false]);
    await move(world, 'HARB-2', 'done');
    xero().approve(NUMBER);
    await look();
    expect([await told(), shown()]).toEqual(['closed', false]);
    await pay();
    expect([await told(), shown(), shown(storyOf('HARB-2'))]).toEqual(['open', true, true]);
    xero().unpay(NUMBER);
    await look();
    expect([await told(), shown()]).toEqual(['closed', false]);
  });

  it('follows an override, given and ended', async () => {
    hide({ of: 'item' });
    await approved();
    const ask = async (name: 'gate.override' | 'gate.endOverride') => {
      const { contract: seen, milestone } = await tagged(world, 'HARB-2');
      await must(world, 'mara', { issue: 'HARB-2' }, name, { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev, reason: 'Agreed by phone' });
    };
    await ask('gate.override');
    expect([await told(), shown()]).toEqual(['open', true]);
    await ask('gate.endOverride');
    expect([await told(), shown(), shown(storyOf('HARB-2'))]).toEqual(['closed', false, true]);
  });

  it('is nothing for a milestone that is not due before release, for work without one, and for a property that is gone', async () => {
    hide();
    await approved({});
    expect([await told(), shown(), shown('HARB-4')]).toEqual([undefined, true, true]);
    world.jira.deleteProperty(people.dev, { type: 'issue', id: 'HARB-2' }, 'milepost');
    expect(shown()).toBe(true);
  });

  it('can be looked for in the epic alone', async () => {
    hide({ of: 'epic' });
    await approved();
    expect([shown('HARB-2'), shown(storyOf('HARB-2'))]).toEqual([true, false]);
  });
});

describe('A payment that is taken back after work went out', () => {
  const waiting = async () => (await must(world, 'finn', { project: 'HARB' }, 'project.load', {})).attention.filter(({ problem }) => problem.code === 'RELEASED_UNPAID');

  it('is recorded with what went out, and waits for somebody until the money is in again', async () => {
    rule({ of: { kind: 'epic' } });
    await approved();
    await pay();
    const [first, second] = world.jira.childrenOf(people.mara, world.jira.issue(people.mara, 'HARB-2').id).map(({ key }) => key);
    for (const story of [first, second]) expect(await refused(story ?? '')).toBeUndefined();
    expect(await waiting()).toEqual([]);
    xero().unpay(NUMBER);
    await look();
    const { rows } = await must(world, 'finn', { project: 'HARB' }, 'project.activity', {});
    expect(rows.map(({ event }) => event).find(({ kind }) => kind === 'gate-closed-again')).toEqual({ kind: 'gate-closed-again', milestone: 'Menu and ordering', workItem: 'HARB-2', invoice: NUMBER, items: expect.arrayContaining([first, second]) });
    expect(await waiting()).toEqual([expect.objectContaining({ problem: expect.objectContaining({ params: { invoice: NUMBER, released: expect.stringContaining(first ?? '?') } }), answers: ['open_ledger', 'open_work'] })]);
    await pay();
    expect(await waiting()).toEqual([]);
  });

  it('says nothing where nothing went out, or where enough is still paid', async () => {
    rule({ of: { kind: 'item' } });
    await approved();
    await pay();
    xero().unpay(NUMBER);
    await look();
    expect(await waiting()).toEqual([]);
  });

  it('waits no longer once a person let it pass', async () => {
    rule({ of: { kind: 'item' } });
    await approved();
    await pay();
    expect(await refused('HARB-2')).toBeUndefined();
    xero().unpay(NUMBER);
    await look();
    expect(await waiting()).toHaveLength(1);
    const { contract: seen, milestone } = await tagged(world, 'HARB-2');
    await must(world, 'mara', { issue: 'HARB-2' }, 'gate.override', { contractId: seen.id, milestoneId: milestone.id, rev: seen.rev, reason: 'They pay on Friday', hours: 1 });
    expect(await waiting()).toEqual([]);
    await world.advance(2 * HOUR_MS);
    expect(await waiting()).toEqual([]);
  });
});
