import { createServer } from 'node:http';
import { mkdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../test/browser/launch';
import { ensurePages } from '../../tools/build/build';
import { samples, usual, type Sample } from './samples';

/** Shows every sample in a real browser under Forge's policy for scripts and styles, and says what axe and the console found. */
const here = fileURLToPath(new URL('.', import.meta.url));
const dist = join(here, '../dist');
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; font-src 'self'";
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const server = createServer((request, response) => {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  readFile(join(dist, path)).then(
    (body) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-security-policy': POLICY }).end(body),
    () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(),
  );
});

/** Whose texts, numbers and dates are shown; samples with steps are played in English. */
const LOCALE = process.env['MILEPOST_LOCALE'] ?? 'en-AU';

async function stage(page: Page, sample: Sample, dark: boolean): Promise<void> {
  await page.exposeFunction('sampleAnswer', async (name: string): Promise<unknown> => {
    const answer = sample.answers[name as keyof Sample['answers']] ?? usual[name as keyof Sample['answers']];
    if (answer === 'never') return new Promise(() => undefined);
    if (answer === 'reject' || answer === undefined) throw new Error(`no sample for ${name}`);
    return answer;
  });
  // The script below is compiled with a helper that names functions, which the browser lacks.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(([colorMode, locale]: readonly string[]) => {
    const users = [{ accountId: '5f0000000000000000000002', displayName: 'Mara Lindt' }];
    const commands: Record<string, (data: { functionKey: string }) => unknown> = {
      invoke: (data) => (globalThis as unknown as { sampleAnswer: (name: string) => Promise<unknown> }).sampleAnswer(data.functionKey),
      getContext: () => ({ locale, timezone: 'Australia/Sydney', siteUrl: 'http://localhost', extension: {}, theme: { colorMode } }),
      enableTheming: () => { document.documentElement.dataset['colorMode'] = colorMode ?? 'light'; },
      on: () => ({ unsubscribe: () => undefined }),
      fetchProduct: () => ({ status: 200, statusText: 'OK', headers: {}, body: JSON.stringify({ values: users }) }),
      createHistory: () => { throw new Error('not here'); },
    };
    Object.assign(globalThis, { __bridge: { callBridge: async (command: string, data: { functionKey: string }) => commands[command]?.(data) } });
  }, [dark ? 'dark' : 'light', LOCALE]);
}

async function play(page: Page, sample: Sample): Promise<void> {
  for (const step of sample.steps ?? []) {
    if ('fill' in step) await page.getByLabel(step.fill).first().fill(step.with);
    else if ('choose' in step) await page.getByRole('combobox', { name: step.choose, exact: true }).selectOption(step.value);
    else await page.getByRole('button', { name: step.click, exact: true }).or(page.getByRole('tab', { name: step.click, exact: true })).or(page.getByRole('radio', { name: step.click, exact: true })).or(page.getByRole('checkbox', { name: step.click, exact: true })).first().click();
  }
  await page.waitForTimeout(700);
}

async function shootAll(): Promise<void> {
  await ensurePages();
  const wanted = process.argv.slice(2);
  const names = Object.keys(samples).filter((name) => wanted.length === 0 || wanted.some((prefix) => name.startsWith(prefix)));
  await mkdir(join(here, 'build'), { recursive: true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const browser = await launchBrowser();
  let violations = 0;
  for (const name of names) {
    const sample = samples[name];
    if (!sample) continue;
    const widths = sample.page === 'context' ? [360] : sample.page === 'panel' ? [720, 320] : [1280, 320];
    for (const width of widths) for (const dark of [false, true]) {
      if (dark && width !== widths[0]) continue;
      const context = await browser.newContext({ viewport: { width, height: 600 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => { if (message.type() === 'error') said.push(message.text()); });
      page.on('pageerror', (error) => said.push(error.message));
      const file = `${name}-${width}-${dark ? 'dark' : 'light'}`;
      try {
        page.setDefaultTimeout(6_000);
    await stage(page, sample, dark);
        await page.goto(`http://127.0.0.1:${port}/${sample.page}.html`);
        await page.waitForSelector('#root > *');
        await page.waitForTimeout(300);
        await play(page, sample);
        const axe = await new AxeBuilder({ page }).analyze();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        const found = axe.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`);
        violations += found.length + said.length + (wide > 0 ? 1 : 0);
        console.log(file, found.length === 0 && said.length === 0 && wide === 0 ? 'ok' : JSON.stringify({ axe: found, said, wide }));
      } catch (error) {
        violations += 1;
        console.log(file, 'FAILED', error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : error, said);
      }
      await page.screenshot({ path: join(here, 'build', `${file}.png`), fullPage: true });
      await context.close();
    }
  }
  await browser.close();
  server.close();
  console.log(`${names.length} samples, ${violations} findings`);
}

void shootAll();
