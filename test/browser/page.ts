import { AxeBuilder } from '@axe-core/playwright';
import { source as axeSource, type AxeResults } from 'axe-core';
import type * as Axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page } from 'playwright-core';

/** A page in a context of its own: no cookies or storage shared with another. */
export interface OpenedPage {
  readonly page: Page;
  /** What went wrong in the page and its frames so far: console errors, uncaught exceptions, requests that got no answer. */
  errors(): readonly string[];
  close(): Promise<void>;
}

/** Opens `url` and waits until it has loaded. Dark mode is `{ colorScheme: 'dark' }`. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenedPage> {
  const context = await openContext(browser, options);
  return { ...(await openTab(context, url)), close: () => context.close() };
}

export const openContext = (browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-AU', reducedMotion: 'reduce', ...options });

/** Opens `url` in a tab of a context that stays: what it has loaded once, it has. */
export async function openTab(context: BrowserContext, url: string): Promise<OpenedPage> {
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
  return { page, errors: () => [...errors], close: () => page.close() };
}

/**
 * Runs all of axe's rules on the page and in every frame of it, cross-origin and sandboxed ones too, and throws with a line for each
 * element that breaks one. `within` limits it to what the selectors match.
 */
export async function expectNoViolations(page: Page, within: readonly string[] = []): Promise<void> {
  // Without frames the page can be asked at once; what puts the answers of several together takes as long again.
  if (within.length === 0 && page.frames().length === 1) {
    refuse(page, [await judged(page.mainFrame())]);
    return;
  }
  const axe = within.reduce((builder, selector) => builder.include(selector), new AxeBuilder({ page }).options({ resultTypes: ['violations'] }));
  refuse(page, [await axe.analyze()]);
}

/**
 * Runs all of axe's rules in the app's own pages, the frames of this page, each by itself. What is around them is local Jira's, which has tests of its own: looking at it again each
 * time is most of what `expectNoViolations` takes.
 */
export async function expectNoViolationsInApp(page: Page): Promise<void> {
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  if (frames.length === 0) throw new Error(`There is nothing of the app's at ${page.url()}`);
  refuse(page, await Promise.all(frames.map(judged)));
}

async function judged(frame: Frame): Promise<AxeResults> {
  await frame.evaluate(axeSource);
  return frame.evaluate(async () => (globalThis as unknown as { readonly axe: typeof Axe }).axe.run(document, { resultTypes: ['violations'] }));
}

function refuse(page: Page, results: readonly AxeResults[]): void {
  const lines = results.flatMap(({ violations, passes }) => {
    if (violations.length === 0 && passes.length === 0) throw new Error('axe found nothing to check: the page is empty');
    return violations.flatMap(({ id, impact, help, nodes }) => nodes.map((node) => `${id} (${impact ?? 'unrated'}): ${help}\n  at ${node.target.join(' ')}\n  ${node.html}`));
  });
  if (lines.length > 0) throw new Error(`${String(lines.length)} accessibility violations at ${page.url()}\n${lines.join('\n')}`);
}
