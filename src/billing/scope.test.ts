import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ContractId, MilestoneId, ProjectId, WorkItemId } from './ids';
import { baselineOf, driftOf, MOST_SCOPE_ITEMS, withOrderItems, type PresentItem, type Scope, type ScopeItem } from './scope';

const AGREED = '2026-11-01T00:00:00.000Z';
const LATER = '2026-11-20T00:00:00.000Z';

const item = (number: number, change: Partial<PresentItem> = {}): PresentItem => ({
  id: String(number) as WorkItemId,
  key: `HARB-${String(number)}`,
  summary: `Story ${String(number)}`,
  type: 'Story',
  createdAt: '2026-10-01T00:00:00.000Z',
  ...change,
});
const pointed = (number: number, points: number): PresentItem => item(number, { points });
const five = [1, 2, 3, 4, 5].map((number) => pointed(number, 3));
const baseline = baselineOf(five, AGREED);

describe('the drift of a scope', () => {
  it('is none while the work is as it was priced', () => {
    expect(driftOf(baseline, five)).toEqual({
      added: [], removed: [], changed: [], level: 'none',
      items: { was: 5, is: 5, moved: 0, percent: 0 }, points: { was: 15, is: 15, moved: 0, percent: 0 }, seconds: { was: 0, is: 0, moved: 0 },
    });
  });

  it('counts what was added, in items and in points', () => {
    const drift = driftOf(baseline, [...five, pointed(6, 5)]);
    expect(drift.added.map(({ key }) => key)).toEqual(['HARB-6']);
    expect(drift.items).toEqual({ was: 5, is: 6, moved: 1, percent: 20 });
    expect(drift.points).toEqual({ was: 15, is: 20, moved: 5, percent: 33 });
    expect(drift.level).toBe('amber');
  });

  it('counts what was removed as drift too, so that one out and one in is not nothing', () => {
    const drift = driftOf(baseline, [...five.slice(1), pointed(6, 3)]);
    expect(drift.removed.map(({ key }) => key)).toEqual(['HARB-1']);
    expect(drift.items).toEqual({ was: 5, is: 5, moved: 2, percent: 40 });
    expect(drift.level).toBe('red');
  });

  it('counts an estimate that grew or shrank by as much as it did', () => {
    const drift = driftOf(baseline, [pointed(1, 8), pointed(2, 1), ...five.slice(2)]);
    expect(drift.changed.map(({ before, after, estimate, summary }) => [before.points, after.points, estimate, summary])).toEqual([[3, 8, true, false], [3, 1, true, false]]);
    expect(drift.points).toEqual({ was: 15, is: 18, moved: 7, percent: 46 });
    expect(drift.items.percent).toBe(0);
    expect(drift.level).toBe('red');
  });

  it('tells a first estimate, and counts it for nothing', () => {
    const partly = baselineOf([pointed(1, 3), item(2)], AGREED);
    const drift = driftOf(partly, [pointed(1, 3), pointed(2, 8)]);
    expect(drift.points).toEqual({ was: 3, is: 11, moved: 0, percent: 0 });
    expect(drift.changed).toHaveLength(1);
    expect(drift.level).toBe('none');
  });

  it('counts an estimate that was taken away', () => {
    expect(driftOf(baseline, [item(1), ...five.slice(1)]).points).toEqual({ was: 15, is: 12, moved: 3, percent: 20 });
  });

  it('tells other words, and counts them for nothing', () => {
    const drift = driftOf(baseline, [{ ...pointed(1, 3), summary: 'Story one, and payments' }, ...five.slice(1)]);
    expect(drift.changed).toMatchObject([{ summary: true, estimate: false }]);
    expect(drift.level).toBe('none');
  });

  it('of time is measured like that of points', () => {
    const hours = baselineOf([item(1, { seconds: 36_000 })], AGREED);
    expect(driftOf(hours, [item(1, { seconds: 45_000 })]).seconds).toEqual({ was: 36_000, is: 45_000, moved: 9_000, percent: 25 });
  });

  it('has no level where there was no work when the price was agreed', () => {
    const empty = baselineOf([], AGREED);
    expect(driftOf(empty, five)).toMatchObject({ level: 'unknown', items: { was: 0, is: 5, moved: 5 } });
    expect(driftOf(empty, five).items).not.toHaveProperty('percent');
  });

  it.each([
    [19, { amber: 20, red: 40 }, 'none'],
    [20, { amber: 20, red: 40 }, 'amber'],
    [39, { amber: 20, red: 40 }, 'amber'],
    [40, { amber: 20, red: 40 }, 'red'],
    [10, { amber: 10, red: 11 }, 'amber'],
    [99, { amber: 100, red: 200 }, 'none'],
  ] as const)('of %i in a hundred is, by the limits %p, %s', (more, limits, level) => {
    const hundred = Array.from({ length: 100 }, (_, place) => item(place));
    const now = [...hundred, ...Array.from({ length: more }, (_, place) => item(100 + place))];
    expect(driftOf(baselineOf(hundred, AGREED), now, limits).level).toBe(level);
  });

  it('of halves and thirds of points is told to the hundredth', () => {
    const drift = driftOf(baselineOf([pointed(1, 0.1), pointed(2, 0.2)], AGREED), [pointed(1, 0.1), pointed(2, 0.2), pointed(3, 0.3)]);
    expect(drift.points).toEqual({ was: 0.3, is: 0.6, moved: 0.3, percent: 100 });
  });

  it('of more work than is kept takes only what was made since for new', () => {
    const many = Array.from({ length: MOST_SCOPE_ITEMS + 30 }, (_, place) => item(place));
    const large = baselineOf(many, AGREED);
    expect([large.items.length, large.more]).toEqual([MOST_SCOPE_ITEMS, 30]);
    expect(driftOf(large, many)).toMatchObject({ added: [], removed: [], items: { was: 530, is: 530, moved: 0 } });
    expect(driftOf(large, [...many, item(9999, { createdAt: LATER })]).added.map(({ key }) => key)).toEqual(['HARB-9999']);
  });
});

