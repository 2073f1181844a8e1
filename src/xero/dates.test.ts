import { describe, expect, it } from '@jest/globals';
import { modifiedSince, xeroDate, xeroInstant } from './dates';

describe('dates from Xero', () => {
  it('is the organisation’s calendar day in both of Xero’s spellings', () => {
    expect(xeroDate('2026-09-14T00:00:00')).toBe('2026-09-14');
    expect(xeroDate('2026-09-14')).toBe('2026-09-14');
    expect(xeroDate('/Date(1789344000000+0000)/')).toBe('2026-09-14');
    expect(xeroDate('/Date(1789344000000)/')).toBe('2026-09-14');
    expect(xeroDate('/Date(-86400000+0000)/')).toBe('1969-12-31');
  });

  it('is nothing when it is no date', () => {
    for (const text of ['', 'tomorrow', '14/09/2026', '2026-02-30T00:00:00', '/Date()/', '/Date(999999999999999)/']) expect(xeroDate(text)).toBeUndefined();
  });

  it('keeps the instant of a change to the millisecond', () => {
    expect(xeroInstant('/Date(1789378199100+0000)/')).toBe('2026-09-14T09:29:59.100Z');
    expect(xeroInstant('2026-09-14T09:29:59Z')).toBeUndefined();
  });

  it('asks for changes from the whole second before, so that none in it is missed', () => {
    expect(modifiedSince('2026-09-14T09:29:59.999Z')).toBe('2026-09-14T09:29:59');
    expect(modifiedSince('2026-09-14T19:29:59+10:00')).toBe('2026-09-14T09:29:59');
    expect(() => modifiedSince('yesterday')).toThrow(RangeError);
  });
});
