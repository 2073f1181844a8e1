import { randomUUID } from 'node:crypto';
import type { Clock } from '../common/clock';
import type { FetchHandler, Json, Persistent } from '../common/ports';
import { createServer } from './api/server';
import type { SpecCheck } from './api/spec';
import { officialSpec, specPath } from './api/spec-file';
import { Faults } from './faults';
import { CallMeter } from './meter';
import { createPages } from './pages';
import { createModel, type XeroModel } from './model';
import { DEFAULT_SETTINGS, type XeroSettings } from './settings';
import { emptyState, stateSchema } from './state';
import type { Books } from './store';
import { createWebhooks, type Webhooks } from './webhooks';

export { ConnectionDropped, FAULT_KINDS, type FaultKind } from './faults';
export { fromLoopback, toLoopback } from './loopback';
export type { Seed, XeroModel } from './model';
export { RefusedByXero, peopleIn, type PeopleIn } from './people';
export type { Contact, CreditNote, Invoice, Payment } from './state';
export { SWITCHES, type XeroSettings } from './settings';

export interface XeroOptions {
  readonly clock: Clock;
  /** Where Xero's behaviour could not be verified: see settings.ts. */
  readonly settings?: Partial<XeroSettings>;
  /** How webhooks are sent; they go nowhere when absent. */
  readonly sendWebhook?: FetchHandler;
  /** What requests and answers are held against: Xero's official OpenAPI file where specPath finds it, unless said otherwise. */
  readonly spec?: () => Promise<SpecCheck | undefined>;
  /** Ids of new records: random unless given, for runs that must repeat exactly. */
  readonly newId?: () => string;
}

export interface LocalXero extends Persistent {
  readonly model: XeroModel;
  /** Answers requests to https://api.xero.com and https://identity.xero.com; rejects with ConnectionDropped when a fault cuts the line. */
  readonly api: FetchHandler;
  /** What people see, on the loopback server's root. */
  readonly pages: FetchHandler;
  readonly faults: Faults;
  readonly meter: CallMeter;
  readonly webhooks: Webhooks;
  /** The switches, which may be changed while it runs. */
  readonly settings: XeroSettings;
}

/** A small Xero that remembers: organisations, contacts, invoices, payments, its API with limits and idempotency, and its webhooks. */
export function createXero(options: XeroOptions): LocalXero {
  const listeners: (() => void)[] = [];
  const faults = new Faults();
  const settings: XeroSettings = { ...DEFAULT_SETTINGS, ...options.settings };
  const books: Books = {
    clock: { now: () => options.clock.now() + settings.clockAheadMs, advance: (ms) => options.clock.advance(ms) },
    settings,
    state: emptyState(),
    newId: options.newId ?? randomUUID,
    changed: () => {
      for (const listener of listeners) listener();
    },
    announce: (event) => webhooks.announce(event),
  };
  const webhooks = createWebhooks(books, faults, options.sendWebhook ?? (() => Promise.reject(new TypeError('No webhooks are sent.'))));
  const meter = new CallMeter();
  const model = createModel(books);
  return {
    model,
    pages: createPages({ model, faults, settings, webhooks, clock: books.clock }),
    api: createServer({ books, faults, meter, spec: options.spec ?? officialSpec(specPath()) }),
    faults,
    meter,
    webhooks,
    settings,
    snapshot: () => toJson(books.state),
    restore: (json) => {
      // Null is what a state kept before there was a Xero says of it.
      if (json !== null) books.state = stateSchema.parse(json);
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}

/** A copy that later changes don't reach. */
function toJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
