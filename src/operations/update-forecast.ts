import type { ActivityEvent } from '../billing/activity';
import { addDays, todayIn } from '../billing/calendar-date';
import { watchLine } from '../billing/forecast/cash-line';
import { withoutDoubles, type ClientHistory } from '../billing/forecast/client-history';
import type { ForecastPart, ForecastSite, KeptLine } from '../billing/forecast/parts';
import { keepWeek, scoreWeeks } from '../billing/forecast/weeks';
import { money } from '../billing/money';
import { commit, MAX_CHANGES, type Change } from '../store/commit';
import { clientHistories, forecastParts } from '../store/forecast';
import { forecastSiteChange, forecastWeeksChange, getForecastSite, getForecastWeeks } from '../store/forecast-site';
import { partKey, siteActivityKey } from '../store/keys';
import { getConnection } from '../store/read';
import { TooBusy, transact } from '../store/transact';
import { countWork } from './forecast/count-work';
import { fitting, isChanged, makeForecast, type Made } from './forecast/make-forecast';
import { isOfContract, seeContracts, type Day, type OfContract } from './forecast/see-contracts';

/**
 * Brings the forecast up to date: looks at the contracts that changed since the last time, counts the work where that is wanted, and makes the forecast anew from what is kept of
 * everything. Whatever a run that ended early left undone is found again by the next; all of it can be done twice.
 */
export async function updateForecast(now: number, counting: boolean): Promise<void> {
  const connection = await getConnection();
  if (!connection) return;
  const [site, kept, clients] = await Promise.all([getForecastSite(), forecastParts('contract'), forecastParts('client')]);
  const today = todayIn(connection.organisation.timeZone, now);
  const day: Day = { zone: connection.organisation.timeZone, today, knownTo: addDays(today, -1), taxes: site.taxes?.rates ?? {} };
  const before = new Map(kept.filter(isOfContract).map((part) => [part.about.id as string, part]));
  const seen = await seeContracts(site, before, day);
  const contracts = [...new Map([...before, ...seen.changed.map((part) => [part.about.id as string, part] as const)]).values()];
  // Nobody was ever billed and nothing is planned: there is nothing to foretell, nor was there.
  if (contracts.length + clients.length === 0 && site.history?.read === 0) return;
  const due = counting && site.countedOn !== today;
  const counted = due ? await countWork(contracts, day) : contracts;
  const histories = withoutDoubles(await clientHistories(connection.organisation.id));
  const made = makeForecast({ contracts: counted, clients, histories, day });
  await keepParts(made.parts, [...kept, ...clients]);
  await keepSite({ made, histories, contracts: counted, day, now, contractsTo: seen.to, ...(due ? { countedOn: today } : {}) });
}

/** One a part, as many as a transaction holds; one that somebody else wrote meanwhile ends the run, which is then made again. */
async function keepParts(parts: readonly ForecastPart[], before: readonly ForecastPart[]): Promise<void> {
  const known = new Map(before.map((part) => [partKey(part), part]));
  const changes = parts.map(fitting).filter((part) => isChanged(part, known.get(partKey(part)))).map((part): Change => ({ kind: 'forecast', part: { ...part, rev: part.rev + 1 } }));
  for (let start = 0; start < changes.length; start += MAX_CHANGES) {
    if ((await commit(changes.slice(start, start + MAX_CHANGES))) === 'conflict') throw new TooBusy();
  }
}

interface Result {
  readonly made: Made;
  readonly histories: readonly ClientHistory[];
  readonly contracts: readonly OfContract[];
  readonly day: Day;
  readonly now: number;
  readonly contractsTo: string | undefined;
  readonly countedOn?: ForecastSite['countedOn'];
}

/** What the run came to is kept last: until then, the next one begins where this one did. */
async function keepSite({ made, histories, contracts, day, now, contractsTo, countedOn }: Result): Promise<void> {
  const at = new Date(now).toISOString();
  const ours = new Set(contracts.flatMap(({ about }) => about.ledgerIds));
  const { forecast } = made;
  await transact(async () => {
    const [site, { rev, weeks }] = await Promise.all([getForecastSite(), getForecastWeeks()]);
    const readTo = site.history?.readAt === undefined ? undefined : todayIn(day.zone, Date.parse(site.history.readAt));
    // Before the ledger's invoices were all read, a forecast knows too little to be held to it.
    const scored = readTo === undefined ? weeks : keepWeek(scoreWeeks(weeks, histories, (id) => ours.has(id), readTo), forecast, made.payments);
    const lines = site.lines?.map((line) => watchLine(line, forecast, histories, at));
    const next: ForecastSite = {
      ...site,
      ...(contractsTo === undefined ? {} : { contractsTo }),
      ...(countedOn === undefined ? {} : { countedOn }),
      ...(lines ? { lines } : {}),
      made: { at, knownTo: day.knownTo, days: forecast.days, alike: forecast.alike(), payments: made.payments.length },
    };
    const newWeeks = JSON.stringify(scored) === JSON.stringify(weeks) ? [] : [forecastWeeksChange({ rev, weeks: scored })];
    return { changes: [forecastSiteChange(next), ...newWeeks, ...toldOf(site.lines ?? [], lines ?? [], at)], result: undefined };
  });
}

/** Somebody is told when it first shows that cash may fall below the line, not each day that it does. */
function toldOf(before: readonly KeptLine[], after: readonly KeptLine[], at: string): readonly Change[] {
  return after.flatMap(({ currency, line, low }) => {
    const known = before.find((one) => one.currency === currency)?.low;
    if (!low || known) return [];
    const event: ActivityEvent = { kind: 'cash-low', on: low.on, cash: money(low.cash, currency), line: money(line, currency) };
    return [{ kind: 'activity' as const, key: siteActivityKey(at, 'milepost', currency), entry: { at, by: 'milepost' as const, event } }];
  });
}
