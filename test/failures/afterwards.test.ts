/**
 * Ways in which integrations with Xero are known to fail, numbered as in the project's list of them, each met by the real app on the local platform: once an invoice is there.
 */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { FaultKind } from '../../local/xero';
import { books, call, clientIds, connect, contract, CONTRACT, customConnections, lookNow, milestone, move, must, projectView, tag, tagged } from '../app/acts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../app/time';
import { testWorld } from '../app/world';
import { approved, bill, calls, expectOneDraft, NORTHLIGHT, NUMBER, onlyRow, readyWorld, refresh } from './acts';
import { saying, told } from '../app/words';

describe('10: an invoice that was voided or deleted in Xero is mirrored, and billed again only on a person’s word', () => {
  it.each(['VOIDED', 'DELETED'] as const)('%s', async (status) => {
    const world = status === 'VOIDED' ? await approved() : await readyWorld();
    if (status === 'DELETED') await move(world, 'HARB-2', 'done');
    world.xero.model.updateInvoice(NORTHLIGHT, NUMBER, { status });
    await refresh(world);
    expect((await onlyRow(world)).status).toBe(status.toLowerCase());
    expect((await projectView(world)).attention).toMatchObject([{ problem: { code: 'BILL_VOIDED' }, answers: ['bill_again', 'leave', 'untag'] }]);
    const { milestone: own, contract: seen } = await tagged(world, 'HARB-2');
    expect(own).toMatchObject({ state: 'waiting', problem: saying('BILL_VOIDED', NUMBER) });
    expect(seen).toMatchObject({ billed: { amount: '0.00' }, toBill: { amount: '60000.00' } });
    await world.advance(2 * DAY_MS);
    expect(books(world)).toHaveLength(1);
    await must(world, 'mara', { issue: 'HARB-2' }, 'panel.reach', { contractId: seen.id, milestoneId: own.id, rev: (await tagged(world, 'HARB-2')).contract.rev });
    await world.settle();
    expect(books(world).map(({ number, status: now }) => [number, now])).toEqual([[NUMBER, status], ['HARB-C1-002', 'DRAFT']]);
  });
});

describe('11: a read that failed is not a deletion', () => {
  const kinds: readonly FaultKind[] = ['drop-before-commit', 'commit-then-drop', 'error-before-commit', 'error-after-commit', 'html', 'unavailable', 'empty-body', 'truncated-json', 'minute-limit', 'day-limit', 'concurrent-limit', 'token-expired'];
  it.each(kinds)('%s: the last known state stays, and so does the time it was read', async (kind) => {
    const world = await approved();
    world.xero.model.pay(NORTHLIGHT, NUMBER);
    await refresh(world);
    const before = await onlyRow(world);
    expect(before.status).toBe('paid');
    world.xero.faults.next('GET /Invoices', kind, { times: 50 });
    world.xero.faults.next('POST /connect/token', 'error-before-commit', { times: 50 });
    world.clock.advance(MINUTE_MS);
    const { heardAt } = await projectView(world);
    await lookNow(world);
    // The page says how old what it shows is.
    expect((await projectView(world)).heardAt).toBe(heardAt);
    await world.advance(5 * HOUR_MS);
    expect(await onlyRow(world)).toEqual(before);
    // What nobody could ask about for so long is not said to agree.
    expect((await must(world, 'finn', { project: 'HARB' }, 'project.reconciliation', {})).agreed).toBe(0);
    expect((await tagged(world, 'HARB-2')).milestone.state).toBe('billed');
    expect(books(world)).toHaveLength(1);
  });

  it.each<FaultKind>(['error-before-commit', 'drop-before-commit', 'html', 'unavailable'])('only Xero’s own word that there is none makes it missing, and %s is not that word; a person decides what becomes of it', async (kind) => {
    const world = await approved();
    world.xero.model.state.invoices.splice(0);
    world.xero.faults.next('GET /Invoices/{InvoiceID}', kind);
    await world.advance(HOUR_MS);
    expect(world.xero.faults.list()).toEqual([]);
    expect((await projectView(world)).attention).toEqual([]);
    await world.advance(HOUR_MS);
    expect((await projectView(world)).attention).toMatchObject([{ problem: { code: 'LEDGER_MISSING' } }]);
    expect(await onlyRow(world)).toMatchObject({ status: 'approved', due: { amount: '13200.00' } });
  });

  it('a list that names none of our invoices is not one either', async () => {
    const world = await approved();
    world.xero.model.state.invoices.splice(0);
    await refresh(world);
    expect(await bill(world)).toMatchObject({ status: 'approved', due: { amount: '13200.00' } });
    expect((await tagged(world, 'HARB-2')).milestone.state).toBe('billed');
  });
});

