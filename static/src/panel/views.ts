import type { PanelView } from '../../../src/handlers/pages/api';

export type Tagged = Extract<PanelView, { state: 'tagged' }>;
export type Untagged = Extract<PanelView, { state: 'untagged' }>;

/** Something is under way that will soon look different: an invoice being sent, or one that waits for its first answer. */
export function isMoving(view: Tagged): boolean {
  const { milestone } = view;
  return milestone.bill?.status === 'sending' || (milestone.state === 'billed' && milestone.bill === undefined);
}
