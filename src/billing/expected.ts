import type { CalendarDate } from './calendar-date';
import type { PersonId } from './ids';

/**
 * When somebody who knows better says that a milestone will be reached: eight times in ten between the two dates, which may be the same. Only the forecast goes by it; nothing is
 * billed on it.
 */
export interface Expected {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly by: PersonId;
  /** ISO instant, UTC. */
  readonly at: string;
}
