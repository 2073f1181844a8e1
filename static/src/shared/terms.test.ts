import { describe, expect, it } from '@jest/globals';
import { t } from '../texts';
import { needsNumber, readTerms, TERMS_KINDS, termsDraft } from './terms';

describe('payment terms in a form', () => {
  it.each(TERMS_KINDS)('%s come back as they went in', (kind) => {
    const read = readTerms({ kind, number: '15' });
    expect(read?.kind).toBe(kind);
    expect(read && readTerms(termsDraft(read))).toEqual(read);
  });

  it.each(['', ' ', 'ten', '1.5', '-3', '99999'])('are not terms while the number is %j', (number) => {
    expect(readTerms({ kind: 'days_after_invoice', number })).toBeUndefined();
  });

  it('need no number on receipt and before release', () => {
    expect(TERMS_KINDS.filter((kind) => !needsNumber(kind))).toEqual(['on_receipt', 'before_release']);
    expect(readTerms({ kind: 'before_release', number: 'left over' })).toEqual({ kind: 'before_release' });
  });
});

describe('payment terms in words', () => {
  it('count in the singular and plural', () => {
    expect(t.words.terms({ kind: 'days_after_invoice', days: 1 })).toBe('1 day after the invoice date');
    expect(t.words.terms({ kind: 'days_after_month_end', days: 20 })).toBe('20 days after the end of the invoice month');
  });

  it.each([[1, '1st'], [2, '2nd'], [3, '3rd'], [4, '4th'], [11, '11th'], [12, '12th'], [13, '13th'], [21, '21st'], [22, '22nd'], [31, '31st']])('call day %i the %s', (day, name) => {
    expect(t.words.terms({ kind: 'day_of_next_month', day })).toBe(`On the ${name} of the next month`);
  });
});
