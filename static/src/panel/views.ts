import type { PanelView } from '../../../src/handlers/pages/api';
import { t } from '../texts';

export type Tagged = Extract<PanelView, { state: 'tagged' }>;
export type Untagged = Extract<PanelView, { state: 'untagged' }>;

/** Something is under way that will soon look different: a milestone about to be billed, or an invoice on its way. */
export function isMoving(view: Tagged): boolean {
  const { milestone, preview } = view;
  const about = milestone.state === 'planned' && preview?.immediate === true && preview.blockers.length === 0;
  return about || milestone.bill?.status === 'sending' || (milestone.state === 'billed' && milestone.bill === undefined);
}

/** What people see of it at a glance: when this changes, something has happened. */
export function lookOf(view: PanelView): string {
  return view.state === 'tagged' ? `${view.milestone.state} ${view.milestone.bill?.status ?? ''}` : view.state;
}

/** How the milestone's price stands to tax: " + GST". Nothing while no organisation says what its tax is called. */
export function taxMarkOf({ connection, contract }: Tagged): string {
  return connection.state === 'not_connected' ? '' : t.words.taxMark(contract.taxMode, connection.organisation.taxName);
}
