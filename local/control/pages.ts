/** The people's side of the world: Jira's pages, and the frames origin for the app's. */
import type { Clock } from '../common/clock';
import type { FetchHandler } from '../common/ports';
import { type Installation, createFrames, readPageManifest } from '../forge/bridge';
import type { Forge } from '../forge';
import type { Jira } from '../jira';
import { type Pages, createPages } from '../jira/pages';

export interface PagesParts {
  /** A parsed manifest.yml, and the folder it is in. */
  readonly manifest: unknown;
  readonly appFolder: string;
  readonly framesOrigin: string;
  readonly xeroOrigin: string;
  readonly jira: Jira;
  readonly forge: Forge;
  readonly clock: Clock;
  readonly installation: Installation;
  readonly advance: (ms: number) => Promise<void>;
}

const MOST_KEPT = 100;

export function connectPages({ appFolder, manifest: parsed, framesOrigin, xeroOrigin, ...parts }: PagesParts): Pages & { readonly frames: FetchHandler } {
  const manifest = readPageManifest(parsed);
  const violations: string[] = [];
  const frames = createFrames({
    manifest,
    appFolder,
    productOrigin: new URL(parts.jira.site.url).origin,
    onViolation: (line) => {
      violations.push(line);
      if (violations.length > MOST_KEPT) violations.shift();
      console.warn(`Refused by the Content-Security-Policy: ${line}`);
    },
  });
  return { ...createPages({ ...parts, manifest, framesOrigin, standIns: { 'https://go.xero.com': xeroOrigin, 'https://login.xero.com': `${xeroOrigin}/login.xero.com` }, violations: () => violations }), frames };
}
