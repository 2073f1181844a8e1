/**
 * `npm run screenshots`: the story's pages as pictures in docs/screenshots, for README. `npm run screenshots -- --all FOLDER`: each page in light and dark at three widths, as long as it
 * is, for looking at; with names behind the folder, those pages alone.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { people, projectIds, statusIds } from '../../local/agency/jira';
import { clientIds, customConnections, organisationIds } from '../../local/agency/xero';
import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import { seedHistory } from '../../local/agency/history';
import { askPage } from '../../local/demo/ask-page';
import { peopleIn } from '../../local/xero';
import { appFrame, setStage, type Person, type Stage } from './stage';

const FOLDER = path.resolve(__dirname, '../../docs/screenshots');
const PROJECT = { page: 'billing-page', project: 'HARB' } as const;
const LUMI = { page: 'billing-page', project: 'LUMI' } as const;
/** A story's type in that project. */
const STORY = '10001';
const HARBOUR = /Harbour Foods/;
const LUMIERE = /Lumière/;

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
async function halfWay(stage: Stage): Promise<void> {
  const { world } = stage;
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
  await lumiere(stage);
  const { model } = world.xero;
  for (const invoice of model.invoices(organisationIds.northlight).filter(({ status }) => status === 'DRAFT')) model.updateInvoice(organisationIds.northlight, invoice.id, { status: 'AUTHORISED' });
  model.pay(organisationIds.northlight, 'HARB-C1-001');
  model.pay(organisationIds.northlight, 'HARB-C1-002', { amount: '6500' });
  await world.advance(60_000);
  await askPage(world, people.finn, PROJECT, 'project.refresh', {});
  await world.settle();
  await besides(stage);
  const inXero = peopleIn(world.xero, organisationIds.northlight);
  inXero.archiveAccount(HARBOUR_CONTRACT.accountCode);
  world.jira.transitionIssue(people.mara, world.jira.issue(people.mara, 'HARB-4').id, statusIds.HARB.done);
  // The books are compared by the hour, and the forecast is made from them.
  await world.advance(2 * 60 * 60_000);
  await world.settle();
}

/** Another project with a deposit and a retention, for another client. */
async function lumiere({ world }: Stage): Promise<void> {
  const { contracts: [contract] } = await askPage(world, people.finn, LUMI, 'settings.saveContract', {
    ...HARBOUR_CONTRACT, name: 'Booking site', clientId: clientIds.lumiereHotels, price: '24,000', poNumber: '', numberPrefix: 'LUMI-C1', terms: { kind: 'days_after_invoice', days: 14 },
  });
  const seen = async () => ({ contractId: contract?.id ?? '', rev: (await askPage(world, people.finn, LUMI, 'project.load', {})).contracts[0]?.rev ?? 0 });
  await askPage(world, people.finn, LUMI, 'beside.save', {
    ...(await seen()), deposit: { amount: '6,000', drawdown: 'pro-rata', due: 'start', account: '815', tax: 'OUTPUT' }, retention: { percent: '5', release: { kind: 'manual' }, account: '615', tax: 'BASEXCLUDED' },
  });
  await world.settle();
  await askPage(world, people.finn, { page: 'milestone-panel', issue: 'LUMI-1' }, 'panel.tag', { ...(await seen()), name: 'Rooms and rates', deliverable: '', price: { kind: 'share', percent: '40' }, trigger: { kind: 'manual' } });
  await world.settle();
}

/** A retainer beside the milestones, and work that came into an epic after it was priced. */
async function besides({ world }: Stage): Promise<void> {
  const { contracts: [contract], today } = await askPage(world, people.finn, PROJECT, 'project.load', {});
  await askPage(world, people.finn, PROJECT, 'retainer.create', {
    contractId: contract?.id ?? '', rev: contract?.rev ?? 0, name: 'Support and maintenance', text: 'Ten hours of support a month', amount: '3,000', every: 'month', day: 1, starts: today, ends: '',
    weekendRule: 'next_working_day', proration: 'days', billedIn: 'advance',
  });
  await world.settle();
  const dashboard = world.jira.issue(people.priya, 'HARB-3').id;
  for (const summary of ['Loyalty points', 'Vouchers for a whole kitchen']) {
    await world.advance(60_000);
    world.jira.createIssue(people.dev, { projectId: projectIds.HARB, typeId: STORY, summary, parentId: dashboard, estimate: 5 });
    await world.settle();
  }
}

