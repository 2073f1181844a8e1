import { CashForecast, PaymentLearner, byClientMean, byDueDate, expectedWithin, type ForecastInvoice } from '../../src/billing/forecast';
import { dateOf } from '../../src/billing/forecast/days';
import { DELAYS, quantile } from '../../src/billing/forecast/delays';
import { MARKS, type DelayForecast } from '../../src/billing/forecast/score';
import type { Billed, Settled } from '../../src/billing/forecast/learn-payments';
import type { ClientId, InvoiceId } from '../../src/billing/ids';
import { currencyCode, money } from '../../src/billing/money';
import type { PastInvoice } from './read-history';
import { ShrunkRule } from './shrunk';

/** The forecast, and the rules it is measured against. */
export const METHODS = ['forecast', 'due_date', 'customer_mean', 'shrunk'] as const;
export type Method = (typeof METHODS)[number];

type PerMethod<T> = Readonly<Record<Method, T>>;

/** What each method said of one invoice on the day it was issued. */
export interface AtIssue {
  readonly invoice: PastInvoice;
  readonly said: PerMethod<DelayForecast>;
}

/** What each method said on one day of the invoices open then: what comes of them within some days. */
export interface Snapshot {
  readonly day: number;
  readonly within: number;
  readonly currency: string;
  readonly actual: number;
  readonly cash: PerMethod<number>;
  /** The forecast's own range of the total. */
  readonly p10: number;
  readonly p90: number;
  readonly chances: readonly { readonly happened: boolean; readonly said: PerMethod<number> }[];
}

export interface Replay {
  readonly atIssue: readonly AtIssue[];
  readonly snapshots: readonly Snapshot[];
  /** The first day that is tested. */
  readonly from: number;
}

/** The last part of the history by issue date that is tested. */
const TESTED = 0.4;
const EVERY = 7;
export const WITHIN = [28, 7] as const;

/**
 * Lives through the history day by day. A forecast on day t has seen only what was settled before t, and knows of the others only that they were open. Each of the last 40 % of the invoices is
 * foretold on its issue date; every week, as long as the history is whole for 28 days more, what comes of all open invoices.
 */
export function replay(history: readonly PastInvoice[]): Replay {
  const invoices = history.toSorted((a, b) => a.issued - b.issued || a.line - b.line);
  const settled = invoices.flatMap((invoice) => (invoice.paid === undefined ? [] : [asSettled(invoice, invoice.paid)])).toSorted((a, b) => a.paid - b.paid || a.issued - b.issued);
  const tested = invoices.slice(Math.floor(invoices.length * (1 - TESTED)));
  const [from, last] = [tested[0]?.issued ?? 0, tested.at(-1)?.issued ?? -1];
  const seen = new Known(settled);
  const atIssue: AtIssue[] = [];
  const snapshots: Snapshot[] = [];
  let next = 0;
  for (let day = from; day <= last; day += 1) {
    seen.upTo(day);
    for (; tested[next]?.issued === day; next += 1) {
      const invoice = tested[next];
      if (invoice?.paid !== undefined) atIssue.push(seen.atIssue(invoice, invoice.paid));
    }
    if ((day - from) % EVERY === 0 && day + Math.max(...WITHIN) <= last) snapshots.push(...seen.snapshots(day, openOn(invoices, day)));
  }
  return { atIssue, snapshots, from };
}

const openOn = (invoices: readonly PastInvoice[], day: number): readonly PastInvoice[] => invoices.filter(({ issued, paid }) => issued <= day && (paid === undefined || paid > day));

const asBilled = ({ customer, issued, due }: PastInvoice): Billed => ({ clientId: customer, issued, due });
const asSettled = (invoice: PastInvoice, paid: number): Settled => ({ ...asBilled(invoice), paid, share: 1 });

/** What the methods know at some point of the history. */
class Known {
  private readonly learner = new PaymentLearner();
  private readonly shrunk = new ShrunkRule();
  private readonly past: Settled[] = [];
  private readonly chances = new Float64Array(DELAYS);
  private next = 0;
  private mean = byDueDate;

  constructor(private readonly settled: readonly Settled[]) {}

  upTo(day: number): void {
    for (let one = this.settled[this.next]; one && one.paid < day; one = this.settled[this.next]) {
      this.learner.settle(one);
      this.shrunk.settle(one);
      this.past.push(one);
      this.next += 1;
    }
    this.shrunk.forget(day);
    this.mean = byClientMean(this.past, day - 1);
  }

  atIssue(invoice: PastInvoice, paid: number): AtIssue {
    const billed = asBilled(invoice);
    this.learner.expect(billed, invoice.issued, this.chances);
    const same = (delay: number): readonly number[] => MARKS.map(() => delay);
    const as = (marks: readonly number[]): DelayForecast => ({ marks, actual: paid - invoice.due });
    const said = {
      forecast: as(MARKS.map((share) => quantile(this.chances, share))),
      due_date: as(same(0)),
      customer_mean: as(same(this.mean(billed) - invoice.due)),
      shrunk: as(this.shrunk.marks(billed, MARKS)),
    };
    return { invoice, said };
  }

  snapshots(day: number, open: readonly PastInvoice[]): readonly Snapshot[] {
    const currencies = [...new Set(open.map(({ currency }) => currency))];
    const most = Math.max(...WITHIN);
    return currencies.flatMap((currency) => {
      const invoices = open.filter((invoice) => invoice.currency === currency);
      const forecast = new CashForecast({ knownTo: dateOf(day), days: most, items: invoices.map(asItem), payments: [], reached: [], releaseDays: [] }, this.learner);
      return WITHIN.map((within) => this.snapshot(day, within, currency, invoices, forecast));
    });
  }

  private snapshot(day: number, within: number, currency: string, invoices: readonly PastInvoice[], forecast: CashForecast): Snapshot {
    const chances = invoices.map((invoice) => {
      const billed = asBilled(invoice);
      const said = {
        forecast: forecast.chanceWithin(idOf(invoice), within),
        due_date: expectedWithin(byDueDate, billed, day, within) ? 1 : 0,
        customer_mean: expectedWithin(this.mean, billed, day, within) ? 1 : 0,
        shrunk: this.shrunk.within(billed, day, within),
      };
      return { happened: invoice.paid !== undefined && invoice.paid <= day + within, said };
    });
    const sum = (of: (place: number) => number): number => invoices.reduce((all, { minor }, place) => all + minor * of(place), 0);
    const by = (method: Method): number => sum((place) => chances[place]?.said[method] ?? 0);
    const total = forecast.running()[0]?.periods[within - 1];
    const cash = { forecast: total?.p50 ?? 0, due_date: by('due_date'), customer_mean: by('customer_mean'), shrunk: by('shrunk') };
    return { day, within, currency, actual: sum((place) => (chances[place]?.happened ? 1 : 0)), cash, p10: total?.p10 ?? 0, p90: total?.p90 ?? 0, chances };
  }
}

const idOf = ({ line }: PastInvoice): InvoiceId => `line ${line}` as InvoiceId;

/** A forecast needs a currency, and adds none up; which one it is makes no difference. */
const ANY = currencyCode('AUD');

const asItem = (invoice: PastInvoice): ForecastInvoice => ({
  kind: 'invoice',
  id: idOf(invoice),
  name: idOf(invoice),
  clientId: invoice.customer as ClientId,
  amount: money(invoice.minor, ANY),
  issued: dateOf(invoice.issued),
  due: dateOf(invoice.due),
});