describe('a baseline', () => {
  const scope: Scope = { rev: 3, milestoneId: 'm1' as MilestoneId, contractId: 'c1' as ContractId, projectId: '10000' as ProjectId, pricedAt: AGREED, by: 'milepost', baseline };

  it('moves by what a change order agreed, as it was priced, and then that is no drift any more', () => {
    const moved = withOrderItems(scope, [pointed(6, 5), pointed(1, 8)], 2);
    const after = moved.baseline ?? baseline;
    expect(after.items.find(({ id }) => id === '6')).toMatchObject({ points: 5, order: 2 });
    expect(driftOf(after, [pointed(1, 8), ...five.slice(1), pointed(6, 5)])).toMatchObject({ added: [], removed: [], changed: [], level: 'none' });
    expect(driftOf(after, [pointed(1, 8), ...five.slice(1), pointed(6, 8)]).points.moved).toBe(3);
  });

  it('that was not read yet stays so', () => {
    const { baseline: _none, ...unread } = scope;
    expect(withOrderItems(unread, [pointed(6, 5)], 2)).toEqual(unread);
  });

  it('fits one record, however long the texts are', () => {
    const long = Array.from({ length: 2 * MOST_SCOPE_ITEMS }, (_, place) => item(1_000_000 + place, { key: `${'K'.repeat(10)}-${String(place)}`, summary: 'ü'.repeat(255), type: 'ü'.repeat(60), points: 12.25, seconds: 3_600_000 }));
    expect(Buffer.byteLength(JSON.stringify(baselineOf(long, AGREED)))).toBeLessThan(240 * 1024 * 0.98);
  });
});

describe('whatever happens to the work', () => {
  const anyItem = fc.record({ number: fc.integer({ min: 1, max: 30 }), points: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }), summary: fc.constantFrom('a', 'b') });
  const anyWork = fc.uniqueArray(anyItem, { selector: ({ number }) => number, maxLength: 20 }).map((parts) => parts.map(({ number, points, summary }) => item(number, { summary, ...(points === undefined ? {} : { points }) })));
  const ids = (items: readonly ScopeItem[]) => items.map(({ id }) => id).sort();

  it('what was, less what was removed, with what was added, is what is there', () => {
    fc.assert(
      fc.property(anyWork, anyWork, (before, now) => {
        const drift = driftOf(baselineOf(before, AGREED), now);
        const gone = new Set(drift.removed.map(({ id }) => id));
        expect(ids([...before.filter(({ id }) => !gone.has(id)), ...drift.added])).toEqual(ids(now));
        expect(drift.items.is).toBe(now.length);
        expect(drift.points.is).toBe(now.reduce((sum, { points = 0 }) => sum + points, 0));
        expect(drift.items.moved).toBe(drift.added.length + drift.removed.length);
      }),
    );
  });

  it('there is no drift from what has just been read, and more of it never looks better', () => {
    fc.assert(
      fc.property(anyWork, anyWork, (before, now) => {
        expect(['none', 'unknown']).toContain(driftOf(baselineOf(before, AGREED), before).level);
        const drift = driftOf(baselineOf(before, AGREED), now);
        const further = driftOf(baselineOf(before, AGREED), [...now, pointed(99, 3)]);
        const order = ['unknown', 'none', 'amber', 'red'];
        expect(order.indexOf(further.level)).toBeGreaterThanOrEqual(order.indexOf(drift.level));
      }),
    );
  });

  it('agreeing to all that was added and estimated anew leaves only what was removed', () => {
    fc.assert(
      fc.property(anyWork, anyWork, (before, now) => {
        const scope: Scope = { rev: 1, milestoneId: 'm' as MilestoneId, contractId: 'c' as ContractId, projectId: 'p' as ProjectId, pricedAt: AGREED, by: 'milepost', baseline: baselineOf(before, AGREED) };
        const drift = driftOf(baselineOf(before, AGREED), now);
        const agreed = withOrderItems(scope, [...drift.added, ...drift.changed.map(({ after }) => after)], 1).baseline;
        const left = agreed && driftOf(agreed, now);
        expect(left).toMatchObject({ added: [], changed: [] });
        expect(ids(left?.removed ?? [])).toEqual(ids(drift.removed));
      }),
    );
  });
});
