/** What a sceptical reading of the whole life of an invoice found: each is a way in which money would have gone wrong, doubled, or been hidden. */
import { peopleIn } from '../../local/xero';
import { randomUUID } from 'node:crypto';
import { kvs } from '@forge/kvs';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { books, call, clientIds, connect, contract, move, must, organisationIds, projectView, refusedCodes, tag, tagged } from './acts';
import { ask, billed, emails, HARB, inXero, invoice, NORTHLIGHT, notes, NUMBER, refresh, row } from './billed';
import { admin, connectByConsent } from './consent';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time';
import { testWorld, type TestWorld } from './world';
import { saying } from './words';

afterEach(() => {
  jest.restoreAllMocks();
});

const codes = async (world: TestWorld): Promise<readonly string[]> => (await projectView(world)).attention.map(({ problem }) => problem.code);

async function seen(world: TestWorld) {
  const { contract: plan, milestone } = await tagged(world, 'HARB-2');
  return { contractId: plan.id, milestoneId: milestone.id, rev: plan.rev };
}

describe('An approval means what the person saw', () => {
  it('a draft that somebody changed while the approval waited for the day’s limit is not approved by itself', async () => {
    const world = await billed('draft');
    world.xero.faults.next('GET /Invoices/{InvoiceID}', 'day-limit');
    await ask(world, 'invoice.approve', {});
    expect((await row(world)).status).toBe('needs_attention');
    inXero(world).editLine(NUMBER, 0, { unitAmount: '99000.00' });
    await refresh(world);
    await world.advance(2 * DAY_MS);
    expect(invoice(world).status).toBe('DRAFT');
    expect(await row(world)).toMatchObject({ status: 'needs_attention', problem: { code: 'ACT_REFUSED' }, canRetry: true });
    await ask(world, 'invoice.retry', {});
    expect(invoice(world).status).toBe('AUTHORISED');
  });

  it('nor is one that the contract has approved and emailed by itself', async () => {
    const world = await testWorld({ xero: { approvalsPerMonth: 0 } });
    await connect(world);
    await tag(world, 'HARB-2', await contract(world, { autonomy: 'email' }));
    world.faults.onCall((point) => point.kind === 'egress' && /Invoices\/[^/]+$/.test(point.path), { kind: 'status', status: 503 }, 50);
    await move(world, 'HARB-2', 'done');
    await world.advance(40 * MINUTE_MS);
    world.xero.settings.approvalsPerMonth = 5;
    inXero(world).editLine(NUMBER, 0, { unitAmount: '99000.00' });
    await world.advance(2 * DAY_MS);
    expect(invoice(world).status).toBe('DRAFT');
    expect(emails(world)).toHaveLength(0);
    expect((await row(world)).status).toBe('needs_attention');
  });
});

describe('What is owed', () => {
  it('is nothing on a draft whose approval waits for a person', async () => {
    const world = await billed('draft');
    inXero(world).limitApprovals(0);
    await ask(world, 'invoice.approve', {});
    expect((await row(world)).status).toBe('needs_attention');
    const [plan] = (await projectView(world)).contracts;
    expect([plan?.outstanding.amount, plan?.overdue.amount]).toEqual(['0.00', '0.00']);
  });
});

describe('A bill that was taken for deleted and is there after all', () => {
  async function takenForDeleted(): Promise<{ world: TestWorld; comesBack: () => void }> {
    const world = await billed('approved');
    const kept = world.xero.model.state.invoices.splice(0);
    await world.advance(HOUR_MS);
    const { invoiceId, rev } = await row(world);
    await must(world, 'finn', HARB, 'invoice.acceptDifferences', { invoiceId, rev, note: 'Gone' });
    await world.settle();
    return { world, comesBack: () => void (world.xero.model.state.invoices as unknown[]).push(...kept) };
  }

  it('is not billed a second time, whoever asks first', async () => {
    const { world, comesBack } = await takenForDeleted();
    comesBack();
    await must(world, 'finn', HARB, 'milestone.billAgain', await seen(world));
    await world.settle();
    expect(books(world).map(({ number }) => number)).toEqual([NUMBER]);
    const { attention } = await projectView(world);
    expect(attention.find(({ problem }) => problem.code === 'POSSIBLY_THERE')?.answers).toEqual(['open_ledger', 'retry', 'cancel']);
    const second = async () => (await projectView(world)).invoices.rows.find(({ number }) => number === 'HARB-C1-002')!;
    const asSeen = async () => ({ invoiceId: (await second()).invoiceId, rev: (await second()).rev });
    expect(await refusedCodes(world, 'finn', HARB, 'invoice.sendAnyway', await asSeen())).toEqual(['ACT_NOT_POSSIBLE']);
    await must(world, 'finn', HARB, 'invoice.retry', await asSeen());
    await world.settle();
    expect(books(world)).toHaveLength(1);
    await must(world, 'finn', HARB, 'invoice.cancel', { ...(await asSeen()), reason: 'The first one stands' });
    await world.settle();
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'billed' });
    expect(await codes(world)).toEqual(['LEDGER_DIFFERS']);
    const { invoiceId, rev } = await row(world);
    await must(world, 'finn', HARB, 'invoice.acceptDifferences', { invoiceId, rev, note: 'It is there' });
    expect(await codes(world)).toEqual([]);
    expect(books(world).map(({ number, status }) => [number, status])).toEqual([[NUMBER, 'AUTHORISED']]);
  });

  it('puts its milestone back to billed once the ledger speaks of it', async () => {
    const { world, comesBack } = await takenForDeleted();
    comesBack();
    inXero(world).pay(NUMBER, { amount: '100.00' });
    await refresh(world);
    expect((await row(world)).status).toBe('part_paid');
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'billed', bill: { number: NUMBER } });
  });

  it('is said to stand twice when it was billed again meanwhile', async () => {
    const { world, comesBack } = await takenForDeleted();
    await must(world, 'finn', HARB, 'milestone.billAgain', await seen(world));
    await world.settle();
    expect(books(world).map(({ number }) => number)).toEqual(['HARB-C1-002']);
    comesBack();
    inXero(world).pay(NUMBER, { amount: '100.00' });
    await refresh(world);
    expect((await projectView(world)).attention).toMatchObject([{ problem: { code: 'LEDGER_DIFFERS' }, invoice: { number: NUMBER } }]);
    inXero(world).unpay(NUMBER);
    inXero(world).void(NUMBER);
    await refresh(world);
    expect(await codes(world)).toEqual([]);
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'billed', bill: { number: 'HARB-C1-002' } });
  });
});

