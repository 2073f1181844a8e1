import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import { people, statusIds } from '../../local/agency/jira';
import { customConnections, organisationIds } from '../../local/agency/xero';
import { askPage } from '../../local/demo/ask-page';
import { peopleIn } from '../../local/xero';
import { expectNoViolations } from './page';
import { appFrame, setStage, type Person, type Stage } from './stage';

/** How a release that waits for money is set up, told no, let pass and told no again, by clicking. Each step leaves the world as the next one needs it. */
let stage: Stage;
let token = '';
const STEP = 120_000;
const HARB = { page: 'billing-page', project: 'HARB' } as const;
const EPIC = { page: 'milestone-panel', issue: 'HARB-2' } as const;

beforeAll(async () => {
  stage = await setStage();
  const { world } = stage;
  await askPage(world, people.priya, { page: 'milepost-admin' }, 'admin.connect', customConnections.northlight);
  const { contracts } = await askPage(world, people.finn, HARB, 'settings.saveContract', { ...HARBOUR_CONTRACT, terms: { kind: 'before_release' } });
  const [contract] = contracts;
  await askPage(world, people.mara, EPIC, 'panel.tag', {
    contractId: contract?.id ?? '', rev: contract?.rev ?? 0, name: 'Menu and ordering', deliverable: '', price: { kind: 'amount', amount: '12000' }, trigger: { kind: 'category', category: 'done' },
  });
  await world.settle();
  world.jira.transitionIssue(people.mara, world.jira.issue(people.mara, 'HARB-2').id, statusIds.HARB.done);
  await world.settle();
  peopleIn(world.xero, organisationIds.northlight).approve('HARB-C1-001');
  await askPage(world, people.finn, HARB, 'project.refresh', {});
  await world.settle();
}, 300_000);
afterAll(async () => {
  await stage.close();
});

async function as(who: Person, address: string, act: (page: Page, app: FrameLocator) => Promise<void>): Promise<void> {
  const { page, errors, close } = await stage.visit(who, address);
  try {
    await act(page, appFrame(page));
    await expectNoViolations(page);
    expect(errors()).toEqual([]);
  } finally {
    await close();
  }
}

/** A project's settings are for those who administer it. */
async function inSettings(act: (app: FrameLocator) => Promise<void>): Promise<void> {
  await as('priya', '/jira/projects', async (page, app) => {
    await page.getByRole('link', { name: /Harbour Foods/ }).first().click();
    await page.getByRole('link', { name: 'Project settings' }).click();
    await page.getByRole('link', { name: 'Billing', exact: true }).last().click();
    await app.getByRole('button', { name: /^Release gate of/ }).click();
    await act(app);
  });
}

/** As a build asks: over the network, with the token and nothing else. */
const build = async (): Promise<number> => (await fetch(stage.world.forge.webTriggerUrl('release-gate'), { headers: { authorization: `Bearer ${token}` } })).status;

it('a token is made, and shown once', async () => {
  await inSettings(async (app) => {
    await app.getByText('There is no token yet.').waitFor();
    await app.getByRole('button', { name: 'Make a token' }).click();
    await app.getByRole('button', { name: 'Make the token' }).click();
    await app.getByText(/The name is empty/).first().waitFor();
    await app.getByLabel('Name').fill('Deploy to production');
    await app.getByRole('button', { name: 'Make the token' }).click();
    await app.getByText('The token Deploy to production, shown only now').waitFor();
    token = await app.locator('code', { hasText: 'mpgate_' }).innerText();
    await app.getByRole('button', { name: 'I have copied it' }).click();
    await app.getByRole('rowheader', { name: /Deploy to production/ }).waitFor();
    expect(await app.locator('code', { hasText: 'mpgate_' }).count()).toBe(0);
  });
  expect(await build()).toBe(402);
}, STEP);

it('the project manager sees why the gate is closed, and lets the work pass with a reason', async () => {
  await as('mara', '/browse/HARB-2', async (page, first) => {
    const app = (await first.getByText('Release gate: closed.').count()) > 0 ? first : await panelOf(page);
    await app.getByText('Release gate: closed.').waitFor();
    await app.getByText(/Invoice HARB-C1-001 is not paid: AU\$\s13,200\.00 is still due\./).waitFor();
    await app.getByRole('button', { name: 'Let it pass' }).click();
    await app.getByRole('heading', { name: 'Let this work pass without its money?' }).waitFor();
    await app.getByRole('button', { name: 'Let it pass' }).click();
    await app.getByText(/The reason is empty/).first().waitFor();
    await app.getByLabel('Reason').fill('The client pays on Friday');
    await app.getByLabel('For how long').selectOption('4');
    await app.getByRole('button', { name: 'Let it pass' }).click();
    await app.getByText('Release gate: open.').waitFor();
    await app.getByText(/Mara Lindt let it pass on .*: “The client pays on Friday”\./).waitFor();
  });
  expect(await build()).toBe(200);
}, STEP);

it('who may only look sees it on the project’s page, and is offered nothing; who manages billing closes it again there', async () => {
  const milestones = async (page: Page, app: FrameLocator): Promise<void> => {
    await page.getByRole('link', { name: /Harbour Foods/ }).first().click();
    await page.getByRole('link', { name: 'Billing', exact: true }).click();
    await app.getByRole('tab', { name: 'Milestones' }).click();
    await app.getByText('Release gate: open.').waitFor();
  };
  await as('vera', '/jira/projects', async (page, app) => {
    await milestones(page, app);
    expect(await app.getByRole('button', { name: 'Close it again' }).count()).toBe(0);
  });
  await as('finn', '/jira/projects', async (page, app) => {
    await milestones(page, app);
    await app.getByRole('button', { name: 'Close it again' }).click();
    await app.getByText('Release gate: closed.').waitFor();
  });
  expect(await build()).toBe(402);
}, STEP);

it('the token is revoked, and the build is told nothing more', async () => {
  await inSettings(async (app) => {
    await app.getByRole('button', { name: 'Revoke Deploy to production' }).click();
    await app.getByRole('heading', { name: 'Revoke Deploy to production?' }).waitFor();
    await app.getByRole('button', { name: 'Revoke', exact: true }).click();
    await app.getByText('The token Deploy to production was revoked.').waitFor();
  });
  expect(await build()).toBe(401);
}, STEP);

it('an administrator opens all gates of the site by typing the word', async () => {
  await as('priya', '/jira/settings', async (_page, app) => {
    await app.getByRole('button', { name: 'Open all gates' }).click();
    await app.getByLabel('Reason').fill('We leave Milepost');
    await app.getByLabel(/Type “open”/).fill('open');
    await app.getByRole('button', { name: 'Open all gates' }).click();
    await app.getByText('All gates are open.').waitFor();
    await app.getByText(/Priya Nair opened all gates of the contract/).waitFor();
  });
}, STEP);

async function panelOf(page: Page): Promise<FrameLocator> {
  await page.getByRole('button', { name: 'Milepost' }).click();
  return appFrame(page);
}
