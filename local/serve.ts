/** A server on loopback for a function from Request to Response. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { FetchHandler } from './common/ports';

export interface Served {
  /** E.g. `http://localhost:4200`. */
  readonly origin: string;
  /** What answers from now on. Until it is called, and between two calls, requests get 503. */
  answerWith(handler: FetchHandler): void;
  close(): Promise<void>;
}

/** The port is taken by another program. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
  constructor(readonly port: number) {
    super(`Port ${String(port)} is in use.`);
  }
}

/**
 * Listens on 127.0.0.1 only. Port 0 takes a free one. `host` is the name that `origin` has: two names of the same machine
 * are two sites to a browser. Rejects with PortInUse.
 */
export async function listen(port: number, host: 'localhost' | '127.0.0.1' = 'localhost'): Promise<Served> {
  let handler: FetchHandler | undefined;
  const answer = async (request: Request): Promise<Response> => handler?.(request) ?? new Response('Starting.', { status: 503 });
  const listener = getRequestListener(answer, { errorHandler: failure, overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new PortInUse(port) : error));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    origin: `http://${host}:${String(address.port)}`,
    answerWith: (next) => {
      handler = next;
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** A fault of ours: said in the terminal, where it can be acted on, and told to the caller without its inside. */
function failure(error: unknown): Response {
  console.error(error);
  return new Response('Something went wrong in the local platform. The terminal it runs in says what.', { status: 500 });
}
