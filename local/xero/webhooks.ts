import { createHmac, randomBytes } from 'node:crypto';
import type { FetchHandler } from '../common/ports';
import type { FaultKind, Faults } from './faults';
import type { Webhook, WebhookCategory, WebhookEvent } from './state';
import { reaches } from './oauth/access';
import type { Books, Change } from './store';

const RETRY_EVERY_MS = 15 * 60_000;
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;
/** Events wait this long for a webhook that is switched off. */
const KEPT_MS = 31 * 24 * 60 * 60_000;
const LOG_MOST = 50;

/** What an app's webhook needs of the rest. */
export interface Webhooks {
  announce(event: Change): void;
  /** Sends the intent to receive; the webhook is on when every part of it was answered rightly. */
  sendIntent(clientId: string): Promise<boolean>;
  /** Switches a webhook off as a day of failing does; a new intent to receive switches it on again. */
  switchOff(clientId: string): void;
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
    switchOff: (clientId) => sender.switchOff(clientId),
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
      if (webhook.state === 'unverified' || !webhook.categories.includes(event.category) || !reaches(this.books, webhook.clientId, event.organisationId)) continue;
      webhook.pending.push({ ...event, sequence: webhook.nextSequence, at: this.books.clock.now() });
      webhook.nextSequence += 1;
      queued ||= webhook.state === 'ok';
    }
    // After the caller has finished its change: the receiver may read the record at once.
    if (queued) queueMicrotask(() => void this.deliverDue());
  }

  async sendIntent(clientId: string): Promise<boolean> {
    const webhook = this.books.state.webhooks.find((candidate) => candidate.clientId === clientId);
    if (!webhook) return false;
    const missed = webhook.state === 'disabled' && this.books.settings.webhookAfterDisabled === 'lost' ? [...webhook.pending] : [];
    let right = true;
    for (const good of [true, false, true, false]) {
      const body = JSON.stringify({ events: [], firstEventSequence: 0, lastEventSequence: 0, entropy: entropy() });
      const answered = await this.post(webhook, body, sign(body, good ? webhook.signingKey : randomBytes(16).toString('hex')));
      note(webhook, this.books.clock.now(), good ? 'Intent to receive, rightly signed' : 'Intent to receive, wrongly signed', answered);
      right &&= answered.status === (good ? 200 : 401) && answered.wrong === undefined;
    }
    if (right) webhook.pending = webhook.pending.filter((event) => !missed.includes(event) && event.at > this.books.clock.now() - KEPT_MS);
    webhook.state = right ? 'ok' : webhook.state === 'disabled' ? 'disabled' : 'unverified';
    webhook.failingSince = undefined;
    webhook.retryAt = undefined;
    this.books.changed();
    if (right) await this.deliverDue();
    return right;
  }

  switchOff(clientId: string): void {
    const webhook = this.books.state.webhooks.find((candidate) => candidate.clientId === clientId);
    if (!webhook) return;
    webhook.state = 'disabled';
    this.books.changed();
  }

  deliverDue(): Promise<void> {
    this.underWay = this.underWay.then(() => this.deliverAll());
    return this.underWay;
  }

  nextDue(): number | undefined {
    const times = this.books.state.webhooks.flatMap((webhook) => (webhook.state === 'ok' && webhook.pending.length > 0 ? [webhook.retryAt ?? this.books.clock.now()] : []));
    return times.length === 0 ? undefined : Math.min(...times) - this.books.settings.clockAheadMs;
  }

  private async deliverAll(): Promise<void> {
    const now = this.books.clock.now();
    for (const webhook of this.books.state.webhooks) {
      if (webhook.state !== 'ok' || (webhook.retryAt ?? 0) > now) continue;
      while (webhook.pending.length > 0 && (await this.deliver(webhook)));
    }
  }

  /** One batch, tried again at once when it fails and then every 15 minutes or ever less often; after a day of failing the webhook is switched off. */
  private async deliver(webhook: Webhook): Promise<boolean> {
    const batch = [...webhook.pending];
    const first = webhook.retryAt === undefined;
    let answered = await this.postEvents(webhook, batch);
    if (!isOk(answered) && first) answered = await this.postEvents(webhook, batch);
    const now = this.books.clock.now();
    note(webhook, now, batch.map((event) => `${event.category} ${event.type}`).join(', '), answered);
    if (isOk(answered)) {
      webhook.pending = webhook.pending.filter((event) => !batch.includes(event));
      webhook.failingSince = undefined;
      webhook.retryAt = undefined;
    } else {
      webhook.failingSince ??= now;
      const rarer = this.books.settings.webhookRetries === 'less-and-less' ? now - webhook.failingSince : 0;
      webhook.retryAt = now + Math.max(RETRY_EVERY_MS, rarer);
      if (now - webhook.failingSince >= GIVE_UP_AFTER_MS) webhook.state = 'disabled';
    }
    this.books.changed();
    return isOk(answered);
  }

  /** The batch in one delivery, or as the fault that waits for it has it. The last answer. */
  private async postEvents(webhook: Webhook, batch: readonly WebhookEvent[]): Promise<Answered> {
    let deliveries: readonly (readonly WebhookEvent[])[] = [batch];
    let unknown = false;
    let key = webhook.signingKey;
    const fault = this.faults.take('webhook', 'webhook')?.kind;
    switch (fault) {
      case 'webhook-lost':
        return { status: 200 };
      case 'webhook-unknown-category':
        unknown = true;
        break;
      case 'webhook-forged':
        key = randomBytes(16).toString('hex');
        break;
      case 'webhook-twice':
        deliveries = [batch, batch];
        break;
      case 'webhook-reversed':
        deliveries = batch.map((event) => [event]).toReversed();
        break;
      default:
    }
    let answered: Answered = NONE;
    for (const events of deliveries) {
      const body = spoilt(JSON.stringify(payload(events, this.books.settings.webhookSpelling, unknown)), fault);
      answered = await this.post(webhook, body, sign(body, key));
    }
    return answered;
  }

  /** An answer must come in time, without a body and without a cookie (Xero's page on configuring a server). */
  private async post(webhook: Webhook, body: string, signature: string): Promise<Answered> {
    const { clock, settings } = this.books;
    const headers = { 'content-type': 'application/json', 'x-xero-signature': signature };
    const started = clock.now();
    try {
      const response = await this.send(new Request(webhook.deliveryUrl, { method: 'POST', headers, body, signal: AbortSignal.timeout(settings.webhookAnswerMs) }));
      const { status } = response;
      if ((await response.text()) !== '') return { status, wrong: 'with a body' };
      if (response.headers.has('set-cookie')) return { status, wrong: 'with a cookie' };
      return clock.now() - started > settings.webhookAnswerMs ? { status, wrong: 'too late' } : { status };
    } catch {
      return NONE;
    }
  }
}

