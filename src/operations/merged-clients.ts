import { mirrorOf } from '../billing/bill';
import type { ClientId } from '../billing/ids';
import type { Invoice, Mirror } from '../billing/invoice';
import { LedgerFailure } from '../billing/ledger';
import type { Connection } from '../store/site';
import { withLedger } from './ledger-session';
import { mergedInto } from './look-in-ledger';

/** Clients that the ledger merged, and the one that each became part of. */
export type MergedClients = ReadonlyMap<ClientId, ClientId>;
export const NONE_MERGED: MergedClients = new Map();

/** Clients asked about in one look; what more there is stays a change of client whose reason is not said. */
const MOST_ASKED = 5;

/**
 * Why invoices of ours are another client's by now: each client that they left is asked about once. A look in which no invoice changed hands asks nothing. That the ledger
 * did not answer keeps no news from being taken over.
 */
export async function mergedClients(pairs: readonly (readonly [Invoice, Mirror])[], connection: Connection): Promise<MergedClients> {
  const left = [...new Set(pairs.flatMap(([invoice, mirror]) => clientLeft(invoice, mirror) ?? []))].slice(0, MOST_ASKED);
  if (left.length === 0) return NONE_MERGED;
  try {
    return await withLedger(connection, async (client) => {
      const merged = new Map<ClientId, ClientId>();
      for (const id of left) {
        const into = await mergedInto(client, id);
        if (into) merged.set(id, into.id);
      }
      return merged;
    });
  } catch (error) {
    if (!(error instanceof LedgerFailure)) throw error;
    return NONE_MERGED;
  }
}

/** The client that the invoice had when we last heard of it, when it is another's now. */
export function clientLeft(invoice: Invoice, { clientId }: Mirror): ClientId | undefined {
  const known = mirrorOf(invoice)?.clientId;
  return known === clientId ? undefined : known;
}
