import { answering, serveSamples, stageSample } from '../../static/dev/sample-stage';
import { samples, type Sample } from '../../static/dev/samples';
import { ensurePages } from '../../tools/build/build';
import { launchBrowser } from '../browser/launch';

/** How much slower than this machine a reader's is taken to be. */
const SLOWDOWN = 4;
/** The middle of so many, each in a browser context that has loaded nothing before. */
const TIMES = 5;

/** Seconds from opening the issue panel's page to its first button being there and the page free to answer a press of it, with the processor slowed down four times. */
export async function panelInteractive(): Promise<number> {
  await ensurePages();
  const [browser, server] = await Promise.all([launchBrowser(), serveSamples()]);
  try {
    const found: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const context = await browser.newContext({ viewport: { width: 720, height: 600 } });
      const page = await context.newPage();
      await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
      await stageSample(page, answering(samples['panel-planned'] as Sample));
      await page.addInitScript(() => {
        const seen = new MutationObserver(() => {
          if (!document.querySelector('button:not([disabled])')) return;
          seen.disconnect();
          // After what was under way: React has the press only then.
          requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis, { interactiveAt: performance.now() }), 0));
        });
        seen.observe(document, { childList: true, subtree: true });
      });
      await page.goto(`${server.origin}/panel.html`);
      const at = await page.waitForFunction(() => (globalThis as unknown as { interactiveAt?: number }).interactiveAt);
      found.push(((await at.jsonValue()) ?? 0) / 1_000);
      await context.close();
    }
    return found.sort((one, other) => one - other)[Math.floor(TIMES / 2)] ?? 0;
  } finally {
    server.close();
    await browser.close();
  }
}
