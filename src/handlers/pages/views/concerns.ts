import type { Concern } from '../../../billing/attention';
import { todayIn } from '../../../billing/calendar-date';
import { problem } from '../../../billing/problem';
import { endingProblem } from '../../../operations/connection-end';
import type { Pulse } from '../../../store/pulse';
import type { Connection } from '../../../store/site';

/** What is known of how we reach the ledger. */
export interface Reach {
  readonly connection: Connection | undefined;
  readonly pulse: Pulse | undefined;
  /** Whether the person administers the site: what will go wrong only later is theirs to see to, and nobody else's to worry about. */
  readonly admin: boolean;
}

/** What about the connection waits for an admin. `now` in milliseconds since the epoch. */
export function concernsOf({ connection, pulse, admin }: Reach, now: number): readonly Concern[] {
  if (!connection) return [];
  const { state, organisation, lastHeardAt } = connection;
  switch (state.kind) {
    case 'broken':
      return [{ problem: state.problem, since: state.since }];
    case 'disconnected':
      return [
        { problem: problem('NOT_CONNECTED', 'connection'), since: lastHeardAt },
        ...(admin && state.remains ? [{ problem: problem('CONNECTION_REMAINS', 'connection', { organisation: organisation.name }), since: lastHeardAt }] : []),
      ];
    case 'connected':
      return admin ? [...ending(connection, now), ...silence(connection, pulse)] : [];
  }
}

function ending(connection: Connection, now: number): readonly Concern[] {
  const found = endingProblem(connection, now);
  return found ? [{ problem: found, since: connection.via.kind === 'consent' ? connection.via.renewedAt : connection.connectedAt }] : [];
}

function silence({ webhook, organisation, lastHeardAt }: Connection, pulse: Pulse | undefined): readonly Concern[] {
  if (webhook !== 'silent') return [];
  const since = pulse?.heartbeat.lastMissed ?? lastHeardAt;
  const day = todayIn(organisation.timeZone, Date.parse(since));
  return [{ problem: { ...problem('WEBHOOK_SILENT', 'connection', { since: day }), severity: 'warning' }, since }];
}
