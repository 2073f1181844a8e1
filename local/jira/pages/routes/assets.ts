import { resolve } from 'node:path';
import type { Hono } from 'hono';
import { browserScript, themeCss } from '../../../forge/bridge';
import { readResourceFile } from '../../../forge/bridge/resource-files';

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1868db"/><path d="M4 4h2v8H4zM7 4h2v6H7zM10 4h2v4h-2z" fill="#fff"/></svg>';

/** Styles and scripts of Jira's pages, and the host side of the bridge. */
export function assetRoutes(hono: Hono): void {
  for (const path of ['/assets/favicon.svg', '/favicon.ico']) hono.get(path, (context) => context.body(FAVICON, 200, { 'content-type': 'image/svg+xml' }));
  hono.get('/assets/themes.css', (context) => context.body(Object.values(themeCss()).join('\n'), 200, { 'content-type': 'text/css; charset=utf-8' }));
  hono.get('/assets/:file', async (context) => {
    const name = context.req.param('file');
    return fileAnswer(await readResourceFile(resolve(__dirname, '..', name.endsWith('.css') ? 'styles' : 'browser'), name));
  });
  hono.get('/forge/:file', async (context) => fileAnswer(await browserScript(context.req.param('file'))));
}

function fileAnswer(file: { readonly body: Buffer; readonly type: string } | undefined): Response {
  if (!file) return new Response('There is no such file.', { status: 404 });
  return new Response(new Uint8Array(file.body), { headers: { 'content-type': file.type, 'cache-control': 'no-cache' } });
}
