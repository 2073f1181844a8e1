/** The published @forge/bridge in a page of the app, in a real browser, against the host page. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import { people } from '../../agency/jira';
import { APP_PATH, type PagesSite, buildSample, pagesSite } from '../../jira/pages/testing/site';
import { type OpenedPage, launchBrowser, openPage } from '../../../test/browser/launch';

jest.setTimeout(60_000);

let site: PagesSite;
let browser: Browser;
let opened: OpenedPage | undefined;
beforeAll(async () => {
  site = await pagesSite(buildSample());
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(() => void (site.asked.length = 0));
afterEach(() => opened?.close());

/** Opens a page of the site and waits for the app's page in it. */
async function open(path: string, as: string = people.priya): Promise<{ page: Page; app: Frame }> {
  opened = await openPage(browser, `${site.origin}/assets/favicon.svg`);
  const { page } = opened;
  await page.context().addCookies([{ name: 'site_user', value: as, url: site.origin }]);
  await page.goto(site.origin + path);
  return { page, app: await appFrame(page) };
}

async function appFrame(page: Page, place = 0): Promise<Frame> {
  const element = await page.locator('iframe[src]').nth(place).elementHandle();
  const frame = await element.contentFrame();
  if (!frame) throw new Error('The page shows no frame.');
  await frame.getByText('ready', { exact: true }).waitFor();
  return frame;
}

/** Runs an expression over `bridge`, the module's exports, inside the app's page. */
function inApp<T>(app: Frame, expression: string): Promise<T> {
  return app.evaluate<T>(expression);
}

