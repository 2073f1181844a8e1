import type { Manifest } from '../manifest/manifest';

/** `unknown`: free, unlisted or not in production, where Forge tells the app nothing. */
export type Licence = 'active' | 'inactive' | 'unknown';
export type EnvironmentType = 'PRODUCTION' | 'STAGING' | 'DEVELOPMENT';

/** One site's installation of the app, as the app is told of it. */
export interface Installation {
  readonly appId: string;
  readonly appVersion: string;
  readonly cloudId: string;
  readonly environmentId: string;
  readonly environmentType: EnvironmentType;
  readonly installationId: string;
  readonly siteUrl: string;
  readonly licence: () => Licence;
}

export function installContext({ cloudId }: Installation): string {
  return `ari:cloud:jira::site/${cloudId}`;
}

export function installationAri({ installationId }: Installation): string {
  return `ari:cloud:ecosystem::installation/${installationId}`;
}

/** The licence as handlers see it; undefined when there is none to tell. */
export function licenceOf(installation: Installation): { readonly active: boolean; readonly isActive: boolean } | undefined {
  const licence = installation.licence();
  return licence === 'unknown' ? undefined : { active: licence === 'active', isActive: licence === 'active' };
}

/** The second argument of every handler. */
export function handlerContext(installation: Installation, accountId: string | undefined): object {
  return {
    installContext: installContext(installation),
    principal: accountId === undefined ? undefined : { accountId },
    license: licenceOf(installation),
    installation: { ari: installationAri(installation), contexts: [installContext(installation)] },
  };
}

export interface RuntimeSubject {
  readonly invocationId: string;
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly moduleType: string;
  readonly accountId?: string;
  readonly remainingMs: () => number;
}

const NOTHING = (): undefined => undefined;
const METRICS = {
  counter: () => ({ incr: NOTHING, incrBy: NOTHING, decr: NOTHING, decrBy: NOTHING }),
  timing: () => ({ measure: () => ({ stop: NOTHING }) }),
  gauge: () => ({ set: NOTHING }),
};

/** `__forge_runtime__` of one invocation, in the shape that @forge/api 8.3 reads. */
export function runtimeOf(installation: Installation, manifest: Manifest, subject: RuntimeSubject): object {
  const trace = subject.invocationId.replaceAll('-', '');
  return {
    proxy: { token: 'local', url: 'https://forge.invalid' },
    contextAri: installContext(installation),
    container: { runtime: manifest.raw.app.runtime.name },
    appContext: {
      appId: installation.appId,
      appVersion: installation.appVersion,
      environmentId: installation.environmentId,
      environmentType: installation.environmentType,
      invocationId: subject.invocationId,
      installationId: installation.installationId,
      functionKey: subject.functionKey,
      moduleType: subject.moduleType,
      moduleKey: subject.moduleKey,
      license: licenceOf(installation),
      installation: { ari: installationAri(installation), contexts: [installContext(installation)] },
      permissions: { scopes: manifest.scopes, external: manifest.raw.permissions.external ?? {} },
    },
    ...(subject.accountId !== undefined && { aaid: subject.accountId }),
    lambdaContext: { awsRequestId: subject.invocationId, getRemainingTimeInMillis: subject.remainingMs },
    tracing: { traceId: trace, spanId: trace.slice(0, 16) },
    realtime: {},
    metrics: METRICS,
    externalAuth: [],
    featureFlags: () => false,
  };
}
