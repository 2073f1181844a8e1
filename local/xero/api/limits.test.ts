import { describe, expect, it } from '@jest/globals';
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
