import type { Autonomy, TaxMode } from '../../../src/billing/contract';
import type { ContractInput, LedgerChoices, SettingsContract } from '../../../src/handlers/pages/api';
import { readTerms, termsDraft, type TermsDraft } from '../shared/terms';
import type { ShownProblem } from '../shared/use-said';
import { t } from '../texts';

/** A contract as it is being typed. */
export interface ContractDraft {
  readonly id?: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly currency: string;
  readonly price: string;
  readonly terms: TermsDraft;
  readonly taxMode: TaxMode;
  readonly accountCode: string;
  readonly taxCode: string;
  /** The rate is the account's usual one, put there by the page and not yet chosen by a person. */
  readonly taxSuggested: boolean;
  readonly autonomy: Autonomy;
  readonly poNumber: string;
  readonly numberPrefix: string;
}

/** Thirty days is what most of Xero's users start from; everything about tax and accounts starts empty, for finance to pick. */
export function newContract(currency: string, numberPrefix: string): ContractDraft {
  return {
    name: '', clientId: '', clientName: '', currency, price: '', terms: { kind: 'days_after_invoice', number: '30' }, taxMode: 'exclusive', accountCode: '', taxCode: '',
    taxSuggested: false, autonomy: 'draft', poNumber: '', numberPrefix,
  };
}

export function draftOfContract(contract: SettingsContract): ContractDraft {
  return {
    id: contract.id, name: contract.name, clientId: contract.clientId, clientName: contract.clientName, currency: contract.currency, price: contract.price.amount,
    terms: termsDraft(contract.terms), taxMode: contract.taxMode, accountCode: contract.accountCode, taxCode: contract.taxCode, taxSuggested: false, autonomy: contract.autonomy,
    poNumber: contract.poNumber, numberPrefix: contract.numberPrefix,
  };
}

/** Choosing an account suggests its usual tax rate, once, and never over a rate that a person picked. */
export function chooseAccount(draft: ContractDraft, accountCode: string, choices: LedgerChoices): ContractDraft {
  const next = { ...draft, accountCode };
  if (draft.taxCode !== '' && !draft.taxSuggested) return next;
  const usual = choices.accounts.find((account) => account.code === accountCode)?.defaultTaxCode;
  const offered = revenueTaxes(choices).some((tax) => tax.code === usual);
  return usual !== undefined && offered ? { ...next, taxCode: usual, taxSuggested: true } : { ...next, taxCode: '', taxSuggested: false };
}

/** The rates that may stand on an invoice's line. */
export function revenueTaxes(choices: LedgerChoices): LedgerChoices['taxes'] {
  return choices.taxes.filter((tax) => tax.appliesToRevenue);
}

export type ContractReading = { readonly input: ContractInput } | { readonly problem: ShownProblem };

export function readContract(draft: ContractDraft, rev: number | undefined): ContractReading {
  const terms = readTerms(draft.terms);
  if (!terms) return { problem: { code: 'TERMS_INVALID', severity: 'error', path: 'terms', said: t.settings.form.termsInvalid } };
  return {
    input: {
      ...(draft.id === undefined ? {} : { id: draft.id }),
      ...(rev === undefined ? {} : { rev }),
      name: draft.name, clientId: draft.clientId, currency: draft.currency, price: draft.price, terms, taxMode: draft.taxMode, accountCode: draft.accountCode,
      taxCode: draft.taxMode === 'none' ? '' : draft.taxCode, autonomy: draft.autonomy, poNumber: draft.poNumber, numberPrefix: draft.numberPrefix,
    },
  };
}

export const CONTRACT_FIELDS = ['name', 'clientId', 'currency', 'price', 'terms', 'taxMode', 'accountCode', 'taxCode', 'autonomy', 'poNumber', 'numberPrefix'] as const;
