import { describe, expect, test } from '@jest/globals';
import { addDays, calendarDate } from '../calendar-date';
import type { ClientId } from '../ids';
import { howClientPays, sayHowClientPays } from './explain';
import type { PastPayment } from './inputs';
import { learnPayments } from './learn-payments';

const paid = (name: string, delays: readonly number[]): readonly PastPayment[] =>
  delays.map((delay, place) => {
    const issued = addDays(calendarDate('2025-01-06'), 10 * place);
    return { clientId: name as ClientId, issued, due: addDays(issued, 30), paid: addDays(issued, 30 + delay) };
  });
const say = (history: readonly PastPayment[]): string => sayHowClientPays('Harbour Foods', howClientPays(learnPayments(history), 'harbour' as ClientId, 30));

describe('why an invoice is expected when it is', () => {
  test('Harbour Foods pays 11 days after due, middle half 4 to 19, 23 invoices', () => {
    const delays = [-3, 0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 17, 19, 20, 22, 25, 30, 41];
    expect(say(paid('harbour', delays))).toBe('Harbour Foods pays 11 days after due, middle half 4 to 19, 23 invoices');
  });

  test('early, on the day, and around it', () => {
    expect(say(paid('harbour', [-9, -8, -7, -6, -5]))).toBe('Harbour Foods pays 7 days before due, middle half 6 to 8 before, 5 invoices');
    expect(say(paid('harbour', [0, 0, 0, 0]))).toBe('Harbour Foods pays on the due date, middle half 0, 4 invoices');
    expect(say(paid('harbour', [-4, -2, 1, 2, 3]))).toBe('Harbour Foods pays 1 day after due, middle half 2 before to 2 after, 5 invoices');
  });

  test('a client who paid too little to tell: what others on like terms do', () => {
    const others = paid('quay', Array.from({ length: 60 }, () => 20));
    expect(say([...others, ...paid('harbour', [3])])).toMatch(/^Harbour Foods has paid 1 invoice so far; clients with 30 days to pay do (19|20|21) days after due, middle half 1\d to 2\d$/);
  });

  test('nobody has paid anything: what is taken for granted is said to be', () => {
    expect(say([])).toBe('Nobody has paid an invoice so far; clients are taken to pay 4 days after due, middle half 5 before to 14 after');
  });
});
