const HOSTS = ['api.xero.com', 'identity.xero.com'] as const;

/**
 * On one loopback server the hosts of Xero's API are the first part of the path (`/api.xero.com/api.xro/2.0/Invoices`). Gives the request as it
 * would reach the real host, or undefined when the path names none.
 */
export function fromLoopback(request: Request): Request | undefined {
  const url = new URL(request.url);
  const host = HOSTS.find((name) => url.pathname.startsWith(`/${name}/`));
  if (!host) return undefined;
  const target = `https://${host}${url.pathname.slice(host.length + 1)}${url.search}`;
  if (request.body === null) return new Request(target, { method: request.method, headers: request.headers });
  const init: RequestInit & { duplex: 'half' } = { method: request.method, headers: request.headers, body: request.body, duplex: 'half' };
  return new Request(target, init);
}

/** Where an address of Xero's is on the loopback server: its pages (go.xero.com) at the root, clients' invoices, the consent page and the API below their hosts' names. */
export function toLoopback(address: string, origin: string): string {
  const url = new URL(address);
  const path = `${url.pathname}${url.search}`;
  return url.hostname === 'go.xero.com' ? `${origin}${path}` : `${origin}/${url.hostname}${path}`;
}
