/**
 * Ways in which integrations with Xero are known to fail, numbered as in the project's list of them, each met by the real app on the local platform: on the way into Xero.
 */
import { describe, expect, it } from '@jest/globals';
import type { FaultKind } from '../../local/xero';
import { books, call, clientIds, connect, contract, CONTRACT, customConnections, move, must, organisationIds, projectView, refusedCodes, tag, tagged } from '../app/acts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../app/time';
import { testWorld, type TestWorld } from '../app/world';
import { bill, calls, expectHeld, expectOneDraft, NORTHLIGHT, NUMBER, onlyRow, readyWorld, refresh, retry } from './acts';
import { said, saying, told } from '../app/words';

describe('1: a retry after a lost answer makes no second invoice', () => {
  const kinds: readonly FaultKind[] = ['commit-then-drop', 'error-after-commit', 'html', 'empty-body'];
  it.each(kinds.flatMap((kind) => (['cached', 'forgotten'] as const).map((memory) => [kind, memory] as const)))('%s, and the key is %s', async (kind, idempotencyAfterServerError) => {
    const world = await readyWorld({ idempotencyAfterServerError });
    world.xero.faults.next('PUT /Invoices', kind);
    await move(world, 'HARB-2', 'done');
    await world.advance(3 * HOUR_MS);
    expect(books(world)).toHaveLength(1);
    if ((await bill(world))?.status === 'needs_attention') await retry(world);
    await expectOneDraft(world);
    expect(calls(world, 'PUT /Invoices')).toBe(1);
  });

  it('forty failures in a row, half of them after Xero had saved it', async () => {
    const world = await readyWorld({ idempotencyAfterServerError: 'forgotten' });
    for (let index = 0; index < 20; index += 1) {
      world.xero.faults.next('PUT /Invoices', index % 2 === 0 ? 'error-before-commit' : 'error-after-commit');
      world.xero.faults.next('GET /Invoices', 'error-before-commit');
    }
    await move(world, 'HARB-2', 'done');
    await world.advance(2 * DAY_MS);
    await expectOneDraft(world);
  });
});

describe('2: a retry after the key’s six minutes does not trust the key', () => {
  it('an answer lost, then Xero out of reach for an hour: the invoice is looked up and taken over', async () => {
    const world = await readyWorld();
    world.xero.faults.next('PUT /Invoices', 'commit-then-drop');
    // The first look, before anything is sent, is answered; the twelve after it are not.
    world.xero.faults.next('GET /Invoices', 'slow-to-answer', { delayMs: 0 });
    world.xero.faults.next('GET /Invoices', 'drop-before-commit', { times: 12 });
    await move(world, 'HARB-2', 'done');
    await world.advance(7 * MINUTE_MS);
    expect(await bill(world)).not.toMatchObject({ status: 'draft' });
    await world.advance(12 * HOUR_MS);
    await expectOneDraft(world);
    expect(calls(world, 'PUT /Invoices')).toBe(1);
  });
});

describe('3: "Invoice # must be unique" leaves nothing orphaned', () => {
  /** Somebody writes an invoice with our number between our look and our create. */
  const intrude = (world: TestWorld, amount: string): void => {
    let done = false;
    world.faults.onCall((point) => {
      if (!done && point.kind === 'egress' && point.method === 'PUT') {
        done = true;
        const made = world.xero.model.createInvoice(NORTHLIGHT, {
          number: NUMBER,
          contact: { id: clientIds.gullAndSons },
          reference: amount,
          lines: [{ description: 'Something else', accountCode: '200', taxType: 'OUTPUT' }],
        });
        expect(made.ok).toBe(true);
      }
      return false;
    }, { kind: 'network-error' });
  };

  it('another’s invoice with our number is left alone, and a person is asked', async () => {
    const world = await readyWorld();
    intrude(world, 'theirs');
    await move(world, 'HARB-2', 'done');
    await world.advance(HOUR_MS);
    const row = await onlyRow(world);
    expect(row).toMatchObject({ status: 'needs_attention', problem: saying('NUMBER_TAKEN', NUMBER) });
    expect(books(world).map(({ contactId, reference }) => [contactId, reference])).toEqual([[clientIds.gullAndSons, 'theirs']]);
  });

  it('goes on when the number is free again', async () => {
    const world = await readyWorld();
    intrude(world, 'theirs');
    await move(world, 'HARB-2', 'done');
    await world.advance(HOUR_MS);
    world.xero.model.updateInvoice(NORTHLIGHT, NUMBER, { number: 'INV-0001' });
    await retry(world);
    expect(books(world).map(({ number, contactId }) => [number, contactId])).toEqual([['INV-0001', clientIds.gullAndSons], [NUMBER, clientIds.harbourFoods]]);
    expect(await bill(world)).toMatchObject({ status: 'draft' });
  });

  it('our own, whose answer never came, is taken over', async () => {
    const world = await readyWorld({ idempotencyAfterServerError: 'forgotten' });
    world.faults.onCall((point) => point.kind === 'egress' && point.method === 'PUT', { kind: 'lose-answer', as: 'timeout' });
    await move(world, 'HARB-2', 'done');
    await world.advance(HOUR_MS);
    await expectOneDraft(world);
  });
});

