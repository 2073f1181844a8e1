import { todayIn } from '../billing/calendar-date';
import type { Milestone } from '../billing/milestone';
import { partsOf } from '../billing/part';
import { SITE_KEYS } from '../store/keys';
import { getAgenda, getContract, getTag } from '../store/read';
import type { Agenda, Connection } from '../store/site';
import { transact } from '../store/transact';
import { withoutDates } from './agenda';
import { pushLooks } from './work';

type Entry = Agenda['dates'][number];

/**
 * Looks at the milestones whose date has come, as the organisation's calendar says. No event and no search tells of a date, so one is only forgotten once
 * its milestone is billed or no longer waits for it: a look that was lost, or that could not bill yet, is made again.
 */
export async function lookAtDueDates(dates: Agenda['dates'], connection: Connection | undefined, now: number): Promise<void> {
  const today = todayIn(connection?.organisation.timeZone ?? 'UTC', now);
  const due = await Promise.all(dates.filter((entry) => entry.date <= today).map(async (entry) => ({ entry, milestones: await milestonesOn(entry) })));
  await pushLooks([...new Set(due.filter(({ milestones }) => milestones.some(waits)).map(({ entry }) => entry.workItemId))], { kind: 'schedule' });
  const done = due.filter(({ milestones }) => milestones.every(({ state }) => state.kind === 'billed')).map(({ entry }) => entry);
  if (done.length === 0) return;
  await transact(async () => ({ changes: [{ kind: 'site' as const, key: SITE_KEYS.agenda, value: withoutDates(await getAgenda(), done) }], result: undefined }));
}

/** The milestone, or the parts of it, that this date is for; none when the work was untagged, or is due by something else now. */
async function milestonesOn({ date, workItemId }: Entry): Promise<readonly Milestone[]> {
  const tag = await getTag(workItemId);
  const contract = tag && (await getContract(tag.contractId));
  return contract ? partsOf(contract, tag.milestoneId).filter(({ trigger }) => trigger.kind === 'date' && trigger.date === date) : [];
}

/** One whose invoice was voided, or that only reminds, waits for a person's word, and one on hold for its end. */
function waits({ state }: Milestone): boolean {
  return state.kind === 'planned' || (state.kind === 'waiting' && state.problem.code !== 'BILL_VOIDED' && state.problem.code !== 'BILL_BY_HAND');
}
