/** The admin page: the connection to the ledger. */
import type { ConnectionView, OrganisationView, ProblemView } from './shared';

/** What the admin page shows while the ledger's own consent is under way. */
export type ConsentView =
  /** `consentUrl` is where to allow access; `redirectUri` must be entered in the ledger's developer page first. */
  | { readonly state: 'none'; readonly redirectUri: string }
  | { readonly state: 'asked'; readonly redirectUri: string; readonly until: string }
  /** Consent was given for several organisations: one must be chosen. */
  | { readonly state: 'choosing'; readonly organisations: readonly { readonly tenantId: string; readonly name: string }[] }
  | { readonly state: 'failed'; readonly redirectUri: string; readonly problem: ProblemView };

export interface AdminView {
  readonly connection: ConnectionView;
  /** After disconnecting: the ledger could not be told. */
  readonly remains?: ProblemView;
  /** How the site is connected; absent when it isn't. */
  readonly via?: 'custom' | 'oauth';
  readonly consent: ConsentView;
  /** With one's own app: when the connection ends unless it is renewed (ISO instant). It is renewed by use. */
  readonly endsAt?: string;
  readonly connectedAt?: string;
  readonly lastHeardAt?: string;
  /** Calls that the ledger still takes today, when that was last said, and how many are kept for sending. */
  readonly budget?: { readonly dayRemaining: number; readonly at: string; readonly keptForSending: number; readonly parkedUntil?: string };
  /** What waits for the ledger: invoices being sent, and those held. */
  readonly queue: { readonly sending: number; readonly held: number };
  /** First and last characters of the client id; the secret is never sent back. */
  readonly clientIdHint?: string;
  /** Where Xero's webhooks go, for pasting into Xero's developer page. */
  readonly webhookUrl: string;
  readonly webhook: 'off' | 'waiting' | 'verified' | 'silent';
  readonly webhookHeardAt?: string;
}

export interface TestedConnection {
  readonly organisation: OrganisationView;
}

export interface AdminCalls {
  'admin.load': [Record<string, never>, AdminView];
  'admin.test': [{ readonly clientId: string; readonly clientSecret: string }, TestedConnection];
  'admin.connect': [{ readonly clientId: string; readonly clientSecret: string }, AdminView];
  /** Keeps the customer's own app and answers where to allow access. */
  'admin.askConsent': [{ readonly clientId: string; readonly clientSecret: string }, { readonly consentUrl: string; readonly view: AdminView }];
  'admin.chooseOrganisation': [{ readonly tenantId: string }, AdminView];
  'admin.forgetConsent': [Record<string, never>, AdminView];
  'admin.disconnect': [Record<string, never>, AdminView];
  'admin.saveWebhookKey': [{ readonly key: string }, AdminView];
}
