import { describe, expect, it } from '@jest/globals';
import { clientIds } from '../../agency/xero';
import { peopleIn } from '../people';
import { invoiceBody, NORTHLIGHT, openXero, type Caller, type Read } from '../testing/caller';

const put = (caller: Caller, key: string, fields: Record<string, unknown> = {}, token?: string): Promise<Read> =>
  caller.call('PUT', '/Invoices', { body: invoiceBody(fields), headers: { 'idempotency-key': key }, ...(token === undefined ? {} : { token }) });
const count = (caller: Caller): number => caller.xero.model.invoices(NORTHLIGHT).length;

describe('An idempotency key', () => {
  it('#18: makes a repeat within six minutes the same answer and the same document', async () => {
    const caller = await openXero();
    const first = await put(caller, 'k');
    caller.clock.advance(6 * 60_000 - 1);
    const again = await put(caller, 'k');
    expect(again.text).toBe(first.text);
    expect(count(caller)).toBe(1);
  });

  it('#20: is forgotten after six minutes: the repeat is a second invoice', async () => {
    const caller = await openXero();
    await put(caller, 'k');
    caller.clock.advance(6 * 60_000);
    expect((await put(caller, 'k')).status).toBe(200);
    expect(count(caller)).toBe(2);
  });

  it('#19: refuses another request under the same key', async () => {
    const caller = await openXero();
    await put(caller, 'k');
    const other = await put(caller, 'k', { Reference: 'other' });
    expect([other.status, other.at('Message')]).toEqual([400, 'Idempotency Key k is used with a different request.']);
    const headers = { 'idempotency-key': 'k' };
    for (const [method, path] of [['POST', '/Invoices'], ['PUT', '/Invoices?unitdp=4']] as const) {
      expect((await caller.call(method, path, { body: invoiceBody(), headers })).at('Message')).toContain('is used with a different request');
    }
    expect(count(caller)).toBe(1);
  });

  it('#18: guards allocations, credit notes and emails as it does invoices', async () => {
    const caller = await openXero();
    const people = peopleIn(caller.xero, NORTHLIGHT);
    const id = String((await caller.call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED' }) })).at('Invoices.0.InvoiceID'));
    const keyed = async (method: string, path: string, body: unknown): Promise<readonly [Read, Read]> => {
      const options = { body, headers: { 'idempotency-key': `${method} ${path}` } };
      return [await caller.call(method, path, options), await caller.call(method, path, options)];
    };
    const note = { Type: 'ACCRECCREDIT', Status: 'AUTHORISED', Contact: { ContactID: clientIds.harbourFoods }, CreditNoteNumber: 'CR-1', LineItems: [{ Description: 'Reduction', UnitAmount: 100, AccountCode: '205' }] };
    const [made, again] = await keyed('PUT', '/CreditNotes', note);
    expect([made.status, again.text]).toEqual([200, made.text]);
    const [put, repeated] = await keyed('PUT', `/CreditNotes/${String(made.at('CreditNotes.0.CreditNoteID'))}/Allocations`, { Allocations: [{ Invoice: { InvoiceID: id }, Amount: 60, Date: '2026-11-22' }] });
    expect([put.status, repeated.text]).toEqual([200, put.text]);
    const [sent, resent] = await keyed('POST', `/Invoices/${id}/Email`, {});
    expect([sent.status, resent.status, caller.xero.model.state.emails.length]).toEqual([204, 204, 1]);
    expect(people.deallocate(id).amount).toBe('60.00');
    expect(caller.xero.model.state.allocations).toEqual([]);
  });

  it('#21: has at most 128 characters; in what words a longer one is refused nobody has seen (unverified)', async () => {
    for (const [refusalWords, words] of [['seen', 'must not be longer than'], ['varied', 'exceeds its maximum length']] as const) {
      const caller = await openXero({ settings: { refusalWords } });
      expect((await put(caller, 'k'.repeat(128))).status).toBe(200);
      const long = await put(caller, 'k'.repeat(129));
      expect([long.status, String(long.at('Message')).includes(words)]).toEqual([400, true]);
      expect(count(caller)).toBe(1);
    }
  });

  it('#22: remembers refusals too, even once what was wrong is right', async () => {
    const caller = await openXero();
    const refused = await put(caller, 'k', { CurrencyCode: 'EUR' });
    expect(refused.status).toBe(400);
    caller.xero.model.setCurrencies(NORTHLIGHT, [...caller.xero.model.state.organisations[0]!.currencies, { code: 'EUR', description: 'Euro', rate: '0.6' }]);
    expect((await put(caller, 'k', { CurrencyCode: 'EUR' })).text).toBe(refused.text);
    expect((await put(caller, 'k2', { CurrencyCode: 'EUR' })).status).toBe(200);
  });

  it('#23: a repeat counts against the limits', async () => {
    const caller = await openXero();
    const left = (answer: Read): number => Number(answer.headers.get('x-minlimit-remaining'));
    const first = await put(caller, 'k');
    expect(left(await put(caller, 'k'))).toBe(left(first) - 1);
  });

  it('#17: a call that was over the limit leaves nothing under its key', async () => {
    const caller = await openXero();
    caller.xero.faults.next('PUT /Invoices', 'minute-limit');
    expect((await put(caller, 'k')).status).toBe(429);
    expect((await put(caller, 'k')).status).toBe(200);
    expect(count(caller)).toBe(1);
  });

  it('belongs to the app, or to one access token (unverified)', async () => {
    for (const [idempotencyScope, invoices] of [['app', 1], ['token', 2]] as const) {
      const caller = await openXero({ settings: { idempotencyScope } });
      await put(caller, 'k');
      await put(caller, 'k', {}, String((await caller.token()).at('access_token')));
      expect(count(caller)).toBe(invoices);
    }
  });

  it('#25: a repeat while the first is under way waits for it, is refused, or runs as well (unverified)', async () => {
    for (const [idempotencyInFlight, statuses, invoices] of [['wait', [200, 200], 1], ['refuse', [200, 400], 1], ['process', [200, 200], 2]] as const) {
      const caller = await openXero({ settings: { idempotencyInFlight } });
      caller.xero.faults.next('PUT /Invoices', 'slow-to-commit', { delayMs: 30 });
      const answers = await Promise.all([put(caller, 'k'), put(caller, 'k')]);
      expect(answers.map(({ status }) => status)).toEqual(statuses);
      expect(count(caller)).toBe(invoices);
    }
  });

  it('after an error of theirs that followed the commit, gives that error again or forgets (unverified)', async () => {
    for (const [idempotencyAfterServerError, status, invoices] of [['cached', 500, 1], ['forgotten', 200, 2]] as const) {
      const caller = await openXero({ settings: { idempotencyAfterServerError } });
      caller.xero.faults.next('PUT /Invoices', 'error-after-commit');
      expect((await put(caller, 'k')).status).toBe(500);
      expect((await put(caller, 'k')).status).toBe(status);
      expect(count(caller)).toBe(invoices);
    }
  });
});
