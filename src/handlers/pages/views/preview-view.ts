import { linesOn } from '../../../billing/change-order';
import { sum } from '../../../billing/money';
import { namesDeliverable } from '../../../billing/plan-hints';
import { goesStraightOut } from '../../../billing/prepare-invoice';
import { asFor, autonomyOf, reachingOf } from '../../../billing/reaching';
import type { Preview } from '../../../operations/preview-milestone';
import type { PreviewView } from '../api';
import { moneyView } from './money-view';
import { problemView } from './problem-view';

export function previewView({ contract, milestone, dueDate, taxName, immediate, blockers }: Preview): PreviewView {
  const amount = sum([milestone.amount, ...linesOn(contract, milestone).map(({ price }) => price)], contract.currency);
  return {
    // However far the contract goes alone, an invoice that somebody has to release goes no further than that.
    autonomy: reachingOf(contract, milestone) === 'remind' ? 'remind' : goesStraightOut(asFor(contract, milestone), amount) ? autonomyOf(contract, milestone) : 'prepare',
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
