import { webTrigger } from '@forge/api';
import { KEPT_FOR_SENDING } from '../../../billing/ledger-budget';
import { problem } from '../../../billing/problem';
import { allEnded } from '../../../net/all-ended';
import { endsAt } from '../../../operations/connection-end';
import { getConsents, type Consents } from '../../../store/access';
import { getPulse, type Pulse } from '../../../store/pulse';
import { countAt, getConnection } from '../../../store/read';
import type { Connection } from '../../../store/site';
import type { AdminView, ConsentView } from '../api';
import { connectionView } from './connection-view';
import { problemView } from './problem-view';

/** Where Xero sends people back to; entered in the customer's own app there. */
export const consentAddress = (): Promise<string> => webTrigger.getUrl('xero-consent');

/** The admin page as everything stands now. */
export async function adminView(now: number): Promise<AdminView> {
  const [connection, consents, pulse, redirectUri, webhookUrl, queued, acting, held] = await allEnded([
    getConnection(),
    getConsents(),
    getPulse(),
    consentAddress(),
    webTrigger.getUrl('xero-webhook'),
    countAt('queued'),
    countAt('acting'),
    countAt('held'),
  ]);
  const live = connection && connection.state.kind !== 'disconnected' ? connection : undefined;
  return {
    connection: connectionView(connection, now),
    ...(live ? liveView(live, pulse) : {}),
    ...(connection?.state.kind === 'disconnected' && connection.state.remains ? { remains: problemView(problem('CONNECTION_REMAINS', 'connection', { organisation: connection.organisation.name })) } : {}),
    consent: consentView(consents, redirectUri, now),
    queue: { sending: Math.min(queued + acting, MOST_COUNTED), held },
    webhookUrl,
    webhook: live?.webhook ?? 'off',
  };
}

/** What waits is counted as far as one page of a search goes: beyond it, how many more does not matter. */
const MOST_COUNTED = 100;

function liveView(live: Connection, { budget, heartbeat }: Pulse): Partial<AdminView> {
  const end = endsAt(live);
  const { day, parkedUntil } = budget;
  return {
    via: live.via.kind === 'consent' ? 'oauth' : 'custom',
    connectedAt: live.connectedAt,
    lastHeardAt: live.lastHeardAt,
    clientIdHint: live.clientIdHint,
    ...(end === undefined ? {} : { endsAt: end }),
    ...(day ? { budget: { dayRemaining: day.remaining, at: day.at, keptForSending: KEPT_FOR_SENDING, ...(parkedUntil === undefined ? {} : { parkedUntil }) } } : {}),
    ...(heartbeat.heardAt === undefined ? {} : { webhookHeardAt: heartbeat.heardAt }),
  };
}

function consentView({ pending, failed }: Consents, redirectUri: string, now: number): ConsentView {
  if (!pending) return failed ? { state: 'failed', redirectUri, problem: problemView(failed) } : { state: 'none', redirectUri };
  if (Date.parse(pending.until) <= now) return { state: 'failed', redirectUri, problem: problemView(problem('CONSENT_EXPIRED', 'connection')) };
  if (pending.step.kind === 'choosing') return { state: 'choosing', organisations: pending.step.choices.map(({ tenantId, name }) => ({ tenantId, name })) };
  return { state: 'asked', redirectUri, until: pending.until };
}
