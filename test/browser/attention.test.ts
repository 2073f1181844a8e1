import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import { people, statusIds } from '../../local/agency/jira';
import { customConnections, organisationIds } from '../../local/agency/xero';
import { askPage } from '../../local/demo/ask-page';
import { peopleIn } from '../../local/xero';
import { expectNoViolationsInApp } from './page';
import { appFrame, setStage, type Person, type Stage } from './stage';

/** What finance does by clicking when something waits, with an invoice that is open, and with the books. Each step leaves the world as the next one needs it. */
let stage: Stage;
const STEP = 120_000;
const HARB = { page: 'billing-page', project: 'HARB' } as const;
const NUMBER = 'HARB-C1-001';
const NORTHLIGHT = organisationIds.northlight;
const inXero = () => peopleIn(stage.world.xero, NORTHLIGHT);
const books = () => stage.world.xero.model.invoices(NORTHLIGHT);

beforeAll(async () => {
  stage = await setStage();
  const { world } = stage;
  await askPage(world, people.priya, { page: 'milepost-admin' }, 'admin.connect', customConnections.northlight);
  const { contracts } = await askPage(world, people.finn, HARB, 'settings.saveContract', HARBOUR_CONTRACT);
  await askPage(world, people.mara, { page: 'milestone-panel', issue: 'HARB-2' }, 'panel.tag', {
    contractId: contracts[0]?.id ?? '', rev: contracts[0]?.rev ?? 0, name: 'Menu and ordering', deliverable: '', price: { kind: 'amount', amount: '12,000' }, trigger: { kind: 'category', category: 'done' },
  });
  await world.settle();
  inXero().archiveAccount('205');
  world.jira.transitionIssue(people.mara, world.jira.issue(people.mara, 'HARB-2').id, statusIds.HARB.done);
  await world.settle();
}, 300_000);
afterAll(async () => {
  await stage.close();
});

/** Opens the project's billing page or finance's for one step, and after it looks for what went wrong and for what an assistive technology would stumble over. */
async function as(who: Person, where: 'project' | 'finance', act: (app: FrameLocator, page: Page) => Promise<void>): Promise<void> {
  const { page, errors, close } = await stage.visit(who, '/jira/projects');
  try {
    if (where === 'finance') await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Milepost' }).click();
    else {
      await page.getByRole('link', { name: /Harbour Foods/ }).first().click();
      await page.getByRole('link', { name: 'Billing', exact: true }).click();
    }
    const app = appFrame(page);
    await act(app, page);
    await expectNoViolationsInApp(page);
    expect(errors()).toEqual([]);
  } finally {
    await close();
  }
}

/** Opens the invoice from the list of them. */
async function open(app: FrameLocator): Promise<void> {
  await app.getByRole('tab', { name: 'Invoices' }).click();
  await app.getByRole('button', { name: `Show invoice ${NUMBER}` }).click();
  await app.getByRole('heading', { name: `Invoice ${NUMBER}` }).waitFor();
}

describe('What waits for a person', () => {
  it('is told to finance over all projects, with the ways to answer it', async () => {
    await as('finn', 'finance', async (app) => {
      await app.getByRole('heading', { name: 'Needs attention (1)' }).waitFor();
      await app.getByText('Nothing was sent to the client.').first().waitFor();
      await app.getByRole('button', { name: `Contract settings: ${NUMBER}` }).waitFor();
      await app.getByRole('row', { name: /HARB/ }).getByText('1 thing').waitFor();
      await app.getByRole('button', { name: 'Open billing: HARB' }).waitFor();
    });
  }, STEP);

  it('is nobody’s who may not see it', async () => {
    await as('dev', 'finance', async (app) => {
      await app.getByText('There is nothing here for you to see').waitFor();
      expect(await app.locator('body').innerText()).not.toMatch(/HARB|12,000/);
    });
  }, STEP);

  it('keeps the reason that was typed when the answer is refused', async () => {
    await as('finn', 'project', async (app) => {
      await app.getByRole('button', { name: `Cancel the invoice: ${NUMBER}` }).click();
      await app.getByRole('button', { name: 'Cancel the invoice', exact: true }).click();
      await app.getByText('One thing needs correcting').waitFor();
      const reason = app.getByLabel('Reason');
      await reason.fill('x'.repeat(600));
      await app.getByRole('button', { name: 'Cancel the invoice', exact: true }).click();
      await app.getByText('longer than the 500 characters').waitFor();
      expect(await reason.inputValue()).toHaveLength(600);
      await expectNoViolationsInApp(app.owner().page());
      await reason.press('Escape');
      await app.getByRole('heading', { name: `Cancel invoice ${NUMBER}?` }).waitFor({ state: 'detached' });
    });
    expect(books()).toEqual([]);
  }, STEP);

  it('is mended and tried again where it is told, and is gone; focus stays with the list', async () => {
    inXero().restoreAccount('205');
    await as('finn', 'project', async (app) => {
      await app.getByRole('heading', { name: 'Needs attention (1)' }).waitFor();
      const again = app.getByRole('button', { name: `Try again: ${NUMBER}` });
      await again.focus();
      await again.press('Enter');
      await app.getByText(`Invoice ${NUMBER} is being tried again.`).waitFor();
      await app.getByText('Nothing needs attention.').waitFor({ timeout: 30_000 });
      expect(await app.locator(':focus').count()).toBe(1);
    });
    expect(books()).toMatchObject([{ number: NUMBER, status: 'DRAFT' }]);
  }, STEP);
});

