/** What is asked of an invoice that Xero has, and can't be done, or not now: nothing is done twice, nothing half done is hidden, and a person is told. */
import { describe, expect, it } from '@jest/globals';
import { Decimal } from '../../local/xero/rules/decimal';
import { must, refusedCodes, tagged } from './acts';
import { ask, billed, detail, emails, HARB, history, inXero, invoice, NORTHLIGHT, notes, NUMBER, recover, refresh, row } from './billed';
import type { TestWorld } from './world';
import { said, saying } from './words';

const WHY = { reason: 'Agreed with the client' };
const problemOf = async (world: TestWorld): Promise<string> => said((await row(world)).problem);
const refusal = async (world: TestWorld, name: 'invoice.approve' | 'invoice.email' | 'invoice.void' | 'invoice.credit' | 'invoice.drop', extra: object = {}) => {
  const { invoiceId, rev } = await row(world);
  return refusedCodes(world, 'finn', HARB, name, { invoiceId, rev, ...extra });
};

describe('what is offered, and what is not', () => {
  it.each([
    ['draft', ['approve', 'delete']],
    ['submitted', ['approve', 'delete']],
    ['approved', ['email', 'void', 'credit']],
  ] as const)('one that is %s', async (start, acts) => {
    expect((await row(await billed(start))).acts).toEqual(acts);
  });

  it('one that is part paid can be credited and emailed, not voided; one that is paid only emailed', async () => {
    const world = await billed('approved');
    inXero(world).pay(NUMBER, { amount: '200' });
    await refresh(world);
    expect((await row(world)).acts).toEqual(['email', 'credit']);
    expect(await refusal(world, 'invoice.void', WHY)).toEqual(['ACT_NOT_POSSIBLE']);
    inXero(world).pay(NUMBER);
    await refresh(world);
    expect((await row(world)).acts).toEqual(['email']);
    expect(await refusal(world, 'invoice.credit', { ...WHY, amount: '1' })).toEqual(['CREDIT_TOO_MUCH']);
    expect(invoice(world).status).toBe('PAID');
  });

  it('one that nobody sent yet, or that something is being done with, has nothing done', async () => {
    const world = await billed('draft');
    const { invoiceId } = await row(world);
    await ask(world, 'invoice.approve', {}, false);
    expect((await row(world)).acts).toEqual([]);
    const { rev } = await row(world);
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.void', { invoiceId, rev, ...WHY })).toEqual(['ACT_NOT_POSSIBLE']);
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.drop', { invoiceId, rev })).toEqual(['NOT_RETRYABLE']);
  });

  it('a page that is stale changes nothing', async () => {
    const world = await billed('draft');
    const { invoiceId, rev } = await row(world);
    for (const name of ['invoice.approve', 'invoice.email'] as const) expect(await refusedCodes(world, 'finn', HARB, name, { invoiceId, rev: rev - 1 })).toEqual(['STALE_PAGE']);
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.void', { invoiceId, rev: rev - 1, ...WHY })).toEqual(['STALE_PAGE']);
    expect(invoice(world).status).toBe('DRAFT');
  });

  it('taking back and crediting need a reason, and a credit an amount that can be meant', async () => {
    const world = await billed('approved');
    expect(await refusal(world, 'invoice.void', { reason: '  ' })).toEqual(['FIELD_MISSING']);
    expect(await refusal(world, 'invoice.void', { reason: 'x'.repeat(501) })).toEqual(['FIELD_TOO_LONG']);
    expect(await refusal(world, 'invoice.credit', { amount: '1', reason: '' })).toEqual(['FIELD_MISSING']);
    for (const [amount, code] of [['13,200.01', 'CREDIT_TOO_MUCH'], ['0', 'AMOUNT_NOT_POSITIVE'], ['-5', 'AMOUNT_NOT_POSITIVE'], ['1.005', 'AMOUNT_TOO_PRECISE'], ['all', 'AMOUNT_NOT_A_NUMBER'], ['USD 5', 'CURRENCY_MISMATCH']]) {
      expect(await refusal(world, 'invoice.credit', { ...WHY, amount })).toEqual([code]);
    }
    expect([invoice(world).status, notes(world)]).toEqual(['AUTHORISED', []]);
  });

  it('without a connection nothing is asked for', async () => {
    const world = await billed('draft');
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect(await refusal(world, 'invoice.approve')).toEqual(['NOT_CONNECTED']);
  });
});

