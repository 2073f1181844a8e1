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

/** Why a token with these scopes can't be given: `undefined` when it can. */
export function refuseScopes(asked: readonly string[], allowed: readonly string[]): 'invalid_scope' | undefined {
  const known: readonly string[] = GRANULAR_SCOPES;
  return asked.every((scope) => known.includes(scope) && covers(allowed, scope)) ? undefined : 'invalid_scope';
}

/** As refuseScopes, for an OAuth app: it may ask for `offline_access` besides. Identity tokens are not here. */
export function refuseOAuthScopes(asked: readonly string[]): 'invalid_scope' | undefined {
  return refuseScopes(
    asked.filter((scope) => scope !== 'offline_access'),
    GRANULAR_SCOPES,
  );
}

/** A scope without `.read` includes reading. */
function covers(allowed: readonly string[], scope: string): boolean {
  return allowed.includes(scope) || (scope.endsWith('.read') && allowed.includes(scope.slice(0, -'.read'.length)));
}
