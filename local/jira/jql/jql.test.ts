import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { people, projectIds, statusIds } from '../../agency/jira';
import { JiraRefusal } from '..';
import { testSite, type TestSite } from '../testing/site';

/** HARB-1 armed and done, HARB-2 armed and in progress, HARB-3 billed, LUMI-1 armed. */
function taggedSite(): TestSite {
  const site = testSite();
  const tag = (key: string, state: string, trigger: string) => site.jira.setProperty(people.priya, { type: 'issue', id: key }, 'milepost', { v: 1, state, trigger });
  tag('HARB-1', 'armed', 'category:done');
  tag('HARB-2', 'armed', 'status:10003');
  tag('HARB-3', 'billed', 'category:done');
  tag('LUMI-1', 'armed', 'manual');
  site.jira.transitionIssue(people.priya, 'HARB-1', statusIds.HARB.done);
  site.jira.transitionIssue(people.priya, 'HARB-2', statusIds.HARB.inProgress);
  return site;
}

const found = ({ jira }: TestSite, jql: string, who: string = people.priya) => jira.search(who, jql).map(({ key }) => key);

function complaint(jql: string, site = testSite()): string {
  try {
    site.jira.search(people.priya, jql);
    return 'none';
  } catch (failure) {
    if (failure instanceof JiraRefusal && failure.code === 'invalid') return failure.message;
    throw failure;
  }
}

describe('a JQL query', () => {
  it.each([
    ['milepostState = armed AND statusCategory = Done', ['HARB-1']],
    ['milepostState = "armed" AND project = HARB ORDER BY key', ['HARB-1', 'HARB-2']],
    ['issue.property[milepost].state = "armed" ORDER BY key DESC', ['LUMI-1', 'HARB-2', 'HARB-1']],
    ["issue.property['milepost'].trigger in ('manual', 'status:10003') ORDER BY key", ['HARB-2', 'LUMI-1']],
    ['milepostState != armed', ['HARB-3']],
    ['milepostState NOT IN (armed, waiting)', ['HARB-3']],
    ['NOT milepostState = armed', ['HARB-3']],
    ['milepostState IS NOT EMPTY AND project = "Lumière booking site"', ['LUMI-1']],
    ['issuetype = Epic AND milepostState IS EMPTY ORDER BY key', ['HARB-4', 'HARB-5', 'LUMI-2']],
    ['status = 10001 OR status = "Done" ORDER BY key', ['HARB-1', 'HARB-2']],
    ['status = "In Progress" AND issuetype = epic', ['HARB-2']],
    ['statusCategory in (2) AND key in (HARB-1, HARB-2, HARB-3)', ['HARB-3']],
    ['parent = HARB-4 AND NOT (key = HARB-19 OR key = HARB-20)', ['HARB-21']],
    ['(project = 10001 OR project = LUMI) AND type = Epic ORDER BY created, key DESC', ['LUMI-2', 'LUMI-1']],
    ['milepostState IN ("armed", "held") AND ((milepostTrigger = "category:done" AND statusCategory = "Done") OR (milepostTrigger = "status:10003" AND status = 10003)) ORDER BY key ASC', ['HARB-1']],
    ['parent is empty and project = lumi order by rank', ['LUMI-1', 'LUMI-2']],
  ])('%s', (jql, expected) => {
    expect(found(taggedSite(), jql)).toEqual(expected);
  });

  it('finds only what the person may browse', () => {
    expect(found(taggedSite(), 'milepostState = armed', people.olga)).toEqual(['LUMI-1']);
  });

  it('finds issues by id, by key and by a key they had', () => {
    const site = taggedSite();
    const { id } = site.jira.moveIssue(people.priya, 'HARB-3', projectIds.LUMI);
    expect(found(site, `id = ${id}`)).toEqual(['LUMI-9']);
    expect(found(site, 'key = HARB-3')).toEqual(['LUMI-9']);
  });

  it('knows labels', () => {
    const site = testSite();
    site.jira.editIssue(people.priya, 'HARB-4', { labels: ['phase-2', 'money'] });
    expect(found(site, 'labels in (money, other)')).toEqual(['HARB-4']);
  });

  it('and its negation part the issues that have the field', () => {
    const site = taggedSite();
    const value = fc.constantFrom('armed', 'billed', 'held', 'waiting');
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 1 }), (values) => {
        const within = found(site, `milepostState IN (${values.join(',')})`);
        const outside = found(site, `NOT milepostState IN (${values.join(',')})`);
        expect([...within, ...outside].toSorted()).toEqual(['HARB-1', 'HARB-2', 'HARB-3', 'LUMI-1']);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a query that is wrong', () => {
  it.each([
    ['status = ', 'Error in the JQL Query'],
    ['project = = HARB', 'line 1, character 11'],
    ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
    ['status = Shipped', "The value 'Shipped' does not exist for the field 'status'."],
    ['key = HARB-999', "An issue with key 'HARB-999' does not exist for field 'key'."],
    ['milepostAmount = 1', "Field 'milepostAmount' does not exist or you do not have permission to view it."],
    ['issue.property[milepost].contract = "c1"', "Field 'issue.property[milepost].contract' does not exist"],
    ['issue.property[other].state = "armed"', "Field 'issue.property[other].state' does not exist"],
  ])('%s is refused as Jira refuses it', (jql, message) => {
    expect(complaint(jql)).toContain(message);
  });

  it.each(['summary ~ dashboard', 'status WAS Done', 'status CHANGED', 'assignee = currentUser()', 'created > -1d', 'project in projectsLeadByUser()', 'cf[10016] = 3', 'project = HARB ORDER BY priority'])(
    '%s is refused rather than answered in part',
    (jql) => {
      expect(complaint(jql)).toMatch(/does not emulate|does not exist/);
    },
  );
});

describe('the search index', () => {
  it('trails behind by its lag, while the issue itself is up to date', () => {
    const site = testSite({ indexLagMs: 30_000 });
    site.clock.advance(60_000);
    site.jira.transitionIssue(people.priya, 'HARB-1', statusIds.HARB.done);
    expect(site.jira.issue(people.priya, 'HARB-1').statusId).toBe(statusIds.HARB.done);
    expect(found(site, 'statusCategory = Done')).toEqual([]);
    site.clock.advance(29_999);
    expect(found(site, 'statusCategory = Done')).toEqual([]);
    site.clock.advance(1);
    expect(found(site, 'statusCategory = Done')).toEqual(['HARB-1']);
  });

  it('still finds what was deleted a moment ago', () => {
    const site = testSite({ indexLagMs: 30_000 });
    site.clock.advance(60_000);
    site.jira.deleteIssue(people.priya, 'HARB-5');
    expect(found(site, 'issuetype = Epic AND project = HARB')).toContain('HARB-5');
    site.clock.advance(30_000);
    expect(found(site, 'issuetype = Epic AND project = HARB')).not.toContain('HARB-5');
  });
});