describe('what Xero refuses waits for a person', () => {
  it('approving beyond what the plan allows: said as that, and retried when there is room', async () => {
    const world = await billed('draft');
    inXero(world).limitApprovals(0);
    await ask(world, 'invoice.approve', {});
    expect(await row(world)).toMatchObject({ status: 'needs_attention', canRetry: true, acts: [], problem: { code: 'APPROVAL_LIMIT' } });
    inXero(world).limitApprovals(10);
    await ask(world, 'invoice.retry', {});
    expect([invoice(world).status, (await row(world)).status]).toEqual(['AUTHORISED', 'approved']);
  });

  it('also inside a 200 that echoes the status asked for: nothing is taken for done', async () => {
    const world = await billed('draft');
    inXero(world).limitApprovals(0);
    world.xero.faults.next('POST /Invoices/{InvoiceID}', 'refusals-as-200');
    await ask(world, 'invoice.approve', {});
    expect(invoice(world).status).toBe('DRAFT');
    expect((await row(world)).problem?.code).toBe('APPROVAL_LIMIT');
  });

  it('crediting in a locked period: once it is opened again the credit is made, and the invoice keeps its own dates', async () => {
    const world = await billed('approved');
    const { date, dueDate } = invoice(world);
    inXero(world).lockUntil('2026-12-31');
    await ask(world, 'invoice.credit', { ...WHY, amount: '100' });
    expect((await row(world)).problem?.code).toBe('PERIOD_LOCKED');
    await world.advance(24 * 60 * 60 * 1000);
    inXero(world).lockUntil(undefined);
    await ask(world, 'invoice.retry', {});
    expect(await row(world)).toMatchObject({ status: 'part_paid', issueDate: date, dueDate, credited: { amount: '100.00' } });
    expect(notes(world)).toHaveLength(1);
  });

  it('emailing a client without an address: the reason is Xero’s, and dropping it leaves the invoice as it is', async () => {
    const world = await billed('approved');
    world.xero.model.updateContact(NORTHLIGHT, invoice(world).contactId, { email: '', persons: [] });
    await ask(world, 'invoice.email', {});
    expect(await row(world)).toMatchObject({ status: 'needs_attention', problem: { code: 'EMAIL_REFUSED' } });
    await ask(world, 'invoice.drop', {});
    expect(await row(world)).toMatchObject({ status: 'approved', canRetry: false, acts: ['email', 'void', 'credit'] });
    expect((await history(world))[0]).toBe('Xero is no longer asked to email invoice HARB-C1-001.');
    await recover(world);
    expect(emails(world)).toHaveLength(0);
  });

  it('an approval asked for before somebody raised the draft in Xero: it waits, shows what it is by now, and a retry means that', async () => {
    const world = await billed('draft');
    const { invoiceId, rev } = await row(world);
    inXero(world).editLine(NUMBER, 0, { unitAmount: '20000' });
    await must(world, 'finn', HARB, 'invoice.approve', { invoiceId, rev });
    await world.settle();
    expect(invoice(world).status).toBe('DRAFT');
    expect(await row(world)).toMatchObject({ problem: { code: 'ACT_REFUSED' }, total: { amount: '22000.00' } });
    await ask(world, 'invoice.retry', {});
    expect([invoice(world).status, (await row(world)).status]).toEqual(['AUTHORISED', 'approved']);
  });

  it('voiding one that the client paid meanwhile: nothing is asked of Xero, and the payment is seen', async () => {
    const world = await billed('approved');
    const { invoiceId, rev } = await row(world);
    inXero(world).pay(NUMBER, { amount: '5000' });
    await must(world, 'finn', HARB, 'invoice.void', { invoiceId, rev, ...WHY });
    await world.settle();
    expect((await row(world)).problem?.code).toBe('ACT_NOT_POSSIBLE');
    await refresh(world);
    await ask(world, 'invoice.drop', {});
    expect(await row(world)).toMatchObject({ status: 'part_paid', paid: { amount: '5000.00' } });
  });

  it('one that Xero no longer has: what we knew stays', async () => {
    const world = await billed('approved');
    world.xero.model.state.invoices.splice(0);
    await ask(world, 'invoice.void', WHY);
    expect(await row(world)).toMatchObject({ problem: { code: 'LEDGER_MISSING' }, total: { amount: '13200.00' } });
  });

  it('a limit or a Xero that is down is waited for, not asked about', async () => {
    const world = await billed('draft');
    for (const kind of ['minute-limit', 'error-before-commit', 'drop-before-commit'] as const) world.xero.faults.next('POST /Invoices/{InvoiceID}', kind);
    await ask(world, 'invoice.approve', {});
    await recover(world);
    expect((await row(world)).status).toBe('approved');
  });
});

