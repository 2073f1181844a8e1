import type { FetchHandler, ForgePort, JiraPort, Json, MeterReading, ProductEvent, Surface, WorkflowRulePort } from '../common/ports';
import { seededRandom, spreadOf } from '../common/random';
import { NO_FAULTS, type FaultPolicy } from './faults/policy';
import { Incidents } from './incidents';
import { readManifest, type Manifest } from './manifest/manifest';
import { UsageMeter, usedBetween } from './meter/meter';
import { invokeResolver } from './modules/resolvers';
import { WebTriggers } from './modules/web-triggers';
import { workflowRules } from './modules/workflow-rules';
import type { ForgeOptions } from './options';
import { App } from './runtime/app';
import { installGlobals } from './runtime/globals';
import { runOutside } from './runtime/host';
import type { Installation, Licence } from './runtime/installation';
import { Invoker, type InvocationRequest, type InvocationResult } from './runtime/invoker';
import { Border } from './seam/crossing';
import { KvsService } from './seam/kvs-service';
import { PlatformSwitchboard } from './seam/switchboard';
import { snapshotSchema, type Snapshot } from './snapshot';
import { Store } from './storage/store';
import { DEFAULT_SWITCHES, type Switches } from './switches';
import { Agenda } from './work/agenda';
import { Events } from './work/events';
import type { JobStats } from './work/jobs';
import { Queues } from './work/queues';
import { Runner } from './work/runner';
import { Schedules } from './work/schedules';

/** One installation of one app on one site: the local Forge. Made by `createForge`. */
export class Forge implements ForgePort {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly switches: Switches;
  readonly meter = new UsageMeter();
  readonly incidents: Incidents;
  /** The stored values, for tests and tools; the app reaches them through @forge/kvs only. */
  readonly store: Store;
  readonly workflowRules: WorkflowRulePort;
  private readonly random;
  private readonly agenda: Agenda;
  private readonly app: App;
  private readonly invoker: Invoker;
  private readonly events: Events;
  private readonly queues: Queues;
  private readonly schedules: Schedules;
  private readonly webTriggerService: WebTriggers;
  private readonly runner: Runner;
  private readonly listeners = new Set<() => void>();
  private installed = false;
  private started = false;
  private faults: FaultPolicy;
  private licence: Licence;
  private jira: JiraPort | undefined;
  private egress: FetchHandler | undefined;
  private publicUrl: string;

  constructor(private readonly options: ForgeOptions) {
    installGlobals();
    const { clock } = options;
    const now = (): number => clock.now();
    const changed = (): void => this.changed();
    this.manifest = 'dir' in options.app ? readManifest(options.app.dir) : options.app.manifest;
    this.switches = { ...DEFAULT_SWITCHES, ...options.switches };
    this.faults = options.faults ?? NO_FAULTS;
    this.licence = options.licence ?? 'unknown';
    this.jira = options.jira;
    this.egress = options.egress;
    this.publicUrl = options.publicUrl;
    this.random = seededRandom(options.seed ?? 1);
    this.installation = this.describeInstallation();
    this.incidents = new Incidents(now, options.log ?? (() => undefined));
    const { manifest, installation, switches, meter, incidents, random } = this;
    const faults = (): FaultPolicy => this.faults;
    const limits = options.limits ?? {};
    this.store = new Store({ entities: manifest.entities, now, switches, changed });
    this.agenda = new Agenda(() => {
      changed();
      this.runner.poke();
    });
    this.app = new App(options.loadApp, manifest);
    this.invoker = new Invoker({ app: this.app, manifest, installation, clock, random, meter, incidents, switchboard: () => switchboard });
    const { agenda, invoker } = this;
    this.workflowRules = workflowRules({ manifest, invoker });
    this.events = new Events({ manifest, installation, jira: () => this.connectedJira(), switches, agenda, invoker, incidents, faults, now });
    this.queues = new Queues({ manifest, agenda, invoker, incidents, meter, random, limits, faults, now });
    this.schedules = new Schedules({ manifest, installation, switches, agenda, invoker, incidents, faults, now });
    this.webTriggerService = new WebTriggers({ manifest, installation, invoker, random, switches, publicUrl: () => this.publicUrl, changed });
    const switchboard = new PlatformSwitchboard({
      manifest,
      installation,
      border: new Border(faults, incidents),
      kvs: new KvsService({ store: this.store, meter, switches, scopes: manifest.scopes, limits, now }),
      queues: this.queues,
      webTriggers: this.webTriggerService,
      meter,
      incidents,
      latency: options.latency ?? {},
      jira: () => this.connectedJira(),
      egress: () => this.egress,
      personalData: options.personalData ?? (() => 'active'),
    });
    const { events, queues, schedules } = this;
    this.runner = new Runner({ clock, agenda, events, queues, schedules, invoker, incidents, automatic: options.automatic ?? true });
  }

