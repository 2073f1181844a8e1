import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { clientIds, customConnections, oauthApp, organisationIds } from '../agency/xero';
import { peopleIn } from './people';
import { invoiceBody, NORTHLIGHT, openXero, type Caller } from './testing/caller';
import { authoriseUrl, REDIRECT } from './testing/oauth';

const KEY = 'signing-key';
const { clientId } = customConnections.northlight;

interface Delivery {
  readonly body: { events: { eventCategory: string; eventType: string; resourceId: string; resourceUrl: string; tenantId: string; eventDateUtc: string; data?: unknown }[]; firstEventSequence: number; lastEventSequence: number };
  readonly right: boolean;
}

async function signedRightly(request: Request): Promise<boolean> {
  return request.headers.get('x-xero-signature') === createHmac('sha256', KEY).update(await request.text()).digest('base64');
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

  it.each([
    ['a body', () => new Response('ok', { status: 200 })],
    ['a cookie', () => new Response(null, { status: 200, headers: { 'set-cookie': 'a=b' } })],
  ])('#41: an answer with %s is as good as none, to the intent and to events', async (_what, answer) => {
    let spoilt = true;
    const caller = await openXero({ sendWebhook: async (request) => (spoilt ? answer() : new Response(null, { status: (await signedRightly(request)) ? 200 : 401 })) });
    caller.xero.model.setWebhook(clientId, { deliveryUrl: 'http://localhost/x1/hook', signingKey: KEY });
    expect(await caller.xero.webhooks.sendIntent(clientId)).toBe(false);
    spoilt = false;
    expect(await caller.xero.webhooks.sendIntent(clientId)).toBe(true);
    spoilt = true;
    await caller.call('PUT', '/Invoices', { body: invoiceBody() });
    await caller.xero.webhooks.deliverDue();
    expect(caller.xero.model.state.webhooks[0]?.pending).toHaveLength(1);
    expect(caller.xero.model.state.webhooks[0]?.log[0]?.what).toContain(_what);
  });

  it('#41: an answer that takes more than five seconds comes too late', async () => {
    let takes = 0;
    const caller: Caller = await openXero({
      settings: { webhookAnswerMs: 5000 },
      sendWebhook: async (request) => {
        caller.clock.advance(takes);
        return new Response(null, { status: (await signedRightly(request)) ? 200 : 401 });
      },
    });
    caller.xero.model.setWebhook(clientId, { deliveryUrl: 'http://localhost/x1/hook', signingKey: KEY });
    takes = 5001;
    expect(await caller.xero.webhooks.sendIntent(clientId)).toBe(false);
    takes = 5000;
    expect(await caller.xero.webhooks.sendIntent(clientId)).toBe(true);
  });

  it('#41: a receiver that never answers is given up on', async () => {
    const { xero } = await openXero({
      settings: { webhookAnswerMs: 20 },
      sendWebhook: (request) => new Promise((_answer, fail) => request.signal.addEventListener('abort', () => fail(new Error('aborted')))),
    });
    xero.model.setWebhook(clientId, { deliveryUrl: 'http://localhost/x1/hook', signingKey: KEY });
    expect(await xero.webhooks.sendIntent(clientId)).toBe(false);
    expect(xero.model.state.webhooks[0]?.log.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
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

  it('#42: failed deliveries come every 15 minutes, or less and less often (unverified)', async () => {
    for (const [webhookRetries, minutes] of [['every-15-minutes', [15, 15, 15, 15]], ['less-and-less', [15, 15, 30, 60]]] as const) {
      const { xero, call, clock, answerWith } = await listening(undefined, { webhookRetries });
      await xero.webhooks.sendIntent(clientId);
      answerWith(() => 500);
      await call('PUT', '/Invoices', { body: invoiceBody() });
      await xero.webhooks.deliverDue();
      const waits: number[] = [];
      for (const _ of minutes) {
        const wait = (xero.webhooks.nextDue() ?? 0) - clock.now();
        waits.push(wait / 60_000);
        clock.advance(wait);
        await xero.webhooks.deliverDue();
      }
      expect(waits).toEqual(minutes);
    }
  });

  it('#42: what happened while it was switched off comes in order once it is on again, if younger than 31 days, or never (unverified)', async () => {
    for (const [webhookAfterDisabled, types] of [['replayed', ['CREATE', 'UPDATE']], ['lost', []]] as const) {
      const { xero, received, clock } = await listening(undefined, { webhookAfterDisabled });
      await xero.webhooks.sendIntent(clientId);
      xero.webhooks.switchOff(clientId);
      received.length = 0;
      const people = peopleIn(xero, NORTHLIGHT);
      people.addInvoice({ contactId: clientIds.harbourFoods, number: 'OLD', lines: [{ description: 'Work', accountCode: '205' }] });
      clock.advance(31 * 24 * 60 * 60_000);
      people.addInvoice({ contactId: clientIds.harbourFoods, number: 'NEW', lines: [{ description: 'Work', accountCode: '205' }] });
      people.edit('NEW', { reference: 'PO 77' });
      await xero.webhooks.deliverDue();
      expect([received, xero.webhooks.nextDue()]).toEqual([[], undefined]);
      expect(await xero.webhooks.sendIntent(clientId)).toBe(true);
      expect(received.flatMap(({ body }) => body.events).map(({ eventType }) => eventType)).toEqual(types);
      received.length = 0;
      people.edit('NEW', { reference: 'PO 78' });
      await xero.webhooks.deliverDue();
      expect(received.flatMap(({ body }) => body.events)).toHaveLength(1);
    }
  });

  it('#42: one delivery holds events of several organisations', async () => {
    const { xero, received } = await listening();
    const app = oauthApp.clientId;
    xero.model.apps.setRedirectUris(app, [REDIRECT]);
    for (const organisation of [NORTHLIGHT, organisationIds.demo]) expect(xero.model.apps.answer(authoriseUrl(), { organisationIds: [organisation] }).ok).toBe(true);
    xero.model.setWebhook(app, { deliveryUrl: 'http://localhost/x1/hook', signingKey: KEY });
    await xero.webhooks.sendIntent(app);
    received.length = 0;
    for (const organisation of [NORTHLIGHT, organisationIds.demo]) {
      const contactId = xero.model.state.contacts.find((contact) => contact.organisationId === organisation)?.id ?? '';
      peopleIn(xero, organisation).addInvoice({ contactId, lines: [{ description: 'Work', accountCode: '205' }] });
    }
    await xero.webhooks.deliverDue();
    expect(received.map(({ body }) => [body.events.map(({ tenantId }) => tenantId), body.firstEventSequence, body.lastEventSequence])).toEqual([[[NORTHLIGHT, organisationIds.demo], 1, 2]]);
  });

  it("#42: events are spelled as UPDATE with the record's address, or as in Xero's examples (unverified)", async () => {
    for (const [webhookSpelling, type, hasId] of [['upper', 'CREATE', true], ['as-in-docs', 'Create', false]] as const) {
      const { xero, received, call } = await listening(undefined, { webhookSpelling });
      await xero.webhooks.sendIntent(clientId);
      const id = String((await call('PUT', '/Invoices', { body: invoiceBody() })).at('Invoices.0.InvoiceID'));
      await xero.webhooks.deliverDue();
      const event = received.flatMap(({ body }) => body.events).at(-1);
      expect([event?.eventType, event?.resourceId, event?.resourceUrl.endsWith(id)]).toEqual([type, id, hasId]);
    }
  });

  it.each([
    ['webhook-unknown-category', 'QUOTE', true],
    ['webhook-forged', 'INVOICE', false],
  ] as const)('%s: an event of %s, rightly signed: %s', async (fault, category, right) => {
    const { xero, received, call } = await listening();
    await xero.webhooks.sendIntent(clientId);
    received.length = 0;
    xero.faults.next('webhook', fault, { times: 2 });
    await call('PUT', '/Invoices', { body: invoiceBody() });
    await xero.webhooks.deliverDue();
    expect([received[0]?.body.events[0]?.eventCategory, received[0]?.right]).toEqual([category, right]);
  });

  it.each([
    ['webhook-truncated', (bytes: string) => bytes.startsWith('{"events":') && !bytes.endsWith('}')],
    ['webhook-ten-megabytes', (bytes: string) => bytes.length > 10_000_000],
  ] as const)('%s: rightly signed, and not to be read; the retry is whole', async (fault, looks) => {
    const seen: string[] = [];
    const { xero, call } = await openXero({
      sendWebhook: async (request) => {
        const right = await signedRightly(request.clone());
        seen.push(await request.text());
        return new Response(null, { status: right ? (seen.length === 5 ? 400 : 200) : 401 });
      },
    });
    xero.model.setWebhook(clientId, { deliveryUrl: 'http://localhost/x1/hook', signingKey: KEY });
    await xero.webhooks.sendIntent(clientId);
    xero.faults.next('webhook', fault);
    await call('PUT', '/Invoices', { body: invoiceBody() });
    await xero.webhooks.deliverDue();
    expect([seen.length, looks(seen[4] ?? ''), looks(seen[5] ?? '')]).toEqual([6, true, false]);
    expect(JSON.parse(seen[5] ?? '')).toMatchObject({ firstEventSequence: 1 });
  });

  it("a clock ahead of ours doesn't put retries off", async () => {
    const { xero, call, clock, answerWith } = await listening(undefined, { clockAheadMs: 60 * 60_000 });
    await xero.webhooks.sendIntent(clientId);
    answerWith(() => 500);
    await call('PUT', '/Invoices', { body: invoiceBody() });
    await xero.webhooks.deliverDue();
    expect(xero.webhooks.nextDue()).toBe(clock.now() + 15 * 60_000);
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
