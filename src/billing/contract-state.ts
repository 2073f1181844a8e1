import { compareDates, type CalendarDate } from './calendar-date';
import type { Contract } from './contract';
import type { Milestone } from './milestone';
import { problem } from './problem';
import type { Problem } from './problems';

/**
 * Where a contract is in its life. `draft`: it is being set up; its plan can be made, nothing is billed. `active`: it bills. `paused`: somebody stopped it;
 * what is reached meanwhile waits for a person's word, also after it goes on. `closed`: nothing more is billed or planned, for good.
 */
export const CONTRACT_STATES = ['draft', 'active', 'paused', 'closed'] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];

type Standing = Pick<Contract, 'name' | 'state' | 'startsOn' | 'endsOn'>;

/**
 * Why nothing may be billed on the contract on `today`, a date in the organisation's zone; undefined when it may. After its end a person may still have something billed: the
 * date was agreed for planning, and what was delivered late is owed all the same. Before its start nobody can.
 */
export function contractObstacle(contract: Standing, today: CalendarDate, byPerson: boolean): Problem | undefined {
  const facts = { contract: contract.name };
  switch (contract.state) {
    case 'draft':
      return problem('CONTRACT_DRAFT', 'contract', facts);
    case 'paused':
      return problem('CONTRACT_PAUSED', 'contract', facts);
    case 'closed':
      return problem('CONTRACT_CLOSED', 'contract', facts);
    case 'active':
      return outsideItsTime(contract, today, byPerson);
  }
}

function outsideItsTime({ name, startsOn, endsOn }: Standing, today: CalendarDate, byPerson: boolean): Problem | undefined {
  if (startsOn !== undefined && compareDates(today, startsOn) < 0) return problem('CONTRACT_NOT_STARTED', 'contract', { contract: name, date: startsOn });
  if (endsOn !== undefined && compareDates(today, endsOn) > 0 && !byPerson) return problem('CONTRACT_ENDED', 'contract', { contract: name, date: endsOn });
  return undefined;
}

/** Whether the contract is in force on `today`: what is due "from the start" is due then, and not while it is a draft or before its first day. */
export const hasStarted = ({ state, startsOn }: Standing, today: CalendarDate): boolean => state !== 'draft' && (startsOn === undefined || compareDates(startsOn, today) <= 0);

/** What was reached while the contract was a draft, and is billed by its being activated. */
export const waitsForActivation = ({ milestones }: Pick<Contract, 'milestones'>): readonly Milestone[] =>
  milestones.filter(({ state, trigger }) => (state.kind === 'waiting' && state.problem.code === 'CONTRACT_DRAFT') || (state.kind === 'planned' && trigger.kind === 'start'));
