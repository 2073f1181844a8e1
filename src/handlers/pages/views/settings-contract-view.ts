import type { CalendarDate } from '../../../billing/calendar-date';
import type { Contract } from '../../../billing/contract';
import { hasStarted, waitsForActivation } from '../../../billing/contract-state';
import type { PersonId } from '../../../billing/ids';
import { sum } from '../../../billing/money';
import { formatPercent } from '../../../billing/share';
import type { SettingsContract } from '../api';
import { contractSummary } from './contract-view';
import { moneyView } from './money-view';

/** A contract as its settings show it. People are named by account; one whose account was erased is nobody's. */
export function settingsContract(contract: Contract, accounts: ReadonlyMap<PersonId | 'milepost', string>, today: CalendarDate): SettingsContract {
  const { mapping, branding, release, reminders } = contract;
  return {
    ...contractSummary(contract, today),
    clientId: contract.client.id,
    accountCode: mapping.accountCode,
    accountName: mapping.accountName,
    taxCode: mapping.taxCode ?? '',
    taxLabel: mapping.taxName ?? '',
    poNumber: contract.poNumber ?? '',
    numberPrefix: contract.numberPrefix,
    ...(contract.together ? { together: true } : {}),
    milestoneCount: contract.milestones.length,
    billCount: contract.bills.length,
    tracking: mapping.tracking ?? [],
    ...(branding ? { branding } : {}),
    ...(release
      ? {
          release: {
            ...(release.threshold ? { threshold: moneyView(release.threshold) } : {}),
            releasers: release.releasers.flatMap((person) => accounts.get(person) ?? []),
            fourEyes: release.fourEyes === true,
          },
        }
      : {}),
    ...(reminders
      ? {
          reminders: {
            people: reminders.people.flatMap((person) => accounts.get(person) ?? []),
            aheadDays: String(reminders.aheadDays ?? ''),
            aheadShare: reminders.aheadShare === undefined ? '' : formatPercent(reminders.aheadShare),
            overdueDays: reminders.overdueDays.join(', '),
            client: reminders.client === true,
            ...(reminders.language ? { language: reminders.language } : {}),
          },
        }
      : {}),
    reached: reachedSoFar(contract, today),
  };
}

/** What activating it would bill at once: known of those whose work was looked at, and of what is due from the start. */
function reachedSoFar(contract: Contract, today: CalendarDate): SettingsContract['reached'] {
  const due = contract.state === 'draft' && hasStarted({ ...contract, state: 'active' }, today) ? waitsForActivation(contract) : [];
  return { count: due.length, amount: moneyView(sum(due.map(({ amount }) => amount), contract.currency)) };
}
