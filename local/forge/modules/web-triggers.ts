import { z } from 'zod';
import type { Random } from '../../common/random';
import type { Manifest } from '../manifest/manifest';
import type { WebTriggerModule } from '../manifest/schema';
import type { Installation } from '../runtime/installation';
import type { Invoker } from '../runtime/invoker';
import type { Switches } from '../switches';

export interface WebTriggerParts {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly invoker: Invoker;
  readonly random: Random;
  readonly switches: Switches;
  /** Where web triggers are served, without a slash at the end. */
  readonly publicUrl: () => string;
  readonly changed: () => void;
}

/** What a dynamic web trigger answers; anything else is a 500. */
const dynamicAnswer = z.object({
  statusCode: z.number().int().min(200).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  body: z.string().optional(),
  statusText: z.string().optional(),
});
const staticAnswer = z.object({ outputKey: z.string() });

const ADDRESS = /^\/x1\/([^/]+)(\/.*)?$/;
const NO_BODY = new Set([204, 205, 304]);

/** The app's public addresses: `/x1/<token>`, kept for as long as the installation lives. */
export class WebTriggers {
  /** Module key by token. */
  private tokens = new Map<string, string>();
  constructor(private readonly parts: WebTriggerParts) {}

  /** The address of a module's web trigger; `fresh` makes another one beside those there are. */
  url(key: string, fresh = false): string {
    if (!this.parts.manifest.webTriggers.has(key)) throw new RangeError(`The manifest declares no web trigger ${key}.`);
    const known = fresh ? undefined : [...this.tokens].find(([, module]) => module === key)?.[0];
    return this.addressOf(known ?? this.add(key));
  }

  urls(): readonly { readonly triggerKey: string; readonly url: string }[] {
    return [...this.tokens].map(([token, triggerKey]) => ({ triggerKey, url: this.addressOf(token) }));
  }

  /** False when there is no such address. */
  remove(token: string): boolean {
    const removed = this.tokens.delete(token);
    if (removed) this.parts.changed();
    return removed;
  }

  async serve(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const [, token = '', userPath = ''] = ADDRESS.exec(url.pathname) ?? [];
    const module = this.parts.manifest.webTriggers.get(this.tokens.get(token) ?? '');
    if (module === undefined) return new Response('Not found', { status: 404 });
    const result = await this.parts.invoker.invoke({
      functionKey: module.function,
      moduleKey: module.key,
      moduleType: 'webtrigger',
      payload: await this.payload(request, url, userPath, module.key),
    });
    if (!result.ok) return new Response('', { status: 500 });
    return module.response?.type === 'static' ? staticResponse(module, result.value) : dynamicResponse(result.value);
  }

  snapshot(): Record<string, string> {
    return Object.fromEntries(this.tokens);
  }

  restore(tokens: Readonly<Record<string, string>>): void {
    this.tokens = new Map(Object.entries(tokens));
  }

  private async payload(request: Request, url: URL, userPath: string, moduleKey: string): Promise<object> {
    const { installation, switches } = this.parts;
    const headers = [...request.headers].map(([name, value]) => [switches.webTriggerHeaders === 'lower' ? name : capitalised(name), [value]] as const);
    const names = [...new Set(url.searchParams.keys())];
    return {
      method: request.method,
      headers: Object.fromEntries(headers),
      body: await request.text(),
      path: url.pathname,
      userPath,
      queryParameters: Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name)])),
      context: { cloudId: installation.cloudId, moduleKey },
    };
  }

  private add(key: string): string {
    const token = this.parts.random.uuid().replaceAll('-', '');
    this.tokens.set(token, key);
    this.parts.changed();
    return token;
  }

  private addressOf(token: string): string {
    return `${this.parts.publicUrl()}/x1/${token}`;
  }
}

function capitalised(name: string): string {
  return name.replaceAll(/(^|-)[a-z]/g, (match) => match.toUpperCase());
}

function dynamicResponse(value: unknown): Response {
  const parsed = dynamicAnswer.safeParse(value);
  if (!parsed.success) return new Response('', { status: 500 });
  const { statusCode, statusText, body, headers } = parsed.data;
  const pairs = Object.entries(headers ?? {}).flatMap(([name, values]) => [values].flat().map((each): [string, string] => [name, each]));
  return new Response(NO_BODY.has(statusCode) ? null : (body ?? ''), { status: statusCode, headers: pairs, ...(statusText !== undefined && { statusText }) });
}

function staticResponse(module: WebTriggerModule, value: unknown): Response {
  const parsed = staticAnswer.safeParse(value);
  const output = parsed.success ? module.response?.outputs?.find(({ key }) => key === parsed.data.outputKey) : undefined;
  if (output === undefined) return new Response('', { status: 500 });
  const headers = { 'content-type': output.contentType ?? 'text/plain' };
  return new Response(NO_BODY.has(output.statusCode) ? null : (output.body ?? ''), { status: output.statusCode, headers });
}
