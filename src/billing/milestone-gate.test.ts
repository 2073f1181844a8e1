import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, calendarDate } from './calendar-date';
import type { Bill, Contract } from './contract';
import type { Override } from './gate-policy';
import type { InvoiceId, LedgerInvoiceId, MilestoneId, PersonId } from './ids';
import type { Milestone } from './milestone';
import { DEFAULT_GATE_POLICY, gateMark, milestoneGate, type GateDemand, type LedgerToday, type Opened } from './milestone-gate';
import { isPaidFor, releasedUnpaid, withReleased } from './released';
import { anyContract, anyPolicy } from './testing/arbitraries';
import { aud, fixed, mara, NOW, planOf, sampleContract } from './testing/samples';

const now = Date.parse(NOW);
const today = calendarDate('2026-11-22');
const heard: LedgerToday = { connected: true, lookedAt: NOW, today };
const INVOICE = 'HARB-C1-001' as InvoiceId;

/** AUD 13,200 with tax, approved, due on 22 November, on terms "due before release". */
const approved: Bill = {
  invoiceId: INVOICE, rev: 2, milestoneId: 'm-1' as MilestoneId, number: 'HARB-C1-001', status: 'approved', amount: aud('12000'), ledgerId: 'x-1' as LedgerInvoiceId,
  total: aud('13200'), paid: aud('0'), credited: aud('0'), due: aud('13200'), dueDate: today, beforeRelease: true,
};
const inFull = { status: 'paid', paid: aud('13200'), due: aud('0') } as const;
const paid: Bill = { ...approved, ...inFull };
const reversed: Bill = { ...approved, mostPaid: aud('13200') };

/** A contract whose first milestone stands billed with this. */
function billed(bill: Bill, changes: Partial<Contract> = {}): Contract {
  const plan = planOf([fixed('12000')], sampleContract({ terms: { kind: 'before_release' } }));
  const milestones = plan.milestones.map((milestone): Milestone => ({ ...milestone, id: bill.milestoneId, state: { kind: 'billed', invoiceId: bill.invoiceId, at: NOW } }));
  return { ...plan, milestones, bills: [bill], ...changes };
}

const first = ({ milestones }: Contract): Milestone => {
  const [milestone] = milestones;
  if (!milestone) throw new Error('The plan is empty.');
  return milestone;
};
const opened = (contract: Contract, { ledger = heard, at = now, demand = {} }: { readonly ledger?: LedgerToday; readonly at?: number; readonly demand?: GateDemand } = {}): Opened | undefined =>
  milestoneGate(contract, first(contract), ledger, at, demand).opened;

const policy = (changes: Partial<typeof DEFAULT_GATE_POLICY>) => ({ gate: { ...DEFAULT_GATE_POLICY, ...changes } });
const override = (changes: Partial<Override> = {}): Override => ({ milestoneId: 'm-1' as MilestoneId, by: mara, reason: 'Agreed by phone', at: NOW, ...changes });
const claim = { invoiceId: INVOICE, paidOn: today, by: mara, at: NOW };

describe('Work passes', () => {
  it.each<[string, Contract, Opened]>([
    ['when the money is in', billed(paid), 'money'],
    ['when a person let it pass', billed(approved, { overrides: [override()] }), 'override'],
    ['when a person let it pass, and that has not run out', billed(approved, { overrides: [override({ until: '2026-11-22T02:00:00.001Z' })] }), 'override'],
    ['when the client says it paid, and the contract takes that', billed(approved, { ...policy({ claimOpens: true }), claims: [claim] }), 'claim'],
    ['while the contract’s days of grace run', billed(approved, policy({ graceDays: 1 })), 'grace'],
    ['with the part that the contract asks for', billed({ ...approved, status: 'part_paid', paid: aud('6600') }, policy({ shareBasisPoints: 5000 })), 'money'],
  ])('%s', (_why, contract, by) => {
    expect(opened(contract)).toBe(by);
  });
});