describe('4: two workers or two tabs bill a milestone once', () => {
  it('every event and every job delivered four times at once', async () => {
    const world = await readyWorld();
    world.faults.onDelivery((point) => point.kind === 'event', { kind: 'duplicate', copies: 4 }, 20);
    world.faults.onDelivery((point) => point.kind === 'queue', { kind: 'duplicate', copies: 4 }, 20);
    await move(world, 'HARB-2', 'done');
    await world.advance(3 * HOUR_MS);
    await expectOneDraft(world);
  });

  it('two people press "bill now" while the event arrives', async () => {
    const world = await readyWorld();
    const { contract: seen, milestone: own } = await tagged(world, 'HARB-2');
    const reach = { contractId: seen.id, milestoneId: own.id, rev: seen.rev };
    await Promise.all([move(world, 'HARB-2', 'done', false), ...(['mara', 'finn'] as const).map(async (who) => call(world, who, { issue: 'HARB-2' }, 'panel.reach', reach))]);
    await world.advance(3 * HOUR_MS);
    await expectOneDraft(world);
  });
});

describe('5: the client is who was chosen, not who has the name', () => {
  it('two of nearly the same name are told apart where a person chooses, and a name chooses nobody', async () => {
    const world = await testWorld();
    await connect(world);
    const other = world.xero.model.createContact(NORTHLIGHT, { name: 'Harbour Foods (old)', email: 'accounts@old.example' });
    const found = await must(world, 'finn', { project: 'HARB' }, 'settings.clients', { search: 'Harbour' });
    expect(found.map(({ id }) => id).sort()).toEqual([clientIds.harbourFoods, other.ok ? other.value.id : ''].sort());
    expect((await call(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, clientId: 'Harbour Foods' })).ok).toBe(false);
    expect((await must(world, 'finn', { project: 'HARB' }, 'settings.load', {})).contracts).toEqual([]);
  });

  it('renamed in Xero, and another has the old name', async () => {
    const world = await readyWorld();
    const { model } = world.xero;
    model.state.contacts.find(({ id }) => id === clientIds.harbourFoods)!.name = 'Harbour Foods Group';
    expect(model.createContact(NORTHLIGHT, { name: 'Harbour Foods', email: 'someone@else.example' }).ok).toBe(true);
    await move(world, 'HARB-2', 'done');
    expect(books(world).map(({ contactId }) => contactId)).toEqual([clientIds.harbourFoods]);
  });

  it('and billing writes nothing into the client’s record', async () => {
    const world = await readyWorld();
    const record = () => structuredClone(world.xero.model.state.contacts);
    world.xero.model.state.contacts.find(({ id }) => id === clientIds.harbourFoods)!.persons = [{ firstName: 'Ana', lastName: 'Reyes', email: 'ana@harbourfoods.example', includeInEmails: true }];
    const before = record();
    await move(world, 'HARB-2', 'done');
    await expectOneDraft(world);
    expect(record()).toEqual(before);
  });
});

describe('7: an archived client blocks, by name, and is not restored by us', () => {
  it('until a person restores it', async () => {
    const world = await readyWorld();
    world.xero.model.setContactStatus(NORTHLIGHT, clientIds.harbourFoods, 'ARCHIVED');
    await move(world, 'HARB-2', 'done');
    const row = await expectHeld(world, 'CLIENT_ARCHIVED');
    expect(said(row.problem)).toContain('Harbour Foods');
    expect(world.xero.model.state.contacts.find(({ id }) => id === clientIds.harbourFoods)?.status).toBe('ARCHIVED');
    world.xero.model.setContactStatus(NORTHLIGHT, clientIds.harbourFoods, 'ACTIVE');
    await retry(world);
    await expectOneDraft(world);
  });
});