describe('somebody did it in Xero first', () => {
  it.each([
    ['invoice.approve', 'draft', {}, (world: TestWorld): unknown => inXero(world).approve(NUMBER), 'approved'],
    ['invoice.void', 'approved', WHY, (world: TestWorld): unknown => inXero(world).void(NUMBER), 'voided'],
    ['invoice.void', 'draft', WHY, (world: TestWorld): unknown => inXero(world).delete(NUMBER), 'deleted'],
    ['invoice.email', 'approved', {}, (world: TestWorld): unknown => inXero(world).email(NUMBER), 'approved'],
  ] as const)('%s of a %s one', async (name, start, extra, act, status) => {
    const world = await billed(start);
    const { invoiceId, rev } = await row(world);
    act(world);
    await must(world, 'finn', HARB, name, { invoiceId, rev, ...extra });
    await recover(world);
    expect((await row(world)).status).toBe(status);
    expect(emails(world).length).toBe(name === 'invoice.email' ? 1 : 0);
  });

  it('and we hear of it before our own run does: it is recorded as done, once', async () => {
    const world = await billed('draft');
    world.faults.onDelivery((point) => point.kind === 'queue', { kind: 'drop' });
    await ask(world, 'invoice.approve', {});
    inXero(world).approve(NUMBER);
    await refresh(world);
    await recover(world);
    expect((await row(world)).status).toBe('approved');
    expect((await history(world)).filter((text) => text.includes('was approved in Xero'))).toHaveLength(1);
  });

  it('an approval of a draft that was deleted there is over: the milestone waits for a person', async () => {
    const world = await billed('draft');
    const { invoiceId, rev } = await row(world);
    inXero(world).delete(NUMBER);
    await must(world, 'finn', HARB, 'invoice.approve', { invoiceId, rev });
    await world.settle();
    expect((await row(world)).status).toBe('deleted');
  });
});

describe('an email that goes out again', () => {
  async function emailedOnce(): Promise<TestWorld> {
    const world = await billed('approved');
    await ask(world, 'invoice.email', {});
    expect(emails(world)).toHaveLength(1);
    return world;
  }

  it('goes out once more, when a person says so', async () => {
    const world = await emailedOnce();
    await ask(world, 'invoice.email', {});
    await recover(world);
    expect(emails(world)).toHaveLength(2);
  });

  it('whose answer was lost is not sent a third time: a person says whether', async () => {
    const world = await emailedOnce();
    world.xero.faults.next('POST /Invoices/{InvoiceID}/Email', 'commit-then-drop');
    await ask(world, 'invoice.email', {});
    await recover(world);
    expect(emails(world)).toHaveLength(2);
    expect((await row(world)).problem?.code).toBe('EMAIL_REFUSED');
    expect(await problemOf(world)).toMatch(/may have the email or not/);
    await ask(world, 'invoice.retry', {});
    expect(emails(world)).toHaveLength(3);
  });

  it.each(['before', 'after'] as const)('goes out once more at most when it crashes at any one call, %s its effect, and is never lost silently', async (when) => {
    const counting = await emailedOnce();
    let calls = 0;
    await ask(counting, 'invoice.email', {}, false);
    counting.faults.onCall(() => (calls += 1) < 0, { kind: 'network-error' });
    await counting.settle();
    expect(calls).toBeGreaterThan(4);
    for (let index = 0; index < calls; index += 1) {
      const world = await emailedOnce();
      await ask(world, 'invoice.email', {}, false);
      let seen = -1;
      world.faults.onCall(() => (seen += 1) === index, { kind: 'crash', when });
      await world.settle();
      await recover(world);
      const sent = emails(world).length;
      expect(sent).toBeLessThanOrEqual(2);
      if (sent < 2) expect((await row(world)).problem?.code).toBe('EMAIL_REFUSED');
    }
  });

  it('that a limit kept back is sent when it has passed', async () => {
    const world = await emailedOnce();
    world.xero.faults.next('POST /Invoices/{InvoiceID}/Email', 'minute-limit');
    await ask(world, 'invoice.email', {});
    expect((await row(world)).problem?.code).toBe('LEDGER_LIMIT');
    await recover(world);
    expect(emails(world)).toHaveLength(2);
  });
});

