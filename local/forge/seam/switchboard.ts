import type { FetchHandler, JiraPort, Principal } from '../../common/ports';
import type { Incidents } from '../incidents';
import type { Manifest } from '../manifest/manifest';
import { jiraPoints, pointsNeedBody } from '../meter/jira-points';
import type { UsageMeter } from '../meter/meter';
import { serveGraphql } from '../modules/graphql';
import { reportAccounts, type AccountState } from '../modules/privacy';
import type { WebTriggers } from '../modules/web-triggers';
import type { Latency } from '../options';
import type { SeamTarget } from '../runtime/host';
import { installContext, type Installation } from '../runtime/installation';
import type { Invocation, Switchboard } from '../runtime/invocation';
import type { Queues } from '../work/queues';
import type { Border } from './crossing';
import { egressAllowance, mayReach } from './egress';
import type { KvsService } from './kvs-service';
import { proxyRefusal, textBody } from './platform-call';

export interface SwitchboardParts {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly border: Border;
  readonly kvs: KvsService;
  readonly queues: Queues;
  readonly webTriggers: WebTriggers;
  readonly meter: UsageMeter;
  readonly incidents: Incidents;
  readonly latency: Latency;
  readonly jira: () => JiraPort;
  readonly egress: () => FetchHandler | undefined;
  readonly personalData: (accountId: string) => AccountState;
}

/** Takes each call of the app to whom it is for, and refuses what the manifest does not allow. */
export class PlatformSwitchboard implements Switchboard {
  constructor(private readonly parts: SwitchboardParts) {}

  async call(invocation: Invocation, target: SeamTarget, path: string, init: RequestInit | undefined): Promise<Response> {
    if (target.type === 'kvs') return this.kvs(invocation, path, textBody(init));
    if (target.type === 'fpp' && (target.remote === 'jira' || target.contextAri !== undefined)) return this.jira(invocation, target, path, init);
    if (target.type === 'fpp' && target.remote === 'stargate') return this.platform(invocation, path, textBody(init));
    return this.notEmulated(`${target.type} ${target.remote ?? ''} ${path}`);
  }

  async fetch(invocation: Invocation, request: Request): Promise<Response> {
    const { manifest, border, meter, incidents, latency, egress } = this.parts;
    const url = new URL(request.url);
    const { function: called } = invocation.subject;
    if (!mayReach(url, manifest.egress)) {
      incidents.note('refused-egress', called.key, `${url.origin} is not in permissions.external.fetch.backend`);
      return proxyRefusal(403, 'BLOCKED_EGRESS');
    }
    invocation.egressCalls += 1;
    if (invocation.egressCalls > egressAllowance(called.timeoutSeconds)) return proxyRefusal(429, 'EGRESS_LIMIT_EXCEEDED');
    return border.cross(invocation, {
      point: { kind: 'egress', functionKey: called.key, method: request.method, host: url.host, path: url.pathname + url.search },
      latencyMs: latency.egress ?? 0,
      signal: request.signal,
      act: async () => {
        meter.calledOut(url.host);
        const handler = egress();
        if (handler === undefined) throw new TypeError('fetch failed');
        return handler(request);
      },
    });
  }

  private kvs(invocation: Invocation, path: string, body: string): Promise<Response> {
    const { border, kvs, latency } = this.parts;
    return border.cross(invocation, {
      point: { kind: 'kvs', functionKey: invocation.subject.function.key, operation: path.replace('/api/v1/', ''), body },
      latencyMs: latency.kvs ?? 0,
      act: async () => kvs.serve(path, body),
    });
  }

  private async jira(invocation: Invocation, target: SeamTarget, path: string, init: RequestInit | undefined): Promise<Response> {
    const { manifest, installation, border, latency, jira } = this.parts;
    if (target.contextAri !== undefined && target.contextAri !== installContext(installation)) return proxyRefusal(403, 'INVALID_CONTEXT');
    const principal = this.principal(invocation, target);
    if (principal === undefined) return proxyRefusal(401, 'NEEDS_AUTHENTICATION_ERR');
    const request = new Request(new URL(path, installation.siteUrl), init);
    return border.cross(invocation, {
      point: { kind: 'jira', functionKey: invocation.subject.function.key, method: request.method, path },
      latencyMs: latency.jira ?? 0,
      signal: request.signal,
      act: async () => this.metered(request.method, path, await jira().rest(request, principal, manifest.scopes)),
    });
  }

  /** Whom a Jira call is made as; undefined when the app has no right to that person's name. */
  private principal({ subject }: Invocation, { provider, accountId }: SeamTarget): Principal | undefined {
    if (provider === 'app') return { as: 'app' };
    if (provider === 'none') return { as: 'anonymous' };
    const person = accountId ?? subject.accountId;
    if (person === undefined) return undefined;
    const present = person === subject.accountId;
    return present || this.parts.manifest.impersonation.length > 0 ? { as: 'user', accountId: person } : undefined;
  }

  private async metered(method: string, path: string, response: Response): Promise<Response> {
    const body: unknown = pointsNeedBody(path) && response.ok ? await response.clone().json() : undefined;
    this.parts.meter.jiraCalled(jiraPoints(method, path, body));
    return response;
  }

  private platform(invocation: Invocation, path: string, body: string): Promise<Response> {
    const { border } = this.parts;
    return border.cross(invocation, {
      point: { kind: 'platform', functionKey: invocation.subject.function.key, path, body },
      latencyMs: 0,
      act: async () => this.serve(invocation, path, body),
    });
  }

  private serve(invocation: Invocation, path: string, body: string): Response {
    const { queues, webTriggers, manifest, personalData } = this.parts;
    if (path.startsWith('/webhook/queue/publish/')) return queues.push(invocation, body);
    if (path.startsWith('/webhook/queue/stats/')) return queues.stats(body);
    if (path.startsWith('/webhook/queue/cancel/')) return queues.cancel(body);
    if (path === '/app/report-accounts') return reportAccounts(body, manifest.scopes, personalData);
    const graphql = path === '/graphql' ? serveGraphql(body, webTriggers) : undefined;
    return graphql ?? this.notEmulated(path);
  }

  /** What this platform does not have is refused and noted, never made up. */
  private notEmulated(what: string): Response {
    this.parts.incidents.note('not-emulated', 'platform', what);
    return proxyRefusal(404, 'NOT_EMULATED');
  }
}
