/** What people do with an invoice in Xero itself is mirrored here, shown, and recorded, each once. */
import { describe, expect, it } from '@jest/globals';
import { clientIds, must, move, projectView, tagged } from './acts';
import { ask, billed, detail, HARB, history, inXero, invoice, NUMBER, recover, refresh, row, type Start } from './billed';
import { HOUR_MS } from './time';
import type { TestWorld } from './world';
import { told } from './words';

interface Deed {
  readonly what: string;
  readonly start: Start;
  readonly act: (world: TestWorld) => unknown;
  readonly shown: object;
  readonly recorded: RegExp;
}

const DEEDS: readonly Deed[] = [
  { what: 'the price of a line', start: 'draft', act: (world) => inXero(world).editLine(NUMBER, 0, { unitAmount: '11000' }), shown: { total: { amount: '12100.00' }, tax: { amount: '1100.00' } }, recorded: /total from AU\$ 13,200\.00 to AU\$ 12,100\.00; tax from AU\$ 1,200\.00 to AU\$ 1,100\.00; lines from .*AU\$ 12,000\.00 to .*AU\$ 11,000\.00/ },
  { what: 'the words of a line', start: 'approved', act: (world) => inXero(world).editLine(NUMBER, 0, { description: 'Phase two, as agreed' }), shown: { total: { amount: '13200.00' } }, recorded: /lines from Menu and ordering.* to Phase two, as agreed AU\$ 12,000\.00\.$/ },
  { what: 'the due date', start: 'draft', act: (world) => inXero(world).edit(NUMBER, { dueDate: '2027-01-15' }), shown: { dueDate: '2027-01-15' }, recorded: /due date from .*2026 to .*2027/ },
  { what: 'the invoice’s date', start: 'draft', act: (world) => inXero(world).edit(NUMBER, { date: '2026-11-20' }), shown: { issueDate: '2026-11-20' }, recorded: /issue date from 22 Nov 2026 to 20 Nov 2026/ },
  { what: 'its number', start: 'draft', act: (world) => inXero(world).edit(NUMBER, { number: 'INV-0900' }), shown: { number: NUMBER }, recorded: /number from HARB-C1-001 to INV-0900/ },
  { what: 'its reference', start: 'draft', act: (world) => inXero(world).edit(NUMBER, { reference: 'As per email' }), shown: {}, recorded: /reference from .* to As per email/ },
  { what: 'its client', start: 'draft', act: (world) => inXero(world).edit(NUMBER, { contactId: clientIds.gullAndSons }), shown: {}, recorded: /client from Harbour Foods to Gull & Sons/ },
  { what: 'submitting it', start: 'draft', act: (world) => inXero(world).submit(NUMBER), shown: { status: 'submitted' }, recorded: /status from draft to submitted/ },
  { what: 'sending it back to draft', start: 'submitted', act: (world) => inXero(world).backToDraft(NUMBER), shown: { status: 'draft' }, recorded: /status from submitted to draft/ },
  { what: 'approving it', start: 'submitted', act: (world) => inXero(world).approve(NUMBER), shown: { status: 'approved' }, recorded: /status from submitted to approved/ },
  { what: 'emailing it', start: 'approved', act: (world) => inXero(world).email(NUMBER), shown: { status: 'approved' }, recorded: /emailed from no to yes/ },
  { what: 'voiding it', start: 'approved', act: (world) => inXero(world).void(NUMBER), shown: { status: 'voided', due: { amount: '0.00' }, acts: [] }, recorded: /status from approved to voided/ },
  { what: 'deleting it', start: 'draft', act: (world) => inXero(world).delete(NUMBER), shown: { status: 'deleted', due: { amount: '0.00' }, acts: [] }, recorded: /status from draft to deleted/ },
  { what: 'a part payment', start: 'approved', act: (world) => inXero(world).pay(NUMBER, { amount: '200.10' }), shown: { status: 'part_paid', paid: { amount: '200.10' }, due: { amount: '12999.90' } }, recorded: /status from approved to part paid; paid from AU\$ 0\.00 to AU\$ 200\.10/ },
  { what: 'a credit note for a part', start: 'approved', act: (world) => inXero(world).credit(NUMBER, { amount: '1320' }), shown: { status: 'part_paid', credited: { amount: '1320.00' }, due: { amount: '11880.00' } }, recorded: /credited from AU\$ 0\.00 to AU\$ 1,320\.00/ },
];

