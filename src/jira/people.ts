import { privacy } from '@forge/api';
import type { AccountId } from '../billing/ids';
import { JiraFailure } from './failure';

/** What Atlassian said of the accounts reported; those not named stand as they were. */
export interface ReportedPeople {
  /** The account was closed: nothing about the person may be kept. */
  readonly closed: readonly AccountId[];
  /** Something about the person changed; who keeps more than the id fetches it again. */
  readonly updated: readonly AccountId[];
}

/** Atlassian takes at most so many in one report. */
const BATCH = 90;

/**
 * Reports the accounts kept (Atlassian's personal data reporting API) in batches one after the other: the SDK left to itself sends
 * them all at once. `keptSince` is when what is kept about the people was last fetched; as Milepost keeps nothing but ids, now is right.
 */
export async function reportPeople(ids: readonly AccountId[], keptSince: Date = new Date()): Promise<ReportedPeople> {
  const closed: AccountId[] = [];
  const updated: AccountId[] = [];
  const unique = [...new Set(ids)];
  for (let start = 0; start < unique.length; start += BATCH) {
    const batch = unique.slice(start, start + BATCH);
    for (const { accountId, status } of await report(batch, keptSince.toISOString())) {
      const known = batch.find((id) => id === accountId);
      if (known !== undefined) (status === 'closed' ? closed : updated).push(known);
    }
  }
  return { closed, updated };
}

type Updates = Awaited<ReturnType<typeof privacy.reportPersonalData>>;

async function report(batch: readonly AccountId[], updatedAt: string): Promise<Updates> {
  try {
    return await privacy.reportPersonalData(batch.map((accountId) => ({ accountId, updatedAt })));
  } catch (error) {
    if (namesNobody(error)) return [];
    throw failureOf(error);
  }
}

/**
 * The SDK stumbles over a 200 that names no accounts: it calls `concat` on what isn't there. The report was taken then, and the batches after it
 * must still go.
 */
function namesNobody(error: unknown): boolean {
  return error instanceof TypeError && /\bconcat\b/.test(error.message);
}

/** The SDK rejects with the Response itself when Atlassian refuses. */
function failureOf(error: unknown): JiraFailure {
  const status = typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : 0;
  if (status === 429) return new JiraFailure('limit', status);
  if (status === 401 || status === 403) return new JiraFailure('forbidden', status);
  return new JiraFailure(status >= 400 && status < 500 ? 'refused' : 'unavailable', status);
}
