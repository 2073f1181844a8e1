import { addDays, addMonthsClamped, compareDates, dayOfMonthClamped, endOfMonth, type CalendarDate } from './calendar-date';

/**
 * When an invoice is due: Xero's four kinds, plus due on receipt and due before release. `before_release` is due on the invoice's own date: the
 * money is wanted before the work goes out, and the release gate is what enforces it.
 */
export type Terms =
  | { readonly kind: 'days_after_invoice'; readonly days: number }
  | { readonly kind: 'days_after_month_end'; readonly days: number }
  | { readonly kind: 'day_of_month'; readonly day: number }
  | { readonly kind: 'day_of_next_month'; readonly day: number }
  | { readonly kind: 'on_receipt' }
  | { readonly kind: 'before_release' };

/** The longest wait that terms may give; more is a slip of the finger. */
export const MAX_TERM_DAYS = 365;

/**
 * The day an invoice issued on `issued` is due; never before it. A month that is too short gives its last day. When
 * `day_of_month` has already gone by on the issue date, the next month's is taken (on the day itself it is due at once).
 */
export function dueDate(terms: Terms, issued: CalendarDate): CalendarDate {
  switch (terms.kind) {
    case 'days_after_invoice':
      return addDays(issued, terms.days);
    case 'days_after_month_end':
      return addDays(endOfMonth(issued), terms.days);
    case 'day_of_month': {
      const thisMonth = dayOfMonthClamped(issued, terms.day);
      return compareDates(thisMonth, issued) < 0 ? dayOfNextMonth(issued, terms.day) : thisMonth;
    }
    case 'day_of_next_month':
      return dayOfNextMonth(issued, terms.day);
    case 'on_receipt':
    case 'before_release':
      return issued;
  }
}

const dayOfNextMonth = (issued: CalendarDate, day: number): CalendarDate => dayOfMonthClamped(addMonthsClamped(issued, 1), day);

/** Completes "Due …": `30 days after the invoice date`. */
export function describeTerms(terms: Terms): string {
  switch (terms.kind) {
    case 'days_after_invoice':
      return terms.days === 0 ? 'on the invoice date' : `${days(terms.days)} after the invoice date`;
    case 'days_after_month_end':
      return terms.days === 0 ? 'at the end of the invoice month' : `${days(terms.days)} after the end of the invoice month`;
    case 'day_of_month':
      return `on the ${ordinal(terms.day)} of the month`;
    case 'day_of_next_month':
      return `on the ${ordinal(terms.day)} of the following month`;
    case 'on_receipt':
      return 'on receipt';
    case 'before_release':
      return 'on receipt, before the work is released';
  }
}

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

function ordinal(day: number): string {
  const teen = day >= 11 && day <= 13;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${suffix}`;
}
