import { describe, expect, it } from '@jest/globals';
import { isParked, KEPT_FOR_SENDING, mayCall, parkUntil, type CallPurpose, type DayBudget } from './ledger-budget';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const left = (remaining: number, hoursAgo = 0): DayBudget => ({ day: { remaining, at: new Date(NOW - hoursAgo * 3_600_000).toISOString() } });

describe('The day’s calls', () => {
  it.each<[string, DayBudget, readonly CallPurpose[]]>([
    ['nothing is known of them', {}, ['asked', 'notice', 'hourly']],
    ['there are plenty', left(4000), ['asked', 'notice', 'hourly']],
    ['only those kept for sending are left', left(KEPT_FOR_SENDING), ['asked', 'hourly']],
    ['hardly any are left', left(60), ['asked']],
    ['hardly any were left, but that was said long ago', left(60, 5), ['asked', 'notice', 'hourly']],
    ['the ledger takes none for now, but a person may try', { parkedUntil: '2026-11-22T11:00:00.000Z' }, ['asked']],
    ['the ledger took none until just now', { parkedUntil: '2026-11-22T10:00:00.000Z' }, ['asked', 'notice', 'hourly']],
  ])('when %s', (_what, budget, allowed) => {
    expect((['asked', 'notice', 'hourly'] as const).filter((purpose) => mayCall(budget, purpose, NOW))).toEqual(allowed);
  });

  it('are parked for as long as the ledger says, and never longer than a day', () => {
    expect(parkUntil(64_800, NOW)).toBe('2026-11-23T04:00:00.000Z');
    expect(parkUntil(9_999_999, NOW)).toBe('2026-11-23T10:00:00.000Z');
    expect(isParked({ parkedUntil: parkUntil(0, NOW) }, NOW)).toBe(true);
  });
});
