import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import type { Brand } from '../billing/brand';
import type { PersonId } from '../billing/ids';
import type { Problem } from '../billing/problems';
import { problemSchema } from '../billing/schema';
import { ENTITIES, SITE_KEYS } from './keys';
import { parse } from './records';

/** One way into the ledger: names the secrets that belong to it. */
export type AccessId = Brand<string, 'AccessId'>;

/** The one there was before there could be several: its secrets have names without an id. */
export const FIRST_ACCESS = 'first' as AccessId;

/** An organisation that a consent was given for. `fresh`: it let us in by this consent, and not before. */
export interface Choice {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly name: string;
  readonly fresh: boolean;
}

/** What was asked of the ledger's consent page. It comes to nothing after `until` (ISO instant, UTC). */
export interface PendingConsent {
  readonly access: AccessId;
  readonly by: PersonId;
  readonly until: string;
  /** Where the person comes back to: the exchange has to name the same address. */
  readonly redirectUri: string;
  /** `used`: somebody came back with it, which counts once. `choosing`: it holds for several organisations. */
  readonly step: { readonly kind: 'asked' } | { readonly kind: 'used' } | { readonly kind: 'choosing'; readonly choices: readonly Choice[] };
}

export interface UnusedAccess {
  readonly access: AccessId;
  readonly since: string;
  readonly trying?: true;
}

/** The ways into the ledger that no connection uses: one under way, and those that are still to be forgotten. */
export interface Consents {
  readonly rev: number;
  readonly pending?: PendingConsent;
  /** Why the last one came to nothing, until somebody has seen it. */
  readonly failed?: Problem;
  /**
   * Written down before the secrets are, so that a crash leaves none that nobody knows of. `since`: ISO instant, UTC. One that is being tried may still become the connection;
   * any other is only there to be forgotten.
   */
  readonly unused: readonly UnusedAccess[];
}

export const NO_CONSENTS: Consents = { rev: 0, unused: [] };

/**
 * Who may renew the token of `access`: one run at a time, for so long. `doubtful`: the ledger may have given a token that was never stored, so that the one asked for next
 * has a twin, and the one it was asked with dies in half an hour. `until` in milliseconds since the epoch; absent when nobody does.
 */
export interface Lease {
  readonly rev: number;
  readonly access?: AccessId;
  readonly until?: number;
  readonly doubtful: boolean;
}

export const NO_LEASE: Lease = { rev: 0, doubtful: false };

const branded = <T extends string>() => z.custom<T>((value) => typeof value === 'string' && value !== '');
const choice = z.object({ tenantId: z.string(), connectionId: z.string(), name: z.string(), fresh: z.boolean() });
const consentsSchema = z.object({
  rev: z.number(),
  pending: z.optional(
    z.object({
      access: branded<AccessId>(),
      by: branded<PersonId>(),
      until: z.string(),
      redirectUri: z.string(),
      step: z.discriminatedUnion('kind', [z.object({ kind: z.literal('asked') }), z.object({ kind: z.literal('used') }), z.object({ kind: z.literal('choosing'), choices: z.array(choice) })]),
    }),
  ),
  failed: z.optional(problemSchema),
  unused: z.array(z.object({ access: branded<AccessId>(), since: z.string(), trying: z.optional(z.literal(true)) })),
});
const leaseSchema = z.object({ rev: z.number(), access: z.optional(branded<AccessId>()), until: z.optional(z.number()), doubtful: z.boolean() });

export async function getConsents(): Promise<Consents> {
  const record = await kvs.entity(ENTITIES.site).get(SITE_KEYS.consents);
  return record === undefined ? NO_CONSENTS : parse('consents', consentsSchema, record);
}

export async function getLease(): Promise<Lease> {
  const record = await kvs.entity(ENTITIES.site).get(SITE_KEYS.lease);
  return record === undefined ? NO_LEASE : parse('lease', leaseSchema, record);
}

/** The consents without the one under way, which from now on is only there to be forgotten. `at`: ISO instant, UTC. */
export function withoutPending({ pending, ...rest }: Consents, at: string): Consents {
  return pending ? { ...rest, unused: [...rest.unused, { access: pending.access, since: at }] } : rest;
}

/** The change that puts `next` in place of what was read. */
export const consentsChange = (next: Consents) => ({ kind: 'site' as const, key: SITE_KEYS.consents, value: { ...next, rev: next.rev + 1 } });
export const leaseChange = <Some extends Lease>(next: Some) => ({ kind: 'site' as const, key: SITE_KEYS.lease, value: { ...next, rev: next.rev + 1 } });
