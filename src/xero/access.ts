/** Client id and secret of a custom connection, as Xero's developer page shows them. */
export interface XeroCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface XeroToken {
  readonly accessToken: string;
  /** Milliseconds since 1970 by our clock; Xero gives a token 30 minutes. */
  readonly expiresAt: number;
}

/** What a call needs: who we are, in whose books, and how long we wait. */
export interface XeroAccess {
  readonly accessToken: string;
  /** Which organisation. A token of a custom connection reaches exactly one, so there it may be left out. */
  readonly tenantId?: string;
  /** How long one call may take, answer included, in milliseconds; 20,000 when absent. */
  readonly timeoutMs?: number;
  /** Told after each answer how many calls the organisation still takes today, where the answer says so. */
  readonly heard?: (dayRemaining: number) => void;
  /** Our clock, for when an answer was read; the process's own when absent. */
  readonly now?: () => number;
}

/** Xero's granular scopes of March 2026, and no more: invoices to write, clients and the chart of accounts to read. */
export const XERO_SCOPES = ['accounting.invoices', 'accounting.contacts.read', 'accounting.settings.read'] as const;
