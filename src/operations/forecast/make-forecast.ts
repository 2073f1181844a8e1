import { addDays, daysBetween } from '../../billing/calendar-date';
import { CashForecast, howClientPays, learnPayments, type ForecastItem, type ForecastPlan, type PaymentHistory } from '../../billing/forecast';
import { cameIn, openInvoices, paymentsOf, type ClientHistory, type KeptInvoice } from '../../billing/forecast/client-history';
import { packCounts, type PackedCounts } from '../../billing/forecast/counts';
import { MOST_DAYS } from '../../billing/forecast/inputs';
import type { ContractPart, ForecastPart, WorkKept } from '../../billing/forecast/parts';
import { dueDate } from '../../billing/terms';
import type { Day, OfContract } from './see-contracts';

/** Everything that the site's forecast is made from. */
export interface Known {
  readonly contracts: readonly OfContract[];
  /** What is kept of clients' other invoices, as it stands. */
  readonly clients: readonly ForecastPart[];
  readonly histories: readonly ClientHistory[];
  readonly day: Day;
}

export interface Made {
  readonly forecast: CashForecast;
  /** All parts, with what the forecast says of their items. */
  readonly parts: readonly ForecastPart[];
  /** That it was learned from. */
  readonly payments: PaymentHistory;
}

/** How long ago what came is still shown, in days. */
const SHOWN_BACK = 42;
/** How far ahead the way from a milestone to its money is worked out, for moving it: within what a forecast looks. */
const AFTER_DAYS = 14;
/** Open invoices of one client that are kept one by one, the largest: the smaller ones of a client with more are not in the forecast. */
const MOST_OPEN = 400;

/** Makes the forecast from what is known. The same is known, the same is made. */
export function makeForecast({ contracts, clients, histories, day }: Known): Made {
  const ours = new Set(contracts.flatMap(({ about }) => about.ledgerIds));
  const all: readonly ForecastPart[] = [...contracts, ...clientParts(clients, histories, ours, day)];
  const payments = histories.flatMap((history) => paymentsOf(history, day.knownTo));
  const forecast = new CashForecast(
    {
      knownTo: day.knownTo, days: MOST_DAYS, items: once(all.flatMap(({ items }) => items)), payments: [],
      reached: contracts.flatMap(({ about }) => about.reached), releaseDays: contracts.flatMap(({ about }) => about.releaseDays),
    },
    learnPayments(payments),
  );
  const kept = new Map(histories.flatMap(({ invoices }) => Object.entries(invoices)));
  return { forecast, parts: all.map((part) => foretold(part, forecast, kept, day)), payments };
}

/** An id that two parts have is a contract's that was read while it moved: it counts once. */
const once = (items: readonly ForecastItem[]): readonly ForecastItem[] => [...new Map(items.map((item) => [item.id as string, item])).values()];

/** What clients owe, and lately paid, beside our own invoices; a part that has nothing any more stays, empty. */
function clientParts(before: readonly ForecastPart[], histories: readonly ClientHistory[], ours: ReadonlySet<string>, day: Day): readonly ForecastPart[] {
  const known = new Map(before.map((part) => [part.client.id as string, part]));
  const parts = histories.flatMap((history): readonly ForecastPart[] => {
    const { clientId, name } = history;
    const items = openInvoices(history, (id) => ours.has(id));
    const came = cameLately(history, day, (id) => !ours.has(id));
    const part = known.get(clientId);
    known.delete(clientId);
    if (items.length + came.length === 0 && !part) return [];
    const largest = [...items].sort((a, b) => b.amount.minor - a.amount.minor).slice(0, MOST_OPEN);
    return [{ ...empty(part, clientId, name), items: largest, came, ...(items.length > MOST_OPEN ? { leftOut: items.length - MOST_OPEN } : {}) }];
  });
  return [...parts, ...[...known.values()].map(({ client, ...part }) => empty({ client, ...part }, client.id, client.name))];
}

const empty = (part: ForecastPart | undefined, id: ClientHistory['clientId'], name: string): ForecastPart => ({
  rev: part?.rev ?? 0, about: { kind: 'client', id }, client: { id, name }, items: [], counts: {}, likely: {}, after: {}, came: [],
});

const cameLately = (history: Pick<ClientHistory, 'invoices'>, { knownTo }: Day, counts: (ledgerId: string) => boolean): ForecastPart['came'] => cameIn([history], addDays(knownTo, -SHOWN_BACK), knownTo, counts);

