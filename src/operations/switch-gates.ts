import type { Contract } from '../billing/contract';
import { isGated } from '../billing/gate';
import type { ContractId, PersonId } from '../billing/ids';
import { getContract } from '../store/read';
import { transact } from '../store/transact';
import { contractChanges } from './contract-changes';
import { tellJira } from './tell-jira';

/** A site administrator's word on the gates of a contract, whatever its rules, policy and money say. */
export interface SwitchAct {
  readonly by: PersonId;
  readonly now: number;
  /** Why they are opened; absent: they go by the money again. */
  readonly opened?: string;
}

/** Opens the gates of one contract for good, or lets them go by the money again; nothing where it is so already. Doing it twice does nothing twice. */
export async function switchGates(id: ContractId, act: SwitchAct): Promise<void> {
  const at = new Date(act.now).toISOString();
  const written = await transact<Contract | undefined>(async () => {
    const before = await getContract(id);
    if (!before || (before.gateOff === undefined) === (act.opened === undefined)) return { changes: [], result: before };
    const { gateOff: _off, ...on } = before;
    const after: Contract = act.opened === undefined ? on : { ...on, gateOff: { by: act.by, at, reason: act.opened } };
    const event = act.opened === undefined ? { kind: 'gates-closed' as const, name: before.name } : { kind: 'gates-opened' as const, name: before.name, reason: act.opened };
    const { contract, changes } = contractChanges(before, after, { at, by: act.by }, [event]);
    return { changes, result: contract };
  });
  // Also where it was so already: what a crash left untold is told now.
  if (written) await Promise.all(written.milestones.filter((milestone) => isGated(written, milestone)).map(async (milestone) => tellJira(written, milestone)));
}
