import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Deposit, Posting, Retention } from './beside';
import { billOf } from './bill';
import { calendarDate } from './calendar-date';
import type { Contract } from './contract';
import { depositBill, depositLeft, heldBack } from './held-back';
import type { ChangeOrder } from './change-order';
import type { ChangeOrderId, MilestoneId } from './ids';
import type { Invoice } from './invoice';
import { isLive } from './invoice-status';
import { compare, formatMoney, money, sum, type Money } from './money';
import { billedOf, priceLimit } from './plan';
import { besideDue, besideOn, nextBesideDay, prepareBeside } from './prepare-beside';
import { settleBill } from './settle-bill';
import { AUD, aud, bill, codes, context, fixed, mara, mirrorFor, must, NOW, planOf, sampleContract, share } from './testing/samples';

const TODAY = calendarDate('2026-11-22');
const person = { kind: 'person' as const, person: mara };
const held: Posting = { accountCode: '610', accountName: 'Retentions', taxCode: 'BASEXCLUDED', taxName: 'BAS Excluded' };
const deposits: Posting = { accountCode: '815', accountName: 'Client deposits', taxCode: 'OUTPUT', taxName: 'GST on Income' };
const deposit = (amount: string, changes: Partial<Deposit> = {}): Deposit => ({ amount: aud(amount), drawdown: 'pro-rata', due: 'start', posting: deposits, ...changes });
const retention = (percent: number, changes: Partial<Retention> = {}): Retention => ({ basisPoints: percent * 100, posting: held, release: { kind: 'manual' }, ...changes });

const THREE = [fixed('20000'), fixed('30000'), fixed('10000')];
const besides = (contract: Contract, which: 'deposit' | 'retention') => must(prepareBeside(contract, which, context({ cause: person })));
const takenBack = (contract: Contract, invoice: Invoice): Contract => settleBill(contract, billOf({ ...invoice, delivery: { step: 'recorded', mirror: mirrorFor(invoice, { status: 'voided' }) } }), NOW);
const order = (number: number, price: Money): ChangeOrder => ({
  id: `o-${String(number)}` as ChangeOrderId, number, title: 'Search', text: '', milestoneId: 'm-1' as MilestoneId, items: [], price, by: mara, createdAt: NOW,
  state: { kind: 'agreed', with: 'Anna', evidence: 'mail', at: NOW, by: mara, as: { kind: 'line' } },
});
const linesOf = ({ lines }: Invoice) => lines.map(({ description, unitAmount, accountCode, taxCode }) => [description, formatMoney(unitAmount).replace('AUD ', ''), accountCode, taxCode]);

