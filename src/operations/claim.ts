import type { Contract } from '../billing/contract';
import { partsOf } from '../billing/part';
import { getContract } from '../store/read';
import type { Tag } from '../store/tag';

/**
 * Whether a tag still holds its epic. One that was only reserved, for a plan that is put on in one go, does until its time is up, and for good once the contract has its milestone.
 * `known` is a contract that was read already.
 */
export async function isClaimed({ reservedUntil, contractId, milestoneId }: Tag, now: number, known?: Contract): Promise<boolean> {
  if (reservedUntil === undefined || now < Date.parse(reservedUntil)) return true;
  const contract = known?.id === contractId ? known : await getContract(contractId);
  return contract !== undefined && partsOf(contract, milestoneId).length > 0;
}
