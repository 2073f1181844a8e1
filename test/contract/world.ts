/**
 * The local Jira and the local Xero behind the local Forge, and a way to run a gateway where the app runs: inside an invocation, under the real
 * manifest's scopes and egress. Import it before anything of src, so that the platform's globals are in place.
 */
import path from 'node:path';
import { createForge, DEFAULT_SWITCHES, readManifest, scriptedFaults, type Forge, type ScriptedFaults } from '../../local/forge';
import { seedJira } from '../../local/agency/jira';
import { seedXero } from '../../local/agency/xero';
import { stoppedClock, type Clock } from '../../local/common/clock';
import { appModules, createJira, type Jira, type JiraSettings } from '../../local/jira';
import { createXero, type LocalXero, type XeroSettings } from '../../local/xero';
import { readManifestFile } from '../../local/common/manifest-file';

const ROOT = path.join(__dirname, '../..');
const ENVIRONMENT_ID = '7c9d0f3e-58f6-4d0a-8a4f-1f4e5d6c7b8a';
/** 22 November 2026, 13:00 in Sydney. */
export const START = Date.UTC(2026, 10, 22, 2);

export interface World {
  readonly clock: Clock;
  readonly forge: Forge;
  readonly jira: Jira;
  readonly xero: LocalXero;
  readonly faults: ScriptedFaults;
  /** Runs the work as the app's ledger consumer, or for the person named as a page's call would; gives its result, or throws what it threw. */
  inApp<T>(work: () => Promise<T>, accountId?: string): Promise<T>;
}

export interface WorldSettings {
  readonly jira?: Partial<JiraSettings>;
  readonly xero?: Partial<XeroSettings>;
  /** In place of the manifest's scopes or egress. */
  readonly manifest?: { readonly scopes?: readonly string[]; readonly egress?: readonly string[] };
}

export function createWorld(settings: WorldSettings = {}): World {
  const clock = stoppedClock(START);
  const faults = scriptedFaults();
  const manifest = { ...readManifest(ROOT), ...settings.manifest };
  const jira = createJira({
    clock,
    onEvent: () => undefined,
    appId: manifest.appId,
    environmentId: ENVIRONMENT_ID,
    modules: appModules(readManifestFile(ROOT)),
    site: { name: 'northlight', url: 'http://localhost:4200' },
    settings: settings.jira ?? {},
  });
  seedJira(jira);
  const xero = createXero({ clock, settings: settings.xero ?? {} });
  seedXero(xero.model, clock.now());
  let task: () => Promise<unknown> = async () => Promise.resolve();
  const doors = Object.fromEntries([...manifest.functions.values()].map(({ exportName }) => [exportName, () => task()]));
  const forge = createForge({
    app: { manifest },
    loadApp: async () => Promise.resolve(doors),
    clock,
    jira,
    egress: (request) => xero.api(request),
    cloudId: 'c0ffee00-0000-4000-8000-000000000001',
    environmentId: ENVIRONMENT_ID,
    environmentType: 'DEVELOPMENT',
    siteUrl: jira.site.url,
    publicUrl: 'http://localhost:4201',
    faults,
    switches: DEFAULT_SWITCHES,
    automatic: false,
  });
  const inApp = async <T>(work: () => Promise<T>, accountId?: string): Promise<T> => {
    let result: { readonly value: T } | undefined;
    task = async () => {
      result = { value: await work() };
    };
    const invoked = await forge.invoke({ functionKey: 'on-ledger-work', moduleKey: 'ledger', moduleType: 'consumer', payload: {}, ...(accountId === undefined ? {} : { accountId }) });
    if (!invoked.ok) throw invoked.error;
    if (result === undefined) throw new Error('the work gave nothing');
    return result.value;
  };
  return { clock, forge, jira, xero, faults, inApp };
}
