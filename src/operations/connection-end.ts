import { todayIn, type CalendarDate } from '../billing/calendar-date';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import type { Connection } from '../store/site';
import { REFRESH_DAYS } from '../xero';

const DAY_MS = 24 * 60 * 60_000;
/** An admin is told so many days before. */
const WARN_DAYS = 14;

/** When a consent ends unless it is renewed, which every use does: ISO instant, UTC. Undefined for a custom connection, which does not end. */
export function endsAt({ via }: Connection): string | undefined {
  return via.kind === 'consent' ? new Date(Date.parse(via.renewedAt) + REFRESH_DAYS * DAY_MS).toISOString() : undefined;
}

/** The same as a day in the organisation's zone. */
export function endingOf(connection: Connection): CalendarDate | undefined {
  const end = endsAt(connection);
  return end === undefined ? undefined : todayIn(connection.organisation.timeZone, Date.parse(end));
}

/** Whether it is time to say so. `now` in milliseconds since the epoch. */
export function isEnding(connection: Connection, now: number): boolean {
  const end = endsAt(connection);
  return connection.state.kind === 'connected' && end !== undefined && Date.parse(end) - now <= WARN_DAYS * DAY_MS;
}

/** What an admin should know of a connection that works for now. */
export function endingProblem(connection: Connection, now: number): Problem | undefined {
  if (!isEnding(connection, now)) return undefined;
  return { ...problem('CONNECTION_EXPIRES', 'connection', { organisation: connection.organisation.name, date: endingOf(connection) ?? '' }), severity: 'warning' };
}
