import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { clientIds, customConnections, oauthApp } from '../agency/xero';
import { invoiceBody, NORTHLIGHT, openXero, type Caller } from './testing/caller';
import { authoriseUrl, REDIRECT } from './testing/oauth';

const KEY = 'signing-key';
const { clientId } = customConnections.northlight;

interface Delivery {
  readonly body: { events: { eventCategory: string; eventType: string; resourceId: string; tenantId: string; eventDateUtc: string; data?: unknown }[]; firstEventSequence: number; lastEventSequence: number };
  readonly right: boolean;
}

/** An app that listens, answering as `answer` says (as Xero wants unless told otherwise). */
async function listening(answer: (right: boolean) => number = (right) => (right ? 200 : 401), settings = {}): Promise<Caller & { received: Delivery[]; answerWith(next: (right: boolean) => number): void }> {
  const received: Delivery[] = [];
  let respond = answer;
  const caller = await openXero({
    settings,
    sendWebhook: async (request) => {
      const bytes = await request.text();
      const right = request.headers.get('x-xero-signature') === createHmac('sha256', KEY).update(bytes).digest('base64');
      received.push({ body: JSON.parse(bytes), right });
      return new Response(null, { status: respond(right) });
    },
  });
  caller.xero.model.setWebhook(clientId, { deliveryUrl: 'http://localhost/x1/hook', signingKey: KEY });
  return {
    ...caller,
    received,
    answerWith: (next) => {
      respond = next;
    },
  };
}