describe('A deposit', () => {
  const start = planOf(THREE, sampleContract({ deposit: deposit('12000') }));

  it('is billed on its own account under a key of its own, and is due as soon as the contract is in force', () => {
    expect(besideOn(start, TODAY)).toBe('deposit');
    expect(nextBesideDay(start)).toBe('2000-01-01');
    const { invoice, contract } = besides(start, 'deposit');
    expect(linesOf(invoice)).toEqual([['Deposit on the agreed price of AUD 60,000.00 – HARB-C1-D1', '12,000.00', '815', 'OUTPUT']]);
    expect(invoice).toMatchObject({ milestoneId: 'HARB-C1-D1', reference: 'PO-4711 / HARB-C1-D1', amount: aud('12000'), beside: 'deposit' });
    expect([besideOn(contract, TODAY), nextBesideDay(contract), codes(prepareBeside(contract, 'deposit', context()))]).toEqual([undefined, undefined, ['BESIDE_BILLED']]);
  });

  it('is drawn down by each later invoice in proportion, on the account and tax it was billed with', () => {
    const after = besides(start, 'deposit').contract;
    const first = bill(after, 1);
    expect(linesOf(first.invoice)).toEqual([
      ['Prototype (1 of 3) – HARB-1', '20,000.00', '205', 'OUTPUT'],
      ['Less deposit invoiced as HARB-C1-001, with the tax that was charged on it', '-4,000.00', '815', 'OUTPUT'],
    ]);
    expect(first.invoice).toMatchObject({ amount: aud('16000'), drawn: aud('4000') });
    const second = bill(first.contract, 2);
    const third = bill(second.contract, 3);
    expect([second.invoice.amount, third.invoice.amount, depositLeft(third.contract)]).toEqual([aud('24000'), aud('8000'), aud('0')]);
    expect(billedOf(third.contract)).toEqual(aud('60000'));
  });

  it('can be drawn on the last invoices only, and on those before them as far as the last can not take it', () => {
    const after = besides(planOf(THREE, sampleContract({ deposit: deposit('12000', { drawdown: 'last' }) })), 'deposit').contract;
    const first = bill(after, 1);
    const second = bill(first.contract, 2);
    const third = bill(second.contract, 3);
    expect([first, second, third].map(({ invoice }) => invoice.drawn)).toEqual([undefined, aud('2000'), aud('10000')]);
    expect(third.invoice.amount).toEqual(aud('0'));
  });

  it('goes on the only milestone there is, and counts what is not planned yet while there are more', () => {
    const one = besides(planOf([fixed('20000')], sampleContract({ deposit: deposit('12000') })), 'deposit').contract;
    expect(bill(one, 1).invoice.drawn).toEqual(aud('12000'));
    const two = besides(planOf([fixed('20000'), fixed('10000')], sampleContract({ deposit: deposit('12000') })), 'deposit').contract;
    expect(bill(two, 1).invoice.drawn).toEqual(aud('4000'));
  });

  it('is taken off line by line where an invoice is drawn in full, so that its tax comes to nothing as well', () => {
    const after = besides({ ...planOf([fixed('33.33')], sampleContract({ deposit: deposit('80') })), changeOrders: [order(1, aud('33.33'))] }, 'deposit').contract;
    const { invoice } = bill(after, 1);
    expect(invoice).toMatchObject({ amount: aud('0'), drawn: aud('66.66') });
    expect(invoice.lines.map(({ unitAmount }) => unitAmount.minor)).toEqual([3333, 3333, -3333, -3333]);
  });

  it('gets its part back from an invoice that is voided, and is drawn down no more once it is voided itself, until it is billed again', () => {
    const deposited = besides(start, 'deposit');
    const first = bill(deposited.contract, 1);
    expect(depositLeft(takenBack(first.contract, first.invoice))).toEqual(aud('12000'));
    const gone = takenBack(first.contract, deposited.invoice);
    expect(gone.deposit?.returned).toEqual({ invoice: 'HARB-C1-001', since: NOW });
    expect([besideOn(gone, TODAY), depositLeft(gone), billedOf(gone)]).toEqual([undefined, aud('-4000'), aud('16000')]);
    const second = bill(gone, 2);
    expect(second.invoice).not.toHaveProperty('drawn');
    const again = besides(second.contract, 'deposit');
    expect(again.contract.deposit).not.toHaveProperty('returned');
    expect(bill(again.contract, 3).invoice.drawn).toEqual(aud('8000'));
  });

  it('that is voided after it was drawn is billed again for what is left of the price, when the plan was billed in full meanwhile', () => {
    const deposited = besides(start, 'deposit');
    const gone = takenBack(bill(deposited.contract, 1).contract, deposited.invoice);
    const all = bill(bill(gone, 2).contract, 3).contract;
    const again = besides(all, 'deposit');
    expect([again.invoice.amount, depositLeft(again.contract), billedOf(again.contract)]).toEqual([aud('4000'), aud('0'), aud('60000')]);
  });

  it('is refused where it and what is billed come to more than the price', () => {
    const billed = bill(bill(start, 1).contract, 2).contract;
    expect(codes(prepareBeside(billed, 'deposit', context({ cause: person })))).toEqual(['BILLING_OVER_PRICE']);
  });

  it('is not billed while the contract is a draft, nor without a tax where the contract has one', () => {
    const { taxCode: _tax, ...untaxed } = deposits;
    expect(codes(prepareBeside({ ...start, state: 'draft' }, 'deposit', context({ cause: person })))).toEqual(['CONTRACT_DRAFT']);
    expect(codes(prepareBeside({ ...start, deposit: deposit('12000', { posting: untaxed }) }, 'deposit', context()))).toEqual(['TAX_NOT_FOUND']);
  });
});