describe('8: an account that may not be used is found before sending where it can be, and named', () => {
  it.each([
    ['archived', '299', 'ACCOUNT_ARCHIVED'],
    ['for expenses', '400', 'ACCOUNT_NOT_REVENUE'],
    ['not there', '999', 'ACCOUNT_NOT_FOUND'],
  ])('one that is %s is refused in the settings', async (_what, accountCode, code) => {
    const world = await testWorld();
    await connect(world);
    const answer = await call(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, accountCode });
    expect(answer.ok ? [] : answer.problems).toContainEqual(saying(code, accountCode));
    expect(books(world)).toHaveLength(0);
  });

  it('one that was archived since holds the invoice', async () => {
    const world = await readyWorld();
    world.xero.model.setAccountStatus(NORTHLIGHT, '205', 'ARCHIVED');
    await move(world, 'HARB-2', 'done');
    expect(said((await expectHeld(world, 'ACCOUNT_ARCHIVED')).problem)).toContain('205');
  });
});

describe('9: tax is what finance chose and Xero worked out', () => {
  it('a tax rate that the account does not take is refused in the settings, and holds the invoice when it changed since', async () => {
    const world = await readyWorld();
    expect(await refusedCodes(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, taxCode: 'INPUT', numberPrefix: 'HARB-C2' })).toEqual(['TAX_NOT_ALLOWED']);
    world.xero.model.state.taxRates.find(({ organisationId, taxType }) => organisationId === NORTHLIGHT && taxType === 'OUTPUT')!.appliesTo = ['EXPENSE'];
    await move(world, 'HARB-2', 'done');
    expect(said((await expectHeld(world, 'TAX_NOT_ALLOWED')).problem)).toContain('OUTPUT');
  });

  it('a total that is otherwise in Xero is shown as Xero has it, beside what was agreed, and on the record', async () => {
    const world = await readyWorld();
    await move(world, 'HARB-2', 'done');
    const line = books(world)[0]!.lines[0]!;
    // Finance gives the line a tax rate of its own: nothing is changed back.
    const edited = world.xero.model.updateInvoice(NORTHLIGHT, NUMBER, { lines: [{ id: line.id, taxType: 'EXEMPTOUTPUT' }] });
    expect(edited.ok).toBe(true);
    await refresh(world);
    expect(await onlyRow(world)).toMatchObject({ amount: { amount: '12000.00' }, tax: { amount: '0.00' }, total: { amount: '12000.00' } });
    expect((await onlyRow(world)).differences).toMatchObject([{ field: 'tax', expected: 'AUD 1,200.00', actual: 'AUD 0.00' }]);
    expect((await projectView(world)).attention).toMatchObject([{ problem: { code: 'LEDGER_DIFFERS' } }]);
    expect(books(world)[0]!.lines[0]!.taxType).toBe('EXEMPTOUTPUT');
    const { rows } = await must(world, 'finn', { project: 'HARB' }, 'project.activity', {});
    expect(rows.map(told).some((text) => text.includes('13,200.00') && text.includes('12,000.00'))).toBe(true);
  });
});

describe('15: a locked period holds the bill and dates nothing by itself', () => {
  it('known beforehand: it is said before anything is sent', async () => {
    const world = await readyWorld();
    world.xero.model.setLockDates(NORTHLIGHT, { periodLockDate: '2026-11-30' });
    await connect(world);
    const { preview } = await tagged(world, 'HARB-2');
    expect(preview?.blockers.map(({ code }) => code)).toEqual(['PERIOD_LOCKED']);
    await move(world, 'HARB-2', 'done');
    expect((await tagged(world, 'HARB-2')).milestone).toMatchObject({ state: 'waiting', problem: saying('PERIOD_LOCKED', '30 Nov 2026') });
    expect(calls(world, 'PUT /Invoices')).toBe(0);
  });

  it('learned from the refusal: it waits for a person, whatever day it becomes', async () => {
    const world = await readyWorld();
    world.xero.model.setLockDates(NORTHLIGHT, { periodLockDate: '2026-11-30' });
    await move(world, 'HARB-2', 'done');
    await expectHeld(world, 'PERIOD_LOCKED');
    await world.advance(9 * DAY_MS);
    await expectHeld(world, 'PERIOD_LOCKED');
  });

  it('a person is told which days are locked and what day it would get, and it gets the day on which they let it go, on the record', async () => {
    const world = await readyWorld();
    world.xero.model.setLockDates(NORTHLIGHT, { periodLockDate: '2026-11-30' });
    await move(world, 'HARB-2', 'done');
    const { invoiceId, rev, problem } = await onlyRow(world);
    expect(said(problem)).toContain('try again: the day of the try is then the invoice’s date');
    const tooEarly = await call(world, 'finn', { project: 'HARB' }, 'invoice.retry', { invoiceId, rev });
    expect(tooEarly).toMatchObject({ ok: false, problems: [saying('PERIOD_LOCKED', '30 Nov 2026')] });
    // 1 December in Sydney is the first day after the lock.
    world.clock.advance(9 * DAY_MS);
    await retry(world);
    expect(books(world).map(({ date, dueDate }) => [date, dueDate])).toEqual([['2026-12-01', '2026-12-31']]);
    const { rows } = await must(world, 'finn', { project: 'HARB' }, 'project.activity', {});
    expect(rows.map(told)).toContain(`Invoice ${NUMBER} was taken up again, dated 1 Dec 2026.`);
  });
});

