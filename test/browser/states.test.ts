import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customConnections } from '../../local/agency/xero';
import { people } from '../../local/agency/jira';
import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import { askPage } from '../../local/demo/ask-page';
import { expectNoViolationsInApp } from './page';
import { appFrame, setStage, type Person, type Stage } from './stage';

/** Every page in the states people meet it in, in light and dark, judged by axe. One world, set up further from group to group. */
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 300_000);
afterAll(async () => {
  await stage.close();
});

const STEP = 60_000;
const THEMES = ['light', 'dark'] as const;
const ADMIN = { page: 'milepost-admin' } as const;
const HARB = { page: 'billing-page', project: 'HARB' } as const;

/** Opens a page, waits for a text in the app's frame, and looks for accessibility violations and errors. */
async function shows(who: Person, address: string, text: string | RegExp, theme: 'light' | 'dark', frame = 0): Promise<void> {
  const { page, errors, close } = await stage.visit(who, address, theme);
  try {
    await appFrame(page, frame).getByText(text).first().waitFor();
    await expectNoViolationsInApp(page);
    expect(errors()).toEqual([]);
  } finally {
    await close();
  }
}

/** Looked up once: an address stays what it is. */
function once(find: () => Promise<string>): () => Promise<string> {
  let found: Promise<string> | undefined;
  return () => (found ??= find());
}

const billing = once(() => addressOf('Billing'));
const settings = once(() => addressOf('Project settings'));
const finance = once(financeAddress);

/** Billing over all projects, in Jira's own navigation. */
async function financeAddress(): Promise<string> {
  const { page, close } = await stage.visit('priya', '/jira/projects');
  try {
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Milepost' }).click();
    await page.waitForLoadState('load');
    return new URL(page.url()).pathname;
  } finally {
    await close();
  }
}

/** Where Jira puts the app's pages for the project: its links say. */
async function addressOf(link: string): Promise<string> {
  const { page, close } = await stage.visit('priya', '/jira/projects');
  try {
    await page.getByRole('link', { name: /Harbour Foods/ }).first().click();
    await page.getByRole('link', { name: link, exact: true }).first().click();
    if (link === 'Project settings') await page.getByRole('link', { name: 'Billing', exact: true }).last().click();
    await page.waitForLoadState('load');
    return new URL(page.url()).pathname;
  } finally {
    await close();
  }
}

describe.each(THEMES)('Before Xero is connected, in %s', (theme) => {
  it('the context line says so', async () => shows('mara', '/browse/HARB-2', 'Xero is not connected', theme), STEP);
  it('the project page says so', async () => shows('mara', await billing(), /not connected/i, theme), STEP);
  it('the settings say so', async () => shows('priya', await settings(), /not connected/i, theme), STEP);
  it('the page over all projects says so to an admin', async () => shows('priya', await finance(), 'Xero is not connected', theme), STEP);
  it('the page over all projects has nothing for who may see nothing', async () => shows('mara', await finance(), 'There is nothing here for you to see', theme), STEP);
  it('the admin page offers to connect', async () => shows('priya', '/jira/settings', 'Connect with a custom connection', theme), STEP);
});

describe('Connected, without a contract', () => {
  beforeAll(async () => {
    await askPage(stage.world, people.priya, ADMIN, 'admin.connect', customConnections.northlight);
  });
  it.each(THEMES)('the project page is empty and says what to do, in %s', async (theme) => shows('mara', await billing(), /contract/i, theme), STEP);
  it.each(THEMES)('the settings offer to add one, in %s', async (theme) => shows('priya', await settings(), 'No contract yet', theme), STEP);
});

