import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { parseWebhook, verifyWebhookSignature } from './webhook';

const KEY = 'not-a-real-key';
const sign = (body: string, key = KEY): string => createHmac('sha256', key).update(Buffer.from(body, 'utf8')).digest('base64');

describe('the signature of a Xero webhook', () => {
  it('is good for the very bytes that Xero signed', () => {
    for (const body of ['{"events":[],"firstEventSequence":0,"lastEventSequence":0,"entropy":"ABC"}', '{"name":"Māori ✓"}', '']) {
      expect(verifyWebhookSignature(body, sign(body), KEY)).toBe(true);
    }
    expect(verifyWebhookSignature('{"events": []}', sign('{"events":[]}'), KEY)).toBe(false);
  });

  it('is bad when absent, empty, cut short, of another key, or when we have no key', () => {
    for (const signature of [undefined, '', 'AAAA', sign('{}').slice(0, 20), sign('{}', 'another'), '***']) {
      expect(verifyWebhookSignature('{}', signature, KEY)).toBe(false);
    }
    expect(verifyWebhookSignature('{}', sign('{}', 'x'), '')).toBe(false);
  });
});

describe('what a Xero webhook says', () => {
  const event = (changes: object) => ({
    resourceUrl: 'https://api.xero.com/api.xro/2.0/Invoices/', resourceId: '60aa5d55-a47e-4665-a974-874bb50263b9', eventDateUtc: '2026-11-22T02:00:00.000',
    eventType: 'Update', eventCategory: 'INVOICE', tenantId: '96d8fbb9-e7bf-4327-a284-cb5da3384f97', tenantType: 'ORGANISATION', ...changes,
  });
  const body = (...events: unknown[]): string => JSON.stringify({ events, firstEventSequence: 1, lastEventSequence: events.length, entropy: 'ABC' });

  it('names each invoice once, however often and in whatever case it is told', () => {
    const notice = parseWebhook(body(event({}), event({ eventCategory: 'Invoice' }), event({ resourceId: 'f3635dff-8b2e-4e79-8514-8acec1089764' })));
    expect(notice?.idsByCategory.get('INVOICE')).toEqual(['60aa5d55-a47e-4665-a974-874bb50263b9', 'f3635dff-8b2e-4e79-8514-8acec1089764']);
    expect(notice?.tenantIds).toEqual(['96d8fbb9-e7bf-4327-a284-cb5da3384f97']);
  });

  it('passes over what it can’t read and keeps categories of later years apart', () => {
    const notice = parseWebhook(body('nonsense', event({ resourceId: 7 }), event({ resourceId: '../x' }), event({ eventCategory: 'PREPAYMENT' })));
    expect([...(notice?.idsByCategory ?? [])]).toEqual([['PREPAYMENT', ['60aa5d55-a47e-4665-a974-874bb50263b9']]]);
  });

  it('is nothing at all when Xero only tests the receiver', () => {
    expect(parseWebhook('{"events":[],"firstEventSequence":0,"lastEventSequence":0,"entropy":"ABC"}')?.idsByCategory.size).toBe(0);
  });

  it('is undefined when it isn’t a webhook', () => {
    for (const text of ['', '{', '[]', '{"events":{}}', 'null']) expect(parseWebhook(text)).toBeUndefined();
  });
});
