import * as z from 'zod/mini';
import type { LedgerAccount, LedgerTax } from '../billing/ledger';
import type { XeroAccess } from './access';
import { readAnswer } from './answers';
import { callXero } from './api';

const text = z.optional(z.nullable(z.string()));
const flag = z.optional(z.nullable(z.boolean()));
const number = z.optional(z.nullable(z.number()));

const currencyShape = z.looseObject({ Code: z.string(), Description: text });
const accountShape = z.looseObject({ Code: text, Name: z.string(), Status: text, Class: text, TaxType: text });
const taxRateShape = z.looseObject({
  Name: z.string(), TaxType: text, Status: text, EffectiveRate: number, DisplayTaxRate: number,
  CanApplyToAssets: flag, CanApplyToEquity: flag, CanApplyToExpenses: flag, CanApplyToLiabilities: flag, CanApplyToRevenue: flag,
});

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
  const accountClass = account.Class?.toLowerCase() ?? '';
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
