/**
 * The frames origin: what Forge's CDN is in the cloud. It serves the app's built pages under the CSP that the manifest's
 * permissions give, each with our bridge script as the first thing in its head.
 */
import { resolve } from 'node:path';
import type { FetchHandler } from '../../common/ports';
import { contentSecurityPolicy } from './csp';
import type { PageManifest } from './modules';
import { type ResourceFile, findEntry, readResourceFile } from './resource-files';
import { themeCss } from './themes';

export interface FramesOptions {
  readonly manifest: PageManifest;
  /** The folder manifest.yml is in. */
  readonly appFolder: string;
  readonly productOrigin: string;
  /** Told of every load or script the CSP refused, as one line. */
  readonly onViolation: (line: string) => void;
}

export const FRAME_SCRIPT = '/forge/bridge.js';
/** A file whose name holds the hash of what is in it never changes. */
const HASHED = /\/assets\/[^/]+-[\w-]{8}\.\w+$/;
const FOREVER = 'public, max-age=31536000, immutable';
const REPORTS = '/forge/csp-report';

export function createFrames(options: FramesOptions): FetchHandler {
  return async (request) => {
    const { pathname, origin } = new URL(request.url);
    if (pathname === FRAME_SCRIPT) return bridgeScript();
    if (pathname === '/forge/themes.json') return Response.json(themeCss());
    if (pathname === REPORTS && request.method === 'POST') return report(await request.text(), options.onViolation);
    const page = pageNamed(options.manifest, pathname);
    if (page !== undefined) return new Response(null, { status: 302, headers: { location: page } });
    const file = await appFile(options, pathname);
    if (!file) return new Response('The app has no such file. Is it built?', { status: 404 });
    if (!file.type.startsWith('text/html')) return new Response(new Uint8Array(file.body), { headers: { 'content-type': file.type, 'cache-control': HASHED.test(pathname) ? FOREVER : 'no-cache' } });
    return appDocument(file.body.toString('utf8'), options, origin);
  };
}

/** A resource named as the manifest names it, `/app/pages/panel`: modals know no more than that. */
function pageNamed(manifest: PageManifest, pathname: string): string | undefined {
  const entry = pathname.startsWith('/app/') ? findEntry(manifest.resources, pathname.slice('/app/'.length)) : undefined;
  return entry && `/app/${entry.resource.key}/${entry.file}`;
}

/** `/app/<resource>/<file>`: the app's own relative links stay below its resource. */
async function appFile({ manifest, appFolder }: FramesOptions, pathname: string): Promise<ResourceFile | undefined> {
  const [, app, key, ...rest] = pathname.split('/').map(decodeURIComponent);
  const resource = manifest.resources.find((candidate) => candidate.key === key);
  if (app !== 'app' || !resource || rest.length === 0) return undefined;
  return readResourceFile(resolve(appFolder, resource.path), rest.join('/'));
}

function appDocument(html: string, { manifest, productOrigin }: FramesOptions, origin: string): Response {
  const policy = contentSecurityPolicy(html, manifest.permissions, { productOrigin, reportUrl: `${origin}${REPORTS}` });
  return new Response(withBridge(html, productOrigin), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', 'content-security-policy': policy },
  });
}

/** Before every other script, because @forge/bridge captures `__bridge` when it is evaluated. */
function withBridge(html: string, productOrigin: string): string {
  const tag = `<script src="${FRAME_SCRIPT}" data-product="${productOrigin}"></script>`;
  if (!/<head[^>]*>/i.test(html)) return tag + html;
  return html.replace(/<head[^>]*>/i, (head) => head + tag);
}

async function bridgeScript(): Promise<Response> {
  const file = await readResourceFile(resolve(__dirname, 'browser'), 'frame.js');
  if (!file) throw new Error('The bridge script of the local Forge is missing.');
  return new Response(new Uint8Array(file.body), { headers: { 'content-type': file.type, 'cache-control': 'no-cache' } });
}

function report(body: string, onViolation: (line: string) => void): Response {
  onViolation(violationLine(body));
  return new Response(null, { status: 204 });
}

function violationLine(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'csp-report' in parsed) {
      const details = Object.entries(parsed['csp-report'] ?? {}).filter(([name]) => ['document-uri', 'violated-directive', 'blocked-uri'].includes(name));
      return details.map(([name, value]) => `${name}: ${String(value)}`).join(', ');
    }
  } catch {
    // A report that is not JSON is shown as it came.
  }
  return body.slice(0, 500);
}
