import type { ScopeContractView } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import { inHours } from './in-hours';

const counted = (value: number | undefined): string => (value === undefined ? '' : String(value));
const hours = (seconds: number | undefined): string => (seconds === undefined ? '' : String(inHours(seconds)));

/** A line for each milestone: what was kept when it was priced, and how far that has drifted. Times are UTC. */
export function scopeCells(contracts: readonly ScopeContractView[]): readonly (readonly string[])[] {
  const { columns, scope } = t.tables;
  const lines = contracts.flatMap(({ name, milestones }) => milestones.map(({ name: milestone, issueKey, billed, baseline, drift }) => [
    name, milestone, issueKey, billed ? t.words.milestoneState.billed : '', baseline?.at ?? '', drift ? t.scope.level[drift.level] : '', counted(drift?.added), counted(drift?.removed), counted(drift?.reestimated), counted(drift?.reworded),
    counted(drift?.items.was ?? baseline?.items), counted(drift?.items.is), counted(drift?.points?.was ?? baseline?.points), counted(drift?.points?.is), hours(drift?.seconds?.was ?? baseline?.seconds), hours(drift?.seconds?.is),
  ]));
  return [[
    columns.contract, columns.milestone, columns.epic, columns.state, scope.keptAt, scope.drift, scope.added, scope.removed, scope.reestimated, scope.reworded,
    scope.itemsBefore, scope.itemsNow, scope.pointsBefore, scope.pointsNow, scope.hoursBefore, scope.hoursNow,
  ], ...lines];
}

/** A line for each change order: amounts in plain decimals. */
export function orderCells(contracts: readonly ScopeContractView[]): readonly (readonly string[])[] {
  const { columns, orders } = t.tables;
  const lines = contracts.flatMap(({ name, orders: made }) => made.map(({ number, title, milestoneName, state, price, createdAt, items, agreed, declined, bill }) => [
    name, String(number), title, milestoneName ?? '', t.scope.order.state[state], price.currency, price.amount, String(items.length), createdAt, agreed?.at ?? '', agreed?.with ?? '', agreed?.evidence ?? '', declined?.reason ?? '', bill?.number ?? '',
  ]));
  return [[
    columns.contract, columns.place, orders.title, columns.milestone, columns.state, columns.currency, columns.price, orders.items, orders.draftedAt, orders.agreedAt, orders.agreedWith, orders.evidence, orders.declined, columns.number,
  ], ...lines];
}
