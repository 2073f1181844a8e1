import { linesOn } from '../../../billing/change-order';
import { sum } from '../../../billing/money';
import { namesDeliverable } from '../../../billing/plan-hints';
import { goesStraightOut } from '../../../billing/prepare-invoice';
import type { Preview } from '../../../operations/preview-milestone';
import type { PreviewView } from '../api';
import { moneyView } from './money-view';
import { problemView } from './problem-view';

export function previewView({ contract, milestone, dueDate, taxName, immediate, blockers }: Preview): PreviewView {
  const amount = sum([milestone.amount, ...linesOn(contract, milestone).map(({ price }) => price)], contract.currency);
  return {
    // However far the contract goes alone, an invoice that somebody has to release goes no further than that.
    autonomy: goesStraightOut(contract, amount) ? contract.autonomy : 'prepare',
    amount: moneyView(amount),
    taxMode: contract.mapping.taxMode,
    taxName,
    clientName: contract.client.name,
    dueDate,
    immediate,
    vague: !namesDeliverable(milestone.name),
    blockers: blockers.map(problemView),
  };
}
