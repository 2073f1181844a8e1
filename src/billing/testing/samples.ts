import { calendarDate } from '../calendar-date';
import type { Contract } from '../contract';
import type { ClientId, ContractId, LedgerInvoiceId, MilestoneId, OrganisationId, PersonId, ProjectId, WorkItemId } from '../ids';
import type { Invoice, Mirror } from '../invoice';
import type { Price, Trigger } from '../milestone';
import { add, currencyCode, money, multiply, parseDecimal, subtract, zero, type Money } from '../money';
import { addMilestone, type NewMilestone } from '../plan-edit';
import { prepareInvoice, type PreparationContext } from '../prepare-invoice';
import type { Result } from '../result';

/** One agency, one client, for tests that read like the trade. */

export const AUD = currencyCode('AUD');
export const mara = 'p1' as PersonId;
export const NOW = '2026-11-22T02:00:00.000Z';

/** `aud('12,000.00')` in machine form: `aud('12000')`. */
export function aud(text: string): Money {
  const amount = parseDecimal(text, AUD);
  if (!amount) throw new Error(`Not an amount: ${text}`);
  return amount;
}

export const sampleContract = (changes: Partial<Contract> = {}): Contract => ({
  id: 'c-1' as ContractId,
  rev: 1,
  projectId: '10000' as ProjectId,
  projectKey: 'HARB',
  name: 'Ordering app',
  client: { id: 'contact-1' as ClientId, name: 'Harbour Foods' },
  currency: AUD,
  price: aud('60000'),
  terms: { kind: 'days_after_invoice', days: 30 },
  mapping: { accountCode: '205', accountName: 'Project milestones', taxCode: 'OUTPUT', taxName: 'GST on Income', taxMode: 'exclusive' },
  autonomy: 'draft',
  poNumber: 'PO-4711',
  numberPrefix: 'HARB-C1',
  nextNumber: 1,
  nextActivity: 1,
  state: 'active',
  milestones: [],
  bills: [],
  createdAt: NOW,
  updatedAt: NOW,
  ...changes,
});

const NAMES = ['Prototype', 'Menu and ordering', 'User dashboard', 'Payments', 'Deployment'];

export const newMilestone = (place: number, price: Price, trigger: Trigger = { kind: 'category', category: 'done' }): NewMilestone => ({
  id: `m-${place}` as MilestoneId,
  workItem: { id: `2000${place}` as WorkItemId, key: `HARB-${place}` },
  name: NAMES[place - 1] ?? `Milestone ${place}`,
  price,
  trigger,
});

export const share = (percent: number): Price => ({ kind: 'share', basisPoints: Math.round(percent * 100) });
export const fixed = (text: string): Price => ({ kind: 'amount', amount: aud(text) });

/** A contract with these prices as its plan, in order. */
export const planOf = (prices: readonly Price[], contract: Contract = sampleContract()): Contract =>
  prices.reduce((before, price, index) => must(addMilestone(before, newMilestone(index + 1, price))), contract);

export const context = (changes: Partial<PreparationContext> = {}): PreparationContext => ({
  organisation: { id: 'org-1' as OrganisationId },
  today: calendarDate('2026-11-22'),
  url: 'https://northlight.example/browse/HARB-1',
  at: NOW,
  cause: { kind: 'event' },
  ...changes,
});

/** The milestone at a place (from 1) billed: the invoice and the contract after it. */
export const bill = (contract: Contract, place: number, changes: Partial<PreparationContext> = {}) =>
  must(prepareInvoice(contract, { id: `m-${place}` as MilestoneId }, context(changes)));

/** What a ledger with 10 % tax says once it has recorded the invoice as it was sent. */
export function mirrorFor(invoice: Invoice, changes: Partial<Mirror> = {}): Mirror {
  const tax = invoice.taxMode === 'exclusive' ? money(Math.round(invoice.amount.minor / 10), invoice.amount.currency) : zero(invoice.amount.currency);
  const total = add(invoice.amount, tax);
  return {
    ledgerId: 'ledger-1' as LedgerInvoiceId,
    number: invoice.number,
    status: 'draft',
    clientId: invoice.client.id,
    reference: invoice.reference,
    subtotal: invoice.amount,
    tax,
    total,
    paid: zero(total.currency),
    credited: zero(total.currency),
    due: total,
    issueDate: invoice.issueDate ?? calendarDate('2026-11-22'),
    dueDate: invoice.dueDate ?? calendarDate('2026-12-22'),
    emailed: false,
    changedAt: '2026-11-22T02:00:05.000Z',
    readAt: '2026-11-22T02:00:06.000Z',
    ...changes,
  };
}

/** The same, after the client has paid `times` tenths of it. */
export function paidTenths(mirror: Mirror, times: number): Mirror {
  const paid = money(Math.round((multiply(mirror.total, times).minor) / 10), mirror.total.currency);
  return { ...mirror, status: times === 10 ? 'paid' : 'approved', paid, due: subtract(mirror.total, paid), changedAt: `2026-11-23T00:00:${String(10 + times)}.000Z` };
}

/** @throws Error with the codes when it was refused: in a test that is a failure of the arrangement. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.code).join(', '));
  return result.value;
}

/** The codes of what was refused; empty when it was not. */
export const codes = (result: Result<unknown>): readonly string[] => (result.ok ? [] : result.problems.map((problem) => problem.code));