describe('a credit that can’t be as it was asked for', () => {
  it('its number is somebody else’s credit note: that is left alone, and the next credit has another number', async () => {
    const world = await billed('approved');
    inXero(world).addCreditNote({ contactId: invoice(world).contactId, number: `${NUMBER}-CN1`, lines: [{ description: 'Goodwill', unitAmount: '10', accountCode: '200' }] });
    await ask(world, 'invoice.credit', { ...WHY, amount: '100' });
    expect(await problemOf(world)).toMatch(/credit note HARB-C1-001-CN1 is another one/);
    await ask(world, 'invoice.drop', {});
    await ask(world, 'invoice.credit', { ...WHY, amount: '100' });
    expect(await row(world)).toMatchObject({ credited: { amount: '100.00' } });
    expect(notes(world).map(({ number, status }) => [number, status])).toEqual([[`${NUMBER}-CN1`, 'AUTHORISED'], [`${NUMBER}-CN2`, 'PAID']]);
  });

  it('its answer was lost: it is found by its number, and not asked for again, though Xero would refuse a second', async () => {
    const world = await billed('approved');
    world.xero.faults.next('PUT /CreditNotes', 'commit-then-drop');
    world.xero.meter.reset();
    await ask(world, 'invoice.credit', { ...WHY, amount: '100' });
    await recover(world);
    expect(world.xero.meter.read()['PUT /CreditNotes']).toBe(1);
    expect(await row(world)).toMatchObject({ status: 'part_paid', credited: { amount: '100.00' } });
  });

  it('the ledger makes another total of it: it is put on nothing, and both totals are said', async () => {
    const world = await billed('approved');
    world.xero.faults.next('PUT /CreditNotes', 'commit-then-drop');
    await ask(world, 'invoice.credit', { ...WHY, amount: '100' });
    const [line] = notes(world)[0]!.lines;
    Object.assign(line!, { lineAmount: Decimal.of('99.99').toString() });
    await recover(world);
    expect(await problemOf(world)).toMatch(/came to AUD 99\.99 instead of AUD 100\.00, and is on no invoice/);
    expect(await row(world)).toMatchObject({ status: 'needs_attention', credited: { amount: '0.00' }, due: { amount: '13200.00' } });
  });

  it('the client pays all between the credit note and putting it on: a person is told that it is there', async () => {
    const world = await billed('approved');
    world.xero.faults.next('PUT /CreditNotes', 'commit-then-drop');
    await ask(world, 'invoice.credit', { ...WHY, amount: '100' });
    inXero(world).pay(NUMBER);
    await refresh(world);
    await recover(world);
    expect(await problemOf(world)).toMatch(/credit note HARB-C1-001-CN1 of AUD 100\.00 is there, but the invoice owes only AUD 0\.00 by now: it is on no invoice/);
    expect(notes(world)).toHaveLength(1);
    await ask(world, 'invoice.drop', {});
    expect((await row(world)).status).toBe('paid');
  });

  it('the client pays before there is a credit note: none is made', async () => {
    const world = await billed('approved');
    const { invoiceId, rev } = await row(world);
    inXero(world).pay(NUMBER, { amount: '13150' });
    await must(world, 'finn', HARB, 'invoice.credit', { invoiceId, rev, ...WHY, amount: '100' });
    await world.settle();
    expect((await row(world)).problem).toEqual(saying('CREDIT_TOO_MUCH', 'AU$ 50.00'));
    expect(notes(world)).toHaveLength(0);
  });

  it('the credit note was voided meanwhile, or spent on another invoice: it is left alone', async () => {
    const world = await billed('approved');
    world.xero.faults.next('PUT /CreditNotes', 'commit-then-drop');
    await ask(world, 'invoice.credit', { ...WHY, amount: '100' });
    inXero(world).voidCreditNote(`${NUMBER}-CN1`);
    await recover(world);
    expect(await problemOf(world)).toMatch(/is voided and on no invoice/);
    expect((await detail(world)).settlements).toEqual([]);
  });

  it('the invoice is voided there while the credit waits: dropping the credit puts the milestone back before a person', async () => {
    const world = await billed('approved');
    inXero(world).addCreditNote({ contactId: invoice(world).contactId, number: `${NUMBER}-CN1`, lines: [{ description: 'Goodwill', unitAmount: '10', accountCode: '200' }] });
    await ask(world, 'invoice.credit', { ...WHY, amount: '100' });
    inXero(world).void(NUMBER);
    await refresh(world);
    expect((await row(world)).status).toBe('needs_attention');
    await ask(world, 'invoice.drop', {});
    expect((await row(world)).status).toBe('voided');
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'waiting', problem: { code: 'BILL_VOIDED' } });
  });

  it('the invoice is voided there before there is a credit note: there is nothing left to credit, and nothing is made', async () => {
    const world = await billed('approved');
    const { invoiceId, rev } = await row(world);
    inXero(world).void(NUMBER);
    await must(world, 'finn', HARB, 'invoice.credit', { invoiceId, rev, ...WHY, amount: '100' });
    await world.settle();
    expect((await row(world)).status).toBe('voided');
    expect(notes(world)).toHaveLength(0);
    expect((await tagged(world, 'HARB-2')).milestone.state).toBe('waiting');
  });

  it('crediting in parts, each by its own credit note, until nothing is owed', async () => {
    const world = await billed('approved');
    for (const amount of ['0.01', '3,333.33', '']) await ask(world, 'invoice.credit', { ...WHY, amount });
    expect(await row(world)).toMatchObject({ status: 'credited', credited: { amount: '13200.00' }, due: { amount: '0.00' } });
    expect(notes(world).map(({ number }) => number)).toEqual([1, 2, 3].map((place) => `${NUMBER}-CN${place}`));
    expect((await detail(world)).settlements.map(({ amount }) => amount.amount)).toEqual(['0.01', '3333.33', '9866.66']);
  });
});
