import type { TaxMode } from '../../../src/billing/contract';
import { contractReaching, type Reaching } from '../../../src/billing/reaching';
import type { ContractInput, LedgerChoices, ReleaseInput, RemindersInput, SettingsContract } from '../../../src/handlers/pages/api';
import { readAmount } from '../shared/money';
import { readTerms, termsDraft, type TermsDraft } from '../shared/terms';
import type { ShownProblem } from '../shared/shown-problem';
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
  readonly autonomy: Reaching;
  /** Milestones are collected on one invoice until it is released. */
  readonly together: boolean;
  readonly poNumber: string;
  readonly numberPrefix: string;
  /** Of a new contract: it bills nothing yet. */
  readonly asDraft: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
  /** The option of each tracking category that has one. */
  readonly tracking: Readonly<Record<string, string>>;
  readonly brandingId: string;
  readonly release: ReleaseInput;
  readonly reminders: RemindersInput;
  /** Why the price is another one. */
  readonly reason: string;
}

const NO_REMINDERS: RemindersInput = { people: [], aheadDays: '', aheadShare: '', overdueDays: '', client: false };
const NO_RELEASE: ReleaseInput = { threshold: '', releasers: [], fourEyes: false };

/** Thirty days is what most of Xero's users start from; everything about tax and accounts starts empty, for finance to pick. */
export function newContract(currency: string, numberPrefix: string): ContractDraft {
  return {
    name: '', clientId: '', clientName: '', currency, price: '', terms: { kind: 'days_after_invoice', number: '30' }, taxMode: 'exclusive', accountCode: '', taxCode: '',
    taxSuggested: false, autonomy: 'draft', together: false, poNumber: '', numberPrefix, asDraft: false, startsOn: '', endsOn: '', tracking: {}, brandingId: '', release: NO_RELEASE, reminders: NO_REMINDERS, reason: '',
  };
}

export function draftOfContract(contract: SettingsContract): ContractDraft {
  return {
    id: contract.id, name: contract.name, clientId: contract.clientId, clientName: contract.clientName, currency: contract.currency, price: contract.price.amount,
    terms: termsDraft(contract.terms), taxMode: contract.taxMode, accountCode: contract.accountCode, taxCode: contract.taxCode, taxSuggested: false, autonomy: contractReaching(contract),
    together: contract.together === true, poNumber: contract.poNumber, numberPrefix: contract.numberPrefix, asDraft: false, startsOn: contract.startsOn ?? '', endsOn: contract.endsOn ?? '',
    tracking: Object.fromEntries(contract.tracking.map(({ category, option }) => [category, option])), brandingId: contract.branding?.id ?? '',
    release: contract.release ? { threshold: contract.release.threshold?.amount ?? '', releasers: contract.release.releasers, fourEyes: contract.release.fourEyes } : NO_RELEASE, reminders: contract.reminders ?? NO_REMINDERS, reason: '',
  };
}

/** Whether the price that is typed is another one than the contract has, and somebody will ask why. An amount that can't be read is for saving to refuse. */
export function needsReason(draft: ContractDraft, contract: SettingsContract | undefined): boolean {
  if (!contract || (contract.state === 'draft' && contract.billCount === 0)) return false;
  const typed = readAmount(draft.price, draft.currency);
  return typed !== undefined && typed.amount !== contract.price.amount;
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
      taxCode: draft.taxMode === 'none' ? '' : draft.taxCode, autonomy: draft.autonomy, ...(draft.together ? { together: true } : {}), poNumber: draft.poNumber, numberPrefix: draft.numberPrefix,
      ...(draft.asDraft ? { draft: true } : {}), startsOn: draft.startsOn, endsOn: draft.endsOn, brandingId: draft.brandingId, release: draft.release, reminders: draft.reminders, reason: draft.reason,
      tracking: Object.entries(draft.tracking).flatMap(([category, option]) => (option === '' ? [] : [{ category, option }])),
    },
  };
}

export const CONTRACT_FIELDS = ['name', 'clientId', 'currency', 'price', 'terms', 'taxMode', 'accountCode', 'taxCode', 'autonomy', 'poNumber', 'numberPrefix', 'startsOn', 'endsOn', 'tracking', 'branding', 'threshold', 'releasers', 'aheadDays', 'aheadShare', 'overdueDays', 'reminded', 'reason'] as const;
