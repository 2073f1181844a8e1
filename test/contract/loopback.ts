/**
 * A server on loopback that stands where Xero is, for answers that the local Xero doesn't give: cut connections, half a JSON, HTML. Import it before
 * anything of src: @forge/api takes hold of the global fetch when it is loaded.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly method: string;
  /** The address that was meant, host and all. */
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
}

export interface Loopback {
  /** Every request since the last `answer`. */
  readonly seen: Seen[];
  /** Answers all requests so from now on. */
  answer(how: (response: ServerResponse, seen: Seen) => void): void;
  close(): Promise<void>;
}

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

const network: Fetch = globalThis.fetch;
let current: Fetch = async () => Promise.reject(new Error('no server stands on loopback'));
globalThis.fetch = ((input: string, init?: RequestInit) => current(input, init)) as typeof globalThis.fetch;

export async function startLoopback(): Promise<Loopback> {
  const seen: Seen[] = [];
  let how: (response: ServerResponse, seen: Seen) => void = (response) => response.writeHead(500).end();
  const server = createServer((request, response) => {
    void (async () => {
      const one = await read(request);
      seen.push(one);
      how(response, one);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  current = (input, init) => {
    const meant = new URL(input);
    const headers = new Headers(init?.headers);
    headers.set('x-meant-origin', meant.origin);
    return network(`http://127.0.0.1:${port}${meant.pathname}${meant.search}`, { ...init, headers });
  };
  return {
    seen,
    answer: (next) => {
      seen.length = 0;
      how = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = new Headers(Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]));
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '', headers.get('x-meant-origin') ?? undefined),
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

export function json(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body));
}
