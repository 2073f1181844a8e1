import type { Random } from '../../local/common/random';
import type { World } from '../../local/world';
import type { InvoiceView, ProjectView, RemindersInput } from '../../src/handlers/pages/api';
import { LONGEST_RUN_MS } from './agreed';
import type { Pages } from './ask';
import { broken, type Broken } from './broken';
import { said, type Done } from './done';
import type { GateAct } from './gate-acts';
import type { Life } from './life';
import type { MoneySeen, Standing } from './money-seen';
import { milestones, type Outside } from './outside';
import type { Permits } from './permits';
import { Sayings } from './sayings';
import { EPICS, type Act, type Epic } from './story';
import { people } from './town';

/** What is agreed of reminders, what keeps them quiet, and days on which the app's day comes, once or more. `off`: nobody is to be reminded any more. */
export type ReminderAct =
  | { readonly kind: 'agree-reminders'; readonly contract: number; readonly overdue: string; readonly client: boolean; readonly off: boolean }
  | { readonly kind: 'dispute' | 'end-dispute'; readonly pick: number }
  | { readonly kind: 'days'; readonly days: number; readonly runs: number };

const oneOf = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[random.below(choices.length)] ?? choices[0];
const pick = (random: Random): number => random.below(100);
const aDay = (random: Random): ReminderAct => ({ kind: 'days', days: 1 + random.below(2), runs: oneOf(random, [1, 1, 2, 3]) });

/** Invoices are approved and soon due; then days pass on which they are paid, claimed as paid, or disputed. */
export function reminderActs(random: Random): readonly Act[] {
  const agree = (off: boolean): ReminderAct => ({ kind: 'agree-reminders', contract: 0, overdue: oneOf(random, ['1', '1, 2, 3', '1, 3', '2']), client: random.chance(0.3), off });
  const late = (epic: Epic): readonly Act[] => [{ kind: 'move', epic, status: 'done' }, { kind: 'wait', minutes: 61 }, { kind: 'approve', pick: pick(random) }, { kind: 'redate', pick: pick(random), days: random.below(2) }, { kind: 'redate', pick: pick(random), days: 0 }];
  const claim = (kind: 'claim' | 'drop-claim'): GateAct => ({ kind, epic: oneOf(random, [EPICS[0], EPICS[1], EPICS[2]]) });
  const some = (): Act => {
    const choice = random.next();
    if (choice < 0.45) return aDay(random);
    if (choice < 0.6) return { kind: 'dispute', pick: pick(random) };
    if (choice < 0.7) return { kind: 'end-dispute', pick: pick(random) };
    if (choice < 0.85) return claim(choice < 0.8 ? 'claim' : 'drop-claim');
    return choice < 0.95 ? { kind: 'pay', pick: pick(random) } : agree(random.chance(0.5));
  };
  return [agree(false), ...late(EPICS[0]), ...late(EPICS[1]), aDay(random), aDay(random), ...Array.from({ length: 3 + random.below(4) }, some)];
}

const isReminderKind: Readonly<Record<ReminderAct['kind'], true>> = { 'agree-reminders': true, dispute: true, 'end-dispute': true, days: true };
export const isReminderAct = (act: { readonly kind: string }): act is ReminderAct => Object.hasOwn(isReminderKind, act.kind);

export function reminderWords(act: ReminderAct): string {
  switch (act.kind) {
    case 'agree-reminders':
      return `Finn has ${act.off ? 'nobody reminded any more' : `people${act.client ? ' and the client' : ''} reminded ${act.overdue} days after invoices were due`} on contract ${String(act.contract + 1)}`;
    case 'dispute':
      return `Finn notes that the client disputes an invoice (choice ${String(act.pick)})`;
    case 'end-dispute':
      return `Finn notes that a dispute is settled (choice ${String(act.pick)})`;
    case 'days':
      return `${String(act.days)} days pass, on each of which the app's day comes ${String(act.runs)} times`;
  }
}

interface Policy {
  readonly overdue: readonly number[];
  readonly client: boolean;
}

const PROJECT = { page: 'billing-page', project: 'HARB' } as const;
const DAY_MS = 86_400_000;
/** Sydney's summer, in which stories play. */
const dayOf = (at: number): string => new Date(at + 11 * 3_600_000).toISOString().slice(0, 10);

/** Finn, who decides who is reminded of what, and days that pass. */
export class ReminderPeople {
  private readonly policies = new Map<number, Sayings<Policy | undefined>>();
  private readonly disputes = new Map<string, Sayings<boolean>>();
  constructor(
    private readonly world: World,
    private readonly pages: Pages,
    private readonly life: Life,
    private readonly sleep: (until: number) => void,
  ) {}

  /** Of the contract with that name. */
  policyOf(contract: string): Sayings<Policy | undefined> {
    return kept(this.policies, Number(contract.replace('Phase ', '')) - 1, undefined);
  }

  disputeOf(invoiceId: string): Sayings<boolean> {
    return kept(this.disputes, invoiceId, false);
  }

