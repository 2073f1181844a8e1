import type { ContractId } from '../../billing/ids';
import { ok } from '../../billing/result';
import { moveContract } from '../../operations/contract-life';
import { findClients, ledgerChoices } from '../../operations/ledger-choices';
import { personFor } from '../../operations/people';
import { createContract, updateContract, type ContractAct } from '../../operations/save-contract';
import type { ProjectVisit } from './access';
import type { Answer, ClientOption, LedgerChoices, SettingsView } from './api';
import { contractDraft } from './contract-draft';
import { field } from './fields';
import type { Input } from './inputs';
import { licenceProblem } from './licence';
import { loadSettings } from './settings';
import { answer, refusal } from './views/problem-view';

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
