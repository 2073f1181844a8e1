/** Invoices in Xero that look like ours: listed when they are none, and never while they may turn out to be. */
import { describe, expect, it } from '@jest/globals';
import type { AttentionView, ReconciliationRow, ReconciliationView } from '../../src/handlers/pages/api';
import { clientIds, lookNow, move, must, projectView, ready, refusedCodes } from './acts';
import { billed, HARB, inXero, NORTHLIGHT, NUMBER, refresh, row } from './billed';
import { HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';
import { told } from './words';

const view = async (world: TestWorld): Promise<ReconciliationView> => must(world, 'vera', HARB, 'project.reconciliation', {});
const waiting = async (world: TestWorld): Promise<readonly AttentionView[]> => (await projectView(world)).attention;
const codes = async (world: TestWorld): Promise<readonly string[]> => (await waiting(world)).map(({ problem }) => problem.code);

async function onlyRow(world: TestWorld): Promise<ReconciliationRow> {
  const { rows } = await view(world);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

/** Somebody makes an invoice in Xero that looks like one of ours. */
function stray(world: TestWorld, marks: { readonly number?: string; readonly reference?: string; readonly url?: string }): string {
  return inXero(world).addInvoice({ ...marks, contactId: clientIds.harbourFoods, lines: [{ description: 'Copied', unitAmount: '12000', accountCode: '200' }] }).id;
}

describe('an invoice in Xero that looks like ours but is none', () => {
  const MARKS = [
    { what: 'a number under our prefix', of: () => ({ number: 'HARB-C1-050' }) },
    { what: 'the reference of one of our bills', of: (reference: string) => ({ number: 'INV-1', reference }) },
    { what: 'the link of one of our bills', of: (_reference: string, url: string) => ({ number: 'INV-1', url }) },
  ] as const;

  it.each(MARKS)('$what: listed to the project, accepted with a note, never asked about again', async ({ of }) => {
    const world = await billed('approved');
    const { reference, url } = world.xero.model.invoice(NORTHLIGHT, NUMBER)!;
    const id = stray(world, of(reference, url ?? ''));
    await refresh(world);
    expect(await onlyRow(world)).toMatchObject({ kind: 'extra', found: { ledgerId: id } });
    expect(await waiting(world)).toMatchObject([{ problem: { code: 'LEDGER_EXTRA' }, found: { ledgerId: id, link: expect.stringContaining(id) }, answers: ['open_ledger', 'accept_extra'] }]);
    expect(told((await must(world, 'finn', HARB, 'project.activity', {})).rows[0])).toContain('looks like one of Milepost’s');

    await must(world, 'finn', 'finance', 'finance.acceptExtra', { ledgerId: id, note: 'Typed by hand for travel' });
    expect(await codes(world)).toEqual([]);
    expect(await onlyRow(world)).toMatchObject({ kind: 'extra', accepted: { note: 'Typed by hand for travel' } });
    world.xero.model.updateInvoice(NORTHLIGHT, id, { date: '2026-11-20' });
    await refresh(world);
    expect(await codes(world)).toEqual([]);
  });

  it('is found within a day, where the list that told of it was another organisation’s', async () => {
    const world = await billed('approved');
    await refresh(world);
    const id = stray(world, { number: 'HARB-C1-050' });
    world.xero.faults.next('GET /Invoices', 'other-organisation');
    await refresh(world);
    expect(await codes(world)).toEqual([]);
    await world.advance(25 * HOUR_MS);
    expect((await waiting(world)).map(({ problem, found }) => [problem.code, found?.ledgerId])).toEqual([['LEDGER_EXTRA', id]]);
  });

  it.each(MARKS)('$what: found once it can be read, where at first nobody could', async ({ of }) => {
    const world = await billed('approved');
    const { reference, url } = world.xero.model.invoice(NORTHLIGHT, NUMBER)!;
    const id = stray(world, of(reference, url ?? ''));
    for (const route of ['GET /Invoices', 'GET /Invoices/{InvoiceID}']) world.xero.faults.next(route, 'numbers-beyond-range', { times: 20 });
    await refresh(world);
    world.xero.faults.clear();
    expect(await codes(world)).not.toContain('LEDGER_EXTRA');
    await refresh(world);
    expect((await waiting(world)).map(({ problem, found }) => [problem.code, found?.ledgerId])).toContainEqual(['LEDGER_EXTRA', id]);
  });

  it('of more than a hundred those without room are said to be there, and come up as the others are dealt with', async () => {
    const world = await billed('approved');
    const made = Array.from({ length: 103 }, (_, index) => stray(world, { number: `HARB-C1-${String(500 + index)}` }));
    await refresh(world);
    const listed = await view(world);
    expect([listed.rows.length, listed.more]).toEqual([100, true]);
    expect((await must(world, 'finn', 'finance', 'finance.load', {})).more).toBe(true);
    for (const id of made.slice(0, 60)) inXero(world).delete(id);
    await refresh(world);
    expect([(await view(world)).rows.length, (await view(world)).more]).toEqual([40, true]);
    await world.advance(2 * HOUR_MS);
    expect([(await view(world)).rows.length, (await view(world)).more]).toEqual([43, undefined]);
  }, 30_000);

  it('is dropped when it is deleted there', async () => {
    const world = await billed('approved');
    const id = stray(world, { number: 'HARB-C1-050' });
    await refresh(world);
    expect(await codes(world)).toEqual(['LEDGER_EXTRA']);
    inXero(world).delete(id);
    await refresh(world);
    expect(await codes(world)).toEqual([]);
  });

  it('any other invoice of the organisation’s is none of our business', async () => {
    const world = await billed('approved');
    stray(world, { number: 'INV-1', reference: 'PO-4711' });
    stray(world, { number: 'HARB-C10-050', url: 'https://elsewhere.example/browse/HARB-2' });
    stray(world, { number: 'HARB-C1-5' });
    await refresh(world);
    expect(await view(world)).toMatchObject({ rows: [], agreed: 1 });
  });

  it('may not be accepted by somebody who does not manage billing there', async () => {
    const world = await billed('approved');
    const id = stray(world, { number: 'HARB-C1-050' });
    await refresh(world);
    expect(await refusedCodes(world, 'vera', 'finance', 'finance.acceptExtra', { ledgerId: id, note: 'n' })).toEqual(['NO_PERMISSION']);
    expect(await refusedCodes(world, 'finn', 'finance', 'finance.acceptExtra', { ledgerId: 'another', note: 'n' })).toEqual(['NO_PERMISSION']);
  });
});

describe('an invoice of ours whose answer was lost', () => {
  /** Xero saved it, we never heard, and Xero is out of reach for our next tries; the hourly look is not. */
  async function unheard(world: TestWorld): Promise<void> {
    world.xero.faults.next('PUT /Invoices', 'commit-then-drop');
    await move(world, 'HARB-2', 'done', false);
    await world.advance(1000);
    expect(world.xero.model.invoices(NORTHLIGHT)).toHaveLength(1);
    expect((await row(world)).status).toBe('sending');
  }

  it('is never taken for an extra, seen before we take it over or after', async () => {
    const world = await testWorld();
    await ready(world);
    await unheard(world);
    await lookNow(world);
    expect(await codes(world)).toEqual([]);
    await world.advance(2 * HOUR_MS);
    expect((await row(world)).status).toBe('draft');
    inXero(world).approve(NUMBER);
    await refresh(world);
    expect(await view(world)).toMatchObject({ rows: [], agreed: 1 });
    expect((await must(world, 'finn', HARB, 'project.activity', {})).rows.map(told).filter((text) => text.includes('looks like'))).toEqual([]);
  });

  it('and that a person calls another is not asked about again', async () => {
    const world = await testWorld();
    await ready(world);
    await unheard(world);
    inXero(world).edit(NUMBER, { number: 'INV-0077' });
    await lookNow(world);
    await world.advance(MINUTE_MS * 30);
    expect(await codes(world)).toEqual(['POSSIBLY_THERE']);
    const { invoiceId, rev } = await row(world);
    await must(world, 'finn', HARB, 'invoice.sendAnyway', { invoiceId, rev });
    await world.advance(2 * HOUR_MS);
    inXero(world).edit('INV-0077', { dueDate: '2027-01-15' });
    await refresh(world);
    expect(await codes(world)).toEqual([]);
    expect(world.xero.model.invoices(NORTHLIGHT)).toHaveLength(2);
  });

  it('and changed beyond recognition before we looked again is listed for what it is: one too many', async () => {
    const world = await testWorld();
    await ready(world);
    // Xero is out of reach for longer than the six minutes in which our key would bring back its first answer.
    world.xero.faults.next('GET /Invoices', 'slow-to-answer', { delayMs: 0, times: 1 });
    world.xero.faults.next('GET /Invoices', 'drop-before-commit', { times: 4 });
    world.xero.faults.next('PUT /Invoices', 'commit-then-drop');
    await move(world, 'HARB-2', 'done');
    inXero(world).edit(NUMBER, { number: 'INV-0077', reference: 'As per email' });
    await world.advance(3 * HOUR_MS);
    expect(world.xero.model.invoices(NORTHLIGHT)).toHaveLength(2);
    expect(await codes(world)).toEqual(['LEDGER_EXTRA']);
    expect(await onlyRow(world)).toMatchObject({ kind: 'extra', found: { number: 'INV-0077' } });
  });
});
