import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { customConnections, oauthApp } from '../../local/agency/xero';
import { expectNoViolations, expectNoViolationsInApp, type OpenedPage } from './page';
import { appFrame, setStage, type Stage } from './stage';

/**
 * The customer's own app in Xero, connected as an admin does it: the redirect URI copied to Xero's developer page, access allowed on Xero's own consent page in another tab, and
 * the admin page that waits for it. Each step leaves the world as the next one needs it.
 */
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 300_000);
afterAll(async () => {
  await stage.close();
});

const STEP = 120_000;
const NAME = 'Northlight Studio Pty Ltd';
let opened: OpenedPage;
afterEach(async () => {
  await opened.close();
});

/** The admin page, in light or dark. */
async function admin(theme: 'light' | 'dark' = 'light'): Promise<{ page: Page; app: FrameLocator }> {
  opened = await stage.visit('priya', '/jira/settings', theme);
  const app = appFrame(opened.page);
  await app.getByRole('heading', { name: 'Connection to Xero' }).waitFor();
  return { page: opened.page, app };
}

const isWell = async (page: Page): Promise<void> => {
  await expectNoViolationsInApp(page);
  expect(opened.errors()).toEqual([]);
};

/** Fills the form of the customer's own app and goes on to Xero; answers Xero's page. */
async function toXero(page: Page, app: FrameLocator): Promise<Page> {
  await app.getByLabel('Client id').fill(oauthApp.clientId);
  await app.getByLabel('Client secret').fill(oauthApp.clientSecret);
  const [xero] = await Promise.all([page.context().waitForEvent('page'), app.getByRole('button', { name: 'Continue to Xero' }).click()]);
  await xero.getByRole('button', { name: 'Allow access' }).waitFor();
  return xero;
}