describe('19: a currency that is not enabled blocks; nothing is converted', () => {
  it('in the settings, and when it was switched off since', async () => {
    const world = await testWorld();
    await connect(world);
    expect(await refusedCodes(world, 'finn', { project: 'HARB' }, 'settings.saveContract', { ...CONTRACT, currency: 'EUR' })).toContain('CURRENCY_NOT_ENABLED');
    await tag(world, 'HARB-2', await contract(world, { currency: 'USD' }));
    const { model } = world.xero;
    model.setCurrencies(NORTHLIGHT, model.state.organisations[0]!.currencies.filter(({ code }) => code === 'AUD'));
    await move(world, 'HARB-2', 'done');
    expect(said((await expectHeld(world, 'CURRENCY_NOT_ENABLED')).problem)).toContain('USD');
    await world.advance(DAY_MS);
    expect(books(world)).toHaveLength(0);
  });
});

describe('21: HTTP 200 is not success', () => {
  it.each([
    ['an archived account', 'ACCOUNT_ARCHIVED', (world: TestWorld) => world.xero.model.setAccountStatus(NORTHLIGHT, '205', 'ARCHIVED')],
    ['an archived client', 'CLIENT_ARCHIVED', (world: TestWorld) => world.xero.model.setContactStatus(NORTHLIGHT, clientIds.harbourFoods, 'ARCHIVED')],
  ])('%s, refused inside a 200 that echoes the status asked for', async (_what, code, spoil) => {
    const world = await readyWorld();
    spoil(world);
    world.xero.faults.next('PUT /Invoices', 'refusals-as-200');
    await move(world, 'HARB-2', 'done');
    await expectHeld(world, code);
  });
});

describe('22: days are the organisation’s', () => {
  it.each([
    // 22 November in Sydney, still the 21st in UTC and in America.
    ['in the morning of Sydney', 0, '2026-11-22', '2026-12-22'],
    ['just before midnight in Sydney', 13 * HOUR_MS + 59 * MINUTE_MS, '2026-11-22', '2026-12-22'],
    ['just after it', 14 * HOUR_MS, '2026-11-23', '2026-12-23'],
    // Daylight saving ends in Sydney on 4 April 2027.
    ['on the night that clocks go back', (133 * 24 + 4) * HOUR_MS + 30 * MINUTE_MS, '2027-04-04', '2027-05-04'],
  ])('%s', async (_when, ms, issued, due) => {
    const world = await readyWorld();
    world.clock.advance(ms);
    await move(world, 'HARB-2', 'done');
    expect(books(world).map(({ date, dueDate }) => [date, dueDate])).toEqual([[issued, due]]);
    expect(await onlyRow(world)).toMatchObject({ issueDate: issued, dueDate: due });
    await refresh(world);
    expect(await onlyRow(world)).toMatchObject({ issueDate: issued, dueDate: due });
  });
});

describe('23: nothing lands in another organisation’s books', () => {
  it('connecting another one is refused with both names', async () => {
    const world = await readyWorld();
    const answer = await call(world, 'priya', 'admin', 'admin.connect', customConnections.demo);
    expect(answer.ok ? [] : answer.problems.map((problem) => [problem.code, /Demo Company \(AU\).*Northlight Studio Pty Ltd/.test(said(problem))])).toEqual([['ORGANISATION_CHANGED', true]]);
  });

  it('a connection that leads elsewhere all of a sudden bills nothing there', async () => {
    const world = await readyWorld();
    world.xero.model.state.connections[0]!.organisationId = organisationIds.demo;
    await move(world, 'HARB-2', 'done');
    await world.advance(DAY_MS);
    expect(world.xero.model.state.invoices).toEqual([]);
    expect((await onlyRow(world)).status).toBe('needs_attention');
  });
});
