import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ContractView, DepositInput, HoldbacksView, RetentionInput } from '../../src/handlers/pages/api';
import { books, connect, contract, lookNow, move, must, projectView, refusedCodes, tag, tagged } from './acts';
import { inXero } from './billed';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

const HARB = { project: 'HARB' } as const;
jest.setTimeout(60_000);

let world: TestWorld;
let harbour: ContractView;
async function begin(): Promise<void> {
  world = await testWorld();
  await connect(world);
  harbour = await contract(world);
}

const deposit = (changes: Partial<DepositInput> = {}): DepositInput => ({ amount: '6,000', drawdown: 'pro-rata', due: 'start', account: '815', tax: 'OUTPUT', ...changes });
const retention = (changes: Partial<RetentionInput> = {}): RetentionInput => ({ percent: '5', release: { kind: 'manual' }, account: '615', tax: 'BASEXCLUDED', ...changes });
const seen = async (): Promise<ContractView> => (await projectView(world)).contracts.find(({ id }) => id === harbour.id)!;
const at = async () => ({ contractId: harbour.id, rev: (await seen()).rev });

async function save(what: { readonly deposit?: DepositInput; readonly retention?: RetentionInput }): Promise<HoldbacksView> {
  const view = await must(world, 'finn', HARB, 'beside.save', { ...(await at()), ...what });
  await world.settle();
  return view;
}
async function price(issue: string, amount: string): Promise<void> {
  await tag(world, issue, await seen(), { price: { kind: 'amount', amount } });
}
const lines = (place: number) => books(world)[place]!.lines.map(({ lineAmount, accountCode, taxAmount }) => [accountCode, lineAmount, taxAmount]);
const live = () => books(world).filter(({ status }) => status !== 'VOIDED' && status !== 'DELETED');
const netOf = (): number => live().flatMap((invoice) => invoice.lines).reduce((sum, { lineAmount }) => sum + Math.round(Number(lineAmount) * 100), 0);

async function refresh(): Promise<void> {
  await world.advance(MINUTE_MS);
  await lookNow(world);
}

