import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import type { Unread } from '../billing/attention';
import type { Heartbeat } from '../billing/heartbeat';
import type { LedgerInvoiceId } from '../billing/ids';
import type { DayBudget } from '../billing/ledger-budget';
import { id } from '../billing/schema/basics';
import { ENTITIES, SITE_KEYS } from './keys';
import { parse } from './records';

/** How the ledger is doing, as far as it concerns when to call it: kept apart from the connection, since it changes with each look. */
export interface Pulse {
  readonly rev: number;
  readonly budget: DayBudget;
  readonly heartbeat: Heartbeat;
  /** When the last look that came to its end began: what changed before it was seen. ISO instant, UTC. */
  readonly lookedAt?: string;
  /** When a look last began that went back over what was read before; until there was one, when the first began. ISO instant, UTC. */
  readonly wideAt?: string;
  /** Invoices of ours, or that look like ours, of which it could not be read what they changed into: what we know of them may be out of date, whenever the last look was. */
  readonly unread?: readonly LedgerInvoiceId[];
  /** More changed at one moment than a look reads: what changed from `from` on (ISO instant, by the ledger's clock) was read up to this page. */
  readonly counted?: { readonly from: string; readonly page: number };
  /** Since when there are any: ISO instant, UTC. */
  readonly unreadSince?: string;
}

export const NO_PULSE: Pulse = { rev: 0, budget: {}, heartbeat: { missed: 0 } };

const text = z.optional(z.string());
const pulseSchema = z.object({
  rev: z.number(),
  budget: z.object({ day: z.optional(z.object({ remaining: z.number(), at: z.string() })), parkedUntil: text }),
  heartbeat: z.object({ heardAt: text, missed: z.number(), lastMissed: text, pending: text }),
  lookedAt: text,
  wideAt: text,
  unread: z.optional(z.array(id<LedgerInvoiceId>())),
  unreadSince: text,
  counted: z.optional(z.object({ from: z.string(), page: z.number() })),
});

export const readPulse = (record: unknown): Pulse => (record === undefined ? NO_PULSE : parse('pulse', pulseSchema, record));

export async function getPulse(): Promise<Pulse> {
  return readPulse(await kvs.entity(ENTITIES.site).get(SITE_KEYS.pulse));
}

/** What of it waits for a person. */
export const unreadOf = ({ unread, unreadSince, lookedAt }: Pulse): Unread | undefined => unread && { ids: unread, since: unreadSince ?? lookedAt ?? '' };

/** The change that puts `next` in place of the pulse that was read. */
export const pulseChange = (next: Pulse) => ({ kind: 'site' as const, key: SITE_KEYS.pulse, value: { ...next, rev: next.rev + 1 } });
