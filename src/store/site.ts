import type { CalendarDate } from '../billing/calendar-date';
import type { AccountId, ContractId, PersonId, WorkItemId } from '../billing/ids';
import type { LedgerOrganisation } from '../billing/ledger';
import type { Problem } from '../billing/problems';
import type { AccessId } from './access';

/**
 * How we were let in: by a custom connection, which leads to one organisation, or by a person's consent, whose token may reach several. Then the
 * organisation is named with every call. `renewedAt`, kept to the day: when the consent was last renewed, ISO instant, UTC; it ends when that is not done for long.
 */
export type Via =
  | { readonly kind: 'custom' }
  | { readonly kind: 'consent'; readonly tenantId: string; readonly connectionId: string; readonly renewedAt: string; readonly warned?: true };

/** The site's one connection to the ledger. Its secrets are in secret storage, never here: `access` names them. */
export interface Connection {
  readonly rev: number;
  readonly via: Via;
  readonly access: AccessId;
  readonly organisation: LedgerOrganisation;
  /** Where people reach this Jira site, for links back from invoices; read again each day. */
  readonly siteUrl: string;
  /** The first and last characters of the client id, so that an admin can tell which one it is. */
  readonly clientIdHint: string;
  readonly connectedBy: PersonId;
  /** ISO instants, UTC. */
  readonly connectedAt: string;
  readonly lastHeardAt: string;
  /** The ledger is next asked what changed since this instant; absent before the first look. */
  readonly pollFrom?: string;
  /** `remains`: the ledger could not be told, and may still list us. */
  readonly state: { readonly kind: 'connected' } | { readonly kind: 'disconnected'; readonly remains?: true } | { readonly kind: 'broken'; readonly problem: Problem; readonly since: string };
  /** `silent`: notices were heard once, and no longer arrive. */
  readonly webhook: 'off' | 'waiting' | 'verified' | 'silent';
  /** When its key was verified: ISO instant, UTC. */
  readonly webhookSince?: string;
}

/** Number prefixes and the contract that owns each: one owner per prefix on a site, so numbers can't meet. */
export interface Numbering {
  readonly rev: number;
  readonly owners: Readonly<Record<string, ContractId>>;
  /** While all other records are being erased: no contract is made meanwhile. */
  readonly erasing?: Erasing;
  /** When that was last done. The prefixes stay taken, so that no number is ever given twice. */
  readonly erased?: Omit<Erasing, 'pass'>;
}

/** Who wants all erased and since when (ISO instant, UTC), how many records went by now, and the how many-eth time they are gone through. */
export interface Erasing {
  readonly by: PersonId;
  readonly at: string;
  readonly records: number;
  readonly pass: number;
}

/**
 * What the schedules look for. `statusIds` are statuses that some trigger names (kept when the trigger goes: asking for one too many
 * costs nothing); `dates` are the milestones due on a date, removed once they are handled.
 */
export interface Agenda {
  readonly rev: number;
  readonly statusIds: readonly string[];
  readonly dates: readonly { readonly date: CalendarDate; readonly workItemId: WorkItemId }[];
}

/** Whose each of our pseudonyms is. The only place where account ids are kept, so erasing one here erases the person everywhere. */
export interface People {
  readonly rev: number;
  /** The number of the next pseudonym. */
  readonly next: number;
  readonly known: readonly { readonly person: PersonId; readonly account: AccountId }[];
  /** When the platform was last asked which accounts were closed: ISO instant. */
  readonly reportedAt?: string;
}

export const EMPTY_PEOPLE: People = { rev: 0, next: 1, known: [] };
export const EMPTY_NUMBERING: Numbering = { rev: 0, owners: {} };
export const EMPTY_AGENDA: Agenda = { rev: 0, statusIds: [], dates: [] };
