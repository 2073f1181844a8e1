import type { Contract } from '../../../billing/contract';
import { isDisputed } from '../../../billing/disputed';
import { isGated } from '../../../billing/gate';
import type { AccountId, PersonId } from '../../../billing/ids';
import type { Milestone } from '../../../billing/milestone';
import { graceUntil, milestoneGate } from '../../../billing/milestone-gate';
import { known } from '../../../operations/decide-gate';
import type { Pulse } from '../../../store/pulse';
import type { Connection, People } from '../../../store/site';
import type { GateView, PassView } from '../api';
import { moneyView } from './money-view';

/** What a gate is judged by, beside the contract. */
export interface GateRecords {
  readonly connection?: Connection | undefined;
  readonly pulse?: Pulse | undefined;
  readonly people?: People | undefined;
}

/** Who looks at it: `view` is whether they may see money. */
export interface GateReader {
  readonly account: AccountId;
  readonly view: boolean;
  readonly manage: boolean;
}

/**
 * The gate of a milestone that is due before release, and what a person may do about it; of any other only the latter, since a rule of a workflow may ask for its money
 * all the same. It goes by the last look that saw every change, not by when the ledger was last heard: that also moves when we connect, and when a look left changes for the next.
 */
export function gateView(contract: Contract, milestone: Milestone, records: GateRecords, reader: GateReader, now: number): { readonly gate?: GateView; readonly pass: PassView } {
  const decided = milestoneGate(contract, milestone, known(records.connection, records.pulse ?? {}, now), now);
  const { gate, policy, opened, override, claim, bill, owed: waitsFor } = decided;
  const accounts = new Map<PersonId, string>(records.people?.known.map(({ person, account }) => [person, account]));
  const grace = graceUntil(waitsFor, policy);
  const owed = bill?.status === 'approved' || bill?.status === 'part_paid';
  const overriders = policy.overriders.flatMap((person) => accounts.get(person) ?? []);
  return {
    ...(isGated(contract, milestone) ? { gate: !gate.open && 'due' in gate ? { ...gate, due: reader.view ? moneyView(gate.due) : undefined } : gate } : {}),
    pass: {
      ...(opened === undefined ? {} : { opened }),
      ...(override ? { override: { ...words(override), by: accounts.get(override.by) ?? '', reason: override.reason } } : {}),
      ...(claim && !gate.open ? { claim: { at: claim.at, paidOn: claim.paidOn, by: accounts.get(claim.by) ?? '', ...(claim.reference === undefined ? {} : { reference: claim.reference }) } } : {}),
      ...(reader.view && owed && isDisputed(contract, bill) ? { disputed: true } : {}),
      ...(contract.gateOff ? { off: { ...contract.gateOff, by: accounts.get(contract.gateOff.by) ?? '' } } : {}),
      claimOpens: policy.claimOpens,
      ...(grace === undefined ? {} : { graceUntil: grace }),
      overriders,
      mayOverride: reader.manage || overriders.includes(reader.account),
      mayClaim: reader.manage && owed,
    },
  };
}

const words = ({ at, until }: { readonly at: string; readonly until?: string }) => ({ at, ...(until === undefined ? {} : { until }) });
