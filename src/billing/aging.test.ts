import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { AGES, ageOf } from './age';
import { agingOf, clientsOwing, owedOn } from './aging';
import { addDays, calendarDate, type CalendarDate } from './calendar-date';
import type { Bill, Contract } from './contract';
import type { ClientId, ContractId, InvoiceId, MilestoneId, ProjectId } from './ids';
import { INVOICE_STATUSES, type InvoiceStatus } from './invoice-status';
import { currencyCode, money, sum, type CurrencyCode } from './money';
import { standingByProject, standingOf } from './portfolio';
import { sampleContract } from './testing/samples';

const TODAY = calendarDate('2026-11-22');
const AUD = currencyCode('AUD');

let made = 0;
function owing(due: number, dueDate: CalendarDate | undefined, changes: { readonly status?: InvoiceStatus; readonly currency?: CurrencyCode } = {}): Bill {
  made += 1;
  const { status = 'approved', currency = AUD } = changes;
  const id = `HARB-C1-${String(made)}`;
  return {
    invoiceId: id as InvoiceId, rev: 1, milestoneId: `m-${String(made)}` as MilestoneId, number: id, status, amount: money(due, currency), total: money(due, currency), due: money(due, currency),
    ...(dueDate === undefined ? {} : { dueDate }),
  };
}
const inCurrency = (currency: CurrencyCode, changes: Partial<Contract>): Contract => sampleContract({ currency, price: money(10_000_000, currency), ...changes });
const late = (days: number): CalendarDate => addDays(TODAY, -days);

describe('the age of an invoice', () => {
  test.each([
    [0, 'not_due'], [1, 'days_1_30'], [30, 'days_1_30'], [31, 'days_31_60'], [60, 'days_31_60'], [61, 'days_61_90'], [90, 'days_61_90'], [91, 'over_90'], [4000, 'over_90'],
  ])('that is %i days late is %s', (days, age) => expect(ageOf(days)).toBe(age));

  test('on its due date it is not late, and one day later it is', () => {
    const contract = sampleContract({ bills: [owing(100, TODAY), owing(200, late(1)), owing(300, addDays(TODAY, 40))] });
    expect(owedOn([contract], TODAY).map(({ daysLate, age }) => [daysLate, age])).toEqual([[0, 'not_due'], [1, 'days_1_30'], [0, 'not_due']]);
  });

  test('one without a due date is owed, and not late', () => {
    expect(owedOn([sampleContract({ bills: [owing(100, undefined)] })], TODAY)).toMatchObject([{ daysLate: 0, age: 'not_due' }]);
  });

  test('drafts, paid, voided and cancelled invoices are owed by nobody', () => {
    const bills = INVOICE_STATUSES.map((status) => owing(100, late(5), { status }));
    expect(owedOn([sampleContract({ bills })], TODAY).map(({ bill }) => bill.status)).toEqual(['needs_attention', 'approved', 'part_paid']);
  });
});

describe('who owes', () => {
  const client = (id: string, name: string) => ({ id: id as ClientId, name });
  const contracts = [
    sampleContract({ id: 'c-1' as ContractId, client: client('1', 'Harbour Foods'), bills: [owing(10_000, late(10)), owing(5_000, late(40)), owing(1_000, TODAY)] }),
    sampleContract({ id: 'c-2' as ContractId, client: client('1', 'Harbour Foods Pty Ltd'), updatedAt: '2026-12-01T00:00:00.000Z', bills: [owing(2_000, late(11))] }),
    sampleContract({ id: 'c-3' as ContractId, client: client('2', 'Lumière Hotels'), bills: [owing(90_000, TODAY)] }),
  ];

  test('the one that owes most is first, with how late its late invoices are on average, to the day', () => {
    expect(clientsOwing(owedOn(contracts, TODAY))).toMatchObject([
      { client: { name: 'Lumière Hotels' }, owed: { minor: 90_000 }, overdue: { minor: 0 }, invoices: 1, late: 0 },
      { client: { id: '1', name: 'Harbour Foods Pty Ltd' }, owed: { minor: 18_000 }, overdue: { minor: 17_000 }, invoices: 4, late: 3, daysLate: { average: 20, most: 40 } },
    ]);
    expect(clientsOwing(owedOn(contracts, TODAY))[0]).not.toHaveProperty('daysLate');
  });

  test('what one client owes in two currencies is never added up', () => {
    const usd = currencyCode('USD');
    const both = [...contracts.slice(0, 1), inCurrency(usd, { id: 'c-4' as ContractId, client: client('1', 'Harbour Foods'), bills: [owing(700, late(2), { currency: usd })] })];
    expect(clientsOwing(owedOn(both, TODAY)).map(({ owed }) => owed)).toEqual([money(16_000, AUD), money(700, usd)]);
    expect(agingOf(owedOn(both, TODAY)).map(({ currency, total }) => [currency, total.minor])).toEqual([['AUD', 16_000], ['USD', 700]]);
  });
});

