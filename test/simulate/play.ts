import { createHash } from 'node:crypto';
import { customConnections, oauthApp } from '../../local/agency/xero';
import type { LoadApp } from '../../local/forge';
import type { World } from '../../local/world';
import type { AttentionView } from '../../src/handlers/pages/api';
import { sources } from '../app/sources';
import { Pages } from './ask';
import type { Broken } from './broken';
import { notRepaired, shippedTold, stillTampered } from './gate-record';
import { gatesOf, gatesOnceSettled, openOnlyWhenPaid } from './gates';
import { billedAsAgreed } from './agreed';
import { plansWhole, ruleKept, stoppedBillsNothing } from './life-promises';
import { listen } from './listen';
import { MoneySeen } from './money-seen';
import { booked, lookFromOutside, milestones, type Outside } from './outside';
import { People } from './perform';
import { partsAddUp } from './parts';
import { Permits, type GateSeen } from './permits';
import { allRecorded, atMostOneLive, consentKept, onceMended, onceSettled, standsAtTrigger, waitsForNothing, type Times } from './promises';
import { emailsToRemind, isReminderAct, remindedOnceSettled, wrongReminders, type Told } from './reminders';
import type { Act, Story } from './story';
import { expose, town, WEBHOOK_KEY } from './town';
import { freeTimers, stir } from './timers';
import { TokenUse } from './token-use';
import { isPartAct } from './parts';
import { isVersionAct } from './versions';
import { weatherOf, type Mishap, type Weather } from './weather';
import { giveNumbersBack, type InXero } from './xero-people';

export interface Played {
  readonly broken: readonly Broken[];
  /** What each step came to. */
  readonly done: readonly string[];
  readonly mishaps: readonly Mishap[];
  /** The same for every run of the same story. */
  readonly hash: string;
  readonly counts: { readonly events: number; readonly faults: number; readonly invoices: number };
}

const HOUR_MS = 3600_000;
/** In the summer that stories play in. */
const SYDNEY_AHEAD_MS = 11 * HOUR_MS;
/** So long after a day's beginning all that waited for it has happened. */
const MORNING_MS = 3 * HOUR_MS;
/** Panels are looked at after one step in so many, for the time it takes. */
const LOOK_EVERY = 3;
/** More than there can be invoices that wait: one that is held again each time must not be answered for ever. */
const MOST_ANSWERS = 30;

/**
 * Plays a story to its end on a world of its own, and says which promises were broken. `versions`: copies of the app that follow each other when it is
 * deployed; another app than this repository's, to see it fail.
 */
export async function play(story: Story, versions: readonly LoadApp[] = [sources]): Promise<Played> {
  const logged = listen();
  freeTimers();
  const lines: string[] = [];
  const trace = (line: string): void => {
    stir();
    lines.push(line);
  };
  const tokens = new TokenUse();
  // A custom connection's token can always be asked for anew: it is tried before it is kept.
  const world = await town(story.setting, story.seed, versions[0], story.setting.consent ? tokens.heard : undefined);
  tokens.begin(world);
  const weather = weatherOf({ ...story, now: () => world.clock.now(), trace });
  expose(world, tokens.watching(weather));
  const digest = (): string => createHash('sha256').update(lines.join('\n')).digest('hex');
  const played = await new Run(world, weather, trace, logged, versions, story.setting.consent).play(story, digest);
  return { ...played, broken: [...played.broken, ...tokens.broken()] };
}

class Run {
  private readonly broken = new Map<string, Broken>();
  private readonly done: string[] = [];
  private readonly pages: Pages;
  private readonly people: People;
  private readonly tokens = new Set<string>();
  private readonly money = new MoneySeen();
  private readonly permits: Permits;

  constructor(
    private readonly world: World,
    private readonly weather: Weather,
    private readonly trace: (line: string) => void,
    private readonly logged: readonly string[],
    versions: readonly LoadApp[],
    consent: boolean,
  ) {
    this.pages = new Pages(world);
    const shown = (): string => this.pages.answers.join();
    const books: InXero = { world, known: (ledgerId) => shown().includes(ledgerId) };
    this.permits = new Permits(world, this.money);
    this.people = new People(world, this.pages, books, versions, consent, this.permits, (until) => this.weather.sleep(until));
  }

