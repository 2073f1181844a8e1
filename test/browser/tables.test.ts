import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Answering } from '../../static/dev/sample-stage';
import { answering, serveSamples, stageSample, type SampleServer } from '../../static/dev/sample-stage';
import { samples, type Sample } from '../../static/dev/samples';
import { ensurePages } from '../../tools/build/build';
import { expectNoViolations, launchBrowser } from './launch';

/** The project page alone, with sample answers: what its tables do by keyboard, at length, and when something goes wrong. */
let browser: Browser;
let server: SampleServer;
beforeAll(async () => {
  await ensurePages();
  [browser, server] = await Promise.all([launchBrowser(), serveSamples()]);
}, 120_000);
afterAll(async () => {
  server.close();
  await browser.close();
});

const sample = (name: string): Sample => {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return found;
};

async function onPage(answer: Answering, place: string, act: (page: Page) => Promise<void>, width = 1280): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-AU', reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await stageSample(page, answer);
    await page.goto(`${server.origin}/project.html${place}`);
    await act(page);
  } finally {
    await context.close();
  }
}

const STEP = 60_000;
const focused = async (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

describe('five thousand invoices', () => {
  it('are drawn some dozens at a time, under headings that stay, and say how many there are and which is which', async () => {
    await onPage(answering(sample('table-many')), '#/invoices', async (page) => {
      const box = page.getByRole('region', { name: /Invoices of this project/ });
      await box.waitFor();
      const table = box.getByRole('table');
      // Five thousand, a heading, a note under every fortieth, and the line of totals.
      await expect(table.getAttribute('aria-rowcount')).resolves.toBe(String(5_000 + 1 + 125 + 1));
      expect(await box.locator('tbody[data-row]').count()).toBeLessThan(60);
      await box.evaluate((element) => { element.scrollTop = 150_000; });
      await page.waitForTimeout(150);
      const seen = await box.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        const rows = [...element.querySelectorAll<HTMLElement>('tbody[data-row]')].map((row) => ({ place: Number(row.dataset['row']), line: Number(row.querySelector('tr')?.ariaRowIndex ?? row.querySelector('tr')?.getAttribute('aria-rowindex')), box: row.getBoundingClientRect() }));
        const visible = rows.filter((row) => row.box.bottom > top && row.box.top < bottom);
        return { count: rows.length, first: visible[0], fills: visible.reduce((sum, row) => sum + row.box.height, 0) >= bottom - top, heading: element.querySelector('thead th')?.getBoundingClientRect().top === top };
      });
      expect(seen).toMatchObject({ fills: true, heading: true });
      expect(seen.count).toBeLessThan(60);
      expect(seen.first?.place).toBeGreaterThan(1_000);
      // One line for the heading, and one for each note of a row above.
      expect(seen.first?.line).toBe((seen.first?.place ?? 0) + 2 + Math.ceil((seen.first?.place ?? 0) / 40));
      await expectNoViolations(page, ['.tab']);
    });
  }, STEP);

  it('are reached by keyboard: the box scrolls, and Tab goes on from row to row', async () => {
    await onPage(answering(sample('table-many')), '#/invoices', async (page) => {
      const box = page.getByRole('region', { name: /Invoices of this project/ });
      await box.focus();
      await page.keyboard.press('PageDown');
      await page.waitForFunction(() => (document.querySelector('.table-long')?.scrollTop ?? 0) > 200);
      // Three stops a row: its number, its epic, and its invoice in Xero.
      await page.getByRole('button', { name: 'Show invoice HARB-A-4990' }).focus();
      for (let tab = 0; tab < 30; tab += 1) await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Show invoice HARB-A-4980');
      // What had focus is far away: the keyboard goes on from the table.
      await box.evaluate((element) => { element.scrollTop = 200_000; });
      await page.waitForFunction(() => document.activeElement?.classList.contains('table-long') === true);
    });
  }, STEP);

  it('are narrowed, put in order and shared by their address', async () => {
    await onPage(answering(sample('table-many')), '#/invoices', async (page) => {
      await page.getByLabel('Search').fill('gull 499');
      await page.getByText('8 of 5,000 shown').waitFor();
      await page.getByRole('button', { name: 'Total', exact: true }).click();
      await page.getByRole('columnheader', { name: 'Total' }).and(page.locator('[aria-sort="ascending"]')).waitFor();
      await page.waitForFunction(() => location.hash.includes('gull'));
      const address = await page.evaluate(() => location.hash);
      const opened = page.getByRole('button', { name: /Show invoice/ }).first();
      const number = await opened.textContent();
      await page.goto('about:blank');
      await page.goto(`${server.origin}/project.html${address}`);
      await page.getByText('8 of 5,000 shown').waitFor();
      expect(await page.getByRole('button', { name: /Show invoice/ }).first().textContent()).toBe(number);
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.getByText('All 5,000 shown').waitFor();
    });
  }, STEP);
});

