import type { AdminView } from '../../../src/handlers/pages/api';
import { t } from '../texts';

/** What to say of a consent that went on while the page looked: nothing when it did not, and nothing of a failure, which the page shows until it is dismissed. */
export function consentNews(before: AdminView, after: AdminView): string | undefined {
  if (before.consent.state === after.consent.state) return undefined;
  switch (after.consent.state) {
    case 'choosing':
      return t.admin.consent.chooseNow;
    case 'none': {
      const { connection, connectedAt } = after;
      return connection.state === 'connected' && connectedAt !== before.connectedAt ? t.admin.connected(connection.organisation.name) : '';
    }
    case 'asked':
    case 'failed':
      return '';
  }
}