/** Waits in steps of our own: a browser that polls a text for us has to eval it, which the policy refuses. */
async function until(app: Frame, expression: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await inApp<boolean>(app, expression)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It never came to ${expression}`);
}

const PROJECT = `/jira/software/c/projects/HARB/${APP_PATH}`;

describe('invoke', () => {
  it('reaches the resolver and brings its answer back', async () => {
    site.resolveWith(({ payload }) => ({ heard: payload ?? null }));
    const { app } = await open('/browse/HARB-1');
    expect(await inApp(app, 'bridge.invoke("panel.load", { price: "12k" })')).toEqual({ heard: { price: '12k' } });
    expect(site.asked[0]?.surface).toMatchObject({ moduleKey: 'context', accountId: people.priya });
  });

  it('rejects with the function’s error', async () => {
    site.resolveWith(() => {
      throw new Error('rev 3 is not the latest');
    });
    const { app } = await open('/browse/HARB-1');
    expect(await inApp(app, 'bridge.invoke("x").catch((error) => error instanceof Error && error.message)')).toBe('There was an error invoking the function - rev 3 is not the latest');
    site.resolveWith(() => null);
  });
});

describe('what the page learns', () => {
  it('is the context that Forge describes', async () => {
    const { page, app } = await open('/browse/HARB-1', people.mara);
    const context = await inApp<Record<string, unknown>>(app, 'bridge.view.getContext()');
    expect(context).toMatchObject({
      accountId: people.mara,
      moduleKey: 'context',
      siteUrl: site.origin,
      locale: 'en-GB',
      theme: { colorMode: 'light' },
      extension: { type: 'jira:issueContext', issue: { key: 'HARB-1', type: 'Epic' }, project: { key: 'HARB' }, location: page.url() },
    });
  });

  it('is Jira’s answer to the person, not to the app', async () => {
    const { app } = await open(`/jira/software/projects/LUMI/${APP_PATH}`, people.olga);
    const status = (path: string) => inApp<number>(app, `bridge.requestJira("${path}").then(({ status }) => status)`);
    expect(await status('/rest/api/3/issue/LUMI-1?fields=summary')).toBe(200);
    expect(await status('/rest/api/3/issue/HARB-1?fields=summary')).toBe(404);
    expect(await inApp(app, 'bridge.requestJira("https://elsewhere.example/").catch((error) => error.message)')).toContain('takes a path of this site');
  });
});

describe('the frame', () => {
  it('is of another site, and can’t reach into the page around it', async () => {
    const { app } = await open(PROJECT);
    expect(new URL(app.url()).origin).toBe(site.framesOrigin);
    expect(await inApp(app, '(() => { try { return parent.document.title } catch (error) { return error.name } })()')).toBe('SecurityError');
  });

  it('runs under the policy: a script and an image of another host are refused and reported', async () => {
    const { app } = await open(PROJECT);
    await inApp(app, 'void (new Image().src = "https://elsewhere.example/a.png")');
    await inApp(app, 'new Promise((done) => { const s = document.createElement("script"); s.src = "https://elsewhere.example/a.js"; s.onerror = () => done(1); document.head.append(s) })');
    const refused = (): readonly string[] => site.violations.filter((line) => line.includes('elsewhere.example'));
    // The browser sends its reports when it finds the time.
    for (let tries = 0; refused().length < 2 && tries < 100; tries += 1) await opened?.page.waitForTimeout(100);
    expect(refused()).toHaveLength(2);
  });

  it('is as high as its content, larger and smaller', async () => {
    const { page, app } = await open('/browse/HARB-1');
    const before = await page.evaluate(() => document.querySelector('iframe')?.offsetHeight ?? 0);
    const between = (least: number, most: number) => page.waitForFunction(([low, high]) => {
      const height = document.querySelector('iframe')?.offsetHeight ?? 0;
      return height >= (low ?? 0) && height <= (high ?? 0);
    }, [least, most]);
    await inApp(app, 'document.body.insertAdjacentHTML("beforeend", "<div id=tall style=height:700px></div>")');
    await between(before + 650, before + 750);
    await inApp(app, 'document.querySelector("#tall").remove()');
    await between(before, before);
  });

  it('follows the site’s look once it enabled theming, without a reload', async () => {
    const { page, app } = await open(PROJECT);
    await inApp(app, 'bridge.view.theme.enable()');
    expect(await inApp(app, 'document.documentElement.dataset.colorMode')).toBe('light');
    const background = () => inApp(app, 'getComputedStyle(document.documentElement).getPropertyValue("--ds-surface").trim()');
    const light = await background();
    await page.getByRole('button', { name: 'Use the dark theme' }).click();
    await until(app, 'document.documentElement.dataset.colorMode === "dark"');
    expect(await background()).not.toBe(light);
  });
});

describe('what the page may do to the site', () => {
  it('shows a flag, hears its action, and takes it away', async () => {
    const { page, app } = await open(PROJECT);
    await inApp(app, 'void (flag = bridge.showFlag({ id: 1, title: "Invoice drafted", type: "success", actions: [{ text: "Open", onClick: () => { pressed = true } }] }))');
    await page.getByText('Invoice drafted').waitFor();
    await page.getByRole('button', { name: 'Open' }).click();
    await until(app, 'globalThis.pressed === true');
    await inApp(app, 'flag.close()');
    expect(await page.getByText('Invoice drafted').count()).toBe(0);
  });

  it('leads to places in Jira', async () => {
    const { page, app } = await open(PROJECT);
    expect(await inApp(app, 'bridge.router.getUrl({ target: "issue", issueKey: "HARB-2" }).then(String)')).toBe(`${site.origin}/browse/HARB-2`);
    await inApp(app, 'void bridge.router.navigate({ target: "module", moduleKey: "project", projectKey: "LUMI" })');
    await page.waitForURL(`**/projects/LUMI/${APP_PATH}`);
  });

  it('has addresses of its own below the module’s', async () => {
    const { page, app } = await open(PROJECT);
    await inApp(app, 'bridge.view.createHistory().then((made) => { h = made; h.push("/invoices?page=2") })');
    await page.waitForURL(`**${PROJECT}/invoices?page=2`);
    await until(app, 'h.location.pathname === "/invoices" && h.location.search === "?page=2"');
    await page.goBack();
    await until(app, 'h.location.pathname === "/"');
  });

  it('opens a modal with a context, and hears what it was closed with', async () => {
    const { page, app } = await open(PROJECT);
    await inApp(app, 'new bridge.Modal({ resource: "pages/sample", size: "small", title: "Release", context: { invoice: 7 }, onClose: (payload) => { closedWith = payload } }).open()');
    await page.getByRole('dialog', { name: 'Release' }).waitFor();
    const modal = await appFrame(page, 1);
    expect(await inApp(modal, 'bridge.view.getContext().then(({ extension }) => extension.modal)')).toEqual({ invoice: 7 });
    await inApp(modal, 'void bridge.view.close({ released: true })').catch(() => undefined);
    await until(app, 'globalThis.closedWith?.released === true');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('can’t close, submit or open what was not opened by it', async () => {
    const { app } = await open(PROJECT);
    for (const command of ['close', 'submit', 'open']) {
      expect(await inApp(app, `bridge.view.${command}().catch((error) => error.message)`)).toMatch(/not (closable|submittable|openable)/);
    }
  });

  it('is told loudly of a command that nobody knows', async () => {
    const { app } = await open(PROJECT);
    expect(await inApp(app, '__bridge.callBridge("openRovo", {}).catch((error) => error.message)')).toBe('The local bridge does not know the command "openRovo".');
    expect(opened?.errors().join()).toContain('does not know "openRovo"');
  });
});

describe('events', () => {
  it('reach the app’s other pages on the same page, until unsubscribed', async () => {
    const { page, app } = await open('/browse/HARB-3');
    await page.getByRole('button', { name: 'Milepost', exact: true }).click();
    const panel = await appFrame(page, 0);
    const context = await appFrame(page, 1);
    expect(app.isDetached()).toBe(true);
    await inApp(context, 'bridge.events.on("tagged", (what) => { heard = what }).then((made) => { subscription = made })');
    await inApp(panel, 'bridge.events.emit("tagged", { id: 1 })');
    await until(context, 'globalThis.heard?.id === 1');
    await inApp(context, 'void subscription.unsubscribe()');
    await inApp(panel, 'bridge.events.emit("tagged", { id: 2 })');
    await page.waitForTimeout(100);
    expect(await inApp(context, 'heard.id')).toBe(1);
  });

  it('tell the app that the issue’s status was changed on the page', async () => {
    const { page, app } = await open('/browse/HARB-4');
    await inApp(app, 'bridge.events.on("JIRA_ISSUE_CHANGED", (what) => { changed = what }).then(() => 1)');
    await page.getByRole('button', { name: 'Status: To Do' }).click();
    await page.getByRole('menuitem', { name: 'Done' }).click();
    await until(app, 'globalThis.changed !== undefined');
    await page.getByRole('button', { name: 'Status: Done' }).waitFor();
  });
});
