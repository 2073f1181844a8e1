import { todayIn } from '../billing/calendar-date';
import type { WorkItemId } from '../billing/ids';
import { siteUrl } from '../jira';
import { SITE_KEYS } from '../store/keys';
import { getAgenda, getConnection, getTogether } from '../store/read';
import { transact } from '../store/transact';
import { withoutDates } from './agenda';
import { reportPersonalData } from './people';
import { pushLooks } from './work';

/** Once a day: looks at the milestones whose date has come, learns where the site is, and reports the accounts we keep to Atlassian when that is due. */
export async function runDay(now: number): Promise<void> {
  await lookAtDueDates(now);
  await learnSiteUrl();
  await reportPersonalData(now);
}

/** Sites are renamed now and then, and invoices link back to their epic. */
async function learnSiteUrl(): Promise<void> {
  const known = await getConnection();
  if (known?.state.kind !== 'connected') return;
  const url = await siteUrl();
  if (url === known.siteUrl) return;
  await transact(async () => {
    const connection = await getConnection();
    if (!connection) return { changes: [], result: undefined };
    return { changes: [{ kind: 'site' as const, key: SITE_KEYS.connection, value: { ...connection, rev: connection.rev + 1, siteUrl: url } }], result: undefined };
  });
}

/**
 * A date comes when the organisation's calendar says so. Pushed before it is forgotten: a crash in between looks twice, which bills nothing twice.
 */
async function lookAtDueDates(now: number): Promise<void> {
  const { agenda, connection } = await getTogether({ agenda: true, connection: true });
  const today = todayIn(connection?.organisation.timeZone ?? 'UTC', now);
  const due = (agenda?.dates ?? []).filter((entry) => entry.date <= today);
  if (due.length === 0) return;
  const handled = new Set<WorkItemId>(due.map((entry) => entry.workItemId));
  await pushLooks([...handled], { kind: 'schedule' });
  await transact(async () => {
    const value = withoutDates(await getAgenda(), handled, today);
    return { changes: [{ kind: 'site' as const, key: SITE_KEYS.agenda, value }], result: undefined };
  });
}
