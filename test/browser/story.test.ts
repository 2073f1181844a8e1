import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { customConnections, organisationIds } from '../../local/agency/xero';
import { expectNoViolations, type OpenedPage } from './page';
import { appFrame, setStage, type Stage } from './stage';

/**
 * The main job by clicking, one step after the other, as its people do it: Priya administers, Mara runs the project, Finn looks after the money, and
 * Harbour Foods pays. Each step leaves the world as the next one needs it.
 */
let stage: Stage;
let opened: OpenedPage | undefined;
beforeAll(async () => {
  stage = await setStage();
}, 300_000);
afterAll(async () => {
  await stage.close();
});

const STEP = 120_000;
const books = () => stage.world.xero.model.invoices(organisationIds.northlight);
const NUMBER = 'HARB-C1-001';

/** Opens a page for one step, and after it looks for what went wrong in the page and for what an assistive technology would stumble over. */
async function as(who: Parameters<Stage['visit']>[0], address: string, act: (page: Page) => Promise<void>): Promise<void> {
  opened = await stage.visit(who, address);
  try {
    await act(opened.page);
    await expectNoViolations(opened.page);
    expect(opened.errors()).toEqual([]);
  } finally {
    await opened.close();
  }
}

describe('From an empty site to a paid milestone', () => {
  it('an admin tests the connection, sees whose books it opens, and connects', async () => {
    await as('priya', '/jira/settings', async (page) => {
      const app = appFrame(page);
      const tries = async (credentials: (typeof customConnections)[keyof typeof customConnections], organisation: string): Promise<void> => {
        await app.getByLabel('Client id').fill(credentials.clientId);
        await app.getByLabel('Client secret').fill(credentials.clientSecret);
        await app.getByRole('button', { name: 'Test connection' }).click();
        await app.getByText(organisation).first().waitFor();
      };
      await tries(customConnections.demo, 'Demo Company (AU)');
      await app.getByText('Demo organisation').waitFor();
      await tries(customConnections.northlight, 'Northlight Studio Pty Ltd');
      expect(await app.getByText('Demo organisation').count()).toBe(0);
      await app.getByRole('button', { name: 'Connect', exact: true }).click();
      await app.getByText('Milepost is connected to Northlight Studio Pty Ltd.').waitFor();
    });
  }, STEP);

  it('a contract is set up from what Xero has', async () => {
    await as('priya', '/jira/projects', async (page) => {
      await page.getByRole('link', { name: /Harbour Foods/ }).first().click();
      await page.getByRole('link', { name: 'Project settings' }).click();
      await page.getByRole('link', { name: 'Billing', exact: true }).last().click();
      const app = appFrame(page);
      await app.getByRole('button', { name: 'Add contract' }).first().click();
      await app.getByLabel('Contract name').fill('Ordering app, phase 1');
      await app.getByRole('combobox', { name: /Client/ }).fill('harb');
      await app.getByRole('option', { name: /Harbour Foods/ }).click();
      await app.getByLabel('Contract price').fill('60,000');
      await app.getByText('That is AU$ 60,000.00.').waitFor();
      await app.getByLabel('Revenue account').selectOption('205');
      await app.getByLabel('Client’s PO number').fill('PO-7781');
      await app.getByRole('button', { name: 'Create contract' }).click();
      await app.getByText('Contract Ordering app, phase 1 was saved.').waitFor();
    });
  }, STEP);

  it('a project manager tags an epic, and is told beforehand what will happen', async () => {
    await as('mara', '/browse/HARB-2', async (page) => {
      await page.getByRole('button', { name: 'Milepost' }).click();
      const app = appFrame(page);
      await app.getByLabel('What is delivered').fill('Customers can browse the menu and order.');
      await app.getByLabel('Amount in AUD').fill('12,000');
      await app.getByText('will draft an invoice of AU$ 12,000.00 + GST to Harbour Foods, due').waitFor();
      await app.getByRole('button', { name: 'Make it a milestone' }).click();
      await app.getByText('This epic is now a milestone.').waitFor();
      await app.getByText('Milestone 1 of 1').waitFor();
    });
    expect(books()).toEqual([]);
  }, STEP);

  it('the epic is moved to Done, and within seconds the panel shows the invoice', async () => {
    await as('mara', '/browse/HARB-2', async (page) => {
      const app = appFrame(page);
      await app.getByText('Milestone 1 of 1').waitFor();
      await page.getByRole('button', { name: /^Status:/ }).click();
      await page.getByRole('menuitem', { name: 'Done' }).click();
      await app.getByText(NUMBER).first().waitFor({ timeout: 20_000 });
      await app.getByText('Draft', { exact: true }).first().waitFor({ timeout: 20_000 });
      await app.getByRole('link', { name: /Xero/ }).first().waitFor();
    });
    const [invoice, ...others] = books();
    expect(others).toEqual([]);
    expect(invoice).toMatchObject({ number: NUMBER, status: 'DRAFT' });
    expect(invoice?.reference).toMatch(/PO-7781.*HARB-2/);
    expect(invoice?.lines[0]?.description).toMatch(/Menu and ordering.*1 of 1.*Customers can browse the menu and order.*HARB-2/s);
  }, STEP);

  it('finance sees it on the project page, approves it in Xero, and sees that', async () => {
    await as('finn', '/jira/projects', async (page) => {
      await page.getByRole('link', { name: /Harbour Foods/ }).first().click();
      await page.getByRole('link', { name: 'Billing', exact: true }).click();
      const app = appFrame(page);
      await app.getByRole('tab', { name: 'Invoices' }).click();
      await app.getByRole('row', { name: new RegExp(NUMBER) }).getByText('Draft').waitFor();
      await inXero('Approve');
      await app.getByRole('button', { name: 'Check Xero now' }).click();
      await app.getByRole('row', { name: new RegExp(NUMBER) }).getByText('Awaiting payment').waitFor();
    });
  }, STEP);

  it('the client pays a part and then the rest, and the totals agree to the cent', async () => {
    await as('finn', '/jira/projects', async (page) => {
      await page.getByRole('link', { name: /Harbour Foods/ }).first().click();
      await page.getByRole('link', { name: 'Billing', exact: true }).click();
      const app = appFrame(page);
      await app.getByRole('tab', { name: 'Invoices' }).click();
      const row = app.getByRole('row', { name: new RegExp(NUMBER) });
      await row.waitFor();
      await pay('5000.01');
      await app.getByRole('button', { name: 'Check Xero now' }).click();
      await row.getByText('Part paid').waitFor();
      await row.getByText('AU$ 8,199.99').first().waitFor();
      await pay();
      await app.getByRole('button', { name: 'Check Xero now' }).click();
      await row.getByText('Paid', { exact: true }).first().waitFor();
      await row.getByText('AU$ 13,200.00').first().waitFor();
    });
    const [invoice] = books();
    expect(invoice).toMatchObject({ status: 'PAID' });
  }, STEP);

  it('another epic is billed half when it begins and half when it is done, to the cent', async () => {
    await as('mara', '/browse/HARB-3', async (page) => {
      await page.getByRole('button', { name: 'Milepost' }).click();
      const app = appFrame(page);
      await app.getByLabel('Amount in AUD').fill('9,000.01');
      await app.getByRole('button', { name: 'Make it a milestone' }).click();
      await app.getByRole('button', { name: 'Split', exact: true }).click();
      await app.getByText('Together 100 % of AU$ 9,000.01').waitFor();
      await app.getByRole('button', { name: 'Split', exact: true }).click();
      const parts = app.getByRole('region', { name: 'Parts' }).getByRole('listitem');
      await parts.filter({ hasText: 'AU$ 4,500.01' }).filter({ hasText: 'When the epic is In Progress' }).waitFor();
      await page.getByRole('button', { name: /^Status:/ }).click();
      await page.getByRole('menuitem', { name: 'In Progress' }).click();
      await parts.first().getByText('HARB-C1-002').waitFor({ timeout: 20_000 });
      await app.getByRole('button', { name: /, part 2$/ }).click();
      await app.getByText('Moving this epic to Done will draft an invoice of AU$ 4,500.00').waitFor();
    });
    expect(books().map(({ number, reference }) => [number, reference])).toEqual([[NUMBER, 'PO-7781 / HARB-2'], ['HARB-C1-002', 'PO-7781 / HARB-3/1']]);
  }, STEP);
});

/** What finance does on the invoice's own page in Xero. */
async function inXero(button: string): Promise<void> {
  const id = books()[0]?.id ?? '';
  const { page, close } = await stage.visitXero(`/AccountsReceivable/View.aspx?InvoiceID=${id}`);
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.waitForLoadState('load');
  await close();
}

/** The client's payment, recorded in Xero; all that is due when no amount is given. */
async function pay(amount?: string): Promise<void> {
  const id = books()[0]?.id ?? '';
  const { page, close } = await stage.visitXero(`/AccountsReceivable/View.aspx?InvoiceID=${id}`);
  if (amount !== undefined) await page.getByLabel('Amount AUD', { exact: true }).fill(amount);
  await page.getByRole('button', { name: /Record payment/ }).click();
  await page.waitForLoadState('load');
  await close();
}
