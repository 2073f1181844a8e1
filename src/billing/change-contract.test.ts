import { describe, expect, it } from '@jest/globals';
import { billOf } from './bill';
import { calendarDate } from './calendar-date';
import { changeContract, priceNeedsReason, type ContractTerms } from './change-contract';
import type { Contract } from './contract';
import type { ClientId, PersonId } from './ids';
import type { Invoice } from './invoice';
import { describeContractChanges } from './milestone-changes';
import { currencyCode, decimal, money } from './money';
import { settleBill } from './settle-bill';
import { aud, bill, codes, fixed, mirrorFor, must, NOW, planOf, share } from './testing/samples';

const plan = planOf([share(50), fixed('10000')]);
const { contract: billed, invoice } = bill(plan, 1);
const termsOf = ({ name, client, currency, price, terms, mapping, autonomy, poNumber, numberPrefix }: Contract, changes: Partial<ContractTerms> = {}): ContractTerms => ({
  name, client, currency, price, terms, mapping, autonomy, ...(poNumber === undefined ? {} : { poNumber }), numberPrefix, ...changes,
});
const other = { id: 'contact-2' as ClientId, name: 'Gull & Sons' };
const USD = currencyCode('USD');

describe('a contract on new terms', () => {
  it('takes what finance set, and its open shares follow the price', () => {
    const after = must(changeContract(plan, termsOf(plan, { name: 'App 2', price: aud('80000'), client: other, terms: { kind: 'on_receipt' } })));
    expect(after).toMatchObject({ name: 'App 2', client: other, terms: { kind: 'on_receipt' } });
    expect(after.milestones.map((milestone) => decimal(milestone.amount))).toEqual(['40000.00', '10000.00']);
  });

  it('forgets a purchase order that was taken out', () => {
    const { poNumber: _gone, ...without } = termsOf(plan);
    expect(must(changeContract(plan, without))).not.toHaveProperty('poNumber');
  });

  it('forgets dates, a branding theme and a release rule that were taken out', () => {
    const full: Contract = { ...plan, startsOn: calendarDate('2026-11-01'), endsOn: calendarDate('2027-11-01'), branding: { id: 'b', name: 'B' }, release: { releasers: [], fourEyes: true } };
    const after = must(changeContract(full, termsOf(full)));
    for (const field of ['startsOn', 'endsOn', 'branding', 'release']) expect(after).not.toHaveProperty(field);
  });

  it.each<[string, Contract, string, boolean]>([
    ['the same price', plan, '60000', false],
    ['another price on an active contract', plan, '60000.01', true],
    ['another price on a draft', { ...plan, state: 'draft' }, '70000', false],
    ['another price on a draft that was billed once', { ...billed, state: 'draft' }, '70000', true],
  ])('%s', (_what, contract, price, expected) => {
    expect(priceNeedsReason(contract, aud(price))).toBe(expected);
  });

  it('says who may release its invoices by number, and that they are others where they are as many', () => {
    const people = (...releasers: string[]): Contract => ({ ...plan, release: { releasers: releasers as PersonId[] } });
    const changes = (before: Contract, after: Contract): readonly string[] => describeContractChanges(before, after).map(({ field, from, to }) => `${field}: ${from} to ${to}`);
    expect(changes(plan, { ...people('p1', 'p2'), release: { threshold: aud('5000'), releasers: ['p1', 'p2'] as PersonId[], fourEyes: true } })).toEqual([
      'release: none to above AUD 5,000.00', 'who may release: those who manage billing to 2 people', 'four eyes: no to yes',
    ]);
    expect(changes(people('p1', 'p2'), people('p2', 'p3'))).toEqual(['who may release: 2 people to 1 others']);
    expect(changes(people('p1', 'p2'), people('p2', 'p1'))).toEqual([]);
  });

  it('keeps its bills as they were billed', () => {
    const after = must(changeContract(billed, termsOf(billed, { price: aud('80000') })));
    expect(after.bills).toEqual(billed.bills);
    expect(after.milestones[0]).toEqual(billed.milestones[0]);
  });

  it.each<[string, Contract, Partial<ContractTerms>, readonly string[]]>([
    ['another client once there are bills', billed, { client: other }, ['CONTRACT_HAS_BILLS']],
    ['another currency once there are bills', billed, { currency: USD, price: money(6_000_000, USD) }, ['CONTRACT_HAS_BILLS']],
    ['another currency under amounts that were agreed', plan, { currency: USD, price: money(6_000_000, USD) }, ['CURRENCY_MISMATCH']],
    ['a price below what is billed', billed, { price: aud('29999.99') }, ['PRICE_BELOW_BILLED']],
    ['a price below the plan', plan, { price: aud('1') }, ['PLAN_OVER_PRICE']],
    ['another number prefix', plan, { numberPrefix: 'NEW' }, ['FIELD_INVALID']],
    ['anything once it is closed', { ...plan, state: 'closed' }, { name: 'x' }, ['CONTRACT_CLOSED']],
  ])('refuses %s', (_what, contract, changes, expected) => {
    expect(codes(changeContract(contract, termsOf(contract, changes)))).toEqual(expected);
  });

  it('may move to another currency before anything is on it', () => {
    const empty: Contract = { ...plan, milestones: [] };
    expect(must(changeContract(empty, termsOf(empty, { currency: USD, price: money(100, USD) }))).currency).toBe('USD');
  });
});

describe('when the ledger speaks of a bill', () => {
  const said = (status: 'approved' | 'voided' | 'deleted'): Invoice => ({ ...invoice, delivery: { step: 'recorded', mirror: mirrorFor(invoice, { status }) } });

  it('its figures are the ledger’s, and the milestone stays billed', () => {
    const after = settleBill(billed, billOf(said('approved')), NOW);
    expect(after.bills[0]).toMatchObject({ status: 'approved', total: aud('33000') });
    expect(after.milestones).toEqual(billed.milestones);
  });

  it.each(['voided', 'deleted'] as const)('%s: the milestone is back before a person', (status) => {
    const after = settleBill(billed, billOf(said(status)), NOW);
    expect(after.milestones[0]?.state).toMatchObject({ kind: 'waiting', problem: { code: 'BILL_VOIDED' }, since: NOW });
    expect(settleBill(after, billOf(said(status)), NOW)).toEqual(after);
  });
});
