import type { APIResponse } from '@forge/api';
import { LedgerFailure, type LedgerFailureReason } from '../billing/ledger';
import { DeadlineError, withinDeadline } from '../net/deadline';

/** A whole answer, body included. */
export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

/**
 * What a lost answer leaves open: after a `read` nothing has changed and it may simply be repeated; a `write` may have been
 * carried out, so its outcome has to be looked up first.
 */
export type Effect = 'read' | 'write';

export const DEFAULT_TIMEOUT_MS = 20_000;

/** Sends one request, once, and reads its answer to the end. Retrying is the caller's decision. Throws LedgerFailure. */
export async function exchange(effect: Effect, timeoutMs: number, send: (signal: AbortSignal) => Promise<APIResponse>): Promise<Answer> {
  try {
    return await withinDeadline(timeoutMs, async (signal) => {
      const response = await send(signal);
      return {
        status: response.status,
        header: (name) => response.headers.get(name) ?? undefined,
        body: await response.text(),
      };
    });
  } catch (error) {
    throw lost(effect, error);
  }
}

/** The failure for a request whose answer never arrived whole. Error texts of the platform may quote addresses or headers: they stay out. */
function lost(effect: Effect, error: unknown): LedgerFailure {
  if (isBlockedEgress(error)) return new LedgerFailure(BLOCKED);
  const detail = error instanceof DeadlineError ? 'no answer in time' : 'connection lost';
  return new LedgerFailure({ kind: effect === 'write' ? 'unknown' : 'unavailable', detail });
}

/** Nothing left the platform: an admin has yet to allow the address, which says nothing about the connection to the ledger. */
export const BLOCKED: LedgerFailureReason = { kind: 'unavailable', detail: 'the platform does not let the app reach this host' };

/** Forge names it so when a host is not among the manifest's declared ones; the request then never left. */
function isBlockedEgress(error: unknown): boolean {
  return error instanceof Error && error.name === 'REQUEST_EGRESS_ALLOWLIST_ERR';
}
