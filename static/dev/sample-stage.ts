import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { PAGES } from '../../tools/build/paths';
import { usual, type Sample } from './samples';

/** Shows the built pages with sample answers, under Forge's policy for scripts and styles: no Jira, no app, only the page. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; font-src 'self'";
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface SampleServer {
  readonly origin: string;
  readonly close: () => void;
}

export async function serveSamples(): Promise<SampleServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    readFile(join(PAGES, path)).then(
      (body) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-security-policy': POLICY }).end(body),
      () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { origin: `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}`, close: () => server.close() };
}

/** What a call is answered: a sample's answer, or what is made of the payload. */
export type Answering = (name: string, payload: unknown) => unknown;

/** By the sample: `never` keeps the page waiting, `reject` fails as the platform would. */
export const answering = (sample: Sample): Answering => async (name) => {
  const answer = sample.answers[name as keyof Sample['answers']] ?? usual[name as keyof Sample['answers']];
  if (answer === 'never') return new Promise(() => undefined);
  if (answer === 'reject' || answer === undefined) throw new Error(`no sample for ${name}`);
  return answer;
};

/** Puts a stand-in of Forge's bridge into the page, before it is opened. */
export async function stageSample(page: Page, answer: Answering, { dark = false, locale = 'en-AU' }: { readonly dark?: boolean; readonly locale?: string } = {}): Promise<void> {
  await page.exposeFunction('sampleAnswer', async (name: string, payload: unknown): Promise<string> => JSON.stringify(await answer(name, payload)));
  // As one text: thousands of rows one by one take seconds to cross. The script below is compiled with a helper that names functions, which the browser lacks.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(([colorMode, shown]: readonly string[]) => {
    const users = [{ accountId: '5f0000000000000000000002', displayName: 'Mara Lindt' }];
    const { sampleAnswer } = globalThis as unknown as { sampleAnswer: (name: string, payload: unknown) => Promise<string> };
    const commands: Record<string, (data: { functionKey: string; payload?: unknown }) => unknown> = {
      invoke: async (data) => JSON.parse(await sampleAnswer(data.functionKey, data.payload ?? {})) as unknown,
      getContext: () => ({ locale: shown, timezone: 'Australia/Sydney', siteUrl: 'http://localhost', extension: {}, theme: { colorMode } }),
      enableTheming: () => { document.documentElement.dataset['colorMode'] = colorMode ?? 'light'; },
      on: () => ({ unsubscribe: () => undefined }),
      fetchProduct: () => ({ status: 200, statusText: 'OK', headers: {}, body: JSON.stringify({ values: users }) }),
      createHistory: () => { throw new Error('not here'); },
    };
    Object.assign(globalThis, { __bridge: { callBridge: async (command: string, data: { functionKey: string }) => commands[command]?.(data) } });
  }, [dark ? 'dark' : 'light', locale]);
}