describe('Connecting with the customer’s own app in Xero', () => {
  it('both ways are offered with what they cost and need, and the redirect URI is there to be entered in Xero', async () => {
    const { page, app } = await admin('dark');
    await app.getByText('Xero charges the organisation about A$10').waitFor();
    await isWell(page);
    await app.getByRole('radio', { name: 'Your own app in Xero' }).check();
    await app.getByText('Free in Xero’s Starter tier').waitFor();
    await isWell(page);
    const redirectUri = await app.locator('li', { hasText: 'redirect URI' }).locator('code').innerText();
    const xero = await stage.visitXero('/developer');
    await xero.page.getByLabel('One a line: https, or http://localhost').fill(redirectUri);
    await xero.page.getByRole('button', { name: 'Save redirect URIs' }).click();
    await xero.page.getByText(redirectUri).waitFor();
    await xero.close();
    expect(stage.world.xero.model.state.oauthApps[0]?.redirectUris).toEqual([redirectUri]);
  }, STEP);

  it('what is missing is said at its field', async () => {
    const { page, app } = await admin();
    await app.getByRole('radio', { name: 'Your own app in Xero' }).check();
    await app.getByLabel('Client id').fill(oauthApp.clientId);
    await app.getByRole('button', { name: 'Continue to Xero' }).click();
    await app.getByText('Both the client id and the client secret are needed.').waitFor();
    expect(await app.getByLabel('Client secret').evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    await isWell(page);
  }, STEP);

  it('refused in Xero, the page says so, and offers to start again or to leave it', async () => {
    const { page, app } = await admin();
    await app.getByRole('radio', { name: 'Your own app in Xero' }).check();
    const xero = await toXero(page, app);
    await app.getByRole('heading', { name: 'Waiting for someone to allow access in Xero' }).waitFor();
    await isWell(page);
    await xero.getByRole('button', { name: 'Cancel' }).click();
    await xero.getByText('Not connected by this').waitFor();
    await xero.close();
    await app.getByText('Your own app in Xero was not connected').waitFor({ timeout: 30_000 });
    await isWell(page);
    await app.getByRole('button', { name: 'Dismiss' }).click();
    await app.getByText('Nothing was changed.').waitFor();
  }, STEP);

  it('given up, Xero’s answer counts for nothing', async () => {
    const { page, app } = await admin();
    await app.getByRole('radio', { name: 'Your own app in Xero' }).check();
    const xero = await toXero(page, app);
    await app.getByRole('button', { name: 'Cancel' }).click();
    await app.getByText('Nothing was changed.').waitFor();
    await xero.getByLabel(NAME).check();
    await xero.getByRole('button', { name: 'Allow access' }).click();
    await xero.getByText('Not connected by this').waitFor();
    await page.reload();
    await app.getByRole('radio', { name: 'Custom connection' }).waitFor();
  }, STEP);

  it('allowed in Xero’s tab, the page beside it shows the connection by itself', async () => {
    const { page, app } = await admin();
    await app.getByRole('radio', { name: 'Your own app in Xero' }).check();
    const xero = await toXero(page, app);
    await xero.getByLabel(NAME).check();
    await xero.getByRole('button', { name: 'Allow access' }).click();
    await xero.getByRole('heading', { name: `Connected to ${NAME}` }).waitFor();
    await expectNoViolations(xero);
    await app.getByText(`Milepost is connected to ${NAME}.`).waitFor({ timeout: 30_000 });
    await app.getByText('Your own app in Xero', { exact: true }).waitFor();
    await app.getByText(/unless used before/).waitFor();
    await isWell(page);
  }, STEP);

  it('of several organisations one is chosen on the page, and none is chosen by default', async () => {
    stage.world.xero.settings.bulkConnections = true;
    const { page, app } = await admin('dark');
    await app.getByRole('button', { name: 'Connect again or another way' }).click();
    expect(await app.getByRole('radio', { name: 'Your own app in Xero' }).isChecked()).toBe(true);
    const xero = await toXero(page, app);
    for (const organisation of await xero.getByRole('checkbox').all()) await organisation.check();
    await xero.getByRole('button', { name: 'Allow access' }).click();
    await xero.getByRole('heading', { name: 'One more step' }).waitFor();
    await xero.close();
    await app.getByText('Access was given. Choose the organisation to bill in.').waitFor({ timeout: 30_000 });
    await isWell(page);
    await app.getByRole('button', { name: 'Connect', exact: true }).click();
    await app.getByText('No organisation is chosen.').waitFor();
    await app.getByRole('radio', { name: NAME }).check();
    await app.getByRole('button', { name: 'Connect', exact: true }).click();
    await app.getByText(`Milepost is connected to ${NAME}.`).waitFor();
    await isWell(page);
    stage.world.xero.settings.bulkConnections = false;
  }, STEP);

  it('a custom connection takes its place, and the way back is told before it is disconnected', async () => {
    const { page, app } = await admin();
    await app.getByRole('button', { name: 'Connect again or another way' }).click();
    await app.getByRole('radio', { name: 'Custom connection' }).check();
    await app.getByLabel('Client id').fill(customConnections.northlight.clientId);
    await app.getByLabel('Client secret').fill(customConnections.northlight.clientSecret);
    await app.getByRole('button', { name: 'Connect', exact: true }).click();
    await app.getByText(`Milepost is connected to ${NAME}.`).waitFor();
    await app.getByText('Custom connection', { exact: true }).waitFor();
    await app.getByRole('button', { name: 'Disconnect' }).click();
    await app.getByText('In Xero the custom connection stays').waitFor();
    await app.getByRole('button', { name: 'Yes, disconnect' }).click();
    await app.getByText('This is not the organisation’s name.').waitFor();
    await isWell(page);
    await app.getByLabel(`Type “${NAME}” to confirm`).fill(NAME.toLowerCase());
    await app.getByRole('button', { name: 'Yes, disconnect' }).click();
    await app.getByText('Milepost is no longer connected to Xero.').waitFor();
  }, STEP);
});