describe('A consent on a quiet site', () => {
  it('outlives an answer that is lost when the hour’s look renews it', async () => {
    const world = await testWorld();
    await connectByConsent(world);
    await world.advance(2 * HOUR_MS);
    world.xero.faults.next('POST /connect/token', 'commit-then-drop');
    await world.advance(3 * HOUR_MS);
    expect((await admin(world)).connection.state).toBe('connected');
  });
});

describe('Storage that answers a batch from before a write', () => {
  /** The invoice's job comes once more, and the batch that it reads still has the invoice as `before`. */
  async function lateJob(world: TestWorld, before: unknown, contractId: string): Promise<void> {
    const real = kvs.batchGet.bind(kvs);
    const spy = jest.spyOn(kvs, 'batchGet').mockImplementation(async (items) => {
      const answer = await real(items);
      return { ...answer, successfulKeys: answer.successfulKeys.map((entry) => (entry.key === NUMBER ? { ...entry, value: before } : entry)) };
    });
    const done = await world.forge.invoke({ functionKey: 'on-ledger-work', moduleKey: 'ledger-consumer', moduleType: 'consumer', payload: { queueName: 'ledger', eventId: 'late', body: { kind: 'send', invoiceId: NUMBER, contractId } } });
    expect(done.ok).toBe(true);
    spy.mockRestore();
    await world.settle();
  }
  const stored = (world: TestWorld): unknown => world.forge.store.snapshot().entities['invoice']?.find(({ key }) => key === NUMBER)?.value;

  it('creates no invoice that was cancelled meanwhile', async () => {
    const world = await testWorld();
    await connect(world);
    await tag(world, 'HARB-2', await contract(world));
    inXero(world).archiveContact(clientIds.harbourFoods);
    world.faults.onCall((point) => point.kind === 'egress', { kind: 'status', status: 503 });
    await move(world, 'HARB-2', 'done');
    const queued = stored(world);
    await world.advance(10 * MINUTE_MS);
    const { invoiceId, rev } = await row(world);
    await must(world, 'finn', HARB, 'invoice.cancel', { invoiceId, rev, reason: 'Agreed' });
    inXero(world).restoreContact(clientIds.harbourFoods);
    await lateJob(world, queued, (await seen(world)).contractId);
    expect(books(world)).toEqual([]);
    expect((await row(world)).status).toBe('cancelled');
  });

  it('does nothing with an invoice that a person gave up meanwhile', async () => {
    const world = await billed('approved');
    world.faults.onCall((point) => point.kind === 'egress', { kind: 'status', status: 503 });
    await ask(world, 'invoice.void', { reason: 'Agreed' });
    const acting = stored(world);
    await must(world, 'priya', 'admin', 'admin.disconnect', {});
    await world.advance(10 * MINUTE_MS);
    expect((await row(world)).status).toBe('needs_attention');
    await ask(world, 'invoice.drop', {});
    await connect(world);
    await lateJob(world, acting, (await seen(world)).contractId);
    expect(invoice(world).status).toBe('AUTHORISED');
  });
});