describe('A retention', () => {
  const start = planOf(THREE, sampleContract({ retention: retention(5) }));

  it('is withheld from each invoice on the account that finance chose, and released once by an invoice of its own', () => {
    const all = [1, 2, 3].reduce((contract, place) => bill(contract, place).contract, start);
    expect(linesOf(bill(start, 1).invoice)[1]).toEqual(['Retention 5 % of AUD 20,000.00, invoiced when it is released', '-1,000.00', '610', 'BASEXCLUDED']);
    expect([heldBack(all), billedOf(all), besideDue(all, 'retention')]).toEqual([aud('3000'), aud('60000'), aud('3000')]);
    const released = besides(all, 'retention');
    expect(linesOf(released.invoice)).toEqual([['Retention released, withheld on HARB-C1-001, HARB-C1-002, HARB-C1-003 – HARB-C1-H1', '3,000.00', '610', 'BASEXCLUDED']]);
    expect([heldBack(released.contract), billedOf(released.contract), codes(prepareBeside(released.contract, 'retention', context({ cause: person })))]).toEqual([aud('0'), aud('60000'), ['BESIDE_BILLED']]);
  });

  it('leaves out what was withheld on an invoice that was voided before', () => {
    const first = bill(start, 1);
    const both = bill(first.contract, 2).contract;
    expect(besides(takenBack(both, first.invoice), 'retention').invoice.amount).toEqual(aud('1500'));
  });

  it('that was released is taken off again when an invoice it was withheld on is voided after it, and billed anew', () => {
    const first = bill(start, 1);
    const released = besides(first.contract, 'retention').contract;
    const again = bill(takenBack(released, first.invoice), 1, { cause: person });
    expect(linesOf(again.invoice)[1]).toEqual(['Less retention that was released before', '-1,000.00', '610', 'BASEXCLUDED']);
    expect(bill(again.contract, 2).invoice).not.toHaveProperty('withheld');
  });

  it('is released on its date, and nothing is withheld from that day on', () => {
    const dated = bill({ ...start, retention: retention(5, { release: { kind: 'date', date: calendarDate('2026-12-01') } }) }, 1).contract;
    expect([besideOn(dated, TODAY), nextBesideDay(dated), besideOn(dated, calendarDate('2026-12-01'))]).toEqual([undefined, '2026-12-01', 'retention']);
    expect(bill(dated, 2, { today: calendarDate('2026-12-01') }).invoice).not.toHaveProperty('withheld');
  });

  it('is released once its milestone is billed, which withholds nothing itself', () => {
    const first = bill({ ...start, retention: retention(5, { release: { kind: 'milestone', milestoneId: 'm-3' as MilestoneId } }) }, 1).contract;
    expect(besideOn(first, TODAY)).toBeUndefined();
    const last = bill(first, 3);
    expect(last.invoice).not.toHaveProperty('withheld');
    expect([besideOn(last.contract, TODAY), nextBesideDay(last.contract)]).toEqual(['retention', '2000-01-01']);
  });

  it('and a deposit that leave nothing of an invoice are taken off in the very parts that it bills, so that the ledger’s tax, rounded line by line, comes to nothing too', () => {
    const start = planOf([fixed('333.40')], sampleContract({ price: aud('333.40'), deposit: deposit('326.70'), retention: retention(5, { posting: deposits }) }));
    const { invoice } = bill(besides(start, 'deposit').contract, 1);
    expect(linesOf(invoice)).toEqual([
      ['Prototype (1 of 1) – HARB-1', '326.70', '205', 'OUTPUT'],
      ['Prototype (1 of 1) – HARB-1 (rest)', '6.70', '205', 'OUTPUT'],
      ['Less deposit invoiced as HARB-C1-001, with the tax that was charged on it', '-326.70', '815', 'OUTPUT'],
      ['Retention 5 % of AUD 333.40, invoiced when it is released', '-6.70', '815', 'OUTPUT'],
    ]);
  });

  it('takes what the deposit leaves: an invoice never goes below zero', () => {
    const both = besides(planOf([fixed('1000')], sampleContract({ deposit: deposit('990'), retention: retention(5) })), 'deposit').contract;
    expect(bill(both, 1).invoice).toMatchObject({ drawn: aud('990'), withheld: aud('10'), amount: aud('0') });
  });
});

describe('Tax on top, which the ledger rounds to cents on each line', () => {
  /** Half a cent goes away from zero, as it does for amounts above it, or up: nobody says which it is of a line below zero. */
  const taxOn = (minor: number, percent: number, half: 'away' | 'up'): number => {
    const exact = (minor * percent) / 100;
    return half === 'up' || exact >= 0 ? Math.floor(exact + 0.5) : -Math.floor(0.5 - exact);
  };
  const anyInvoice = fc.record({
    prices: fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 4 }), ofDeposit: fc.integer({ min: 0, max: 3 }), basisPoints: fc.integer({ min: 1, max: 5_000 }),
    percent: fc.constantFrom(5, 10, 15, 20, 25), half: fc.constantFrom('away' as const, 'up' as const),
  });

  it('never brings an invoice below zero, whatever is drawn and withheld, and whatever the rate', () => {
    fc.assert(
      fc.property(anyInvoice, ({ prices: [own = 1, ...lines], ofDeposit, basisPoints, percent, half }) => {
        const gross = lines.reduce((total, price) => total + price, own);
        const orders = lines.map((minor, index) => order(index + 1, money(minor, AUD)));
        const advance = money(Math.max(1, gross - ofDeposit), AUD);
        const start = planOf([{ kind: 'amount', amount: money(own, AUD) }], sampleContract({ price: money(own, AUD), changeOrders: orders, deposit: deposit('1', { amount: advance }), retention: { ...retention(5, { posting: deposits }), basisPoints } }));
        const { invoice } = bill(besides(start, 'deposit').contract, 1);
        const total = invoice.lines.reduce((all, { unitAmount: { minor } }) => all + minor + taxOn(minor, percent, half), 0);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(sum(invoice.lines.map(({ unitAmount }) => unitAmount), AUD)).toEqual(invoice.amount);
      }),
      { numRuns: 300 },
    );
  });
});

