import type { LedgerOrganisation } from '../../../billing/ledger';
import { endingProblem } from '../../../operations/connection-end';
import type { Connection } from '../../../store/site';
import type { ConnectionView, OrganisationView } from '../api';
import { problemView } from './problem-view';

export function organisationView({ name, demo, baseCurrency, timeZone, taxName }: LedgerOrganisation): OrganisationView {
  return { name, demo, baseCurrency, timeZone, taxName };
}

/** `now` in milliseconds: a consent that will soon end is said where there is one who reads it. */
export function connectionView(connection: Connection | undefined, now?: number): ConnectionView {
  if (!connection) return { state: 'not_connected' };
  const organisation = organisationView(connection.organisation);
  switch (connection.state.kind) {
    case 'disconnected':
      return { state: 'not_connected' };
    case 'connected': {
      const ending = now === undefined ? undefined : endingProblem(connection, now);
      return { state: 'connected', organisation, ...(ending ? { warning: problemView(ending) } : {}) };
    }
    case 'broken':
      return { state: 'broken', organisation, problem: problemView(connection.state.problem) };
  }
}
