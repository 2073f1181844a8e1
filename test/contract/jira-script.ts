/** Stands where Forge carries the app's calls to Jira, and answers what a test says: for answers that the local Jira doesn't give. */
import { JiraFailure } from '../../src/jira';

export interface SeenCall {
  readonly path: string;
  readonly method: string;
  readonly body: unknown;
  readonly provider: string;
}

export type Script = (call: SeenCall, signal: AbortSignal | undefined) => Response | Promise<Response>;

const APP_ID = '4b1f3c9e-6f0a-4c57-9d5e-2c8f7a90d1e6';

/** Answers all of the app's platform calls from now on; each is kept in the list it gives. */
export function script(answer: Script, environment = 'e1'): SeenCall[] {
  const seen: SeenCall[] = [];
  const forgeFetch = async (target: { readonly provider: string }, path: string, init?: RequestInit): Promise<Response> => {
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const call = { path, method: init?.method ?? 'GET', body, provider: target.provider };
    seen.push(call);
    return answer(call, init?.signal ?? undefined);
  };
  Object.assign(globalThis, { __forge_fetch__: forgeFetch, __forge_runtime__: runtime(environment) });
  return seen;
}

function runtime(environment: string): object {
  const nothing = { incr: () => undefined, incrBy: () => undefined, decr: () => undefined, decrBy: () => undefined };
  return {
    aaid: '5f0000000000000000000002',
    contextAri: `ari:cloud:jira::site/${environment}`,
    appContext: { appId: APP_ID, environmentId: environment, environmentType: 'DEVELOPMENT', installationId: `installation-of-${environment}` },
    lambdaContext: { getRemainingTimeInMillis: () => 25_000 },
    metrics: { counter: () => nothing, timing: () => ({ measure: () => ({ stop: () => undefined }) }), gauge: () => ({ set: () => undefined }) },
  };
}

export const documentedKey = (environment: string, module: string): string => `ari:cloud:ecosystem::extension/${APP_ID}/${environment}/static/${module}`;
export const prefixedKey = (module: string): string => `${APP_ID}__DEVELOPMENT__${module}`;

/** The JiraFailure that the call ends in; anything else fails the test. */
export async function jiraFailureOf(call: () => Promise<unknown>): Promise<JiraFailure> {
  try {
    await call();
  } catch (error) {
    if (error instanceof JiraFailure) return error;
    throw error;
  }
  throw new Error('the call succeeded');
}
