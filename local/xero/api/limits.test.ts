import { describe, expect, it } from '@jest/globals';
import { clientIds } from '../../agency/xero';
import { peopleIn } from '../people';
import { invoiceBody, NORTHLIGHT, openXero, type Read } from '../testing/caller';

const head = (answer: Read, name: string): string | null => answer.headers.get(name);

describe("Xero's limits", () => {
  it('#13 #16 #17: the 61st call in a minute gets an empty 429 that says when to come back, and does nothing', async () => {
    const { call, clock, xero } = await openXero();
    const first = await call('GET', '/Currencies');
    expect([head(first, 'x-minlimit-remaining'), head(first, 'x-daylimit-remaining'), head(first, 'x-appminlimit-remaining')]).toEqual(['59', '4999', '9999']);
    clock.advance(10_000);
    for (let count = 2; count <= 60; count += 1) await call('GET', '/Currencies');
    const refused = await call('PUT', '/Invoices', { body: invoiceBody() });
    expect([refused.status, refused.text, head(refused, 'content-type')]).toEqual([429, '', null]);
    expect([head(refused, 'retry-after'), head(refused, 'x-rate-limit-problem'), head(refused, 'x-minlimit-remaining')]).toEqual(['50', 'minute', '0']);
    expect(xero.model.invoices(NORTHLIGHT)).toHaveLength(0);
    clock.advance(50_000);
    expect((await call('PUT', '/Invoices', { body: invoiceBody() })).status).toBe(200);
  });

  it('#17: a request refused with 429 has no side effect, whatever it asked for and whichever limit it met', async () => {
    const { call, xero } = await openXero();
    const people = peopleIn(xero, NORTHLIGHT);
    const own = people.addInvoice({ contactId: clientIds.harbourFoods, number: 'A-1', dueDate: '2026-12-06', lines: [{ description: 'Work', unitAmount: '100', accountCode: '205' }] });
    people.approve('A-1');
    const note = people.addCreditNote({ contactId: clientIds.harbourFoods, lines: [{ description: 'Reduction', unitAmount: '10', accountCode: '205' }] });
    const before = JSON.stringify(xero.snapshot());
    const asked = [
      ['PUT', '/Invoices', invoiceBody()],
      ['POST', '/Invoices/{InvoiceID}', { Status: 'VOIDED' }],
      ['POST', '/Invoices/{InvoiceID}/Email', {}],
      ['PUT', '/CreditNotes/{CreditNoteID}/Allocations', { Allocations: [{ Invoice: { InvoiceID: own.id }, Amount: 1, Date: '2026-11-22' }] }],
      ['PUT', '/Payments', { Invoice: { InvoiceID: own.id }, Account: { Code: '090' }, Amount: 1 }],
      ['PUT', '/Contacts', { Name: 'Somebody' }],
    ] as const;
    for (const kind of ['minute-limit', 'day-limit', 'concurrent-limit'] as const) {
      for (const [method, route, body] of asked) {
        xero.faults.next(`${method} ${route}`, kind);
        const path = route.replace('{InvoiceID}', own.id).replace('{CreditNoteID}', note.id);
        expect([kind, route, (await call(method, path, { body })).status]).toEqual([kind, route, 429]);
      }
    }
    expect(JSON.stringify(xero.snapshot())).toBe(before);
  });

  it('#16: every answer says what is left, refusals and pages that are not there too, one less each time', async () => {
    const { call } = await openXero();
    const left: (string | null)[] = [];
    for (const [method, path, body] of [['GET', '/Organisation', undefined], ['GET', '/Invoices/none', undefined], ['PUT', '/Invoices', {}], ['PUT', '/Invoices', invoiceBody({ CurrencyCode: 'EUR' })], ['GET', '/Invoices?where=%25', undefined]] as const) {
      left.push(head(await call(method, path, { body }), 'x-daylimit-remaining'));
    }
    expect(left).toEqual(['4999', '4998', '4997', '4996', '4995']);
  });

  it('#14: the starter tier has 1,000 calls a day, the others 5,000', async () => {
    for (const callsPerDay of [1000, 5000]) {
      const { call } = await openXero({ settings: { callsPerDay, callsPerMinute: 10_000 } });
      expect(head(await call('GET', '/Organisation'), 'x-daylimit-remaining')).toBe(String(callsPerDay - 1));
    }
  });

  it('#14: the day has its own limit, and its Retry-After may be many hours', async () => {
    const { call, clock, token } = await openXero({ settings: { callsPerDay: 2 } });
    await call('GET', '/Currencies');
    await call('GET', '/Currencies');
    const refused = await call('GET', '/Currencies');
    expect([refused.status, head(refused, 'x-rate-limit-problem'), head(refused, 'x-daylimit-remaining')]).toEqual([429, 'day', '0']);
    const wait = Number(head(refused, 'retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(86_400);
    clock.advance(wait * 1000);
    const fresh = String((await token()).at('access_token'));
    expect((await call('GET', '/Currencies', { token: fresh })).status).toBe(200);
  });

  it('#13 #14: the limit is named as recorded, or as older documents have it (unverified)', async () => {
    for (const [limitNames, names] of [['lower-case', ['minute', 'day', 'concurrent']], ['as-in-old-docs', ['Minute', 'Daily', 'Concurrent']]] as const) {
      const { call, xero } = await openXero({ settings: { limitNames } });
      const named: (string | null)[] = [];
      for (const kind of ['minute-limit', 'day-limit', 'concurrent-limit'] as const) {
        xero.faults.next('GET /Organisation', kind);
        named.push(head(await call('GET', '/Organisation'), 'x-rate-limit-problem'));
      }
      expect(named).toEqual(names);
    }
  });

  it('#15: the sixth call at once is refused, with no word of when', async () => {
    const { call, xero } = await openXero();
    xero.faults.next('GET /Currencies', 'slow-to-answer', { times: 5, delayMs: 40 });
    const five = [1, 2, 3, 4, 5].map(() => call('GET', '/Currencies'));
    const sixth = await call('GET', '/Currencies');
    expect([sixth.status, head(sixth, 'x-rate-limit-problem'), head(sixth, 'retry-after')]).toEqual([429, 'concurrent', null]);
    expect((await Promise.all(five)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await call('GET', '/Currencies')).status).toBe(200);
  });
});
