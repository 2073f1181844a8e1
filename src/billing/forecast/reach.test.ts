import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, calendarDate, type CalendarDate } from '../calendar-date';
import type { ClientId, ProjectId } from '../ids';
import { dayNumber } from './days';
import { likelyReached, sayLikely } from './explain';
import type { PastReach, Reach } from './inputs';
import { issueDays, REACH_DAYS, reachChances, reachKnowledge } from './reach';

const TODAY = calendarDate('2026-11-20');
const inDays = (days: number): CalendarDate => addDays(TODAY, days);
const knowing = (reached: readonly PastReach[] = []) => reachKnowledge(dayNumber(TODAY), reached, []);
const slips = (project: string, ...days: readonly number[]): readonly PastReach[] =>
  days.map((slip, place) => ({ projectId: project as ProjectId, planned: inDays(-200 + 20 * place), reached: inDays(-200 + 20 * place + slip) }));
const mark = (reach: Reach, share: number, reached: readonly PastReach[] = [], project = 'p1'): number => {
  const chances = reachChances(reach, project, knowing(reached));
  let upTo = 0;
  return chances.findIndex((chance) => (upTo += chance) >= share) + 1;
};
/** One part done on each of these days ago. */
const done = (...ago: readonly number[]): readonly CalendarDate[] => ago.map((days) => inDays(-days));
const weekly = done(2, 9, 16, 23, 30, 37, 44, 51);

const anyDay = fc.integer({ min: -300, max: 300 }).map(inDays);
const anyReach: fc.Arbitrary<Reach> = fc.oneof(
  fc.record({ kind: fc.constant('date' as const), date: anyDay }),
  fc.record({ kind: fc.constant('by_hand' as const), from: anyDay, to: anyDay }),
  fc.record(
    { kind: fc.constant('work' as const), planned: anyDay, parts: fc.record({ open: fc.nat(40), done: fc.array(anyDay, { maxLength: 20 }), added: fc.array(anyDay, { maxLength: 20 }) }) },
    { requiredKeys: ['kind'] },
  ),
);

