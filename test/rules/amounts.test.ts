import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal, type CurrencyCode } from '../../src/billing/money';
import { parseAmount } from '../../src/billing/parse-amount';
import { readAmount } from '../../static/src/shared/money';

describe('an amount that is shown back while it is typed', () => {
  const characters = fc.constantFrom(...'0123456789'.split(''), '.', ',', ' ', "'", 'k');
  const typed = fc.array(characters, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));

  it('is what the server will understand, and what the server refuses as unclear is not shown', () => {
    fc.assert(fc.property(typed, fc.constantFrom('AUD', 'JPY', 'KWD'), (text, currency) => {
      const server = parseAmount(text, currency as CurrencyCode);
      const shown = readAmount(text, currency);
      if (server.ok) expect(shown).toEqual({ amount: decimal(server.value), currency });
      else if (server.problems.some(({ code }) => code === 'AMOUNT_AMBIGUOUS' || code === 'AMOUNT_NOT_A_NUMBER' || code === 'AMOUNT_TOO_PRECISE')) expect(shown).toBeUndefined();
    }), { numRuns: 1_000 });
  });
});
