import { getLease, leaseChange, type Lease } from '../store/access';
import { commit } from '../store/commit';

/** Longer than a renewal takes, its one call's 20 seconds included; so long others wait when a run dies in the middle of one. */
const LEASE_MS = 45_000;

/**
 * The right to renew the ledger's token: undefined while another run has it. Secrets can't be written on a condition, so this record is what makes two runs that need a
 * new token at once renew it once. One that was never given back is taken over when its time is up.
 */
export async function takeLease(): Promise<Lease | undefined> {
  const now = Date.now();
  const found = await getLease();
  if (found.until !== undefined && found.until > now) return undefined;
  const mine = leaseChange({ ...found, until: now + LEASE_MS, doubtful: found.doubtful || found.until !== undefined });
  return (await commit([mine])) === 'committed' ? mine.value : undefined;
}

/** Whether nobody took it over meanwhile. */
export async function holdsLease(mine: Lease): Promise<boolean> {
  return (await getLease()).rev === mine.rev;
}

/** `doubtful` is what the next to renew should know. One that was taken over meanwhile is the other's to give back. */
export async function giveBackLease(mine: Lease, doubtful: boolean): Promise<void> {
  await commit([leaseChange({ rev: mine.rev, doubtful })]);
}
