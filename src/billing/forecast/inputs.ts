import type { CalendarDate } from '../calendar-date';
import type { ClientId, ContractId, InvoiceId, MilestoneId, ProjectId } from '../ids';
import type { CurrencyCode, Money } from '../money';
import type { Terms } from '../terms';

/** One payment of an invoice that was issued earlier, whoever issued it: what the forecast learns from. Its size in money does not matter. */
export interface PastPayment {
  readonly clientId: ClientId;
  readonly issued: CalendarDate;
  readonly due: CalendarDate;
  /** The day the money came. Before `issued` it counts as paid on that day. */
  readonly paid: CalendarDate;
  /** How much of the invoice this payment was, above 0 and up to 1: an invoice paid in two halves is two payments of a half each. 1 when absent. */
  readonly share?: number;
  /** Whether the client disputed the invoice at any time. */
  readonly disputed?: boolean;
}

/** What is known about payments; in any order. Voided and credited invoices are not in it: they tell nothing of when a client pays. */
export type PaymentHistory = readonly PastPayment[];

/** Where a figure belongs, to be looked at apart. What was not raised by us has no contract and no project. */
export interface Belongs {
  readonly clientId: ClientId;
  readonly contractId?: ContractId;
  readonly projectId?: ProjectId;
}

/** An approved invoice with money owed on it. */
export interface ForecastInvoice extends Belongs {
  readonly kind: 'invoice';
  readonly id: InvoiceId;
  /** For people: its number. */
  readonly name: string;
  /** What is still owed: of a part-paid invoice only the rest. */
  readonly amount: Money;
  readonly issued: CalendarDate;
  readonly due: CalendarDate;
  readonly disputed?: boolean;
}

/** When something not yet invoiced will be. */
export type Reach =
  /** On this date for certain: a retainer's next period, a date trigger, retention that falls free. */
  | { readonly kind: 'date'; readonly date: CalendarDate }
  /** Somebody who knows says between these two dates: they hold eight times in ten. The same date twice means on that day. */
  | { readonly kind: 'by_hand'; readonly from: CalendarDate; readonly to: CalendarDate }
  /** It follows from the work: its planned date, if there is one, and how its parts are moving. */
  | { readonly kind: 'work'; readonly planned?: CalendarDate; readonly parts?: Parts };

/** The work items below a milestone. */
export interface Parts {
  readonly open: number;
  /** The day each finished part was finished. */
  readonly done: readonly CalendarDate[];
  /** The day each part was added, where that is known: work that grows is done later. */
  readonly added?: readonly CalendarDate[];
}

/** Money that comes from an invoice that does not exist yet, or is still a draft. */
export interface ForecastPlan extends Belongs {
  readonly kind: 'draft' | 'milestone' | 'retainer' | 'deposit' | 'retention';
  readonly id: MilestoneId | InvoiceId;
  readonly name: string;
  /** What the client will owe, tax included. */
  readonly amount: Money;
  readonly reach: Reach;
  /** Whether a person must release the invoice once it could be issued: that takes the days that releases have taken. */
  readonly released: 'by_person' | 'by_itself';
  readonly terms: Terms;
  /** How likely it is ever to be invoiced, 0 to 1; 1 when absent. */
  readonly chance?: number;
  /** Of a retention: the milestone that releases it, while that one's work says when. */
  readonly freedBy?: MilestoneId;
}

/** What says when a plan's invoice is issued and due, and who pays it. */
export type Issuing = Pick<ForecastPlan, 'clientId' | 'projectId' | 'reach' | 'released' | 'terms' | 'chance'>;

export type ForecastItem = ForecastInvoice | ForecastPlan;

/** An earlier milestone: when it was to be reached, and when it was. */
export interface PastReach {
  readonly projectId: ProjectId;
  readonly planned: CalendarDate;
  readonly reached: CalendarDate;
}

/** Everything a forecast is made from. */
export interface ForecastInput {
  /** The last day whose payments are known; the forecast begins the day after. */
  readonly knownTo: CalendarDate;
  /** How many days to look ahead: 1 to 180. */
  readonly days: number;
  readonly items: readonly ForecastItem[];
  readonly payments: PaymentHistory;
  readonly reached: readonly PastReach[];
  /** Days that drafts have waited for their release. */
  readonly releaseDays: readonly number[];
}

/** The most days a forecast looks ahead. */
export const MOST_DAYS = 180;

export type { ClientId, CurrencyCode };
