import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { FrameLocator } from 'playwright-core';
import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import { people } from '../../local/agency/jira';
import { customConnections, organisationIds } from '../../local/agency/xero';
import { askPage } from '../../local/demo/ask-page';
import { expectNoViolationsInApp } from './page';
import { appFrame, setStage, type Person, type Stage } from './stage';

/** What finance does by clicking on the Retainers tab. Each step leaves the world as the next one needs it. */
let stage: Stage;
const STEP = 120_000;
const HARB = { page: 'billing-page', project: 'HARB' } as const;
const books = () => stage.world.xero.model.invoices(organisationIds.northlight);
/** Today in Sydney, where the agency is. */
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Australia/Sydney' }).format(stage.world.clock.now());

beforeAll(async () => {
  stage = await setStage();
  await askPage(stage.world, people.priya, { page: 'milepost-admin' }, 'admin.connect', customConnections.northlight);
  await askPage(stage.world, people.finn, HARB, 'settings.saveContract', HARBOUR_CONTRACT);
  await stage.world.settle();
}, 300_000);
afterAll(async () => {
  await stage.close();
});

async function onTab(who: Person, act: (app: FrameLocator) => Promise<void>): Promise<void> {
  const { page, errors, close } = await stage.visit(who, '/jira/projects');
  try {
    await page.getByRole('link', { name: /Harbour Foods/ }).first().click();
    await page.getByRole('link', { name: 'Billing', exact: true }).click();
    const app = appFrame(page);
    await app.getByRole('tab', { name: 'Retainers' }).click();
    await act(app);
    await expectNoViolationsInApp(page);
    expect(errors()).toEqual([]);
  } finally {
    await close();
  }
}

it('who may only look is offered nothing to do', async () => {
  await onTab('vera', async (app) => {
    await app.getByText('No retainers yet').waitFor();
    expect(await app.getByRole('button', { name: /Add retainer/ }).count()).toBe(0);
  });
}, STEP);

it('what a retainer will bill is foretold as it is typed, and billed just so', async () => {
  await onTab('finn', async (app) => {
    await app.getByRole('button', { name: /Add retainer to/ }).click();
    await app.getByLabel('Name').fill('Support and maintenance');
    await app.getByLabel(/Amount for each period/).fill('3k');
    await app.getByLabel('Day of the month').selectOption(String(Number(today().slice(8))));
    await app.getByLabel('Starts on').fill(today());
    await app.getByText('The first of them is due already and is billed at once.').waitFor();
    const rows = app.getByRole('region', { name: 'The next bills, as typed' }).getByRole('row');
    expect(await rows.count()).toBe(13);
    expect(await rows.nth(1).innerText()).toMatch(/AU\$\s3,000\.00/);
    await app.getByRole('button', { name: 'Create retainer' }).click();
    await app.getByRole('heading', { name: 'Support and maintenance' }).waitFor();
    await stage.world.settle();
    await app.getByRole('button', { name: 'Show invoice HARB-C1-001' }).waitFor();
  });
  expect(books()).toMatchObject([{ number: 'HARB-C1-001', reference: `PO-7781 / HARB-C1-R1 ${today()}` }]);
}, STEP);

it('what is wrong is said at its field, and what was typed stays', async () => {
  await onTab('finn', async (app) => {
    await app.getByRole('button', { name: /Add retainer to/ }).click();
    await app.getByLabel('Name').fill('support and MAINTENANCE');
    await app.getByLabel(/Amount for each period/).fill('100');
    await app.getByRole('button', { name: 'Create retainer' }).click();
    await app.getByText(/already has a retainer named Support and maintenance/).first().waitFor();
    expect(await app.getByLabel('Name').inputValue()).toBe('support and MAINTENANCE');
    await app.getByRole('button', { name: 'Cancel' }).click();
  });
}, STEP);

it('it is paused by keyboard, and focus comes back to where it was', async () => {
  await onTab('finn', async (app) => {
    const pause = app.getByRole('button', { name: 'Pause: Support and maintenance' });
    await pause.focus();
    await pause.press('Enter');
    const question = app.getByRole('heading', { name: 'Pause Support and maintenance?' });
    await question.waitFor();
    await question.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await pause.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true);
    await pause.press('Enter');
    await app.getByRole('button', { name: 'Pause', exact: true }).press('Enter');
    await app.getByText('Support and maintenance is paused.').waitFor();
    await app.getByText(/^Paused from /).waitFor();
    await app.getByRole('button', { name: 'Resume: Support and maintenance' }).click();
    await app.getByRole('button', { name: 'Resume', exact: true }).click();
    await app.getByText('Support and maintenance goes on.').waitFor();
  });
}, STEP);
