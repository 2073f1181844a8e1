/** What keeps the app well, and how to take one's data away: on the admin page, and of one project in its settings. */
import type { LedgerActKind } from '../../../billing/activity';

/** An invoice with which something is still to be done in the ledger. No amounts: a site's administrator need not be somebody who may see billing. */
export interface RetryView {
  readonly number: string;
  readonly contractName: string;
  readonly doing: 'create' | LedgerActKind;
  /** Since when it has stood there: ISO instant, UTC. */
  readonly since: string;
}

export interface CareView {
  /** The longest waiting first; `more`: there are others. */
  readonly retries: readonly RetryView[];
  readonly more: boolean;
  /** When what waits is tried again at the latest: ISO instant, UTC. The ledger takes no more calls before; absent: within the hour. */
  readonly notBefore?: string;
  /** How far the ledger's invoices were read for the forecast; absent before it began. `readAt` and `wholeAt` are ISO instants, UTC. */
  readonly history?: { readonly read: number; readonly readAt?: string; readonly wholeAt?: string };
  readonly licence: LicenceView;
  /** What Jira calls the issue panel of this installation, for pinning it to many projects. */
  readonly panelModule: string;
}

/** `none`: there is none to check, as in development or where an agency deploys the app itself. Days as Atlassian says them, ISO. */
export interface LicenceView {
  readonly state: 'none' | 'active' | 'trial' | 'ended';
  readonly until?: string;
}


/** What of the data is asked for. */
export type ExportPart = 'contracts' | 'invoices' | 'activity';

export interface ExportPage {
  /** Milepost's own records, as they are kept, without what opens a release gate. */
  readonly rows: readonly unknown[];
  /** For the next page; not to be kept. */
  readonly cursor?: string;
  /** Records on this page of projects whose billing the reader may not see: they are not in it. */
  readonly leftOut: number;
}

/** What erasing all of Milepost's data of the site would take, and how far it is. No amounts: a site's administrator need not be somebody who may see billing. */
export interface ErasureView {
  /** What has to be typed: the organisation's name, or the app's where none was ever connected. */
  readonly name: string;
  readonly connected: boolean;
  /** Contracts that keep the data from being erased, and why: still in force, or an invoice with which something is still to be done. `more`: there are others. */
  readonly inTheWay: readonly { readonly id: string; readonly projectKey: string; readonly name: string; readonly why: 'open' | 'invoices' }[];
  readonly more: boolean;
  /** While it is under way; `at` is when it was asked for. Instants ISO, UTC; people by account. */
  readonly erasing?: { readonly at: string; readonly by: string; readonly records: number };
  readonly erased?: { readonly at: string; readonly by: string; readonly records: number };
}

export interface CareCalls {
  'admin.erasure': [Record<string, never>, ErasureView];
  'admin.erase': [{ readonly confirm: string }, ErasureView];
  'admin.care': [Record<string, never>, CareView];
  /** Of all projects whose billing the administrator may see. */
  'admin.export': [{ readonly part: ExportPart; readonly cursor?: string }, ExportPage];
  /** Of the project alone. */
  'settings.export': [{ readonly part: ExportPart; readonly cursor?: string }, ExportPage];
}