  /** Loads the app, checks its handlers, and begins to run what is due. The first time, the app is told of its installation. */
  async start(): Promise<void> {
    await this.app.check();
    this.started = true;
    if (!this.installed) {
      this.installed = true;
      this.schedules.start();
      this.publish(this.installedEvent());
    }
    this.runner.poke();
  }

  /** Deploys another version while work waits and is under way: queues keep what they hold, schedules start anew. */
  deploy(loadApp: ForgeOptions['loadApp']): void {
    this.app.replace(loadApp);
    this.schedules.start();
  }

  /** Stops beginning work. What is under way goes on to its end. */
  close(): void {
    this.runner.close();
  }

  connectJira(jira: JiraPort): void {
    this.jira = jira;
  }

  connectEgress(egress: FetchHandler): void {
    this.egress = egress;
  }

  servePublicly(publicUrl: string): void {
    this.publicUrl = publicUrl;
  }

  setFaults(faults: FaultPolicy): void {
    this.faults = faults;
  }

  setLicence(licence: Licence): void {
    this.licence = licence;
  }

  publish(event: ProductEvent): void {
    runOutside(() => this.events.publish(event));
    this.runner.poke();
  }

  invokeResolver(surface: Surface, functionKey: string, payload: Json | undefined): Promise<Json | undefined> {
    return invokeResolver({ manifest: this.manifest, installation: this.installation, invoker: this.invoker }, surface, functionKey, payload);
  }

  /** Runs any function of the manifest as a module of the given type would; for tests of handlers without a product. */
  invoke(request: InvocationRequest): Promise<InvocationResult> {
    return this.invoker.invoke(request);
  }

  async requestJiraAsUser(accountId: string, request: Request): Promise<Response> {
    return runOutside(() => this.connectedJira().rest(request, { as: 'user', accountId }, this.manifest.scopes));
  }

  async settle(): Promise<void> {
    await runOutside(() => this.runner.settle());
    this.store.settle();
  }

  async advance(ms: number): Promise<void> {
    await runOutside(() => this.runner.advance(ms));
    this.store.settle();
  }

  runSchedule(key: string): Promise<void> {
    return this.schedules.run(key);
  }

  webTriggerUrl(key: string): string {
    return this.webTriggerService.url(key);
  }

  readonly webTriggers: FetchHandler = (request) => runOutside(() => this.webTriggerService.serve(request));

  /** How far a push's job is, as `getStats` tells the app; undefined when there is no such job. */
  jobStats(jobId: string): JobStats | undefined {
    return this.queues.jobs.stats(jobId);
  }

  /** Does something and settles; gives its result and what the app used meanwhile. */
  async measure<T>(operation: () => Promise<T>): Promise<{ readonly result: T; readonly used: MeterReading }> {
    const before = this.meter.read();
    const result = await operation();
    await this.settle();
    return { result, used: usedBetween(before, this.meter.read()) };
  }

  snapshot(): Json {
    const state: Snapshot = {
      version: 1,
      installed: this.installed,
      random: this.random.state(),
      storage: this.store.snapshot(),
      work: [...this.agenda.owed()],
      jobs: this.queues.jobs.snapshot(),
      schedules: this.schedules.snapshot(),
      webTriggers: this.webTriggerService.snapshot(),
    };
    return JSON.parse(JSON.stringify(state)) as Json;
  }

  /** Takes up the state of a snapshot; only before `start`. What was under way then is delivered again. */
  restore(state: Json): void {
    if (this.started) throw new Error('A platform that has started takes no snapshot.');
    const snapshot = snapshotSchema.parse(state);
    this.installed = snapshot.installed;
    this.random.goOnFrom(snapshot.random);
    this.store.restore(snapshot.storage);
    this.agenda.restore(snapshot.work);
    this.queues.jobs.restore(snapshot.jobs);
    this.schedules.restore(snapshot.schedules);
    this.webTriggerService.restore(snapshot.webTriggers);
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }

  private connectedJira(): JiraPort {
    if (this.jira === undefined) throw new Error('No Jira is connected to this platform.');
    return this.jira;
  }

  private describeInstallation(): Installation {
    const { cloudId, environmentId, environmentType, siteUrl } = this.options;
    const { appId } = this.manifest;
    return {
      appId,
      appVersion: '1.0.0',
      cloudId,
      environmentId,
      environmentType: environmentType ?? 'DEVELOPMENT',
      installationId: seededRandom(spreadOf(`${appId}/${environmentId}/${cloudId}`)).uuid(),
      siteUrl,
      licence: () => this.licence,
    };
  }

  private installedEvent(): ProductEvent {
    const { installationId, appId, appVersion, environmentId } = this.installation;
    return {
      eventType: 'avi:forge:installed:app',
      selfGenerated: false,
      id: installationId,
      app: { id: appId, version: appVersion },
      environment: { id: environmentId },
    };
  }
}