  async perform(act: ReminderAct): Promise<Done> {
    switch (act.kind) {
      case 'agree-reminders': {
        const reminders: RemindersInput = act.off ? NOTHING : { ...NOTHING, people: [people.finn], overdueDays: act.overdue, client: act.client };
        const policy = act.off ? undefined : { overdue: act.overdue.split(', ').map(Number), client: act.client };
        return said(await this.policyOf(`Phase ${String(act.contract + 1)}`).say(policy, this.now, async () => (await this.life.rewrite(act.contract, { reminders })) ?? { kind: 'refused', codes: [] }));
      }
      case 'dispute':
      case 'end-dispute':
        return this.dispute(act);
      case 'days':
        for (let day = 0; day < act.days; day += 1) await this.oneDay(act.runs);
        return 'done';
    }
  }

  /** Without Forge's own schedules, for the time they take: the hour's and the day's come at its end. */
  private async oneDay(runs: number): Promise<void> {
    const { forge } = this.world;
    this.sleep(this.now() + DAY_MS);
    await this.world.advance(DAY_MS);
    await forge.runSchedule('hourly');
    await this.world.settle();
    await Promise.all(Array.from({ length: runs }, async () => forge.runSchedule('daily')));
    await this.world.settle();
  }

  private async dispute({ kind, pick: choice }: Extract<ReminderAct, { kind: 'dispute' | 'end-dispute' }>): Promise<Done> {
    const rows = [...((await this.project())?.invoices.rows ?? [])].filter(({ status }) => kind === 'end-dispute' || status === 'approved' || status === 'part_paid').sort((a, b) => (a.number < b.number ? -1 : 1));
    const row = rows[choice % Math.max(1, rows.length)];
    if (!row) return 'none';
    const seen = { invoiceId: row.invoiceId, rev: row.rev };
    const ask = async () => (kind === 'dispute' ? this.pages.ask('finn', PROJECT, 'invoice.dispute', { ...seen, reason: 'Something is missing' }) : this.pages.ask('finn', PROJECT, 'invoice.endDispute', seen));
    return said(await this.disputeOf(row.invoiceId).say(kind === 'dispute', this.now, ask));
  }

  private async project(): Promise<ProjectView | undefined> {
    const heard = await this.pages.ask('finn', PROJECT, 'project.load', {});
    return heard.kind === 'ok' ? heard.data : undefined;
  }

  private readonly now = (): number => this.world.clock.now();
}

const NOTHING: RemindersInput = { people: [], aheadDays: '', aheadShare: '', overdueDays: '', client: false };

function kept<K, T>(all: Map<K, Sayings<T>>, id: K, first: T): Sayings<T> {
  const known = all.get(id) ?? new Sayings<T>(first);
  all.set(id, known);
  return known;
}

/** A comment below an epic that reminds of something. `thing`: the invoice that is overdue, or the milestone, by their names. */
interface Comment {
  readonly epic: string;
  readonly at: number;
  readonly text: string;
  readonly thing: string;
  readonly overdue: boolean;
}

function commentsOf({ jira }: World): readonly Comment[] {
  return jira.issuesOf(people.mara, '10000').flatMap(({ key, comments }) =>
    comments.flatMap(({ body, at }) => {
      const text = JSON.stringify(body);
      const [, invoice] = /Invoice (\S+) for milestone/.exec(text) ?? [];
      const [, milestone = ''] = /“(.*?)”/.exec(text) ?? [];
      return text.includes('(Reminder of ') ? [{ epic: key, at, text, thing: invoice ?? milestone, overdue: invoice !== undefined }] : [];
    }),
  );
}

/** What is known from outside the app of what people wanted, and of the money. */
export interface Told {
  readonly reminders: ReminderPeople;
  readonly permits: Permits;
  readonly money: MoneySeen;
}

/** The ledger's word may be so old, and no older, for anybody to be reminded of money. */
const STALE_MS = DAY_MS;

/** Nobody is reminded of one thing more than once a day, of what is paid, of what the client disputes or says is paid, or where nobody asked for reminders; and no amount is said. */
export function wrongReminders(world: World, outside: Outside, told: Told): readonly Broken[] {
  const comments = commentsOf(world);
  const days = comments.map(({ epic, thing, at }) => `${epic} ${thing} ${dayOf(at)}`);
  const twice = [...new Set(days)].filter((day) => days.indexOf(day) !== days.lastIndexOf(day)).map((day) => broken('reminded', `There are two reminders of one day: ${day}.`));
  const said = comments.filter(({ text }) => /AUD|\d[.,]\d\d\b/.test(text)).map(({ epic }) => broken('leak', `A reminder below ${epic} holds an amount.`));
  const listed = outside.project.attention.filter(({ id }) => id.startsWith('overdue:')).flatMap(({ invoice }) => outside.rows.filter(({ number }) => number === invoice?.number));
  const unasked = listed.filter(({ invoiceId, contractId }) => told.reminders.disputeOf(invoiceId).surely()?.what === true || !mayRemind(outside, contractId, told)).map(({ number }) => broken('reminded', `${number} is listed as overdue, and nobody asked for that, or the client disputes it.`));
  return [...twice, ...said, ...unasked, ...comments.filter(({ overdue }) => overdue).flatMap((comment) => wrongOverdue(outside, comment, told))];
}

