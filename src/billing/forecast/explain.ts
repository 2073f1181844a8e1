import { formatDate, type CalendarDate } from '../calendar-date';
import { DELAYS, EARLIEST, type Delays } from './delays';
import type { ClientId, ForecastPlan } from './inputs';
import type { PaymentLearner } from './learn-payments';
import { REACH_DAYS, reachChances, type ReachKnowledge } from './reach';
import { dateOf } from './days';
import { termsGroup } from './voices';

/** Why an invoice is expected when it is. Delays are whole days after due, negative when early; `lower` to `upper` is the middle half. */
export interface HowClientPays {
  /** Whose payments it says: the client's own, or when there are too few of them those of all clients on like terms; `nobody` when nothing was ever paid. */
  readonly of: 'client' | 'terms' | 'nobody';
  /** Invoices of the client's that were paid. */
  readonly invoices: number;
  readonly termDays: number;
  readonly middle: number;
  readonly lower: number;
  readonly upper: number;
}

/** With fewer payments than this, a client's habits are mostly those of others. */
const ENOUGH = 3;

/** `termDays` is how long the client has to pay. */
export function howClientPays(learner: PaymentLearner, clientId: ClientId, termDays: number): HowClientPays {
  const client = learner.clients.get(clientId);
  const invoices = Math.round(client?.invoices ?? 0);
  if (client && invoices >= ENOUGH) {
    const delays = client.record.map(({ delay, weight }) => ({ delay, weight })).sort((a, b) => a.delay - b.delay);
    const mark = (share: number): number => markOf(delays, share);
    return { of: 'client', invoices, termDays, middle: mark(0.5), lower: mark(0.25), upper: mark(0.75) };
  }
  const others = learner.voices.others(termDays);
  const mark = (share: number): number => dayAt(others, share);
  return { of: learner.clients.size === 0 ? 'nobody' : 'terms', invoices, termDays: termsGroup(termDays), middle: mark(0.5), lower: mark(0.25), upper: mark(0.75) };
}

function markOf(delays: readonly { readonly delay: number; readonly weight: number }[], share: number): number {
  const total = delays.reduce((all, { weight }) => all + weight, 0);
  let upTo = 0;
  for (const { delay, weight } of delays) {
    upTo += weight;
    if (upTo >= share * total - 1e-9) return delay;
  }
  return 0;
}

function dayAt(chances: Delays, share: number): number {
  let upTo = 0;
  for (let place = 0; place < DELAYS; place += 1) {
    upTo += chances[place] ?? 0;
    if (upTo >= share) return place + EARLIEST;
  }
  return 0;
}

/** "Harbour Foods pays 11 days after due, middle half 4 to 19, 23 invoices". */
export function sayHowClientPays(clientName: string, how: HowClientPays): string {
  const { of, invoices, termDays, middle, lower, upper } = how;
  const pays = `${afterDue(middle)}, middle half ${between(lower, upper)}`;
  switch (of) {
    case 'client':
      return `${clientName} pays ${pays}, ${many(invoices)}`;
    case 'terms':
      return `${clientName} has paid ${invoices === 0 ? 'no invoice' : many(invoices)} so far; clients with ${termDays} days to pay do ${pays}`;
    case 'nobody':
      return `Nobody has paid an invoice so far; clients are taken to pay ${pays}`;
  }
}

const many = (invoices: number): string => (invoices === 1 ? '1 invoice' : `${invoices} invoices`);

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

const afterDue = (delay: number): string => (delay === 0 ? 'on the due date' : delay > 0 ? `${days(delay)} after due` : `${days(-delay)} before due`);

/** Once it was said to be after or before due, a range on the same side needs only its numbers. */
function between(lower: number, upper: number): string {
  if (lower >= 0) return lower === upper ? String(lower) : `${lower} to ${upper}`;
  if (upper <= 0) return `${-upper} to ${-lower} before`;
  return `${-lower} before to ${upper} after`;
}

/** When a milestone is likely reached: eight times in ten between the two dates. A missing `to`, or both, are further off than can be said. */
export interface LikelyReached {
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

export function likelyReached({ reach, projectId }: Pick<ForecastPlan, 'reach' | 'projectId'>, knowledge: ReachKnowledge): LikelyReached {
  const chances = reachChances(reach, projectId, knowledge);
  const mark = (share: number): CalendarDate | undefined => {
    for (let day = 0, upTo = 0; day < REACH_DAYS; day += 1) {
      upTo += chances[day] ?? 0;
      if (upTo >= share - 1e-9) return dateOf(knowledge.knownTo + 1 + day);
    }
    return undefined;
  };
  const [from, to] = [mark(0.1), mark(0.9)];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** "likely 9 to 20 Dec". The year is said when it is not the one of `today`. */
export function sayLikely({ from, to }: LikelyReached, today: CalendarDate): string {
  if (from === undefined) return 'not likely within a year';
  const year = today.slice(0, 4);
  const say = (date: CalendarDate): string => (date.startsWith(year) ? formatDate(date).slice(0, -5) : formatDate(date));
  if (to === undefined) return `likely after ${say(from)}`;
  if (from === to) return `on ${say(from)}`;
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return `likely ${sameMonth ? String(Number(from.slice(8))) : say(from)} to ${say(to)}`;
}
