import { siteUrl } from '../jira';
import { SITE_KEYS } from '../store/keys';
import { getConnection } from '../store/read';
import { transact } from '../store/transact';
import { reportPersonalData } from './people';

/** Once a day: learns where the site is, and reports the accounts we keep to Atlassian when that is due. */
export async function runDay(now: number): Promise<void> {
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
