import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../test/browser/launch';
import { ensurePages } from '../../tools/build/build';
import { answering, serveSamples, stageSample } from './sample-stage';
import { samples, type Sample } from './samples';

/** Shows every sample in a real browser under Forge's policy for scripts and styles, and says what axe and the console found. */
const here = fileURLToPath(new URL('.', import.meta.url));
/** Whose texts, numbers and dates are shown; samples with steps are played in English. */
const LOCALE = process.env['MILEPOST_LOCALE'] ?? 'en-AU';
/** Magnified as by the reader's browser: 200 per cent of a window of 1280 pixels is one of 640, drawn twice as large. */
const ZOOM = Number(process.env['MILEPOST_ZOOM'] ?? '1');

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
  const server = await serveSamples();
  const browser = await launchBrowser();
  let violations = 0;
  for (const name of names) {
    const sample = samples[name];
    if (!sample) continue;
    const widths = sample.page === 'context' ? [360] : sample.page === 'panel' ? [720, 320] : [1280, 320];
    for (const width of ZOOM === 1 ? widths : widths.slice(0, 1)) for (const dark of [false, true]) {
      if (dark && (width !== widths[0] || ZOOM !== 1)) continue;
      const context = await browser.newContext({ viewport: { width: Math.round(width / ZOOM), height: Math.round(600 / ZOOM) }, deviceScaleFactor: ZOOM, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => { if (message.type() === 'error') said.push(message.text()); });
      page.on('pageerror', (error) => said.push(error.message));
      const file = `${name}-${width}${ZOOM === 1 ? '' : `-zoom${ZOOM}`}-${dark ? 'dark' : 'light'}`;
      try {
        page.setDefaultTimeout(6_000);
        await stageSample(page, answering(sample), { dark, locale: LOCALE });
        await page.goto(`${server.origin}/${sample.page}.html`);
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