describe('the plan', () => {
  it('is put in order by keyboard or by mouse, says so, keeps focus, and takes it back', async () => {
    const asked: unknown[] = [];
    const usual = answering(sample('project-milestones'));
    const loaded = sample('project-milestones').answers['project.load'];
    const contract = typeof loaded === 'object' && loaded.ok ? loaded.data.contracts[0] : undefined;
    if (!contract) throw new Error('the sample has no contract');
    let rev = contract.rev;
    await onPage(async (name, payload) => {
      if (name !== 'milestone.move') return usual(name, payload);
      asked.push(payload);
      rev += 1;
      return { ok: true, data: { ...contract, rev } };
    }, '#/milestones', async (page) => {
      await page.getByRole('button', { name: 'Move User dashboard up' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('User dashboard was moved.').waitFor();
      expect(await page.getByRole('row', { name: /User dashboard/ }).first().textContent()).toContain('2 of 5');
      expect(await focused(page)).toBe('Move User dashboard up');
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('row', { name: /3 of 5.*User dashboard/ }).waitFor();
      expect(asked).toMatchObject([{ milestoneId: 'm3', rev: 4, place: 2 }, { milestoneId: 'm3', rev: 5, place: 3 }]);
      // And by its handle, onto the first row.
      await page.getByRole('row', { name: /User dashboard/ }).first().locator('[draggable]').dragTo(page.getByRole('row', { name: /1 of 5/ }).first());
      await page.getByRole('row', { name: /1 of 5.*User dashboard/ }).waitFor();
      while (asked.length < 3) await page.waitForTimeout(20);
      expect(asked[2]).toMatchObject({ milestoneId: 'm3', rev: 6, place: 1 });
    });
  });

  it('goes back to how it was when a move is refused, and says why', async () => {
    const usual = answering(sample('project-milestones'));
    await onPage(async (name, payload) => (name === 'milestone.move' ? { ok: false, problems: [{ code: 'STALE_PAGE', severity: 'error' }] } : usual(name, payload)), '#/milestones', async (page) => {
      await page.getByRole('button', { name: 'Move User dashboard down' }).click();
      await page.getByRole('alert').getByText(/This changed since the page was loaded/).waitFor();
      expect(await page.getByRole('row', { name: /User dashboard/ }).first().textContent()).toContain('3 of 5');
    });
  });

  it('keeps what was typed in a row when it is refused, and gives focus back when it is closed', async () => {
    await onPage(answering(sample('table-milestones-edit')), '#/milestones', async (page) => {
      await page.getByRole('button', { name: 'Edit Production deployment' }).click();
      await page.getByLabel('Per cent of the contract').fill('much');
      await page.getByRole('button', { name: 'Save changes' }).click();
      await page.getByText(/can’t be read as an amount/).waitFor();
      expect(await page.getByLabel('Per cent of the contract').inputValue()).toBe('much');
      await expectNoViolations(page, ['.question']);
      await page.getByRole('button', { name: 'Cancel' }).click();
      expect(await focused(page)).toBe('Edit Production deployment');
    }, 320);
  }, STEP);
});

describe('a page', () => {
  it('goes on when one of its tabs has a fault, and shows that tab again', async () => {
    let broken = true;
    const usual = answering(sample('project-activity'));
    await onPage(async (name, payload) => (name === 'project.activity' && broken ? { ok: true, data: { rows: [{}] } } : usual(name, payload)), '#/activity', async (page) => {
      await page.getByText('This part ran into a fault').waitFor();
      await page.getByRole('tab', { name: 'Milestones' }).click();
      await page.getByText('User dashboard').first().waitFor();
      await page.getByRole('tab', { name: 'Activity' }).click();
      await page.getByText('This part ran into a fault').waitFor();
      broken = false;
      await page.getByRole('button', { name: 'Show it again' }).click();
      await page.getByText(/became milestone User dashboard/).waitFor();
    });
  });

  it('shows of the Scope tab what its address asks for, in that order, and the work of what is opened', async () => {
    await onPage(answering(sample('scope-list')), '#/scope/~level=red', async (page) => {
      const milestones = page.locator('li.card h3');
      const shown = async (): Promise<readonly string[]> => (await milestones.allTextContents()).map((text) => text.replace(/ HARB-\d+.*$/u, ''));
      await milestones.first().waitFor();
      expect(await shown()).toEqual(['Menu and ordering']);
      await page.getByRole('button', { name: 'Show the work: Menu and ordering' }).click();
      await page.getByText('Loyalty points').first().waitFor();
      await expectNoViolations(page);
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.getByRole('combobox', { name: 'Order by' }).selectOption('name');
      await page.waitForFunction(() => location.hash.includes('sort%3Dname'));
      const all = await shown();
      expect(all.length).toBeGreaterThan(3);
      expect(all).toEqual([...all].sort());
      // What is opened stays so, and is in the address too.
      expect(page.url()).toContain('#/scope/m2/');
    });
  });

  it('says that it is out of date when somebody else changed it, and shows what changed', async () => {
    let rev = 4;
    const usual = answering(sample('project-milestones'));
    const loaded = sample('project-milestones').answers['project.load'];
    await onPage(async (name, payload) => {
      if (name === 'project.revs') return { ok: true, data: [{ id: 'c1', rev }] };
      if (name !== 'project.load' || typeof loaded !== 'object' || !loaded.ok) return usual(name, payload);
      return { ok: true, data: { ...loaded.data, contracts: loaded.data.contracts.map((contract) => ({ ...contract, rev, name: rev === 4 ? contract.name : 'Ordering app, phase 2' })) } };
    }, '#/milestones', async (page) => {
      await page.getByRole('heading', { name: /Ordering app/ }).first().waitFor();
      rev = 5;
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await page.getByText('Billing changed here since this page was read').waitFor();
      await page.getByRole('button', { name: 'Show what changed' }).click();
      await page.getByRole('heading', { name: /Ordering app, phase 2/ }).first().waitFor();
      await page.getByText('Billing changed here since this page was read').waitFor({ state: 'detached' });
    });
  });
});