describe('Work whose invoice draws on a deposit', () => {
  const DEPOSIT = 'HARB-C1-009' as InvoiceId;
  const deposit: Bill = { ...approved, invoiceId: DEPOSIT, number: DEPOSIT, milestoneId: 'HARB-C1-D1' as MilestoneId, beside: 'deposit', ledgerId: 'x-9' as LedgerInvoiceId, dueDate: addDays(today, -30) };
  const drawing = (own: Bill, of: Bill, changes: Partial<Contract> = {}): Contract => billed(own, { bills: [of, { ...own, drawn: aud('1200') }], ...changes });
  const both = { ...policy({ graceDays: 1, claimOpens: true }), claims: [claim] };

  it('passes only once the deposit is paid too: the days of grace and the client’s word about its own invoice say nothing of that', () => {
    for (const own of [approved, paid]) {
      expect(opened(drawing(own, deposit, both))).toBeUndefined();
      expect(opened(drawing(own, { ...deposit, status: 'voided' }, both))).toBeUndefined();
      expect(opened(drawing(own, deposit, { ...both, overrides: [override()] }))).toBe('override');
    }
    expect(opened(drawing(approved, { ...deposit, ...inFull }, both))).toBe('grace');
    expect(opened(drawing(paid, { ...deposit, ...inFull }, both))).toBe('money');
    expect(opened(drawing(paid, { ...deposit, dueDate: today }, both))).toBe('grace');
  });

  it('waits for the invoice that is owed, whichever that is', () => {
    const owed = (contract: Contract) => milestoneGate(contract, first(contract), heard, now).owed?.number;
    expect(owed(drawing(paid, deposit))).toBe(DEPOSIT);
    expect(owed(drawing(approved, deposit))).toBe('HARB-C1-001');
    expect(owed(drawing(paid, { ...deposit, ...inFull }))).toBe('HARB-C1-001');
  });
});

describe('Work waits', () => {
  it.each<[string, Contract]>([
    ['while nothing was paid', billed(approved)],
    ['when a person let another milestone pass', billed(approved, { overrides: [override({ milestoneId: 'm-2' as MilestoneId })] })],
    ['from the instant on at which it ran out', billed(approved, { overrides: [override({ until: NOW })] })],
    ['when nobody can tell when it runs out', billed(approved, { overrides: [override({ until: 'soon' })] })],
    ['when the client says it paid, and the contract does not take that', billed(approved, { claims: [claim] })],
    ['when the client says so of another invoice', billed(approved, { ...policy({ claimOpens: true }), claims: [{ ...claim, invoiceId: 'HARB-C1-009' as InvoiceId }] })],
    ['after a payment was taken back, whatever the client says and whatever grace there is', billed(reversed, { ...policy({ claimOpens: true, graceDays: 30 }), claims: [claim] })],
    ['on a draft, whatever grace there is', billed({ ...approved, status: 'draft' }, policy({ graceDays: 30 }))],
    ['for good after the last day of grace', billed({ ...approved, dueDate: addDays(today, -2) }, policy({ graceDays: 1 }))],
    ['when grace is no whole number of days', billed(approved, policy({ graceDays: 0.5 }))],
  ])('%s', (_why, contract) => {
    expect(opened(contract)).toBeUndefined();
  });

  it('while the ledger is not known, although there is grace, or the client says it paid', () => {
    const contract = billed(approved, { ...policy({ claimOpens: true, graceDays: 30 }), claims: [claim] });
    expect(opened(contract, { ledger: { ...heard, connected: false } })).toBeUndefined();
    expect(opened(contract, { ledger: { connected: true, today } })).toBeUndefined();
    expect(opened(contract, { at: now + 7 * 3_600_000 })).toBeUndefined();
  });
});

describe('A rule of its own', () => {
  it('takes the place of what the contract says, and of no more', () => {
    const contract = billed({ ...approved, status: 'credited', credited: aud('13200') }, policy({ counts: 'cash-and-credit' }));
    expect(opened(contract)).toBe('money');
    expect(opened(contract, { demand: { counts: 'cash' } })).toBeUndefined();
    expect(opened(contract, { demand: { graceDays: 3 } })).toBe('money');
  });

  it('counts only the overrides of those whom it lets override', () => {
    const vera = 'p9' as PersonId;
    const byMara = billed(approved, { ...policy({ overriders: [vera] }), overrides: [override()] });
    const byVera = { ...byMara, overrides: [override({ by: vera })] };
    expect([byMara, byVera].map((contract) => opened(contract, { demand: { overrides: 'named' } }))).toEqual([undefined, 'override']);
    expect([byMara, byVera].map((contract) => opened(contract, { demand: { overrides: 'none' } }))).toEqual([undefined, undefined]);
    expect([byMara, byVera].map((contract) => opened(contract))).toEqual(['override', 'override']);
  });
});