describe('12: a payment that is taken back later is owed again, and nobody has to look for it', () => {
  it('two days after it was paid: seen without a notice, shown on every page, and recorded', async () => {
    const world = await approved({ paymentSendsInvoiceUpdate: false });
    world.xero.model.pay(NORTHLIGHT, NUMBER);
    await world.advance(2 * DAY_MS);
    expect(await onlyRow(world)).toMatchObject({ status: 'paid', acts: ['email'] });
    const [payment] = world.xero.model.payments(world.xero.model.invoice(NORTHLIGHT, NUMBER)!);
    world.xero.model.deletePayment(NORTHLIGHT, payment!.id);
    await world.advance(2 * HOUR_MS);
    const row = await onlyRow(world);
    expect(row).toMatchObject({ paid: { amount: '0.00' }, due: { amount: '13200.00' } });
    expect(row.status).toBe('approved');
    const { milestone: own, contract: seen } = await tagged(world, 'HARB-2');
    expect(own).toMatchObject({ state: 'billed', bill: { status: 'approved', due: { amount: '13200.00' } } });
    expect(seen).toMatchObject({ paid: { amount: '0.00' }, outstanding: { amount: '13200.00' } });
    const { activity, settlements } = await must(world, 'finn', { project: 'HARB' }, 'invoice.load', { invoiceId: row.invoiceId });
    expect(told(activity[0])).toMatch(/status from paid to approved; paid from AU\$ 13,200\.00 to AU\$ 0\.00/);
    expect(settlements).toEqual([]);
  });
});

describe('13: part payments, overpayments and credits are each shown for what they are', () => {
  it('a part payment, to the cent', async () => {
    const world = await approved();
    world.xero.model.pay(NORTHLIGHT, NUMBER, { amount: '0.01' });
    await refresh(world);
    expect(await bill(world)).toMatchObject({ status: 'part_paid', paid: { amount: '0.01' }, credited: { amount: '0.00' }, due: { amount: '13199.99' } });
  });

  it('an invoice that a credit note settled is PAID in Xero and not paid here: no money came', async () => {
    const world = await approved();
    expect(world.xero.model.credits.creditInvoice(NORTHLIGHT, NUMBER).ok).toBe(true);
    await refresh(world);
    expect(world.xero.model.invoice(NORTHLIGHT, NUMBER)?.status).toBe('PAID');
    expect(await bill(world)).toMatchObject({ status: 'credited', paid: { amount: '0.00' }, credited: { amount: '13200.00' }, due: { amount: '0.00' } });
    expect((await tagged(world, 'HARB-2')).contract.paid.amount).toBe('0.00');
  });

  it('an overpayment of another invoice, put on this one, is credit and not a payment', async () => {
    const world = await approved();
    const { credits } = world.xero.model;
    const over = credits.receive(NORTHLIGHT, { kind: 'OVERPAYMENT', contactId: clientIds.harbourFoods, amount: '200' });
    expect(over.ok && credits.allocate(NORTHLIGHT, over.value.id, NUMBER).ok).toBe(true);
    world.xero.model.pay(NORTHLIGHT, NUMBER, { amount: '13000' });
    await refresh(world);
    expect(await bill(world)).toMatchObject({ paid: { amount: '13000.00' }, credited: { amount: '200.00' }, due: { amount: '0.00' } });
  });

  it.each([['a part', '1,320', 'part_paid', '11880.00'], ['all of it', '', 'credited', '0.00']] as const)('a credit of %s from our page is credit too, never money', async (_what, amount, status, due) => {
    const world = await approved();
    const { invoiceId, rev } = await onlyRow(world);
    await must(world, 'finn', { project: 'HARB' }, 'invoice.credit', { invoiceId, rev, amount, reason: 'Less than agreed' });
    await world.settle();
    expect(await bill(world)).toMatchObject({ status, paid: { amount: '0.00' }, due: { amount: due } });
    expect((await tagged(world, 'HARB-2')).contract.paid.amount).toBe('0.00');
  });
});

