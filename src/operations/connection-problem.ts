import type { Invoice } from '../billing/invoice';
import { problem } from '../billing/problem';
import type { Problem } from '../billing/problems';
import type { Connection } from '../store/site';

/** Why the ledger can't be asked about an invoice over this connection; undefined when it can. */
export function connectionProblem(connection: Connection | undefined, invoice: Invoice): Problem | undefined {
  if (!connection || connection.state.kind === 'disconnected') return problem('NOT_CONNECTED', 'connection');
  if (connection.organisation.id !== invoice.organisationId) {
    return problem('ORGANISATION_MISMATCH', 'connection', { organisation: connection.organisation.name, invoice: invoice.number });
  }
  if (connection.state.kind === 'broken') return connection.state.problem;
  return undefined;
}
