import { describe, expect, it } from '@jest/globals';
import { people, projectIds, statusIds } from '../agency/jira';
import type { Json, RuleAnswer, WorkflowRulePort } from '../common/ports';
import { APP, as, testSite } from './testing/site';
import { JiraRefusal, type JiraSettings } from '.';

const { HARB, LUMI } = statusIds;
const DONE = '41';
const LUMI_DONE = '31';

/** An app with a condition, a validator, and one of the latter for company-managed projects only; it writes down what it was asked. */
function playedApp(answer: (asked: Json) => RuleAnswer, holds: (variables: Readonly<Record<string, Json>>) => boolean = () => true) {
  const asked: { readonly payload: Json; readonly person: string | undefined }[] = [];
  const both = ['company-managed', 'team-managed'];
  const rules: WorkflowRulePort = {
    rule: (key) => (key === 'shown' ? { kind: 'condition', projectTypes: both } : key === 'paid' ? { kind: 'validator', projectTypes: both } : key === 'classic' ? { kind: 'validator', projectTypes: ['company-managed'] } : undefined),
    condition: (_key, variables) => holds(variables),
    validate: (_key, payload, person) => {
      asked.push({ payload, person });
      return Promise.resolve(answer(payload));
    },
  };
  return { rules, asked };
}

const passes: RuleAnswer = { kind: 'answered', value: { result: true } };
const refuses: RuleAnswer = { kind: 'answered', value: { result: false, errorMessage: 'Invoice 7 is not paid.' } };
const validator = (module = 'paid', configuration: Json = { of: 'item' }) => ({ kind: 'validator' as const, module, configuration });
const condition = { kind: 'condition' as const, module: 'shown', configuration: null };

function gated(answer: RuleAnswer | ((asked: Json) => RuleAnswer), settings: Partial<JiraSettings> = {}) {
  const app = playedApp(typeof answer === 'function' ? answer : () => answer);
  const site = testSite(settings, app.rules);
  site.jira.setRules(people.priya, projectIds.HARB, DONE, [validator()]);
  return { ...site, asked: app.asked };
}

const refusal = async (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (failure: unknown) => (failure instanceof JiraRefusal ? failure.message : Promise.reject(failure as Error)));

describe('A validator on a transition', () => {
  it('is told the issue, its configuration and where the transition leads, and not who makes it', async () => {
    const { jira, asked } = gated(passes);
    expect((await jira.transition(people.dev, 'HARB-3', HARB.done)).statusId).toBe(HARB.done);
    const payload = { issue: { key: 'HARB-3' }, configuration: { of: 'item' }, transition: { from: { id: HARB.toDo }, to: { id: HARB.done }, modifiedFields: {} } };
    expect(asked).toEqual([{ payload, person: undefined }]);
  });

  it('is told who makes it, on a site that says so', async () => {
    const { jira, asked } = gated(passes, { validatorNamesPerson: true });
    await jira.transition(people.dev, 'HARB-3', HARB.done);
    expect(asked[0]?.person).toBe(people.dev);
  });

  it('stops it with its own words, and nothing changes, nor is any event sent', async () => {
    const { jira, events } = gated(refuses);
    expect(await refusal(jira.transition(people.dev, 'HARB-3', HARB.done))).toBe('Invoice 7 is not paid.');
    expect(jira.issue(people.dev, 'HARB-3').statusId).toBe(HARB.toDo);
    expect(events).toEqual([]);
  });

  it('is asked for no other transition', async () => {
    const { jira, asked } = gated(refuses);
    await jira.transition(people.dev, 'HARB-3', HARB.inReview);
    expect(asked).toEqual([]);
  });

  it.each<[string, RuleAnswer]>([
    ['that ended without an answer', { kind: 'failed', message: 'timed-out' }],
    ['that answered nothing', { kind: 'answered', value: undefined }],
    ['whose result is no boolean', { kind: 'answered', value: { result: 'true' } }],
    ['that answered a boolean alone', { kind: 'answered', value: true }],
  ])('%s blocks it or not, as the site has it', async (_how, answer) => {
    expect(await refusal(gated(answer).jira.transition(people.dev, 'HARB-3', HARB.done))).toBe('The transition was refused by a validator.');
    expect(await refusal(gated(answer, { failedValidator: 'passes' }).jira.transition(people.dev, 'HARB-3', HARB.done))).toBe('done');
  });

  it('holds for what the API and automations do as for people', async () => {
    const { jira, call } = gated(refuses);
    for (const principal of [APP, as(people.dev)]) {
      expect(await call(principal, 'POST', '/rest/api/3/issue/HARB-3/transitions', { transition: { id: DONE } })).toMatchObject({ status: 400, body: { errorMessages: ['Invoice 7 is not paid.'] } });
    }
    expect(jira.issue(people.dev, 'HARB-3').statusId).toBe(HARB.toDo);
  });

  it('is asked for each issue of a bulk change, and stops only those that it refuses', async () => {
    const { jira, asked } = gated((payload) => (JSON.stringify(payload).includes('HARB-2"') ? refuses : passes));
    expect(await jira.bulkTransition(people.dev, ['HARB-1', 'HARB-2', 'HARB-3'], HARB.done)).toEqual([{ id: 'HARB-1' }, { id: 'HARB-2', refused: 'Invoice 7 is not paid.' }, { id: 'HARB-3' }]);
    expect(asked).toHaveLength(3);
  });

  it('does not let pass what somebody else moved meanwhile', async () => {
    let moved = false;
    const { jira } = gated(() => {
      if (!moved) jira.editIssue(people.dev, 'HARB-3', { summary: 'Renamed meanwhile' });
      moved = true;
      return passes;
    });
    expect((await jira.transition(people.dev, 'HARB-3', HARB.done)).summary).toBe('Renamed meanwhile');
    const other = gated(() => {
      other.jira.setRules(people.priya, projectIds.HARB, DONE, []);
      other.jira.transitionIssue(people.mara, 'HARB-3', HARB.done);
      return passes;
    });
    expect(await refusal(other.jira.transition(people.dev, 'HARB-3', HARB.done))).toMatch(/no such transition/);
  });

  it('can’t be passed by a way that does not ask it', () => {
    expect(() => gated(passes).jira.transitionIssue(people.dev, 'HARB-3', HARB.done)).toThrow(/has validators/);
  });

  it('of an app that is no longer there counts as failed', async () => {
    const { jira } = gated(passes);
    const left = testSite();
    left.jira.restore(jira.snapshot());
    expect(await refusal(left.jira.transition(people.dev, 'HARB-3', HARB.done))).toBe('The transition was refused by a validator.');
  });
});

