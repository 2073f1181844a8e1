import type { ActivityEvent } from '../billing/activity';
import type { Contract } from '../billing/contract';
import type { ContractId, PersonId, ProjectId } from '../billing/ids';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import type { Change } from '../store/commit';
import { getContract } from '../store/read';
import { transact } from '../store/transact';
import { contractChanges } from './contract-changes';

/** A person's act on a contract, as they saw it: when its `rev` has moved on, nothing is done and the page is told that it is stale. */
export interface SeenAct {
  readonly contractId: ContractId;
  readonly rev: number;
  readonly projectId: ProjectId;
  readonly by: PersonId;
  readonly now: number;
}

/** What becomes of the contract, the line that says so and others that follow from it, and the records that belong to it; undefined where it is so already. */
export type ContractEdit = { readonly contract: Contract; readonly event: ActivityEvent; readonly then?: readonly ActivityEvent[]; readonly also?: readonly Change[] } | undefined;

/** Reads the contract that the person saw, lets `decide` say what becomes of it, and writes it with its activity. */
export async function editContract(act: SeenAct, decide: (contract: Contract) => Result<ContractEdit> | Promise<Result<ContractEdit>>): Promise<Result<Contract>> {
  return transact<Result<Contract>>(async () => {
    const before = await getContract(act.contractId);
    if (before?.projectId !== act.projectId) return { changes: [], result: refused(problem('CONTRACT_NOT_FOUND', 'contract')) };
    if (before.rev !== act.rev) return { changes: [], result: refused(problem('STALE_PAGE', 'page')) };
    const decided = await decide(before);
    if (!decided.ok) return { changes: [], result: decided };
    if (!decided.value) return { changes: [], result: ok(before) };
    const { contract, changes } = contractChanges(before, decided.value.contract, { at: new Date(act.now).toISOString(), by: act.by }, [decided.value.event, ...(decided.value.then ?? [])]);
    return { changes: [...changes, ...(decided.value.also ?? [])], result: ok(contract) };
  });
}
