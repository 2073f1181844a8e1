import { describe, expect, it } from '@jest/globals';
import type { LedgerChoices, SettingsContract } from '../../../src/handlers/pages/api';
import { contract } from '../testing/sample';
import { chooseAccount, draftOfContract, needsReason, newContract, readContract, revenueTaxes } from './contract-draft';

const choices: LedgerChoices = {
  currencies: [{ code: 'AUD', name: 'Australian Dollar' }],
  accounts: [{ code: '200', name: 'Sales', defaultTaxCode: 'OUTPUT' }, { code: '260', name: 'Other revenue' }, { code: '270', name: 'Odd', defaultTaxCode: 'INPUT' }],
  taxes: [{ code: 'OUTPUT', name: 'GST on Income', rate: 10, appliesToRevenue: true }, { code: 'EXEMPTEXPORT', name: 'GST Free Exports', rate: 0, appliesToRevenue: true }, { code: 'INPUT', name: 'GST on Expenses', rate: 10, appliesToRevenue: false }],
  tracking: [{ name: 'Region', options: ['Sydney', 'Melbourne'] }],
  brandings: [{ id: 'b1', name: 'Standard' }],
};
const empty = newContract('AUD', 'HARB-C1');

describe('a new contract', () => {
  it('picks no account, tax or client in finance’s place, and never emails by default', () => {
    expect(empty).toMatchObject({ clientId: '', accountCode: '', taxCode: '', autonomy: 'draft' });
  });
});

describe('the tax rate beside the account', () => {
  it('is the account’s usual one, marked as a suggestion', () => {
    expect(chooseAccount(empty, '200', choices)).toMatchObject({ accountCode: '200', taxCode: 'OUTPUT', taxSuggested: true });
  });

  it('is never put over one that a person picked', () => {
    expect(chooseAccount({ ...empty, taxCode: 'EXEMPTEXPORT' }, '200', choices)).toMatchObject({ taxCode: 'EXEMPTEXPORT', taxSuggested: false });
  });

  it('goes with the account while it is only a suggestion', () => {
    expect(chooseAccount(chooseAccount(empty, '200', choices), '260', choices)).toMatchObject({ taxCode: '', taxSuggested: false });
  });

  it('is never one that may not stand on a sale', () => {
    expect(revenueTaxes(choices).map((tax) => tax.code)).toEqual(['OUTPUT', 'EXEMPTEXPORT']);
    expect(chooseAccount(empty, '270', choices)).toMatchObject({ taxCode: '' });
  });
});

describe('what is sent', () => {
  const existing: SettingsContract = {
    ...contract, clientId: 'k1', accountCode: '200', accountName: 'Sales', taxCode: 'OUTPUT', taxLabel: 'GST on Income', poNumber: '4711', numberPrefix: 'HARB-C1', milestoneCount: 1, billCount: 0, tracking: [], reached: { count: 0, amount: { amount: '0.00', currency: 'AUD' } },
  };

  it('is an existing contract as it stands, with the revision that the page saw', () => {
    expect(readContract(draftOfContract(existing), 4)).toEqual({
      input: {
        id: 'c1', rev: 4, name: 'Ordering app', clientId: 'k1', currency: 'AUD', price: '48000.00', terms: { kind: 'days_after_invoice', days: 30 }, taxMode: 'exclusive', accountCode: '200', taxCode: 'OUTPUT',
        autonomy: 'draft', poNumber: '4711', numberPrefix: 'HARB-C1', startsOn: '', endsOn: '', brandingId: '', release: { threshold: '', releasers: [], fourEyes: false }, reason: '', tracking: [],
        reminders: { people: [], aheadDays: '', aheadShare: '', overdueDays: '', client: false },
      },
    });
  });

  it('says that milestones are collected only where they are', () => {
    expect(readContract(draftOfContract({ ...existing, together: true }), 4)).toMatchObject({ input: { together: true } });
    expect(readContract({ ...draftOfContract({ ...existing, together: true }), together: false }, 4)).not.toHaveProperty('input.together');
  });

  it('has neither id nor revision for a new one, and no tax rate where there is no tax', () => {
    const reading = readContract({ ...empty, taxMode: 'none', taxCode: 'OUTPUT' }, undefined);
    expect(reading).toMatchObject({ input: { taxCode: '' } });
    expect('input' in reading && Object.keys(reading.input)).not.toContain('id');
  });

  it('names the tracking that was chosen, and none that was left open', () => {
    const reading = readContract({ ...empty, tracking: { Region: 'Sydney', Team: '' } }, undefined);
    expect(reading).toMatchObject({ input: { tracking: [{ category: 'Region', option: 'Sydney' }] } });
  });

  it.each<[string, Partial<SettingsContract>, string, boolean]>([
    ['for another price on an active contract', {}, '50k', true],
    ['not for the same price written otherwise', {}, '48,000', false],
    ['not on a draft', { state: 'draft' }, '50k', false],
    ['on a draft that was billed once', { state: 'draft', billCount: 1 }, '50k', true],
    ['not for what can’t be read as a price', {}, 'fifty', false],
  ])('has a reason %s', (_when, changes, price, expected) => {
    const contractNow = { ...existing, ...changes };
    expect(needsReason({ ...draftOfContract(contractNow), price }, contractNow)).toBe(expected);
  });

  it('is nothing while the terms lack their number', () => {
    expect(readContract({ ...empty, terms: { kind: 'day_of_month', number: 'x' } }, undefined)).toMatchObject({ problem: { path: 'terms' } });
  });
});
