import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { calendarDate } from './calendar-date';
import { creditNoteNumber, creditNoteObstacle, creditNoteRequest, spreadCredit, type CreditAct } from './credit';
import type { ClientId } from './ids';
import type { LedgerCreditNote, LedgerPosting } from './ledger';
import { money, sum, type Money } from './money';
import { AUD, aud, bill, mara, planOf, share } from './testing/samples';

const invoice = bill(planOf([share(20)]), 1).invoice;
const act: CreditAct = { kind: 'credit', by: mara, reason: 'Two screens less', amount: aud('3300'), number: 'HARB-C1-001-CN1', date: calendarDate('2026-11-23') };
const posting = (gross: string, taxCode = 'OUTPUT', accountCode = '205'): LedgerPosting => ({ accountCode, taxCode, gross: aud(gross) });

/** What a ledger that rounds half up finds of tax in an amount with tax, and on one without: `rate` in tenths of a per cent. */
const taxInside = (gross: number, rate: number): number => Math.sign(gross) * Math.floor((2 * Math.abs(gross) * rate + 1000 + rate) / (2 * (1000 + rate)));
const taxOnTop = (net: number, rate: number): number => Math.sign(net) * Math.floor((2 * Math.abs(net) * rate + 1000) / 2000);

describe('a credit is spread over what it undoes', () => {
  it('on an invoice of one line: all of it, to the line’s account and tax', () => {
    expect(spreadCredit(aud('3300'), [posting('13200')])).toEqual([posting('3300')]);
  });

  it('on several: pro rata, the odd cents where they belong most', () => {
    expect(spreadCredit(aud('100'), [posting('10'), posting('10'), posting('10', 'EXEMPTOUTPUT')])).toEqual([posting('33.34'), posting('33.33'), posting('33.33', 'EXEMPTOUTPUT')]);
  });

  it('a deduction on the invoice is deducted from the credit too', () => {
    expect(spreadCredit(aud('450'), [posting('1000'), posting('-100', 'OUTPUT', '830')])).toEqual([posting('500'), posting('-50', 'OUTPUT', '830')]);
  });

  it('lines that get nothing are left out: words, and a cent’s share of a cent', () => {
    expect(spreadCredit(aud('0.01'), [{ gross: aud('0') }, posting('1'), posting('1')])).toEqual([posting('0.01')]);
  });

  const anyPostings = fc.array(fc.integer({ min: -100_000, max: 10 ** 9 }), { minLength: 1, maxLength: 12 })
    .filter((amounts) => amounts.reduce((all, minor) => all + minor, 0) > 0)
    .map((amounts) => amounts.map((minor, index): LedgerPosting => ({ accountCode: '205', taxCode: `T${index}`, gross: money(minor, AUD) })));
  const total = (postings: readonly LedgerPosting[]): Money => sum(postings.map(({ gross }) => gross), AUD);
  const part = fc.tuple(anyPostings, fc.double({ min: 0, max: 1, noNaN: true })).map(([postings, fraction]) => ({ postings, amount: money(Math.max(1, Math.round(total(postings).minor * fraction)), AUD) }));

  it('always adds up to the amount that was asked for', () => {
    fc.assert(fc.property(part, ({ postings, amount }) => {
      expect(total(spreadCredit(amount, postings))).toEqual(amount);
    }));
  });

  it('gives no line more than a cent off its share', () => {
    fc.assert(fc.property(part, ({ postings, amount }) => {
      const whole = total(postings).minor;
      for (const { taxCode, gross } of spreadCredit(amount, postings)) {
        const own = postings.find((line) => line.taxCode === taxCode)?.gross.minor ?? 0;
        expect(Math.abs(gross.minor - (own * amount.minor) / whole)).toBeLessThan(1.000001);
      }
    }));
  });

  it('of the whole invoice is each line as it was', () => {
    fc.assert(fc.property(anyPostings, (postings) => {
      expect(spreadCredit(total(postings), postings)).toEqual(postings.filter(({ gross }) => gross.minor !== 0));
    }));
  });

  it('of the whole invoice gives back the very tax that was on it, line by line, though it is now found inside the amount', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 1, max: 300 }), (net, rate) => {
      const tax = taxOnTop(net, rate);
      expect(taxInside(net + tax, rate)).toBe(tax);
    }), { numRuns: 2000 });
  });
});

describe('a credit note', () => {
  it('has a number of ours, and none twice', () => {
    expect(creditNoteNumber(invoice)).toBe('HARB-C1-001-CN1');
    expect(creditNoteNumber({ ...invoice, creditNotes: 1 })).toBe('HARB-C1-001-CN2');
  });

  it('says which invoice and milestone it is for, and goes to the client that the ledger’s invoice has by now', () => {
    expect(creditNoteRequest(invoice, act, 'contact-2' as ClientId, [posting('13200')])).toEqual({
      number: 'HARB-C1-001-CN1', reference: 'HARB-C1-001', clientId: 'contact-2', currency: AUD, date: '2026-11-23',
      lines: [{ ...posting('3300'), description: 'Credit on HARB-C1-001: Prototype' }],
    });
  });

  const note: LedgerCreditNote = {
    ledgerId: 'cn-1', number: 'HARB-C1-001-CN1', status: 'approved', clientId: invoice.client.id, reference: 'HARB-C1-001', total: aud('3300'), remaining: aud('3300'), on: [],
  };
  it('is put on the invoice when it is what was asked for', () => {
    expect(creditNoteObstacle(note, invoice, act, invoice.client.id)).toBeUndefined();
  });

  it.each<[string, Partial<LedgerCreditNote>, RegExp]>([
    ['another’s', { reference: 'ours by chance' }, /another one/],
    ['another client’s', { clientId: 'contact-9' as ClientId }, /another one/],
    ['voided', { status: 'voided' }, /is voided and on no invoice/],
    ['still a draft', { status: 'draft' }, /is draft/],
    ['a cent off', { total: aud('3300.01') }, /came to AUD 3,300.01 instead of AUD 3,300.00, and is on no invoice/],
    ['spent elsewhere', { remaining: aud('1') }, /used for something else/],
  ])('is left alone when it is %s, and says so', (_what, changes, words) => {
    expect(creditNoteObstacle({ ...note, ...changes }, invoice, act, invoice.client.id)).toMatch(words);
  });
});
