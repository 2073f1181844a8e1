/** The pages over the sample agency's Jira on real ports, with the bridge's sample page as the app and a Forge that the test plays. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { seedJira } from '../../../agency/jira';
import { stoppedClock } from '../../../common/clock';
import type { ForgePort, Json, MeterReading, Surface } from '../../../common/ports';
import { createFrames, readPageManifest } from '../../../forge/bridge';
import { type Served, listen } from '../../../serve';
import { type Jira, createJira } from '../../index';
import { type Pages, createPages } from '../index';

const ENVIRONMENT_ID = '7c9d0f3e-58f6-4d0a-8a4f-1f4e5d6c7b8a';
const page = { resource: 'pages/sample', resolver: { function: 'pages' } };
const MANIFEST = {
  app: { id: 'ari:cloud:ecosystem::app/4b1f3c9e-6f0a-4c57-9d5e-2c8f7a90d1e6' },
  permissions: { scopes: ['read:jira-work'], content: { styles: ['unsafe-inline'] } },
  resources: [{ key: 'pages', path: 'dist', entry: { sample: 'index.html' } }],
  modules: {
    'jira:issuePanel': [{ key: 'panel', title: 'Milepost', ...page }],
    'jira:issueContext': [{ key: 'context', title: 'Milepost', label: 'Milestone', ...page }],
    'jira:projectPage': [{ key: 'project', title: 'Billing', ...page }],
    'jira:projectSettingsPage': [{ key: 'settings', title: 'Billing', ...page }],
    'jira:adminPage': [{ key: 'admin', title: 'Milepost', ...page }],
    'jira:globalPage': [{ key: 'finance', title: 'Milepost', ...page }],
  },
};

export const APP_PATH = `apps/4b1f3c9e-6f0a-4c57-9d5e-2c8f7a90d1e6/${ENVIRONMENT_ID}`;

/** What a page asked of the app's resolver. */
export interface Asked {
  readonly surface: Surface;
  readonly functionKey: string;
  readonly payload: Json | undefined;
}

export interface PagesSite {
  readonly jira: Jira;
  readonly pages: Pages;
  readonly origin: string;
  readonly framesOrigin: string;
  readonly asked: Asked[];
  readonly moved: number[];
  readonly violations: string[];
  /** What the app's resolver does from now on. */
  resolveWith(resolver: (asked: Asked) => Json | undefined): void;
  close(): Promise<void>;
}

/** Builds the sample page with the published @forge/bridge in it; answers the app's folder. */
export function buildSample(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-sample-'));
  const root = resolve(__dirname, '../../../..');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  execFileSync(process.execPath, [vite, 'build', '--base', './', '--outDir', join(folder, 'dist'), '--emptyOutDir', '--logLevel', 'error'], { cwd: join(root, 'local/forge/bridge/sample') });
  return folder;
}

export async function pagesSite(appFolder: string): Promise<PagesSite> {
  const [site, frames] = await Promise.all([listen(0), listen(0, '127.0.0.1')]);
  const clock = stoppedClock(Date.UTC(2026, 10, 23, 1, 30));
  const jira = createJira({ clock, onEvent: () => undefined, appId: MANIFEST.app.id, environmentId: ENVIRONMENT_ID, modules: { projectPermissions: [], indexedProperties: [] }, site: { name: 'Northlight', url: site.origin } });
  seedJira(jira);
  const asked: Asked[] = [];
  const moved: number[] = [];
  const violations: string[] = [];
  const play = { resolver: (): Json | undefined => null } as { resolver: (asked: Asked) => Json | undefined };
  const forge = playedForge(jira, (call) => {
    asked.push(call);
    return play.resolver(call);
  });
  const manifest = readPageManifest(MANIFEST);
  frames.answerWith(createFrames({ manifest, appFolder, productOrigin: site.origin, onViolation: (line) => void violations.push(line) }));
  const pages = createPages({
    jira, forge, clock, manifest,
    installation: { cloudId: 'site-1', environmentId: ENVIRONMENT_ID },
    framesOrigin: frames.origin,
    advance: (ms) => Promise.resolve(clock.advance(ms)).then(() => void moved.push(ms)),
    violations: () => violations,
  });
  site.answerWith(pages.handle);
  return {
    jira, pages, asked, moved, violations,
    origin: site.origin,
    framesOrigin: frames.origin,
    resolveWith: (resolver) => void (play.resolver = resolver),
    close: () => close([site, frames]),
  };
}

async function close(servers: readonly Served[]): Promise<void> {
  await Promise.all(servers.map((server) => server.close()));
}

const NOTHING: MeterReading = {
  invocations: { pages: 3 }, gbSeconds: 0.25, kvs: { requests: 0, reads: 0, writes: 0, readBytes: 0, writtenBytes: 0 }, jira: { calls: 0, points: 0 }, egress: {}, queuePushes: 0,
};

function playedForge(jira: Jira, resolver: (asked: Asked) => Json | undefined): ForgePort {
  const none = (): Promise<void> => Promise.resolve();
  return {
    publish: () => undefined,
    invokeResolver: async (surface, functionKey, payload) => Promise.resolve(resolver({ surface, functionKey, payload })),
    requestJiraAsUser: (accountId, request) => jira.rest(request, { as: 'user', accountId }, ['read:jira-work', 'write:jira-work', 'read:jira-user']),
    settle: none, advance: none, runSchedule: none,
    webTriggerUrl: () => 'http://localhost/x1/none',
    webTriggers: () => Promise.resolve(new Response(null, { status: 404 })),
    meter: { read: () => NOTHING, reset: () => undefined },
    snapshot: () => null, restore: () => undefined, onChange: () => undefined,
  };
}
