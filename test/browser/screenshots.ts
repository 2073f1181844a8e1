/** `npm run screenshots`: the story's pages as pictures in docs/screenshots, for README and for looking at. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { people, statusIds } from '../../local/agency/jira';
import { customConnections, organisationIds } from '../../local/agency/xero';
import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import { askPage } from '../../local/demo/ask-page';
import { peopleIn } from '../../local/xero';
import { appFrame, setStage, type Person, type Stage } from './stage';

const FOLDER = path.resolve(__dirname, '../../docs/screenshots');
const PROJECT = { page: 'billing-page', project: 'HARB' } as const;

interface Epic {
  readonly issue: string;
  readonly name: string;
  readonly percent: string;
}
const PLAN: readonly Epic[] = [
  { issue: 'HARB-1', name: 'Discovery and clickable prototype', percent: '15' },
  { issue: 'HARB-2', name: 'Menu and ordering', percent: '25' },
  { issue: 'HARB-3', name: 'User dashboard', percent: '20' },
  { issue: 'HARB-4', name: 'Payments and receipts', percent: '25' },
  { issue: 'HARB-5', name: 'Production deployment', percent: '15' },
];

/** A project half way: two milestones billed, one paid and one part paid, one that could not be sent, two to come. */
async function halfWay({ world }: Stage): Promise<void> {
  await askPage(world, people.priya, { page: 'milepost-admin' }, 'admin.connect', customConnections.northlight);
  const { contracts } = await askPage(world, people.finn, PROJECT, 'settings.saveContract', HARBOUR_CONTRACT);
  const id = contracts[0]?.id ?? '';
  for (const { issue, name, percent } of PLAN) {
    const { contracts: now } = await askPage(world, people.finn, PROJECT, 'project.load', {});
    await askPage(world, people.mara, { page: 'milestone-panel', issue }, 'panel.tag', {
      contractId: id, rev: now[0]?.rev ?? 0, name, deliverable: '', price: { kind: 'share', percent }, trigger: { kind: 'category', category: 'done' },
    });
    await world.settle();
  }
  for (const issue of ['HARB-1', 'HARB-2']) {
    world.jira.transitionIssue(people.mara, world.jira.issue(people.mara, issue).id, statusIds.HARB.done);
    await world.settle();
  }
  const { model } = world.xero;
  for (const invoice of model.invoices(organisationIds.northlight)) model.updateInvoice(organisationIds.northlight, invoice.id, { status: 'AUTHORISED' });
  model.pay(organisationIds.northlight, 'HARB-C1-001');
  model.pay(organisationIds.northlight, 'HARB-C1-002', { amount: '6500' });
  await world.advance(60_000);
  await askPage(world, people.finn, PROJECT, 'project.refresh', {});
  await world.settle();
  const inXero = peopleIn(world.xero, organisationIds.northlight);
  inXero.archiveAccount(HARBOUR_CONTRACT.accountCode);
  world.jira.transitionIssue(people.mara, world.jira.issue(people.mara, 'HARB-4').id, statusIds.HARB.done);
  // The books are compared by the hour.
  await world.advance(60 * 60_000);
  await world.settle();
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const stage = await setStage();
  try {
    await picture(stage, 'admin-connect', 'priya', openAdmin);
    await halfWay(stage);
    for (const theme of ['light', 'dark'] as const) {
      const suffix = theme === 'dark' ? '-dark' : '';
      await picture(stage, `admin${suffix}`, 'priya', openAdmin, theme);
      await picture(stage, `settings${suffix}`, 'priya', openSettings, theme);
      await picture(stage, `project${suffix}`, 'finn', openProject, theme);
      await picture(stage, `project-milestones${suffix}`, 'finn', async (page) => openTab(page, 'Milestones'), theme);
      await picture(stage, `project-invoices${suffix}`, 'finn', async (page) => openTab(page, 'Invoices'), theme);
      await picture(stage, `project-invoice${suffix}`, 'finn', openInvoice, theme);
      await picture(stage, `project-reconciliation${suffix}`, 'finn', async (page) => openTab(page, 'Reconciliation'), theme);
      await picture(stage, `finance${suffix}`, 'finn', openFinance, theme);
      await picture(stage, `project-activity${suffix}`, 'finn', async (page) => openTab(page, 'Activity'), theme);
      await picture(stage, `panel-planned${suffix}`, 'mara', async (page) => openPanel(page, 'HARB-3'), theme);
      await picture(stage, `panel-billed${suffix}`, 'mara', async (page) => openPanel(page, 'HARB-2'), theme);
    }
  } finally {
    await stage.close();
  }
}

/** What a reader needs to see, once it stands still. */
async function picture(stage: Stage, name: string, who: Person, open: (page: Page) => Promise<void>, theme: 'light' | 'dark' = 'light'): Promise<void> {
  const { page, close } = await stage.visit(who, '/jira/projects', theme);
  await open(page);
  // As tall as what is shown, and from its top: the page may have scrolled to what was pressed.
  await page.setViewportSize({ width: 1280, height: 1100 });
  await page.evaluate(() => { window.scrollTo(0, 0); });
  await page.waitForTimeout(800);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  await close();
  console.log(`docs/screenshots/${name}.png`);
}

async function openAdmin(page: Page): Promise<void> {
  await page.goto('/jira/settings');
  await appFrame(page).getByRole('heading', { name: 'Connection to Xero' }).waitFor();
}

async function openProject(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Harbour Foods/ }).first().click();
  await page.getByRole('link', { name: 'Billing', exact: true }).click();
  await appFrame(page).getByText('Ordering app, phase 1').first().waitFor();
}

async function openTab(page: Page, tab: string): Promise<void> {
  await openProject(page);
  await appFrame(page).getByRole('tab', { name: tab }).click();
}

async function openInvoice(page: Page): Promise<void> {
  await openTab(page, 'Invoices');
  await appFrame(page).getByRole('button', { name: 'Show invoice HARB-C1-002' }).click();
  await appFrame(page).getByRole('heading', { name: 'Invoice HARB-C1-002' }).waitFor();
}

async function openFinance(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Milepost' }).click();
  await appFrame(page).getByRole('heading', { name: 'Money' }).waitFor();
}

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Harbour Foods/ }).first().click();
  await page.getByRole('link', { name: 'Project settings' }).click();
  await page.getByRole('link', { name: 'Billing', exact: true }).last().click();
  await appFrame(page).getByText('Ordering app, phase 1').first().waitFor();
}

async function openPanel(page: Page, issue: string): Promise<void> {
  await page.goto(`/browse/${issue}`);
  const button = page.getByRole('button', { name: 'Milepost', exact: true });
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  await appFrame(page).getByText(/Milestone \d of \d/).waitFor();
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
