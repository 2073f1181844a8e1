import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { FrameLocator } from 'playwright-core';
import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import { seedHistory } from '../../local/agency/history';
import { people } from '../../local/agency/jira';
import { customConnections } from '../../local/agency/xero';
import { askPage } from '../../local/demo/ask-page';
import { expectNoViolationsInApp } from './page';
import { appFrame, setStage, type Person, type Stage } from './stage';

/** What people see and do on the Forecast tab, of a project and of all projects. */
let stage: Stage;
const STEP = 120_000;
const HOUR_MS = 3_600_000;
const HARB = { page: 'billing-page', project: 'HARB' } as const;

beforeAll(async () => {
  stage = await setStage();
  const { world } = stage;
  seedHistory(world.xero.model, world.clock.now());
  await askPage(world, people.priya, { page: 'milepost-admin' }, 'admin.connect', customConnections.northlight);
  await askPage(world, people.finn, HARB, 'settings.saveContract', HARBOUR_CONTRACT);
  await world.settle();
  const { contracts } = await askPage(world, people.finn, HARB, 'project.load', {});
  const [contract] = contracts;
  if (!contract) throw new Error('There is no contract.');
  await askPage(world, people.mara, { page: 'milestone-panel', issue: 'HARB-2' }, 'panel.tag', {
    contractId: contract.id, rev: contract.rev, name: 'Menu and ordering', deliverable: '', price: { kind: 'amount', amount: '12,000' }, trigger: { kind: 'date', date: soon(world.clock.now()) },
  });
  await world.settle();
  await world.advance(2 * HOUR_MS);
}, 300_000);
afterAll(async () => {
  await stage.close();
});

const soon = (now: number): string => new Date(now + 20 * 24 * HOUR_MS).toISOString().slice(0, 10);

async function onTab(who: Person, theme: 'light' | 'dark', act: (app: FrameLocator) => Promise<void>): Promise<void> {
  const { page, errors, close } = await stage.visit(who, '/jira/projects', theme);
  try {
    await page.getByRole('link', { name: /Harbour Foods/ }).first().click();
    await page.getByRole('link', { name: 'Billing', exact: true }).click();
    const app = appFrame(page);
    await app.getByRole('tab', { name: 'Forecast' }).click();
    await act(app);
    await expectNoViolationsInApp(page);
    expect(errors()).toEqual([]);
  } finally {
    await close();
  }
}

it('what cash is coming is drawn, said and listed, and each figure opens to what is behind it and why', async () => {
  await onTab('finn', 'light', async (app) => {
    await app.getByRole('img', { name: /^Chart: .* In the next 60 days: most likely/ }).waitFor();
    await app.getByRole('combobox', { name: 'Ahead' }).selectOption('120');
    await app.getByText(/In the next 120 days: most likely AU\$/).waitFor();
    await app.getByRole('button', { name: 'What is behind All of it' }).click();
    await app.getByText(/Harbour Foods pays \d+ days after due, middle half .*, 28 invoices\./).waitFor();
    await app.getByRole('row', { name: /Menu and ordering/ }).getByText('AU$ 13,200.00').first().waitFor();
  });
}, STEP);

it('what if is answered at once, and nothing of it is saved', async () => {
  await onTab('finn', 'dark', async (app) => {
    await app.getByRole('combobox', { name: 'Ahead' }).selectOption('120');
    await app.getByRole('button', { name: 'What is behind All of it' }).click();
    await app.getByRole('button', { name: 'Suppose that Menu and ordering is not paid' }).click();
    await app.getByText('The figures suppose 1 thing. Nothing of it is saved.').waitFor();
    await app.getByText(/In the next 120 days: most likely AU\$\s0\.00/).waitFor();
    await app.getByRole('button', { name: /^Leave out: Menu and ordering/ }).click();
    await app.getByText(/In the next 120 days: most likely AU\$\s13,200\.00/).waitFor();
  });
}, STEP);

it('somebody who knows better says when a milestone is expected', async () => {
  await onTab('mara', 'light', async (app) => {
    await app.getByRole('combobox', { name: 'Ahead' }).selectOption('180');
    await app.getByRole('button', { name: 'What is behind All of it' }).click();
    await app.getByRole('button', { name: 'Say when Menu and ordering is expected' }).click();
    const day = new Date(stage.world.clock.now() + 40 * 24 * HOUR_MS).toISOString().slice(0, 10);
    await app.getByLabel('From').fill(day);
    await app.getByRole('button', { name: 'Save' }).click();
    await app.getByText('Saved. The forecast follows in a moment.').waitFor();
    await stage.world.settle();
  });
}, STEP);

it('who may only look is not offered to change anything', async () => {
  await onTab('vera', 'light', async (app) => {
    await app.getByRole('combobox', { name: 'Ahead' }).selectOption('180');
    await app.getByRole('button', { name: 'What is behind All of it' }).click();
    await app.getByRole('button', { name: 'Move Menu and ordering' }).waitFor();
    expect(await app.getByRole('button', { name: 'Say when Menu and ordering is expected' }).count()).toBe(0);
    expect(await app.getByRole('button', { name: 'Bring up to date' }).count()).toBe(0);
  });
}, STEP);
