/** The life of an invoice that Xero has: what a person has done with it from our page, whatever goes wrong on the way. */
import { describe, expect, it } from '@jest/globals';
import type { FaultKind } from '../../local/xero';
import type { InvoiceView } from '../../src/handlers/pages/api';
import { lookNow, people, tagged } from './acts';
import { ask, billed, detail, emails, history, inXero, invoice, NORTHLIGHT, notes, NUMBER, recover, row, type Start } from './billed';
import { HOUR_MS, MINUTE_MS } from './time';
import type { TestWorld } from './world';

const WHY = { reason: 'Agreed with the client' };

interface Scenario {
  readonly name: string;
  readonly start: Start;
  /** What is asked of Xero for it, beside the look at the invoice. */
  readonly calls: readonly string[];
  readonly act: (world: TestWorld, settle?: boolean) => Promise<InvoiceView>;
  /** What Xero's books and our page must say once it is done. */
  readonly done: (world: TestWorld) => Promise<void>;
  /** What is recorded of it, in order. */
  readonly recorded: readonly RegExp[];
}

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'approving a draft',
    start: 'draft',
    calls: ['POST /Invoices/{InvoiceID}'],
    act: (world, settle) => ask(world, 'invoice.approve', {}, settle),
    done: async (world) => {
      expect(invoice(world).status).toBe('AUTHORISED');
      expect(await row(world)).toMatchObject({ status: 'approved', due: { amount: '13200.00' } });
      expect(emails(world)).toHaveLength(0);
    },
    recorded: [/asked to approve invoice HARB-C1-001\.$/, /was approved in Xero\.$/],
  },
  {
    name: 'emailing an approved one',
    start: 'approved',
    calls: ['POST /Invoices/{InvoiceID}/Email'],
    act: (world, settle) => ask(world, 'invoice.email', {}, settle),
    done: async (world) => {
      expect(emails(world)).toHaveLength(1);
      expect((await row(world)).status).toBe('approved');
    },
    recorded: [/asked to email invoice HARB-C1-001\.$/, /was emailed to the client by Xero\.$/],
  },
  {
    name: 'voiding an approved one',
    start: 'approved',
    calls: ['POST /Invoices/{InvoiceID}'],
    act: (world, settle) => ask(world, 'invoice.void', WHY, settle),
    done: async (world) => {
      expect(invoice(world).status).toBe('VOIDED');
      await expectTakenBack(world, 'voided');
    },
    recorded: [/asked to void invoice HARB-C1-001: Agreed with the client\.$/, /was voided in Xero\.$/],
  },
  {
    name: 'deleting a submitted one',
    start: 'submitted',
    calls: ['POST /Invoices/{InvoiceID}'],
    act: (world, settle) => ask(world, 'invoice.void', WHY, settle),
    done: async (world) => {
      expect(invoice(world).status).toBe('DELETED');
      await expectTakenBack(world, 'deleted');
    },
    recorded: [/asked to delete invoice/, /was deleted in Xero\.$/],
  },
  {
    name: 'crediting a part',
    start: 'approved',
    calls: ['GET /CreditNotes', 'PUT /CreditNotes', 'PUT /CreditNotes/{CreditNoteID}/Allocations'],
    act: (world, settle) => ask(world, 'invoice.credit', { ...WHY, amount: '3,300.07' }, settle),
    done: async (world) => {
      expect(notes(world).map(({ number, reference, status, lines }) => [number, reference, status, lines.map(({ lineAmount, taxAmount }) => [lineAmount, taxAmount])])).toEqual([
        [`${NUMBER}-CN1`, NUMBER, 'PAID', [['3300.07', '300.01']]],
      ]);
      expect(world.xero.model.credits.allocationsOn(invoice(world)).map(({ amount }) => amount)).toEqual(['3300.07']);
      expect(await row(world)).toMatchObject({ status: 'part_paid', credited: { amount: '3300.07' }, paid: { amount: '0.00' }, due: { amount: '9899.93' } });
      expect((await detail(world)).settlements).toMatchObject([{ kind: 'credit-note', amount: { amount: '3300.07' }, number: `${NUMBER}-CN1` }]);
      expect((await tagged(world, 'HARB-2')).milestone.state).toBe('billed');
    },
    recorded: [/asked to credit invoice HARB-C1-001 by AU\$ 3,300\.07: Agreed/, /was credited in Xero by AU\$ 3,300\.07 \(HARB-C1-001-CN1\)\.$/],
  },
  {
    name: 'crediting all of it',
    start: 'approved',
    calls: ['GET /CreditNotes', 'PUT /CreditNotes', 'PUT /CreditNotes/{CreditNoteID}/Allocations'],
    act: (world, settle) => ask(world, 'invoice.credit', { ...WHY, amount: '' }, settle),
    done: async (world) => {
      expect(notes(world)).toHaveLength(1);
      expect(await row(world)).toMatchObject({ status: 'credited', credited: { amount: '13200.00' }, paid: { amount: '0.00' }, due: { amount: '0.00' } });
      expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'billed', bill: { status: 'credited' } });
    },
    recorded: [/asked to credit invoice HARB-C1-001 by AU\$ 13,200\.00/, /was credited in Xero by AU\$ 13,200\.00/],
  },
];

