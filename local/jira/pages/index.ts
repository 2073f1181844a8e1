/**
 * Jira's own pages, which people click through and which host the app's: board, issue view, project page, settings,
 * administration. Served on the site's origin, together with the host side of the bridge.
 */
import { Hono } from 'hono';
import type { Clock } from '../../common/clock';
import type { FetchHandler, ForgePort, Persistent } from '../../common/ports';
import { GATEWAY_PATH, type Installation, type PageManifest, createGateway } from '../../forge/bridge';
import type { Jira } from '../index';
import type { AppAddress } from './addresses';
import { type Pins, createPins } from './pins';
import { createProduct, viewerOf } from './product';
import { assetRoutes } from './routes/assets';
import { boardRoutes } from './routes/board';
import { issueRoutes } from './routes/issue';
import { meterRoutes } from './routes/meter';
import { projectRoutes } from './routes/projects';
import { answerRefusals } from './routes/refusals';
import { settingsRoutes } from './routes/settings';
import { siteRoutes } from './routes/site';
import { workflowRoutes } from './routes/workflow';
import { personOf } from './session';

export interface PagesOptions {
  readonly jira: Jira;
  readonly forge: ForgePort;
  readonly clock: Clock;
  readonly manifest: PageManifest;
  readonly installation: Installation;
  /** Where the app's pages are served, by `createFrames`. */
  readonly framesOrigin: string;
  /** Public origins that a stand-in answers for: links of the app's to them lead there. */
  readonly standIns?: Readonly<Record<string, string>>;
  /** Moves the whole world's clock forward and lets what falls due happen. */
  readonly advance: (ms: number) => Promise<void>;
  /** What the frames' CSP refused so far, a line each. */
  readonly violations: () => readonly string[];
}

/** What every route has at hand. */
export interface Site extends PagesOptions {
  readonly pins: Pins;
  readonly app: AppAddress;
}

export type Pages = Persistent & { readonly handle: FetchHandler };

/** The state kept is which panels were added to which issues; the rest is the Jira's. */
export function createPages(options: PagesOptions): Pages {
  const pins = createPins();
  const site: Site = { ...options, pins, app: { appId: options.manifest.appId.split('/').at(-1) ?? '', environmentId: options.installation.environmentId } };
  const hono = new Hono();
  hono.use(async (context, next) => {
    const foreign = context.req.method === 'POST' && context.req.header('origin') !== new URL(options.jira.site.url).origin;
    return foreign ? context.text('Only a page of this site may change something here.', 403) : next();
  });
  hono.post(GATEWAY_PATH, (context) => gateway(context.req.raw));
  for (const routes of [siteRoutes, boardRoutes, issueRoutes, projectRoutes, settingsRoutes, workflowRoutes, meterRoutes]) routes(hono, site);
  assetRoutes(hono);
  answerRefusals(hono, site);

  const product = createProduct(options.jira, (request) => viewerOf(personOf(request.headers.get('cookie') ?? '', options.jira.users()), request.headers.get('accept-language') ?? ''));
  const gateway = createGateway({ manifest: options.manifest, forge: options.forge, product, installation: options.installation });
  return { ...pins, handle: async (request) => hono.fetch(request) };
}
