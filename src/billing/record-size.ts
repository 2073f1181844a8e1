import type { Contract } from './contract';

/**
 * A contract is one record of at most 240 KiB (Forge), and a bill takes up to some 700 bytes of it. A retainer goes on for years: it leaves room for the bills of the
 * milestones there are, and for what is yet to be said of its own.
 */
const MOST_BYTES = 225_000;
const BYTES_PER_BILL = 700;

/** Whether a contract may be as it is and still be billed: what was added to it by retainers leaves room for the bills of its milestones. */
export function leavesRoom(contract: Contract): boolean {
  const open = contract.milestones.filter(({ state }) => state.kind !== 'billed').length;
  return new TextEncoder().encode(JSON.stringify(contract)).length + open * BYTES_PER_BILL <= MOST_BYTES;
}
