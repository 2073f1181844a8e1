import { describe, expect, it } from '@jest/globals';
import { LedgerFailure } from '../billing/ledger';
import { organisationOf } from './organisation';
import { salesTaxName } from './sales-tax-name';

const wire = {
  OrganisationID: '96d8fbb9-e7bf-4327-a284-cb5da3384f97', Name: 'Demo Company (NZ)', BaseCurrency: 'NZD', CountryCode: 'NZ', Timezone: 'NEWZEALANDSTANDARDTIME',
  IsDemoCompany: true, ShortCode: '!Qj35V', PeriodLockDate: '/Date(1254268800000+0000)/',
};

describe('the organisation', () => {
  it('is said in the trade’s words', () => {
    expect(organisationOf(wire)).toEqual({
      id: '96d8fbb9-e7bf-4327-a284-cb5da3384f97', name: 'Demo Company (NZ)', demo: true, baseCurrency: 'NZD', countryCode: 'NZ', timeZone: 'Pacific/Auckland',
      taxName: 'GST', lockedUntil: '2009-09-30', shortCode: '!Qj35V',
    });
  });

  it('is locked until the later of its two lock dates, and not at all without one', () => {
    expect(organisationOf({ ...wire, EndOfYearLockDate: '/Date(1774915200000+0000)/' }).lockedUntil).toBe('2026-03-31');
    expect(organisationOf({ ...wire, EndOfYearLockDate: '2009-01-01T00:00:00' }).lockedUntil).toBe('2009-09-30');
    expect(organisationOf({ ...wire, PeriodLockDate: undefined })).not.toHaveProperty('lockedUntil');
  });

  it.each([
    ['zone', { Timezone: 'MARSSTANDARDTIME' }],
    ['currency', { BaseCurrency: 'EURO' }],
    ['lock date', { PeriodLockDate: 'soon' }],
    ['id', { OrganisationID: 'none' }],
  ])('is refused with a %s that no due date can rest on', (_what, changes) => {
    expect(() => organisationOf({ ...wire, ...changes })).toThrow(LedgerFailure);
  });

  it.each([['AU', 'GST'], ['NZ', 'GST'], ['SG', 'GST'], ['GB', 'VAT'], ['IE', 'VAT'], ['ZA', 'VAT'], ['US', 'tax'], ['', 'tax']])('calls the sales tax of %s %s', (country, name) => {
    expect(salesTaxName(country)).toBe(name);
  });
});
