import { linesOn } from '../../../billing/change-order';
import { sum } from '../../../billing/money';
import type { Preview } from '../../../operations/preview-milestone';
import type { PreviewView } from '../api';
import { moneyView } from './money-view';
import { problemView } from './problem-view';

export function previewView({ contract, milestone, dueDate, taxName, immediate, blockers }: Preview): PreviewView {
  return {
    autonomy: contract.autonomy,
    amount: moneyView(sum([milestone.amount, ...linesOn(contract, milestone).map(({ price }) => price)], contract.currency)),
    taxMode: contract.mapping.taxMode,
    taxName,
    clientName: contract.client.name,
    dueDate,
    immediate,
    blockers: blockers.map(problemView),
  };
}
