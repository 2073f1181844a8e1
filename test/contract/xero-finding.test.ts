import { describe, expect, it } from '@jest/globals';
import { clientIds, organisationIds } from '../../local/agency/xero';
import { peopleIn } from '../../local/xero/people';
import type { LedgerInvoiceId } from '../../src/billing/ids';
import { connect, harbour } from './xero-world';
import { START } from './world';

const NORTHLIGHT = organisationIds.northlight;

describe.each(['accepted', 'refused'] as const)('looking for a bill where Xero’s OR is %s', (whereOr) => {
  const begin = async () => {
    const connected = await connect({ xero: { whereOr } });
    return { ...connected, xero: peopleIn(connected.world.xero, NORTHLIGHT), find: (change: object = {}) => connected.run(() => connected.client.findInvoices({ ...harbour, ...change }, START)) };
  };
  const calls = (world: Awaited<ReturnType<typeof begin>>['world']): number => world.xero.meter.read()['GET /Invoices'] ?? 0;

  it(`takes ${whereOr === 'accepted' ? 'one call' : 'three calls'}, and finds nothing where there is nothing`, async () => {
    const { world, xero, find } = await begin();
    xero.addInvoice({ number: 'INV-0001', reference: 'another', contactId: clientIds.harbourFoods, lines: [{ description: 'x', unitAmount: '1', accountCode: '200' }] });
    await expect(find()).resolves.toEqual({ byReference: [] });
    expect(calls(world)).toBe(whereOr === 'accepted' ? 1 : 3);
  });

  it('finds it by number once, whatever its status', async () => {
    const { client, run, xero, find } = await begin();
    // Xero leaves the lines out of its lists.
    const { lines, ...listed } = await run(() => client.createInvoice(harbour, 'i1.1'));
    expect(lines).toHaveLength(1);
    await expect(find()).resolves.toEqual({ byNumber: listed, byReference: [] });
    xero.delete(harbour.number);
    await expect(find()).resolves.toMatchObject({ byNumber: { status: 'deleted' }, byReference: [] });
  });

  it('finds it by reference under another number, while it lives and nobody said that it is another', async () => {
    const { client, run, xero, find } = await begin();
    const { ledgerId } = await run(() => client.createInvoice(harbour, 'i1.1'));
    xero.edit(harbour.number, { number: 'INV-0077' });
    await expect(find()).resolves.toMatchObject({ byReference: [{ ledgerId, number: 'INV-0077' }] });
    await expect(find({ leaveOut: [ledgerId] })).resolves.toEqual({ byReference: [] });
    await expect(find({ leaveOut: ['60aa5d55-a47e-4665-a974-874bb50263b9' as LedgerInvoiceId] })).resolves.toMatchObject({ byReference: [{ ledgerId }] });
    xero.delete('INV-0077');
    await expect(find()).resolves.toEqual({ byReference: [] });
  });

  it.each(['PO "77" / HARB-3', 'PO \\77 / HARB-3', '"77', 'Ünï – & % + ? = / HARB-3', 'a) OR (Type=="ACCREC'])('takes a reference for nothing but a text: %s', async (reference) => {
    const { client, run, xero, find } = await begin();
    const { ledgerId } = await run(() => client.createInvoice({ ...harbour, reference }, 'i1.1'));
    await run(() => client.createInvoice({ ...harbour, number: 'HARB-1-009', reference: `${reference}3` }, 'i9.1'));
    xero.edit(harbour.number, { number: 'INV-0077' });
    const { byReference, byNumber } = await find({ reference });
    expect([byNumber, byReference.map((mirror) => mirror.ledgerId)]).toEqual([undefined, [ledgerId]]);
  });
});