describe('Invoices that are missing', () => {
  it('are not, when the connection leads to other books', async () => {
    const world = await billed('approved');
    world.xero.model.state.connections[0]!.organisationId = organisationIds.demo;
    await world.advance(2 * HOUR_MS);
    expect(await codes(world)).not.toContain('LEDGER_MISSING');
    expect((await admin(world)).connection).toMatchObject({ state: 'broken', problem: { code: 'ORGANISATION_CHANGED' } });
  });

  it('and what was paid meanwhile is seen once it leads to ours again', async () => {
    const world = await billed('approved');
    const [connection] = world.xero.model.state.connections;
    await world.advance(HOUR_MS);
    connection!.organisationId = organisationIds.demo;
    peopleIn(world.xero, organisationIds.demo).addInvoice({ contactId: world.xero.model.state.contacts.find(({ organisationId }) => organisationId === organisationIds.demo)!.id, lines: [{ description: 'Theirs', unitAmount: '1.00' }] });
    inXero(world).pay(NUMBER);
    world.xero.faults.next('GET /Invoices/{InvoiceID}', 'error-before-commit', { times: 20 });
    await world.advance(5 * HOUR_MS);
    world.xero.faults.clear();
    await world.advance(2 * HOUR_MS);
    expect((await admin(world)).connection.state).toBe('broken');
    connection!.organisationId = NORTHLIGHT;
    world.faults.onCall((point) => point.kind === 'egress' && point.path.includes('IDs='), { kind: 'status', status: 503 }, 9);
    await connect(world);
    await world.settle();
    expect((await row(world)).status).toBe('paid');
  });
});

describe('The hourly check of the books', () => {
  it('comes round to every one of eighty invoices that one look found changed', async () => {
    const world = await billed('approved');
    const { store } = world.forge;
    const { model } = world.xero;
    const before = store.snapshot();
    const [theirs] = model.state.invoices;
    const ours = before.entities['invoice']!.find(({ key }) => key === NUMBER)!;
    const copies = Array.from({ length: 79 }, (_, place) => ({ number: `HARB-C1-${String(place + 101)}`, id: randomUUID() }));
    const copied = <T>(record: T, { number, id }: { number: string; id: string }): T => JSON.parse(JSON.stringify(record).replaceAll(NUMBER, number).replaceAll(theirs!.id, id)) as T;
    (model.state.invoices as unknown[]).push(...copies.map((copy) => copied(theirs, copy)));
    store.restore({ ...before, entities: { ...before.entities, invoice: [...before.entities['invoice']!, ...copies.map((copy) => ({ ...copied(ours, copy), key: copy.number }))] } });
    (model.state.invoices as unknown[]).pop();
    await world.advance(4 * HOUR_MS);
    expect(await codes(world)).toEqual(['LEDGER_MISSING']);
  });
});

describe('A credit that a person gives up', () => {
  it('is not given up while its credit note is in the ledger unmentioned', async () => {
    const world = await billed('approved');
    world.xero.faults.next('PUT /CreditNotes', 'commit-then-drop');
    world.xero.faults.next('GET /CreditNotes', 'slow-to-answer', { delayMs: 0 });
    world.xero.faults.next('GET /CreditNotes', 'drop-before-commit', { times: 20 });
    await ask(world, 'invoice.credit', { amount: '1,100', reason: 'Goodwill' });
    await world.advance(24 * MINUTE_MS);
    expect(await row(world)).toMatchObject({ status: 'needs_attention', problem: { code: 'LEDGER_UNAVAILABLE' } });
    expect(notes(world)).toHaveLength(1);
    world.xero.faults.clear();
    const { invoiceId, rev } = await row(world);
    const dropped = await call(world, 'finn', HARB, 'invoice.drop', { invoiceId, rev });
    expect(dropped.ok).toBe(false);
    expect(await row(world)).toMatchObject({ status: 'needs_attention', problem: saying('ACT_REFUSED', `${NUMBER}-CN1`) });
    await ask(world, 'invoice.retry', {});
    expect(await row(world)).toMatchObject({ status: 'part_paid', credited: { amount: '1100.00' } });
    expect(notes(world)).toHaveLength(1);
  });
});

describe('An invoice that is cancelled while its create is still under way', () => {
  it('is found and shown when the ledger has it after all', async () => {
    const world = await testWorld();
    await connect(world);
    await tag(world, 'HARB-2', await contract(world));
    inXero(world).archiveContact(clientIds.harbourFoods);
    await move(world, 'HARB-2', 'done');
    const { invoiceId, rev } = await row(world);
    await must(world, 'finn', HARB, 'invoice.cancel', { invoiceId, rev, reason: 'Agreed' });
    inXero(world).restoreContact(clientIds.harbourFoods);
    const [mine] = (await must(world, 'finn', HARB, 'invoice.load', { invoiceId })).lines;
    inXero(world).addInvoice({ number: NUMBER, reference: 'HARB-2', contactId: clientIds.harbourFoods, lines: [{ description: mine!.description, unitAmount: '12000.00' }] });
    await world.advance(HOUR_MS);
    expect(await codes(world)).toContain('LEDGER_EXTRA');
  });
});