/** What the receiver said; status 0 when it said nothing in time. */
interface Answered {
  readonly status: number;
  /** What makes it worth nothing all the same. */
  readonly wrong?: string;
}

const NONE: Answered = { status: 0 };

const COLLECTIONS: Readonly<Record<WebhookCategory, string>> = {
  INVOICE: 'Invoices',
  CONTACT: 'Contacts',
  CREDITNOTE: 'CreditNotes',
  PREPAYMENT: 'Prepayments',
  OVERPAYMENT: 'Overpayments',
};

/** `unknown` puts the events into a category that there was not when the receiver was written. */
function payload(events: readonly WebhookEvent[], spelling: 'upper' | 'as-in-docs', unknown: boolean): object {
  return {
    events: events.map((event) => ({
      resourceUrl: `https://api.xero.com/api.xro/2.0/${COLLECTIONS[event.category]}${spelling === 'upper' ? `/${event.resourceId}` : ''}`,
      resourceId: event.resourceId,
      eventDateUtc: new Date(event.at).toISOString().replace('Z', ''),
      eventType: spelling === 'upper' ? event.type : `${event.type.charAt(0)}${event.type.slice(1).toLowerCase()}`,
      eventCategory: unknown ? 'QUOTE' : event.category,
      tenantId: event.organisationId,
      tenantType: 'ORGANISATION',
      ...(event.data ? { data: { Type: event.data.type, Status: event.data.status } } : {}),
    })),
    firstEventSequence: events[0]?.sequence ?? 0,
    lastEventSequence: events.at(-1)?.sequence ?? 0,
    entropy: entropy(),
  };
}

function spoilt(body: string, fault: FaultKind | undefined): string {
  if (fault === 'webhook-truncated') return body.slice(0, Math.ceil(body.length / 2));
  return fault === 'webhook-ten-megabytes' ? ' '.repeat(10_000_000) + body : body;
}

function note(webhook: Webhook, at: number, what: string, { status, wrong }: Answered): void {
  webhook.log = [{ at, what: wrong === undefined ? what : `${what} (answered ${wrong})`, status }, ...webhook.log].slice(0, LOG_MOST);
}

function isOk({ status, wrong }: Answered): boolean {
  return status >= 200 && status < 300 && wrong === undefined;
}

function entropy(): string {
  return randomBytes(10).toString('hex').toUpperCase();
}
