import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { billOf, withBill } from './bill';
import { calendarDate } from './calendar-date';
import type { TaxMode } from './contract';
import type { ClientId } from './ids';
import type { Invoice, Mirror } from './invoice';
import { currencyCode, money } from './money';
import { differencesOf, inWords, openDifferences, reasonFor } from './reconcile';
import { anyInvoice, anyMirror } from './testing/arbitraries';
import { aud, bill, mara, mirrorFor, NOW, planOf, sampleContract, share } from './testing/samples';
import { waitsForPerson } from './waiting';

const invoiceIn = (taxMode: TaxMode): Invoice => bill(planOf([share(20)], sampleContract({ mapping: { ...sampleContract().mapping, taxMode } })), 1).invoice;
const [LINE] = invoiceIn('exclusive').lines;

/** As the ledger recorded it, and what it says since. */
function said(changes: Partial<Mirror>, taxMode: TaxMode = 'exclusive'): { invoice: Invoice; mirror: Mirror } {
  const sent = invoiceIn(taxMode);
  const first = mirrorFor(sent);
  const mirror: Mirror = { ...first, lines: sent.lines.map(({ description, unitAmount }) => ({ description, amount: unitAmount })), changedAt: '2026-12-01T00:00:00.000Z', ...changes };
  return { invoice: { ...sent, recordedTax: first.tax, delivery: { step: 'recorded', mirror } }, mirror };
}

const differences = (changes: Partial<Mirror>, taxMode: TaxMode = 'exclusive') => {
  const { invoice, mirror } = said(changes, taxMode);
  return differencesOf(invoice, mirror);
};

describe('differences are shown, never papered over', () => {
  it.each<[TaxMode]>([['exclusive'], ['inclusive'], ['none']])('none when the ledger has what we sent (tax: %s)', (taxMode) => {
    expect(differences({}, taxMode)).toEqual([]);
  });

  it('the amount is compared with the figure of the same meaning', () => {
    expect(differences({ subtotal: aud('12000.01') })).toEqual([{ field: 'amount', expected: 'AUD 12,000.00', actual: 'AUD 12,000.01' }]);
    expect(differences({ subtotal: aud('10909.09') }, 'inclusive')).toEqual([]);
    expect(differences({ total: aud('11999.99') }, 'inclusive')).toHaveLength(1);
    expect(differences({ total: aud('13200') }, 'none')).toHaveLength(1);
  });

  it('the same number in another currency is a difference, and says nothing about tax and lines', () => {
    const dollars = { subtotal: money(1_200_000, currencyCode('USD')), tax: money(0, currencyCode('USD')), total: money(1_200_000, currencyCode('USD')), lines: [] };
    expect(differences(dollars)).toEqual([
      { field: 'amount', expected: 'AUD 12,000.00', actual: 'USD 12,000.00' },
      { field: 'currency', expected: 'AUD', actual: 'USD' },
    ]);
  });

  it('tax other than the ledger first put on it, and any tax where there is none', () => {
    expect(differences({ tax: aud('0') })).toEqual([{ field: 'tax', expected: 'AUD 1,200.00', actual: 'AUD 0.00' }]);
    expect(differences({ tax: aud('0.01') }, 'none')).toEqual([{ field: 'tax', expected: 'AUD 0.00', actual: 'AUD 0.01' }]);
  });

  it('client, reference, number, and both dates', () => {
    expect(differences({ clientId: 'contact-2' as ClientId })).toMatchObject([{ field: 'client' }]);
    expect(differences({ reference: '' })).toMatchObject([{ field: 'reference', actual: '' }]);
    expect(differences({ number: 'INV-9' })).toMatchObject([{ field: 'number', expected: 'HARB-C1-001', actual: 'INV-9' }]);
    expect(differences({ issueDate: calendarDate('2026-11-30') })).toEqual([{ field: 'issue date', expected: '22 Nov 2026', actual: '30 Nov 2026' }]);
    expect(differences({ dueDate: calendarDate('2027-01-01') })).toEqual([{ field: 'due date', expected: '22 Dec 2026', actual: '1 Jan 2027' }]);
    expect(differences({ dueDate: undefined })).toEqual([{ field: 'due date', expected: '22 Dec 2026', actual: 'none' }]);
  });

  it('a line that was added, worded otherwise, or costs a cent less', () => {
    const line = { description: LINE?.description ?? '', amount: aud('12000') };
    expect(differences({ lines: [{ ...line, description: 'Prototype of the ordering app' }] })).toMatchObject([{ field: 'lines', actual: 'Prototype of the ordering app: AUD 12,000.00' }]);
    expect(differences({ lines: [line, { description: 'Travel', amount: aud('0') }] })).toMatchObject([{ field: 'lines' }]);
    expect(differences({ lines: [{ ...line, amount: aud('11999.99') }] })).toMatchObject([{ field: 'lines' }]);
  });

  it('white space, and lines that the ledger did not list, are none', () => {
    expect(differences({ lines: [{ description: `  ${LINE?.description.replaceAll(' ', '  ') ?? ''} \n`, amount: aud('12000') }] })).toEqual([]);
    expect(differences({ lines: undefined })).toEqual([]);
  });

  it('one that was voided or deleted differs in nothing: it counts no more', () => {
    for (const status of ['voided', 'deleted'] as const) expect(differences({ status, total: aud('0'), due: aud('0') })).toEqual([]);
  });

  it('whatever the two say, comparing them is safe', () => {
    fc.assert(fc.property(anyInvoice, anyMirror, (invoice, mirror) => differencesOf(invoice, mirror).every(({ expected, actual }) => expected !== actual)), { numRuns: 200 });
  });
});