describe('14: an approved or paid invoice is never edited', () => {
  it.each(['AUTHORISED', 'PAID'] as const)('%s: whatever changes here afterwards, Xero is only read', async (status) => {
    const world = await approved();
    if (status === 'PAID') world.xero.model.pay(NORTHLIGHT, NUMBER);
    await refresh(world);
    const before = structuredClone(world.xero.model.invoice(NORTHLIGHT, NUMBER));
    world.xero.meter.reset();
    const { contract: seen, milestone: own } = await tagged(world, 'HARB-2');
    const change = { ...milestone(seen, { price: { kind: 'amount', amount: '9,000' } }), milestoneId: own.id };
    expect((await call(world, 'mara', { issue: 'HARB-2' }, 'panel.update', change)).ok).toBe(false);
    await must(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, id: seen.id, rev: seen.rev, poNumber: 'PO-9999', terms: { kind: 'days_after_invoice', days: 7 }, accountCode: '200' });
    await move(world, 'HARB-2', 'inProgress');
    await move(world, 'HARB-2', 'done');
    await world.advance(DAY_MS);
    expect(world.xero.model.invoice(NORTHLIGHT, NUMBER)).toEqual(before);
    expect(Object.keys(world.xero.meter.read()).filter((route) => !route.startsWith('GET ') && route !== 'POST /connect/token')).toEqual([]);
  });
});

describe('14: what comes after approval is a void or a credit note', () => {
  it.each([['invoice.void', { reason: 'Agreed' }], ['invoice.credit', { reason: 'Agreed', amount: '100' }], ['invoice.email', {}]] as const)('%s changes neither lines, dates, client nor texts', async (name, extra) => {
    const world = await approved();
    const kept = () => {
      const { number, reference, contactId, date, dueDate, lines, lineAmountTypes } = world.xero.model.invoice(NORTHLIGHT, NUMBER)!;
      return structuredClone({ number, reference, contactId, date, dueDate, lines, lineAmountTypes });
    };
    const before = kept();
    const { invoiceId, rev } = await onlyRow(world);
    expect((await call(world, 'finn', { project: 'HARB' }, name, { invoiceId, rev, ...extra })).ok).toBe(true);
    await world.settle();
    expect(kept()).toEqual(before);
    expect((await onlyRow(world)).rev).toBeGreaterThan(rev);
  });
});

