import { books, move, must, panel, projectView, ready, tagged } from '../app/acts';
import { testWorld, type TestWorld } from '../app/world';
import type { MeterReading } from '../../local/common/ports';
import { costOf } from '../../local/forge';
import { fillSite } from './fill-site';

const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** What the app uses when issues change that are no milestones: a hundred edits and moves. */
export async function unbillableUpdates(): Promise<{ readonly updates: number; readonly invocations: number }> {
  const world = await testWorld();
  await ready(world);
  const updates = 100;
  const { used } = await world.forge.measure(async () => {
    for (let count = 0; count < updates / 2; count += 1) {
      await move(world, 'HARB-3', count % 2 === 0 ? 'inProgress' : 'toDo', false);
      await move(world, 'HARB-7', count % 2 === 0 ? 'done' : 'toDo', false);
    }
  });
  return { updates, invocations: total(used.invocations) };
}

export interface ReachUse {
  readonly invocations: number;
  readonly kvsRequests: number;
  readonly xeroCalls: number;
  readonly jiraPoints: number;
  /** US dollars for a thousand invoices at Forge's prices, beyond the free allowance. */
  readonly dollarsPerThousand: number;
}

/** What one milestone costs from reaching its status to its invoice in Xero, with a token at hand. */
export async function oneMilestoneReached(): Promise<ReachUse> {
  const world = await testWorld();
  await ready(world);
  const { used } = await world.forge.measure(async () => move(world, 'HARB-2', 'done', false));
  if (books(world).length !== 1) throw new Error('The milestone was not billed.');
  return { ...summary(used), dollarsPerThousand: costOf(used, 1000).total };
}

/** What was used, in the units of the bars. */
export function summary(used: MeterReading) {
  return { invocations: total(used.invocations), kvsRequests: used.kvs.requests, xeroCalls: total(used.egress), jiraPoints: used.jira.points };
}

export interface PageUse {
  readonly invocations: number;
  readonly kvsRequests: number;
  readonly kvsBytesRead: number;
}

/** The project page's first load on a site with so many invoices, 200 of them the project's own. */
export async function projectPage(invoicesOnSite: number): Promise<PageUse> {
  const world = await testWorld();
  await ready(world);
  await move(world, 'HARB-2', 'done');
  fillSite(world, invoicesOnSite);
  const { used } = await world.forge.measure(async () => projectView(world));
  return pageUse(used);
}

/** All invoices of a project with 200 and more, read as a filter reads them, and as somebody would who asks for the next page again and again. */
export async function allInvoices(): Promise<{ readonly use: PageUse; readonly atOnce: readonly string[]; readonly byPage: readonly string[] }> {
  const world = await testWorld();
  await ready(world);
  await move(world, 'HARB-2', 'done');
  fillSite(world, 500);
  const read = async (cursor: string | undefined, many: boolean) => must(world, 'vera', { project: 'HARB' }, 'project.invoices', { ...(cursor === undefined ? {} : { cursor }), ...(many ? { many } : {}) });
  const { used, result: whole } = await world.forge.measure(async () => read(undefined, true));
  const byPage: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor, false);
    byPage.push(...page.rows.map(({ number }) => number));
    ({ cursor } = page);
  } while (cursor !== undefined);
  return { use: pageUse(used), atOnce: whole.rows.map(({ number }) => number), byPage };
}

/** What it costs a project page that lies open to ask whether it is out of date. */
export async function outOfDate(): Promise<PageUse> {
  const world = await testWorld();
  await ready(world);
  return pageUse((await world.forge.measure(async () => must(world, 'vera', { project: 'HARB' }, 'project.revs', {}))).used);
}

/** The issue panel's load, before the epic is tagged and once it is billed: the dearer of the two. */
export async function issuePanel(): Promise<PageUse> {
  const world = await testWorld();
  await ready(world);
  await move(world, 'HARB-2', 'done');
  const uses = [await loadOf(world, 'HARB-2'), await loadOf(world, 'HARB-3')];
  await tagged(world, 'HARB-2');
  return uses.reduce((dearest, use) => (use.kvsRequests > dearest.kvsRequests ? use : dearest));
}

async function loadOf(world: TestWorld, issue: string): Promise<PageUse> {
  return pageUse((await world.forge.measure(async () => panel(world, issue))).used);
}

const pageUse = (used: MeterReading): PageUse => ({ invocations: total(used.invocations), kvsRequests: used.kvs.requests, kvsBytesRead: used.kvs.readBytes });
