/**
 * What the three stand-ins know of each other. Each is a folder that can be built and tested alone against these types; world.ts
 * puts them together.
 */

/** A server as a function, so that it can be reached over loopback or called directly. */
export type FetchHandler = (request: Request) => Promise<Response>;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** State that survives a restart: one JSON value per stand-in, written together by local/state.ts. */
export interface Persistent {
  snapshot(): Json;
  restore(state: Json): void;
  /** Called after every change of state. */
  onChange(listener: () => void): void;
}

/** Who a Jira REST call is made as. Forge decides it; the app can't forge it. */
export type Principal = { readonly as: 'app' } | { readonly as: 'user'; readonly accountId: string } | { readonly as: 'anonymous' };

/** What Forge needs of Jira. */
export interface JiraPort {
  /** One REST call of the app's, with the scopes its manifest declares: Jira refuses what they do not cover. */
  rest(request: Request, principal: Principal, scopes: readonly string[]): Promise<Response>;
  /** For trigger filters and payloads; undefined when the property is absent. */
  property(entity: { readonly type: 'issue' | 'project'; readonly id: string }, key: string): Json | undefined;
}

/** A product event as Forge delivers it, e.g. eventType `avi:jira:updated:issue`. */
export interface ProductEvent {
  readonly eventType: string;
  /** The person whose act it was; absent for the app's own acts. */
  readonly atlassianId?: string;
  /** True when the app itself caused it. */
  readonly selfGenerated: boolean;
  readonly [field: string]: unknown;
}

/** One place where a page of the app is shown, with what the product tells it. */
export interface Surface {
  readonly moduleKey: string;
  readonly accountId: string;
  /** As Forge's `context.extension`, e.g. `{type:'jira:issuePanel', issue:{id,key,type,typeId}, project:{id,key,type}}`. */
  readonly extension: Readonly<Record<string, Json>>;
}

/** How a function that was asked about a transition ended: with what it answered, or not at all. */
export type RuleAnswer = { readonly kind: 'answered'; readonly value: Json | undefined } | { readonly kind: 'failed'; readonly message: string };

/** What Jira needs of Forge to hold a transition to the app's workflow rules. */
export interface WorkflowRulePort {
  /** What the manifest says of a rule's module; undefined when it declares no such rule. */
  rule(moduleKey: string): { readonly kind: 'condition' | 'validator'; readonly projectTypes: readonly string[] } | undefined;
  /** Evaluates a condition's expression. Throws when it fails or is no boolean. */
  condition(moduleKey: string, variables: Readonly<Record<string, Json>>): boolean;
  /** Asks a validator's function. */
  validate(moduleKey: string, payload: Json, accountId: string | undefined): Promise<RuleAnswer>;
}

/** What Jira, its pages and the tools need of Forge. */
export interface ForgePort extends Persistent {
  /** Delivers the event to the triggers that the manifest declares for it, through their filters, at once or as the faults say. */
  publish(event: ProductEvent): void;
  /** A page's `invoke`: calls the module's resolver as the platform would. Rejects with the function's error. */
  invokeResolver(surface: Surface, functionKey: string, payload: Json | undefined): Promise<Json | undefined>;
  /** A page's `requestJira`: as the user, with the app's scopes. */
  requestJiraAsUser(accountId: string, request: Request): Promise<Response>;
  /** Resolves when no event, queued work or invocation is under way or due at the present time of the clock. */
  settle(): Promise<void>;
  /** Runs what falls due (schedules, delayed events) as the clock moves forward by `ms`, in order, then settles. */
  advance(ms: number): Promise<void>;
  /** Runs one scheduled trigger now. */
  runSchedule(key: string): Promise<void>;
  /** A web trigger's public address. */
  webTriggerUrl(key: string): string;
  /** Serves web triggers under `/x1/…`. */
  readonly webTriggers: FetchHandler;
  readonly meter: Meter;
}

/** Counts at Forge's published units; see local/forge/meter. */
export interface Meter {
  read(): MeterReading;
  reset(): void;
}
export interface MeterReading {
  /** By function key. */
  readonly invocations: Readonly<Record<string, number>>;
  readonly gbSeconds: number;
  readonly kvs: { readonly requests: number; readonly reads: number; readonly writes: number; readonly readBytes: number; readonly writtenBytes: number };
  readonly jira: { readonly calls: number; readonly points: number };
  /** By host. */
  readonly egress: Readonly<Record<string, number>>;
  readonly queuePushes: number;
}
