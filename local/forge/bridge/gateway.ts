/**
 * The host page's calls to the server, on the product's origin. Everything that decides is worked out here, from the
 * session and the product's own knowledge: the page only names the module and the place.
 */
import { z } from 'zod';
import type { FetchHandler, ForgePort, Json, Surface } from '../../common/ports';
import type { PageManifest, PageModule } from './modules';
import { fetchProduct, productRequestShape } from './product-fetch';
import type { Product, Viewer } from './product';
import { themeState } from './themes';

/** What Forge tells pages about the installation. */
export interface Installation {
  readonly cloudId: string;
  readonly environmentId: string;
}

export interface GatewayOptions {
  readonly manifest: PageManifest;
  readonly forge: Pick<ForgePort, 'invokeResolver' | 'requestJiraAsUser'>;
  readonly product: Product;
  readonly installation: Installation;
}

export const GATEWAY_PATH = '/gateway/forge';

const addressShape = z.object({ module: z.string(), place: z.object({ issue: z.string().optional(), project: z.string().optional(), transition: z.string().optional(), rule: z.string().optional(), mode: z.string().optional() }) });
const bodyShape = z.discriminatedUnion('command', [
  addressShape.extend({ command: z.literal('invoke'), functionKey: z.string(), payload: z.json().optional() }),
  addressShape.extend({ command: z.literal('getContext'), colorMode: z.enum(['light', 'dark']), localId: z.string() }),
  addressShape.extend({ command: z.literal('fetchProduct'), request: productRequestShape }),
]);
type Call = z.infer<typeof bodyShape>;

/** Answers `{ok: true, value}` or `{ok: false, error: {code, message}}`, the latter also for what a resolver threw. */
export function createGateway(options: GatewayOptions): FetchHandler {
  return async (request) => {
    if (request.headers.get('origin') !== new URL(options.product.siteUrl).origin) return refusal(403, 'WRONG_ORIGIN', 'Only a page of the site may call the gateway.');
    const viewer = options.product.viewer(request);
    if (!viewer) return refusal(401, 'NOT_SIGNED_IN', 'Nobody is signed in.');
    const call = bodyShape.safeParse(await request.json().catch(() => undefined));
    if (!call.success) return refusal(400, 'INVALID_CALL', `The bridge does not know this call: ${z.prettifyError(call.error)}`);
    return answer(options, call.data, viewer);
  };
}

async function answer(options: GatewayOptions, call: Call, viewer: Viewer): Promise<Response> {
  const module = options.manifest.modules.find((candidate) => candidate.key === call.module);
  if (!module) return refusal(404, 'NO_SUCH_MODULE', `The manifest has no page module "${call.module}".`);
  const admission = await options.product.admit(module, call.place, viewer);
  if (!admission.admitted) return refusal(admission.reason === 'forbidden' ? 403 : 404, 'NOT_ADMITTED', 'This page can not be shown to this person here.');
  switch (call.command) {
    case 'invoke':
      return invoke(options, module, { moduleKey: module.key, accountId: viewer.accountId, extension: admission.extension }, call.functionKey, call.payload);
    case 'getContext':
      return success(context(options, module, viewer, admission.extension, call));
    case 'fetchProduct':
      return fetchProduct(call.request, options.product.siteUrl, (request) => options.forge.requestJiraAsUser(viewer.accountId, request)).then(success, failure);
  }
}

async function invoke({ forge }: GatewayOptions, module: PageModule, surface: Surface, functionKey: string, payload: Json | undefined): Promise<Response> {
  if (module.resolver === undefined) return refusal(200, 'NO_RESOLVER', `The module "${module.key}" declares no resolver.`);
  try {
    return success(await forge.invokeResolver(surface, functionKey, payload));
  } catch (error) {
    // Forge passes the function's message on, behind these words, and nothing else of the error.
    return refusal(200, 'FUNCTION_FAILED', `There was an error invoking the function - ${messageOf(error)}`);
  }
}

function context({ manifest, installation, product }: GatewayOptions, module: PageModule, viewer: Viewer, extension: Readonly<Record<string, Json>>, call: { colorMode: 'light' | 'dark'; localId: string }): Json {
  return {
    accountId: viewer.accountId,
    cloudId: installation.cloudId,
    environmentId: installation.environmentId,
    environmentType: 'DEVELOPMENT',
    extension,
    localId: call.localId,
    locale: viewer.locale,
    moduleKey: module.key,
    siteUrl: product.siteUrl,
    timezone: viewer.timeZone,
    theme: { ...themeState(call.colorMode) },
    permissions: { scopes: manifest.permissions.scopes ?? [] },
    userAccess: { enabled: false, hasAccess: true },
  };
}

function success(value: Json | undefined): Response {
  return Response.json({ ok: true, value });
}

function failure(error: unknown): Response {
  return refusal(200, 'CALL_FAILED', messageOf(error));
}

function refusal(status: number, code: string, message: string): Response {
  return Response.json({ ok: false, error: { code, message } }, { status });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
