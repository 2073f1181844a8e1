import { describe, expect, it } from '@jest/globals';
import { allInvoices, issuePanel, oneMilestoneReached, outOfDate, projectPage, summary, unbillableUpdates } from './counts';
import { buildCost, transitionCost } from './gate';
import { QUIET_DAY, quietDay } from './quiet-day';

describe("What things cost, by the platform's own meter", () => {
  it('an issue update that is no billable milestone: nothing', async () => {
    expect((await unbillableUpdates()).invocations).toBe(0);
  });

  it('one milestone reached: at most 3 invocations, 10 storage requests, 2 Xero calls, 3 Jira points', async () => {
    const use = await oneMilestoneReached();
    expect(use.invocations).toBeLessThanOrEqual(3);
    expect(use.kvsRequests).toBeLessThanOrEqual(10);
    expect(use.xeroCalls).toBeLessThanOrEqual(2);
    expect(use.jiraPoints).toBeLessThanOrEqual(3);
    expect(use.xeroCalls).toBeGreaterThan(0);
  });

  it("the project page: 1 invoke and at most 6 storage requests, the same whatever the site's size", async () => {
    const small = await projectPage(500);
    const large = await projectPage(5_000);
    expect(small).toMatchObject({ invocations: 1 });
    expect(small.kvsRequests).toBeLessThanOrEqual(6);
    expect(large.kvsRequests).toBe(small.kvsRequests);
    expect(Math.abs(large.kvsBytesRead - small.kvsBytesRead)).toBeLessThan(small.kvsBytesRead * 0.02);
  });

  it('all invoices of a project: the same ones as page by page, five hundred a call', async () => {
    const { use, atOnce, byPage } = await allInvoices();
    expect(atOnce.length).toBeGreaterThan(150);
    expect(atOnce).toEqual(byPage);
    expect(new Set(atOnce).size).toBe(atOnce.length);
    expect(use).toMatchObject({ invocations: 1 });
    expect(use.kvsRequests).toBeLessThanOrEqual(6);
  });

  it('a project page that asks whether it is out of date: 1 storage request', async () => {
    expect(await outOfDate()).toMatchObject({ invocations: 1, kvsRequests: 1 });
  });

  it('a day on which nothing happens: at most 60 invocations, 80 Xero calls, 60 Jira points and 1,000 storage requests, but Xero is asked', async () => {
    const use = summary((await quietDay(5)).used);
    expect(use.invocations).toBeLessThanOrEqual(QUIET_DAY.invocations);
    expect(use.xeroCalls).toBeLessThanOrEqual(QUIET_DAY.xeroCalls);
    expect(use.xeroCalls).toBeGreaterThan(0);
    expect(use.jiraPoints).toBeLessThanOrEqual(QUIET_DAY.jiraPoints);
    expect(use.kvsRequests).toBeLessThanOrEqual(QUIET_DAY.kvsRequests);
  }, 60_000);

  it('a transition: nothing without our rule; with it 1 invocation, 3 storage reads that decide, 1 that records, 2 Jira points', async () => {
    expect(await transitionCost(false)).toEqual({ invocations: 0, reads: 0, kvsRequests: 0, jiraPoints: 0 });
    expect(await transitionCost(true)).toEqual({ invocations: 1, reads: 3, kvsRequests: 4, jiraPoints: 2 });
  });

  it('the answer to a build: 1 invocation, 3 storage reads, nothing of Jira', async () => {
    expect(await buildCost()).toEqual({ invocations: 1, kvsRequests: 3, jiraPoints: 0 });
  });

  it('the issue panel: 1 invoke and at most 2 storage reads', async () => {
    const use = await issuePanel();
    expect(use).toMatchObject({ invocations: 1 });
    expect(use.kvsRequests).toBeLessThanOrEqual(2);
  });
});
