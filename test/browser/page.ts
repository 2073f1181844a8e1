import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page in a context of its own: no cookies or storage shared with another. */
export interface OpenedPage {
  readonly page: Page;
  /** What went wrong in the page and its frames so far: console errors, uncaught exceptions, requests that got no answer. */
  errors(): readonly string[];
  close(): Promise<void>;
}

/** Opens `url` and waits until it has loaded. Dark mode is `{ colorScheme: 'dark' }`. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-AU', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // A request that was dropped because the page moved on is no fault of the page.
    if (reason !== 'net::ERR_ABORTED') errors.push(`request: ${request.method()} ${request.url()} ${reason}`);
  });
  await page.goto(url);
  return { page, errors: () => [...errors], close: () => context.close() };
}

/**
 * Runs all of axe's rules on the page and in every frame of it, cross-origin and sandboxed ones too, and throws with a line for each
 * element that breaks one. `within` limits it to what the selectors match.
 */
export async function expectNoViolations(page: Page, within: readonly string[] = []): Promise<void> {
  const axe = within.reduce((builder, selector) => builder.include(selector), new AxeBuilder({ page }));
  const { violations, passes } = await axe.analyze();
  if (violations.length === 0 && passes.length === 0) throw new Error('axe found nothing to check: the page is empty');
  const lines = violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map((node) => `${id} (${impact ?? 'unrated'}): ${help}\n  at ${node.target.join(' ')}\n  ${node.html}`),
  );
  if (lines.length > 0) throw new Error(`${String(lines.length)} accessibility violations at ${page.url()}\n${lines.join('\n')}`);
}
