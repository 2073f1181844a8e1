/** What Milepost believes of its invoices against what Xero's books say: every difference is listed, with the reason where it is known, and accepted by a person or not at all. */
import { describe, expect, it } from '@jest/globals';
import type { AttentionView, ReconciliationRow, ReconciliationView } from '../../src/handlers/pages/api';
import { clientIds, lookNow, must, projectView, refusedCodes, tagged } from './acts';
import { ask, billed, HARB, history, inXero, invoice, NORTHLIGHT, NUMBER, refresh, row, type Start } from './billed';
import { HOUR_MS, MINUTE_MS } from './time';
import type { TestWorld } from './world';

const view = async (world: TestWorld): Promise<ReconciliationView> => must(world, 'vera', HARB, 'project.reconciliation', {});
const waiting = async (world: TestWorld): Promise<readonly AttentionView[]> => (await projectView(world)).attention;
const codes = async (world: TestWorld): Promise<readonly string[]> => (await waiting(world)).map(({ problem }) => problem.code);

async function onlyRow(world: TestWorld): Promise<ReconciliationRow> {
  const { rows } = await view(world);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

async function accept(world: TestWorld, note = 'Agreed with the client on the phone'): Promise<void> {
  const { invoiceId, rev } = await row(world);
  await must(world, 'finn', HARB, 'invoice.acceptDifferences', { invoiceId, rev, note });
}

interface Case {
  readonly what: string;
  readonly start: Start;
  readonly act: (world: TestWorld) => unknown;
  readonly differences: readonly object[];
}

const DIFFERENCES: readonly Case[] = [
  { what: 'the amount, and what follows from it', start: 'draft', act: (world) => inXero(world).editLine(NUMBER, 0, { unitAmount: '11000' }), differences: [{ field: 'amount', expected: 'AUD 12,000.00', actual: 'AUD 11,000.00' }, { field: 'tax', expected: 'AUD 1,200.00', actual: 'AUD 1,100.00' }, { field: 'lines' }] },
  { what: 'the tax alone', start: 'draft', act: (world) => inXero(world).editLine(NUMBER, 0, { taxType: 'EXEMPTOUTPUT' }), differences: [{ field: 'tax', expected: 'AUD 1,200.00', actual: 'AUD 0.00' }] },
  { what: 'the words of a line', start: 'approved', act: (world) => inXero(world).editLine(NUMBER, 0, { description: 'Phase two, as agreed' }), differences: [{ field: 'lines', actual: 'Phase two, as agreed: AUD 12,000.00' }] },
  { what: 'the client', start: 'draft', act: (world) => inXero(world).edit(NUMBER, { contactId: clientIds.gullAndSons }), differences: [{ field: 'client', expected: 'Harbour Foods', actual: 'Gull & Sons' }] },
  { what: 'the number', start: 'draft', act: (world) => inXero(world).edit(NUMBER, { number: 'INV-0900' }), differences: [{ field: 'number', expected: NUMBER, actual: 'INV-0900' }] },
  { what: 'the reference', start: 'draft', act: (world) => inXero(world).edit(NUMBER, { reference: 'As per email' }), differences: [{ field: 'reference', actual: 'As per email' }] },
  { what: 'the invoice’s date', start: 'draft', act: (world) => inXero(world).edit(NUMBER, { date: '2026-11-20' }), differences: [{ field: 'issue date', expected: '22 Nov 2026', actual: '20 Nov 2026' }] },
  { what: 'the due date', start: 'approved', act: (world) => inXero(world).edit(NUMBER, { dueDate: '2027-01-15' }), differences: [{ field: 'due date', actual: '15 Jan 2027' }] },
];

describe('an invoice as it was sent', () => {
  it.each<Start>(['draft', 'submitted', 'approved'])('%s: it agrees, and nobody is asked', async (start) => {
    const world = await billed(start);
    await world.advance(2 * HOUR_MS);
    expect(await view(world)).toMatchObject({ rows: [], agreed: 1, checkedAt: expect.any(String) });
    expect(await codes(world)).toEqual([]);
  });

  it('that is paid, in part or in whole, still agrees', async () => {
    const world = await billed('approved');
    inXero(world).pay(NUMBER, { amount: '200.10' });
    await refresh(world);
    inXero(world).pay(NUMBER);
    await refresh(world);
    expect(await view(world)).toMatchObject({ rows: [], agreed: 1 });
  });
});

describe('what a person changed in Xero', () => {
  it.each(DIFFERENCES)('$what: listed, with the reason, until somebody accepts it', async ({ start, act, differences }) => {
    const world = await billed(start);
    act(world);
    await refresh(world);
    const listed = await onlyRow(world);
    expect(listed).toMatchObject({ kind: 'differs', invoice: { number: NUMBER }, reason: expect.stringMatching(/\w/) });
    expect(listed.differences).toHaveLength(differences.length);
    expect(listed.differences).toMatchObject(differences.map((difference) => ({ ...difference, accepted: false })));
    const [item] = await waiting(world);
    expect(item).toMatchObject({ problem: { code: 'LEDGER_DIFFERS' }, invoice: { number: NUMBER, rev: (await row(world)).rev, link: expect.any(String) }, answers: ['accept', 'open_ledger'] });

    await accept(world);
    expect(await codes(world)).toEqual([]);
    const accepted = await onlyRow(world);
    expect(accepted).toMatchObject({ accepted: { note: 'Agreed with the client on the phone' }, differences: differences.map(() => ({ accepted: true })) });
    expect((await history(world))[0]).toMatch(/accepted as Xero has it \(.*\): Agreed with the client on the phone\./);
  });

  it('is asked about again once somebody takes back that it was accepted, and only while it was', async () => {
    const world = await billed('approved');
    inXero(world).edit(NUMBER, { dueDate: '2027-01-15' });
    await refresh(world);
    const seen = async () => ({ invoiceId: (await row(world)).invoiceId, rev: (await row(world)).rev });
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.withdrawAcceptance', await seen())).toEqual(['STALE_PAGE']);
    await accept(world);
    expect(await codes(world)).toEqual([]);
    const old = await seen();
    await must(world, 'mara', HARB, 'invoice.withdrawAcceptance', old);
    expect(await codes(world)).toEqual(['LEDGER_DIFFERS']);
    expect((await onlyRow(world)).differences).toMatchObject([{ field: 'due date', accepted: false }]);
    expect((await history(world))[0]).toMatch(/no longer accepted/);
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.withdrawAcceptance', old)).toEqual(['STALE_PAGE']);
    await accept(world);
    expect(await codes(world)).toEqual([]);
  });

  it('is new when it changes again, and the note on what was before stays in the record', async () => {
    const world = await billed('approved');
    inXero(world).edit(NUMBER, { dueDate: '2027-01-15' });
    await refresh(world);
    await accept(world);
    inXero(world).edit(NUMBER, { dueDate: '2027-02-15' });
    await refresh(world);
    expect((await onlyRow(world)).differences).toMatchObject([{ field: 'due date', actual: '15 Feb 2027', accepted: false }]);
    expect(await codes(world)).toEqual(['LEDGER_DIFFERS']);
  });

  it('and put right again there is nothing to say any more', async () => {
    const world = await billed('draft');
    const { reference } = await row(world);
    inXero(world).edit(NUMBER, { reference: 'Typo' });
    await refresh(world);
    expect(await codes(world)).toEqual(['LEDGER_DIFFERS']);
    inXero(world).edit(NUMBER, { reference });
    await refresh(world);
    expect(await view(world)).toMatchObject({ rows: [], agreed: 1 });
    const { invoiceId, rev } = await row(world);
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.acceptDifferences', { invoiceId, rev, note: 'n' })).toEqual(['STALE_PAGE']);
  });

  it('is accepted only as it was seen, and with a note', async () => {
    const world = await billed('draft');
    inXero(world).edit(NUMBER, { reference: 'One' });
    await refresh(world);
    const { invoiceId, rev } = await row(world);
    inXero(world).edit(NUMBER, { reference: 'Two' });
    await refresh(world);
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.acceptDifferences', { invoiceId, rev, note: 'Fine' })).toEqual(['STALE_PAGE']);
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.acceptDifferences', { invoiceId, rev: (await row(world)).rev, note: ' ' })).toEqual(['FIELD_MISSING']);
    expect(await refusedCodes(world, 'vera', HARB, 'invoice.acceptDifferences', { invoiceId, rev: (await row(world)).rev, note: 'Fine' })).toEqual(['NO_PERMISSION']);
  });

  it('is seen too while something that was asked of it waits for a person', async () => {
    const world = await billed('approved');
    world.xero.model.updateContact(NORTHLIGHT, clientIds.harbourFoods, { email: '' });
    await ask(world, 'invoice.email', {});
    expect(await row(world)).toMatchObject({ status: 'needs_attention', problem: { code: 'EMAIL_REFUSED' } });
    const { updatedAt } = invoice(world);
    inXero(world).edit(NUMBER, { dueDate: '2027-01-15' });
    invoice(world).updatedAt = updatedAt;
    await world.advance(2 * HOUR_MS);
    expect((await row(world)).differences).toMatchObject([{ field: 'due date', actual: '15 Jan 2027' }]);
    expect((await row(world)).problem?.code).toBe('EMAIL_REFUSED');
  });

  it('without moving Xero’s time of change is seen within the hour', async () => {
    const world = await billed('approved');
    const invoice = world.xero.model.invoice(NORTHLIGHT, NUMBER)!;
    const { updatedAt } = invoice;
    inXero(world).edit(NUMBER, { dueDate: '2027-01-15' });
    invoice.updatedAt = updatedAt;
    await world.advance(MINUTE_MS);
    await lookNow(world);
    await world.advance(HOUR_MS);
    expect((await onlyRow(world)).differences).toMatchObject([{ field: 'due date' }]);
  });
});

describe('an invoice that was voided in Xero', () => {
  it('stands in the list while nobody has said what becomes of its milestone', async () => {
    const world = await billed('approved');
    inXero(world).void(NUMBER);
    await refresh(world);
    expect(await onlyRow(world)).toMatchObject({ kind: 'differs', differences: [{ field: 'status', actual: 'voided' }], reason: 'taken-back' });
    const { milestone, contract } = await tagged(world, 'HARB-2');
    await must(world, 'finn', HARB, 'milestone.leave', { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev, reason: 'Client withdrew' });
    expect(await view(world)).toMatchObject({ rows: [] });
  });
});

const vanish = (world: TestWorld): unknown => world.xero.model.state.invoices.splice(0);

describe('an invoice that Xero no longer has', () => {
  it('is asked for by itself before it is called missing, and its last known money stays', async () => {
    const world = await billed('approved');
    vanish(world);
    world.xero.meter.reset();
    await world.advance(HOUR_MS);
    expect(Object.entries(world.xero.meter.read()).filter(([route, count]) => route.startsWith('GET /Invoices/') && count > 0)).toHaveLength(1);
    expect(await onlyRow(world)).toMatchObject({ kind: 'missing', invoice: { number: NUMBER } });
    expect(await codes(world)).toEqual(['LEDGER_MISSING']);
    expect(await row(world)).toMatchObject({ status: 'approved', due: { amount: '13200.00' } });
    expect((await history(world))[0]).toContain('no longer has invoice');
    await world.advance(5 * HOUR_MS);
    expect((await history(world)).filter((text) => text.includes('no longer has'))).toHaveLength(1);
  });

  it('accepted as gone: its milestone waits to be billed again', async () => {
    const world = await billed('approved');
    vanish(world);
    await world.advance(HOUR_MS);
    await accept(world, 'The demo company was reset');
    expect(await codes(world)).toEqual(['BILL_VOIDED']);
    const { milestone, contract } = await tagged(world, 'HARB-2');
    await must(world, 'finn', HARB, 'milestone.billAgain', { contractId: contract.id, milestoneId: milestone.id, rev: contract.rev });
    await world.settle();
    expect((await tagged(world, 'HARB-2')).milestone.bill).toMatchObject({ number: 'HARB-C1-002', status: 'draft' });
    expect(world.xero.model.invoices(NORTHLIGHT)).toHaveLength(1);
  });

  it('and is there again later: nothing waits any more', async () => {
    const world = await billed('approved');
    const kept = [...world.xero.model.state.invoices];
    vanish(world);
    await world.advance(HOUR_MS);
    (world.xero.model.state.invoices as unknown[]).push(...kept);
    await world.advance(HOUR_MS);
    expect(await codes(world)).toEqual([]);
    expect(await view(world)).toMatchObject({ rows: [], agreed: 1 });
  });

  it.each(['error-before-commit', 'html', 'empty-body', 'drop-before-commit', 'minute-limit', 'day-limit', 'token-expired'] as const)('is not concluded from a read that failed: %s', async (fault) => {
    const world = await billed('approved');
    for (const route of ['GET /Invoices', 'GET /Invoices/{InvoiceID}']) world.xero.faults.next(route, fault, { times: 40 });
    await world.advance(4 * HOUR_MS);
    expect(await codes(world)).not.toContain('LEDGER_MISSING');
    expect((await row(world)).status).toBe('approved');
  });

  it('is not concluded from a list that leaves it out, when the answer for it alone fails', async () => {
    const world = await billed('approved');
    const kept = [...world.xero.model.state.invoices];
    vanish(world);
    world.xero.faults.next('GET /Invoices/{InvoiceID}', 'error-before-commit', { times: 2 });
    await world.advance(HOUR_MS);
    (world.xero.model.state.invoices as unknown[]).push(...kept);
    expect(await codes(world)).toEqual([]);
  });
});
