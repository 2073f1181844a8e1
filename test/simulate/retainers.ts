import type { Random } from '../../local/common/random';
import type { ProjectView, RetainerInput, RetainerView } from '../../src/handlers/pages/api';
import type { Pages } from './ask';
import { said, type Done } from './done';
import type { Outside } from './outside';
import { prefixOf } from './town';

/** What finance does with retainers: `weeks` is how long ago one began, and with it how many bills are due at once. Days are counted from today. */
export type RetainerAct =
  | { readonly kind: 'retain'; readonly contract: number; readonly name: string; readonly amount: string; readonly weeks: number; readonly daysAhead: number; readonly prepare: boolean }
  | { readonly kind: 'retainer'; readonly pick: number; readonly to: 'paused' | 'resumed' | 'ended' | 'price' | 'rename'; readonly days: number; readonly stale: boolean };

const oneOf = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[random.below(choices.length)] ?? choices[0];

/** One is made first; names are unique in a story, except that somebody may type one twice. */
export function retainerActs(random: Random): readonly RetainerAct[] {
  const make = (index: number): RetainerAct => ({
    kind: 'retain', contract: random.chance(0.8) ? 0 : 1, name: `Care ${String(random.chance(0.2) ? 0 : index)}`, amount: oneOf(random, ['700', '33.33', '0.05']), weeks: oneOf(random, [0, 0, 1, 2, 3]), daysAhead: oneOf(random, [0, 0, 1, 3]),
    prepare: random.chance(0.2),
  });
  const change = (): RetainerAct => ({
    kind: 'retainer', pick: random.below(100), to: oneOf(random, ['paused', 'resumed', 'resumed', 'ended', 'price', 'rename']), days: oneOf(random, [0, 0, -8, 5]), stale: random.chance(0.2),
  });
  return [make(0), ...Array.from({ length: 2 + random.below(4) }, (_, index) => (random.chance(0.35) ? make(index + 1) : change()))];
}

const PROJECT = { page: 'billing-page', project: 'HARB' } as const;
const DAY_MS = 86_400_000;
const later = (date: string, days: number): string => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
/** 1 Monday to 7 Sunday. */
const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

/** Finn on the Retainers tab: he remembers what it showed. */
export class Retainers {
  private tab: ProjectView | undefined;
  constructor(private readonly pages: Pages) {}

  async perform(act: RetainerAct): Promise<Done> {
    const view = await this.page(act.kind === 'retainer' && act.stale);
    if (!view) return 'no page';
    return act.kind === 'retain' ? this.make(act, view) : this.change(act, view);
  }

  private async make({ contract: index, name, amount, weeks, daysAhead, prepare }: Extract<RetainerAct, { kind: 'retain' }>, { contracts, today }: ProjectView): Promise<Done> {
    const contract = contractOf(contracts, index);
    if (!contract) return 'no contract';
    const starts = later(today, daysAhead - 7 * weeks);
    const input: RetainerInput = {
      name, text: '', amount, every: 'week', day: weekdayOf(starts), starts, ends: '', weekendRule: 'same_day', proration: 'days', billedIn: 'advance', ...(prepare ? { autonomy: 'prepare' } : {}),
    };
    return said(await this.pages.ask('finn', PROJECT, 'retainer.create', { ...input, contractId: contract.id, rev: contract.rev }));
  }

  private async change({ pick, to, days }: Extract<RetainerAct, { kind: 'retainer' }>, { contracts, today }: ProjectView): Promise<Done> {
    const all = contracts.flatMap((contract) => (contract.retainers ?? []).map((retainer) => ({ contract, retainer })));
    const chosen = all[pick % Math.max(1, all.length)];
    if (!chosen) return 'none';
    const { contract, retainer } = chosen;
    const seen = { contractId: contract.id, rev: contract.rev, retainerId: retainer.id };
    const date = later(today, days);
    switch (to) {
      case 'price':
        return said(await this.pages.ask('finn', PROJECT, 'retainer.price', { ...seen, from: date, amount: '650.50' }));
      case 'rename':
        return said(await this.pages.ask('finn', PROJECT, 'retainer.update', { ...asTyped(retainer), ...seen, name: `${retainer.name} plus` }));
      default:
        return said(await this.pages.ask('finn', PROJECT, 'retainer.move', { ...seen, to, date, reason: 'The client asked' }));
    }
  }