describe('Terms that are changed after billing', () => {
  it('take no gate away', () => {
    const contract = billed(approved, { terms: { kind: 'on_receipt' } });
    expect(gateMark(contract, first(contract), now)).toBe('closed');
    const { beforeRelease: _before, ...later } = approved;
    const other = billed(later, { terms: { kind: 'on_receipt' } });
    expect(gateMark(other, first(other), now)).toBeUndefined();
  });
});

it('whatever a contract holds: money opens only what is billed, approved and paid; and without money, grace, claim, override and a switch nothing opens', () => {
  fc.assert(
    fc.property(anyContract, anyPolicy, (any, gate) => {
      const contract = { ...any, gate };
      for (const milestone of contract.milestones) {
        const { opened: by, bill, override: given, claim: said } = milestoneGate(contract, milestone, heard, now);
        if (by === 'money') expect([milestone.state.kind, bill?.status === 'draft' || bill?.status === 'voided']).toEqual(['billed', false]);
        if (by === 'override') expect(given).toBeDefined();
        if (by === 'claim') expect([said !== undefined, gate.claimOpens]).toEqual([true, true]);
        if (by === 'grace') expect(gate.graceDays).toBeGreaterThan(0);
        const bare = { ...contract, gate: DEFAULT_GATE_POLICY, overrides: [], claims: [], gateOff: undefined };
        expect([undefined, 'money']).toContain(milestoneGate(bare, milestone, heard, now).opened);
        expect(milestoneGate(bare as unknown as Contract, milestone, { ...heard, connected: false }, now).opened).toBeUndefined();
      }
    }),
    { numRuns: 300 },
  );
});

it('a payment of any part lets pass exactly when it is at least the share that is asked for, to the cent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_320_000 }), fc.integer({ min: 1, max: 10_000 }), (cents, shareBasisPoints) => {
      const part: Bill = { ...approved, status: 'part_paid', paid: { ...aud('0'), minor: cents } };
      expect(opened(billed(part, policy({ shareBasisPoints }))) === 'money').toBe(BigInt(cents) * 10_000n >= 1_320_000n * BigInt(shareBasisPoints));
    }),
  );
});

describe('What went out unpaid', () => {
  const out = (contract: Contract) => releasedUnpaid(contract).map(({ release }) => [...release.versions, ...release.items]);

  it('is kept by name, the latest first, each once, and no more than twenty', () => {
    let contract = billed(approved);
    contract = withReleased(contract, 'm-1' as MilestoneId, { items: ['HARB-9'] }, NOW);
    contract = withReleased(contract, 'm-1' as MilestoneId, { versions: ['1.0'], items: ['HARB-10', 'HARB-9'] }, NOW);
    expect(out(contract)).toEqual([['1.0', 'HARB-10', 'HARB-9']]);
    contract = withReleased(contract, 'm-1' as MilestoneId, { items: Array.from({ length: 30 }, (_none, index) => `HARB-${100 + index}`) }, NOW);
    expect(contract.released).toHaveLength(1);
    expect(contract.released?.[0]?.items).toHaveLength(20);
  });

  it('waits for somebody until the money is in, or somebody let it pass since; not before', () => {
    const noted = withReleased(billed(reversed), 'm-1' as MilestoneId, { items: ['HARB-9'] }, NOW);
    expect(out(noted)).toHaveLength(1);
    expect(out({ ...noted, bills: [paid] })).toEqual([]);
    expect(isPaidFor({ ...noted, bills: [paid] }, first(noted))).toBe(true);
    expect(out({ ...noted, overrides: [override({ until: NOW })] })).toEqual([]);
    expect(out({ ...noted, overrides: [override({ at: '2026-11-22T01:59:59.999Z' })] })).toHaveLength(1);
  });
});
