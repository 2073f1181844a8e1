import type { Contract } from '../../../billing/contract';
import { DEFAULT_GATE_RULE, gateBill, gateOf, isGated } from '../../../billing/gate';
import type { Milestone } from '../../../billing/milestone';
import type { Pulse } from '../../../store/pulse';
import type { Connection } from '../../../store/site';
import type { GateView } from '../api';
import { moneyView } from './money-view';

/**
 * The gate of a milestone that is due before release; nothing for any other. It goes by the last look that saw every change, not by when the ledger was last heard: that
 * also moves when we connect, and when a look left changes for the next.
 */
export function gateView(contract: Contract, milestone: Milestone, { connection, pulse }: { readonly connection?: Connection; readonly pulse?: Pulse }, now: number): { readonly gate?: GateView } {
  if (!isGated(contract, milestone)) return {};
  const known = { connected: connection?.state.kind === 'connected', ...(pulse?.lookedAt === undefined ? {} : { lookedAt: pulse.lookedAt }), ...(pulse?.unread === undefined ? {} : { unread: pulse.unread }) };
  const gate = gateOf(milestone, gateBill(contract, milestone), DEFAULT_GATE_RULE, known, now);
  return { gate: !gate.open && 'due' in gate ? { ...gate, due: moneyView(gate.due) } : gate };
}
