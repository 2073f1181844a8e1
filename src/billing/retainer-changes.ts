import type { FieldChange } from './activity';
import { formatDate, type CalendarDate } from './calendar-date';
import { formatMoney } from './money';
import type { Retainer } from './retainer';

/** What is different about a retainer, as people read it. */
export function describeRetainerChanges(before: Retainer, after: Retainer): readonly FieldChange[] {
  const [from, to] = [facts(before), facts(after)];
  return Object.entries(to).flatMap(([field, is]) => (from[field] === is ? [] : [{ field, from: from[field] ?? '', to: is }]));
}

const dateOr = (date: CalendarDate | undefined): string => (date === undefined ? 'none' : formatDate(date));

function facts(retainer: Retainer): Readonly<Record<string, string>> {
  const [price] = retainer.prices;
  return {
    name: retainer.name,
    deliverable: retainer.text ?? 'none',
    price: price ? formatMoney(price.amount) : 'none',
    every: retainer.every,
    day: String(retainer.day),
    starts: formatDate(retainer.starts),
    ends: dateOr(retainer.ends),
    'billed in': retainer.billedIn,
    'short periods': retainer.proration,
    'weekend rule': retainer.weekendRule,
    'how far Milepost goes alone': retainer.autonomy ?? 'as the contract',
  };
}