  private async page(stale: boolean): Promise<ProjectView | undefined> {
    if (stale && this.tab) return this.tab;
    const heard = await this.pages.ask('finn', PROJECT, 'project.load', {});
    if (heard.kind === 'ok') this.tab = heard.data;
    return this.tab;
  }
}

/** Contracts are told apart by what they are called, as they were made one after the other. */
const contractOf = (contracts: ProjectView['contracts'], index: number) => contracts.find(({ name }) => name === `Phase ${String(index + 1)}`);

function asTyped({ name, text, every, day, starts, ends = '', weekendRule, proration, billedIn, autonomy, prices }: RetainerView): RetainerInput {
  return { name, text, every, day, starts, ends, weekendRule, proration, billedIn, amount: prices[0]?.amount.amount ?? '', ...(autonomy ? { autonomy } : {}) };
}

/** What a retainer's bill ends its line with, and its reference too: whose it is, and its first day. */
const PERIOD = new RegExp(`(${prefixOf(0)}|${prefixOf(1)})-R\\d+ \\d{4}-\\d{2}-\\d{2}`);
export const periodIn = (description: string): string | undefined => PERIOD.exec(description)?.[0];

/** What of retainers waits for a person, by the names that the list of what waits gives it. */
export const retainersToWait = ({ project }: Outside): readonly string[] =>
  project.contracts.flatMap(({ retainers = [] }) => retainers).flatMap(({ id, problem, periods }) => [...(problem ? [`retainer:${id}`] : []), ...periods.filter(({ returned }) => returned).map(({ from }) => `period:${id}:${from}`)]);

/** What is wrong with what is billed of the retainers, by the calendar and Xero's books: every week that has begun once, and nothing else. */
export function wrongOfRetainers(outside: Outside): readonly string[] {
  return outside.project.contracts.flatMap((contract) => (contract.retainers ?? []).flatMap((retainer) => [...tooMuch(outside, retainer), ...tooLittle(outside, retainer)]));
}

/** Each week that began from the start to today. */
function begun({ starts }: RetainerView, today: string): readonly string[] {
  const weeks: string[] = [];
  for (let first = starts; first <= today; first = later(first, 7)) weeks.push(first);
  return weeks;
}

function tooMuch({ books, project }: Outside, retainer: RetainerView): readonly string[] {
  const weeks = begun(retainer, project.today);
  const live = books.flatMap(({ live: stands, period }) => (stands && period?.startsWith(`${retainer.id} `) === true ? [period.split(' ').at(-1) ?? ''] : []));
  const others = live.filter((first) => !weeks.includes(first)).map((first) => `${retainer.name} is billed for a week from ${first}, and none of its weeks begins then`);
  const twice = live.filter((first, index) => live.indexOf(first) !== index).map((first) => `${retainer.name} has two live invoices for the week from ${first}`);
  const listed = retainer.periods.map(({ from }) => from).filter((first) => !weeks.includes(first)).map((first) => `${retainer.name} lists a bill for a week from ${first}, and none of its weeks begins then`);
  return [...others, ...twice, ...listed];
}

/** A week that has begun has a bill, or somebody said why not, or the page says truly what it waits for. */
function tooLittle({ project, activity }: Outside, retainer: RetainerView): readonly string[] {
  const contract = project.contracts.find(({ retainers = [] }) => retainers.some(({ id }) => id === retainer.id));
  const skipped = activity.flatMap(({ contractId, event }) => (event.kind === 'periods-skipped' && contractId === contract?.id ? [event] : []));
  const isSaid = (first: string): boolean =>
    retainer.periods.some(({ from }) => from === first) || retainer.pauses.some(({ from, until }) => from <= first && (until === undefined || first < until)) || (retainer.ends !== undefined && retainer.ends < first) ||
    skipped.some(({ from, to }) => from <= first && first <= to);
  const open = begun(retainer, project.today).filter((first) => !isSaid(first));
  if (open.length === 0) return [];
  // What becomes of its retainers on a contract that is paused or closed, the page says of the contract.
  if (!retainer.problem && contract?.state !== 'active') return [];
  if (!retainer.problem) return [`${retainer.name} is not billed for the weeks from ${open.join(', ')}, and does not say why`];
  const lost = open.filter((first) => first < retainer.openFrom);
  const waitsForNothing = retainer.problem.code === 'NOT_CONNECTED' && project.connection.state === 'connected' ? [`${retainer.name} waits for a connection that is there`] : [];
  return [...lost.map((first) => `${retainer.name} has passed over the week from ${first}`), ...waitsForNothing];
}
