import type { ForecastItem } from '../../../billing/forecast/inputs';
import type { ForecastPart, ForecastSite, KeptWeek } from '../../../billing/forecast/parts';
import { sumCounts } from '../../../billing/forecast/counts';
import { restOf } from '../../../billing/forecast/rest';
import type { ProjectId } from '../../../billing/ids';
import { exponentOf } from '../../../billing/money';
import type { Connection } from '../../../store/site';
import type { ForecastItemView, ForecastPartView, ForecastTrack, ForecastView } from '../api';

/** What a page may weigh, in bytes of JSON, and how much of that the items may take: the rest of the items, where there is one, has its own size. */
const MOST_BYTES = 60_000;
const REST_BYTES = 14_500;

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
  const entries = shown.flatMap((part, place) => part.items.map((item) => ({ place, item, view: itemView(item, part) })));
  const digits = Object.fromEntries([...new Set(shown.flatMap(({ items, came }) => [...items.map(({ amount }) => amount.currency), ...came.map(({ currency }) => currency)]))].map((code) => [code, exponentOf(code)]));
  const frame: ForecastView = {
    manage,
    today,
    history: { state: connection?.state.kind !== 'connected' && history === undefined ? 'none' : history?.wholeAt === undefined ? 'reading' : 'read', read: history?.read ?? 0, ...(history?.readAt === undefined ? {} : { at: history.readAt }) },
    ...(made ? { made } : {}),
    digits,
    parts: shown.map((part) => partView(part, manages)),
    rest: [],
    ...(whole ? { whole } : {}),
  };
  const { kept, rest } = fitting(entries, MOST_BYTES - bytesOf(frame), Object.keys(digits).length);
  return { ...frame, parts: frame.parts.map((part, place) => ({ ...part, items: kept.filter((entry) => entry.place === place).map(({ view }) => view) })), rest: made ? restOf(rest.map(({ item, view }) => ({ ...item.amount, id: item.id, group: item.clientId, counts: view.counts })), made) : [] };
}

interface Entry {
  readonly place: number;
  readonly item: ForecastItem;
  readonly view: ForecastItemView;
}

/** Those that are expected to bring most, as long as they fit. */
function fitting(entries: readonly Entry[], room: number, currencies: number): { readonly kept: readonly Entry[]; readonly rest: readonly Entry[] } {
  const weighed = entries.map((entry) => ({ entry, bytes: bytesOf(entry.view) + 1, brings: entry.view.minor * sumCounts(entry.view.counts) }));
  if (weighed.reduce((all, { bytes }) => all + bytes, 0) <= room) return { kept: entries, rest: [] };
  weighed.sort((a, b) => b.brings - a.brings);
  let left = room - REST_BYTES * currencies;
  const end = weighed.findIndex(({ bytes }) => (left -= bytes) < 0);
  return { kept: weighed.slice(0, end).map(({ entry }) => entry), rest: weighed.slice(end).map(({ entry }) => entry) };
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

function partView({ about, client, pays, came }: ForecastPart, manages: Shown['manages']): ForecastPartView {
  const contract = about.kind === 'contract' ? { id: about.id, name: about.name, projectId: about.projectId, projectKey: about.projectKey, rev: about.contractRev, manage: manages(about.projectId), ...(about.after ? { after: about.after } : {}) } : undefined;
  return { ...(contract ? { contract } : {}), client, ...(pays ? { pays } : {}), items: [], came };
}

function itemView(item: ForecastItem, { about, counts, likely, after }: ForecastPart): ForecastItemView {
  const { id, kind, name, amount } = item;
  const shared = { id, kind, name, minor: amount.minor, currency: amount.currency, counts: counts[id] ?? { from: 0, days: '' } };
  if (item.kind === 'invoice') return { ...shared, due: item.due };
  const work = about.kind === 'contract' ? about.work[id] : undefined;
  const { reach } = item;
  return {
    ...shared, by: reach.kind,
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
