import { join } from 'node:path';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { seedJira } from '../../local/agency/jira';
import { customConnections, organisationIds, seedXero } from '../../local/agency/xero';
import { stoppedClock, type Clock } from '../../local/common/clock';
import { createForge, scriptedFaults, type Forge, type ScriptedFaults } from '../../local/forge';
import { appModules, createJira, type Jira } from '../../local/jira';
import { createXero, type LocalXero } from '../../local/xero';

/** The app's own sources on the local platform, without sockets, on a clock that only moves when told. */
export interface TestWorld {
  readonly clock: Clock;
  readonly forge: Forge;
  readonly jira: Jira;
  readonly xero: LocalXero;
  readonly faults: ScriptedFaults;
}

/** 22 November 2026, 10:00 in Sydney. */
export const START = Date.parse('2026-11-21T23:00:00Z');
const ROOT = join(__dirname, '..', '..');
const ENVIRONMENT = '2f0c9a6e-0b7d-4f0e-9f50-0d1a8f6c1a11';

/** The sample agency with the app installed, nothing set up. `latency` counts on the stopped clock. */
export async function testWorld(options: { readonly automatic?: boolean; readonly latency?: { kvs: number; jira: number; egress: number } } = {}): Promise<TestWorld> {
  const clock = stoppedClock(START);
  const manifest: unknown = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8'));
  const faults = scriptedFaults();
  const forge = createForge({
    app: { dir: ROOT },
    loadApp: async () => ({ ...(await import('../../src/index')) }),
    clock,
    cloudId: '6d3b7c1e-1111-4222-8333-944455556666',
    environmentId: ENVIRONMENT,
    siteUrl: 'https://northlight.example',
    publicUrl: 'https://hooks.example',
    faults,
    automatic: options.automatic ?? false,
    ...(options.latency ? { latency: options.latency } : {}),
  });
  const jira = createJira({
    clock,
    onEvent: (event) => forge.publish(event),
    appId: forge.installation.appId,
    environmentId: ENVIRONMENT,
    modules: appModules(manifest),
    site: { name: 'Northlight', url: 'https://northlight.example' },
  });
  const xero = createXero({ clock, sendWebhook: (request) => forge.webTriggers(request) });
  forge.connectJira(jira);
  forge.connectEgress(xero.api);
  seedJira(jira);
  seedXero(xero.model, clock.now());
  await forge.start();
  await forge.settle();
  return { clock, forge, jira, xero, faults };
}

export { customConnections, organisationIds };
