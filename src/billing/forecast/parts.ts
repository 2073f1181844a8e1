import type { CalendarDate } from '../calendar-date';
import type { ClientId, ContractId, ProjectId, WorkItemId } from '../ids';
import type { CurrencyCode } from '../money';
import type { Terms } from '../terms';
import type { CameIn } from './client-history';
import type { WorkSeen } from './contract-items';
import type { PackedCounts } from './counts';
import type { Alike } from './deal';
import type { HowClientPays, LikelyReached } from './explain';
import type { ForecastItem, ForecastPlan, PastReach } from './inputs';
import type { KeptForecast } from './score';

/** What is seen of the work of one milestone, and when it was last counted. */
export interface WorkKept extends WorkSeen {
  readonly id: WorkItemId;
  /** For people: the work item's key. */
  readonly key: string;
  readonly countedOn?: CalendarDate;
}

/** What a contract's part holds beside what all parts do. */
export interface ContractPart {
  readonly kind: 'contract';
  readonly id: ContractId;
  /** The contract's `rev` that it was made from. */
  readonly contractRev: number;
  readonly projectId: ProjectId;
  readonly projectKey: string;
  readonly name: string;
  readonly terms: Terms;
  /** Who lets its invoices go. */
  readonly released: ForecastPlan['released'];
  /** Its bills that the ledger has: they are in the client's history too, and count once. */
  readonly ledgerIds: readonly string[];
  /** By invoice: its date in the ledger; since when it has been waiting to be issued. */
  readonly issued: Readonly<Record<string, CalendarDate>>;
  readonly waitingSince: Readonly<Record<string, CalendarDate>>;
  /** Days that drafts waited for their release, the last twenty. */
  readonly releaseDays: readonly number[];
  /** Its milestones that were reached and had a planned day: how far they slipped. */
  readonly reached: readonly PastReach[];
  /** By milestone. */
  readonly work: Readonly<Record<string, WorkKept>>;
  /** The counts by days since a milestone is reached, on the contract's own terms. */
  readonly after?: PackedCounts;
}

/** What a client owes on invoices that are not ours. */
export interface ClientPart {
  readonly kind: 'client';
  readonly id: ClientId;
}

/** One part of the site's forecast: what one contract, or one client's other invoices, may bring. */
export interface ForecastPart {
  readonly rev: number;
  readonly about: ContractPart | ClientPart;
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly items: readonly ForecastItem[];
  /** By item: in how many of the futures it comes on each day after `ForecastSite.made.knownTo`. */
  readonly counts: Readonly<Record<string, PackedCounts>>;
  /** By item that is not yet invoiced: when it is likely reached. */
  readonly likely: Readonly<Record<string, LikelyReached>>;
  /** By item whose terms are not the contract's own. */
  readonly after: Readonly<Record<string, PackedCounts>>;
  /** How the client pays, on the terms of these items. */
  readonly pays?: HowClientPays;
  /** What came lately, on its invoices. */
  readonly came: readonly CameIn[];
  /** How many of its smallest items there was no room for: they are in no figure. Absent where there are none. */
  readonly leftOut?: number;
}

/** How far the ledger's invoices of the last three years were read. */
export interface HistoryProgress {
  readonly organisationId: string;
  /** The next page begins with what changed at this instant (ISO, UTC), and is this one of it. */
  readonly since: string;
  readonly page: number;
  /** Invoices read so far, those read again included. */
  readonly read: number;
  /** When all was read for the first time, and when it last was: ISO instants, UTC. */
  readonly wholeAt?: string;
  readonly readAt?: string;
}


/** The line that cash must not fall below, in one currency. Amounts in minor units. */
export interface KeptLine {
  readonly currency: CurrencyCode;
  /** The cash there was at the end of a day: what came and went since is added. */
  readonly cash: number;
  readonly on: CalendarDate;
  readonly line: number;
  /** What goes out each month, on this day of it (in a shorter month on its last). */
  readonly monthly: number;
  readonly day: number;
  /** The first day on which cash may be below the line, how much it may then be, and since when that is known: ISO instant, UTC. */
  readonly low?: { readonly on: CalendarDate; readonly cash: number; readonly since: string };
}

/** Everything of the site's forecast that is not in its parts. */
export interface ForecastSite {
  readonly rev: number;
  readonly history?: HistoryProgress;
  /** The ledger's tax rates by code, in per cent. */
  readonly taxes?: { readonly at: string; readonly rates: Readonly<Record<string, number>> };
  /** What changed on contracts up to this instant (ISO, UTC) is in the parts. */
  readonly contractsTo?: string;
  /** The day on which the work was last counted. */
  readonly countedOn?: CalendarDate;
  readonly made?: {
    readonly at: string;
    readonly knownTo: CalendarDate;
    readonly days: number;
    readonly alike: Alike;
    /** Payments that it was learned from. */
    readonly payments: number;
  };
  readonly lines?: readonly KeptLine[];
}

/** A week's forecast of the cash within its `days`, and what then came: absent until that is known. */
export interface KeptWeek extends KeptForecast {
  readonly knownTo: CalendarDate;
  readonly days: number;
  readonly actual?: number;
}

export interface ForecastWeeks {
  readonly rev: number;
  /** The oldest first. */
  readonly weeks: readonly KeptWeek[];
}
