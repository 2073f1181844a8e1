import { describe, expect, it } from '@jest/globals';
import { clientIds, organisationIds } from '../../local/agency/xero';
import { peopleIn } from '../../local/xero';
import { spreadCredit } from '../../src/billing/credit';
import { calendarDate } from '../../src/billing/calendar-date';
import type { ClientId, LedgerInvoiceId } from '../../src/billing/ids';
import type { CreditNoteRequest, InvoiceRequest, LedgerPosting } from '../../src/billing/ledger';
import { currencyCode, money, type Money } from '../../src/billing/money';
import { connect, harbour } from './xero-world';

const NORTHLIGHT = organisationIds.northlight;
const NUMBER = 'HARB-1-001';
const AUD = currencyCode('AUD');
const aud = (major: number): Money => money(Math.round(major * 100), AUD);

async function billed(change: Partial<InvoiceRequest> = {}) {
  const connected = await connect();
  const { client, run, world } = connected;
  const mirror = await run(() => client.createInvoice({ ...harbour, status: 'approved', ...change }, 'i1.1'));
  return { ...connected, id: mirror.ledgerId, people: peopleIn(world.xero, NORTHLIGHT), inXero: () => world.xero.model.invoice(NORTHLIGHT, NUMBER) };
}

describe('an invoice’s status', () => {
  it.each([['draft', 'approved'], ['submitted', 'approved'], ['draft', 'deleted'], ['submitted', 'deleted'], ['approved', 'voided']] as const)('from %s to %s, and nothing else changes', async (from, to) => {
    const { client, run, id, inXero } = await billed({ status: from });
    const { status: _before, updatedAt: _then, ...before } = inXero()!;
    const mirror = await run(() => client.setStatus(id, to, 'k1'));
    expect(mirror).toMatchObject({ ledgerId: id, status: to, total: aud(13200), due: to === 'approved' ? aud(13200) : aud(0) });
    const { status: _after, updatedAt: _now, ...after } = inXero()!;
    expect(after).toEqual(before);
  });

  it.each([['approved', 'deleted'], ['draft', 'voided']] as const)('from %s to %s is refused, also where Xero answers 200 and echoes what was asked', async (from, to) => {
    const { client, failureOf, id, inXero, world } = await billed({ status: from });
    const refusal = { kind: 'refused', messages: ['Invoice not of valid status for modification'] };
    expect(await failureOf(() => client.setStatus(id, to, 'k1'))).toEqual(refusal);
    world.xero.faults.next('POST /Invoices/{InvoiceID}', 'refusals-as-200');
    expect(await failureOf(() => client.setStatus(id, to, 'k2'))).toEqual(refusal);
    expect(inXero()!.status).toBe(from === 'approved' ? 'AUTHORISED' : 'DRAFT');
  });

  it('a paid one can’t be voided', async () => {
    const { client, failureOf, id, people } = await billed();
    people.pay(NUMBER, { amount: '10' });
    expect(await failureOf(() => client.setStatus(id, 'voided', 'k1'))).toMatchObject({ kind: 'refused' });
  });

  it('of one that is not there is refused, and an answer that never came leaves it open', async () => {
    const { client, failureOf, id, world } = await billed({ status: 'draft' });
    expect(await failureOf(() => client.setStatus('60aa5d55-a47e-4665-a974-874bb50263b9' as LedgerInvoiceId, 'approved', 'k1'))).toMatchObject({ kind: 'refused' });
    world.xero.faults.next('POST /Invoices/{InvoiceID}', 'commit-then-drop');
    expect(await failureOf(() => client.setStatus(id, 'approved', 'k2'))).toMatchObject({ kind: 'unknown' });
  });

  it('beyond what the plan lets an organisation approve says so', async () => {
    const { client, failureOf, id, people } = await billed({ status: 'draft' });
    people.limitApprovals(0);
    expect(await failureOf(() => client.setStatus(id, 'approved', 'k1'))).toMatchObject({ kind: 'refused', messages: [expect.stringMatching(/limit of invoices you can approve/)] });
  });
});

