import type { Clock } from '../common/clock';
import type { FetchHandler, JiraPort, Json } from '../common/ports';
import type { FaultPolicy } from './faults/policy';
import type { Manifest } from './manifest/manifest';
import type { AccountState } from './modules/privacy';
import type { LoadApp } from './runtime/app';
import type { EnvironmentType, Licence } from './runtime/installation';
import type { RateLimits, Switches } from './switches';

/** How long calls take, in milliseconds: really on a running clock, by reckoning on a stopped one. */
export interface Latency {
  readonly kvs?: number;
  readonly jira?: number;
  readonly egress?: number;
}

export interface ForgeOptions {
  /** The app's folder, whose manifest.yml is read; or the manifest itself. */
  readonly app: { readonly dir: string } | { readonly manifest: Manifest };
  readonly loadApp: LoadApp;
  readonly clock: Clock;
  /** May be given later with `connectJira`, as Jira needs the platform too. */
  readonly jira?: JiraPort;
  /** Receives the requests that the app makes to hosts it may reach. Without it they fail as a network without a route does. */
  readonly egress?: FetchHandler;
  readonly cloudId: string;
  readonly environmentId: string;
  readonly environmentType?: EnvironmentType;
  readonly siteUrl: string;
  /** Base of web trigger addresses, without a slash at the end; may be set later with `servePublicly`, when the port is known. */
  readonly publicUrl: string;
  readonly licence?: Licence;
  readonly faults?: FaultPolicy;
  readonly latency?: Latency;
  readonly switches?: Partial<Switches>;
  readonly limits?: RateLimits;
  /** Decides every identifier the platform makes. */
  readonly seed?: number;
  /** False: nothing begins by itself, only by settle, advance and calls. Default true. */
  readonly automatic?: boolean;
  readonly personalData?: (accountId: string) => AccountState;
  readonly log?: (message: string, details?: Readonly<Record<string, Json>>) => void;
}
