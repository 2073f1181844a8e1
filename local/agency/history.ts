/** What Northlight Studio billed and was paid in the years before Milepost: retainers and small jobs, by people, straight in Xero. The forecast learns from it. */
import type { XeroModel } from '../xero';
import { Decimal } from '../xero/rules/decimal';
import { clientIds, organisationIds } from './xero';

const DAY_MS = 86_400_000;

/** How a client was billed, and how it pays: days after the due date, by turns. */
interface Habit {
  readonly client: keyof typeof clientIds;
  readonly prefix: string;
  readonly everyDays: number;
  readonly count: number;
  readonly termDays: number;
  readonly amount: number;
  readonly late: readonly number[];
  /** The last so many are not paid yet. */
  readonly open: number;
}

const HABITS: readonly Habit[] = [
  // A chain with an accounts department: a week or two late, now and then much later.
  { client: 'harbourFoods', prefix: 'HF', everyDays: 31, count: 30, termDays: 30, amount: 3_200, late: [11, 9, 14, 4, 19, 11, 12, 7, 26, 10, 13, 3], open: 2 },
  // A hotel group that pays once a month.
  { client: 'lumiereHotels', prefix: 'LH', everyDays: 45, count: 20, termDays: 14, amount: 4_800, late: [16, 22, 9, 30, 18, 25, 12, 20], open: 1 },
  // A family business that pays at once.
  { client: 'gullAndSons', prefix: 'GS', everyDays: 21, count: 40, termDays: 14, amount: 950, late: [0, -3, 1, 0, -1, 2, 0, -5, 0, 1], open: 1 },
];

/** Three years of it, in the books as made at `now`. Throws when the local Xero refuses any of it. */
export function seedHistory(model: Pick<XeroModel, 'createInvoice' | 'pay'>, now: number): void {
  for (const habit of HABITS) {
    for (let place = 0; place < habit.count; place += 1) billAndPay(model, habit, place, now);
  }
}

function billAndPay(model: Pick<XeroModel, 'createInvoice' | 'pay'>, habit: Habit, place: number, now: number): void {
  const issued = now - (habit.count - place) * habit.everyDays * DAY_MS + 5 * DAY_MS;
  const due = issued + habit.termDays * DAY_MS;
  const made = model.createInvoice(organisationIds.northlight, {
    number: `${habit.prefix}-${String(place + 1).padStart(3, '0')}`,
    contact: { id: clientIds[habit.client] },
    date: dayOf(issued),
    dueDate: dayOf(due),
    lineAmountTypes: 'Exclusive',
    reference: 'Hosting and care',
    currency: 'AUD',
    status: 'AUTHORISED',
    lines: [{ description: 'Hosting and care', quantity: Decimal.of(1), unitAmount: Decimal.of(habit.amount + 10 * (place % 7)), accountCode: '200', taxType: 'OUTPUT' }],
  });
  if (!made.ok) throw new Error(made.messages.join(' '));
  const paid = due + (habit.late[place % habit.late.length] ?? 0) * DAY_MS;
  if (place >= habit.count - habit.open || paid >= now) return;
  const payment = model.pay(organisationIds.northlight, made.value.id, { date: dayOf(paid) });
  if (!payment.ok) throw new Error(payment.messages.join(' '));
}

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
