import type { Mirror } from './invoice';
import { equals } from './money';

/**
 * What the ledger said now, with the details that this answer leaves out and that an earlier one held. Details that would contradict the new
 * figures are not kept: a list of payments from before the last one was taken back is worse than none.
 */
export function withKnownDetails(known: Mirror, next: Mirror): Mirror {
  const lines = next.lines ?? (equals(known.subtotal, next.subtotal) && equals(known.total, next.total) ? known.lines : undefined);
  const settlements = next.settlements ?? (equals(known.paid, next.paid) && equals(known.credited, next.credited) ? known.settlements : undefined);
  const clientName = next.clientName ?? (known.clientId === next.clientId ? known.clientName : undefined);
  return {
    ...next,
    ...(lines === undefined ? {} : { lines }),
    ...(settlements === undefined ? {} : { settlements }),
    ...(clientName === undefined ? {} : { clientName }),
  };
}