interface View {
  readonly name: string;
  readonly who: Person;
  readonly open: (page: Page) => Promise<void>;
  /** README does not show it. */
  readonly unread?: true;
}

const VIEWS: readonly View[] = [
  { name: 'admin', who: 'priya', open: openAdmin },
  { name: 'settings', who: 'priya', open: async (page) => openSettings(page) },
  { name: 'settings-contract', who: 'priya', open: async (page) => inSettings(page, 'Edit contract Ordering app, phase 1', 'Contract price') },
  { name: 'settings-holdbacks', who: 'priya', open: async (page) => inSettings(page, 'Deposit and retention of Booking site', 'Deposit and retention of Booking site', LUMIERE) },
  { name: 'settings-gate', who: 'priya', open: async (page) => inSettings(page, 'Release gate of Ordering app, phase 1', 'What opens it') },
  { name: 'project', who: 'finn', open: async (page) => openProject(page) },
  { name: 'project-deposit', who: 'finn', open: async (page) => openProject(page, LUMIERE, 'Booking site') },
  { name: 'project-milestones', who: 'finn', open: async (page) => openTab(page, 'Milestones') },
  { name: 'project-invoices', who: 'finn', open: async (page) => openTab(page, 'Invoices') },
  { name: 'project-invoice', who: 'finn', open: openInvoice },
  { name: 'project-retainers', who: 'finn', open: async (page) => openTab(page, 'Retainers') },
  { name: 'project-scope', who: 'finn', open: openScope },
  { name: 'project-forecast', who: 'finn', open: async (page) => openTab(page, 'Forecast') },
  { name: 'project-reconciliation', who: 'finn', open: async (page) => openTab(page, 'Reconciliation') },
  { name: 'project-activity', who: 'finn', open: async (page) => openTab(page, 'Activity') },
  { name: 'finance', who: 'finn', open: openFinance },
  { name: 'finance-clients', who: 'finn', open: async (page) => inFinance(page, 'Clients') },
  { name: 'finance-invoices', who: 'finn', open: async (page) => inFinance(page, 'Open invoices') },
  { name: 'finance-forecast', who: 'finn', open: openFinanceForecast, unread: true },
  { name: 'workflow-rule', who: 'priya', open: openRule, unread: true },
  { name: 'panel-planned', who: 'mara', open: async (page) => openPanel(page, 'HARB-3') },
  { name: 'panel-billed', who: 'mara', open: async (page) => openPanel(page, 'HARB-2') },
];
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [1280, 768, 360] as const;
/** Of a picture, in pixels. */
const LONGEST = 8_000;

async function main(): Promise<void> {
  const everything = process.argv.includes('--all');
  const folder = everything ? path.resolve(process.argv[process.argv.indexOf('--all') + 1] ?? '') : FOLDER;
  if (everything && process.argv.indexOf('--all') === process.argv.length - 1) throw new Error('Say in which folder: npm run screenshots -- --all FOLDER');
  mkdirSync(folder, { recursive: true });
  const stage = await setStage();
  const shoot = everything ? shootEach(folder) : shootOnce(folder);
  try {
    seedHistory(stage.world.xero.model, stage.world.clock.now());
    const named = everything ? process.argv.slice(process.argv.indexOf('--all') + 2) : [];
    const wanted = ({ name, unread }: View): boolean => (named.length === 0 ? everything || unread !== true : named.includes(name));
    if (named.length === 0) await picture(stage, { name: 'admin-connect', who: 'priya', open: openAdmin }, 'light', shoot);
    await halfWay(stage);
    for (const theme of THEMES) for (const view of VIEWS.filter(wanted)) await picture(stage, view, theme, shoot);
  } finally {
    await stage.close();
  }
}

