import { beforeEach, describe, expect, it } from '@jest/globals';
import { books, lookNow, move, must, organisationIds, projectView, ready, tagged } from './acts';
import { testWorld, type TestWorld } from './world';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
  await ready(world);
});

describe('An epic that is done becomes an invoice', () => {
  it('says beforehand what will happen', async () => {
    const { preview, milestone } = await tagged(world, 'HARB-2');
    expect(milestone).toMatchObject({ state: 'planned', place: 1, of: 1, amount: { amount: '12000.00', currency: 'AUD' } });
    expect(preview).toMatchObject({ clientName: 'Harbour Foods', taxName: 'GST', dueDate: '2026-12-22', autonomy: 'draft', immediate: false, blockers: [] });
  });

  it('drafts exactly one, with client, reference, text, tax and due date as agreed', async () => {
    await move(world, 'HARB-2', 'done');
    const invoices = books(world);
    expect(invoices).toHaveLength(1);
    const { milestone, invoiceLink } = await tagged(world, 'HARB-2');
    expect(milestone.state).toBe('billed');
    expect(milestone.bill).toMatchObject({ number: 'HARB-C1-001', status: 'draft', total: { amount: '13200.00', currency: 'AUD' }, dueDate: '2026-12-22' });
    expect(invoiceLink).toContain('xero');
    const [row] = (await projectView(world)).invoices.rows;
    expect(row).toMatchObject({ number: 'HARB-C1-001', clientName: 'Harbour Foods', status: 'draft', issueDate: '2026-11-22', tax: { amount: '1200.00' } });
    expect(row?.reference).toContain('PO-7781');
    expect(row?.reference).toContain('HARB-2');
  });

  it('follows approval, part payment and payment to the cent', async () => {
    await move(world, 'HARB-2', 'done');
    const { model } = world.xero;
    model.updateInvoice(organisationIds.northlight, 'HARB-C1-001', { status: 'AUTHORISED' });
    await mirror();
    expect((await tagged(world, 'HARB-2')).milestone.bill?.status).toBe('approved');
    model.pay(organisationIds.northlight, 'HARB-C1-001', { amount: '5000.01' });
    await mirror();
    expect((await tagged(world, 'HARB-2')).milestone.bill).toMatchObject({ status: 'part_paid', paid: { amount: '5000.01' }, due: { amount: '8199.99' } });
    model.pay(organisationIds.northlight, 'HARB-C1-001');
    await mirror();
    const { contract, milestone } = await tagged(world, 'HARB-2');
    expect(milestone.bill).toMatchObject({ status: 'paid', paid: { amount: '13200.00' }, due: { amount: '0.00' } });
    expect(contract).toMatchObject({ billed: { amount: '12000.00' }, paid: { amount: '13200.00' }, outstanding: { amount: '0.00' }, toBill: { amount: '48000.00' } });
  });

  it('records who did what, in order', async () => {
    await move(world, 'HARB-2', 'done');
    const { rows } = await must(world, 'finn', { project: 'HARB' }, 'project.activity', {});
    expect(rows.length).toBeGreaterThanOrEqual(5);
    expect([...rows].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))).toEqual(rows);
    expect(rows[0]?.by).toBe('milepost');
  });

  it('bills nothing for an epic that is not a milestone, and is not even woken by it', async () => {
    const { used } = await world.forge.measure(async () => move(world, 'HARB-3', 'done', false));
    expect(used.invocations).toEqual({});
    expect(books(world)).toHaveLength(0);
  });
});

async function mirror(): Promise<void> {
  world.clock.advance(60_000);
  await lookNow(world);
  await world.settle();
}
