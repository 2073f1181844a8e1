import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { isGuid } from './api';
import { parseJson } from './refusal-messages';

/**
 * Whether Xero sent this: `x-xero-signature` is the base64 HMAC-SHA256 of the body's bytes as they came, under the webhook key. Compared in
 * constant time. Xero tests a receiver with wrong signatures on purpose; those must be answered with 401.
 */
export function verifyWebhookSignature(rawBody: string, signature: string | undefined, key: string): boolean {
  if (signature === undefined || key === '') return false;
  const expected = createHmac('sha256', key).update(rawBody, 'utf8').digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What a webhook says has changed: a hint to read it, no more. */
export interface XeroNotice {
  /** By category in upper case (INVOICE, CONTACT, CREDITNOTE, and whatever Xero adds): the ids that changed, each once. */
  readonly idsByCategory: ReadonlyMap<string, readonly string[]>;
  /** The tenants it is about, each once. */
  readonly tenantIds: readonly string[];
}

const eventShape = z.looseObject({ resourceId: z.string(), eventCategory: z.string(), tenantId: z.optional(z.nullable(z.string())) });
const noticeShape = z.looseObject({ events: z.array(z.unknown()) });

/**
 * The body of a webhook whose signature was found good; undefined when it isn't one. No events is Xero's test of the receiver. Events that can't
 * be read are passed over, since reading what changed by date finds what they would have said.
 */
export function parseWebhook(rawBody: string): XeroNotice | undefined {
  const notice = noticeShape.safeParse(parseJson(rawBody));
  if (!notice.success) return undefined;
  const idsByCategory = new Map<string, string[]>();
  const tenantIds = new Set<string>();
  for (const candidate of notice.data.events) {
    const event = eventShape.safeParse(candidate);
    if (!event.success || !isGuid(event.data.resourceId)) continue;
    const category = event.data.eventCategory.toUpperCase();
    const ids = idsByCategory.get(category) ?? [];
    if (!ids.includes(event.data.resourceId)) ids.push(event.data.resourceId);
    idsByCategory.set(category, ids);
    if (event.data.tenantId) tenantIds.add(event.data.tenantId);
  }
  return { idsByCategory, tenantIds: [...tenantIds] };
}
