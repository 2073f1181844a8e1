import { getLease, leaseChange, type AccessId, type Lease } from '../store/access';
import { commit } from '../store/commit';
import { pushAfterRenewal } from './work';

/** Longer than a renewal takes, its one call's 20 seconds included; so long others wait when a run dies in the middle of one. */
const LEASE_MS = 45_000;

export interface Held extends Lease {
  readonly access: AccessId;
}

/**
 * The right to renew the ledger's token: undefined while another run has it. Secrets can't be written on a condition, so this record is what makes two runs that need a
 * new token at once renew it once. One that was never given back is taken over when its time is up. Before it is written that somebody has it, a job is on its way that
 * comes again until all is well: so there is one for every renewal that ends badly, wherever it ends.
 */
export async function takeLease(access: AccessId): Promise<Held | undefined> {
  const now = Date.now();
  const found = await getLease();
  if (isTaken(found, now)) return undefined;
  const doubtful = isUnsettled(found, access);
  if (!doubtful) await pushAfterRenewal(access);
  const mine = leaseChange({ rev: found.rev, access, until: now + LEASE_MS, doubtful });
  return (await commit([mine])) === 'committed' ? mine.value : undefined;
}

export const isTaken = ({ until }: Lease, now: number): boolean => until !== undefined && until > now;

/** Whether the last renewal came to no good end, or to none yet. */
export const isUnsettled = (lease: Lease, access: AccessId): boolean => lease.access === access && (lease.doubtful || lease.until !== undefined);

/** Whether nobody took it over meanwhile. */
export async function holdsLease(mine: Held): Promise<boolean> {
  return (await getLease()).rev === mine.rev;
}

/** `doubtful` is what the next to renew should know. One that was taken over meanwhile is the other's to give back. */
export async function giveBackLease({ rev, access }: Held, doubtful: boolean): Promise<void> {
  await commit([leaseChange({ rev, access, doubtful })]);
}