describe('An opened invoice', () => {
  it('is approved from its own page, after it was said what that means', async () => {
    await as('finn', 'project', async (app) => {
      await open(app);
      await app.getByRole('button', { name: 'Approve', exact: true }).click();
      await app.getByText('AU$ 13,200.00 is then owed by Harbour Foods.').waitFor();
      await expectNoViolationsInApp(app.owner().page());
      await app.getByRole('button', { name: 'Approve in Xero' }).click();
      await app.getByText(`Xero is being asked to approve invoice ${NUMBER}.`).waitFor();
      await app.getByText('Awaiting payment').first().waitFor({ timeout: 30_000 });
    });
    expect(books()).toMatchObject([{ status: 'AUTHORISED' }]);
    expect(stage.world.xero.model.state.emails).toEqual([]);
  }, STEP);

  it('has an address of its own: loading the page again shows it, and Back leads to the list', async () => {
    await as('finn', 'project', async (app, page) => {
      await open(app);
      expect(page.url()).toContain(`/invoices/${NUMBER}`);
      await page.reload();
      await app.getByRole('heading', { name: `Invoice ${NUMBER}` }).waitFor();
      await app.getByRole('button', { name: 'All invoices' }).click();
      await app.getByRole('row', { name: new RegExp(NUMBER) }).waitFor();
    });
  }, STEP);

  it('is emailed to the client once', async () => {
    await as('finn', 'project', async (app) => {
      await open(app);
      await app.getByRole('button', { name: 'Email to client' }).click();
      await app.getByRole('button', { name: 'Email it' }).click();
      await app.getByText(`Invoice ${NUMBER} was emailed to the client by Xero.`).waitFor({ timeout: 30_000 });
    });
    expect(stage.world.xero.model.state.emails).toHaveLength(1);
  }, STEP);
});

describe('The books', () => {
  it('agree to the cent, and the page says so', async () => {
    await stage.world.advance(2 * 60 * 60_000);
    await stage.world.settle();
    await as('vera', 'project', async (app) => {
      await app.getByRole('tab', { name: 'Reconciliation' }).click();
      await app.getByText('1 invoice agrees with Xero to the cent').waitFor();
    });
  }, STEP);

  it('differ when somebody edits the invoice in Xero, until a person accepts that with a note', async () => {
    inXero().edit(NUMBER, { reference: 'As per email' });
    await stage.world.advance(60_000);
    await as('finn', 'project', async (app) => {
      await app.getByRole('button', { name: 'Check Xero now' }).click();
      await app.getByText('Xero was asked: everything here is as Xero has it.').waitFor();
      await app.getByRole('tab', { name: 'Reconciliation' }).click();
      await app.getByText('One difference is not settled').waitFor();
      await app.getByRole('row', { name: /Reference/ }).getByText('As per email').waitFor();
      await expectNoViolationsInApp(app.owner().page());
      await app.getByRole('button', { name: `Accept: ${NUMBER}` }).click();
      await app.getByLabel('Note').fill('The client changed their PO');
      await app.getByRole('button', { name: 'Accept', exact: true }).click();
      await app.getByText(`Invoice ${NUMBER} was accepted as Xero has it.`).waitFor();
      await app.getByRole('heading', { name: 'Accepted (1)' }).waitFor();
      await app.getByText('Accepted by Finn Osei').waitFor();
    });
  }, STEP);

  it('follow a credit in part, whose amount is said back before it is given', async () => {
    await as('finn', 'project', async (app) => {
      await open(app);
      await app.getByRole('button', { name: 'Credit', exact: true }).click();
      await app.getByText('Empty: all that is still owed, AU$ 13,200.00.').waitFor();
      await app.getByLabel('Amount in AUD, with tax').fill('1,320');
      await app.getByText('That is AU$ 1,320.00.').waitFor();
      await app.getByLabel('Reason').fill('Two screens were left out');
      await app.getByRole('button', { name: 'Credit in Xero' }).click();
      await app.getByRole('row', { name: /Credit note/ }).getByText('AU$ 1,320.00').waitFor({ timeout: 30_000 });
      await app.getByText('AU$ 11,880.00').first().waitFor();
    });
    expect(stage.world.xero.model.credits.creditNotes(NORTHLIGHT)).toHaveLength(1);
  }, STEP);

  it('leave nothing that waits', async () => {
    await as('finn', 'finance', async (app) => {
      await app.getByText('Nothing needs attention.').waitFor();
      await app.getByRole('row', { name: /AUD/ }).getByText('AU$ 11,880.00').waitFor();
      await app.getByRole('button', { name: 'Open billing: HARB' }).click();
      await app.getByRole('tab', { name: 'Overview' }).waitFor();
    });
  }, STEP);
});
