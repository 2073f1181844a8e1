/**
 * What Forge does that its documentation and packages do not settle. Each is a switch, so that the app can be tested both
 * ways; the defaults are what the evidence suggests, or else the harsher reading. README.md lists them with their tests.
 */
export interface Switches {
  /** How long a query may go on answering from before a write: milliseconds, or until the platform next settles. `get` never lags. */
  readonly queryLag: number | 'until-settled';
  /** Filters run on a page after it was cut to the limit, so a page can be short or empty and still have a cursor. */
  readonly filterAfterPaging: boolean;
  /** Whether an attribute that the manifest does not declare is refused or stored. */
  readonly undeclaredAttributes: 'refused' | 'stored';
  /** Whether NOT_EQUAL_TO and NOT_CONTAINS hold for an attribute that is absent. */
  readonly absentIsUnequal: boolean;
  /** Whether a transaction's conditions are evaluated on a record that does not exist (so that NOT_EXISTS holds) or fail. */
  readonly conditionsOnAbsentRecord: 'evaluated' | 'failed';
  /** Whether a key may appear twice in one transaction for two entities. */
  readonly transactionKeysUnique: 'per-entity' | 'overall';
  /** How long after its expiry a record is still there, for reads and for FAIL_IF_EXISTS; Forge says up to 48 hours. */
  readonly expiredLingersMs: number;
  /** Whether a product event is delivered again after the function threw (a returned InvocationError always is). */
  readonly retryThrownEvents: boolean;
  /** Names of a web trigger's request headers: lower case, or Capitalised-Like-This as the documentation's example. */
  readonly webTriggerHeaders: 'lower' | 'capitalised';
  /** Whether an installation's schedules start at its own place in the interval, or all five minutes after the install. */
  readonly schedulesSpread: boolean;
  /** Whether `appIsLicensed` lets a site pass whose licence is unknown (free, unlisted or not in production). */
  readonly unknownLicencePasses: boolean;
}

export const DEFAULT_SWITCHES: Switches = {
  queryLag: 0,
  filterAfterPaging: true,
  undeclaredAttributes: 'refused',
  absentIsUnequal: true,
  conditionsOnAbsentRecord: 'evaluated',
  transactionKeysUnique: 'per-entity',
  expiredLingersMs: 48 * 3600_000,
  retryThrownEvents: false,
  webTriggerHeaders: 'lower',
  schedulesSpread: true,
  unknownLicencePasses: true,
};

/** Quotas that depend on traffic; absent means unlimited, which is the default so that a stopped clock can be busy. */
export interface RateLimits {
  /** KVS operations a second and 10 KB units a minute, per installation. */
  readonly kvs?: { readonly requestsPerSecond: number; readonly readUnitsPerMinute: number; readonly writeUnitsPerMinute: number };
  /** Queue events pushed a minute, per installation. */
  readonly queueEventsPerMinute?: number;
}

/** The figures Forge publishes: limits of KVS and custom entities of 2026-09-28, of async events of 2026-02-26. */
export const PUBLISHED_RATES: RateLimits = {
  kvs: { requestsPerSecond: 1000, readUnitsPerMinute: 4000, writeUnitsPerMinute: 4000 },
  queueEventsPerMinute: 500,
};
