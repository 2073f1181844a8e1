/** The Forecast tab, of a project and of all projects. Amounts are in minor units: the page adds them up and plays them through by the forecast's own code. */
import type { PackedCounts } from '../../../billing/forecast/counts';
import type { HowClientPays, LikelyReached } from '../../../billing/forecast/explain';

/** One thing that money may come from. */
export interface ForecastItemView {
  readonly id: string;
  readonly kind: 'invoice' | 'draft' | 'milestone' | 'retainer' | 'deposit' | 'retention';
  readonly name: string;
  readonly minor: number;
  readonly currency: string;
  readonly counts: PackedCounts;
  /** Of an invoice. */
  readonly due?: string;
  readonly disputed?: boolean;
  /** Of what is not invoiced yet: when it is likely reached, by what, and what its work says of it. `waits`: its day has come, and it waits to be billed. */
  readonly likely?: LikelyReached;
  readonly by?: 'date' | 'by_hand' | 'work' | 'waits';
  readonly issueKey?: string;
  readonly planned?: string;
  readonly open?: number;
  readonly done?: number;
  /** From being reached to its money, where that is otherwise than on its contract. */
  readonly after?: PackedCounts;
}

/** What one contract, or one client's other invoices, may bring and lately brought. */
export interface ForecastPartView {
  /** Absent for invoices of the ledger's that are not ours. */
  readonly contract?: {
    readonly id: string;
    readonly name: string;
    readonly projectId: string;
    readonly projectKey: string;
    /** The contract's `rev` that this was made from. */
    readonly rev: number;
    readonly manage: boolean;
    readonly after?: PackedCounts;
  };
  readonly client: { readonly id: string; readonly name: string };
  readonly pays?: HowClientPays;
  readonly items: readonly ForecastItemView[];
  readonly came: readonly { readonly on: string; readonly currency: string; readonly minor: number }[];
}

/** What came of the smallest items, where there are too many for a page: one list of 251 futures for each week, in steps of `unit` minor units. */
export interface ForecastRest {
  readonly currency: string;
  readonly items: number;
  readonly unit: number;
  readonly weeks: readonly string[];
}

/** How past forecasts of the cash within `days` did. */
export interface ForecastTrack {
  readonly currency: string;
  readonly days: number;
  readonly weeks: readonly { readonly knownTo: string; readonly p10: number; readonly p50: number; readonly p90: number; readonly byDueDate: number; readonly byClientMean: number; readonly actual?: number }[];
}

export interface CashLineView {
  readonly currency: string;
  readonly cash: number;
  readonly on: string;
  readonly line: number;
  readonly monthly: number;
  readonly day: number;
  readonly low?: { readonly on: string; readonly cash: number; readonly since: string };
}

export interface ForecastView {
  readonly manage: boolean;
  /** Today in the organisation's zone. */
  readonly today: string;
  /** `none`: nothing is connected. `reading`: the ledger's history is being read, and the forecast knows only a part of it. */
  readonly history: { readonly state: 'none' | 'reading' | 'read'; readonly read: number; readonly at?: string };
  /** Absent until a forecast was made. */
  readonly made?: { readonly at: string; readonly knownTo: string; readonly days: number; readonly alike: { readonly group: number; readonly all: number }; readonly payments: number };
  /** Of each currency in it, how many digits its amounts have after the point. */
  readonly digits: Readonly<Record<string, number>>;
  readonly parts: readonly ForecastPartView[];
  readonly rest: readonly ForecastRest[];
  /** What came on parts that are not listed, since all of their items are in `rest`. */
  readonly cameElse: ForecastPartView['came'];
  /** Items that there was no room to keep: they are in no figure. */
  readonly leftOut: number;
  /** Only for who may see the billing of every project. */
  readonly whole?: { readonly lines: readonly CashLineView[]; readonly track: readonly ForecastTrack[]; readonly mayWatch: boolean };
}

export interface ForecastCalls {
  /** On a project's page its own, on finance's that of all projects whose billing the reader may see. */
  'forecast.load': [Record<string, never>, ForecastView];
  /** Has the ledger's news read and the forecast made anew, in the background. */
  'forecast.refresh': [Record<string, never>, { readonly askedAt: string }];
  /** When a milestone is expected; both days empty: as its work goes. */
  'forecast.expect': [{ readonly contractId: string; readonly milestoneId: string; readonly rev: number; readonly from: string; readonly to: string }, { readonly rev: number }];
  /** Amounts as typed; an empty `line` ends the watch. `seen`: the line that was shown, if there was one; refused when it is another by now. */
  'forecast.saveLine': [{ readonly currency: string; readonly cash: string; readonly line: string; readonly monthly: string; readonly day: number; readonly seen?: { readonly line: number; readonly cash: number; readonly monthly: number; readonly day: number } }, { readonly lines: readonly CashLineView[] }];
}
