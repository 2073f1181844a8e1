import type { AccountId, PersonId } from '../billing/ids';
import { reportPeople } from '../jira';
import { getPeople } from '../store/read';
import { SITE_KEYS } from '../store/keys';
import { transact } from '../store/transact';

/** Our pseudonym for an account; a new one the first time the person does something. */
export async function personFor(account: AccountId): Promise<PersonId> {
  return transact(async () => {
    const people = await getPeople();
    const known = people.known.find((entry) => entry.account === account);
    if (known) return { changes: [], result: known.person };
    const person = `p${people.next}` as PersonId;
    const value = { ...people, rev: people.rev + 1, next: people.next + 1, known: [...people.known, { person, account }] };
    return { changes: [{ kind: 'site' as const, key: SITE_KEYS.people, value }], result: person };
  });
}

/** Atlassian wants each account that an app keeps reported at least every 7 days; a day is kept in hand. */
const REPORT_EVERY_MS = 6 * 24 * 60 * 60 * 1000;

/**
 * Tells Atlassian which accounts we keep and forgets those that were closed (Atlassian's personal data reporting). Their acts stay in the
 * activity under a pseudonym that no longer leads to anyone.
 */
export async function reportPersonalData(now: number): Promise<void> {
  const people = await getPeople();
  const due = people.reportedAt === undefined || now - Date.parse(people.reportedAt) >= REPORT_EVERY_MS;
  if (!due || people.known.length === 0) return;
  const { closed } = await reportPeople(people.known.map((entry) => entry.account));
  const gone = new Set(closed);
  await transact(async () => {
    const fresh = await getPeople();
    const known = fresh.known.filter((entry) => !gone.has(entry.account));
    const value = { ...fresh, rev: fresh.rev + 1, known, reportedAt: new Date(now).toISOString() };
    return { changes: [{ kind: 'site' as const, key: SITE_KEYS.people, value }], result: undefined };
  });
}
