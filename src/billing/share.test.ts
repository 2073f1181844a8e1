import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { formatPercent, parsePercent } from './share';
import { codes } from './testing/samples';

describe('a share', () => {
  it.each([['25', 2500], ['25 %', 2500], ['25%', 2500], ['12.5', 1250], ['33,33', 3333], ['0.01', 1], ['100', 10_000], ['10.500', 1050], [' 7 ', 700]])('%p is %i basis points', (text, basisPoints) => {
    expect(parsePercent(text)).toEqual({ ok: true, value: basisPoints });
  });

  it.each(['0', '0.00', '-5', '100.01', '101', '33.333', '0.001', '1000000000000000000000'])('%p is out of range', (text) => {
    expect(codes(parsePercent(text))).toEqual(['SHARE_OUT_OF_RANGE']);
  });

  it.each(['', 'half', '1e1', '5%%', '1.2.3', '.5', '5.'])('%p is no number', (text) => {
    expect(codes(parsePercent(text))).toEqual(['SHARE_NOT_A_NUMBER']);
  });

  it('is read back as it is written, each of the ten thousand', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000 }), (basisPoints) => expect(parsePercent(formatPercent(basisPoints))).toEqual({ ok: true, value: basisPoints })));
  });
});
