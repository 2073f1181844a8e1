import { todayIn } from '../billing/calendar-date';
import type { Contract } from '../billing/contract';
import { isGated } from '../billing/gate';
import type { ContractId, MilestoneId, WorkItemId } from '../billing/ids';
import type { Milestone } from '../billing/milestone';
import { milestoneGate, type GateDemand, type LedgerToday, type MilestoneGate } from '../billing/milestone-gate';
import { partsOf, wholeOf } from '../billing/part';
import { getPulse, type Pulse } from '../store/pulse';
import { getConnection, getContract, getTag, getTagsAndConnection } from '../store/read';
import type { Connection } from '../store/site';
import type { Tag } from '../store/tag';
import { invoiceLink } from '../xero';

/** A work item whose milestone counts, if it is one. `marked`: Jira has our property on it, or was not asked. */
export interface AskedItem {
  readonly id: WorkItemId;
  readonly marked: boolean;
}

/** Whose money is asked about. */
export type GateAsked =
  | { readonly kind: 'items'; readonly items: readonly AskedItem[] }
  | { readonly kind: 'contract'; readonly contractId: ContractId }
  | { readonly kind: 'milestone'; readonly contractId: ContractId; readonly milestoneId: MilestoneId };

/** What is asked of them. `every`: of all of them; otherwise only those due before release count. A milestone that is named always does. */
export interface GateRequest extends GateDemand {
  readonly every?: boolean;
}

export interface DecidedMilestone extends MilestoneGate {
  /** The page, in the ledger, of the invoice that is owed. */
  readonly link?: string;
}

export interface GateDecision {
  /** Whether the work may pass: everything that was named is there, and each milestone that counts is open. */
  readonly open: boolean;
  /** Those that count, in the order of their contracts' plans. None: nothing waits for money. */
  readonly milestones: readonly DecidedMilestone[];
  /** A contract or milestone that was named, or that a work item stands for, is not there. */
  readonly gone: boolean;
}

/**
 * Decides a gate from storage alone, whatever Jira's cache of it says: three reads for one work item, one milestone or one contract. Many work items cost a read for
 * each 25, one for each contract, and one for each that is marked as a milestone without being found as one: whatever a batch may have missed is
 * read again by itself. `now` in milliseconds.
 */
export async function decideGate(asked: GateAsked, request: GateRequest, now: number): Promise<GateDecision> {
  return decideOn(asked, asked.kind === 'items' ? await ofItems(asked.items) : await ofNamed(asked), request, now);
}

/** The same of a contract that was read already. */
export function decideOn(asked: GateAsked, { named, gone, connection, pulse }: Named, { every = false, ...demand }: GateRequest, now: number): GateDecision {
  const ledger = known(connection, pulse, now);
  const counting = asked.kind === 'milestone' || every ? named : named.filter(({ contract, milestone }) => isGated(contract, milestone));
  const milestones = counting.map(({ contract, milestone }) => withLink(milestoneGate(contract, milestone, ledger, now, demand), connection));
  return { open: !gone && milestones.every(({ opened }) => opened !== undefined), milestones, gone };
}

/** What was asked about, as far as it is there, and how well the ledger is known. */
export interface Named {
  readonly named: readonly { readonly contract: Contract; readonly milestone: Milestone }[];
  readonly gone: boolean;
  readonly connection: Connection | undefined;
  readonly pulse: Pulse;
}

async function ofNamed(asked: Exclude<GateAsked, { kind: 'items' }>): Promise<Named> {
  const [contract, connection, pulse] = await Promise.all([getContract(asked.contractId), getConnection(), getPulse()]);
  return { ...namedIn(contract, asked), connection, pulse };
}

/** The milestones of a contract that are asked about. */
export function namedIn(contract: Contract | undefined, asked: Exclude<GateAsked, { kind: 'items' }>): Pick<Named, 'named' | 'gone'> {
  const milestones = contract === undefined ? [] : asked.kind === 'contract' ? contract.milestones : partsOf(contract, asked.milestoneId);
  // Where everything passes, nothing waits for what is not there any more.
  const gone = contract === undefined || (asked.kind === 'milestone' && milestones.length === 0 && contract.gateOff === undefined);
  return { named: contract ? milestones.map((milestone) => ({ contract, milestone })) : [], gone };
}

async function ofItems(items: readonly AskedItem[]): Promise<Named> {
  const [{ tags, connection }, pulse] = await Promise.all([getTagsAndConnection(items.map(({ id }) => id)), getPulse()]);
  const found = [...tags, ...(await missed(items, tags))];
  const contracts = await Promise.all([...new Set(found.map(({ contractId }) => contractId))].map(getContract));
  const named = contracts.flatMap((contract) =>
    contract === undefined ? [] : contract.milestones.filter((milestone) => found.some((tag) => isOf(tag, contract, milestone))).map((milestone) => ({ contract, milestone })),
  );
  // One that was reserved for a plan which was never put on has no milestone, and never had.
  const claims = found.filter(({ reservedUntil, milestoneId }) => reservedUntil === undefined || named.some(({ milestone }) => wholeOf(milestone) === milestoneId));
  const gone = claims.some((tag) => !named.some(({ contract, milestone }) => isOf(tag, contract, milestone)));
  return { named, gone, connection, pulse };
}

const isOf = ({ contractId, milestoneId }: Tag, contract: Contract, milestone: Milestone): boolean => contractId === contract.id && milestoneId === wholeOf(milestone);

/** The tags that a batch did not give: asked for one by one where there is a sign that there is one, or where it is the only one. */
async function missed(items: readonly AskedItem[], tags: readonly Tag[]): Promise<readonly Tag[]> {
  const absent = items.filter(({ id, marked }) => (marked || items.length === 1) && !tags.some(({ workItemId }) => workItemId === id));
  return (await Promise.all(absent.map(({ id }) => getTag(id)))).filter((tag) => tag !== undefined);
}

/** How well the ledger is known, for a gate. */
export function known(connection: Connection | undefined, { lookedAt, unread }: Partial<Pulse>, now: number): LedgerToday {
  return {
    connected: connection?.state.kind === 'connected',
    ...(lookedAt === undefined ? {} : { lookedAt }),
    ...(unread === undefined ? {} : { unread }),
    today: todayIn(connection?.organisation.timeZone ?? 'UTC', now),
  };
}

function withLink(decided: MilestoneGate, connection: Connection | undefined): DecidedMilestone {
  const ledgerId = decided.owed?.ledgerId;
  return ledgerId === undefined ? decided : { ...decided, link: invoiceLink(connection?.organisation.shortCode, ledgerId) };
}