  async play(story: Story, digest: () => string): Promise<Played> {
    await this.steps(story);
    await this.settle(story);
    const settled = await this.look();
    const times = this.timesOf(story, settled);
    this.add(onceSettled(settled, times));
    if (story.setting.consent && !story.steps.some(({ act }) => act.kind === 'revoke')) this.add(consentKept(settled));
    if (story.setting.gated) this.add(await this.gatesSettled(settled));
    this.add([...stoppedBillsNothing(settled), ...ruleKept(settled, this.people.life.rule), ...plansWhole(settled, this.people.life.plans), ...partsAddUp(settled)]);
    // Parts are named, and said to be billed, by more than what is listened to here.
    if (!story.steps.some(({ act }) => isPartAct(act))) this.add(billedAsAgreed(settled, this.people.agreed, this.people.seeVersions.seen));
    this.add(wrongReminders(this.world, settled, this.told()));
    if (story.steps.some(({ act }) => isReminderAct(act))) this.add(remindedOnceSettled(this.world, settled, this.told()));
    this.add(allRecorded(settled, story.steps.flatMap(({ act }, index) => (this.done[index] === 'done' ? [act.kind] : []))));
    this.add(onceMended(somethingWaits(settled) ? await this.mend(settled) : settled, times));
    this.add(this.secretsKept());
    const books = booked(this.world);
    for (const { number, milestone, status, total, paid } of books) this.trace([number, milestone, status, total, paid].join(' '));
    const { deliveries, endless } = this.weather.seen();
    if (endless) this.add([{ kind: 'unplayed', what: 'It would have gone on for ever.' }]);
    return {
      broken: [...this.broken.values()],
      done: this.done,
      mishaps: this.weather.mishaps,
      hash: digest(),
      counts: { events: deliveries, faults: this.weather.mishaps.length, invoices: books.length },
    };
  }

  private timesOf({ setting }: Story, outside: Outside): Times {
    const { agreed, finance, reminders } = this.people;
    return (what, of) => {
      if (what === 'reminder') return emailsToRemind(outside, of, { reminders });
      return what === 'by-itself' ? Number(setting.autonomy === 'email' || agreed.everEmails(of)) : finance.times(what, of);
    };
  }

  private told(): Told {
    return { reminders: this.people.reminders, permits: this.permits, money: this.money };
  }

  private async steps({ steps, setting }: Story): Promise<void> {
    let underWay: Promise<unknown>[] = [];
    for (const [index, { act, atOnce }] of steps.entries()) {
      const passes = act.kind === 'wait' || act.kind === 'weeks' || act.kind === 'days';
      const together = atOnce && !passes;
      if (passes) underWay = await this.finish(underWay);
      underWay.push(this.people.perform(act).then((done) => this.note(index, done)));
      this.money.note(this.world);
      if (!together) underWay = await this.finish(underWay);
      if (setting.gated && !together && index % LOOK_EVERY === 0) this.add(await this.gatesRight());
    }
    await this.finish(underWay);
  }

  /** What the panels say, without the weather having a part in it. */
  private async gates(): Promise<readonly GateSeen[]> {
    this.money.note(this.world);
    if (booked(this.world).length === 0) return [];
    this.weather.aside(true);
    const seen = await gatesOf(this.world, this.pages);
    this.weather.aside(false);
    return seen;
  }

  /** The panels, the transitions and the builds, held against Xero's books and what people said. */
  private async gatesRight(): Promise<readonly Broken[]> {
    const seen = await this.gates();
    return [...openOnlyWhenPaid(seen, this.permits), ...(await this.buildsAgree(seen))];
  }

  private async gatesSettled(outside: Outside): Promise<readonly Broken[]> {
    const seen = await this.gates();
    return [...gatesOnceSettled(outside, seen, this.permits), ...(await this.buildsAgree(seen)), ...shippedTold(outside, seen, { shipped: this.people.gates.shipped, permits: this.permits, mishaps: this.weather.mishaps }), ...this.people.gates.builds.broken];
  }

