import type { Beside } from '../../../billing/beside';
import type { CalendarDate } from '../../../billing/calendar-date';
import type { Contract } from '../../../billing/contract';
import { depositLeft, heldBack } from '../../../billing/held-back';
import { partsOf, wholeName } from '../../../billing/part';
import { besideDue } from '../../../billing/prepare-beside';
import { formatPercent } from '../../../billing/share';
import type { ContractView, ReleaseView } from '../api';
import { billView } from './bill-view';
import { moneyView } from './money-view';

/** How the contract's deposit and retention stand; nothing of what it does not have. */
export function besideViews(contract: Contract, today: CalendarDate): Pick<ContractView, 'deposit' | 'retention'> {
  const { deposit, retention } = contract;
  return {
    ...(deposit ? { deposit: { amount: moneyView(deposit.amount), drawdown: deposit.drawdown, due: deposit.due, left: moneyView(depositLeft(contract)), ...standing(contract, 'deposit', today) } } : {}),
    ...(retention ? { retention: { percent: formatPercent(retention.basisPoints), release: releaseView(contract), held: moneyView(heldBack(contract)), ...standing(contract, 'retention', today) } } : {}),
  };
}

function standing(contract: Contract, beside: Beside, today: CalendarDate) {
  const bill = contract.bills.findLast((each) => each.beside === beside);
  const open = contract.state === 'active' ? besideDue(contract, beside) : undefined;
  const { waiting, returned } = contract[beside] ?? {};
  return { ...(bill ? { bill: billView(bill, today, contract) } : {}), ...(waiting || returned ? { waits: true as const } : {}), ...(open ? { open: moneyView(open) } : {}) };
}

function releaseView({ retention, milestones }: Contract): ReleaseView {
  const release = retention?.release ?? { kind: 'manual' as const };
  if (release.kind !== 'milestone') return release;
  const [milestone] = partsOf({ milestones }, release.milestoneId);
  return milestone ? { ...release, name: wholeName(milestone) } : { kind: 'manual' };
}
