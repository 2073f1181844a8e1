import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import { people } from '../../local/agency/jira';
import { customConnections } from '../../local/agency/xero';
import { askPage } from '../../local/demo/ask-page';
import { expectNoViolationsInApp } from './page';
import { appFrame, setStage, type Stage } from './stage';

/** Words that no German text holds, and that every page in English does. */
const ENGLISH = /\b(the|and|is|are|were|of|with|not|milestone|invoice|amount|client|price|paid|due|overdue)\b/i;
const STEP = 60_000;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  const { world } = stage;
  await askPage(world, people.priya, { page: 'milepost-admin' }, 'admin.connect', customConnections.northlight);
  await askPage(world, people.finn, { page: 'billing-page', project: 'HARB' }, 'settings.saveContract', HARBOUR_CONTRACT);
}, 300_000);
afterAll(async () => {
  await stage.close();
});

describe('for whom Jira speaks German', () => {
  it('the issue panel has no English left, and nothing that axe objects to', async () => {
    const { page, errors, close } = await stage.visit('mara', '/browse/HARB-2', 'light', 'de-DE');
    try {
      await page.getByRole('button', { name: 'Milepost' }).click();
      const frame = appFrame(page);
      await frame.getByText('Dieses Epic zum Meilenstein machen').first().waitFor();
      expect(await frame.locator('html').getAttribute('lang')).toBe('de');
      expect(withoutNames(await frame.locator('body').innerText())).not.toMatch(ENGLISH);
      await expectNoViolationsInApp(page);
      expect(errors()).toEqual([]);
    } finally {
      await close();
    }
  }, STEP);

  it('nor has the project’s page', async () => {
    const address = await billingOf('HARB');
    const { page, errors, close } = await stage.visit('finn', address, 'light', 'de-DE');
    try {
      const frame = appFrame(page);
      await frame.getByRole('tab', { name: 'Übersicht' }).waitFor();
      await frame.getByText('Noch abzurechnen').first().waitFor();
      expect(withoutNames(await frame.locator('body').innerText())).not.toMatch(ENGLISH);
      await expectNoViolationsInApp(page);
      expect(errors()).toEqual([]);
    } finally {
      await close();
    }
  }, STEP);

  it('and a language that we do not have is English, with its own numbers', async () => {
    const { page, close } = await stage.visit('finn', await billingOf('HARB'), 'light', 'fr-FR');
    try {
      const frame = appFrame(page);
      await frame.getByRole('tab', { name: 'Overview' }).waitFor();
      expect(await frame.locator('html').getAttribute('lang')).toBe('en');
    } finally {
      await close();
    }
  }, STEP);
});

/** What people named is in their own language. */
const withoutNames = (text: string): string => text.replaceAll(HARBOUR_CONTRACT.name, '').replaceAll('Menu and ordering', '');

async function billingOf(project: string): Promise<string> {
  const { page, close } = await stage.visit('finn', '/jira/projects');
  try {
    await page.getByRole('link', { name: new RegExp(project === 'HARB' ? 'Harbour Foods' : project) }).first().click();
    await page.getByRole('link', { name: 'Billing', exact: true }).first().click();
    await page.waitForLoadState('load');
    return new URL(page.url()).pathname;
  } finally {
    await close();
  }
}
