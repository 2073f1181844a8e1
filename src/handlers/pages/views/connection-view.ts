import type { LedgerOrganisation } from '../../../billing/ledger';
import type { Connection } from '../../../store/site';
import type { ConnectionView, OrganisationView } from '../api';
import { problemView } from './problem-view';

export function organisationView({ name, demo, baseCurrency, timeZone, taxName }: LedgerOrganisation): OrganisationView {
  return { name, demo, baseCurrency, timeZone, taxName };
}

export function connectionView(connection: Connection | undefined): ConnectionView {
  if (!connection) return { state: 'not_connected' };
  const organisation = organisationView(connection.organisation);
  switch (connection.state.kind) {
    case 'disconnected':
      return { state: 'not_connected' };
    case 'connected':
      return { state: 'connected', organisation };
    case 'broken':
      return { state: 'broken', organisation, problem: problemView(connection.state.problem) };
  }
}
