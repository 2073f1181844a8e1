import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Contract } from './contract';
import { fitsLedger, inBase, spread } from './ledger-decimals';
import { currencyCode, money, type Money } from './money';
import { parseAmount } from './parse-amount';
import { prepareInvoice } from './prepare-invoice';
import { AUD, aud, codes, context, newMilestone, sampleContract, share } from './testing/samples';
import { addMilestone } from './plan-edit';

const [JPY, KWD, USD] = ['JPY', 'KWD', 'USD'].map(currencyCode) as [typeof AUD, typeof AUD, typeof AUD];
const kwd = (minor: number): Money => money(minor, KWD);

describe('Amounts in currencies of any decimals', () => {
  it('are held by the ledger to two decimals: a third that is not nought is refused where it is typed, with words', () => {
    expect([fitsLedger(kwd(1230)), fitsLedger(kwd(1234)), fitsLedger(money(5, JPY)), fitsLedger(aud('0.01'))]).toEqual([true, false, true, true]);
    expect(parseAmount('1.230', KWD)).toEqual({ ok: true, value: kwd(1230) });
    const refused = parseAmount('1.234', KWD);
    expect(refused.ok ? [] : refused.problems).toMatchObject([{ code: 'AMOUNT_TOO_PRECISE', path: 'amount', params: { given: 'KWD 1.234', decimals: '2' } }]);
  });

  it('are refused when they are billed, if they were agreed before that was known', () => {
    const amount = kwd(1234);
    const contract: Contract = { ...sampleContract({ currency: KWD, price: kwd(100_000) }), milestones: [{ ...newMilestone(1, { kind: 'amount', amount }), amount, state: { kind: 'planned' } }] };
    const [milestone] = contract.milestones;
    expect(codes(prepareInvoice(contract, milestone!, context()))).toEqual(['AMOUNT_TOO_PRECISE']);
  });

  it('are spread so that every part can be held, and the parts are the whole', () => {
    const planned = [33.33, 33.33, 33.34].reduce((contract, percent, index) => {
      const added = addMilestone(contract, newMilestone(index + 1, share(percent)));
      return added.ok ? added.value : contract;
    }, sampleContract({ currency: KWD, price: kwd(100_000) }));
    expect(planned.milestones.map(({ amount }) => amount.minor)).toEqual([33_330, 33_330, 33_340]);
    fc.assert(
      fc.property(fc.constantFrom(AUD, JPY, KWD), fc.nat(10 ** 9), fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }), (currency, units, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        const whole = money(units * (currency === KWD ? 10 : 1), currency);
        const parts = spread(whole, weights);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(whole.minor);
        expect(parts.every((minor) => fitsLedger(money(minor, currency)))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('An amount in the base currency of the books', () => {
  it.each([
    [money(65_432, USD), '0.654321', AUD, '1000.00', 'so many dollars of theirs for one of ours'],
    [money(10_000, JPY), '97.5', AUD, '102.56', 'no decimals there, two here'],
    [kwd(1230), '0.2', AUD, '6.15', 'three decimals there'],
    [money(-100, USD), '0.8', AUD, '-1.25', 'a deduction stays one'],
    [money(1, USD), '2', AUD, '0.01', 'half a cent goes up'],
  ])('%p at %s is %s %s: %s', (amount, rate, base, text) => {
    expect(inBase(amount, rate, base)).toEqual(aud(text));
  });

  it.each(['0', '0.000', 'about one', '-1', '', '1e3'])('is not said at %p, which is no rate', (rate) => {
    expect(inBase(aud('1'), rate, USD)).toBeUndefined();
  });

  it('is never off by more than half of its minor unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 1, max: 10 ** 9 }), (minor, millionths) => {
        const base = inBase(money(minor, USD), (millionths / 1e6).toFixed(6), AUD);
        if (!base) return;
        const off = BigInt(base.minor) * BigInt(millionths) - BigInt(minor) * 1_000_000n;
        expect((off < 0n ? -off : off) * 2n <= BigInt(millionths)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
