import type { CalendarDate } from '../billing/calendar-date';
import type { AccountId, ContractId, PersonId, WorkItemId } from '../billing/ids';
import type { LedgerOrganisation } from '../billing/ledger';
import type { Problem } from '../billing/problems';

/** The site's one connection to the ledger. Its secrets are in secret storage, never here. */
export interface Connection {
  readonly rev: number;
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
  readonly state: { readonly kind: 'connected' } | { readonly kind: 'disconnected' } | { readonly kind: 'broken'; readonly problem: Problem; readonly since: string };
  /** `silent`: notices were heard once, and no longer arrive. */
  readonly webhook: 'off' | 'waiting' | 'verified' | 'silent';
  /** When its key was verified: ISO instant, UTC. */
  readonly webhookSince?: string;
}

/** Number prefixes and the contract that owns each: one owner per prefix on a site, so numbers can't meet. */
export interface Numbering {
  readonly rev: number;
  readonly owners: Readonly<Record<string, ContractId>>;
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
