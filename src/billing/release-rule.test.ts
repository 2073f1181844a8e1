import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { PersonId } from './ids';
import { compare, money } from './money';
import { prepareInvoice } from './prepare-invoice';
import { MAX_RELEASERS, needsRelease, releaseObstacle, releaseRule, type ReleaseRule } from './release-rule';
import { AUD, aud, codes, context, fixed, mara, must, newMilestone, planOf, sampleContract } from './testing/samples';

const finn = 'p2' as PersonId;
const over: ReleaseRule = { threshold: aud('10000'), releasers: [finn] };
const invoice = { number: 'HARB-C1-001', amount: aud('10000.01') };
const first = { id: newMilestone(1, fixed('1')).id };
const priced = (price: string, release?: ReleaseRule, autonomy: 'prepare' | 'draft' | 'email' = 'email') => planOf([fixed(price)], sampleContract({ autonomy, ...(release ? { release } : {}) }));

describe('an invoice waits for a release', () => {
  it.each<[string, string, ReleaseRule | undefined, string]>([
    ['above the threshold, however far the contract goes alone', '10000.01', over, 'prepared'],
    ['not at the threshold itself', '10000', over, 'queued'],
    ['whatever its amount, when people are named and no threshold is', '1', { releasers: [finn] }, 'prepared'],
    ['not for four eyes alone: they only say who may', '50000', { releasers: [], fourEyes: true }, 'queued'],
    ['not without a rule', '50000', undefined, 'queued'],
  ])('%s', (_when, price, release, step) => {
    const { invoice: made } = must(prepareInvoice(priced(price, release), first, context()));
    expect(made.delivery.step).toBe(step);
    expect(made.issueDate === undefined).toBe(step === 'prepared');
  });

  it('exactly above the threshold, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 1, max: 10 ** 9 }), (amount, threshold) => {
        const [a, b] = [money(amount, AUD), money(threshold, AUD)];
        expect(needsRelease({ release: { threshold: b, releasers: [] } }, a)).toBe(compare(a, b) > 0);
      }),
    );
  });
});

describe('who may let it go', () => {
  it.each<[string, ReleaseRule | undefined, PersonId, readonly PersonId[], string | undefined]>([
    ['whoever manages billing, without a rule', undefined, mara, [mara], undefined],
    ['one of those who are named', over, finn, [], undefined],
    ['nobody else', over, mara, [], 'RELEASE_NOT_YOURS'],
    ['anybody, where nobody is named', { threshold: aud('1'), releasers: [] }, mara, [], undefined],
    ['not who reached it by hand or edited it, where four eyes are wanted', { releasers: [], fourEyes: true }, mara, [mara], 'RELEASE_FOUR_EYES'],
    ['not even by being named', { ...over, fourEyes: true }, finn, [finn], 'RELEASE_FOUR_EYES'],
    ['another one', { releasers: [], fourEyes: true }, finn, [mara], undefined],
  ])('%s', (_who, release, by, handledBy, expected) => {
    expect(releaseObstacle({ release }, { ...invoice, handledBy }, by)?.code).toBe(expected);
  });

  it('does not bind what is below the threshold', () => {
    expect(releaseObstacle({ release: over }, { ...invoice, amount: aud('10') }, mara)).toBeUndefined();
  });

  it('remembers who reached it by hand, and nobody when its work did', () => {
    const contract = priced('100', over, 'prepare');
    expect(must(prepareInvoice(contract, first, context({ cause: { kind: 'person', person: mara } }))).invoice.handledBy).toEqual([mara]);
    expect(must(prepareInvoice(contract, first, context())).invoice).not.toHaveProperty('handledBy');
  });
});

describe('a rule as it is typed', () => {
  it('says nothing when nothing is in it', () => {
    expect(releaseRule({ threshold: undefined, releasers: [], fourEyes: false })).toEqual({ ok: true, value: undefined });
  });

  it('names each person once', () => {
    expect(must(releaseRule({ threshold: undefined, releasers: [finn, finn], fourEyes: true }))).toEqual({ releasers: [finn], fourEyes: true });
  });

  it('is refused when it names a crowd', () => {
    const crowd = Array.from({ length: MAX_RELEASERS + 1 }, (_, place) => `p${place}` as PersonId);
    expect(codes(releaseRule({ threshold: undefined, releasers: crowd, fourEyes: false }))).toEqual(['FIELD_INVALID']);
  });
});
