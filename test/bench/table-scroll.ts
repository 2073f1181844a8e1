import { answering, serveSamples, stageSample, type Answering } from '../../static/dev/sample-stage';
import { samples, type Sample } from '../../static/dev/samples';
import { ensurePages } from '../../tools/build/build';
import { launchBrowser } from '../browser/launch';

/** Two seconds of a fast wheel: some five thousand pixels a second. */
const FRAMES = 120;
const PIXELS = 90;

export interface Scrolling {
  /** Milliseconds of script, style and layout in each frame, on average: what we take of the 16.7 that a frame has. */
  readonly busyMs: number;
  /** Milliseconds from one frame to the next, the middle one. */
  readonly frameMs: number;
  /** How far the page jumped after it was first painted, by the browser's own measure (cumulative layout shift). */
  readonly shift: number;
}

/** The project page in a real browser with 5,000 invoices that came after a while, scrolled by the wheel. */
export async function tableScroll(): Promise<Scrolling> {
  await ensurePages();
  const [browser, server] = await Promise.all([launchBrowser(), serveSamples()]);
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    const meter = await page.context().newCDPSession(page);
    await meter.send('Performance.enable');
    await stageSample(page, slowly(answering(samples['table-many'] as Sample)));
    await page.goto(`${server.origin}/project.html#/invoices`);
    await page.getByRole('region', { name: /Invoices of this project/ }).waitFor();
    await page.waitForTimeout(500);
    const busy = async (): Promise<number> => {
      const { metrics } = await meter.send('Performance.getMetrics');
      return metrics.filter(({ name }) => ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name)).reduce((sum, { value }) => sum + value, 0);
    };
    const shift = await page.evaluate(async () => new Promise<number>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0))).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve(0), 500);
    }));
    const before = await busy();
    const gaps = await page.evaluate(async ([frames = 0, pixels = 0]) => {
      const box = document.querySelector('.table-long');
      const found: number[] = [];
      let last = performance.now();
      for (let frame = 0; box && frame < frames; frame += 1) {
        box.scrollTop += pixels;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = performance.now();
        found.push(now - last);
        last = now;
      }
      return found;
    }, [FRAMES, PIXELS]);
    return { busyMs: ((await busy()) - before) * (1_000 / FRAMES), frameMs: gaps.sort((one, other) => one - other)[FRAMES / 2] ?? 0, shift };
  } finally {
    server.close();
    await browser.close();
  }
}

const slowly = (answer: Answering): Answering => async (name, payload) => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return answer(name, payload);
};
