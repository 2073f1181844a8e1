import { randomUUID } from 'node:crypto';
import { consentsChange, getConsents, type AccessId } from '../store/access';
import { transact } from '../store/transact';

/** Names a way into the ledger that is about to be tried, before any secret of it is stored: whatever crashes, its secrets are found and forgotten. */
export async function newAccess(now: number): Promise<AccessId> {
  const access = randomUUID() as string as AccessId;
  await transact(async () => {
    const consents = await getConsents();
    const unused = [...consents.unused, { access, since: new Date(now).toISOString(), trying: true as const }];
    return { changes: [consentsChange({ ...consents, unused })], result: undefined };
  });
  return access;
}
