import type { CalendarDate } from '../calendar-date';
import type { CashRange } from './futures';
import type { Period } from './periods';

/** What the user sets for one currency, in minor units: the cash there is now, what goes out on which day (payroll, rent), and the line it must not fall below. */
export interface CashLine {
  readonly now: number;
  readonly line: number;
  readonly goingOut: readonly { readonly on: CalendarDate; readonly minor: number }[];
}

/** The first day on which cash falls below the line one time in ten, and how much cash that is; undefined when it never does. `running` is what has come by each day. */
export function lowCash(running: readonly (Period & CashRange)[], { now, line, goingOut }: CashLine): { readonly on: CalendarDate; readonly cash: number } | undefined {
  for (const { to, p10 } of running) {
    const cash = now + p10 - goingOut.reduce((all, { on, minor }) => (on <= to ? all + minor : all), 0);
    if (cash < line) return { on: to, cash };
  }
  return undefined;
}
