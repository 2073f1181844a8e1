import type { Contract } from './contract';
import { drawnFrom, gateBill, gateOf } from './gate';
import type { ReleasedUnpaid } from './gate-policy';
import type { MilestoneId } from './ids';
import { policyOf } from './milestone-gate';
import type { Milestone } from './milestone';

/** So many names of what went out are kept with a milestone, the latest first. */
const MOST_NAMED = 20;

/** What went out, by its name. */
export type WentOut = Partial<Pick<ReleasedUnpaid, 'items' | 'versions'>>;

/** The contract, with what went out of a milestone's work noted beside what was noted before. `at`: ISO instant, UTC. */
export function withReleased(contract: Contract, milestoneId: MilestoneId, { items = [], versions = [] }: WentOut, at: string): Contract {
  const others = (contract.released ?? []).filter((entry) => entry.milestoneId !== milestoneId);
  const before = contract.released?.find((entry) => entry.milestoneId === milestoneId);
  const merged = (later: readonly string[], earlier: readonly string[] = []): readonly string[] => [...new Set([...later, ...earlier])].slice(0, MOST_NAMED);
  return { ...contract, released: [...others, { milestoneId, at, items: merged(items, before?.items), versions: merged(versions, before?.versions) }] };
}

/** Whether the money for a milestone is in as far as our own records say, as if the ledger had just been asked. */
export function isPaidFor(contract: Contract, milestone: Milestone): boolean {
  const bill = gateBill(contract, milestone);
  return gateOf(milestone, bill, policyOf(contract), { connected: true, lookedAt: new Date(0).toISOString() }, 0, drawnFrom(contract, bill)).open;
}

/** What went out unpaid and still is, with nobody having let it pass since. */
export function releasedUnpaid(contract: Contract): readonly { readonly release: ReleasedUnpaid; readonly milestone: Milestone }[] {
  return (contract.released ?? []).flatMap((release) => {
    const milestone = contract.milestones.find(({ id }) => id === release.milestoneId);
    const passed = contract.overrides?.some(({ milestoneId, at }) => milestoneId === release.milestoneId && at >= release.at) === true;
    return milestone === undefined || passed || isPaidFor(contract, milestone) ? [] : [{ release, milestone }];
  });
}
