import { compareDates, parseCalendarDate } from '../billing/calendar-date';
import type { Contract } from '../billing/contract';
import { withMilestone } from '../billing/plan-edit';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { editPlan, ownMilestone, type MilestoneAct } from './edit-plan';
import { pushForecast } from './forecast/work';

/** Keeps when somebody expects a milestone, for the forecast; with both days empty it goes by its work again. Nothing is billed on it. */
export async function expectMilestone(act: MilestoneAct, from: string, to: string): Promise<Result<Contract>> {
  const days = daysOf(from, to);
  if (!days.ok) return days;
  const written = await editPlan(act, async (contract) => {
    const milestone = ownMilestone(contract, act);
    if (!milestone.ok) return milestone;
    const { expected: _before, ...rest } = milestone.value;
    if (rest.state.kind === 'billed') return refused(problem('MILESTONE_ALREADY_BILLED', 'milestone', { invoice: rest.state.invoiceId }));
    const expected = days.value && { ...days.value, by: act.by, at: new Date(act.now).toISOString() };
    return Promise.resolve(ok({
      contract: withMilestone(contract, { ...rest, ...(expected ? { expected } : {}) }),
      events: [{ kind: 'milestone-expected' as const, milestone: rest.name, workItem: rest.workItem.key, ...days.value }],
    }));
  });
  if (written.ok) await pushForecast('changes');
  return written;
}

function daysOf(from: string, to: string): Result<Pick<NonNullable<Contract['milestones'][number]['expected']>, 'from' | 'to'> | undefined> {
  if (from.trim() === '' && to.trim() === '') return ok(undefined);
  const first = parseCalendarDate(from.trim() === '' ? to.trim() : from.trim());
  const last = parseCalendarDate(to.trim() === '' ? from.trim() : to.trim());
  if (first === undefined) return refused(problem('DATE_INVALID', 'page', { given: from }, 'from'));
  if (last === undefined || compareDates(last, first) < 0) return refused(problem('DATE_INVALID', 'page', { given: to }, 'to'));
  return ok({ from: first, to: last });
}