  private async buildsAgree(seen: readonly GateSeen[]): Promise<readonly Broken[]> {
    this.weather.aside(true);
    const apart = await this.people.gates.builds.agrees(seen);
    this.weather.aside(false);
    return apart;
  }

  private note(index: number, done: string): void {
    this.done[index] = done;
    this.trace(`step ${String(index)}: ${done}`);
  }

  private async finish(underWay: readonly Promise<unknown>[]): Promise<[]> {
    await Promise.all([...underWay, this.world.settle()]);
    await this.world.settle();
    const { tokens, refreshTokens, codes } = this.world.xero.model.state;
    for (const secret of [...tokens.map(({ accessToken }) => accessToken), ...refreshTokens.map(({ token }) => token), ...codes.map(({ code }) => code)]) this.tokens.add(secret);
    this.money.note(this.world);
    const books = booked(this.world);
    this.people.seeVersions.seen.booked(books.map(({ number }) => number));
    this.add(atMostOneLive(books));
    return [];
  }

  /** The weather clears, and hours pass in which the schedules run; where something waits for a date or for Xero's next day, the night before it passes too, in which they do not. */
  private async settle({ steps }: Story): Promise<void> {
    const { clock } = this.world;
    this.weather.clear();
    this.world.xero.faults.clear();
    await this.pass(4 * HOUR_MS);
    const morning = Math.max(...steps.map(({ act }) => waitsUntil(act, clock.now())));
    if (morning + MORNING_MS > clock.now()) {
      this.weather.sleep(morning);
      await this.world.advance(morning + MORNING_MS - clock.now());
    }
    if (this.people.gates.tampered.length > 0) this.add(await this.repair());
    else if (steps.some(({ act }) => isVersionAct(act) || isReminderAct(act))) await this.day();
    this.add(atMostOneLive(booked(this.world)));
  }

  /** Time passes, and where a day has just begun in Sydney, so much more that the hour in which its dates are looked at has come. */
  private async pass(ms: number): Promise<void> {
    await this.world.advance(ms);
    if ((this.world.clock.now() + SYDNEY_AHEAD_MS) % (24 * HOUR_MS) < 2 * HOUR_MS) await this.world.advance(2 * HOUR_MS);
  }

  /** The app's day, in which what somebody wrote into an issue's property is put back and written down, and two hours, in which what was not heard of meanwhile is found. */
  private async repair(): Promise<readonly Broken[]> {
    const before = await this.look();
    const left = stillTampered(before, await this.gates(), this.people.gates.tampered);
    await this.day();
    const after = await this.look();
    await this.world.advance(2 * HOUR_MS);
    return notRepaired(before, after, left);
  }

  /** The app's day, which finds versions whose word was lost and reminds people; what may have been said by a run that ended is said a while later. */
  private async day(): Promise<void> {
    await this.world.forge.runSchedule('daily');
    await this.world.settle();
    await this.world.advance(HOUR_MS / 2);
    this.money.note(this.world);
  }

  /** People put right what stands in the way, retry what waits, take over what was found, and bill by hand what was billed by hand before and could not be. Gives how it then is. */
  private async mend({ project }: Outside): Promise<Outside> {
    await this.people.perform({ kind: 'client', active: true });
    await this.people.perform({ kind: 'account', active: true });
    await this.people.perform({ kind: 'lock', on: false });
    giveNumbersBack(this.world);
    await this.people.perform({ kind: 'grant' });
    if (project.connection.state !== 'connected') await this.people.perform({ kind: 'connect' });
    for (const { id, rev } of project.contracts.filter(({ state }) => state === 'paused')) await this.people.life.moveTo({ id, rev }, 'active');
    await this.world.settle();
    await this.answerAll();
    await this.pass(3 * HOUR_MS);
    const outside = await this.look();
    const byHand = milestones(outside).filter((milestone) => waitsForNothing(outside)(milestone) && (!standsAtTrigger(outside, milestone) || milestone.problem?.code === 'CONTRACT_PAUSED'));
    for (const { issueKey, id } of byHand) await this.people.reach(issueKey, id);
    await this.world.settle();
    return byHand.length > 0 ? this.look() : outside;
  }