describe('18: looking for news does not use up the day', () => {
  it('a quiet day costs few calls, however many invoices the books hold: only what changed is asked for', async () => {
    const world = await approved();
    for (let index = 0; index < 300; index += 1) {
      world.clock.advance(1000);
      world.xero.model.createInvoice(NORTHLIGHT, { contact: { id: clientIds.gullAndSons }, lines: [{ description: 'Other work', accountCode: '200' }] });
    }
    await world.advance(2 * HOUR_MS);
    world.xero.meter.reset();
    await world.advance(DAY_MS);
    expect(calls(world, 'GET /Invoices')).toBeGreaterThan(0);
    // Each hour one for what changed, and one for whether what we know of is still so; each day one for what clients paid, for the forecast. The 300 of the day before are read once more: three pages beside the first.
    expect(calls(world, 'GET /Invoices')).toBeLessThanOrEqual(49 + 3);
  });

  it('when the day is used up, what is to be billed waits without hammering, and goes out once when Xero takes calls again', async () => {
    const world = await readyWorld();
    world.xero.settings.callsPerDay = 0;
    world.xero.meter.reset();
    await move(world, 'HARB-2', 'done');
    await world.advance(12 * HOUR_MS);
    expect(books(world)).toHaveLength(0);
    expect(await onlyRow(world)).toMatchObject({ problem: { code: 'LEDGER_LIMIT' } });
    const tried = Object.entries(world.xero.meter.read()).filter(([route]) => route !== 'POST /connect/token');
    expect(tried.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(26);
    // Xero said to come back tomorrow; the agency takes a larger plan today, and somebody looks whether it helps.
    world.xero.settings.callsPerDay = 5000;
    await world.advance(2 * HOUR_MS);
    expect(books(world)).toHaveLength(0);
    await lookNow(world);
    await world.advance(2 * HOUR_MS);
    await expectOneDraft(world);
  });
});

describe('26: secrets are in no log and in no answer', () => {
  const SECRETS = Object.values(customConnections).map(({ clientSecret }) => clientSecret);
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each<FaultKind>(['error-before-commit', 'commit-then-drop', 'html', 'token-expired', 'day-limit'])('whatever goes wrong: %s', async (kind) => {
    const printed: unknown[][] = [];
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) jest.spyOn(console, level).mockImplementation((...parts) => void printed.push(parts));
    const world = await readyWorld();
    for (const route of ['PUT /Invoices', 'GET /Invoices', 'POST /connect/token']) world.xero.faults.next(route, kind, { times: 3 });
    await call(world, 'priya', 'admin', 'admin.test', { ...customConnections.northlight, clientSecret: `${SECRETS[0] ?? ''}x` });
    await move(world, 'HARB-2', 'done');
    await world.advance(5 * HOUR_MS);
    const tokens = world.xero.model.state.tokens.map(({ accessToken }) => accessToken);
    expect(tokens.length).toBeGreaterThan(0);
    const incidents = world.forge.incidents.all().map(({ detail }) => detail);
    const shown = await Promise.all([must(world, 'priya', 'admin', 'admin.load', {}), projectView(world), must(world, 'finn', { project: 'HARB' }, 'project.activity', {})]);
    const text = JSON.stringify([printed, incidents, shown], (_key, value: unknown) => (value instanceof Error ? `${value.stack ?? ''} ${JSON.stringify(value.cause ?? '')}` : value));
    for (const secret of [...SECRETS, ...tokens]) expect(text).not.toContain(secret);
  });
});

describe('27: a demo company is called one wherever it is shown', () => {
  it.each([['demo', true], ['northlight', false]] as const)('before it is connected, after, and on every page of people who bill (%s)', async (which, demo) => {
    const world = await testWorld();
    const organisation = { name: demo ? 'Demo Company (AU)' : 'Northlight Studio Pty Ltd', demo };
    expect(await must(world, 'priya', 'admin', 'admin.test', customConnections[which])).toMatchObject({ organisation });
    expect((await connect(world, which)).connection).toMatchObject({ organisation });
    const { model } = world.xero;
    const id = model.state.organisations.find((one) => one.demo === demo)!.id;
    const client = model.createContact(id, { name: 'Somebody', email: 'somebody@client.example' });
    const { accounts } = await must(world, 'finn', { project: 'HARB' }, 'settings.choices', {});
    await tag(world, 'HARB-2', await contract(world, { clientId: client.ok ? client.value.id : '', accountCode: accounts[0]!.code, taxMode: 'none', taxCode: '' }));
    const shown = [
      await must(world, 'priya', 'admin', 'admin.load', {}), await projectView(world), await must(world, 'finn', { project: 'HARB' }, 'settings.load', {}),
      await must(world, 'finn', 'finance', 'finance.load', {}), await must(world, 'mara', { issue: 'HARB-2' }, 'panel.load', {}),
    ];
    for (const view of shown) expect(view).toMatchObject({ connection: { state: 'connected', organisation } });
  });
});
