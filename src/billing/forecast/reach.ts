import { dateOf, dayNumber } from './days';
import { addBell, bell, DELAYS, DELAYS_AROUND_USUAL, EARLIEST, type Delays } from './delays';
import type { Issuing, Parts, PastReach, Reach } from './inputs';
import { dueDate } from '../terms';

/** How many days ahead a milestone is looked for; one that is likely to come later is only said to come later. */
export const REACH_DAYS = 365;

/** What earlier milestones and releases say, made once for a forecast. */
export interface ReachKnowledge {
  /** The last day that is known; the first place of all lists is the day after. */
  readonly knownTo: number;
  /** By project: the chances of each slip against the plan, in days. */
  readonly slipsOf: (projectId: string | undefined) => Delays;
  /** The chance of each number of days that a draft waits for a person. */
  readonly waits: Float64Array;
}

const SLIP = bell(4);
/** How many slips the slips of all other projects together count for, beside the project's own; and what we say of anybody: a week late, give or take. */
const OTHERS_COUNT = 4;
const ANYBODY = { slip: 7, counts: 2, wait: 3, waitCounts: 5 };
const LONGEST_WAIT = 60;
/** One draft in a hundred is left lying. So one that waited longer than others ever did is not expected in days any more, but on some day. */
const LEFT_LYING = 0.01;

export function reachKnowledge(knownTo: number, reached: readonly PastReach[], releaseDays: readonly number[]): ReachKnowledge {
  const known = new Map<string, Delays>();
  const slips = reached.map(({ projectId, planned, reached: on }) => ({ projectId: String(projectId), slip: dayNumber(on) - dayNumber(planned) }));
  const slipsOf = (projectId = ''): Delays => {
    let chances = known.get(projectId);
    if (!chances) known.set(projectId, (chances = slipChances(slips, projectId)));
    return chances;
  };
  return { knownTo, slipsOf, waits: waitChances(releaseDays) };
}

function slipChances(slips: readonly { readonly projectId: string; readonly slip: number }[], projectId: string): Delays {
  const chances = new Float64Array(DELAYS);
  for (let place = 0; place < DELAYS; place += 1) chances[place] = ANYBODY.counts * (DELAYS_AROUND_USUAL[Math.max(0, place - ANYBODY.slip)] ?? 0);
  const others = slips.filter((past) => past.projectId !== projectId).length;
  for (const past of slips) addBell(chances, past.slip, past.projectId === projectId ? 1 : Math.min(1, OTHERS_COUNT / others), SLIP);
  return normal(chances);
}

function waitChances(releaseDays: readonly number[]): Float64Array {
  const chances = Float64Array.from({ length: LONGEST_WAIT + 1 }, (_, days) => (ANYBODY.waitCounts * (1 - 1 / (1 + ANYBODY.wait)) ** days) / (1 + ANYBODY.wait));
  for (const days of releaseDays) {
    const place = Math.min(LONGEST_WAIT, Math.max(0, Math.round(days)));
    chances[place] = (chances[place] ?? 0) + 1;
  }
  return normal(chances);
}

/** The chance of each day after `knownTo` to be the one it is reached on; they sum to at most one, the rest comes later. */
export function reachChances(reach: Reach, projectId: string | undefined, knowledge: ReachKnowledge): Float64Array {
  switch (reach.kind) {
    case 'date':
      return onOneDay(dayNumber(reach.date) - knowledge.knownTo - 1);
    case 'by_hand':
      return betweenDays(dayNumber(reach.from) - knowledge.knownTo - 1, dayNumber(reach.to) - knowledge.knownTo - 1);
    case 'work':
      return fromWork(reach.planned === undefined ? undefined : dayNumber(reach.planned), reach.parts, knowledge.slipsOf(projectId), knowledge.knownTo);
  }
}

function onOneDay(day: number): Float64Array {
  const chances = new Float64Array(REACH_DAYS);
  if (day < REACH_DAYS) chances[Math.max(0, day)] = 1;
  return chances;
}

function betweenDays(from: number, to: number): Float64Array {
  if (to <= from) return onOneDay(from);
  const middle = (from + to) / 2;
  // A little more than eight in ten of the curve lie within 1.3 times its spread of the middle, so that what somebody said is said back as it was.
  const spread = (to - from + 1) / 2 / 1.3;
  return fromNow((day) => bellUpTo((day + 0.5 - middle) / spread));
}

/** From the chance that it is reached by the end of each day (-1 is today): what is left of it, given that it was not reached by today. */
function fromNow(upTo: (day: number) => number): Float64Array {
  const passed = upTo(-1);
  const left = Math.max(1 - passed, 1e-3);
  let before = passed;
  return Float64Array.from({ length: REACH_DAYS }, (_, day) => {
    const now = Math.max(before, upTo(day));
    const chance = (now - before) / left;
    before = now;
    return chance;
  });
}

/** The bell curve's share below `deviations`, to a hundredth. */
const bellUpTo = (deviations: number): number => 1 / (1 + Math.exp(-1.702 * deviations));

/** Nothing is known but that it is planned: half of what is left each three months. */
const SOME_DAY = 90;
const someDay = (): Float64Array => fromNow((day) => 1 - 2 ** (-(day + 1) / SOME_DAY));
const SOME_DAYS = someDay();