function wrongOverdue(outside: Outside, { thing, at, epic }: Comment, { reminders, permits, money }: Told): readonly Broken[] {
  const row = outside.rows.find(({ number }) => number === thing);
  if (!row) return [broken('reminded', `Somebody is reminded of ${thing} below ${epic}, and there is no such invoice.`)];
  const standings = money.between(row.link, at - STALE_MS - LONGEST_RUN_MS, at);
  // Of an invoice that was made within the days that passed at once, nobody looked how it stood by then.
  const owed = standings.length === 0 || standings.some((standing) => standing.owed && standing.dueDate < dayOf(at));
  const then = [at - LONGEST_RUN_MS, at] as const;
  const milestone = milestones(outside).find(({ issueKey }) => issueKey === epic);
  const surely = (sayings: Sayings<boolean>): boolean => sayings.between(...then).every((is) => is);
  const contract = outside.project.contracts.find(({ id }) => id === row.contractId);
  return [
    ...(owed ? [] : [broken('reminded', `Somebody is reminded of ${thing}, which was not owed or not overdue.`)]),
    ...(surely(reminders.disputeOf(row.invoiceId)) ? [broken('reminded', `Somebody is reminded of ${thing}, which the client disputes.`)] : []),
    ...(milestone && surely(permits.claimOf(milestone.id, row.link)) ? [broken('reminded', `Somebody is reminded of ${thing}, which the client says is paid.`)] : []),
    ...(contract && reminders.policyOf(contract.name).between(...then).every((policy) => policy === undefined) ? [broken('reminded', `Somebody is reminded of ${thing}, and nobody asked for that.`)] : []),
  ];
}

const mayRemind = ({ project }: Outside, contractId: string, { reminders }: Told): boolean => {
  const contract = project.contracts.find(({ id }) => id === contractId);
  return contract !== undefined && reminders.policyOf(contract.name).between(-Infinity, Infinity).some((policy) => policy !== undefined);
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const written = (day: string): string => `${String(Number(day.slice(8)))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;

/** Once a day has come in fair weather, whoever asked for it was reminded of each invoice that is surely overdue, and nothing keeps quiet. */
export function remindedOnceSettled(world: World, outside: Outside, told: Told): readonly Broken[] {
  const comments = commentsOf(world);
  if (outside.project.connection.state !== 'connected') return [];
  return outside.rows.flatMap((row) => {
    const standing = told.money.now(row.link);
    const late = standing && mustRemind(outside, row, standing, told);
    const isListed = outside.project.attention.some(({ id }) => id === `overdue:${row.invoiceId}`);
    if (!late || isListed || comments.some(({ thing, text }) => thing === row.number && text.includes(`was due on ${written(standing.dueDate)} `))) return [];
    return [broken('reminded', `${row.number} is overdue since ${standing.dueDate}, and nobody was reminded.`)];
  });
}

function mustRemind(outside: Outside, { status, number, contractId, invoiceId, link }: InvoiceView, standing: Standing, { reminders, permits }: Told): boolean {
  const contract = outside.project.contracts.find(({ id }) => id === contractId);
  const milestone = contract?.milestones.find(({ bill }) => bill?.number === number);
  // Of what no work stands behind the list of what waits says so.
  const isThere = milestone === undefined || outside.epics.some(({ key }) => key === milestone.issueKey);
  const policy = contract && reminders.policyOf(contract.name).surely()?.what;
  if (!policy || !isThere || contract.state === 'paused' || !standing.owed || (status !== 'approved' && status !== 'part_paid')) return false;
  const claimed = milestone && [link, undefined].some((of) => permits.claimOf(milestone.id, of).surely()?.what !== false);
  const quiet = reminders.disputeOf(invoiceId).surely()?.what !== false || claimed;
  const days = (Date.parse(outside.project.today) - Date.parse(standing.dueDate)) / DAY_MS;
  return !quiet && policy.overdue.some((step) => step <= days);
}

/** How often a client may have been emailed an invoice because it was overdue: once a reminder, where anybody may have wanted that. */
export function emailsToRemind({ activity, rows, project }: Outside, number: string, { reminders }: Pick<Told, 'reminders'>): number {
  const contract = project.contracts.find(({ id }) => id === rows.find((row) => row.number === number)?.contractId);
  const wanted = contract && reminders.policyOf(contract.name).between(-Infinity, Infinity).some((policy) => policy?.client);
  return wanted ? activity.filter(({ event }) => event.kind === 'invoice-reminded' && event.invoice === number).length : 0;
}
