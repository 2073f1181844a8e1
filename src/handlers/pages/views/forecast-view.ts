import type { ForecastItem } from '../../../billing/forecast/inputs';
import type { ForecastPart, ForecastSite, KeptWeek } from '../../../billing/forecast/parts';
import { sumCounts } from '../../../billing/forecast/counts';
import { restOf } from '../../../billing/forecast/rest';
import type { ProjectId } from '../../../billing/ids';
import { exponentOf } from '../../../billing/money';
import type { Connection } from '../../../store/site';
import type { ForecastItemView, ForecastPartView, ForecastTrack, ForecastView } from '../api';

/** What a page may weigh, in bytes of JSON, and how much of that the rest of the items takes for each currency, where there is one, with what came beside what is listed. */
const MOST_BYTES = 60_000;
const REST_BYTES = 16_700;

interface Shown {
  readonly site: ForecastSite;
  readonly connection: Connection | undefined;
  readonly parts: readonly ForecastPart[];
  readonly today: string;
  /** May have it made anew. */
  readonly manage: boolean;
  readonly manages: (projectId: ProjectId) => boolean;
  readonly whole?: ForecastView['whole'];
}

/** The forecast as a page gets it: everything, or as many of the items that bring most as there is room for, and the others taken together. */
export function forecastView({ site, connection, parts, today, manage, manages, whole }: Shown): ForecastView {
  const { made, history } = site;
  const shown = parts.filter(({ items, came }) => items.length > 0 || came.length > 0);
  const entries = shown.flatMap((part, place) => part.items.map((item) => ({ place, item, view: itemView(item, part, made) })));
  const digits = Object.fromEntries([...new Set(shown.flatMap(({ items, came }) => [...items.map(({ amount }) => amount.currency), ...came.map(({ currency }) => currency)]))].map((code) => [code, exponentOf(code)]));
  const frame: ForecastView = {
    manage,
    today,
    history: { state: connection?.state.kind !== 'connected' && history === undefined ? 'none' : history?.wholeAt === undefined ? 'reading' : 'read', read: history?.read ?? 0, ...(history?.readAt === undefined ? {} : { at: history.readAt }) },
    ...(made ? { made } : {}),
    digits,
    parts: [],
    rest: [],
    cameElse: [],
    leftOut: parts.reduce((all, { leftOut = 0 }) => all + leftOut, 0),
    ...(whole ? { whole } : {}),
  };
  const views = shown.map((part) => partView(part, manages));
  const { kept, rest } = fitting(entries, views.map((view) => bytesOf(view) + 1), MOST_BYTES - bytesOf(frame), Object.keys(digits).length);
  const listed = views.map((view, place) => ({ ...view, items: kept.filter((entry) => entry.place === place).map((entry) => entry.view) }));
  if (kept === entries) return { ...frame, parts: listed };
  return {
    ...frame,
    parts: listed.filter(({ items }) => items.length > 0),
    rest: made ? restOf(rest.map(({ item, view }) => ({ ...item.amount, id: item.id, group: item.clientId, counts: view.counts })), made) : [],
    cameElse: together(listed.flatMap(({ items, came }) => (items.length > 0 ? [] : came))),
  };
}

interface Entry {
  readonly place: number;
  readonly item: ForecastItem;
  readonly view: ForecastItemView;
}

/** What came, by day and currency. */
function together(came: ForecastPartView['came']): ForecastPartView['came'] {
  const days = new Map<string, ForecastPartView['came'][number]>();
  for (const one of came) days.set(`${one.on} ${one.currency}`, { ...one, minor: one.minor + (days.get(`${one.on} ${one.currency}`)?.minor ?? 0) });
  return [...days.values()];
}

/** Those that are expected to bring most, as long as they and the parts that they are in fit; `partBytes` are what each part weighs without items. */
function fitting(entries: readonly Entry[], partBytes: readonly number[], room: number, currencies: number): { readonly kept: readonly Entry[]; readonly rest: readonly Entry[] } {
  const weighed = entries.map((entry) => ({ entry, bytes: bytesOf(entry.view) + 1, brings: entry.view.minor * sumCounts(entry.view.counts) }));
  if ([...weighed.map(({ bytes }) => bytes), ...partBytes].reduce((all, bytes) => all + bytes, 0) <= room) return { kept: entries, rest: [] };
  weighed.sort((a, b) => b.brings - a.brings);
  let left = room - REST_BYTES * currencies;
  const listed = new Set<number>();
  const end = weighed.findIndex(({ entry: { place }, bytes }) => {
    left -= bytes + (listed.has(place) ? 0 : (partBytes[place] ?? 0));
    listed.add(place);
    return left < 0;
  });
  const cut = end < 0 ? weighed.length : end;
  return { kept: weighed.slice(0, cut).map(({ entry }) => entry), rest: weighed.slice(cut).map(({ entry }) => entry) };
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

function partView({ about, client, pays, came }: ForecastPart, manages: Shown['manages']): ForecastPartView {
  const contract = about.kind === 'contract' ? { id: about.id, name: about.name, projectId: about.projectId, projectKey: about.projectKey, rev: about.contractRev, manage: manages(about.projectId), ...(about.after ? { after: about.after } : {}) } : undefined;
  return { ...(contract ? { contract } : {}), client, ...(pays ? { pays } : {}), items: [], came };
}

function itemView(item: ForecastItem, { about, counts, likely, after }: ForecastPart, made: ForecastSite['made']): ForecastItemView {
  const { id, kind, name, amount } = item;
  const shared = { id, kind, name, minor: amount.minor, currency: amount.currency, counts: counts[id] ?? { from: 0, days: '' } };
  if (item.kind === 'invoice') return { ...shared, due: item.due, ...(item.disputed ? { disputed: true } : {}) };
  const work = about.kind === 'contract' ? about.work[item.freedBy ?? id] : undefined;
  const { reach } = item;
  return {
    ...shared, by: reach.kind === 'date' && made !== undefined && reach.date <= made.knownTo ? 'waits' : reach.kind,
    ...(likely[id] ? { likely: likely[id] } : {}),
    ...(after[id] ? { after: after[id] } : {}),
    ...(work ? { issueKey: work.key } : {}),
    ...(reach.kind === 'work' && reach.planned !== undefined ? { planned: reach.planned } : {}),
    ...(reach.kind === 'work' && reach.parts ? { open: reach.parts.open, done: reach.parts.done.length } : {}),
  };
}

/** How past weeks did, by currency. */
export function trackOf(weeks: readonly KeptWeek[]): readonly ForecastTrack[] {
  const currencies = [...new Set(weeks.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = weeks.filter((week) => week.currency === currency).map(({ currency: _same, days: _all, ...week }) => week);
    return { currency, days: weeks[0]?.days ?? 0, weeks: own };
  });
}
