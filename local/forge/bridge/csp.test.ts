import { describe, expect, it } from '@jest/globals';
import { contentSecurityPolicy } from './csp';
import type { Permissions } from './modules';

const HTML = '<!doctype html><html><head></head><body></body></html>';
const PLACE = { productOrigin: 'http://localhost:4200', reportUrl: 'http://127.0.0.1:4201/forge/csp-report' };

function directive(name: string, permissions: Permissions, html = HTML): string {
  return contentSecurityPolicy(html, permissions, PLACE).split('; ').find((each) => each.startsWith(`${name} `)) ?? '';
}

describe("the policy of the app's pages", () => {
  it('refuses styles written by scripts unless the manifest asks for them', () => {
    expect(directive('style-src', {})).not.toContain("'unsafe-inline'");
    expect(directive('style-src', { content: { styles: ['unsafe-inline'] } })).toContain("'unsafe-inline'");
  });

  it('refuses scripts of other hosts unless the manifest names them', () => {
    expect(directive('script-src', {})).not.toContain('cdn.example');
    expect(directive('script-src', { external: { scripts: ['https://cdn.example'] } })).toContain('https://cdn.example');
  });

  it('lets pages call only the hosts that the manifest declares for the client, never those of the backend', () => {
    const fetch = { client: ['https://rates.example'], backend: ['https://api.xero.com'] };
    expect(directive('connect-src', { external: { fetch } })).toContain('https://rates.example');
    expect(directive('connect-src', { external: { fetch } })).not.toContain('api.xero.com');
  });

  it('allows a script that stands in the page by its hash', () => {
    expect(directive('script-src', {}, '<html><head><script>go()</script></head></html>')).toMatch(/'sha256-[A-Za-z0-9+/]{43}='/);
  });

  it('lets only the product and Atlassian frame the page, and keeps reports on this machine', () => {
    expect(directive('frame-ancestors', {})).toContain('http://localhost:4200');
    expect(directive('report-uri', {})).toBe('report-uri http://127.0.0.1:4201/forge/csp-report');
  });
});
