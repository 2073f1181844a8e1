import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, calendarDate, type CalendarDate } from '../calendar-date';
import type { ClientId } from '../ids';
import { dayNumber, monthPlace, weekday } from './days';
import { DELAYS, EARLIEST, quantile } from './delays';
import type { PastPayment } from './inputs';
import { learnPayments, type Billed, type PaymentLearner } from './learn-payments';
import { PayModel } from './pay-days';
import { MARKS } from './score';

const TODAY = calendarDate('2026-06-15');
const client = (name: string): ClientId => name as ClientId;

/** A payment `delay` days after due, of an invoice with 30 days to pay, issued `ago` days before today. */
const paid = (name: string, delay: number, ago: number, more: Partial<PastPayment> = {}): PastPayment => {
  const issued = addDays(TODAY, -ago);
  const due = addDays(issued, 30);
  return { clientId: client(name), issued, due, paid: addDays(due, delay), ...more };
};

/** Twenty invoices, each two weeks after the one before it, the last just paid. */
const always = (name: string, delays: readonly number[], more: Partial<PastPayment> = {}): readonly PastPayment[] =>
  Array.from({ length: 20 }, (_, place) => paid(name, delays[place % delays.length] ?? 0, 14 * place + 31 + Math.max(0, ...delays), more));

const open = (name: string, due: CalendarDate, more: Partial<Billed> = {}): Billed => ({ clientId: name, issued: dayNumber(due) - 30, due: dayNumber(due), ...more });

function marks(learner: PaymentLearner, invoice: Billed): readonly number[] {
  const chances = new Float64Array(DELAYS);
  learner.expect(invoice, dayNumber(TODAY) + 1, chances);
  return MARKS.map((share) => quantile(chances, share));
}
const middle = (learner: PaymentLearner, invoice: Billed): number => marks(learner, invoice)[4]!;

function daysOf(learner: PaymentLearner, invoice: Billed, others: readonly Billed[] = [], days = 180) {
  const list = new Float64Array(days);
  const never = new PayModel(learner, dayNumber(TODAY), [invoice, ...others]).payDays(invoice, { list, at: 0, days });
  const within = (upTo: number): number => list.slice(0, upTo).reduce((all, one) => all + one, 0);
  return { list, never, within };
}

const anyHistory = fc.array(
  fc.record({ name: fc.constantFrom('a', 'b', 'c'), delay: fc.integer({ min: -40, max: 200 }), ago: fc.integer({ min: 1, max: 900 }), share: fc.constantFrom(1, 0.5, 0.25), disputed: fc.boolean() }),
  { maxLength: 60 },
).map((list) => list.map(({ name, delay, ago, share, disputed }) => paid(name, delay, ago, { share, disputed })));
const anyOpen = fc.record({ clientId: fc.constantFrom('a', 'b', 'new'), age: fc.integer({ min: -200, max: 600 }), termDays: fc.integer({ min: 0, max: 365 }), disputed: fc.boolean() })
  .map(({ clientId, age, termDays, disputed }): Billed => ({ clientId, disputed, due: dayNumber(TODAY) - age, issued: dayNumber(TODAY) - age - termDays }));

