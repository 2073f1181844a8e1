import type { Json } from '../../common/ports';

/** An answer of the platform's own services. */
export function answer(status: number, body?: Json, headers: Readonly<Record<string, string>> = {}): Response {
  if (body === undefined || status === 204) return new Response(null, { status, headers });
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** A refusal of the proxy between app and world: the header makes @forge/api throw ProxyRequestError. */
export function proxyRefusal(status: number, code: string): Response {
  return answer(status, { code }, { 'forge-proxy-error': code });
}

export function textBody(init: RequestInit | undefined): string {
  return typeof init?.body === 'string' ? init.body : '';
}
