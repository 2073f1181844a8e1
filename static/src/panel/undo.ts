import type { PageCalls, PanelView } from '../../../src/handlers/pages/api';
import type { ActionName } from './available-actions';
import { draftOf, readDraft } from './draft';
import type { Tagged } from './views';

/** What would take back what was just done. */
export type Reversal =
  | { readonly call: 'panel.unhold'; readonly payload: PageCalls['panel.unhold'][0] }
  | { readonly call: 'panel.hold'; readonly payload: PageCalls['panel.hold'][0] }
  | { readonly call: 'panel.tag'; readonly payload: PageCalls['panel.tag'][0] };

/**
 * How to take back what was done with the milestone as it was `before`; nothing where that is not safe, or would not lead back to where it was: a milestone that waited for a
 * person, or had an invoice, would be billed another way than before.
 */
export function reversalOf(name: ActionName, { milestone, contract }: Tagged, after: PanelView): Reversal | undefined {
  if (milestone.bill || (milestone.part && name === 'untag')) return undefined;
  if (after.state === 'untagged' && name === 'untag' && milestone.state === 'planned') {
    const now = after.contracts.find(({ id }) => id === contract.id);
    const reading = now && readDraft(draftOf(milestone), now.rev);
    return reading && 'input' in reading ? { call: 'panel.tag', payload: reading.input } : undefined;
  }
  if (after.state !== 'tagged') return undefined;
  const seen = { contractId: contract.id, milestoneId: milestone.id, rev: after.contract.rev };
  if (name === 'hold' && milestone.state === 'planned') return { call: 'panel.unhold', payload: seen };
  if (name === 'unhold' && milestone.hold) return { call: 'panel.hold', payload: { ...seen, reason: milestone.hold.reason } };
  return undefined;
}

/** The panel as it will be once a quick act is done, shown at once; undefined for acts that only the server can foretell. */
export function foretold(name: ActionName, view: Tagged, reason: string): Tagged | undefined {
  const { preview: _preview, ...rest } = view;
  const { hold: _hold, ...milestone } = view.milestone;
  if (name === 'hold' && reason.trim() !== '') return { ...rest, milestone: { ...milestone, state: 'held', hold: { reason: reason.trim() } } };
  if (name === 'unhold') return { ...rest, milestone: { ...milestone, state: 'planned' } };
  return undefined;
}