describe('A condition on a transition', () => {
  it('hides it from everyone while it does not hold, and sees the issue’s properties and its parent’s', () => {
    const seen: unknown[] = [];
    const { rules } = playedApp(() => passes, ({ issue }) => {
      seen.push(issue);
      return false;
    });
    const { jira } = testSite({}, rules);
    jira.setProperty(people.dev, { type: 'issue', id: 'HARB-2' }, 'milepost', { gate: 'closed' });
    jira.setRules(people.priya, projectIds.HARB, DONE, [condition]);
    const [story] = jira.childrenOf(people.dev, jira.issue(people.dev, 'HARB-2').id);
    expect(jira.transitions(people.dev, story?.id ?? '').map(({ to }) => to)).toEqual([HARB.inProgress, HARB.inReview]);
    expect(seen[0]).toMatchObject({ key: story?.key, properties: {}, parent: { key: 'HARB-2', properties: { milepost: { gate: 'closed' } } } });
    expect(() => jira.transitionIssue(people.dev, story?.id ?? '', HARB.done)).toThrow(/no such transition/);
  });

  it('that fails does not hold', () => {
    const { rules } = playedApp(() => passes, () => {
      throw new Error('cannot read "gate" of null');
    });
    const { jira } = testSite({}, rules);
    jira.setRules(people.priya, projectIds.HARB, DONE, [condition]);
    expect(jira.transitions(people.dev, 'HARB-3').map(({ to }) => to)).not.toContain(HARB.done);
  });
});

describe('Rules are set up', () => {
  const { rules } = playedApp(() => passes);

  it('by administrators in company-managed projects, by the project’s own in team-managed ones', () => {
    const { jira } = testSite({}, rules);
    expect(() => jira.setRules(people.mara, projectIds.HARB, DONE, [validator()])).toThrow(JiraRefusal);
    jira.setRules(people.priya, projectIds.LUMI, LUMI_DONE, [validator()]);
    expect(jira.project(people.priya, 'LUMI').workflow.transitions.find(({ to }) => to === LUMI.done)?.rules).toEqual([validator()]);
  });

  it('only where the app offers them, and with no more than 32 KB of configuration', () => {
    const { jira } = testSite({}, rules);
    expect(() => jira.setRules(people.priya, projectIds.LUMI, LUMI_DONE, [validator('classic')])).toThrow(/No app offers/);
    expect(() => jira.setRules(people.priya, projectIds.HARB, DONE, [validator('shown')])).toThrow(/No app offers/);
    expect(() => jira.setRules(people.priya, projectIds.HARB, DONE, [validator('paid', 'x'.repeat(33_000))])).toThrow(/32 KB/);
    expect(() => jira.setRules(people.priya, projectIds.HARB, '99', [validator()])).toThrow(JiraRefusal);
  });
});

describe('Versions and links', () => {
  it('a version is released without being asked, and told of afterwards', () => {
    const { jira, events } = testSite();
    const { id } = jira.addVersion(people.mara, projectIds.HARB, '1.0');
    jira.setFixVersions(people.dev, 'HARB-3', [id]);
    expect(jira.search(people.dev, `fixVersion = ${id}`).map(({ key }) => key)).toEqual(['HARB-3']);
    jira.releaseVersion(people.mara, id);
    expect(events.at(-1)).toMatchObject({ eventType: 'avi:jira:released:version', atlassianId: people.mara, version: { id, name: '1.0', projectId: 10000, released: true } });
  });

  it('an issue shows its versions and its links, each from its own end', async () => {
    const { jira, call } = testSite();
    const { id } = jira.addVersion(people.mara, projectIds.HARB, '1.0');
    jira.setFixVersions(people.dev, 'HARB-3', [id]);
    jira.linkIssues(people.dev, 'Blocks', 'HARB-3', 'HARB-5');
    jira.linkIssues(people.dev, 'Blocks', 'HARB-3', 'HARB-5');
    expect(await call(APP, 'GET', '/rest/api/3/issue/HARB-3?fields=fixVersions,issuelinks')).toMatchObject({
      body: { fields: { fixVersions: [{ id, name: '1.0' }], issuelinks: [{ type: { name: 'Blocks' }, outwardIssue: { key: 'HARB-5' } }] } },
    });
    const { body } = await call(APP, 'GET', '/rest/api/3/issue/HARB-5?fields=issuelinks');
    expect(body).toMatchObject({ fields: { issuelinks: [{ type: { outward: 'blocks' }, inwardIssue: { key: 'HARB-3' } }] } });
    expect(() => jira.linkIssues(people.dev, 'Blocks', 'HARB-3', 'HARB-3')).toThrow(/to itself/);
  });
});
