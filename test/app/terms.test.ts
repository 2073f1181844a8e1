import { describe, expect, it } from '@jest/globals';
import type { Terms } from '../../src/billing/terms';
import { books, connect, contract, move, must, people, projectIds, projectView, refusedCodes, tag } from './acts';
import { testWorld, START, type TestWorld } from './world';

const HARB = { project: 'HARB' } as const;
const KINDS: readonly (readonly [Terms, string, string])[] = [
  // Terms; due when issued on Monday 30 November; due when issued on Tuesday 1 December.
  [{ kind: 'days_after_invoice', days: 31 }, '2026-12-31', '2027-01-01'],
  [{ kind: 'days_after_month_end', days: 20 }, '2026-12-20', '2027-01-20'],
  [{ kind: 'day_of_month', day: 31 }, '2026-11-30', '2026-12-31'],
  [{ kind: 'day_of_next_month', day: 31 }, '2026-12-31', '2027-01-31'],
  [{ kind: 'on_receipt' }, '2026-11-30', '2026-12-01'],
  [{ kind: 'before_release' }, '2026-11-30', '2026-12-01'],
];

/** Six epics on one plan, each with terms of its own, all reached at this instant. */
async function billedAt(world: TestWorld, instant: string): Promise<ReadonlyMap<string, { readonly date: string; readonly dueDate?: string | undefined }>> {
  world.clock.advance(Date.parse(instant) - START);
  await connect(world);
  const made = await contract(world);
  const { typeId } = world.jira.issue(people.priya, 'HARB-1');
  const keys = KINDS.map(([{ kind }]) => world.jira.createIssue(people.priya, { projectId: projectIds.HARB, typeId, summary: kind }).key);
  const rows = KINDS.map(([terms], place) => ({ issueKey: keys[place] ?? '', name: terms.kind, deliverable: '', price: { kind: 'share' as const, percent: '10' }, trigger: { kind: 'category' as const, category: 'done' as const }, terms }));
  await must(world, 'mara', HARB, 'plan.apply', { contractId: made.id, rev: made.rev, rows });
  for (const key of keys) await move(world, key, 'done', false);
  await world.settle();
  return new Map(books(world).map(({ lines, date, dueDate }) => [lines[0]?.description.split(' ')[0] ?? '', { date, dueDate }]));
}

describe('what Xero is told of the due date', () => {
  it.each<[string, string, 0 | 1]>([
    ['a minute before midnight in Sydney, while it is noon in UTC', '2026-11-30T12:59:00Z', 0],
    ['a minute after it: the next day, and the next month, though UTC has neither', '2026-11-30T13:01:00Z', 1],
  ])('%s', async (_when, instant, after) => {
    const world = await testWorld();
    const billed = await billedAt(world, instant);
    const date = after === 0 ? '2026-11-30' : '2026-12-01';
    expect(Object.fromEntries(billed)).toEqual(Object.fromEntries(KINDS.map(([terms, first, second]) => [terms.kind, { date, dueDate: after === 0 ? first : second }])));
    const due = (await projectView(world)).invoices.rows.map((row) => row.dueDate).sort();
    expect(due).toEqual([...billed.values()].map(({ dueDate }) => dueDate).sort());
  });

  it('is the contract’s terms where the milestone has none, and stays as it was billed when those change', async () => {
    const world = await testWorld();
    await connect(world);
    const made = await contract(world, { terms: { kind: 'day_of_next_month', day: 20 } });
    await tag(world, 'HARB-2', made);
    await move(world, 'HARB-2', 'done');
    expect(books(world)).toMatchObject([{ date: '2026-11-22', dueDate: '2026-12-20' }]);
    expect((await projectView(world)).invoices.rows[0]).toMatchObject({ dueDate: '2026-12-20', overdue: false });
  });

  it('counts from the day that a person lets it go, where one has to', async () => {
    const world = await testWorld();
    await connect(world);
    await tag(world, 'HARB-2', await contract(world, { autonomy: 'prepare', terms: { kind: 'days_after_month_end', days: 0 } }));
    await move(world, 'HARB-2', 'done');
    world.clock.advance(Date.parse('2026-12-01T00:00:00Z') - START);
    const [prepared] = (await projectView(world)).invoices.rows;
    await must(world, 'finn', HARB, 'invoice.release', { invoiceId: prepared?.invoiceId ?? '', rev: prepared?.rev ?? 0 });
    await world.settle();
    expect(books(world)).toMatchObject([{ date: '2026-12-01', dueDate: '2026-12-31' }]);
  });

  it('is never worked out of terms that nobody has', async () => {
    const world = await testWorld();
    await connect(world);
    const made = await contract(world);
    const row = { issueKey: 'HARB-2', name: '', deliverable: '', price: { kind: 'share' as const, percent: '10' }, trigger: { kind: 'manual' as const } };
    for (const terms of [{ kind: 'day_of_month', day: 32 }, { kind: 'days_after_invoice', days: 366 }, { kind: 'day_of_next_month' }]) {
      expect(await refusedCodes(world, 'mara', HARB, 'plan.apply', { contractId: made.id, rev: made.rev, rows: [{ ...row, terms: terms as Terms }] })).toEqual(['TERMS_INVALID']);
    }
  });
});
