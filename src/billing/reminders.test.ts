import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { billOf, withBill } from './bill';
import { addDays, calendarDate, daysBetween, type CalendarDate } from './calendar-date';
import type { Contract } from './contract';
import type { InvoiceId, MilestoneId } from './ids';
import { withMilestone } from './plan-edit';
import { problem } from './problem';
import { reminderText } from './reminder-text';
import { dueReminders, isStillDue, withReminded, withReminders, type ReminderFacts, type ReminderPolicy } from './reminders';
import { bill, fixed, mara, mirrorFor, paidTenths, planOf, sampleContract } from './testing/samples';

const POLICY: ReminderPolicy = { people: [mara], aheadDays: 3, aheadShare: 8000, overdueDays: [1, 7, 14] };
const DUE = calendarDate('2026-12-22');
const day = (text: string): CalendarDate => calendarDate(text);
const facts = (today: CalendarDate, change: Partial<ReminderFacts> = {}): ReminderFacts => ({ today, zone: 'Australia/Sydney', ledgerKnown: true, doneOf: () => undefined, ...change });

const planned = (policy = POLICY): Contract => ({ ...planOf([fixed('12000')], sampleContract()), reminders: policy });
/** Billed for AUD 13,200 with GST, approved, due on 22 December, a tenth of it paid for each of `tenths`. */
function owed(tenths = 0): Contract {
  const { contract, invoice } = bill(planned(), 1);
  return withBill(contract, billOf({ ...invoice, delivery: { step: 'recorded', mirror: paidTenths({ ...mirrorFor(invoice), status: 'approved' }, tenths) } }));
}
const first = (contract: Contract) => contract.milestones[0]!;
const on = (contract: Contract, today: CalendarDate, change: Partial<ReminderFacts> = {}) => dueReminders(contract, facts(today, change));
const about = (contract: Contract): InvoiceId => contract.bills[0]!.invoiceId;

describe('A contract whose people are told in German', () => {
  const german = { ...POLICY, language: 'de' as const };
  const said = (contract: Contract, today: CalendarDate): readonly (string | undefined)[] =>
    on(contract, today).map((due) => reminderText(contract, { ...due, on: today, at: `${today}T00:00:00Z` })?.text);

  test('has an overdue invoice said in German, day and all, and nothing in English', () => {
    const late = { ...owed(), reminders: german };
    const [text] = said(late, day('2026-12-29'));
    expect(text).toBe('Rechnung HARB-C1-001 für den Meilenstein „Prototype“ war am 22.12.2026 fällig und ist nicht bezahlt: seit 7 Tagen überfällig. Sagt der Kunde, sie sei bezahlt, oder bestreitet er sie, das bitte auf der Seite „Abrechnung“ des Projekts vermerken; dann ruhen die Erinnerungen. (Erinnerung vom 29.12.2026)');
  });

  test('has a milestone ahead said so too', () => {
    const dated = planned(german);
    const soon = withMilestone(dated, { ...first(dated), trigger: { kind: 'date', date: day('2026-11-27') } });
    expect(said(soon, day('2026-11-25'))).toEqual(['Der Meilenstein „Prototype“ wird bis zum 27.11.2026 erwartet. Er wird abgerechnet am 27.11.2026. (Erinnerung vom 25.11.2026)']);
  });
});

describe('An invoice that is overdue', () => {
  test('is reminded of on the days that were agreed, and on none before', () => {
    expect(on(owed(), DUE)).toEqual([]);
    expect(on(owed(), day('2026-12-23'))).toMatchObject([{ kind: 'overdue', from: DUE, days: 1 }]);
    expect(on(owed(), day('2026-12-29'))).toMatchObject([{ kind: 'overdue', days: 7 }]);
  });

  test('of days that were missed only the last is made up for', () => {
    expect(on(owed(), day('2027-02-01')).map(({ days }) => days)).toEqual([14]);
  });

  test('is reminded of no more once it is paid, while the client says so, disputes it, or it waits for one of us, nor while the ledger is not known', () => {
    const late = day('2026-12-29');
    const said = { invoiceId: about(owed()), by: mara, at: '2026-12-24T00:00:00.000Z' };
    expect(on(owed(10), late)).toEqual([]);
    expect(on(owed(3), late)).toHaveLength(1);
    expect(on({ ...owed(), claims: [{ ...said, paidOn: DUE }] }, late)).toEqual([]);
    expect(on({ ...owed(), disputes: [{ ...said, reason: 'The menu is missing.' }] }, late)).toEqual([]);
    expect(on(withBill(owed(), { ...owed().bills[0]!, held: problem('EMAIL_REFUSED', 'ledger') }), late)).toEqual([]);
    expect(on(owed(), late, { ledgerKnown: false })).toEqual([]);
    expect(on({ ...owed(), state: 'paused' }, late)).toEqual([]);
    expect(on({ ...owed(), state: 'closed' }, late)).toHaveLength(1);
  });

  test('never twice a day, each step once, and not while it is quiet, whatever is paid, claimed or run again', () => {
    const step = fc.record({ days: fc.nat(4), runs: fc.integer({ min: 1, max: 3 }), quiet: fc.boolean(), paid: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        let contract = owed();
        let today = day('2026-12-21');
        const given: { readonly on: CalendarDate; readonly days: number; readonly quiet: boolean }[] = [];
        for (const { days, runs, quiet, paid } of steps) {
          today = addDays(today, days);
          const { reminded = [] } = contract;
          contract = { ...owed(paid ? 10 : 0), reminded, disputes: quiet ? [{ invoiceId: about(owed()), reason: 'r', by: mara, at: '2026-12-24T00:00:00.000Z' }] : [] };
          for (let run = 0; run < runs; run += 1) {
            const due = on(contract, today);
            given.push(...due.map((each) => ({ on: today, days: each.days, quiet: quiet || paid })));
            contract = withReminders(contract, due, { today, at: `${today}T0${String(run)}:00:00.000Z` });
          }
        }
        expect(new Set(given.map((each) => each.on)).size).toBe(given.length);
        expect(given.filter(({ quiet }) => quiet)).toEqual([]);
        expect(given.every((each) => each.days <= daysBetween(DUE, each.on) && POLICY.overdueDays.includes(each.days))).toBe(true);
      }),
    );
  });
});

