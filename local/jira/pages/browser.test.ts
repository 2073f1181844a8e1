/** Jira's own pages in a real browser: by mouse, by keyboard, and by axe in both looks. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { type OpenedPage, expectNoViolations, launchBrowser, openPage } from '../../../test/browser/launch';
import { people, statusIds } from '../../agency/jira';
import { APP_PATH, type PagesSite, buildSample, pagesSite } from './testing/site';

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
afterEach(() => opened?.close());

const HARB = '/jira/software/c/projects/HARB';

async function open(path: string, { as = people.priya, look = 'light' }: { as?: string; look?: 'light' | 'dark' } = {}): Promise<Page> {
  opened = await openPage(browser, `${site.origin}/assets/favicon.svg`);
  await opened.page.context().addCookies([
    { name: 'site_user', value: as, url: site.origin },
    { name: 'site_look', value: look, url: site.origin },
  ]);
  await opened.page.goto(site.origin + path);
  return opened.page;
}

const column = (page: Page, name: string): Locator => page.getByRole('region', { name });

describe('axe finds nothing to object to', () => {
  const pages: readonly (readonly [string, string, string])[] = [
    ['the board', `${HARB}/boards/1`, people.priya],
    ['an epic', '/browse/HARB-1', people.priya],
    ["the app's project page", `${HARB}/${APP_PATH}`, people.priya],
    ['project settings', `${HARB}/settings/details`, people.priya],
    ['the projects', '/jira/projects', people.olga],
    ['the meter', '/meter', people.priya],
    ['what one may not see', '/jira/settings', people.dev],
  ];
  it.each(pages.flatMap((each) => (['light', 'dark'] as const).map((look) => [...each, look] as const)))('%s (%s, %s) in the %s look', async (_what, path, as, look) => {
    const page = await open(path, { as, look });
    for (const frame of page.frames().slice(1)) await frame.getByText('ready', { exact: true }).waitFor();
    await expectNoViolations(page);
  });

  it('with a menu open and a flag shown', async () => {
    const page = await open('/browse/HARB-1');
    await page.frames()[1]?.getByText('ready', { exact: true }).waitFor();
    await page.frames()[1]?.evaluate('void bridge.showFlag({ id: 1, title: "Saved", type: "success" })');
    await page.getByText('Saved').waitFor();
    await page.getByRole('button', { name: 'Status: To Do' }).click();
    await expectNoViolations(page);
  });
});

describe('the board', () => {
  it('moves a card that is dragged to a column', async () => {
    const page = await open(`${HARB}/boards/1`);
    await page.locator('[data-issue="HARB-7"]').dragTo(column(page, 'In Progress'));
    await column(page, 'In Progress').getByText('HARB-7').waitFor();
    expect(site.jira.issue(people.priya, 'HARB-7').statusId).toBe(statusIds.HARB.inProgress);
  });

  it('moves a card by keyboard alone, says so, and keeps the place', async () => {
    const page = await open(`${HARB}/boards/1`);
    await page.getByRole('button', { name: 'Move HARB-1', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'In Progress' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await column(page, 'Done').getByText('HARB-1', { exact: true }).waitFor();
    await page.getByText('HARB-1 is now in Done.').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Discovery and clickable prototype');
    expect(site.jira.issue(people.priya, 'HARB-1').statusId).toBe(statusIds.HARB.done);
  });

  it('says why a card was not moved, when somebody changed the workflow meanwhile', async () => {
    const page = await open(`${HARB}/boards/1`);
    site.jira.removeStatus(people.priya, '10000', statusIds.HARB.inReview, statusIds.HARB.toDo);
    await page.locator('[data-issue="HARB-8"]').dragTo(column(page, 'In Review'));
    await page.getByText('HARB-8 was not moved').waitFor();
    expect(site.jira.issue(people.priya, 'HARB-8').statusId).toBe(statusIds.HARB.toDo);
  });

  it('shows only epics, or the work of one', async () => {
    const page = await open(`${HARB}/boards/1`);
    await page.getByLabel('Show').selectOption({ label: 'Epics only' });
    await page.waitForURL('**?show=epics');
    expect(await page.locator('.card').count()).toBe(5);
    await page.getByLabel('Show').selectOption({ label: 'User dashboard' });
    await page.waitForURL('**?show=HARB-3');
    expect(await page.locator('.card').count()).toBe(4);
  });

  it('lets nobody drag who may not move', async () => {
    const page = await open(`${HARB}/boards/1`, { as: people.vera });
    expect(await page.locator('.card[draggable=true]').count()).toBe(0);
  });
});

describe('the top bar', () => {
  it('changes the person with two clicks, and comes back to the page', async () => {
    const page = await open('/browse/HARB-2');
    await page.getByRole('button', { name: 'Signed in as Priya Nair' }).click();
    await page.getByRole('menuitemradio', { name: 'Olga Marsh' }).click();
    await page.getByRole('heading', { name: 'We couldn\'t find that issue' }).waitFor();
    expect(page.url()).toBe(`${site.origin}/browse/HARB-2`);
    await page.getByRole('button', { name: 'Signed in as Olga Marsh' }).waitFor();
  });

  it('moves the clock forward', async () => {
    const page = await open('/meter');
    const before = await page.locator('time').getAttribute('datetime');
    await page.getByRole('button', { name: 'Site time' }).click();
    await page.getByRole('menuitem', { name: '7 days' }).click();
    await page.locator(`time:not([datetime="${before ?? ''}"])`).waitFor();
    const after = await page.locator('time').getAttribute('datetime');
    expect(Date.parse(after ?? '') - Date.parse(before ?? '')).toBe(7 * 86_400_000);
  });

  it('changes the look at once, and keeps it', async () => {
    const page = await open('/meter');
    const kept = page.waitForResponse('**/site/look');
    await page.getByRole('button', { name: 'Use the dark theme' }).click();
    expect(await page.locator('html').getAttribute('data-color-mode')).toBe('dark');
    await kept;
    await page.reload();
    expect(await page.locator('html').getAttribute('data-color-mode')).toBe('dark');
  });

  it('is reached and left by keyboard: Escape closes a menu and returns to its button', async () => {
    const page = await open('/meter');
    await page.getByRole('button', { name: 'Signed in as Priya Nair' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menuitemradio').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-haspopup'))).toBe('menu');
  });
});
