import type { MeterReading } from '../../local/common/ports';
import { books, move, projectView, ready, statusIds, tag } from '../app/acts';
import { testWorld, type TestWorld } from '../app/world';
import { fillAgency } from './fill-agency';

const HOUR_MS = 3_600_000;
/** Of each copied contract; the one that they are copies of has one. */
const BILLS_EACH = 6;
/** Three of HARB's that are not yet milestones. */
const EPICS = ['HARB-1', 'HARB-3', 'HARB-4'];

/** At most so much: a schedule each hour and what it asks of Jira and Xero, with the token that lives half an hour, and some to spare. */
export const QUIET_DAY = { invocations: 60, xeroCalls: 80, jiraPoints: 60, kvsRequests: 1_000 } as const;

export interface QuietDay {
  readonly invoices: number;
  readonly used: MeterReading;
}

/**
 * What the app uses in a day on which nothing happens, on a connected site with so many contracts and six times as many invoices: its schedules and
 * what follows from them. Milestones wait by category, by status and by date. The day begins once the app has heard of all that was there before.
 */
export async function quietDay(contracts: number): Promise<QuietDay> {
  const world = await testWorld();
  await ready(world);
  await planAhead(world);
  await move(world, 'HARB-2', 'done');
  await fillAgency(world, contracts, BILLS_EACH);
  await world.advance(3 * HOUR_MS);
  const { used } = await world.forge.measure(async () => world.advance(24 * HOUR_MS));
  const { 'on-hour': hours, 'on-day': days } = used.invocations;
  if (hours !== 24 || days !== 1) throw new Error(`The day had ${String(hours)} hours and ${String(days)} daily runs.`);
  return { invoices: books(world).length, used };
}

/** Milestones that are not yet due, each waiting for something else. */
async function planAhead(world: TestWorld): Promise<void> {
  const triggers = [{ kind: 'category', category: 'done' }, { kind: 'status', statusId: statusIds.HARB.inReview }, { kind: 'date', date: '2027-01-31' }] as const;
  for (const [place, trigger] of triggers.entries()) {
    const [contract] = (await projectView(world)).contracts;
    if (!contract) throw new Error('There is no contract.');
    await tag(world, EPICS[place] ?? '', contract, { name: `Later ${String(place)}`, price: { kind: 'amount', amount: '1,000' }, trigger });
  }
}
