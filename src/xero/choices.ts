import * as z from 'zod/mini';
import type { Branding } from '../billing/contract';
import type { LedgerAccount, LedgerTax, LedgerTracking } from '../billing/ledger';
import type { XeroAccess } from './access';
import { readAnswer } from './answers';
import { callXero } from './api';

const text = z.optional(z.nullable(z.string()));
const flag = z.optional(z.nullable(z.boolean()));
const number = z.optional(z.nullable(z.number()));

const currencyShape = z.looseObject({ Code: z.string(), Description: text });
const accountShape = z.looseObject({ Code: text, Name: z.string(), Status: text, Class: text, TaxType: text, Type: text, SystemAccount: text });
const taxRateShape = z.looseObject({
  Name: z.string(), TaxType: text, Status: text, EffectiveRate: number, DisplayTaxRate: number,
  CanApplyToAssets: flag, CanApplyToEquity: flag, CanApplyToExpenses: flag, CanApplyToLiabilities: flag, CanApplyToRevenue: flag,
});

const trackingShape = z.looseObject({ Name: z.string(), Status: text, Options: z.optional(z.nullable(z.array(z.looseObject({ Name: z.string(), Status: text })))) });
const brandingShape = z.looseObject({ BrandingThemeID: z.string(), Name: z.string() });

export interface LedgerCurrency {
  readonly code: string;
  readonly name: string;
}

/** The currencies the organisation has switched on; it may bill in no other. */
export async function getCurrencies(access: XeroAccess): Promise<readonly LedgerCurrency[]> {
  const answer = await callXero(access, { effect: 'read', method: 'GET', path: '/Currencies' });
  const { Currencies } = readAnswer('read', answer, z.looseObject({ Currencies: z.array(currencyShape) }));
  return Currencies.map((currency) => ({ code: currency.Code, name: currency.Description || currency.Code }));
}

/** The chart of accounts, archived ones included: what was picked once may have been archived since. */
export async function getAccounts(access: XeroAccess): Promise<readonly LedgerAccount[]> {
  const answer = await callXero(access, { effect: 'read', method: 'GET', path: '/Accounts' });
  const { Accounts } = readAnswer('read', answer, z.looseObject({ Accounts: z.array(accountShape) }));
  return Accounts.flatMap(accountOf);
}

/** None for an account without a code (bank accounts may lack one): an invoice's line can't name it. */
export function accountOf(account: z.infer<typeof accountShape>): readonly LedgerAccount[] {
  if (!account.Code) return [];
  // No line may be posted to a bank account, nor to those that Xero keeps itself (receivables, tax): neither is any of the classes that can be chosen.
  const kept = account.Type === 'BANK' || Boolean(account.SystemAccount);
  const named = account.Class?.toLowerCase() ?? '';
  const accountClass = kept && named !== 'revenue' ? 'kept' : named;
  return [
    {
      code: account.Code,
      name: account.Name,
      active: account.Status === 'ACTIVE',
      revenue: accountClass === 'revenue',
      accountClass,
      ...(account.TaxType ? { defaultTaxCode: account.TaxType } : {}),
    },
  ];
}

/** The tracking categories in use (at most two, by Xero's limit) with their options in use. */
export async function getTracking(access: XeroAccess): Promise<readonly LedgerTracking[]> {
  const answer = await callXero(access, { effect: 'read', method: 'GET', path: '/TrackingCategories' });
  const { TrackingCategories } = readAnswer('read', answer, z.looseObject({ TrackingCategories: z.array(trackingShape) }));
  const inUse = ({ Status }: { readonly Status?: string | null | undefined }): boolean => (Status ?? 'ACTIVE') === 'ACTIVE';
  return TrackingCategories.filter(inUse).map(({ Name, Options }) => ({ name: Name, options: (Options ?? []).filter(inUse).map((option) => option.Name) }));
}

/** How the organisation has its invoices laid out, in its own order. */
export async function getBrandings(access: XeroAccess): Promise<readonly Branding[]> {
  const answer = await callXero(access, { effect: 'read', method: 'GET', path: '/BrandingThemes' });
  const { BrandingThemes } = readAnswer('read', answer, z.looseObject({ BrandingThemes: z.array(brandingShape) }));
  return BrandingThemes.map(({ BrandingThemeID, Name }) => ({ id: BrandingThemeID, name: Name }));
}

/** The organisation's tax rates, those no longer in use included. */
export async function getTaxes(access: XeroAccess): Promise<readonly LedgerTax[]> {
  const answer = await callXero(access, { effect: 'read', method: 'GET', path: '/TaxRates' });
  const { TaxRates } = readAnswer('read', answer, z.looseObject({ TaxRates: z.array(taxRateShape) }));
  return TaxRates.flatMap(taxOf);
}

/** None for a rate without a type, or without a rate: it can't be named or explained. */
export function taxOf(tax: z.infer<typeof taxRateShape>): readonly LedgerTax[] {
  const rate = tax.EffectiveRate ?? tax.DisplayTaxRate;
  if (!tax.TaxType || rate === null || rate === undefined) return [];
  const classes = [
    tax.CanApplyToRevenue && 'revenue', tax.CanApplyToAssets && 'asset', tax.CanApplyToLiabilities && 'liability',
    tax.CanApplyToEquity && 'equity', tax.CanApplyToExpenses && 'expense',
  ];
  return [{ code: tax.TaxType, name: tax.Name, rate, active: tax.Status === 'ACTIVE', appliesTo: classes.filter((name) => typeof name === 'string') }];
}
