import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueBy, parseDay, parseModifiedSince, todayIn } from './dates';
import { Decimal } from './decimal';

describe('Decimals', () => {
  const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 })).map(([units, places]) => Decimal.of(`${units}e-${places}`));

  it('are what was written, to the last digit', () => {
    expect(Decimal.parse('0.1')?.plus(Decimal.of('0.2')).toString()).toBe('0.3');
    expect(Decimal.parse('1e3')?.toString()).toBe('1000');
    expect(Decimal.parse('1.50E-2')?.toString()).toBe('0.0150');
    expect(Decimal.of('-0.05').toString()).toBe('-0.05');
    for (const bad of ['', '1,000', '1.', '.5', '--1', 'NaN', '0x1']) expect(Decimal.parse(bad)).toBeUndefined();
  });

  it('are written as Xero writes numbers', () => {
    expect(['21', '24.15', '10.50', '0', '-3.000'].map((text) => Decimal.of(text).toWire())).toEqual(['21.0', '24.15', '10.5', '0.0', '-3.0']);
  });

  it('add up in any order, and what is taken away can be put back', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        expect(a.plus(b).plus(c).equals(c.plus(a.plus(b)))).toBe(true);
        expect(a.minus(b).plus(b).equals(a)).toBe(true);
      }),
    );
  });

  it('round to the nearest, and dividing is rounding the exact quotient', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 4 }), (value, places) => {
        const off = value.minus(value.round(places));
        const half = Decimal.of(`5e-${places + 1}`);
        expect(off.compare(half)).toBeLessThanOrEqual(0);
        expect(off.compare(half.negated())).toBeGreaterThanOrEqual(0);
        expect(value.dividedBy(Decimal.of('1'), places).equals(value.round(places))).toBe(true);
      }),
    );
    expect(Decimal.of('1').dividedBy(Decimal.of('8'), 2).toString()).toBe('0.13');
    expect(() => Decimal.of('1').dividedBy(Decimal.zero, 2)).toThrow(RangeError);
  });
});

describe('Days', () => {
  it('#38: today is the day it is in the organisation', () => {
    const instant = Date.parse('2026-11-21T13:30:00Z');
    expect([todayIn('AUSEASTERNSTANDARDTIME', instant), todayIn('UTC', instant), todayIn('PACIFICSTANDARDTIME', instant)]).toEqual(['2026-11-22', '2026-11-21', '2026-11-21']);
    expect(() => todayIn('MOONTIME', instant)).toThrow(RangeError);
  });

  it('are real days in any of the forms Xero takes', () => {
    expect(['2026-11-22', '2026-11-22T00:00:00', '2026-11-22T00:00:00Z', '/Date(1795305600000+0000)/'].map(parseDay)).toEqual(Array.from({ length: 4 }, () => '2026-11-22'));
    expect(['2026-02-29', '22/11/2026', '2026-13-01', ''].map(parseDay)).toEqual([undefined, undefined, undefined, undefined]);
    expect(parseModifiedSince('2026-11-22T10:00:00')).toBe(Date.parse('2026-11-22T10:00:00Z'));
  });

  it.each([
    [14, 'DAYSAFTERBILLDATE', '2026-12-25', '2027-01-08'],
    [7, 'DAYSAFTERBILLMONTH', '2026-02-10', '2026-03-07'],
    [31, 'OFCURRENTMONTH', '2026-11-22', '2026-11-30'],
    [20, 'OFFOLLOWINGMONTH', '2026-12-05', '2027-01-20'],
    [31, 'OFFOLLOWINGMONTH', '2028-01-31', '2028-02-29'],
  ] as const)('%i %s from %s is %s', (day, type, issued, due) => {
    expect(dueBy({ day, type }, issued)).toBe(due);
  });
});