describe('one deed in Xero', () => {
  it.each(DEEDS)('$what', async ({ start, act, shown, recorded }) => {
    const world = await billed(start);
    const before = (await history(world)).length;
    act(world);
    await refresh(world);
    expect(await row(world)).toMatchObject(shown);
    const entries = await history(world);
    expect(entries[0]).toMatch(recorded);
    expect(entries).toHaveLength(before + 1);
  });

  it.each(DEEDS)('$what: looking again, by whatever call, finds no news', async ({ start, act }) => {
    const world = await billed(start);
    act(world);
    await refresh(world);
    const [seen, lines] = [await row(world), await history(world)];
    await refresh(world);
    await world.advance(5 * HOUR_MS);
    expect((await row(world)).rev).toBe(seen.rev);
    expect(await history(world)).toEqual(lines);
  });
});

describe('money that comes and goes', () => {
  it('a payment taken back is owed again, and both are recorded and listed for what they are', async () => {
    const world = await billed('approved');
    inXero(world).pay(NUMBER, { amount: '3200' });
    inXero(world).pay(NUMBER);
    await refresh(world);
    expect(await row(world)).toMatchObject({ status: 'paid', due: { amount: '0.00' } });
    expect((await detail(world)).settlements.map(({ kind, amount }) => [kind, amount.amount])).toEqual([['payment', '3200.00'], ['payment', '10000.00']]);
    inXero(world).unpay(NUMBER);
    await refresh(world);
    expect(await row(world)).toMatchObject({ status: 'part_paid', paid: { amount: '3200.00' }, due: { amount: '10000.00' } });
    expect((await detail(world)).settlements).toMatchObject([{ kind: 'payment', amount: { amount: '3200.00' } }]);
    expect((await history(world))[0]).toMatch(/status from paid to part paid; paid from AU\$ 13,200\.00 to AU\$ 3,200\.00/);
    expect((await tagged(world, 'HARB-2')).contract).toMatchObject({ paid: { amount: '3200.00' }, outstanding: { amount: '10000.00' } });
  });

  it.each([
    ['a credit note', 'credit-note', (world: TestWorld) => inXero(world).addCreditNote({ contactId: clientIds.harbourFoods, number: 'CN-77', lines: [{ description: 'Goodwill', unitAmount: '100', accountCode: '200', taxType: 'OUTPUT' }] }).id, '110.00'],
    ['a prepayment', 'prepayment', (world: TestWorld) => inXero(world).prepay(clientIds.harbourFoods, '500').id, '500.00'],
    ['an overpayment', 'overpayment', (world: TestWorld) => inXero(world).overpay(paidOther(world), '700').id, '150.00'],
  ] as const)('%s put on it, and taken off again', async (_what, kind, make, amount) => {
    const world = await billed('approved');
    const credit = make(world);
    inXero(world).allocate(credit, NUMBER);
    await refresh(world);
    expect(await row(world)).toMatchObject({ status: 'part_paid', credited: { amount }, paid: { amount: '0.00' } });
    expect((await detail(world)).settlements).toMatchObject([{ kind, amount: { amount } }]);
    inXero(world).deallocate(NUMBER);
    await refresh(world);
    expect(await row(world)).toMatchObject({ status: 'approved', credited: { amount: '0.00' }, due: { amount: '13200.00' } });
    expect((await detail(world)).settlements).toEqual([]);
    expect((await history(world))[0]).toMatch(/status from part paid to approved; credited from AU\$ .* to AU\$ 0\.00/);
  });

  it('credited in full it is credited, not paid: the milestone stays billed, and nothing was paid', async () => {
    const world = await billed('approved');
    inXero(world).credit(NUMBER);
    await refresh(world);
    expect(await row(world)).toMatchObject({ status: 'credited', acts: ['email'] });
    expect((await tagged(world, 'HARB-2'))).toMatchObject({ milestone: { state: 'billed' }, contract: { paid: { amount: '0.00' } } });
  });
});

/** Another invoice of the client's, of AUD 550: more than that comes in for it. */
function paidOther(world: TestWorld): string {
  const { number } = inXero(world).addInvoice({ contactId: clientIds.harbourFoods, dueDate: '2026-12-31', lines: [{ description: 'Hosting', unitAmount: '500', accountCode: '200', taxType: 'OUTPUT' }] });
  inXero(world).approve(number);
  return number;
}