describe('A milestone ahead', () => {
  const dated = (date: string): Contract => withMilestone(planned(), { ...first(planned()), trigger: { kind: 'date', date: day(date) } });

  test('is announced some days before its date, once, and again only for a later date', () => {
    expect(on(dated('2026-11-26'), day('2026-11-22'))).toEqual([]);
    const due = on(dated('2026-11-25'), day('2026-11-22'));
    expect(due).toMatchObject([{ kind: 'ahead', from: '2026-11-25' }]);
    const announced = withReminders(dated('2026-11-25'), due, { today: day('2026-11-22'), at: '2026-11-22T00:00:00.000Z' });
    expect(on(announced, day('2026-11-23'))).toEqual([]);
    expect(on({ ...dated('2026-12-01'), reminded: announced.reminded! }, day('2026-11-29'))).toHaveLength(1);
    expect(on(dated('2026-11-22'), day('2026-11-22'))).toEqual([]);
  });

  test('is announced before it is expected, as people say', () => {
    const expected = withMilestone(planned(), { ...first(planned()), expected: { from: day('2026-11-24'), to: day('2026-12-01'), by: mara, at: '2026-11-20T00:00:00.000Z' } });
    expect(on(expected, day('2026-11-22'))).toMatchObject([{ from: '2026-11-24' }]);
    expect(on(expected, day('2026-12-02'))).toEqual([]);
  });

  test('is announced once enough of its work is done', () => {
    const done = (parts: number) => on(planned(), day('2026-11-22'), { doneOf: (id: MilestoneId) => (id === 'm-1' ? { done: parts, all: 10 } : undefined) });
    expect(done(7)).toEqual([]);
    expect(done(8)).toEqual([{ kind: 'ahead', about: 'm-1', days: 0 }]);
    expect(on(planned(), day('2026-11-22'), { doneOf: () => ({ done: 0, all: 0 }) })).toEqual([]);
  });

  test('that waits for a person to bill it is reminded of at once, and then on the same days as what is overdue', () => {
    const waits = withMilestone(planned(), { ...first(planned()), state: { kind: 'waiting', problem: problem('BILL_BY_HAND', 'milestone'), since: '2026-11-22T02:00:00.000Z' } });
    const due = on(waits, day('2026-11-22'));
    expect(due).toMatchObject([{ kind: 'bill', days: 0 }]);
    const told = withReminders(waits, due, { today: day('2026-11-22'), at: '2026-11-22T03:00:00.000Z' });
    expect(on(told, day('2026-11-22'))).toEqual([]);
    expect(on(told, day('2026-11-23'))).toMatchObject([{ kind: 'bill', days: 1 }]);
    expect(on(told, day('2026-11-29'))).toMatchObject([{ kind: 'bill', days: 7 }]);
  });
});

test('a reminder that was written down is given only while it is right, and forgotten when it is settled', () => {
  const late = day('2026-12-29');
  const written = withReminders(owed(), on(owed(), late), { today: late, at: '2026-12-29T00:00:00.000Z' });
  const [entry] = written.reminded ?? [];
  expect(isStillDue(written, entry!, late)).toBe(true);
  expect(isStillDue({ ...owed(10), reminded: written.reminded! }, entry!, late)).toBe(false);
  expect(withReminded(written, entry!, { told: true }).reminded).toMatchObject([{ told: true }]);
  expect(withReminders({ ...owed(10), reminded: written.reminded! }, [], { today: day('2026-12-30'), at: '2026-12-30T00:00:00.000Z' }).reminded).toEqual([]);
});

test('what is said below the work holds no amount, and names the day, so that none is taken for another', () => {
  const late = day('2026-12-29');
  const written = withReminders(owed(), on(owed(), late), { today: late, at: '2026-12-29T00:00:00.000Z' });
  const said = reminderText(written, written.reminded![0]!);
  expect(said).toMatchObject({ workItemId: '20001' });
  expect(said?.text).toMatch(/^Invoice HARB-C1-001 for milestone “Prototype” was due on 22 Dec 2026 and is not paid: 7 days overdue\. .*\(Reminder of 29 Dec 2026\.\)$/);
  expect(said?.text).not.toMatch(/12,?000|13,?200/);
});

test('nobody is reminded of anything where nobody asked for it', () => {
  const { reminders: _none, ...without } = owed();
  expect(on(without, day('2027-01-20'))).toEqual([]);
});
