import { compareDates, type CalendarDate } from './calendar-date';
import type { Invoice } from './invoice';
import type { Problem } from './problems';

/**
 * What holds an invoice, as a person reads it on `today`, in the organisation's zone. One that waited past its own due date says so: it is sent with the dates it was
 * prepared with, and a client who gets it then is late at once. Nobody redates it silently. (A locked period is different: trying again gives it another date.)
 */
export function heldProblem({ delivery, dueDate }: Invoice, today: CalendarDate): Problem | undefined {
  if (delivery.step !== 'held') return undefined;
  const { problem, at } = delivery;
  const late = at === 'queued' && problem.code !== 'PERIOD_LOCKED' && dueDate !== undefined && compareDates(dueDate, today) < 0;
  return late ? { ...problem, params: { ...problem.params, pastDueDate: dueDate } } : problem;
}
