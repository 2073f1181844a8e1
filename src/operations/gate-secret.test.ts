import { describe, expect, it } from '@jest/globals';
import type { ContractId } from '../billing/ids';
import { matches, newSecret, newTokenId, readToken, tokenText } from './gate-secret';

const contractId = '6f0a4c57-9d5e-4c8f-a90d-1e64b1f3c9e0' as ContractId;

describe('The text of a token', () => {
  it('says whose it is, and is read back as it was made', () => {
    const id = newTokenId();
    const { secret } = newSecret();
    const text = tokenText({ contractId, id, secret });
    expect(text).toMatch(/^mpgate_[\w.-]+$/);
    expect(readToken(text)).toEqual({ contractId, id, secret });
  });

  it.each(['', 'mpgate_', 'mpgate_a.b.c', ` mpgate_${contractId}.0123abcd.${'A'.repeat(43)}`, `mpgate_${contractId}.0123abcd.${'A'.repeat(42)}`, `mpgate_${contractId}.0123abcd.${'A'.repeat(44)}`, `other_${contractId}.0123abcd.${'A'.repeat(43)}`])('is not %j', (text) => {
    expect(readToken(text)).toBeUndefined();
  });
});

describe('A secret', () => {
  it('matches what was kept of it, of several, and nothing else', () => {
    const [first, second] = [newSecret(), newSecret()];
    expect(matches(first.secret, [first.kept])).toBe(true);
    expect(matches(second.secret, [first.kept, second.kept])).toBe(true);
    expect(matches(second.secret, [first.kept])).toBe(false);
    expect(matches(first.secret, [])).toBe(false);
    expect(matches('', [])).toBe(false);
  });

  it('is not to be read from what is kept, and never kept alike twice', () => {
    const { secret, kept } = newSecret();
    expect(JSON.stringify(kept)).not.toContain(secret);
    expect(newSecret().kept).not.toEqual(newSecret().kept);
    expect(matches(secret, [{ salt: kept.salt, hash: '' }, { salt: '', hash: kept.hash }])).toBe(false);
  });
});
