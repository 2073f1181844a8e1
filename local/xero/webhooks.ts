import { createHmac, randomBytes } from 'node:crypto';
import type { FetchHandler } from '../common/ports';
import type { Faults } from './faults';
import type { Webhook, WebhookCategory, WebhookEvent } from './state';
import { reaches } from './oauth/access';
import type { Books, Change } from './store';

const RETRY_EVERY_MS = 15 * 60_000;
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;
const LOG_MOST = 50;

/** What an app's webhook needs of the rest. */
export interface Webhooks {
  announce(event: Change): void;
  /** Sends the intent to receive; the webhook is on when every part of it was answered rightly. */
  sendIntent(clientId: string): Promise<boolean>;
  /** Sends what is due now. Resolves when nothing is under way. */
  deliverDue(): Promise<void>;
  /** When the next retry is due, in milliseconds since the epoch. */
  nextDue(): number | undefined;
}

export function createWebhooks(books: Books, faults: Faults, send: FetchHandler): Webhooks {
  const sender = new Sender(books, faults, send);
  return {
    announce: (event) => sender.announce(event),
    sendIntent: (clientId) => sender.sendIntent(clientId),
    deliverDue: () => sender.deliverDue(),
    nextDue: () => sender.nextDue(),
  };
}

/** `x-xero-signature`: base64 of HMAC-SHA256 over the body's bytes, with the key as text. */
export function sign(body: string, key: string): string {
  return createHmac('sha256', key).update(body, 'utf8').digest('base64');
}

class Sender {
  private underWay: Promise<void> = Promise.resolve();

  constructor(
    private readonly books: Books,
    private readonly faults: Faults,
    private readonly send: FetchHandler,
  ) {}

  announce(event: Change): void {
    let queued = false;
    for (const webhook of this.books.state.webhooks) {
      if (webhook.state !== 'ok' || !webhook.categories.includes(event.category) || !reaches(this.books, webhook.clientId, event.organisationId)) continue;
      webhook.pending.push({ ...event, sequence: webhook.nextSequence, at: this.books.clock.now() });
      webhook.nextSequence += 1;
      queued = true;
    }
    // After the caller has finished its change: the receiver may read the record at once.
    if (queued) queueMicrotask(() => void this.deliverDue());
  }

  async sendIntent(clientId: string): Promise<boolean> {
    const webhook = this.books.state.webhooks.find((candidate) => candidate.clientId === clientId);
    if (!webhook) return false;
    let right = true;
    for (const good of [true, false, true, false]) {
      const body = JSON.stringify({ events: [], firstEventSequence: 0, lastEventSequence: 0, entropy: entropy() });
      const status = await this.post(webhook, body, sign(body, good ? webhook.signingKey : randomBytes(16).toString('hex')));
      note(webhook, this.books.clock.now(), good ? 'Intent to receive, rightly signed' : 'Intent to receive, wrongly signed', status);
      right &&= status === (good ? 200 : 401);
    }
    webhook.state = right ? 'ok' : 'unverified';
    webhook.failingSince = undefined;
    webhook.retryAt = undefined;
    this.books.changed();
    if (right) await this.deliverDue();
    return right;
  }

  deliverDue(): Promise<void> {
    this.underWay = this.underWay.then(() => this.deliverAll());
    return this.underWay;
  }

  nextDue(): number | undefined {
    const times = this.books.state.webhooks.flatMap((webhook) => (webhook.state === 'ok' && webhook.pending.length > 0 ? [webhook.retryAt ?? this.books.clock.now()] : []));
    return times.length === 0 ? undefined : Math.min(...times);
  }

  private async deliverAll(): Promise<void> {
    const now = this.books.clock.now();
    for (const webhook of this.books.state.webhooks) {
      if (webhook.state !== 'ok' || (webhook.retryAt ?? 0) > now) continue;
      while (webhook.pending.length > 0 && (await this.deliver(webhook)));
    }
  }

  /** One batch, tried again at once when it fails and then every 15 minutes; after a day of failing the webhook is switched off. */
  private async deliver(webhook: Webhook): Promise<boolean> {
    const batch = [...webhook.pending];
    const first = webhook.retryAt === undefined;
    let status = await this.postEvents(webhook, batch);
    if (!isOk(status) && first) status = await this.postEvents(webhook, batch);
    const now = this.books.clock.now();
    note(webhook, now, batch.map((event) => `${event.category} ${event.type}`).join(', '), status);
    if (isOk(status)) {
      webhook.pending = webhook.pending.filter((event) => !batch.includes(event));
      webhook.failingSince = undefined;
      webhook.retryAt = undefined;
    } else {
      webhook.failingSince ??= now;
      webhook.retryAt = now + RETRY_EVERY_MS;
      if (now - webhook.failingSince >= GIVE_UP_AFTER_MS) webhook.state = 'disabled';
    }
    this.books.changed();
    return isOk(status);
  }

  /** The batch in one delivery, or as the fault that waits for it has it. The status of the last answer. */
  private async postEvents(webhook: Webhook, batch: readonly WebhookEvent[]): Promise<number> {
    let deliveries: readonly (readonly WebhookEvent[])[] = [batch];
    switch (this.faults.take('webhook', 'webhook')?.kind) {
      case 'webhook-lost':
        return 200;
      case 'webhook-twice':
        deliveries = [batch, batch];
        break;
      case 'webhook-reversed':
        deliveries = batch.map((event) => [event]).toReversed();
        break;
      default:
    }
    let status = 0;
    for (const events of deliveries) {
      const body = JSON.stringify(payload(events));
      status = await this.post(webhook, body, sign(body, webhook.signingKey));
    }
    return status;
  }

  /** The answer's status; 0 when there was none. */
  private async post(webhook: Webhook, body: string, signature: string): Promise<number> {
    const headers = { 'content-type': 'application/json', 'x-xero-signature': signature };
    try {
      const response = await this.send(new Request(webhook.deliveryUrl, { method: 'POST', headers, body, signal: AbortSignal.timeout(5000) }));
      await response.body?.cancel();
      return response.status;
    } catch {
      return 0;
    }
  }
}

const COLLECTIONS: Readonly<Record<WebhookCategory, string>> = {
  INVOICE: 'Invoices',
  CONTACT: 'Contacts',
  CREDITNOTE: 'CreditNotes',
  PREPAYMENT: 'Prepayments',
  OVERPAYMENT: 'Overpayments',
};

function payload(events: readonly WebhookEvent[]): object {
  return {
    events: events.map((event) => ({
      resourceUrl: `https://api.xero.com/api.xro/2.0/${COLLECTIONS[event.category]}/${event.resourceId}`,
      resourceId: event.resourceId,
      eventDateUtc: new Date(event.at).toISOString().replace('Z', ''),
      eventType: event.type,
      eventCategory: event.category,
      tenantId: event.organisationId,
      tenantType: 'ORGANISATION',
      ...(event.data ? { data: { Type: event.data.type, Status: event.data.status } } : {}),
    })),
    firstEventSequence: events[0]?.sequence ?? 0,
    lastEventSequence: events.at(-1)?.sequence ?? 0,
    entropy: entropy(),
  };
}

function note(webhook: Webhook, at: number, what: string, status: number): void {
  webhook.log = [{ at, what, status }, ...webhook.log].slice(0, LOG_MOST);
}

function isOk(status: number): boolean {
  return status >= 200 && status < 300;
}

function entropy(): string {
  return randomBytes(10).toString('hex').toUpperCase();
}