function foretold(part: ForecastPart, forecast: CashForecast, kept: ReadonlyMap<string, KeptInvoice>, day: Day): ForecastPart {
  const plans = part.items.filter((item): item is ForecastPlan => item.kind !== 'invoice');
  const way = wayOf(part, forecast);
  return {
    ...part,
    about: part.about.kind === 'contract' ? { ...part.about, after: way(part.about.id, part.about) } : part.about,
    counts: Object.fromEntries(part.items.map(({ id }) => [id, packCounts(forecast.countsOf(id))])),
    likely: Object.fromEntries(plans.map((plan) => [plan.id, forecast.likely(plan)])),
    after: Object.fromEntries(plans.filter((plan) => isOtherwise(plan, part)).map((plan) => [plan.id, way(plan.id, plan)])),
    pays: howClientPays(forecast.learner, part.client.id, termDays(part, day)),
    came: part.about.kind === 'contract' ? cameLately(billedOn(part.about, kept), day, () => true) : part.came,
  };
}

/** From something being reached to its money. */
const wayOf = ({ client }: ForecastPart, forecast: CashForecast) => (id: string, { terms, released }: Pick<ForecastPlan, 'terms' | 'released'>): PackedCounts =>
  packCounts(forecast.countsAfter(id, { clientId: client.id, terms, released }, addDays(forecast.knownTo, 1 + AFTER_DAYS)));

const isOtherwise = ({ terms, released }: ForecastPlan, { about }: ForecastPart): boolean =>
  about.kind !== 'contract' || released !== about.released || JSON.stringify(terms) !== JSON.stringify(about.terms);

/** What is kept of the contract's own invoices. */
const billedOn = ({ ledgerIds }: ContractPart, kept: ReadonlyMap<string, KeptInvoice>): Pick<ClientHistory, 'invoices'> =>
  ({ invoices: Object.fromEntries(ledgerIds.flatMap((id) => { const one = kept.get(id); return one ? [[id, one]] : []; })) });

/** How long the client has to pay: by the contract's terms, or as most of the open invoices say. */
function termDays({ about, items }: ForecastPart, { today }: Day): number {
  if (about.kind === 'contract') return daysBetween(today, dueDate(about.terms, today));
  const days = items.flatMap((item) => (item.kind === 'invoice' ? [daysBetween(item.issued, item.due)] : [])).sort((a, b) => a - b);
  return days[Math.floor(days.length / 2)] ?? 30;
}

/** A record holds 240 KiB. */
const MOST_BYTES = 220_000;

/** The part as a record can hold it: of one with too many items, those of the largest amounts. What is left out is in no figure until the contract changes, and counted for the page to say so. */
export function fitting(part: ForecastPart): ForecastPart {
  if (JSON.stringify(part).length <= MOST_BYTES) return part;
  const items = [...part.items].sort((a, b) => b.amount.minor - a.amount.minor).slice(0, Math.floor(part.items.length / 2));
  const kept = new Set<string>(items.map(({ id }) => id));
  const only = <T>(of: Readonly<Record<string, T>>): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(of).filter(([id]) => kept.has(id)));
  // Where the items alone are not what weighs, the days of finished parts are: they are counted again.
  const about = part.about.kind === 'contract' ? { ...part.about, work: Object.fromEntries(Object.entries(part.about.work).map(([id, work]) => [id, kept.has(id) ? work : withoutParts(work)])) } : part.about;
  const leftOut = (part.leftOut ?? 0) + part.items.length - items.length;
  return items.length === 0 ? { ...part, about, items, leftOut, counts: {}, likely: {}, after: {}, came: [] } : fitting({ ...part, about, items, leftOut, counts: only(part.counts), likely: only(part.likely), after: only(part.after) });
}

const withoutParts = ({ parts: _counted, ...work }: WorkKept): WorkKept => work;

/** Whether what is to be kept of a part is otherwise than what is kept. */
export const isChanged = (part: ForecastPart, before: ForecastPart | undefined): boolean => before === undefined || inOrder({ ...part, rev: 0 }) !== inOrder({ ...before, rev: 0 });

/** JSON with the fields of every object in one order: stored records read the same however they were put together. */
const inOrder = (record: object): string =>
  JSON.stringify(record, (_key, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value));