/** The milestone is back before a person, and Jira’s events and searches leave it alone; nothing is billed again by itself. */
async function expectTakenBack(world: TestWorld, status: 'voided' | 'deleted'): Promise<void> {
  expect(await row(world)).toMatchObject({ status, due: { amount: '0.00' }, acts: [] });
  const { milestone, contract } = await tagged(world, 'HARB-2');
  expect(milestone).toMatchObject({ state: 'waiting', problem: { code: 'BILL_VOIDED' } });
  expect(contract).toMatchObject({ billed: { amount: '0.00' }, outstanding: { amount: '0.00' } });
  const issue = world.jira.issue(people.mara, 'HARB-2');
  expect(world.jira.property({ type: 'issue', id: issue.id }, 'milepost')).toMatchObject({ state: 'held' });
  expect(world.xero.model.invoices(NORTHLIGHT)).toHaveLength(1);
}

/** Each of these lines once, in this order, among whatever else was recorded. */
async function expectRecorded(world: TestWorld, lines: readonly RegExp[]): Promise<void> {
  const oldestFirst = [...(await history(world))].reverse();
  const places = lines.map((line) => oldestFirst.flatMap((text, place) => (line.test(text) ? [place] : [])));
  expect(places.map(({ length }) => length)).toEqual(lines.map(() => 1));
  expect(places.flat()).toEqual([...places.flat()].sort((a, b) => a - b));
}

describe.each(SCENARIOS)('$name', ({ start, act, done, recorded }) => {
  it('is done once, shown and recorded', async () => {
    const world = await billed(start);
    await act(world);
    await done(world);
    await expectRecorded(world, recorded);
    await recover(world);
    await done(world);
    await expectRecorded(world, recorded);
  });

  it.each(['duplicated', 'lost'] as const)('is done once when its job is %s', async (how) => {
    const world = await billed(start);
    world.faults.onDelivery((point) => point.kind === 'queue', how === 'lost' ? { kind: 'drop' } : { kind: 'duplicate', copies: 3 });
    await act(world);
    await recover(world);
    await done(world);
    await expectRecorded(world, recorded);
  });

  it('is done once when it is asked for in two tabs at once', async () => {
    const world = await billed(start);
    const answers = await Promise.allSettled([act(world, false), act(world, false)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await recover(world);
    await done(world);
    await expectRecorded(world, recorded);
  });

  it.each(['before', 'after'] as const)('is done once when it crashes at any one call, %s the call took effect', async (when) => {
    const counting = await billed(start);
    let calls = 0;
    await act(counting, false);
    counting.faults.onCall(() => (calls += 1) < 0, { kind: 'network-error' });
    await counting.settle();
    expect(calls).toBeGreaterThan(4);
    for (let index = 0; index < calls; index += 1) {
      const world = await billed(start);
      await act(world, false);
      let seen = -1;
      world.faults.onCall(() => (seen += 1) === index, { kind: 'crash', when });
      await world.settle();
      await recover(world);
      expect(world.faults.pending()).toBe(0);
      await done(world);
    }
  });

  it('is done once when any of Xero’s answers is lost after it did what was asked', async () => {
    for (let index = 0; index < 5; index += 1) {
      const world = await billed(start);
      let seen = -1;
      world.faults.onCall((point) => point.kind === 'egress' && (seen += 1) === index, { kind: 'lose-answer', as: 'network-error' });
      await act(world);
      await recover(world);
      await done(world);
    }
  });
});

/** How Xero's answers can be unusable. Some of these do what was asked and some don't. */
const UNUSABLE: readonly FaultKind[] = [
  'drop-before-commit', 'commit-then-drop', 'error-before-commit', 'error-after-commit', 'html', 'empty-body', 'token-expired', 'minute-limit', 'concurrent-limit', 'day-limit', 'truncated-json', 'other-organisation',
];

describe.each(SCENARIOS)('$name, with a Xero that', ({ start, act, done, calls }) => {
  it.each(UNUSABLE)('%s: is done once, by itself or when a person has it tried again', async (kind) => {
    for (const route of ['GET /Invoices/{InvoiceID}', ...calls]) {
      const world = await billed(start);
      world.xero.faults.next(route, kind);
      await act(world);
      expect(world.xero.faults.list()).toEqual([]);
      await world.advance((kind === 'day-limit' ? 24 : 2) * HOUR_MS);
      if ((await row(world)).canRetry) await ask(world, 'invoice.retry', {});
      await done(world);
    }
  });
});

it.each(['that it is paid', 'nothing new'])('an email that goes out again while a look writes %s is done, and nobody is asked whether it went out', async (news) => {
  const world = await billed('approved');
  await ask(world, 'invoice.email', {});
  if (news === 'that it is paid') inXero(world).pay(NUMBER);
  await world.advance(MINUTE_MS);
  let looked: Promise<void> | undefined;
  world.faults.onCall((point) => {
    const emails = point.kind === 'egress' && point.path.endsWith('/Email');
    if (emails) looked ??= lookNow(world);
    return emails;
  }, { kind: 'yield', turns: 300 });
  await ask(world, 'invoice.email', {});
  await looked;
  await world.settle();
  expect(emails(world)).toHaveLength(2);
  await recover(world);
  expect(await row(world)).toMatchObject({ status: news === 'that it is paid' ? 'paid' : 'approved' });
  expect((await row(world)).problem).toBeUndefined();
  expect(emails(world)).toHaveLength(2);
});