describe('an invoice that was opened', () => {
  it('shows what we sent, what Xero has, and all that happened to it and to nothing else', async () => {
    const world = await billed('draft');
    const { contract } = await tagged(world, 'HARB-2');
    await must(world, 'mara', { issue: 'HARB-3' }, 'panel.tag', {
      contractId: contract.id, rev: contract.rev, name: 'Dashboard', deliverable: '', price: { kind: 'amount', amount: '6,000' }, trigger: { kind: 'category', category: 'done' },
    });
    await world.settle();
    await move(world, 'HARB-3', 'done');
    inXero(world).editLine(NUMBER, 0, { description: 'Typed over', unitAmount: '11999.99' });
    await refresh(world);
    const opened = await detail(world);
    expect(opened).toMatchObject({
      invoice: { number: NUMBER, tax: { amount: '1200.00' } },
      lines: [{ description: expect.stringContaining('Menu and ordering'), amount: { amount: '12000.00' } }],
      ledgerLines: [{ description: 'Typed over', amount: { amount: '11999.99' } }],
      subtotal: { amount: '11999.99' }, taxMode: 'exclusive', settlements: [],
    });
    expect(opened.activity.map(told)).toEqual([
      expect.stringContaining('Xero changed invoice HARB-C1-001'), expect.stringContaining('was recorded in Xero as a draft'), expect.stringContaining('was prepared'),
    ]);
    expect((await projectView(world)).invoices.rows).toHaveLength(2);
  });

  it('costs six requests of storage, however much happened', async () => {
    const world = await billed('approved');
    for (let count = 0; count < 12; count += 1) {
      inXero(world).pay(NUMBER, { amount: '1' });
      await refresh(world);
    }
    const { invoiceId } = await row(world);
    const { used } = await world.forge.measure(async () => must(world, 'vera', HARB, 'invoice.load', { invoiceId }));
    expect(used.kvs.requests).toBeLessThanOrEqual(6);
  });
});

describe('the client', () => {
  it.each([
    ['seen with the invoice’s next change', async (world: TestWorld) => {
      inXero(world).pay(NUMBER, { amount: '1' });
      await refresh(world);
    }],
    ['seen by the hourly check, though Xero counts it as no change of the invoice', recover],
  ] as const)('renamed: %s', async (_how, look) => {
    const world = await billed('approved');
    inXero(world).renameContact(clientIds.harbourFoods, 'Harbour Foods Group');
    await look(world);
    expect((await history(world))[0]).toMatch(/client from Harbour Foods to Harbour Foods Group/);
  });

  it.each([true, false])('merged into another (which Xero counts as a change of the invoice: %s): recorded as that, once, and not billed to either', async (mergeUpdatesInvoices) => {
    const world = await billed('approved', { xero: { mergeUpdatesInvoices } });
    inXero(world).mergeContact(clientIds.harbourFoods, clientIds.gullAndSons);
    world.xero.meter.reset();
    await refresh(world);
    await recover(world);
    const entries = (await must(world, 'finn', HARB, 'project.activity', {})).rows.map(told);
    expect(entries.filter((text) => text === 'Client Harbour Foods was merged into Gull & Sons in Xero.')).toHaveLength(1);
    expect((await history(world)).filter((text) => /client from Harbour Foods to Gull & Sons/.test(text))).toHaveLength(1);
    expect(world.xero.meter.read()['GET /Contacts/{ContactID}'] ?? 0).toBeLessThanOrEqual(2);
    expect(await row(world)).toMatchObject({ status: 'approved', total: { amount: '13200.00' } });
  });

  it('merged while Xero would not say so: the change of client is recorded all the same', async () => {
    const world = await billed('approved');
    inXero(world).mergeContact(clientIds.harbourFoods, clientIds.gullAndSons);
    world.xero.faults.next('GET /Contacts/{ContactID}', 'error-before-commit', { times: 5 });
    await refresh(world);
    expect((await history(world))[0]).toMatch(/client from Harbour Foods to Gull & Sons/);
  });

  it('merged before it is credited: the credit note goes to the one that the invoice belongs to by now', async () => {
    const world = await billed('approved');
    inXero(world).mergeContact(clientIds.harbourFoods, clientIds.gullAndSons);
    await ask(world, 'invoice.credit', { amount: '100', reason: 'Agreed' });
    expect(await row(world)).toMatchObject({ credited: { amount: '100.00' } });
    expect(world.xero.model.credits.creditNotes(invoice(world).organisationId)[0]?.contactId).toBe(clientIds.gullAndSons);
  });
});
