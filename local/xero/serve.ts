import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import type { FetchHandler } from '../common/ports';
import { ConnectionDropped } from './faults';
import { fromLoopback } from './loopback';

export interface ServedXero {
  /** e.g. `http://localhost:4202` */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves the API (under `/api.xero.com` and `/identity.xero.com`) and the pages on loopback. A dropped connection is really dropped: the
 * socket is destroyed with no answer. Port 0 takes a free one.
 */
export async function serveXero(parts: { readonly api: FetchHandler; readonly pages: FetchHandler }, port: number): Promise<ServedXero> {
  const listener = getRequestListener(
    async (request, { outgoing }) => {
      const call = fromLoopback(request);
      try {
        return await (call ? parts.api(call) : parts.pages(request));
      } catch (failure) {
        if (!(failure instanceof ConnectionDropped)) throw failure;
        outgoing.destroy();
        return new Response(null, { status: 500 });
      }
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  const bound = await listen(server, port);
  return {
    origin: `http://localhost:${bound}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((failure) => (failure ? reject(failure) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('The server has no port.'));
    });
  });
}
