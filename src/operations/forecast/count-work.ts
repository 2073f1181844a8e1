import { parseCalendarDate, todayIn, type CalendarDate } from '../../billing/calendar-date';
import type { Parts } from '../../billing/forecast/inputs';
import type { WorkKept } from '../../billing/forecast/parts';
import type { WorkItemId } from '../../billing/ids';
import { JiraFailure, workPartsOf, type WorkPart, type WorkParts } from '../../jira';
import type { Day, OfContract } from './see-contracts';

/** Of Jira's points that one day's counting may cost on a site: what is left over is counted first on the next. */
const MOST_POINTS = 150;
/** Milestones that one search asks for. */
const MOST_TOGETHER = 20;
/** Finished parts that are kept: the pace is taken from the last twelve weeks. */
const MOST_DONE = 120;

interface Wanted {
  readonly part: OfContract;
  readonly milestoneId: string;
  readonly work: WorkKept;
}

/**
 * Counts how the work of milestones that are planned is moving, those first that were counted longest ago. Jira being busy or gone stops nothing: what was counted before
 * stands.
 */
export async function countWork(parts: readonly OfContract[], day: Day): Promise<readonly OfContract[]> {
  const wanted = parts.flatMap(wantedOf).sort((a, b) => ((a.work.countedOn ?? '') < (b.work.countedOn ?? '') ? -1 : 1));
  const counted = new Map<string, WorkKept>();
  let points = MOST_POINTS;
  for (let start = 0; start < wanted.length && points > 1; start += MOST_TOGETHER) {
    const batch = wanted.slice(start, start + MOST_TOGETHER);
    const found = await findParts(batch.map(({ work }) => work.id), points);
    if (!found) break;
    points -= found.points;
    for (const { milestoneId, work } of batch) counted.set(milestoneId, countedWork(work, found, day));
  }
  return parts.map((part) => withWork(part, counted));
}

/** Only of what the forecast goes by its work: a date or somebody's word needs no counting. */
const wantedOf = (part: OfContract): readonly Wanted[] =>
  part.items.flatMap((item) => {
    const work = item.kind === 'milestone' && item.reach.kind === 'work' ? part.about.work[item.id] : undefined;
    return work ? [{ part, milestoneId: item.id, work }] : [];
  });

/** One that no longer exists makes Jira refuse all: then they are asked for one by one. Undefined when Jira did not answer. */
async function findParts(ids: readonly WorkItemId[], points: number): Promise<WorkParts | undefined> {
  try {
    return await workPartsOf(ids, points);
  } catch (error) {
    if (!(error instanceof JiraFailure)) throw error;
    if (error.kind !== 'refused') return undefined;
    if (ids.length === 1) return { found: [], cut: false, points: 1 };
  }
  const each: WorkParts[] = [];
  for (const id of ids) {
    const one = await findParts([id], points - each.reduce((all, part) => all + part.points, 0));
    if (!one) return undefined;
    each.push(one);
  }
  return { found: each.flatMap(({ found }) => found), cut: each.some(({ cut }) => cut), points: each.reduce((all, part) => all + part.points, 0) };
}

/** Of one that was cut short the count before stands, if there was any. */
function countedWork(work: WorkKept, { found, cut }: WorkParts, { today, zone }: Day): WorkKept {
  const own = found.find(({ id }) => id === work.id);
  const below = found.filter(({ parent }) => parent === work.id);
  const { planned: _before, parts, ...rest } = work;
  const planned = own?.planned === undefined ? undefined : parseCalendarDate(own.planned);
  const counted = cut && parts ? parts : below.length === 0 ? undefined : partsOf(below, zone);
  return { ...rest, countedOn: today, ...(planned === undefined ? {} : { planned }), ...(counted ? { parts: counted } : {}) };
}

function partsOf(below: readonly WorkPart[], zone: string): Parts {
  const on = (instant: string): CalendarDate => todayIn(zone, Date.parse(instant));
  const done = below.filter((part) => part.done).map(({ moved, created }) => on(moved ?? created)).sort();
  return { open: below.filter((part) => !part.done).length, done: done.slice(-MOST_DONE), added: below.map(({ created }) => on(created)).sort().slice(-MOST_DONE) };
}

/** The part with what was counted, by milestone: on the milestones, and on what is released with one. */
export function withWork(part: OfContract, counted: ReadonlyMap<string, WorkKept>): OfContract {
  const own = Object.entries(part.about.work).filter(([id]) => counted.has(id));
  if (own.length === 0) return part;
  const work = { ...part.about.work, ...Object.fromEntries(own.map(([id, before]) => [id, counted.get(id) ?? before])) };
  const items = part.items.map((item) => {
    if (item.kind === 'invoice' || item.reach.kind !== 'work') return item;
    const seen = work[item.freedBy ?? item.id];
    if (!seen) return item;
    return { ...item, reach: { kind: 'work' as const, ...(seen.planned === undefined ? {} : { planned: seen.planned }), ...(seen.parts ? { parts: seen.parts } : {}) } };
  });
  return { ...part, about: { ...part.about, work }, items };
}
