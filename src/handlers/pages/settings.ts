import { todayIn } from '../../billing/calendar-date';
import type { Contract } from '../../billing/contract';
import type { ContractId } from '../../billing/ids';
import { suggestPrefix } from '../../billing/invoice-number';
import { ok } from '../../billing/result';
import { moveContract } from '../../operations/contract-life';
import { findClients, ledgerChoices } from '../../operations/ledger-choices';
import { personFor } from '../../operations/people';
import { createContract, updateContract, type ContractAct } from '../../operations/save-contract';
import { siteAdmin } from '../../jira';
import { contractsOf, getConnection, getNumbering, getPeople } from '../../store/read';
import type { ProjectVisit } from './access';
import type { Answer, ClientOption, LedgerChoices, SettingsView } from './api';
import { contractDraft } from './contract-draft';
import { field } from './fields';
import type { Input } from './inputs';
import { licenceProblem } from './licence';
import { accountsOf } from './views/activity-view';
import { connectionView } from './views/connection-view';
import { answer, refusal } from './views/problem-view';
import { settingsContract } from './views/settings-contract-view';

/** `just`: a contract written a moment ago, which a search may not show yet. */
export async function loadSettings({ project, rights }: ProjectVisit, now: number, just?: Contract): Promise<SettingsView> {
  const [connection, found, numbering, people, admin] = await Promise.all([getConnection(), contractsOf(project.id), getNumbering(), getPeople(), siteAdmin()]);
  const accounts = accountsOf(people);
  const today = todayIn(connection?.organisation.timeZone ?? 'UTC', now);
  const contracts = just ? [...found.filter((contract) => contract.id !== just.id), just] : found;
  const taken = Object.keys(numbering.owners);
  return {
    rights: { view: rights.view, manage: rights.manage },
    admin,
    project: { id: project.id, key: project.key },
    connection: connectionView(connection),
    contracts: contracts.map((contract) => settingsContract(contract, accounts, today)),
    suggestedPrefix: suggestPrefix(project.key, contracts.length + 1, (prefix) => taken.includes(prefix)),
  };
}

export async function choices(): Promise<Answer<LedgerChoices>> {
  return answer(await ledgerChoices(), ({ currencies, accounts, taxes, tracking, brandings }) => ({
    tracking,
    brandings,
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
  const draft = await contractDraft(input);
  if (!draft.ok) return refusal(draft.problems);
  const act = await actOf(visit, now);
  const saved =
    input.id === undefined
      ? await createContract(act, draft.value, input.draft === true ? 'draft' : 'active')
      : await updateContract(act, { id: input.id as ContractId, rev: input.rev ?? 0 }, draft.value);
  return saved.ok ? { ok: true, data: await loadSettings(visit, now, saved.value) } : refusal(saved.problems);
}

const REASON = { label: 'The reason', path: 'reason', max: 500 };

export async function moveContractOnPage(visit: ProjectVisit, { id, rev, to, reason: typed }: Input<'settings.moveContract'>, now: number): Promise<Answer<SettingsView>> {
  const reason = to === 'paused' ? field(typed, REASON) : ok('');
  if (!reason.ok) return refusal(reason.problems);
  // Stopping money takes no licence.
  const unlicensed = to === 'active' ? licenceProblem() : undefined;
  if (unlicensed) return refusal([unlicensed]);
  const moved = await moveContract(await actOf(visit, now), { id: id as ContractId, rev }, to === 'paused' ? { to, reason: reason.value } : { to });
  return moved.ok ? { ok: true, data: await loadSettings(visit, now, moved.value) } : refusal(moved.problems);
}

async function actOf({ account, project }: ProjectVisit, now: number): Promise<ContractAct> {
  return { project, by: await personFor(account), now };
}
