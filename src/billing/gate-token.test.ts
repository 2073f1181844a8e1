import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { endOf, rotated, validSecrets, type GateToken, type SecretHash } from './gate-token';
import type { GateTokenId } from './ids';
import { mara, NOW } from './testing/samples';

const start = Date.parse(NOW);
const DAY_MS = 86_400_000;
const secret = (name: string): SecretHash => ({ salt: `salt of ${name}`, hash: `hash of ${name}` });
const token = (change: Partial<GateToken> = {}): GateToken => ({ id: 't1' as GateTokenId, name: 'Deploy', amounts: false, secret: secret('first'), by: mara, at: NOW, ...change });

describe('A token of a release gate', () => {
  it('holds until it is revoked, or for as many days as were said', () => {
    expect(validSecrets(token(), start + 10_000 * DAY_MS)).toEqual([secret('first')]);
    expect(validSecrets(token({ days: 30 }), start + 30 * DAY_MS - 1)).toEqual([secret('first')]);
    expect(validSecrets(token({ days: 30 }), start + 30 * DAY_MS)).toEqual([]);
  });

  it('that is renewed holds with both secrets for the grace, then with the new one alone', () => {
    const now = start + DAY_MS;
    const renewed = rotated(token({ days: 30 }), secret('second'), now, DAY_MS);
    expect(validSecrets(renewed, now)).toEqual([secret('second'), { ...secret('first'), until: new Date(now + DAY_MS).toISOString() }]);
    expect(validSecrets(renewed, now + DAY_MS)).toEqual([secret('second')]);
    expect(endOf(renewed)).toBe(now + 30 * DAY_MS);
  });

  it('leaves an older secret nothing when it is renewed twice, nor one that had ended anyway', () => {
    const once = rotated(token(), secret('second'), start, DAY_MS);
    const twice = rotated(once, secret('third'), start + 1, DAY_MS);
    expect(validSecrets(twice, start + 1).map(({ hash }) => hash)).toEqual(['hash of third', 'hash of second']);
    expect(rotated(token({ days: 1 }), secret('second'), start + 2 * DAY_MS, DAY_MS).before).toBeUndefined();
  });

  it('never opens with a secret longer than that one was made for, however often it is renewed', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ wait: fc.integer({ min: 0, max: 40 }), grace: fc.integer({ min: 0, max: 7 }) }), { maxLength: 8 }), fc.integer({ min: 1, max: 30 }), (renewals, days) => {
        const ends = new Map([[secret('first').hash, start + days * DAY_MS]]);
        let now = start;
        let held = token({ days });
        renewals.forEach(({ wait, grace }, index) => {
          now += wait * DAY_MS;
          const next = secret(`renewal ${index}`);
          ends.set(next.hash, now + days * DAY_MS);
          held = rotated(held, next, now, grace * DAY_MS);
          for (const at of [now, now + grace * DAY_MS, now + days * DAY_MS]) {
            const open = validSecrets(held, at);
            expect(open.length).toBeLessThanOrEqual(2);
            for (const { hash } of open) expect(at).toBeLessThan(ends.get(hash) ?? 0);
          }
        });
      }),
      { numRuns: 200 },
    );
  });
});