describe('Webhooks', () => {
  it('#41: the intent to receive mixes good and bad signatures over no events, and wants 200 and 401', async () => {
    const { xero, received } = await listening();
    expect(await xero.webhooks.sendIntent(clientId)).toBe(true);
    expect(received.map(({ right }) => right)).toContain(true);
    expect(received.map(({ right }) => right)).toContain(false);
    expect(received.every(({ body }) => body.events.length === 0 && body.firstEventSequence === 0 && body.lastEventSequence === 0)).toBe(true);
  });

  it.each([
    ['accepts everything', () => 200],
    ['refuses everything', () => 401],
    ['breaks on a bad signature', (right: boolean) => (right ? 200 : 500)],
  ])('#41: an app that %s gets no events', async (_what, answer) => {
    const { xero, received, call } = await listening(answer);
    expect(await xero.webhooks.sendIntent(clientId)).toBe(false);
    const before = received.length;
    await call('PUT', '/Invoices', { body: invoiceBody() });
    await xero.webhooks.deliverDue();
    expect(received.length).toBe(before);
  });

  it('tells of invoices and clients created and changed, in order, rightly signed', async () => {
    const { xero, received, call } = await listening();
    await xero.webhooks.sendIntent(clientId);
    received.length = 0;
    const id = String((await call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED' }) })).at('Invoices.0.InvoiceID'));
    await call('POST', `/Invoices/${id}`, { body: { InvoiceID: id, Reference: 'PO 77' } });
    await call('POST', `/Contacts/${clientIds.gullAndSons}`, { body: { EmailAddress: 'new@gull.example' } });
    await xero.webhooks.deliverDue();
    const events = received.flatMap(({ body }) => body.events);
    expect(events.map(({ eventCategory, eventType, resourceId }) => [eventCategory, eventType, resourceId])).toEqual([
      ['INVOICE', 'CREATE', id],
      ['INVOICE', 'UPDATE', id],
      ['CONTACT', 'UPDATE', clientIds.gullAndSons],
    ]);
    expect(received.every(({ right }) => right)).toBe(true);
    expect([events[0]?.tenantId, events[0]?.eventDateUtc]).toEqual([NORTHLIGHT, '2026-11-21T23:00:00.000']);
    expect(received.map(({ body }) => body.lastEventSequence).at(-1)).toBe(3);
  });

  it('#42: a payment sends INVOICE UPDATE, or nothing (unverified)', async () => {
    for (const [paymentSendsInvoiceUpdate, expected] of [[true, 1], [false, 0]] as const) {
      const { xero, received, call } = await listening(undefined, { paymentSendsInvoiceUpdate });
      const id = String((await call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED' }) })).at('Invoices.0.InvoiceID'));
      await xero.webhooks.sendIntent(clientId);
      received.length = 0;
      expect(xero.model.pay(NORTHLIGHT, id).ok).toBe(true);
      await xero.webhooks.deliverDue();
      expect(received.flatMap(({ body }) => body.events)).toHaveLength(expected);
    }
  });

  it('#42: a credit on an invoice sends CREDITNOTE with its type and status, and INVOICE UPDATE or not (unverified)', async () => {
    for (const [allocationSendsInvoiceUpdate, invoiceUpdates] of [[true, 1], [false, 0]] as const) {
      const { xero, received, call } = await listening(undefined, { allocationSendsInvoiceUpdate });
      xero.model.setWebhook(clientId, { deliveryUrl: 'http://localhost/x1/hook', signingKey: KEY, categories: ['INVOICE', 'CREDITNOTE'] });
      const id = String((await call('PUT', '/Invoices', { body: invoiceBody({ Status: 'AUTHORISED' }) })).at('Invoices.0.InvoiceID'));
      await xero.webhooks.sendIntent(clientId);
      received.length = 0;
      expect(xero.model.credits.creditInvoice(NORTHLIGHT, id).ok).toBe(true);
      await xero.webhooks.deliverDue();
      const events = received.flatMap(({ body }) => body.events);
      expect(events.filter(({ eventCategory }) => eventCategory === 'INVOICE')).toHaveLength(invoiceUpdates);
      const notes = events.filter(({ eventCategory }) => eventCategory === 'CREDITNOTE');
      expect(notes.map(({ eventType, data }) => [eventType, data])).toEqual([
        ['CREATE', { Type: 'ACCRECCREDIT', Status: 'AUTHORISED' }],
        ['UPDATE', { Type: 'ACCRECCREDIT', Status: 'PAID' }],
      ]);
    }
  });

  it('go to an OAuth app for each organisation that somebody let it into', async () => {
    const { xero, received, call } = await listening();
    const app = oauthApp.clientId;
    xero.model.apps.setRedirectUris(app, [REDIRECT]);
    xero.model.setWebhook(app, { deliveryUrl: 'http://localhost/x1/hook', signingKey: KEY });
    await xero.webhooks.sendIntent(app);
    received.length = 0;
    await call('PUT', '/Invoices', { body: invoiceBody() });
    await xero.webhooks.deliverDue();
    expect(received).toHaveLength(0);
    expect(xero.model.apps.answer(authoriseUrl(), { organisationIds: [NORTHLIGHT] }).ok).toBe(true);
    await call('PUT', '/Invoices', { body: invoiceBody() });
    await xero.webhooks.deliverDue();
    expect(received.flatMap(({ body }) => body.events).map(({ tenantId }) => tenantId)).toEqual([NORTHLIGHT]);
  });

  it('#42: a failed delivery is tried again at once, then every 15 minutes; nothing is lost when the app comes back', async () => {
    const { xero, received, call, clock, answerWith } = await listening();
    await xero.webhooks.sendIntent(clientId);
    received.length = 0;
    answerWith(() => 500);
    await call('PUT', '/Invoices', { body: invoiceBody() });
    await xero.webhooks.deliverDue();
    expect(received).toHaveLength(2);
    await xero.webhooks.deliverDue();
    expect(received).toHaveLength(2);
    expect(xero.webhooks.nextDue()).toBe(clock.now() + 15 * 60_000);
    clock.advance(15 * 60_000);
    await xero.webhooks.deliverDue();
    expect(received).toHaveLength(3);
    answerWith(() => 200);
    clock.advance(15 * 60_000);
    await xero.webhooks.deliverDue();
    expect([received.length, xero.webhooks.nextDue()]).toEqual([4, undefined]);
  });

  it.each([
    ['webhook-twice', ['CREATE', 'UPDATE', 'CREATE', 'UPDATE']],
    ['webhook-reversed', ['UPDATE', 'CREATE']],
    ['webhook-lost', []],
  ] as const)('#42: %s: the same event again, out of order, or never', async (fault, types) => {
    const { xero, received } = await listening();
    await xero.webhooks.sendIntent(clientId);
    received.length = 0;
    xero.faults.next('webhook', fault);
    const created = xero.model.createInvoice(NORTHLIGHT, { contact: { id: clientIds.harbourFoods }, number: 'HARB-A-001', lines: [{ description: 'Work', accountCode: '205' }] });
    expect(created.ok).toBe(true);
    xero.model.updateInvoice(NORTHLIGHT, 'HARB-A-001', { reference: 'PO 77' });
    await xero.webhooks.deliverDue();
    expect(received.flatMap(({ body }) => body.events).map(({ eventType }) => eventType)).toEqual(types);
  });

  it('#42: after a day of failing it is switched off; a new intent to receive brings what was missed', async () => {
    const { xero, received, call, clock, answerWith } = await listening();
    await xero.webhooks.sendIntent(clientId);
    answerWith(() => 500);
    await call('PUT', '/Invoices', { body: invoiceBody() });
    await xero.webhooks.deliverDue();
    for (let quarter = 0; quarter < 96; quarter += 1) {
      clock.advance(15 * 60_000);
      await xero.webhooks.deliverDue();
    }
    expect(xero.model.state.webhooks[0]?.state).toBe('disabled');
    expect(xero.webhooks.nextDue()).toBeUndefined();
    answerWith((right) => (right ? 200 : 401));
    received.length = 0;
    expect(await xero.webhooks.sendIntent(clientId)).toBe(true);
    expect(received.flatMap(({ body }) => body.events)).toHaveLength(1);
  });
});
