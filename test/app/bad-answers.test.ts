/**
 * Xero's answers that nobody can use, at every call that the app makes while it connects, bills, hears back and acts: each is said for what it is, loses nothing, doubles
 * nothing and shows nobody what was in it; and once Xero answers again, everything goes on.
 */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { peopleIn, type FaultKind } from '../../local/xero';
import type { FaultOptions } from '../../local/xero/faults';
import type { Answer } from '../../src/handlers/pages/api';
import { books, call, connect, contract, CONTRACT, customConnections, lookNow, move, must, organisationIds, projectView, tag, tagged } from './acts';
import { ask, detail, emails, HARB, inXero, invoice, notes, NUMBER, recover, row } from './billed';
import { admin, answer, ask as askConsent, comeBack, connectByConsent } from './consent';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';

interface Bad {
  readonly what: string;
  readonly kind: FaultKind;
  readonly options?: FaultOptions;
  /** What is behind it can be used all the same: blanks before good JSON, or an answer without amounts. */
  readonly harmless?: true;
}

const BAD: readonly Bad[] = [
  { what: 'a page of HTML', kind: 'html' },
  { what: 'a page of maintenance', kind: 'unavailable' },
  { what: 'nothing at all', kind: 'empty-body' },
  { what: 'half of the JSON', kind: 'truncated-json' },
  { what: 'ten megabytes', kind: 'ten-megabytes', harmless: true },
  { what: 'amounts of 99999999999999999999.99', kind: 'numbers-beyond-range', harmless: true },
  { what: 'amounts of 1e999', kind: 'numbers-beyond-range', options: { number: '1e999' }, harmless: true },
  { what: 'what another organisation has', kind: 'other-organisation', harmless: true },
];

/** What a person may be told: that it did not answer, or that what it answered makes no sense. */
const SAID = ['LEDGER_UNAVAILABLE', 'LEDGER_ANSWER_INVALID'];

let printed: unknown[][];
beforeEach(() => {
  printed = [];
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) jest.spyOn(console, level).mockImplementation((...parts) => void printed.push(parts));
});
afterEach(() => {
  jest.restoreAllMocks();
});

const strike = (world: TestWorld, route: string, { kind, options }: Bad, times = 1): void => world.xero.faults.next(route, kind, { ...options, times });

/** The call was refused with a reason that can be read; or what was behind the answer could be used. */
function expectSaid(bad: Bad, answered: Answer<unknown>): void {
  if (answered.ok && bad.harmless) return;
  expect(answered).toMatchObject({ ok: false, problems: [{ code: expect.stringMatching(/^[A-Z_]+$/) }] });
  for (const { code } of answered.ok ? [] : answered.problems) expect(SAID).toContain(code);
}

/** Nothing of the answers, of secrets or of the other organisation is kept, logged or shown. */
async function expectNothingLeaked(world: TestWorld, foreign: readonly string[] = ['Stranger', 'Secret work']): Promise<void> {
  const incidents = world.forge.incidents.all().map(({ detail: text }) => text);
  const shown = [await admin(world), await projectView(world), await must(world, 'finn', HARB, 'project.activity', {}), await must(world, 'finn', HARB, 'project.reconciliation', {})];
  const records = { ...world.forge.store.snapshot(), secret: [] };
  const text = JSON.stringify([printed, incidents, shown, records], (_key, value: unknown) => (value instanceof Error ? `${value.stack ?? ''} ${JSON.stringify(value.cause ?? '')}` : value));
  for (const token of world.xero.model.state.tokens) expect(text).not.toContain(token.accessToken);
  for (const secret of [customConnections.northlight.clientSecret, organisationIds.demo, '<!doctype', 'Service temporarily unavailable', '99999999999999999999', 'Infinity', '1e+20', ...foreign]) expect(text).not.toContain(secret);
}

/** One draft at most has been made, whatever happened, and no second credit note or invoice. */
const live = (world: TestWorld) => books(world).filter(({ status }) => status !== 'VOIDED' && status !== 'DELETED').map(({ number }) => number);

