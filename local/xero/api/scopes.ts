/**
 * Scopes an app made since 2 March 2026 may ask for (Xero's "granular scopes"). The older broad ones are refused to it.
 */
export const GRANULAR_SCOPES = [
  'accounting.settings',
  'accounting.settings.read',
  'accounting.contacts',
  'accounting.contacts.read',
  'accounting.invoices',
  'accounting.invoices.read',
  'accounting.payments',
  'accounting.payments.read',
  'accounting.banktransactions',
  'accounting.banktransactions.read',
  'accounting.manualjournals',
  'accounting.manualjournals.read',
  'accounting.attachments',
  'accounting.attachments.read',
] as const;

/** What was asked for before March 2026, and is refused to an app made since. */
const BROAD_SCOPES: readonly string[] = ['accounting.transactions', 'accounting.transactions.read', 'accounting.reports.read', 'accounting.journals.read'];

export type ScopeRefusal = 'invalid_scope' | 'unauthorized_client';

/** Why a token with these scopes can't be given: `undefined` when it can. `broad` is what the older ones are refused with. */
export function refuseScopes(asked: readonly string[], allowed: readonly string[], broad: ScopeRefusal): ScopeRefusal | undefined {
  const known: readonly string[] = GRANULAR_SCOPES;
  if (asked.some((scope) => BROAD_SCOPES.includes(scope))) return broad;
  return asked.every((scope) => known.includes(scope) && covers(allowed, scope)) ? undefined : 'invalid_scope';
}

/** As refuseScopes, for an OAuth app: it may ask for `offline_access` besides. Identity tokens are not here. */
export function refuseOAuthScopes(asked: readonly string[], broad: ScopeRefusal): ScopeRefusal | undefined {
  return refuseScopes(
    asked.filter((scope) => scope !== 'offline_access'),
    GRANULAR_SCOPES,
    broad,
  );
}

/** A scope without `.read` includes reading. */
function covers(allowed: readonly string[], scope: string): boolean {
  return allowed.includes(scope) || (scope.endsWith('.read') && allowed.includes(scope.slice(0, -'.read'.length)));
}