describe('where the money of projects stands', () => {
  test('a draft promises nothing, and nothing more is billed on a closed contract', () => {
    const price = money(1_000, AUD);
    const of = (state: Contract['state']) => standingOf([sampleContract({ state, price })], TODAY)[0];
    expect(of('draft')).toMatchObject({ price: { minor: 0 }, toBill: { minor: 0 } });
    expect(of('active')).toMatchObject({ price: { minor: 1_000 }, toBill: { minor: 1_000 } });
    expect(of('paused')).toMatchObject({ price: { minor: 1_000 }, toBill: { minor: 1_000 } });
    expect(of('closed')).toMatchObject({ price: { minor: 1_000 }, toBill: { minor: 0 } });
  });
});

const anyOwing = fc.record({ due: fc.integer({ min: 0, max: 10 ** 9 }), days: fc.option(fc.integer({ min: -200, max: 400 }), { nil: undefined }), status: fc.constantFrom(...INVOICE_STATUSES) });
const anyContracts: fc.Arbitrary<readonly Contract[]> = fc.array(
  fc.record({ currency: fc.constantFrom('AUD', 'JPY', 'KWD').map(currencyCode), project: fc.constantFrom('10000', '10001'), client: fc.constantFrom('1', '2', '3'), bills: fc.array(anyOwing, { maxLength: 6 }) }).map(({ currency, project, client, bills }) =>
    inCurrency(currency, {
      projectId: project as ProjectId, client: { id: client as ClientId, name: client }, bills: bills.map(({ due, days, status }) => owing(due, days === undefined ? undefined : late(days), { status, currency })),
    }),
  ),
  { maxLength: 6 },
);

describe('whatever is owed', () => {
  test('the ages add up to what is outstanding and to what is overdue, to the cent', () => {
    fc.assert(
      fc.property(anyContracts, (contracts) => {
        const aging = agingOf(owedOn(contracts, TODAY));
        for (const { currency, outstanding, overdue, overdueCount } of standingOf(contracts, TODAY)) {
          const ages = aging.find((one) => one.currency === currency)?.ages ?? [];
          expect(sum(ages.map(({ amount }) => amount), currency)).toEqual(outstanding);
          const lateOnes = ages.filter(({ age }) => age !== 'not_due');
          expect(sum(lateOnes.map(({ amount }) => amount), currency)).toEqual(overdue);
          expect(lateOnes.reduce((count, one) => count + one.count, 0)).toBe(overdueCount);
        }
        for (const { ages, total, currency } of aging) {
          expect(ages.map(({ age }) => age)).toEqual(AGES);
          expect(sum(ages.map(({ amount }) => amount), currency)).toEqual(total);
        }
      }),
    );
  });

  test('no invoice is in two ages, and clients owe together what all invoices come to', () => {
    fc.assert(
      fc.property(anyContracts, (contracts) => {
        const owed = owedOn(contracts, TODAY);
        expect(new Set(owed.map(({ bill }) => bill.invoiceId)).size).toBe(owed.length);
        expect(agingOf(owed).flatMap(({ ages }) => ages).reduce((count, one) => count + one.count, 0)).toBe(owed.length);
        const clients = clientsOwing(owed);
        for (const { currency, total } of agingOf(owed)) expect(sum(clients.filter(({ owed: one }) => one.currency === currency).map(({ owed: one }) => one), currency)).toEqual(total);
        expect(clients.reduce((count, one) => count + one.invoices, 0)).toBe(owed.length);
      }),
    );
  });

  test('projects come to what all contracts come to', () => {
    fc.assert(
      fc.property(anyContracts, (contracts) => {
        const projects = [...standingByProject(contracts, TODAY).values()].flat();
        for (const whole of standingOf(contracts, TODAY)) {
          const own = projects.filter(({ currency }) => currency === whole.currency);
          for (const figure of ['price', 'billed', 'toBill', 'paid', 'outstanding', 'overdue'] as const) expect(sum(own.map((one) => one[figure]), whole.currency)).toEqual(whole[figure]);
        }
      }),
    );
  });
});
