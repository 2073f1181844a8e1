import { todayIn } from '../../billing/calendar-date';
import type { Contract } from '../../billing/contract';
import { suggestPrefix } from '../../billing/invoice-number';
import { siteAdmin } from '../../jira';
import { allEnded } from '../../net/all-ended';
import { contractsOf, getConnection, getNumbering, getPeople } from '../../store/read';
import type { ProjectVisit } from './access';
import type { SettingsView } from './api';
import { accountsOf } from './views/activity-view';
import { connectionView } from './views/connection-view';
import { settingsContract } from './views/settings-contract-view';

/** `just`: a contract written a moment ago, which a search may not show yet. */
export async function loadSettings({ project, rights }: ProjectVisit, now: number, just?: Contract): Promise<SettingsView> {
  const [connection, found, numbering, people, admin] = await allEnded([getConnection(), contractsOf(project.id), getNumbering(), getPeople(), siteAdmin()]);
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
