import { calendarDate, todayIn, type CalendarDate } from '../../billing/calendar-date';
import type { ContractId, ProjectId } from '../../billing/ids';
import { currencyCode, isCurrency, money, type CurrencyCode, type Money } from '../../billing/money';
import { parseAmount } from '../../billing/parse-amount';
import { problem } from '../../billing/problem';
import { ok, type Result } from '../../billing/result';
import { viewableProjects } from '../../jira';
import { allEnded } from '../../net/all-ended';
import { expectMilestone } from '../../operations/expect-milestone';
import { pushForecast } from '../../operations/forecast/work';
import { personFor } from '../../operations/people';
import { watchCash } from '../../operations/watch-cash';
import { forecastParts } from '../../store/forecast';
import { getForecastSite, getForecastWeeks } from '../../store/forecast-site';
import { getConnection, getContract } from '../../store/read';
import type { Connection } from '../../store/site';
import type { ProjectVisit } from './access';
import type { Answer, CashLineView, ForecastView } from './api';
import type { Caller } from './caller';
import type { Input } from './inputs';
import { forecastView, trackOf } from './views/forecast-view';
import { answer, refusal } from './views/problem-view';

const todayFor = (connection: Connection | undefined, now: number): CalendarDate => todayIn(connection?.organisation.timeZone ?? 'UTC', now);

/** One project's forecast: three requests of storage, while it has at most a hundred contracts. */
export async function loadProjectForecast({ project, rights }: ProjectVisit, now: number): Promise<ForecastView> {
  const [site, connection, parts] = await allEnded([getForecastSite(), getConnection(), forecastParts('contract', project.id)]);
  return forecastView({ site, connection, parts, today: todayFor(connection, now), manage: rights.manage, manages: () => rights.manage });
}

/**
 * Over all projects whose billing the reader may see. Only who may see every project's is shown what is the whole agency's: invoices of the ledger's that are not ours, the cash line, and how past
 * forecasts did.
 */
export async function loadForecast(now: number): Promise<Answer<ForecastView>> {
  const [site, connection, contracts] = await allEnded([getForecastSite(), getConnection(), forecastParts('contract')]);
  const { rights, all } = await rightsOver(contracts.flatMap(({ about }) => (about.kind === 'contract' ? [about.projectId] : [])));
  const visible = contracts.filter(({ about }) => about.kind === 'contract' && rights.has(about.projectId));
  const [others, { weeks }] = all ? await allEnded([forecastParts('client'), getForecastWeeks()]) : [[], { weeks: [] }];
  const manages = (id: ProjectId): boolean => rights.get(id)?.manage === true;
  const whole = all ? { lines: (site.lines ?? []) satisfies readonly CashLineView[], track: trackOf(weeks), mayWatch: [...rights.values()].every(({ manage }) => manage) } : undefined;
  return { ok: true, data: forecastView({ site, connection, parts: [...visible, ...others], today: todayFor(connection, now), manage: [...rights.values()].some(({ manage }) => manage), manages, ...(whole ? { whole } : {}) }) };
}

/** What the reader may in these projects, and whether they may see the billing of each of them. */
async function rightsOver(projects: readonly ProjectId[]): Promise<{ readonly rights: Awaited<ReturnType<typeof viewableProjects>>; readonly all: boolean }> {
  const ids = [...new Set(projects)];
  const rights = await viewableProjects(ids);
  return { rights, all: ids.length > 0 && ids.every((id) => rights.has(id)) };
}

/** From finance's page: whoever manages the billing of any project in the forecast. */
export async function refreshAll(now: number): Promise<Answer<{ readonly askedAt: string }>> {
  const { rights } = await rightsOver((await forecastParts('contract')).flatMap(({ about }) => (about.kind === 'contract' ? [about.projectId] : [])));
  return [...rights.values()].some(({ manage }) => manage) ? refreshForecast(now) : refusal([problem('NO_PERMISSION', 'page')]);
}

export async function refreshForecast(now: number): Promise<Answer<{ readonly askedAt: string }>> {
  if ((await getConnection())?.state.kind !== 'connected') return refusal([problem('NOT_CONNECTED', 'connection')]);
  await pushForecast('news');
  return { ok: true, data: { askedAt: new Date(now).toISOString() } };
}

export async function expectOnPage({ account, project }: ProjectVisit, input: Input<'forecast.expect'>, now: number): Promise<Answer<{ readonly rev: number }>> {
  const contract = await getContract(input.contractId as ContractId);
  const milestone = contract?.milestones.find(({ id }) => id === input.milestoneId);
  if (!contract || !milestone) return refusal([problem('MILESTONE_NOT_FOUND', 'milestone')]);
  const act = { item: { ...milestone.workItem, projectId: project.id }, contractId: contract.id, milestoneId: milestone.id, rev: input.rev, by: await personFor(account), now };
  const written = await expectMilestone(act, input.from, input.to);
  return written.ok ? { ok: true, data: { rev: written.value.rev } } : refusal(written.problems);
}

export async function saveLineOnPage({ account }: Caller, input: Input<'forecast.saveLine'>, now: number): Promise<Answer<{ readonly lines: readonly CashLineView[] }>> {
  const [contracts, connection] = await allEnded([forecastParts('contract'), getConnection()]);
  const { rights, all } = await rightsOver(contracts.flatMap(({ about }) => (about.kind === 'contract' ? [about.projectId] : [])));
  if (!all || ![...rights.values()].every(({ manage }) => manage)) return refusal([problem('NO_PERMISSION', 'page')]);
  if (!isCurrency(input.currency)) return refusal([problem('INVALID_REQUEST', 'page')]);
  const currency = currencyCode(input.currency);
  const by = await personFor(account);
  const said = (lines: readonly CashLineView[]) => ({ lines });
  const act = { currency, seen: input.seen, by, now };
  if (input.line.trim() === '') return answer(await watchCash(act), said);
  const [line, cash, monthly] = [amountOf(input.line, currency, 'line'), amountOf(input.cash, currency, 'cash'), amountOf(input.monthly, currency, 'monthly')];
  if (!line.ok || !cash.ok || !monthly.ok) return refusal([line, cash, monthly].flatMap((part) => (part.ok ? [] : part.problems)));
  const yesterday = calendarDate(new Date(Date.parse(todayFor(connection, now)) - 86_400_000).toISOString().slice(0, 10));
  const watched = { line: line.value.minor, cash: cash.value.minor, monthly: monthly.value.minor, day: input.day, on: yesterday };
  return answer(await watchCash({ ...act, line: watched }), said);
}

/** Nothing at all is an amount here. */
const amountOf = (text: string, currency: CurrencyCode, path: string): Result<Money> => (/^\s*0*(?:[.,]0*)?\s*$/.test(text) ? ok(money(0, currency)) : parseAmount(text, currency, path));