describe('when a milestone is reached', () => {
  test('never before tomorrow; the chances sum to one at most', () => {
    fc.assert(
      fc.property(anyReach, (reach) => {
        const chances = reachChances(reach, 'p1', knowing(slips('p1', 3, 10)));
        expect(chances).toHaveLength(REACH_DAYS);
        expect(Math.min(...chances)).toBeGreaterThanOrEqual(-1e-9);
        expect(chances.reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(1 + 1e-6);
      }),
    );
  });

  test('a date is that date; one that has passed is tomorrow', () => {
    expect(mark({ kind: 'date', date: inDays(12) }, 0.5)).toBe(12);
    expect(mark({ kind: 'date', date: inDays(-12) }, 0.5)).toBe(1);
  });

  test('by hand: eight times in ten between the two dates', () => {
    const reach: Reach = { kind: 'by_hand', from: inDays(19), to: inDays(30) };
    expect(Math.abs(mark(reach, 0.1) - 19)).toBeLessThanOrEqual(1);
    expect(Math.abs(mark(reach, 0.9) - 30)).toBeLessThanOrEqual(1);
  });

  test('by plan alone: about a week after its date, until the project has shown otherwise', () => {
    const reach: Reach = { kind: 'work', planned: inDays(40) };
    expect(Math.abs(mark(reach, 0.5) - 47)).toBeLessThanOrEqual(2);
    expect(Math.abs(mark(reach, 0.5, slips('p1', 29, 30, 31, 30, 30, 30)) - 70)).toBeLessThanOrEqual(5);
  });

  test("another project's slips say less than the project's own", () => {
    const reach: Reach = { kind: 'work', planned: inDays(40) };
    const others = slips('p2', 60, 60, 60, 60, 60, 60, 60, 60, 60, 60);
    const own = slips('p1', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    expect(mark(reach, 0.5, [...others, ...own])).toBeLessThan(45);
  });

  test('past its date and not reached: the longer the later', () => {
    const late = (days: number) => mark({ kind: 'work', planned: inDays(-days) }, 0.5);
    expect(late(60)).toBeGreaterThan(late(5));
  });

  test('ten parts to go at one a week: in about ten weeks, and the range says how steady the pace is', () => {
    const reach = (days: readonly CalendarDate[]): Reach => ({ kind: 'work', parts: { open: 10, done: days } });
    expect(Math.abs(mark(reach(weekly), 0.5) - 70)).toBeLessThan(10);
    const bursts = done(2, 2, 2, 2, 51, 51, 51, 51);
    const width = (days: readonly CalendarDate[]) => mark(reach(days), 0.8) - mark(reach(days), 0.2);
    expect(width(bursts)).toBeGreaterThan(width(weekly));
  });

  test('work that grows is done later', () => {
    const parts = { open: 6, done: weekly };
    expect(mark({ kind: 'work', parts: { ...parts, added: done(5, 20, 40) } }, 0.5)).toBeGreaterThan(mark({ kind: 'work', parts }, 0.5));
  });

  test('the plan says when while nothing is done, the work says when once most of it is', () => {
    const planned = inDays(20);
    expect(Math.abs(mark({ kind: 'work', planned, parts: { open: 30, done: [] } }, 0.5) - mark({ kind: 'work', planned }, 0.5))).toBeLessThanOrEqual(1);
    const slow = mark({ kind: 'work', planned, parts: { open: 8, done: [...weekly, ...done(58, 65, 72, 79)] } }, 0.6);
    expect(slow).toBeGreaterThan(mark({ kind: 'work', planned }, 0.6));
  });

  test('all parts done: any day now', () => {
    expect(mark({ kind: 'work', parts: { open: 0, done: weekly } }, 0.8)).toBeLessThan(10);
  });

  test('no date and nothing moving: some day, and perhaps not within a year', () => {
    const total = reachChances({ kind: 'work' }, 'p1', knowing()).reduce((all, one) => all + one, 0);
    expect(total).toBeGreaterThan(0.9);
    expect(total).toBeLessThan(0.98);
  });
});

describe('a draft that waits for a person', () => {
  /** The day by which it is issued with this chance, given how long it has waited. */
  const issuedBy = (waited: number, share: number, releaseDays: readonly number[] = []): number => {
    const days = issueDays({ clientId: 'c1' as ClientId, reach: { kind: 'date', date: inDays(1 - waited) }, released: 'by_person', terms: { kind: 'on_receipt' } }, reachKnowledge(dayNumber(TODAY), [], releaseDays));
    let upTo = 0;
    return ([...days].sort((a, b) => a.issued - b.issued).find(({ chance }) => (upTo += chance) >= share)?.issued ?? Infinity) - dayNumber(TODAY);
  };

  test('is issued within days, as drafts were before', () => {
    expect(issuedBy(0, 0.5)).toBeLessThanOrEqual(4);
    expect(issuedBy(10, 0.5, Array.from({ length: 20 }, () => 20))).toBe(11);
  });

  test('that lay longer than any draft before is not issued tomorrow: the longer it lay, the less it is expected soon', () => {
    const laid = [5, 20, 34, 61, 200].map((waited) => issuedBy(waited, 0.5));
    expect(laid).toEqual([...laid].sort((a, b) => a - b));
    expect(issuedBy(61, 0.1)).toBeGreaterThan(7);
    expect(issuedBy(200, 0.5)).toBeGreaterThan(60);
  });

  test('is issued once at most, and within a year in all but few cases, however long it lay', () => {
    fc.assert(fc.property(fc.nat(400), fc.array(fc.nat(90), { maxLength: 20 }), (waited, releaseDays) => {
      const total = issueDays({ clientId: 'c1' as ClientId, reach: { kind: 'date', date: inDays(-waited) }, released: 'by_person', terms: { kind: 'on_receipt' } }, reachKnowledge(dayNumber(TODAY), [], releaseDays)).reduce((all, { chance }) => all + chance, 0);
      expect(total).toBeLessThanOrEqual(1 + 1e-9);
      expect(total).toBeGreaterThan(0.93);
    }));
  });
});

describe('in words', () => {
  const say = (reach: Reach): string => sayLikely(likelyReached({ reach, projectId: 'p1' as ProjectId }, knowing()), TODAY);

  test('likely 9 to 20 Dec', () => expect(say({ kind: 'by_hand', from: calendarDate('2026-12-09'), to: calendarDate('2026-12-20') })).toBe('likely 9 to 20 Dec'));
  test('with both months, and the year when it is another', () => expect(say({ kind: 'by_hand', from: calendarDate('2026-12-21'), to: calendarDate('2027-01-08') })).toBe('likely 21 Dec to 8 Jan 2027'));
  test('one day', () => expect(say({ kind: 'date', date: calendarDate('2026-12-09') })).toBe('on 9 Dec'));
  test('from a day on, with no end in sight', () => expect(say({ kind: 'work', parts: { open: 400, done: done(3, 12, 30) } })).toMatch(/^not likely within a year|^likely after /));
  test('not within a year', () => expect(say({ kind: 'date', date: calendarDate('2028-02-01') })).toBe('not likely within a year'));
});