describe('when an invoice is paid', () => {
  test('the chances of all days sum to one, and none is before the invoice is issued', () => {
    fc.assert(
      fc.property(anyHistory, anyOpen, (history, invoice) => {
        const chances = new Float64Array(DELAYS);
        learnPayments(history).expect(invoice, dayNumber(TODAY) + 1, chances);
        expect(chances.reduce((all, one) => all + one, 0)).toBeCloseTo(1, 9);
        expect(Math.min(...chances)).toBeGreaterThanOrEqual(-1e-12);
        chances.forEach((chance, place) => {
          if (place + EARLIEST < invoice.issued - invoice.due) expect(chance).toBe(0);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('its marks are in order, whatever was learned', () => {
    fc.assert(
      fc.property(anyHistory, anyOpen, (history, invoice) => {
        const list = marks(learnPayments(history), invoice);
        expect(list.toSorted((a, b) => a - b)).toEqual(list);
      }),
      { numRuns: 60 },
    );
  });

  test('an open invoice is paid after today, later than we look, or never: those chances are all there is', () => {
    fc.assert(
      fc.property(anyHistory, anyOpen, (history, invoice) => {
        const { list, never } = daysOf(learnPayments(history), invoice);
        expect(Math.min(...list)).toBeGreaterThanOrEqual(-1e-12);
        expect(never).toBeGreaterThan(0);
        expect(list.reduce((all, one) => all + one, 0) + never).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  test('seen from its issue date and seen in bulk it is the same', () => {
    fc.assert(
      fc.property(anyHistory, anyOpen, (history, invoice) => {
        const learner = learnPayments(history);
        const chances = new Float64Array(DELAYS);
        learner.expect(invoice, dayNumber(TODAY) + 1, chances);
        const start = dayNumber(TODAY) + 1 - invoice.due - EARLIEST;
        const left = chances.slice(Math.max(0, start)).reduce((all, one) => all + one, 0);
        fc.pre(left > 0.05 && start < DELAYS);
        const { list, never } = daysOf(learner, invoice);
        let [upTo, bulk] = [0, 0];
        list.forEach((chance, day) => {
          upTo += ((start + day >= 0 ? chances[start + day] : 0) ?? 0) / left;
          bulk += chance / (1 - never);
          expect(Math.abs(upTo - bulk)).toBeLessThan(0.02);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('does not depend on the order in which the payments are told', () => {
    fc.assert(fc.property(anyHistory, anyOpen, (history, invoice) => expect(marks(learnPayments(history.toReversed()), invoice)).toEqual(marks(learnPayments(history), invoice))), { numRuns: 30 });
  });

  test('before anything was ever paid: about four days after due, half of all between five days before and two weeks after', () => {
    const [, , , , half] = marks(learnPayments([]), open('new', addDays(TODAY, 40)));
    expect(half).toBeGreaterThan(2);
    expect(half).toBeLessThan(8);
  });

  test('a client who always pays 10 to 12 days late does so again', () => {
    const learner = learnPayments(always('harbour', [10, 11, 12]));
    expect(Math.abs(middle(learner, open('harbour', addDays(TODAY, 20))) - 11)).toBeLessThan(1);
    const list = marks(learner, open('harbour', addDays(TODAY, 20)));
    expect(list[8]! - list[0]!).toBeLessThan(10);
  });

  test("a client never seen pays as the others do, with a wider range than one that is known", () => {
    const others = ['a', 'b', 'c', 'd'].flatMap((name) => always(name, [18, 20, 22]));
    const learner = learnPayments(others);
    const [known, fresh] = [marks(learner, open('a', addDays(TODAY, 20))), marks(learner, open('new', addDays(TODAY, 20)))];
    expect(fresh[4]).toBeCloseTo(20, -1);
    expect(fresh[8]! - fresh[0]!).toBeGreaterThanOrEqual(known[8]! - known[0]!);
  });

  test('one odd payment moves a new client a little, twenty move it all the way', () => {
    const others = ['a', 'b', 'c', 'd'].flatMap((name) => always(name, [0]));
    const invoice = open('odd', addDays(TODAY, 20));
    const once = middle(learnPayments([...others, paid('odd', 40, 80)]), invoice);
    const often = middle(learnPayments([...others, ...always('odd', [40])]), invoice);
    expect(once).toBeLessThan(35);
    expect(often).toBeCloseTo(40, 0);
  });

  test('a client who has become slower is expected as it is lately', () => {
    const slower = Array.from({ length: 30 }, (_, place) => paid('drift', place < 10 ? 25 : 0, 100 + 14 * place));
    expect(middle(learnPayments(slower), open('drift', addDays(TODAY, 20)))).toBeGreaterThan(15);
  });

  test('clients with other terms are learned from less than those with the same', () => {
    const short = Array.from({ length: 60 }, (_, place) => ({ ...paid(`s${place}`, 15, 5 * place + 50), issued: addDays(TODAY, -5 * place - 27) }));
    const long = Array.from({ length: 60 }, (_, place) => paid(`l${place}`, 0, 5 * place + 50));
    const learner = learnPayments([...short, ...long]);
    const due = addDays(TODAY, 5);
    expect(middle(learner, { clientId: 'new', due: dayNumber(due), issued: dayNumber(due) - 7 })).toBeGreaterThan(middle(learner, open('new', due)) + 5);
  });

  test('an invoice 30 days late of a client who pays on time: none of its chances is behind it, and it is doubted', () => {
    const learner = learnPayments(always('prompt', [-1, 0, 1]));
    const late = daysOf(learner, open('prompt', addDays(TODAY, -30)));
    const fresh = daysOf(learner, open('prompt', addDays(TODAY, 1)));
    expect(late.never).toBeGreaterThan(10 * fresh.never);
    expect(late.within(180)).toBeLessThan(1);
    expect(fresh.within(10)).toBeGreaterThan(0.9);
  });

  test('a client who left invoices unpaid is expected to do so again', () => {
    const history = always('a', [5]).concat(always('b', [5]));
    const unpaid = Array.from({ length: 5 }, (_, place) => open('a', addDays(TODAY, -150 - place)));
    const invoice = addDays(TODAY, 10);
    const learner = learnPayments(history);
    expect(daysOf(learner, open('a', invoice), unpaid).never).toBeGreaterThan(0.1);
    expect(daysOf(learner, open('b', invoice), unpaid).never).toBeLessThan(0.1);
  });

  test('a disputed invoice comes later and less surely than its client is used to pay', () => {
    const learner = learnPayments(always('a', [2, 3, 4]));
    const due = addDays(TODAY, 5);
    const [plain, disputed] = [daysOf(learner, open('a', due)), daysOf(learner, open('a', due, { disputed: true }))];
    expect(disputed.within(30)).toBeLessThan(plain.within(30) - 0.3);
    expect(disputed.never).toBeGreaterThan(0.09);
  });

  test('how long disputes take is learned from those that were', () => {
    const quick = Array.from({ length: 20 }, (_, place) => paid(`q${place % 4}`, 5, 80 + 14 * place, { disputed: true }));
    const due = addDays(TODAY, 5);
    const before = daysOf(learnPayments([]), open('new', due, { disputed: true })).within(20);
    expect(daysOf(learnPayments(quick), open('new', due, { disputed: true })).within(20)).toBeGreaterThan(before);
  });

  test('two halves count as one invoice: half on time and half a month late', () => {
    const halves = Array.from({ length: 20 }, (_, place) => [paid('h', 0, 80 + 14 * place, { share: 0.5 }), paid('h', 30, 80 + 14 * place, { share: 0.5 })]).flat();
    const learner = learnPayments(halves);
    expect(learner.clients.get('h')?.invoices).toBe(20);
    const list = marks(learner, open('h', addDays(TODAY, 20)));
    expect(list[1]).toBeLessThan(8);
    expect(list[7]).toBeGreaterThan(22);
  });

  test('a payment that is no part of an invoice is refused', () => {
    expect(() => learnPayments([paid('a', 0, 50, { share: 0 })])).toThrow(RangeError);
    expect(() => learnPayments([paid('a', 0, 50, { share: 1.5 })])).toThrow(RangeError);
  });

  test('hardly anybody pays on a weekend when nobody ever did', () => {
    const workdays = Array.from({ length: 200 }, (_, place) => paid(`c${place % 20}`, place % 9, 40 + 4 * place)).filter(({ paid: on }) => ![0, 6].includes(weekday(dayNumber(on))));
    const { list } = daysOf(learnPayments(workdays), open('c1', addDays(TODAY, 10)));
    const weekend = list.reduce((all, chance, day) => all + ([0, 6].includes(weekday(dayNumber(TODAY) + 1 + day)) ? chance : 0), 0);
    // Two days in seven are 0.29 of all.
    expect(weekend).toBeLessThan(0.15);
  });

  test('a client who pays on the last working day of the month is expected then', () => {
    const LAST_WORKDAY = 15;
    const history = Array.from({ length: 40 }, (_, place) => {
      const past = paid('m', 0, 60 + 17 * place);
      let on = dayNumber(past.due);
      while (monthPlace(on) !== LAST_WORKDAY || [0, 6].includes(weekday(on))) on += 1;
      return { ...past, paid: addDays(past.due, on - dayNumber(past.due)) };
    });
    const { list } = daysOf(learnPayments(history), open('m', calendarDate('2026-07-08')));
    const friday31July = dayNumber(calendarDate('2026-07-31')) - dayNumber(TODAY) - 1;
    expect(list[friday31July]).toBeGreaterThan(0.5);
  });

  test('ten invoices paid in one run are one decision: they teach hardly more than one', () => {
    const others = ['a', 'b', 'c', 'd'].flatMap((name) => always(name, [0]));
    const run = (count: number) => Array.from({ length: count }, () => paid('batch', 40, 80));
    const invoice = open('batch', addDays(TODAY, 20));
    const [one, ten] = [1, 10].map((count) => middle(learnPayments([...others, ...run(count)]), invoice));
    expect(Math.abs(ten! - one!)).toBeLessThan(15);
  });
});

describe('places in a month', () => {
  test('the 1st to the 15th by number, then by the working days left', () => {
    const placeOn = (date: string): number => monthPlace(dayNumber(calendarDate(date)));
    expect(['2026-07-01', '2026-07-15', '2026-07-31', '2026-07-30', '2026-07-27'].map(placeOn)).toEqual([0, 14, 15, 16, 19]);
    // May 2026 ends on a Sunday: its last working day is Friday the 29th.
    expect(['2026-05-31', '2026-05-29', '2026-05-28'].map(placeOn)).toEqual([15, 15, 16]);
  });
});
