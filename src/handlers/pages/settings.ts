import { todayIn } from '../../billing/calendar-date';
import type { Contract } from '../../billing/contract';
import type { ClientId, ContractId } from '../../billing/ids';
import { parseNumberPrefix, suggestPrefix } from '../../billing/invoice-number';
import { currencyCode, isCurrency, type CurrencyCode } from '../../billing/money';
import { parseAmount } from '../../billing/parse-amount';
import { parseTerms } from '../../billing/parse-terms';
import { problem } from '../../billing/problem';
import type { Problem } from '../../billing/problems';
import { ok, refused, type Result } from '../../billing/result';
import { findClients, ledgerChoices } from '../../operations/ledger-choices';
import { personFor } from '../../operations/people';
import type { ContractDraft } from '../../operations/contract-draft';
import { closeContract, createContract, updateContract, type ContractAct } from '../../operations/save-contract';
import { siteAdmin } from '../../jira';
import { contractsOf, getConnection, getNumbering } from '../../store/read';
import type { ProjectVisit } from './access';
import type { Answer, ClientOption, LedgerChoices, SettingsContract, SettingsView } from './api';
import { field, optionalField } from './fields';
import type { Input } from './inputs';
import { connectionView } from './views/connection-view';
import { contractSummary } from './views/contract-view';
import { answer, refusal } from './views/problem-view';

/** `just`: a contract written a moment ago, which a search may not show yet. */
export async function loadSettings({ project, rights }: ProjectVisit, now: number, just?: Contract): Promise<SettingsView> {
  const [connection, found, numbering, admin] = await Promise.all([getConnection(), contractsOf(project.id), getNumbering(), siteAdmin()]);
  const today = todayIn(connection?.organisation.timeZone ?? 'UTC', now);
  const contracts = just ? [...found.filter((contract) => contract.id !== just.id), just] : found;
  const taken = Object.keys(numbering.owners);
  return {
    rights: { view: rights.view, manage: rights.manage },
    admin,
    project: { id: project.id, key: project.key },
    connection: connectionView(connection),
    contracts: contracts.map((contract): SettingsContract => ({
      ...contractSummary(contract, today),
      clientId: contract.client.id,
      accountCode: contract.mapping.accountCode,
      accountName: contract.mapping.accountName,
      taxCode: contract.mapping.taxCode ?? '',
      taxLabel: contract.mapping.taxName ?? '',
      poNumber: contract.poNumber ?? '',
      numberPrefix: contract.numberPrefix,
      milestoneCount: contract.milestones.length,
      billCount: contract.bills.length,
    })),
    suggestedPrefix: suggestPrefix(project.key, contracts.length + 1, (prefix) => taken.includes(prefix)),
  };
}

export async function choices(): Promise<Answer<LedgerChoices>> {
  return answer(await ledgerChoices(), ({ currencies, accounts, taxes }) => ({
    currencies: currencies.map(({ code, name }) => ({ code, name })),
    accounts: accounts.map(({ code, name, defaultTaxCode }) => ({ code, name, ...(defaultTaxCode === undefined ? {} : { defaultTaxCode }) })),
    taxes: taxes.map(({ code, name, rate, appliesTo }) => ({ code, name, rate, appliesToRevenue: appliesTo.includes('revenue') })),
  }));
}

export async function clients(input: Input<'settings.clients'>): Promise<Answer<readonly ClientOption[]>> {
  return answer(await findClients(input.search.trim()), (found) =>
    found.map(({ id, name, email }) => ({ id, name, ...(email === undefined ? {} : { email }) })),
  );
}

export async function saveContract(visit: ProjectVisit, input: Input<'settings.saveContract'>, now: number): Promise<Answer<SettingsView>> {
  const draft = contractDraft(input);
  if (!draft.ok) return refusal(draft.problems);
  const act = await actOf(visit, now);
  const saved =
    input.id === undefined
      ? await createContract(act, draft.value)
      : await updateContract(act, { id: input.id as ContractId, rev: input.rev ?? 0 }, draft.value);
  return saved.ok ? { ok: true, data: await loadSettings(visit, now, saved.value) } : refusal(saved.problems);
}

export async function closeContractOnPage(visit: ProjectVisit, input: Input<'settings.closeContract'>, now: number): Promise<Answer<SettingsView>> {
  const closed = await closeContract(await actOf(visit, now), { id: input.id as ContractId, rev: input.rev });
  return closed.ok ? { ok: true, data: await loadSettings(visit, now, closed.value) } : refusal(closed.problems);
}

async function actOf({ account, project }: ProjectVisit, now: number): Promise<ContractAct> {
  return { project, by: await personFor(account), now };
}

/** What was typed, each field understood or refused at its own place. */
function contractDraft(input: Input<'settings.saveContract'>): Result<ContractDraft> {
  const currency = currencyOf(input.currency);
  const parts = {
    name: field(input.name, { label: 'The name', path: 'name', max: 200 }),
    client: field(input.clientId, { label: 'The client', path: 'clientId', max: 100 }),
    account: field(input.accountCode, { label: 'The account', path: 'accountCode', max: 50 }),
    tax: input.taxMode === 'none' ? ok(undefined) : field(input.taxCode, { label: 'The tax rate', path: 'taxCode', max: 50 }),
    po: optionalField(input.poNumber, { label: 'The PO number', path: 'poNumber', max: 100 }),
    terms: parseTerms(input.terms, 'terms'),
    prefix: parseNumberPrefix(input.numberPrefix, 'numberPrefix'),
    price: currency.ok ? positive(input.price, currency.value) : currency,
  };
  const { name, client, account, tax, po, terms, prefix, price } = parts;
  if (!name.ok || !client.ok || !account.ok || !tax.ok || !po.ok || !terms.ok || !prefix.ok || !price.ok || !currency.ok) {
    return { ok: false, problems: Object.values(parts).flatMap((part): readonly Problem[] => (part.ok ? [] : part.problems)) };
  }
  return ok({
    name: name.value,
    clientId: client.value as ClientId,
    currency: currency.value,
    price: price.value,
    terms: terms.value,
    autonomy: input.autonomy,
    numberPrefix: prefix.value,
    mapping: { taxMode: input.taxMode, accountCode: account.value, ...(tax.value === undefined ? {} : { taxCode: tax.value }) },
    ...(po.value === undefined ? {} : { poNumber: po.value }),
  });
}

function currencyOf(text: string): Result<CurrencyCode> {
  const code = text.trim().toUpperCase();
  return isCurrency(code) ? ok(currencyCode(code)) : refused(problem('CURRENCY_NOT_ENABLED', 'contract', { currency: code }, 'currency'));
}

function positive(text: string, currency: CurrencyCode) {
  const price = parseAmount(text, currency, 'price');
  if (!price.ok) return price;
  return price.value.minor > 0 ? price : refused(problem('AMOUNT_NOT_POSITIVE', 'contract', {}, 'price'));
}
