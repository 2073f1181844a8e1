import { describe, expect, it } from '@jest/globals';
import type { MoneyView, RetainerView } from '../../../../src/handlers/pages/api';
import { draftOf, foretold, inputOf, newRetainer, withRhythm, type RetainerDraft } from './retainer-draft';

const aud = (amount: string): MoneyView => ({ amount, currency: 'AUD' });
const typed = (change: Partial<RetainerDraft> = {}): RetainerDraft => ({ ...newRetainer('2026-12-28'), amount: '3,000', ...change });
const first = (change: Partial<RetainerDraft>, currency = 'AUD') => foretold(typed(change), currency, undefined, 12)?.[0];
const known: RetainerView = {
  id: 'HARB-C1-R1', name: 'Support', text: '', every: 'month', day: 1, starts: '2026-05-01', weekendRule: 'same_day', proration: 'days', billedIn: 'advance', state: 'active', untouched: false, openFrom: '2027-01-01',
  prices: [{ from: '2026-05-01', amount: aud('3000.00') }, { from: '2027-02-01', amount: aud('3300.00') }], pauses: [{ from: '2027-03-01', until: '2027-04-01' }], periods: [],
};

describe('a retainer as it is typed', () => {
  it('starts with the next month', () => {
    expect(newRetainer('2026-12-28')).toMatchObject({ starts: '2027-01-01', day: '1' });
    expect(newRetainer('2026-09-30')).toMatchObject({ starts: '2026-10-01' });
  });

  it('begins its day anew when weeks become months', () => {
    expect(withRhythm(typed({ day: '31' }), 'week').day).toBe('1');
    expect(withRhythm(typed({ day: '31' }), 'quarter').day).toBe('31');
  });

  it('foretells a year of bills, with what each is for and costs', () => {
    const periods = foretold(typed({ starts: '2027-01-17' }), 'AUD', undefined, 12);
    expect(periods).toHaveLength(12);
    expect(periods?.[0]).toEqual({ from: '2027-01-17', to: '2027-01-31', billOn: '2027-01-18', short: true, amount: aud('1451.61') });
    expect(periods?.[1]).toMatchObject({ from: '2027-02-01', billOn: '2027-02-01', amount: aud('3000.00') });
  });

  it('foretells days without amounts while the amount can’t be read, and nothing while the days can’t', () => {
    expect(first({ amount: 'three' })).not.toHaveProperty('amount');
    expect(first({ amount: 'three' })).toMatchObject({ from: '2027-01-01' });
    for (const change of [{ starts: '' }, { starts: '2027-02-30' }, { ends: '2027' }, { day: '32' }, { day: '' }, { every: 'week' as const, day: '9' }]) expect(first(change)).toBeUndefined();
  });

  it('has as many digits as its currency', () => {
    expect(first({ amount: '3,000', starts: '2027-01-17' }, 'JPY')?.amount).toEqual({ amount: '1452', currency: 'JPY' });
    expect(first({ amount: '3.5', starts: '2027-01-17' }, 'KWD')?.amount).toEqual({ amount: '1.690', currency: 'KWD' });
    expect(first({ amount: '0.05', starts: '2027-01-17' })?.amount).toEqual(aud('0.02'));
  });

  it('that was billed goes on where it stands, at its prices, and past its pauses', () => {
    const periods = foretold({ ...draftOf(known), ends: '2027-04-15' }, 'AUD', known, 12);
    expect(periods?.map(({ from, amount }) => [from, amount?.amount])).toEqual([['2027-01-01', '3000.00'], ['2027-02-01', '3300.00'], ['2027-04-01', '1650.00']]);
  });

  it('is sent as it was typed, and comes back as it was', () => {
    expect(inputOf({ ...draftOf(known), autonomy: 'prepare' })).toEqual({ name: 'Support', text: '', amount: '3000.00', every: 'month', day: 1, starts: '2026-05-01', ends: '', weekendRule: 'same_day', proration: 'days', billedIn: 'advance', autonomy: 'prepare' });
    expect(inputOf(draftOf(known))).not.toHaveProperty('autonomy');
  });
});
