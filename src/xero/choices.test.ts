import { describe, expect, it } from '@jest/globals';
import { accountOf, taxOf } from './choices';
import { clientOf } from './clients';

describe('what finance may choose from', () => {
  it('tells sales accounts from others, and archived ones from those in use', () => {
    expect(accountOf({ Code: '200', Name: 'Sales', Status: 'ACTIVE', Class: 'REVENUE', TaxType: 'OUTPUT' })).toEqual([
      { code: '200', name: 'Sales', active: true, revenue: true, accountClass: 'revenue', defaultTaxCode: 'OUTPUT' },
    ]);
    expect(accountOf({ Code: '820', Name: 'Deposits held', Status: 'ARCHIVED', Class: 'LIABILITY' })).toEqual([
      { code: '820', name: 'Deposits held', active: false, revenue: false, accountClass: 'liability' },
    ]);
  });

  it('leaves out an account that a line can’t name', () => {
    expect(accountOf({ Name: 'Bank', Status: 'ACTIVE', Class: 'ASSET' })).toEqual([]);
  });

  it('says which classes of account a tax goes with, in the words accounts are classed by', () => {
    const rate = { Name: '15% GST on Income', TaxType: 'OUTPUT2', Status: 'ACTIVE', DisplayTaxRate: 15, EffectiveRate: 15 };
    expect(taxOf({ ...rate, CanApplyToRevenue: true, CanApplyToLiabilities: true, CanApplyToAssets: true, CanApplyToEquity: true, CanApplyToExpenses: false })).toEqual([
      { code: 'OUTPUT2', name: '15% GST on Income', rate: 15, active: true, appliesTo: ['revenue', 'asset', 'liability', 'equity'] },
    ]);
    expect(taxOf({ ...rate, Status: 'DELETED', EffectiveRate: 0 })).toEqual([{ code: 'OUTPUT2', name: '15% GST on Income', rate: 0, active: false, appliesTo: [] }]);
  });

  it('leaves out a tax that can’t be named or explained', () => {
    expect(taxOf({ Name: 'Old', Status: 'DELETED', EffectiveRate: 10 })).toEqual([]);
    expect(taxOf({ Name: 'Odd', TaxType: 'TAX001', Status: 'ACTIVE' })).toEqual([]);
  });

  it('counts a client that Xero takes no invoice for as archived, and follows a merge', () => {
    const client = { ContactID: '2f79af6c-5f57-49e8-9e44-301499538add', Name: 'Harbour Foods', ContactStatus: 'ACTIVE' };
    expect(clientOf(client)).toEqual({ id: client.ContactID, name: 'Harbour Foods', archived: false });
    expect(clientOf({ ...client, ContactStatus: 'ARCHIVED', EmailAddress: 'pay@harbour.example', MergedToContactID: 'de621a4e-2ee2-4c55-9a79-115494f98c9d' })).toEqual({
      id: client.ContactID, name: 'Harbour Foods', archived: true, email: 'pay@harbour.example', mergedInto: 'de621a4e-2ee2-4c55-9a79-115494f98c9d',
    });
    expect(clientOf({ ...client, ContactStatus: 'GDPRREQUEST' }).archived).toBe(true);
  });
});
