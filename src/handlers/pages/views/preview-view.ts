import { isCollected } from '../../../billing/collect';
import { isZero, subtract } from '../../../billing/money';
import { namesDeliverable } from '../../../billing/plan-hints';
import { goesStraightOut, grossOf } from '../../../billing/prepare-invoice';
import { asFor, autonomyOf, reachingOf } from '../../../billing/reaching';
import type { Preview } from '../../../operations/preview-milestone';
import type { PreviewView } from '../api';
import { moneyView } from './money-view';
import { problemView } from './problem-view';

export function previewView({ contract, milestone, dueDate, taxName, immediate, blockers, less }: Preview): PreviewView {
  const gross = grossOf(contract, milestone);
  const { drawn, withheld } = less;
  const amount = subtract(subtract(gross, drawn), withheld);
  return {
    // However far the contract goes alone, an invoice that somebody has to release goes no further than that.
    autonomy: reachingOf(contract, milestone) === 'remind' ? 'remind' : !isCollected(contract, milestone) && goesStraightOut(asFor(contract, milestone), amount) ? autonomyOf(contract, milestone) : 'prepare',
    amount: moneyView(amount),
    ...(isZero(drawn) && isZero(withheld) ? {} : { less: { gross: moneyView(gross), ...(isZero(drawn) ? {} : { drawn: moneyView(drawn) }), ...(isZero(withheld) ? {} : { withheld: moneyView(withheld) }) } }),
    taxMode: contract.mapping.taxMode,
    taxName,
    clientName: contract.client.name,
    dueDate,
    immediate,
    vague: !namesDeliverable(milestone.name),
    blockers: blockers.map(problemView),
  };
}