  /** Each that is held is retried; where that does not help, what people found in Xero is said, and what can not be done is given up. */
  private async answerAll(): Promise<void> {
    const given = new Set<string>();
    for (let answers = 0; answers < MOST_ANSWERS; answers += 1) {
      const { project } = await this.look();
      const next = project.attention.flatMap((item) => ANSWERS_IN_TURN.filter((answer) => mayGive(item, answer) && this.people.finance.isTrue(item, answer)).map((answer) => ({ item, answer, name: `${item.id} ${item.problem.code} ${answer}` }))).find(({ name }) => !given.has(name));
      if (!next) return;
      given.add(next.name);
      const heard = await this.people.finance.give(next.item, next.answer);
      this.trace(`answer ${next.item.problem.code} ${next.answer}: ${heard?.kind ?? ''}`);
      if (heard?.kind !== 'ok') this.add([{ kind: 'stuck', what: `${next.item.problem.code} offers "${next.answer}", and that is not done: ${JSON.stringify(heard)}.` }]);
      await this.world.settle();
    }
  }

  private look(): Promise<Outside> {
    return lookFromOutside(this.world, this.pages);
  }

  private secretsKept(): readonly Broken[] {
    const incidents = this.world.forge.incidents.all();
    const said = [...this.pages.answers, ...this.logged, ...incidents.map(({ detail }) => detail)].join('\n');
    const secrets = [oauthApp.clientSecret, ...Object.values(customConnections).map(({ clientSecret }) => clientSecret), WEBHOOK_KEY, ...this.tokens];
    const leaks = secrets.filter((secret) => said.includes(secret)).map((secret): Broken => ({ kind: 'leak', what: `A secret was told: ${secret.slice(0, 6)}….` }));
    const wrong = incidents.filter(({ kind }) => FORBIDDEN.includes(kind)).map(({ kind, where, detail }): Broken => ({ kind: 'leak', what: `${kind} at ${where}: ${detail}` }));
    return [...leaks, ...wrong];
  }

  private add(found: readonly Broken[]): void {
    for (const each of found) this.broken.set(each.what, each);
  }
}

/** What is given up is what Xero refuses to do with an invoice that it has, or what stays an open question: everything else goes on once it is retried. */
const ANSWERS_IN_TURN = ['retry', 'adopt', 'send_anyway', 'drop', 'cancel'] as const;
const GIVEN_UP: readonly string[] = ['ACT_REFUSED', 'ACT_NOT_POSSIBLE', 'CREDIT_TOO_MUCH', 'EMAIL_REFUSED', 'NUMBER_TAKEN', 'POSSIBLY_THERE'];
const mayGive = ({ id, answers, problem }: AttentionView, answer: (typeof ANSWERS_IN_TURN)[number]): boolean =>
  id.startsWith('held:') && answers.includes(answer) && ((answer !== 'drop' && answer !== 'cancel') || GIVEN_UP.includes(problem.code));

/** Whether anything is left to be put right by people. */
const somethingWaits = (outside: Outside): boolean =>
  outside.project.connection.state !== 'connected' || outside.project.contracts.some(({ state }) => state === 'paused') || outside.rows.some(({ status }) => status === 'needs_attention') || milestones(outside).some(waitsForNothing(outside));

/**
 * Until when an act can keep something waiting: a date's beginning in Sydney, in the summer that stories play in, or the end of a day's limit of Xero's. What a list left out because
 * it was another organisation's is found by the next day's first look.
 */
function waitsUntil(act: Act, now: number): number {
  const triggers = 'trigger' in act ? [act.trigger] : act.kind === 'split' ? act.parts.map(({ trigger }) => trigger) : [];
  const [date] = triggers.flatMap((trigger) => (trigger.kind === 'date' ? [trigger.date] : []));
  if (date !== undefined) return Date.parse(`${date}T00:00:00+11:00`);
  if (act.kind !== 'xero-fails') return 0;
  return act.fault === 'day-limit' ? now + 19 * HOUR_MS : act.fault === 'other-organisation' ? now + 25 * HOUR_MS : 0;
}

/** What the platform would hold against the app whatever the weather. */
const FORBIDDEN: readonly string[] = ['refused-egress', 'not-emulated', 'filter-failed', 'late-call'];
