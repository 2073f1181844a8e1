import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import { people } from '../../local/agency/jira';
import { customConnections } from '../../local/agency/xero';
import { askPage } from '../../local/demo/ask-page';
import { expectNoViolationsInApp } from './page';
import { appFrame, setStage, type Person, type Stage } from './stage';

/** An administrator sets the release gate up in Jira's workflow editor, and a developer meets it. Each step leaves the world as the next one needs it. */
let stage: Stage;
const STEP = 120_000;
const WORKFLOW = '/jira/software/c/projects/HARB/settings/workflow';

beforeAll(async () => {
  stage = await setStage();
  const { world } = stage;
  await askPage(world, people.priya, { page: 'milepost-admin' }, 'admin.connect', customConnections.northlight);
  const { contracts } = await askPage(world, people.finn, { page: 'billing-page', project: 'HARB' }, 'settings.saveContract', { ...HARBOUR_CONTRACT, terms: { kind: 'before_release' } });
  await askPage(world, people.mara, { page: 'milestone-panel', issue: 'HARB-2' }, 'panel.tag', {
    contractId: contracts[0]?.id ?? '', rev: contracts[0]?.rev ?? 0, name: 'Menu and ordering', deliverable: '', price: { kind: 'amount', amount: '12,000' }, trigger: { kind: 'manual' },
  });
  await world.settle();
}, 300_000);
afterAll(async () => {
  await stage.close();
});

async function as(who: Person, address: string, act: (app: FrameLocator, page: Page) => Promise<void>): Promise<void> {
  const { page, errors, close } = await stage.visit(who, address);
  try {
    await act(appFrame(page), page);
    await expectNoViolationsInApp(page);
    expect(errors().filter((line) => !line.includes('409'))).toEqual([]);
  } finally {
    await close();
  }
}

const rules = () => stage.world.jira.project(people.priya, 'HARB').workflow.transitions.find(({ to }) => to === '10003')?.rules ?? [];

it('a rule that names no milestone yet is not saved, and says what is missing; then it is', async () => {
  await as('priya', `${WORKFLOW}/41/rule?module=gate-validator`, async (app, page) => {
    await app.getByLabel('One that is named').check();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await app.getByText('No milestone is chosen. Choose one.').waitFor();
    expect(rules()).toEqual([]);
    await app.getByLabel('Per cent of the invoice').fill('120');
    await app.getByText('That is no share of an invoice.').waitFor();
    await app.getByLabel('Per cent of the invoice').fill('50');
    await app.getByLabel('Milestone', { exact: false }).selectOption({ label: 'HARB · Ordering app, phase 1: Menu and ordering (HARB-2)' });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.waitForURL(`**${WORKFLOW}`);
    await app.getByText('50 per cent of the invoice must be in').waitFor();
  });
  expect(rules()).toEqual([expect.objectContaining({ kind: 'validator', configuration: expect.objectContaining({ of: expect.objectContaining({ kind: 'milestone' }), shareBasisPoints: 5000 }) })]);
}, STEP);

it('it is edited from what was saved, and can wait for linked work', async () => {
  await as('priya', `${WORKFLOW}/41/rule?rule=0`, async (app, page) => {
    expect(await app.getByLabel('One that is named').isChecked()).toBe(true);
    expect(await app.getByLabel('Per cent of the invoice').inputValue()).toBe('50');
    await app.getByLabel('Those of linked work').check();
    await app.getByLabel('Linked how').selectOption({ label: 'is blocked by' });
    await app.getByLabel('Its epic’s').check();
    await app.getByLabel('Per cent of the invoice').fill('');
    await app.getByLabel('Who may let it pass unpaid').selectOption({ label: 'Nobody' });
    await page.getByRole('button', { name: 'Update' }).click();
    await page.waitForURL(`**${WORKFLOW}`);
    await app.getByText('Only where they are due before release').waitFor();
  });
  expect(rules()).toEqual([{ kind: 'validator', module: 'gate-validator', configuration: { of: { kind: 'epic' }, overrides: 'none' } }]);
}, STEP);

it('a developer who moves the work is told why not, by Jira itself', async () => {
  await as('dev', '/browse/HARB-2', async (_app, page) => {
    await page.getByRole('button', { name: /To Do/ }).first().click();
    await page.getByRole('menuitem', { name: /Done/ }).click();
    await page.getByText(/Milestone “Menu and ordering” \(HARB-2\) is closed\. It is not billed yet\./).waitFor();
  });
  expect(stage.world.jira.issue(people.dev, 'HARB-2').statusId).toBe('10000');
}, STEP);

it('a condition beside it hides the transition', async () => {
  await as('priya', `${WORKFLOW}/41/rule?module=gate-condition`, async (app, page) => {
    await app.getByLabel('Its own', { exact: true }).check();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.waitForURL(`**${WORKFLOW}`);
    await appFrame(page, 1).getByText('Hidden while its own milestone is not paid.').waitFor();
  });
  await as('dev', '/browse/HARB-2', async (_app, page) => {
    await page.getByRole('button', { name: /To Do/ }).first().click();
    await page.getByRole('menuitem', { name: /In Progress/ }).waitFor();
    expect(await page.getByRole('menuitem', { name: /Done/ }).count()).toBe(0);
  });
}, STEP);
