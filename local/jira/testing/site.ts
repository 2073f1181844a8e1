import path from 'node:path';
import { readManifestFile } from '../../common/manifest-file';
import { seedJira } from '../../agency/jira';
import { stoppedClock } from '../../common/clock';
import type { Json, Principal, ProductEvent, WorkflowRulePort } from '../../common/ports';
import { appModules, createJira, type Jira, type JiraSettings } from '..';

export const APP_ID = '4b1f3c9e-6f0a-4c57-9d5e-2c8f7a90d1e6';
export const ENVIRONMENT_ID = '7c9d0f3e-58f6-4d0a-8a4f-1f4e5d6c7b8a';
/** The classic scopes of everything that is emulated. */
export const ALL_SCOPES = ['read:jira-work', 'write:jira-work', 'read:jira-user', 'manage:jira-configuration'];
/** 22 November 2026, 09:00 in Sydney. */
export const START = Date.UTC(2026, 10, 21, 22);

export const APP: Principal = { as: 'app' };
export const as = (accountId: string): Principal => ({ as: 'user', accountId });

export interface TestSite {
  readonly jira: Jira;
  readonly events: ProductEvent[];
  readonly clock: ReturnType<typeof stoppedClock>;
  readonly call: (principal: Principal, method: string, path: string, body?: Json, scopes?: readonly string[]) => Promise<TestAnswer>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json | undefined;
}

/** The sample agency's site with the app's own manifest, at a fixed time. */
export function testSite(settings: Partial<JiraSettings> = {}, rules?: WorkflowRulePort): TestSite {
  const clock = stoppedClock(START);
  const events: ProductEvent[] = [];
  const jira = createJira({
    clock,
    onEvent: (event) => events.push(event),
    appId: `ari:cloud:ecosystem::app/${APP_ID}`,
    environmentId: ENVIRONMENT_ID,
    modules: appModules(readManifestFile(path.join(__dirname, '../../..'))),
    settings,
    ...(rules ? { rules } : {}),
  });
  seedJira(jira);
  return { jira, events, clock, call: (principal, method, where, body, scopes) => callRest(jira, principal, method, where, body, scopes) };
}

async function callRest(jira: Jira, principal: Principal, method: string, where: string, body: Json | undefined, scopes: readonly string[] = ALL_SCOPES): Promise<TestAnswer> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await jira.rest(new Request(`http://jira.local${where}`, init), principal, scopes);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as Json) : undefined };
}
