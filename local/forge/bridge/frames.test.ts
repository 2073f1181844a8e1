import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createFrames } from './frames';
import { readPageManifest } from './modules';

const ORIGIN = 'http://127.0.0.1:4201';
const manifest = readPageManifest({ app: { id: 'ari:cloud:ecosystem::app/a' }, resources: [{ key: 'pages', path: 'dist', entry: { panel: 'panel.html' } }] });

describe('the frames origin', () => {
  let appFolder = '';
  const violations: string[] = [];
  const get = (path: string, init?: RequestInit) => createFrames({ manifest, appFolder, productOrigin: 'http://localhost:4200', onViolation: (line) => void violations.push(line) })(new Request(ORIGIN + path, init));

  beforeAll(() => {
    appFolder = mkdtempSync(join(tmpdir(), 'frames-'));
    mkdirSync(join(appFolder, 'dist', 'assets'), { recursive: true });
    writeFileSync(join(appFolder, 'dist', 'panel.html'), '<!doctype html><html><head><script type="module" src="./assets/panel.js"></script></head><body></body></html>');
    writeFileSync(join(appFolder, 'dist', 'assets', 'panel.js'), 'export {}');
    writeFileSync(join(appFolder, 'dist', 'assets', 'panel-DGErQMxm.js'), 'export {}');
    writeFileSync(join(appFolder, 'secret.txt'), 'not for the page');
  });

  it('serves a page under the policy, with the bridge before every other script', async () => {
    const answer = await get('/app/pages/panel.html');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    const html = await answer.text();
    expect(html.indexOf('/forge/bridge.js')).toBeGreaterThan(0);
    expect(html.indexOf('/forge/bridge.js')).toBeLessThan(html.indexOf('./assets/panel.js'));
  });

  it("serves the page's own files below its resource", async () => {
    const answer = await get('/app/pages/assets/panel.js');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/javascript');
  });

  it('lets a browser keep what is named after its contents, and nothing else', async () => {
    expect((await get('/app/pages/assets/panel-DGErQMxm.js')).headers.get('cache-control')).toContain('immutable');
    for (const path of ['/app/pages/assets/panel.js', '/app/pages/panel.html', '/forge/bridge.js']) expect((await get(path)).headers.get('cache-control')).toBe('no-cache');
  });

  it('leads from a resource as the manifest names it to its file', async () => {
    expect((await get('/app/pages/panel')).headers.get('location')).toBe('/app/pages/panel.html');
  });

  it.each(['/app/pages/..%2Fsecret.txt', '/app/pages/%2e%2e/secret.txt', '/app/other/panel.html', '/app/pages/none.html', '/'])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('tells what the policy refused', async () => {
    const report = { 'csp-report': { 'document-uri': `${ORIGIN}/app/pages/panel.html`, 'violated-directive': 'img-src', 'blocked-uri': 'https://elsewhere.example' } };
    await get('/forge/csp-report', { method: 'POST', body: JSON.stringify(report) });
    expect(violations).toEqual([`document-uri: ${ORIGIN}/app/pages/panel.html, violated-directive: img-src, blocked-uri: https://elsewhere.example`]);
  });
});
