import { CashForecast, learnPayments, type ForecastInvoice, type PastPayment } from '../../src/billing/forecast';
import { addDays, calendarDate } from '../../src/billing/calendar-date';
import type { ClientId, InvoiceId } from '../../src/billing/ids';
import { currencyCode, money } from '../../src/billing/money';

const OPEN = 10_000;
const CLIENTS = 500;
const DAYS = 90;
const RUNS = 9;
const TODAY = calendarDate('2026-06-15');

/**
 * Milliseconds for the forecast of 10,000 open invoices of 500 clients over 90 days, with the range of each day's total and of what has come by then: the best of nine, since what else
 * the machine does is no part of it. What clients do is learned before, from 5,000 payments: that is done once a day.
 */
export function forecastTime(): number {
  const learner = learnPayments(Array.from({ length: 5_000 }, (_, place) => payment(place)));
  const items = Array.from({ length: OPEN }, (_, place) => invoice(place));
  const input = { knownTo: TODAY, days: DAYS, items, payments: [], reached: [], releaseDays: [] };
  const times = Array.from({ length: RUNS }, () => {
    const begun = performance.now();
    const forecast = new CashForecast(input, learner);
    forecast.cash('day');
    forecast.running();
    return performance.now() - begun;
  });
  return Math.min(...times);
}

const clientOf = (place: number): ClientId => `client ${(place * 7919) % CLIENTS}` as ClientId;

function payment(place: number): PastPayment {
  const issued = addDays(TODAY, -60 - ((place * 31) % 900));
  return { clientId: clientOf(place), issued, due: addDays(issued, 30), paid: addDays(issued, 25 + ((place * 17) % 40)) };
}

function invoice(place: number): ForecastInvoice {
  const issued = addDays(TODAY, -((place * 31) % 75));
  const id = `INV-${place}` as InvoiceId;
  return { kind: 'invoice', id, name: id, clientId: clientOf(place), amount: money(100_000 + place, currencyCode('AUD')), issued, due: addDays(issued, 30) };
}
