/** How the parts of the world reach each other: over loopback servers, or by direct calls. */
import type { FetchHandler } from '../common/ports';
import { PortInUse, listen } from '../serve';
import { serveXero } from '../xero/serve';

/** What answers where. */
export interface Answering {
  readonly jira: FetchHandler;
  readonly frames: FetchHandler;
  readonly xeroApi: FetchHandler;
  readonly xeroPages: FetchHandler;
  /** Under `/x1/` of Jira's origin. */
  readonly webTriggers: FetchHandler;
}

export interface Routes {
  readonly urls: { readonly jira: string; readonly frames: string; readonly xero: string };
  /** The app's way to Xero: a request to one of Xero's own hosts. */
  readonly xero: FetchHandler;
  /** Xero's way to a web trigger. */
  readonly webTrigger: FetchHandler;
  serve(parts: Answering): void;
  close(): Promise<void>;
}

export interface Ports {
  readonly jira?: number;
  readonly frames?: number;
  readonly xero?: number;
}

/** Rejects with PortInUse, and leaves nothing listening then. */
export async function loopbackRoutes(ports: Ports): Promise<Routes> {
  let parts: Answering | undefined;
  const late = (pick: (ready: Answering) => FetchHandler): FetchHandler => async (request) => (parts ? pick(parts)(request) : new Response('Starting.', { status: 503 }));
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((server) => server.close()));
  };
  const open = async <T extends { close(): Promise<void> }>(server: Promise<T>): Promise<T> => {
    const ready = await server;
    opened.push(ready);
    return ready;
  };
  try {
    const jira = await open(listen(ports.jira ?? 0));
    // Another name of the same machine: to the browser the app's frames are of another site, as Forge's CDN is.
    const frames = await open(listen(ports.frames ?? 0, '127.0.0.1'));
    const xero = await open(xeroServer(late(({ xeroApi }) => xeroApi), late(({ xeroPages }) => xeroPages), ports.xero ?? 0));
    jira.answerWith(late((ready) => (request) => (isWebTrigger(request) ? ready.webTriggers(request) : ready.jira(request))));
    frames.answerWith(late((ready) => ready.frames));
    return {
      urls: { jira: jira.origin, frames: frames.origin, xero: xero.origin },
      xero: (request) => fetch(readdressed(request, xero.origin)),
      webTrigger: (request) => fetch(request),
      serve: (ready) => void (parts = ready),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** No servers: every call is a function call, so that a test needs no port and a simulation no time. */
export function directRoutes(): Routes {
  let parts: Answering | undefined;
  const to = (pick: (ready: Answering) => FetchHandler): FetchHandler => async (request) => {
    if (!parts) throw new TypeError('fetch failed');
    return pick(parts)(request);
  };
  return {
    urls: { jira: 'http://localhost', frames: 'http://127.0.0.1', xero: 'http://xero.localhost' },
    xero: to(({ xeroApi }) => xeroApi),
    webTrigger: to(({ webTriggers }) => webTriggers),
    serve: (ready) => void (parts = ready),
    close: () => Promise.resolve(),
  };
}

async function xeroServer(api: FetchHandler, pages: FetchHandler, port: number): ReturnType<typeof serveXero> {
  try {
    return await serveXero({ api, pages }, port);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw new PortInUse(port);
    throw error;
  }
}

function isWebTrigger(request: Request): boolean {
  return new URL(request.url).pathname.startsWith('/x1/');
}

/** On the one local server, Xero's hosts are the first part of the path. */
function readdressed(request: Request, origin: string): Request {
  const { hostname, pathname, search } = new URL(request.url);
  return new Request(`${origin}/${hostname}${pathname}${search}`, request);
}