/** What people may do to a contract, in any order. */
type Act = { readonly kind: 'bill' | 'void'; readonly pick: number } | { readonly kind: 'deposit' | 'release' };
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('bill' as const), pick: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('void' as const), pick: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('deposit' as const, 'release' as const) }) },
);

class Books {
  readonly invoices = new Map<string, Invoice>();
  constructor(public contract: Contract) {}

  do(act: Act): void {
    if (act.kind === 'bill') this.bill(this.open()[act.pick % Math.max(1, this.open().length)]);
    else if (act.kind === 'void') this.takeBack(act.pick);
    else this.beside(act.kind === 'deposit' ? 'deposit' : 'retention');
  }
  open = (): readonly number[] => this.contract.milestones.flatMap(({ state }, index) => (state.kind === 'billed' ? [] : [index + 1]));
  live = (): readonly Invoice[] => this.contract.bills.filter(({ status }) => isLive(status)).flatMap(({ number }) => this.invoices.get(number) ?? []);
  bill(place: number | undefined): void {
    if (place !== undefined) this.keep(bill(this.contract, place, { cause: person }));
  }
  beside(which: 'deposit' | 'retention'): void {
    const prepared = prepareBeside(this.contract, which, context({ cause: person }));
    if (prepared.ok) this.keep(prepared.value);
  }
  private takeBack(pick: number): void {
    const invoice = this.live()[pick % Math.max(1, this.live().length)];
    if (invoice) this.contract = takenBack(this.contract, invoice);
  }
  private keep({ invoice, contract }: { readonly invoice: Invoice; readonly contract: Contract }): void {
    this.invoices.set(invoice.number, invoice);
    this.contract = contract;
  }
  billed = (): Money => sum(this.live().map(({ amount }) => amount), AUD);
}

const anyBooks = fc
  .record({ price: fc.integer({ min: 10_000, max: 9_000_000 }), weights: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }), advance: fc.integer({ min: 1, max: 100 }), percent: fc.integer({ min: 1, max: 30 }), drawdown: fc.constantFrom('pro-rata' as const, 'last' as const) })
  .map(({ price, weights, advance, percent, drawdown }) => {
    const total = weights.reduce((a, b) => a + b, 0);
    const shares = weights.map((weight) => Math.floor((weight * 10_000) / total));
    const whole = shares.map((points, index) => share((index === 0 ? points + 10_000 - shares.reduce((a, b) => a + b, 0) : points) / 100));
    const contract = sampleContract({ price: money(price, AUD), deposit: deposit('1', { amount: money(Math.max(1, Math.floor((price * advance) / 100)), AUD), drawdown }), retention: retention(percent) });
    return new Books(planOf(whole, contract));
  });

describe('Whatever is billed, voided, released and billed again, in whatever order', () => {
  it('no line deducts more than the invoice bills, lines add up to the invoice, and what is billed never passes the price', () => {
    fc.assert(
      fc.property(anyBooks, fc.array(anyAct, { maxLength: 14 }), (books, acts) => {
        for (const act of acts) {
          books.do(act);
          expect(compare(billedOf(books.contract), priceLimit(books.contract))).toBeLessThanOrEqual(0);
          if (depositBill(books.contract)) expect(depositLeft(books.contract).minor).toBeGreaterThanOrEqual(0);
        }
        for (const { amount, lines } of books.invoices.values()) {
          expect(amount.minor).toBeGreaterThanOrEqual(0);
          expect(sum(lines.map(({ unitAmount }) => unitAmount), AUD)).toEqual(amount);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('once all of it is billed, the deposit among it, and the retention released, live invoices come to the price to the cent', () => {
    fc.assert(
      fc.property(anyBooks, fc.array(anyAct, { maxLength: 12 }), (books, acts) => {
        for (const act of acts) books.do(act);
        books.beside('deposit');
        for (const place of books.open()) books.bill(place);
        // A deposit that was drawn and taken back is owed again; one that found no room was billed with the milestones.
        books.beside('deposit');
        books.beside('retention');
        expect([depositLeft(books.contract), heldBack(books.contract)]).toEqual([aud('0'), aud('0')]);
        expect(books.billed()).toEqual(books.contract.price);
      }),
      { numRuns: 60 },
    );
  });
});
