import { baseTotals, type BaseTotals } from '../../../billing/base-totals';
import type { CalendarDate } from '../../../billing/calendar-date';
import { agreedTotal } from '../../../billing/change-order';
import { isFor } from '../../../billing/collect';
import type { Bill, Contract } from '../../../billing/contract';
import type { Milestone } from '../../../billing/milestone';
import { isDisputed } from '../../../billing/disputed';
import { gateBill } from '../../../billing/gate';
import { isPositive, type CurrencyCode } from '../../../billing/money';
import { isOwed, planTotals, retainedOf } from '../../../billing/plan';
import { formatPercent } from '../../../billing/share';
import type { BillView, ContractSummary, ContractView, MilestoneView, TriggerView } from '../api';
import { besideViews } from './beside-view';
import { billView } from './bill-view';
import { moneyView } from './money-view';
import { problemView } from './problem-view';
import { retainerView } from './retainer-view';

/** A contract's figures on `today`, a date in the organisation's zone. */
export function contractSummary(contract: Contract, today: CalendarDate): ContractSummary {
  const totals = planTotals(contract, today);
  return {
    id: contract.id,
    rev: contract.rev,
    name: contract.name,
    clientName: contract.client.name,
    currency: contract.currency,
    price: moneyView(contract.price),
    ...(isPositive(agreedTotal(contract)) ? { agreed: moneyView(agreedTotal(contract)) } : {}),
    allocated: moneyView(totals.allocated),
    unallocated: moneyView(totals.unallocated),
    billed: moneyView(totals.billed),
    paid: moneyView(totals.paid),
    outstanding: moneyView(totals.outstanding),
    overdue: moneyView(totals.overdue),
    toBill: moneyView(totals.toBill),
    ...(contract.retainers ? { retained: moneyView(retainedOf(contract)) } : {}),
    terms: contract.terms,
    taxMode: contract.mapping.taxMode,
    autonomy: contract.autonomy,
    ...(contract.remind ? { remind: true } : {}),
    state: contract.state,
    ...(contract.startsOn === undefined ? {} : { startsOn: contract.startsOn }),
    ...(contract.endsOn === undefined ? {} : { endsOn: contract.endsOn }),
  };
}

/** `base`: the currency of the ledger's books, where it is known. */
export function contractView(contract: Contract, today: CalendarDate, base?: CurrencyCode): ContractView {
  const totals = base && baseTotals([contract], base, today);
  const disputed = contract.bills.filter((bill) => isOwed(bill) && isDisputed(contract, bill));
  return {
    ...contractSummary(contract, today),
    ...(totals ? { inBase: baseView(totals) } : {}),
    ...(disputed.length > 0 ? { disputed: disputed.map(({ invoiceId }) => invoiceId) } : {}),
    milestones: contract.milestones.map((milestone) => milestoneView(contract, milestone, today)),
    ...(contract.retainers ? { retainers: contract.retainers.map((retainer) => retainerView(contract, retainer, today)) } : {}),
    ...besideViews(contract, today),
  };
}

export const baseView = ({ paid, outstanding, overdue }: BaseTotals): NonNullable<ContractView['inBase']> => ({ paid: moneyView(paid), outstanding: moneyView(outstanding), overdue: moneyView(overdue) });

export function milestoneView(contract: Contract, milestone: Milestone, today: CalendarDate): MilestoneView {
  const { state, price } = milestone;
  const bill = gateBill(contract, milestone);
  return {
    id: milestone.id,
    contractId: contract.id,
    name: milestone.name,
    deliverable: milestone.deliverable ?? '',
    issueId: milestone.workItem.id,
    issueKey: milestone.workItem.key,
    place: contract.milestones.indexOf(milestone) + 1,
    of: contract.milestones.length,
    price: price.kind === 'share' ? { kind: 'share', percent: formatPercent(price.basisPoints) } : { kind: 'amount' },
    amount: moneyView(milestone.amount),
    trigger: triggerView(milestone),
    ...(milestone.terms ? { terms: milestone.terms } : {}),
    ...(milestone.autonomy ? { autonomy: milestone.autonomy } : {}),
    state: state.kind,
    ...(state.kind === 'held' ? { hold: { reason: state.reason } } : {}),
    ...(state.kind === 'waiting' ? { problem: problemView(state.problem) } : {}),
    ...(state.kind === 'billed' && state.reopened ? { reopened: { at: state.reopened.at, kept: state.reopened.kept !== undefined } } : {}),
    ...(bill ? { bill: { ...billView(bill, today, contract), ...othersOn(contract, bill, milestone) } } : {}),
    ...(milestone.part ? { part: { whole: milestone.part.whole, place: milestone.part.place, count: milestone.part.count } } : {}),
    ...(bill?.held ? { billProblem: problemView(bill.held) } : {}),
  };
}

function othersOn({ milestones }: Contract, bill: Bill, own: Milestone): Pick<BillView, 'others' | 'further'> {
  if (!bill.with) return {};
  return { ...(bill.milestoneId === own.id ? {} : { further: true }), others: milestones.filter(({ id }) => id !== own.id && isFor(bill, id)).map(({ name, workItem }) => ({ name, issueKey: workItem.key })) };
}

function triggerView({ trigger }: Milestone): TriggerView {
  switch (trigger.kind) {
    case 'category':
      return { kind: 'category', category: trigger.category };
    case 'status':
      return { kind: 'status', statusId: trigger.statusId, statusName: trigger.statusName };
    case 'version':
      return trigger;
    case 'date':
      return { kind: 'date', date: trigger.date };
    case 'manual':
    case 'start':
      return { kind: trigger.kind };
  }
}
