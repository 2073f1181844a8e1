import type { ActivityEvent } from '../billing/activity';
import type { Contract } from '../billing/contract';
import type { ContractId } from '../billing/ids';
import { gateMark } from '../billing/milestone-gate';
import { withReleased } from '../billing/released';
import { addComment, epicsOfVersions, JiraFailure } from '../jira';
import { getContract, getPeople } from '../store/read';
import { transact } from '../store/transact';
import { contractChanges } from './contract-changes';
import { decideGate, type DecidedMilestone } from './decide-gate';
import { plannedEpicsIn } from './planned-epics';

/** A version that was released. */
export interface ReleasedVersion {
  readonly id: string;
  readonly name: string;
  /** Known of one that is found out about later: what its gate let pass on that day is nobody's concern. */
  readonly releasedOn?: string;
}

/** What became of it: the keys of the milestones' work that went out unpaid, or that there was more in it, and more that waits for money, than could be looked through. */
export type NotedRelease = { readonly kind: 'noted'; readonly unpaid: readonly string[] } | { readonly kind: 'too-many' };

/**
 * A version was released, which nobody can stop: what of it waits for its money is noted on the contract, for a person, in the record, and below the work, where those are told
 * whom the contract names. Told twice of one release it says it once. `now` in milliseconds.
 */
export async function noteRelease(version: ReleasedVersion, now: number): Promise<NotedRelease> {
  const epics = (await epicsOfVersions([version.id])) ?? (await plannedEpicsIn(version.id));
  if (!epics) return { kind: 'too-many' };
  if (epics.length === 0) return { kind: 'noted', unpaid: [] };
  const { milestones } = await decideGate({ kind: 'items', items: epics.map((id) => ({ id, marked: true })) }, {}, now);
  const unpaid = milestones.filter((decided) => decided.opened === undefined && !letPass(decided, version));
  for (const contractId of new Set(unpaid.map(({ contract }) => contract.id))) {
    const ofIt = unpaid.filter(({ contract }) => contract.id === contractId);
    const noted = await note(contractId, ofIt, version, now);
    await tellBelow(noted, version);
  }
  return { kind: 'noted', unpaid: unpaid.map(({ milestone }) => milestone.workItem.key) };
}

/** By its grace or a person, which may be over since: what only the ledger could tell was never asked about that day. */
function letPass({ contract, milestone }: DecidedMilestone, { releasedOn }: ReleasedVersion): boolean {
  const day = releasedOn === undefined ? Number.NaN : Date.parse(releasedOn);
  return Number.isFinite(day) && gateMark(contract, milestone, day) === 'open';
}

/** Answers those that were not noted before. */
async function note(contractId: ContractId, unpaid: readonly DecidedMilestone[], { name }: ReleasedVersion, now: number): Promise<readonly DecidedMilestone[]> {
  return transact(async () => {
    const before = await getContract(contractId);
    const fresh = unpaid.filter(({ milestone }) => before?.milestones.some(({ id }) => id === milestone.id) === true && !isNoted(before, milestone.id, name));
    if (!before || fresh.length === 0) return { changes: [], result: [] };
    const at = new Date(now).toISOString();
    const after = fresh.reduce((contract, { milestone }) => withReleased(contract, milestone.id, { versions: [name] }, at), before);
    const { changes } = contractChanges(before, after, { at, by: 'milepost' }, fresh.flatMap((decided) => eventOf(decided, name)));
    return { changes, result: fresh };
  });
}

const isNoted = ({ released = [] }: Contract, id: string, name: string): boolean => released.some(({ milestoneId, versions }) => milestoneId === id && versions.includes(name));

function eventOf({ milestone, gate, owed: bill }: DecidedMilestone, version: string): readonly ActivityEvent[] {
  if (gate.open) return [];
  return [{ kind: 'version-released-unpaid', version, milestone: milestone.name, workItem: milestone.workItem.key, reason: gate.reason, ...(bill ? { invoice: bill.number } : {}) }];
}

const inEnglish = (version: string, milestone: string, invoice?: string): string =>
  `Version ${version} was released, and the money for milestone “${milestone}”${invoice === undefined ? '' : ` (invoice ${invoice})`} is not in. Milepost can’t stop a release; it waits under Needs attention on the project’s Billing page.`;
const inGerman = (version: string, milestone: string, invoice?: string): string =>
  `Version ${version} wurde veröffentlicht, und das Geld für den Meilenstein „${milestone}“${invoice === undefined ? '' : ` (Rechnung ${invoice})`} ist nicht da. Milepost kann eine Veröffentlichung nicht verhindern; sie steht unter „Zu klären“ auf der Seite „Abrechnung“ des Projekts.`;

/** That Jira takes no comment undoes nothing: it is noted, and waits for somebody. */
async function tellBelow(noted: readonly DecidedMilestone[], { name }: ReleasedVersion): Promise<void> {
  const [first] = noted;
  if (!first) return;
  const named = first.contract.gate?.overriders ?? [];
  const people = named.length === 0 ? [] : (await getPeople()).known.filter(({ person }) => named.includes(person)).map(({ account }) => account);
  for (const { milestone, owed: bill } of noted) {
    try {
      await addComment(milestone.workItem.id, (first.contract.reminders?.language === 'de' ? inGerman : inEnglish)(name, milestone.name, bill?.number), people);
    } catch (error) {
      if (!(error instanceof JiraFailure)) throw error;
    }
  }
}