/** A person gives the first answer that is offered, until nothing waits. */
async function settleByHand(world: TestWorld): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    const { invoiceId, rev, status, canRetry, problem } = await row(world);
    if (status !== 'needs_attention') return;
    expect(problem).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/) });
    expect((await projectView(world)).attention.some(({ invoice: on }) => on?.id === invoiceId)).toBe(true);
    const adopted = canRetry ? undefined : await call(world, 'finn', HARB, 'invoice.adopt', { invoiceId, rev });
    // What seemed to be it is not there: ours is sent, after one more look for it.
    if (!adopted?.ok) await must(world, 'finn', HARB, canRetry ? 'invoice.retry' : 'invoice.sendAnyway', { invoiceId, rev });
    await recover(world);
  }
}

describe.each(BAD)('Xero answers with $what', (bad) => {
  it('while somebody connects: nothing is kept, and the next try connects', async () => {
    const world = await testWorld();
    const routes = ['POST /connect/token', ...(bad.kind === 'other-organisation' ? [] : ['GET /Organisation'])];
    for (const route of routes) {
      strike(world, route, bad);
      const answered = await call(world, 'priya', 'admin', 'admin.connect', customConnections.northlight);
      world.xero.faults.clear();
      expectSaid(bad, answered);
      if (!answered.ok) expect((await admin(world)).connection).toEqual({ state: 'not_connected' });
    }
    expect((await connect(world)).connection).toMatchObject({ state: 'connected', organisation: { name: 'Northlight Studio Pty Ltd' } });
    await expectNothingLeaked(world);
  });

  it('on the way back from a consent: nobody is connected by half, and asking again connects', async () => {
    const world = await testWorld();
    for (const route of ['POST /connect/token', 'GET /connections', ...(bad.kind === 'other-organisation' ? [] : ['GET /Organisation'])]) {
      strike(world, route, bad);
      const { text, status } = await comeBack(world, await answer(world, await askConsent(world)));
      world.xero.faults.clear();
      expect(status).toBe(200);
      expect(text).not.toContain('Service temporarily unavailable');
      const { connection } = await admin(world);
      if (!bad.harmless) expect(connection).toEqual({ state: 'not_connected' });
    }
    await connectByConsent(world);
    expect((await admin(world)).connection).toMatchObject({ state: 'connected', organisation: { name: 'Northlight Studio Pty Ltd' } });
    // Xero's answer to being left is read by nobody's eyes: the secrets go all the same.
    strike(world, 'DELETE /connections/{id}', bad);
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    expect((await admin(world)).connection).toEqual({ state: 'not_connected' });
    await expectNothingLeaked(world);
  });

  it('while a contract is agreed: what can’t be checked is not kept, and then it is', async () => {
    const world = await testWorld();
    await connect(world);
    for (const [route, name, payload] of [
      ['GET /Currencies', 'settings.choices', {}],
      ['GET /Accounts', 'settings.choices', {}],
      ['GET /TaxRates', 'settings.choices', {}],
      ['GET /Contacts', 'settings.clients', { search: 'Harb' }],
      ['GET /Contacts/{ContactID}', 'settings.saveContract', CONTRACT],
      ['GET /Accounts', 'settings.saveContract', CONTRACT],
    ] as const) {
      strike(world, route, bad);
      const answered = await call(world, 'finn', HARB, name, payload);
      expect([route, world.xero.faults.list()]).toEqual([route, []]);
      const { contracts } = await must(world, 'finn', HARB, 'settings.load', {});
      if (name === 'settings.saveContract' && answered.ok) {
        expect(contracts).toMatchObject([{ clientId: CONTRACT.clientId, clientName: 'Harbour Foods', accountCode: CONTRACT.accountCode }]);
        return;
      }
      expectSaid(bad, answered);
      expect(contracts).toEqual([]);
    }
    await contract(world);
    await expectNothingLeaked(world);
  });

  it('while a bill is sent: one invoice, whatever the answers to looking and to creating were', async () => {
    for (const routes of [['POST /connect/token'], ['GET /Invoices'], ['PUT /Invoices'], ['PUT /Invoices', 'GET /Invoices', 'GET /Invoices']]) {
      const world = await worldOfTwo(NUMBER);
      await tag(world, 'HARB-2', await contract(world));
      world.clock.advance(31 * MINUTE_MS);
      for (const route of routes) strike(world, route, bad);
      await move(world, 'HARB-2', 'done');
      await world.advance(3 * HOUR_MS);
      await settleByHand(world);
      expect(world.xero.faults.list()).toEqual([]);
      expect([routes, live(world)]).toEqual([routes, [NUMBER]]);
      expect(world.xero.meter.read()['PUT /Invoices']).toBe(1);
      expect(await row(world)).toMatchObject({ status: 'draft', total: { amount: '13200.00' } });
      // The reference of what seemed to have our number was told to whoever had to look at it; nothing else of it was.
      await expectNothingLeaked(world, ['Secret work']);
    }
  });

  it('while it hears back: what was known stays, and the payment is seen when Xero answers again', async () => {
    const world = await approved();
    for (const [paid, route, look] of [
      // A person asks; the hour asks what changed, and for those longest unread; the day asks whose books these are; and the token is renewed.
      ['100.00', 'GET /Invoices', async () => lookNow(world)],
      ['200.00', 'GET /Invoices', async () => world.advance(HOUR_MS)],
      ['300.00', 'GET /Organisation', async () => world.advance(DAY_MS)],
      ['400.00', 'POST /connect/token', async () => world.advance(HOUR_MS)],
    ] as const) {
      const before = await row(world);
      inXero(world).pay(NUMBER, { amount: '100' });
      const times = bad.kind === 'ten-megabytes' ? 4 : 100;
      strike(world, route, bad, times);
      await look();
      expect([route, world.xero.faults.list().every((left) => left.times < times)]).toEqual([route, true]);
      const seen = await row(world);
      expect([before.paid?.amount, paid]).toContain(seen.paid?.amount);
      expect(seen).toMatchObject({ total: { amount: '13200.00' }, acts: expect.arrayContaining(['email', 'credit']) });
      expect((await tagged(world, 'HARB-2')).milestone.state).toBe('billed');
      world.xero.faults.clear();
      if ((await admin(world)).connection.state === 'broken') await connect(world);
      await world.advance(HOUR_MS);
      expect(await row(world)).toMatchObject({ status: 'part_paid', paid: { amount: paid } });
      expect((await projectView(world)).attention).toEqual([]);
    }
    await expectNothingLeaked(world);
  });

  it('while something is done with an invoice: it is done once, and what could not be known is asked of a person', async () => {
    const world = await draft();
    const done = async (route: string, act: () => Promise<unknown>): Promise<void> => {
      strike(world, route, bad);
      await act();
      await recover(world);
      expect([route, world.xero.faults.list()]).toEqual([route, []]);
      await settleByHand(world);
    };
    await done('POST /Invoices/{InvoiceID}', async () => ask(world, 'invoice.approve', {}));
    expect([invoice(world).status, (await row(world)).status]).toEqual(['AUTHORISED', 'approved']);
    await done('POST /Invoices/{InvoiceID}/Email', async () => ask(world, 'invoice.email', {}));
    expect(emails(world)).toHaveLength(1);
    let credited = 0;
    for (const route of ['GET /Invoices/{InvoiceID}', 'GET /CreditNotes', 'PUT /CreditNotes', 'PUT /CreditNotes/{CreditNoteID}/Allocations']) {
      await done(route, async () => ask(world, 'invoice.credit', { reason: 'Agreed', amount: '100' }));
      credited += 100;
      expect([route, (await row(world)).credited?.amount]).toEqual([route, `${credited}.00`]);
      expect(notes(world)).toHaveLength(credited / 100);
    }
    expect((await detail(world)).settlements.map(({ amount }) => amount.amount)).toEqual(['100.00', '100.00', '100.00', '100.00']);
    expect(live(world)).toEqual([NUMBER]);
    await expectNothingLeaked(world);
  });
});

/** Connected to Northlight; the other organisation has an invoice of this number. */
async function worldOfTwo(number = 'STRANGE-7'): Promise<TestWorld> {
  const world = await testWorld();
  await connect(world);
  const contact = world.xero.model.createContact(organisationIds.demo, { name: 'Stranger Ltd' });
  if (!contact.ok) throw new Error('The other organisation has no client.');
  peopleIn(world.xero, organisationIds.demo).addInvoice({
    number, reference: `Stranger’s ${number}`, contactId: contact.value.id, lines: [{ description: 'Secret work', unitAmount: '77', accountCode: '200' }],
  });
  return world;
}

/** HARB-2 is billed. */
async function draft(): Promise<TestWorld> {
  const world = await worldOfTwo();
  await tag(world, 'HARB-2', await contract(world));
  await move(world, 'HARB-2', 'done');
  return world;
}

async function approved(): Promise<TestWorld> {
  const world = await draft();
  inXero(world).approve(NUMBER);
  await world.advance(MINUTE_MS);
  await lookNow(world);
  return world;
}
