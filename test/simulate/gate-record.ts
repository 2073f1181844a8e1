import type { MilestoneView } from '../../src/handlers/pages/api';
import { broken, type Broken } from './broken';
import type { Shipped, Tampered } from './gate-people';
import { milestones, type Outside } from './outside';
import type { GateSeen, Permits } from './permits';
import type { Mishap } from './weather';

const propertyOf = ({ epics }: Outside, key: string): string => JSON.stringify(epics.find((epic) => epic.key === key)?.property);
const same = (outside: Outside, { key, value }: Tampered): boolean => propertyOf(outside, key) === JSON.stringify(value);

/** What somebody wrote into a property and nobody has written over since, as far as it says something untrue of a milestone: whether it is on hold, or its gate open. */
export function stillTampered(outside: Outside, gates: readonly GateSeen[], tampered: readonly Tampered[]): readonly Tampered[] {
  return tampered.filter((each) => {
    const own = milestones(outside).filter(({ issueKey }) => issueKey === each.key);
    const isThere = own.some(({ problem }) => problem?.code !== 'WORK_ITEM_NOT_FOUND') && outside.epics.some(({ key }) => key === each.key);
    return isThere && same(outside, each) && !isTrue(each, own, gates.filter(({ key }) => key === each.key));
  });
}

/** Jira is told of these as of what is on hold: nothing that their work does bills them. */
const TOLD_AS_HELD: readonly string[] = ['BILL_VOIDED', 'CONTRACT_CLOSED'];

/** Of work that is billed in parts the property is held only when all of them are, and its gate is open when no part of it keeps it. */
function isTrue({ value }: Tampered, own: readonly MilestoneView[], gates: readonly GateSeen[]): boolean {
  if (typeof value !== 'object' || value === null || !('state' in value)) return false;
  const isOpen = 'gate' in value && value.gate === 'open';
  const held = own.every(({ state, problem }) => state === 'held' || (state === 'waiting' && TOLD_AS_HELD.includes(problem?.code ?? '')));
  return (value.state === 'held') === held && (gates.length === 0 || isOpen === gates.every(({ opened }) => opened !== undefined));
}

/** What was written into properties by hand is put back by the app's day, and the record says so. */
export function notRepaired(before: Outside, after: Outside, left: readonly Tampered[]): readonly Broken[] {
  const told = ({ activity }: Outside, key: string): number => activity.filter(({ event }) => event.kind === 'mark-repaired' && event.workItem === key).length;
  return left.flatMap((each) => {
    const { key } = each;
    if (same(after, each)) return [broken('stuck', `The property of ${key} was changed by hand, and is not put back.`)];
    return told(after, key) === told(before, key) ? [broken('untold', `The property of ${key} was changed by hand and put back, and the record does not say so.`)] : [];
  });
}

interface Known {
  readonly shipped: readonly Shipped[];
  readonly permits: Permits;
  readonly mishaps: readonly Mishap[];
}

/** A version that was released with work whose gate was and is closed is in the record. What Jira tells of a release can be lost, and nothing else tells of it: those are held against nobody. */
export function shippedTold({ activity }: Outside, seen: readonly GateSeen[], { shipped, permits, mishaps }: Known): readonly Broken[] {
  if (mishaps.some(({ name }) => name.includes('version-released'))) return [];
  const still = shipped.filter(({ milestoneId }) => seen.some((each) => each.milestoneId === milestoneId && !permits.mayPass(each)));
  const told = (key: string, version: string): boolean =>
    activity.some(({ event }) => (event.kind === 'version-released-unpaid' && event.version === version && event.workItem === key) || (event.kind === 'gate-overridden' && event.workItem === key) || event.kind === 'gates-opened' || event.kind === 'gate-policy-changed');
  return still.filter(({ key, version }) => !told(key, version)).map(({ key, version }) => broken('untold', `${version} was released with work of ${key} unpaid, and nobody is told.`));
}
