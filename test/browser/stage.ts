import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { seedJira, type people } from '../../local/agency/jira';
import { seedXero } from '../../local/agency/xero';
import { loadBundles } from '../../local/forge';
import { createWorld, type World } from '../../local/world';
import { ensureBackend, ensurePages } from '../../tools/build/build';
import { launchBrowser } from './launch';
import { openContext, openPage, openTab, type OpenedPage } from './page';

export type Person = keyof typeof people;

/** The local world over loopback, as `npm start` brings it up, with a browser before it. */
export interface Stage {
  readonly world: World;
  /** Opens Jira at an address below its origin, as a person. */
  visit(who: Person, address: string, theme?: 'light' | 'dark', locale?: string): Promise<OpenedPage>;
  /** Opens an address of local Xero's pages. */
  visitXero(address: string): Promise<OpenedPage>;
  close(): Promise<void>;
}

export async function setStage(): Promise<Stage> {
  await ensurePages();
  const backend = await ensureBackend();
  const world = await createWorld({
    transport: 'http',
    loadApp: loadBundles(backend),
    seed: ({ jira, xero, clock }) => {
      seedJira(jira);
      seedXero(xero.model, clock.now());
    },
  });
  const browser: Browser = await launchBrowser();
  // Who somebody is, and in which theme, is chosen once by clicking, and remembered by cookies. The context stays open too, as a person's browser does: it has loaded the pages' code.
  const chosen = new Map<string, Promise<BrowserContext>>();
  const settle = async (who: Person, theme: 'light' | 'dark', locale: string | undefined): Promise<BrowserContext> => {
    const { jira } = world.urls;
    const context = await openContext(browser, { colorScheme: theme, baseURL: jira, ...(locale === undefined ? {} : { locale }) });
    const { page, close } = await openTab(context, jira);
    await beSomebody(page, who);
    if (theme === 'dark') await page.getByRole('button', { name: /dark/i }).click();
    await page.waitForLoadState('load');
    await close();
    return context;
  };
  return {
    world,
    visit: async (who, address, theme = 'light', locale) => {
      const wanted = [who, theme, locale].join(' ');
      const context = chosen.get(wanted) ?? settle(who, theme, locale);
      chosen.set(wanted, context);
      return openTab(await context, new URL(address, world.urls.jira).href);
    },
    visitXero: async (address) => openPage(browser, `${world.urls.xero}${address}`),
    close: async () => {
      await browser.close();
      await world.close();
    },
  };
}

/** Chooses a person in Jira's own menu. */
async function beSomebody(page: Page, who: Person): Promise<void> {
  const name = { priya: 'Priya Nair', mara: 'Mara Lindt', finn: 'Finn Osei', vera: 'Vera Sousa', dev: 'Dev Patel', olga: 'Olga Marsh' }[who];
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: new RegExp(name) }).or(page.getByRole('menuitemradio', { name: new RegExp(name) })).first().click();
  await page.waitForLoadState('load');
}

/** The app's own page inside Jira's. */
export const appFrame = (page: Page, index = 0): FrameLocator => page.locator('iframe').nth(index).contentFrame();