describe('With a plan', () => {
  beforeAll(async () => {
    const { contracts } = await askPage(stage.world, people.finn, HARB, 'settings.saveContract', HARBOUR_CONTRACT);
    const [contract] = contracts;
    await askPage(stage.world, people.mara, { page: 'milestone-panel', issue: 'HARB-2' }, 'panel.tag', {
      contractId: contract?.id ?? '', rev: contract?.rev ?? 0, name: 'Menu and ordering', deliverable: '', price: { kind: 'share', percent: '20' },
      trigger: { kind: 'category', category: 'done' },
    });
    await stage.world.settle();
  }, STEP);

  it.each(THEMES)('the context shows state and amount, in %s', async (theme) => shows('mara', '/browse/HARB-2', 'AU$ 12,000.00', theme), STEP);
  it.each(THEMES)('the project page shows the plan, in %s', async (theme) => shows('vera', await billing(), 'Ordering app, phase 1', theme), STEP);
  it.each(THEMES)('the page over all projects shows the money, in %s', async (theme) => shows('finn', await finance(), 'AU$ 60,000.00', theme), STEP);
  it.each(THEMES)('the books have nothing to compare yet, in %s', async (theme) => shows('vera', `${await billing()}/reconciliation`, /Xero yet|compared yet/, theme), STEP);
  it.each(THEMES)('an address of an invoice that is not there says so, in %s', async (theme) => shows('vera', `${await billing()}/invoices/HARB-C1-999`, 'This could not be loaded', theme), STEP);
  it.each(THEMES)('the settings list the contract, in %s', async (theme) => shows('priya', await settings(), 'Ordering app, phase 1', theme), STEP);

  it('somebody without the permission is told so, and sees no amount', async () => {
    const { page, close } = await stage.visit('dev', '/browse/HARB-2');
    try {
      const frame = appFrame(page);
      await frame.getByText('Billing is private in this project').first().waitFor();
      expect(await frame.locator('body').innerText()).not.toMatch(/12,000/);
    } finally {
      await close();
    }
  }, STEP);

  it('who may only view is offered nothing to change', async () => {
    const { page, close } = await stage.visit('vera', '/browse/HARB-2');
    try {
      await page.getByRole('button', { name: 'Milepost' }).click();
      const frame = appFrame(page);
      await frame.getByText('Milestone 1 of 1').waitFor();
      expect(await frame.getByRole('button').count()).toBe(0);
    } finally {
      await close();
    }
  }, STEP);

  it('an impossible price is refused in the form, and what was typed stays', async () => {
    const { page, close } = await stage.visit('mara', '/browse/HARB-3');
    try {
      await page.getByRole('button', { name: 'Milepost' }).click();
      const frame = appFrame(page);
      await frame.getByLabel('Amount in AUD').fill('99,000');
      await frame.getByRole('button', { name: 'Make it a milestone' }).click();
      await frame.getByText(/more than|over/i).first().waitFor();
      expect(await frame.getByLabel('Amount in AUD').inputValue()).toBe('99,000');
      await expectNoViolationsInApp(page);
    } finally {
      await close();
    }
  }, STEP);

  it('a page that has gone stale says so and keeps what was typed', async () => {
    const { page, close } = await stage.visit('mara', '/browse/HARB-4');
    try {
      await page.getByRole('button', { name: 'Milepost' }).click();
      const frame = appFrame(page);
      await frame.getByLabel('Amount in AUD').fill('5,000');
      const { contracts } = await askPage(stage.world, people.finn, HARB, 'project.load', {});
      await askPage(stage.world, people.finn, { page: 'milestone-panel', issue: 'HARB-5' }, 'panel.tag', {
        contractId: contracts[0]?.id ?? '', rev: contracts[0]?.rev ?? 0, name: 'Production deployment', deliverable: '', price: { kind: 'amount', amount: '8,000' }, trigger: { kind: 'manual' },
      });
      await frame.getByRole('button', { name: 'Make it a milestone' }).click();
      await frame.getByText('Someone else changed this while you were typing', { exact: false }).first().waitFor();
      expect(await frame.getByLabel('Amount in AUD').inputValue()).toBe('5,000');
    } finally {
      await close();
    }
  }, STEP);

  it('a milestone is tagged by keyboard alone', async () => {
    const { page, close } = await stage.visit('mara', '/browse/HARB-1');
    try {
      await page.getByRole('button', { name: 'Milepost' }).focus();
      await page.keyboard.press('Enter');
      const frame = appFrame(page);
      const amount = frame.getByLabel('Amount in AUD');
      await amount.waitFor();
      for (let presses = 0; presses < 60 && !(await amount.evaluate((field) => field === field.ownerDocument.activeElement)); presses += 1) await page.keyboard.press('Tab');
      await page.keyboard.type('4,000');
      const save = frame.getByRole('button', { name: 'Make it a milestone' });
      for (let presses = 0; presses < 30 && !(await save.evaluate((button) => button === button.ownerDocument.activeElement)); presses += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await frame.getByText('This epic is now a milestone.').waitFor();
    } finally {
      await close();
    }
  }, STEP);
});