describe('a credit note', () => {
  const request = (amount: Money, postings: readonly LedgerPosting[]): CreditNoteRequest => ({
    number: `${NUMBER}-CN1`, reference: NUMBER, clientId: clientIds.harbourFoods as ClientId, currency: AUD, date: calendarDate('2026-11-22'),
    lines: spreadCredit(amount, postings).map((posting) => ({ ...posting, description: 'Credit' })),
  });
  const totals = (world: Awaited<ReturnType<typeof billed>>['world']) =>
    world.xero.model.credits.creditNotes(NORTHLIGHT).map(({ lines }) => lines.map(({ lineAmount, taxAmount, accountCode, taxType }) => [lineAmount, taxAmount, accountCode, taxType]));

  it('is made, found by its number, and put on the invoice', async () => {
    const { client, run, id, world } = await billed();
    await expect(run(() => client.findCreditNote(`${NUMBER}-CN1`))).resolves.toBeUndefined();
    const { postings } = (await run(() => client.postedInvoice(id)))!;
    expect(postings).toEqual([{ accountCode: '205', taxCode: 'OUTPUT', gross: aud(13200) }]);
    const made = await run(() => client.createCreditNote(request(aud(3300.07), postings), 'k1'));
    expect(made).toMatchObject({ number: `${NUMBER}-CN1`, status: 'approved', reference: NUMBER, total: aud(3300.07), remaining: aud(3300.07), on: [] });
    expect(totals(world)).toEqual([[['3300.07', '300.01', '205', 'OUTPUT']]]);
    await run(() => client.allocateCreditNote({ creditNoteId: made.ledgerId, invoiceId: id, amount: aud(3300.07), date: calendarDate('2026-11-22') }, 'k2'));
    await expect(run(() => client.findCreditNote(`${NUMBER}-CN1`))).resolves.toMatchObject({ status: 'paid', remaining: aud(0), on: [id] });
    await expect(run(() => client.invoice(id))).resolves.toMatchObject({
      status: 'approved', credited: aud(3300.07), due: aud(9899.93), settlements: [{ kind: 'credit-note', number: `${NUMBER}-CN1`, amount: aud(3300.07) }],
    });
  });

  it.each(['exclusive', 'inclusive', 'none'] as const)('of a whole invoice gives back its very tax, line by line (%s)', async (taxMode) => {
    const { client, run, id, people, world, inXero } = await billed({ taxMode, status: 'draft' });
    people.edit(NUMBER, {
      lines: [
        { description: 'Dashboard', unitAmount: '33.33', quantity: '3', accountCode: '205', taxType: 'OUTPUT' },
        { description: 'Hosting overseas', unitAmount: '0.07', accountCode: '200', taxType: 'EXEMPTOUTPUT' },
        { description: 'Deposit', unitAmount: '-12.35', accountCode: '200', taxType: 'OUTPUT' },
      ],
    });
    people.approve(NUMBER);
    const { mirror, postings } = (await run(() => client.postedInvoice(id)))!;
    const made = await run(() => client.createCreditNote(request(mirror.total, postings), 'k1'));
    expect(made.total).toEqual(mirror.total);
    expect(totals(world)[0]!.map(([, tax, account, type]) => [tax, account, type])).toEqual(inXero()!.lines.map(({ taxAmount, accountCode, taxType }) => [taxAmount, accountCode, taxType]));
  });

  it('beyond what is left, of it or of the invoice, is put on nothing', async () => {
    const { client, run, failureOf, id, people, inXero } = await billed();
    const { postings } = (await run(() => client.postedInvoice(id)))!;
    const made = await run(() => client.createCreditNote(request(aud(100), postings), 'k1'));
    const put = (amount: Money, key: string) => client.allocateCreditNote({ creditNoteId: made.ledgerId, invoiceId: id, amount, date: calendarDate('2026-11-22') }, key);
    expect(await failureOf(() => put(aud(100.01), 'k2'))).toMatchObject({ kind: 'refused' });
    people.pay(NUMBER);
    expect(await failureOf(() => put(aud(100), 'k3'))).toMatchObject({ kind: 'refused' });
    expect(inXero()!.status).toBe('PAID');
  });

  it('with a number that is taken, or on an account that is archived, is refused in Xero’s words', async () => {
    const { client, run, failureOf, id, people } = await billed();
    const { postings } = (await run(() => client.postedInvoice(id)))!;
    await run(() => client.createCreditNote(request(aud(100), postings), 'k1'));
    expect(await failureOf(() => client.createCreditNote(request(aud(100), postings), 'k2'))).toEqual({ kind: 'refused', messages: [expect.stringMatching(/credit note # must be unique/i)] });
    people.archiveAccount('205');
    expect(await failureOf(() => client.createCreditNote({ ...request(aud(100), postings), number: 'X-CN2' }, 'k3'))).toMatchObject({ kind: 'refused', messages: [expect.stringMatching(/archived/)] });
  });

  it('whose answer was lost is there when it is looked for, whatever became of it', async () => {
    const { client, run, failureOf, id, people, world } = await billed();
    const { postings } = (await run(() => client.postedInvoice(id)))!;
    world.xero.faults.next('PUT /CreditNotes', 'commit-then-drop');
    expect(await failureOf(() => client.createCreditNote(request(aud(100), postings), 'k1'))).toMatchObject({ kind: 'unknown' });
    await expect(run(() => client.findCreditNote(`${NUMBER}-CN1`))).resolves.toMatchObject({ total: aud(100) });
    people.voidCreditNote(`${NUMBER}-CN1`);
    await expect(run(() => client.findCreditNote(`${NUMBER}-CN1`))).resolves.toMatchObject({ status: 'voided' });
  });
});