function fromWork(planned: number | undefined, parts: Parts | undefined, slips: Delays, knownTo: number): Float64Array {
  const byPlan = planned === undefined ? undefined : fromPlan(planned, slips, knownTo);
  const byParts = parts && fromParts(parts, knownTo);
  if (!parts || !byParts) return byPlan ?? someDay();
  const done = parts.done.length;
  const share = done / (done + parts.open);
  // The more is done, the more the work itself says; a part or two says little.
  const trust = Math.min(1, done / 3) * (byPlan ? 0.2 + 0.6 * share : 1);
  const otherwise = byPlan ?? someDay();
  return byParts.map((chance, day) => trust * chance + (1 - trust) * (otherwise[day] ?? 0));
}

function fromPlan(planned: number, slips: Delays, knownTo: number): Float64Array {
  const first = knownTo + 1 - planned - EARLIEST;
  let left = 0;
  for (let place = Math.max(0, first); place < DELAYS; place += 1) left += slips[place] ?? 0;
  // So long past its date that no slip explains it: its date says nothing any more.
  if (left < 1e-4) return someDay();
  return Float64Array.from({ length: REACH_DAYS }, (_, day) => (slips[first + day] ?? 0) / left);
}

/** How many weeks back the pace is taken from. */
const PACE_WEEKS = 12;

/** Undefined when nothing was finished lately: then the parts say nothing of when. */
function fromParts({ open, done, added = [] }: Parts, knownTo: number): Float64Array | undefined {
  if (open === 0) return done.length === 0 ? undefined : fromNow((day) => 1 - 0.75 ** (day + 1));
  const weekOf = (day: number): number => Math.floor((knownTo - day) / 7);
  const weeks = done.map((date) => weekOf(dayNumber(date))).filter((week) => week >= 0 && week < PACE_WEEKS);
  if (weeks.length === 0) return undefined;
  const span = Math.min(PACE_WEEKS, Math.max(4, ...weeks.map((week) => week + 1)));
  const grown = added.map((date) => weekOf(dayNumber(date))).filter((week) => week >= 0 && week < span);
  const net = Array.from({ length: span }, (_, week) => count(weeks, week) - count(grown, week));
  // Work that grows as fast as it is done would never end: some of it always does.
  const pace = Math.max(net.reduce((all, one) => all + one, 0) / span, (0.25 * weeks.length) / span);
  const spread = Math.max(net.reduce((all, one) => all + (one - pace) ** 2, 0) / (span - 1), pace);
  return fromNow((day) => {
    const passed = Math.max(0, day + 1) / 7;
    return passed === 0 ? 0 : bellUpTo((passed * pace - open) / Math.sqrt(passed * spread + (passed * passed * spread) / span));
  });
}

const count = (list: readonly number[], wanted: number): number => list.filter((one) => one === wanted).length;

/** A day on which it may be invoiced and when it would then be due, both as `dayNumber` counts, and the chance. */
export interface IssueDay {
  readonly issued: number;
  readonly due: number;
  readonly chance: number;
}

/** How many days stand for all the days on which something may be invoiced. */
const STAND_INS = 24;

/** When the invoice may be issued: when it is reached, and released where a person does that. */
export function issueDays(plan: Issuing, knowledge: ReachKnowledge): readonly IssueDay[] {
  const chances = plan.released === 'by_itself' ? reachChances(plan.reach, plan.projectId, knowledge) : released(plan, knowledge);
  const total = chances.reduce((all, one) => all + one, 0);
  const each = (total * (plan.chance ?? 1)) / STAND_INS;
  const days = new Map<number, number>();
  let [day, upTo] = [0, chances[0] ?? 0];
  for (let standIn = 0; standIn < STAND_INS && total > 0; standIn += 1) {
    while (upTo < ((standIn + 0.5) * total) / STAND_INS && day < chances.length - 1) {
      day += 1;
      upTo += chances[day] ?? 0;
    }
    days.set(day, (days.get(day) ?? 0) + each);
  }
  return Array.from(days, ([place, chance]) => {
    const issued = knowledge.knownTo + 1 + place;
    return { issued, due: dayNumber(dueDate(plan.terms, dateOf(issued))), chance };
  });
}

function released({ reach, projectId }: Issuing, knowledge: ReachKnowledge): Float64Array {
  const { knownTo, waits } = knowledge;
  // Of one that waits already, what is left of the waits is all that counts; the longer it waited, the likelier it was left lying.
  const waited = reach.kind === 'date' ? Math.max(0, knownTo + 1 - dayNumber(reach.date)) : 0;
  const rest = waits.slice(waited);
  const left = rest.reduce((all, one) => all + one, 0);
  const lying = waited === 0 ? 0 : LEFT_LYING / (LEFT_LYING + left);
  const chances = new Float64Array(REACH_DAYS);
  const wait = (chance: number, day: number): void => {
    if (day < REACH_DAYS) chances[day] = (chances[day] ?? 0) + chance;
  };
  reachChances(reach, projectId, knowledge).forEach((chance, day) => {
    if (chance === 0) return;
    if (left > 0) rest.forEach((one, more) => wait((chance * (1 - lying) * one) / left, day + more));
    if (lying > 0) SOME_DAYS.forEach((one, more) => wait(chance * lying * one, day + more));
  });
  return chances;
}

function normal(chances: Float64Array): Float64Array {
  const total = chances.reduce((all, one) => all + one, 0);
  return chances.map((one) => one / total);
}
