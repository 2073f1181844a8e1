import { byNumber, connect, harbour } from './xero-world';
import { START } from './world';
import { describe, expect, it } from '@jest/globals';
import { clientIds, organisationIds } from '../../local/agency/xero';
import { Decimal } from '../../local/xero/rules/decimal';
import type { LedgerInvoiceId } from '../../src/billing/ids';
import type { InvoiceRequest } from '../../src/billing/ledger';
import { decimal } from '../../src/billing/money';
import { refusalProblem } from '../../src/xero';

const NORTHLIGHT = organisationIds.northlight;

describe('a bill', () => {
  it('is created once, to the cent, and read back the same three ways', async () => {
    const { world, client, run } = await connect();
    const mirror = await run(() => client.createInvoice(harbour, 'i1.1'));
    expect(mirror).toMatchObject({ number: 'HARB-1-001', status: 'draft', clientId: clientIds.harbourFoods, reference: 'PO 77 / HARB-3', issueDate: '2026-11-22', dueDate: '2026-12-22', emailed: false });
    expect([mirror.subtotal, mirror.tax, mirror.total, mirror.paid, mirror.credited, mirror.due].map(decimal)).toEqual(['12000.00', '1200.00', '13200.00', '0.00', '0.00', '13200.00']);
    expect(mirror.readAt).toBe(new Date(START).toISOString());
    expect(world.xero.model.invoices(NORTHLIGHT)).toHaveLength(1);
    expect(world.xero.model.invoices(NORTHLIGHT)[0]).toMatchObject({ number: 'HARB-1-001', url: harbour.url, status: 'DRAFT' });
    // A list without pages leaves the lines out.
    const { lines: _lines, ...listed } = mirror;
    await expect(run(() => byNumber(client, 'HARB-1-001'))).resolves.toEqual(listed);
    await expect(run(() => client.invoice(mirror.ledgerId))).resolves.toEqual(mirror);
    await expect(run(() => client.changedSince(undefined, 1))).resolves.toEqual({ invoices: [mirror], urls: expect.any(Map), paidOn: expect.any(Map), asOf: expect.any(String), unreadable: [], more: false });
  });

  it('carries tax as the contract says', async () => {
    const { client, run } = await connect();
    const totals = async (number: string, taxMode: InvoiceRequest['taxMode']) => {
      const { subtotal, tax, total } = await run(() => client.createInvoice({ ...harbour, number, taxMode }, number));
      return [subtotal, tax, total].map(decimal);
    };
    await expect(totals('A-1', 'inclusive')).resolves.toEqual(['10909.09', '1090.91', '12000.00']);
    await expect(totals('A-2', 'none')).resolves.toEqual(['12000.00', '0.00', '12000.00']);
  });

  it.each([['draft', 'DRAFT'], ['submitted', 'SUBMITTED'], ['approved', 'AUTHORISED']] as const)('goes as far as %s when asked to', async (status, there) => {
    const { world, client, run } = await connect();
    await expect(run(() => client.createInvoice({ ...harbour, status }, 'i1.1'))).resolves.toMatchObject({ status });
    expect(world.xero.model.invoices(NORTHLIGHT)[0]?.status).toBe(there);
  });

  it('leaves the client’s own record as it was', async () => {
    const { world, client, run } = await connect();
    const before = structuredClone(world.xero.model.state.contacts);
    await run(() => client.createInvoice(harbour, 'i1.1'));
    expect(world.xero.model.state.contacts).toEqual(before);
  });

  it('is the same bill when asked for again under the same key, and refused under another', async () => {
    const { world, client, run, failureOf } = await connect();
    const first = await run(() => client.createInvoice(harbour, 'i1.1'));
    await expect(run(() => client.createInvoice(harbour, 'i1.1'))).resolves.toEqual(first);
    const refusal = await failureOf(() => client.createInvoice(harbour, 'i1.2'));
    expect(refusal).toMatchObject({ kind: 'refused' });
    expect(refusalProblem(refusal.kind === 'refused' ? refusal.messages : [], harbour).code).toBe('NUMBER_TAKEN');
    expect(await failureOf(() => client.createInvoice({ ...harbour, number: 'HARB-1-002' }, 'i1.1'))).toMatchObject({ kind: 'unknown' });
    world.clock.advance(7 * 60 * 1000);
    expect(await failureOf(() => client.createInvoice(harbour, 'i1.1'))).toMatchObject({ kind: 'refused' });
    expect(world.xero.model.invoices(NORTHLIGHT)).toHaveLength(1);
  });

  it('is followed through part payment, payment and its reversal', async () => {
    const { world, client, run } = await connect();
    const { ledgerId } = await run(() => client.createInvoice({ ...harbour, status: 'approved' }, 'i1.1'));
    const now = async () => {
      const mirror = await run(() => client.invoice(ledgerId));
      return mirror && [mirror.status, decimal(mirror.paid), decimal(mirror.due)];
    };
    const { model } = world.xero;
    expect(model.pay(NORTHLIGHT, 'HARB-1-001', { amount: '5000.01' })).toMatchObject({ ok: true });
    await expect(now()).resolves.toEqual(['approved', '5000.01', '8199.99']);
    const rest = model.pay(NORTHLIGHT, 'HARB-1-001');
    await expect(now()).resolves.toEqual(['paid', '13200.00', '0.00']);
    if (rest.ok) model.deletePayment(NORTHLIGHT, rest.value.id);
    await expect(now()).resolves.toEqual(['approved', '5000.01', '8199.99']);
  });

  it('is found by its number also after it was deleted or voided', async () => {
    const { world, client, run } = await connect();
    await run(() => client.createInvoice(harbour, 'i1.1'));
    world.xero.model.updateInvoice(NORTHLIGHT, 'HARB-1-001', { status: 'DELETED' });
    await expect(run(() => byNumber(client, 'HARB-1-001'))).resolves.toMatchObject({ status: 'deleted' });
    await expect(run(() => byNumber(client, 'HARB-1-009'))).resolves.toBeUndefined();
    await run(() => client.createInvoice({ ...harbour, number: 'HARB-1-002', status: 'approved' }, 'i2.1'));
    world.xero.model.updateInvoice(NORTHLIGHT, 'HARB-1-002', { status: 'VOIDED' });
    await expect(run(() => byNumber(client, 'HARB-1-002'))).resolves.toMatchObject({ status: 'voided' });
  });

  it('that Xero never had is not there', async () => {
    const { client, run } = await connect();
    await expect(run(() => client.invoice('60aa5d55-a47e-4665-a974-874bb50263b9' as LedgerInvoiceId))).resolves.toBeUndefined();
  });

  it('is emailed when it is approved, and not before', async () => {
    const { world, client, run, failureOf } = await connect();
    const draft = await run(() => client.createInvoice(harbour, 'i1.1'));
    expect(await failureOf(() => client.email(draft.ledgerId, 'k1'))).toMatchObject({ kind: 'refused' });
    world.xero.model.updateInvoice(NORTHLIGHT, 'HARB-1-001', { status: 'AUTHORISED' });
    await run(() => client.email(draft.ledgerId, 'k2'));
    await expect(run(() => client.invoice(draft.ledgerId))).resolves.toMatchObject({ status: 'approved', emailed: true });
    expect(world.xero.model.state.emails).toHaveLength(1);
    expect(await failureOf(() => client.email('60aa5d55-a47e-4665-a974-874bb50263b9' as LedgerInvoiceId, 'k9'))).toMatchObject({ kind: 'refused' });
  });
});

describe('what changed', () => {
  it('comes by page, oldest change first, and only what changed since', async () => {
    const { world, client, run } = await connect({ xero: { callsPerMinute: 10_000 } });
    for (let place = 1; place <= 120; place += 1) {
      world.clock.advance(1000);
      world.xero.model.createInvoice(NORTHLIGHT, { number: `HARB-1-${place}`, contact: { id: clientIds.harbourFoods }, lines: [{ description: 'x', quantity: Decimal.of('1'), unitAmount: Decimal.of('1'), accountCode: '200' }] });
    }
    const first = await run(() => client.changedSince(undefined, 1));
    expect(first.invoices).toHaveLength(100);
    expect(first.more).toBe(true);
    expect(first.invoices[0]?.number).toBe('HARB-1-1');
    const second = await run(() => client.changedSince(undefined, 2));
    expect(second.invoices.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => `HARB-1-${101 + index}`));
    expect(second.more).toBe(false);
    const recent = await run(() => client.changedSince(second.invoices.at(-1)?.changedAt, 1));
    expect(recent.invoices.map(({ number }) => number)).toEqual(['HARB-1-120']);
  });
});
