import type { CalendarDate } from '../calendar-date';
import { dateOf, dayNumber } from './days';
import type { ForecastInput, ForecastItem, ForecastPlan } from './inputs';
import { addMonthsClamped } from '../calendar-date';

/** One supposition. It changes what a forecast is made from, and nothing that is saved. */
export type WhatIf =
  /** The milestone is reached on this date, whatever the plan and the work say. */
  | { readonly kind: 'moved'; readonly id: string; readonly to: CalendarDate }
  /** The invoice is not paid, or the milestone is not billed, within the forecast. */
  | { readonly kind: 'unpaid'; readonly id: string }
  /** A flat amount each month from its reach date on, as long as the forecast looks. Ids are made of `plan.id` and a number. */
  | { readonly kind: 'monthly'; readonly plan: Omit<ForecastPlan, 'reach' | 'kind'>; readonly from: CalendarDate };

/** The changes that `CashForecast.update` needs to show it. A supposition about an item that is not there changes nothing. */
export function changesOf(suppositions: readonly WhatIf[], { items, knownTo, days }: Pick<ForecastInput, 'items' | 'knownTo' | 'days'>): { readonly removed: readonly string[]; readonly items: readonly ForecastItem[] } {
  const removed = new Set<string>();
  const changed = new Map<string, ForecastItem>();
  const end = dateOf(dayNumber(knownTo) + days);
  for (const supposed of suppositions) {
    switch (supposed.kind) {
      case 'moved': {
        const found = changed.get(supposed.id) ?? items.find((item) => item.id === supposed.id);
        if (found && found.kind !== 'invoice' && !removed.has(supposed.id)) changed.set(found.id, { ...found, reach: { kind: 'date', date: supposed.to } });
        break;
      }
      case 'unpaid':
        removed.add(supposed.id);
        changed.delete(supposed.id);
        break;
      case 'monthly':
        for (const plan of monthsOf(supposed, end)) changed.set(plan.id, plan);
    }
  }
  return { removed: [...removed], items: [...changed.values()] };
}

function monthsOf({ plan, from }: Extract<WhatIf, { kind: 'monthly' }>, end: CalendarDate): readonly ForecastPlan[] {
  const plans: ForecastPlan[] = [];
  for (let month = 0; addMonthsClamped(from, month) <= end; month += 1) {
    plans.push({ ...plan, kind: 'retainer', id: `${plan.id}-${month + 1}` as ForecastPlan['id'], reach: { kind: 'date', date: addMonthsClamped(from, month) } });
  }
  return plans;
}

/** What-if on the input as a whole: the same input with the suppositions made. */
export function suppose(input: ForecastInput, suppositions: readonly WhatIf[]): ForecastInput {
  const { removed, items } = changesOf(suppositions, input);
  const gone = new Set<string>([...removed, ...items.map((item) => item.id)]);
  return { ...input, items: [...input.items.filter((item) => !gone.has(item.id)), ...items] };
}
