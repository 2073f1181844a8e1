import { describe, expect, it } from '@jest/globals';
import { afterLook, isSilent, type Heartbeat } from './heartbeat';

const SINCE = '2026-11-20T00:00:00.000Z';
const NOW = Date.parse('2026-11-22T10:00:00Z');
const minutesAgo = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();
const quiet: Heartbeat = { missed: 0 };

describe('Notices that no longer arrive', () => {
  it('are noticed at the second change in a row that none announced', () => {
    const once = afterLook(quiet, [minutesAgo(120)], SINCE, NOW);
    expect(isSilent(once)).toBe(false);
    const twice = afterLook(once, [minutesAgo(30)], SINCE, NOW);
    expect(isSilent(twice)).toBe(true);
  });

  it('are not taken for silent because one change is read again and again', () => {
    let heart = quiet;
    for (let look = 0; look < 5; look += 1) heart = afterLook(heart, [minutesAgo(120)], SINCE, NOW);
    expect(heart.missed).toBe(1);
  });

  it.each([
    ['it was made before notices were switched on', ['2026-11-19T00:00:00.000Z'], quiet],
    ['a notice came after it', [minutesAgo(120)], { missed: 0, heardAt: minutesAgo(119) }],
    ['a notice came just before it by our clock, which is not the ledger’s', [minutesAgo(120)], { missed: 0, heardAt: minutesAgo(123) }],
    ['nothing changed', [], { missed: 1, lastMissed: minutesAgo(300) }],
  ])('do not count a change when %s', (_why, announced, heart: Heartbeat) => {
    expect(afterLook(heart, announced, SINCE, NOW)).toBe(heart);
  });

  it('are judged later for a change that was only just made, whose notice may be on the way', () => {
    const young = afterLook(quiet, [minutesAgo(10)], SINCE, NOW);
    expect(young).toEqual({ missed: 0, pending: minutesAgo(10) });
    expect(afterLook(young, [], SINCE, NOW + 60 * 60_000)).toEqual({ missed: 1, lastMissed: minutesAgo(10) });
    expect(afterLook({ ...young, heardAt: minutesAgo(9) }, [], SINCE, NOW + 60 * 60_000)).toEqual({ missed: 0, heardAt: minutesAgo(9) });
  });

  it('one that came starts the count again', () => {
    expect(afterLook({ missed: 1, lastMissed: minutesAgo(300), heardAt: minutesAgo(60) }, [minutesAgo(61)], SINCE, NOW).missed).toBe(0);
  });
});