describe('A contract with a deposit and a retention, from the first invoice to the last', () => {
  beforeAll(async () => {
    await begin();
    await price('HARB-2', '40,000');
    await price('HARB-3', '20,000');
  });

  it('bills the deposit by itself, first of all, on the account that finance chose', async () => {
    await save({ deposit: deposit(), retention: retention() });
    expect(books(world)).toMatchObject([{ number: 'HARB-C1-001', status: 'DRAFT', reference: 'PO-7781 / HARB-C1-D1' }]);
    expect(lines(0)).toEqual([['815', '6000.00', '600.00']]);
    expect((await seen()).deposit).toMatchObject({ left: { amount: '6000.00' }, bill: { number: 'HARB-C1-001' } });
    await world.advance(HOUR_MS);
    expect(books(world)).toHaveLength(1);
  });

  it('says before a milestone is billed what its invoice draws and withholds', async () => {
    expect((await tagged(world, 'HARB-2')).preview).toMatchObject({ amount: { amount: '34000.00' }, less: { gross: { amount: '40000.00' }, drawn: { amount: '4000.00' }, withheld: { amount: '2000.00' } } });
  });

  it('bills the milestones less their part of the deposit, whose tax is not charged twice, and less what is withheld', async () => {
    await move(world, 'HARB-2', 'done');
    await move(world, 'HARB-3', 'done');
    expect(lines(1)).toEqual([['205', '40000.00', '4000.00'], ['815', '-4000.00', '-400.00'], ['615', '-2000.00', '0.00']]);
    expect(lines(2)).toEqual([['205', '20000.00', '2000.00'], ['815', '-2000.00', '-200.00'], ['615', '-1000.00', '0.00']]);
    expect(await seen()).toMatchObject({ billed: { amount: '60000.00' }, toBill: { amount: '0.00' }, deposit: { left: { amount: '0.00' } }, retention: { held: { amount: '3000.00' }, open: { amount: '3000.00' } } });
  });

  it('agrees with Xero line by line, adopts nothing and finds no difference', async () => {
    inXero(world).approve('HARB-C1-002');
    await refresh();
    const { rows } = await must(world, 'finn', HARB, 'project.reconciliation', {});
    expect(rows).toEqual([]);
  });

  it('releases what is withheld once, by an invoice of its own, when a person says so', async () => {
    await must(world, 'finn', HARB, 'beside.bill', { ...(await at()), beside: 'retention' });
    await world.settle();
    expect(lines(3)).toEqual([['615', '3000.00', '0.00']]);
    expect(books(world)[3]).toMatchObject({ reference: 'PO-7781 / HARB-C1-H1' });
    expect(await refusedCodes(world, 'finn', HARB, 'beside.bill', { ...(await at()), beside: 'retention' })).toEqual(['BESIDE_BILLED']);
    expect((await seen()).retention).toMatchObject({ held: { amount: '0.00' } });
    expect(netOf()).toBe(6_000_000);
  });

  it('keeps its amount, accounts and meaning of tax while invoices rest on them', async () => {
    expect(await refusedCodes(world, 'finn', HARB, 'beside.save', { ...(await at()), deposit: deposit({ amount: '7,000', account: '205' }), retention: retention({ account: '815', tax: 'OUTPUT' }) })).toEqual(['BESIDE_FIXED', 'BESIDE_FIXED', 'BESIDE_FIXED']);
    expect(await refusedCodes(world, 'finn', HARB, 'beside.save', await at())).toEqual(['BESIDE_FIXED', 'BESIDE_FIXED']);
  });

  it('puts a deposit that is deleted in Xero before a person, who has it billed again', async () => {
    inXero(world).delete('HARB-C1-001');
    await refresh();
    const [item] = (await projectView(world)).attention;
    expect(item).toMatchObject({ beside: 'deposit', problem: { code: 'BESIDE_RETURNED', params: { drawn: 'AUD 6,000.00' } }, answers: ['bill_beside', 'leave_beside'] });
    await world.advance(2 * HOUR_MS);
    expect(live()).toHaveLength(3);
    await must(world, 'finn', HARB, 'beside.bill', { ...(await at()), beside: 'deposit' });
    await world.settle();
    expect(books(world).at(-1)).toMatchObject({ number: 'HARB-C1-005', reference: 'PO-7781 / HARB-C1-D1' });
    expect(netOf()).toBe(6_000_000);
    expect((await projectView(world)).attention).toEqual([]);
  });

  it('refuses accounts that Xero takes no line on, taxes that do not go with them, and amounts that are none', async () => {
    const codesAt = async (what: { readonly deposit?: DepositInput; readonly retention?: RetentionInput }) => refusedCodes(world, 'finn', HARB, 'beside.save', { ...(await at()), ...what });
    expect(await codesAt({ deposit: deposit({ account: '090' }), retention: retention({ account: '400' }) })).toEqual(['ACCOUNT_NOT_FOUND', 'ACCOUNT_NOT_FOUND']);
    expect(await codesAt({ deposit: deposit({ tax: 'EXEMPTEXPORT' }), retention: retention({ tax: 'NOPE' }) })).toEqual(['TAX_NOT_ALLOWED', 'TAX_NOT_FOUND']);
    expect(await codesAt({ deposit: deposit({ amount: '' }), retention: retention({ percent: '0' }) })).toEqual(['AMOUNT_MISSING', 'SHARE_OUT_OF_RANGE']);
    expect(await codesAt({ deposit: deposit({ amount: '60,001' }), retention: retention({ percent: '51' }) })).toEqual(['AMOUNT_TOO_LARGE', 'FIELD_INVALID']);
    expect(await codesAt({ retention: retention({ release: { kind: 'milestone', milestoneId: 'gone' } }) })).toContain('MILESTONE_NOT_FOUND');
  });
});

describe('What is withheld', () => {
  beforeAll(async () => {
    await begin();
    await price('HARB-2', '40,000');
    await price('HARB-3', '10,000');
  });

  it('is released by itself once its milestone is billed, which withholds nothing, and once however often it is looked', async () => {
    const [, last] = (await seen()).milestones;
    await save({ retention: retention({ release: { kind: 'milestone', milestoneId: last!.id } }) });
    await move(world, 'HARB-2', 'done');
    await world.advance(HOUR_MS);
    expect(live()).toHaveLength(1);
    await move(world, 'HARB-3', 'done');
    await world.advance(2 * HOUR_MS);
    expect([lines(1), lines(2)]).toEqual([[['205', '10000.00', '1000.00']], [['615', '2000.00', '0.00']]]);
    expect(live()).toHaveLength(3);
  });

  it('and a deposit that a person has billed, wait for the connection, and are not billed without', async () => {
    const { retention: agreed } = await must(world, 'finn', HARB, 'beside.load', { contractId: harbour.id });
    await save({ deposit: deposit({ due: 'manual' }), retention: agreed! });
    expect(live()).toHaveLength(3);
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect(await refusedCodes(world, 'finn', HARB, 'beside.bill', { ...(await at()), beside: 'deposit' })).toEqual(['NOT_CONNECTED']);
    await connect(world);
    await must(world, 'finn', HARB, 'beside.bill', { ...(await at()), beside: 'deposit' });
    await world.settle();
    expect(lines(3)).toEqual([['815', '6000.00', '600.00']]);
  });
});
