import { describe, expect, it } from '@jest/globals';
import { trafficOf } from './traffic-state';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const said = { dayRemaining: 812, at: '2026-11-22T02:50:00Z', keptForSending: 200 };

describe('whether Xero takes calls', () => {
  it('is no trouble before Xero has said anything, nor while there are plenty', () => {
    expect(trafficOf(undefined, NOW)).toEqual({ kind: 'flowing' });
    expect(trafficOf(said, NOW)).toEqual({ kind: 'flowing' });
  });

  it('is said when only those are left that are kept for sending', () => {
    expect(trafficOf({ ...said, dayRemaining: 200 }, NOW)).toEqual({ kind: 'few' });
  });

  it('is no news a day later', () => {
    expect(trafficOf({ ...said, dayRemaining: 3, at: '2026-11-20T02:50:00Z' }, NOW)).toEqual({ kind: 'flowing' });
  });

  it('stops until the instant that Xero named, and not longer', () => {
    expect(trafficOf({ ...said, dayRemaining: 0, parkedUntil: '2026-11-22T09:00:00Z' }, NOW)).toEqual({ kind: 'parked', until: '2026-11-22T09:00:00Z' });
    expect(trafficOf({ ...said, parkedUntil: '2026-11-22T02:59:00Z' }, NOW)).toEqual({ kind: 'flowing' });
  });
});
