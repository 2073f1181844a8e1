import type { ActivityEvent } from '../billing/activity';
import type { Contract } from '../billing/contract';
import { waitsForActivation, type ContractState } from '../billing/contract-state';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { transact } from '../store/transact';
import { contractChanges } from './contract-changes';
import { readSeen, type ContractAct, type ContractSeen } from './save-contract';
import { pushLooks } from './work';

/** What a person makes of a contract. Pausing takes a reason: whoever asks why nothing is billed finds it in the record. */
export type ContractMove = { readonly to: 'active' | 'closed' } | { readonly to: 'paused'; readonly reason: string };

const FROM: Readonly<Record<ContractMove['to'], readonly ContractState[]>> = { active: ['draft', 'paused'], paused: ['active'], closed: ['draft', 'active', 'paused'] };

/**
 * Activates, pauses, resumes or closes a contract. What was reached while it was a draft is looked at once it is activated, and billed as far as the contract goes alone: the
 * person was told so. Should that be lost, the hourly sweep finds it. What was reached while it was paused waits for a person, milestone by milestone. Invoices that exist are
 * followed whatever the contract is.
 */
export async function moveContract(act: ContractAct, seen: ContractSeen, move: ContractMove): Promise<Result<Contract>> {
  const at = new Date(act.now).toISOString();
  const moved = await transact<Result<{ readonly contract: Contract; readonly from: ContractState }>>(async () => {
    const before = await readSeen(act, seen);
    if (!before.ok) return { changes: [], result: before };
    const { value } = before;
    if (value.state === move.to) return { changes: [], result: ok({ contract: value, from: value.state }) };
    if (!FROM[move.to].includes(value.state)) return { changes: [], result: refused(notFrom(value)) };
    const { contract, changes } = contractChanges(value, { ...value, state: move.to }, { at, by: act.by }, [eventOf(value, move)]);
    return { changes, result: ok({ contract, from: value.state }) };
  });
  if (!moved.ok) return moved;
  const { contract, from } = moved.value;
  if (from === 'draft' && move.to === 'active') await pushLooks(waitsForActivation(contract).map(({ workItem }) => workItem.id), { kind: 'sweep' });
  return ok(contract);
}

function eventOf({ name, state }: Contract, move: ContractMove): ActivityEvent {
  switch (move.to) {
    case 'active':
      return state === 'draft' ? { kind: 'contract-activated', name } : { kind: 'contract-resumed', name };
    case 'paused':
      return { kind: 'contract-paused', name, reason: move.reason };
    case 'closed':
      return { kind: 'contract-closed', name };
  }
}

/** A closed contract stays closed, and a draft has nothing to pause. */
const notFrom = ({ name, state }: Contract) => problem(state === 'closed' ? 'CONTRACT_CLOSED' : 'CONTRACT_DRAFT', 'contract', { contract: name });