describe('a difference that a person accepted', () => {
  const { invoice, mirror } = said({ dueDate: calendarDate('2027-01-01') });
  const accepted: Invoice = { ...invoice, accepted: { by: mara, at: NOW, note: 'Agreed on the phone', differences: differencesOf(invoice, mirror) } };

  it('is open no more, and is remembered as accepted', () => {
    expect(openDifferences(accepted, mirror)).toEqual([]);
    expect(billOf(accepted)).toMatchObject({ accepted: true });
    expect(billOf(accepted)).not.toHaveProperty('differs');
  });

  it('is a new one when it changes again', () => {
    const later = { ...mirror, dueDate: calendarDate('2027-02-01') };
    expect(openDifferences(accepted, later)).toMatchObject([{ field: 'due date', actual: '1 Feb 2027' }]);
  });

  it('does not hide another', () => {
    expect(openDifferences(accepted, { ...mirror, reference: 'PO-9' })).toMatchObject([{ field: 'reference' }]);
  });
});

describe('what the contract remembers of it', () => {
  const { invoice, mirror } = said({ dueDate: calendarDate('2027-01-01') });
  const { contract } = bill(planOf([share(20)]), 1);

  it('waits for a person while it differs, since the first time', () => {
    expect(waitsForPerson(contract)).toBe(false);
    const first = withBill(contract, billOf(invoice));
    expect(waitsForPerson(first)).toBe(true);
    const paid = { ...mirror, changedAt: '2027-03-01T00:00:00.000Z' };
    const later = withBill(first, billOf({ ...invoice, delivery: { step: 'recorded', mirror: paid } }));
    expect(later.bills).toMatchObject([{ differs: { fields: ['due date'], since: '2026-12-01T00:00:00.000Z' } }]);
  });

  it('waits for a person while the ledger does not have it', () => {
    const { invoice: same } = said({});
    expect(waitsForPerson(withBill(contract, billOf({ ...same, missingSince: NOW })))).toBe(true);
    expect(waitsForPerson(withBill(contract, billOf(same)))).toBe(false);
  });
});

describe('why it is otherwise, where that is known', () => {
  it('another client, a draft that was edited, a tax that follows the amount', () => {
    const reason = (changes: Partial<Mirror>) => {
      const { invoice, mirror } = said(changes);
      return reasonFor(mirror, differencesOf(invoice, mirror));
    };
    expect(reason({})).toBeUndefined();
    expect(reason({ clientId: 'contact-2' as ClientId })).toBe('client');
    expect(reason({ reference: 'x' })).toBe('draft');
    expect(reason({ status: 'approved', reference: 'x' })).toBe('edited');
    expect(reason({ subtotal: aud('11000'), tax: aud('1100') })).toBe('amount');
  });

  it('a client is named, not numbered', () => {
    const { invoice, mirror } = said({ clientId: 'contact-2' as ClientId, clientName: 'Harbour Group' });
    expect(inWords(differencesOf(invoice, mirror)[0]!, invoice, mirror)).toEqual({ field: 'client', expected: 'Harbour Foods', actual: 'Harbour Group' });
  });
});