type Shoot = (page: Page, name: string, theme: (typeof THEMES)[number]) => Promise<void>;

/** What a reader needs to see, once it stands still: as tall as a screen. */
const shootOnce = (folder: string): Shoot => async (page, name, theme) => {
  await still(page, 1280);
  await page.screenshot({ path: path.join(folder, `${name}${theme === 'dark' ? '-dark' : ''}.png`) });
};

/** All there is, at each width. */
const shootEach = (folder: string): Shoot => async (page, name, theme) => {
  for (const width of WIDTHS) {
    await still(page, width);
    // A frame is drawn where it can be seen: the window is made as long as the page.
    await still(page, width, Math.min(await page.evaluate(() => document.documentElement.scrollHeight), LONGEST));
    await page.screenshot({ path: path.join(folder, `${name}-${String(width)}-${theme}.png`) });
  }
};

/** From its top: the page may have scrolled to what was pressed. */
async function still(page: Page, width: number, height = 1100): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.evaluate(() => { window.scrollTo(0, 0); });
  await page.waitForTimeout(700);
}

async function picture(stage: Stage, { name, who, open }: View, theme: (typeof THEMES)[number], shoot: Shoot): Promise<void> {
  const { page, close } = await stage.visit(who, '/jira/projects', theme);
  await open(page);
  await shoot(page, name, theme);
  await close();
  console.log(`${name}, ${theme}`);
}

async function openAdmin(page: Page): Promise<void> {
  await page.goto('/jira/settings');
  await appFrame(page).getByRole('heading', { name: 'Connection to Xero' }).waitFor();
}

async function openProject(page: Page, project = HARBOUR, contract = 'Ordering app, phase 1'): Promise<void> {
  await page.getByRole('link', { name: project }).first().click();
  await page.getByRole('link', { name: 'Billing', exact: true }).click();
  await appFrame(page).getByText(contract).first().waitFor();
}

async function openTab(page: Page, tab: string): Promise<void> {
  await openProject(page);
  await appFrame(page).getByRole('tab', { name: tab }).click();
  await appFrame(page).getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' });
}

async function openScope(page: Page): Promise<void> {
  await openTab(page, 'Scope');
  await appFrame(page).getByRole('button', { name: 'Show the work: User dashboard' }).click();
  await appFrame(page).getByText('Loyalty points').first().waitFor();
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

async function inFinance(page: Page, tab: string): Promise<void> {
  await openFinance(page);
  await appFrame(page).getByRole('tab', { name: tab }).click();
  await appFrame(page).getByRole('table').first().waitFor();
}

async function openFinanceForecast(page: Page): Promise<void> {
  await openFinance(page);
  await appFrame(page).getByRole('tab', { name: 'Forecast' }).click();
  await appFrame(page).getByRole('img').first().waitFor();
}

/** The release gate's rule, as it is set up on a transition. */
async function openRule(page: Page): Promise<void> {
  await page.goto('/jira/software/c/projects/HARB/settings/workflow/41/rule?module=gate-validator');
  await appFrame(page).getByLabel('One that is named').check();
}

async function openSettings(page: Page, project = HARBOUR): Promise<void> {
  await page.getByRole('link', { name: project }).first().click();
  await page.getByRole('link', { name: 'Project settings' }).click();
  await page.getByRole('link', { name: 'Billing', exact: true }).last().click();
  await appFrame(page).getByText(project === HARBOUR ? 'Ordering app, phase 1' : 'Booking site').first().waitFor();
}

/** A contract's form, or what is agreed beside it. */
async function inSettings(page: Page, button: string, text: string, project = HARBOUR): Promise<void> {
  await openSettings(page, project);
  await appFrame(page).getByRole('button', { name: button }).click();
  await appFrame(page).getByText(text).first().waitFor();
  await appFrame(page).getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' });
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
