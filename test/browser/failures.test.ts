import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { answering, serveSamples, stageSample, type Answering, type SampleServer } from '../../static/dev/sample-stage';
import { samples, type Sample } from '../../static/dev/samples';
import { ensurePages } from '../../tools/build/build';
import { launchBrowser } from './launch';

/** The pages alone, with sample answers: a fault in a part of one leaves the rest, and a form keeps what was typed when it is refused. */
let browser: Browser;
let context: BrowserContext;
let server: SampleServer;
beforeAll(async () => {
  await ensurePages();
  [browser, server] = await Promise.all([launchBrowser(), serveSamples()]);
  // One for all: what it has loaded once, it has.
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-AU', reducedMotion: 'reduce' });
}, 120_000);
afterAll(async () => {
  server.close();
  await browser.close();
});

const STEP = 60_000;

const sample = (name: string): Sample => {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return found;
};

async function onPage({ page: name }: Sample, answer: Answering, act: (page: Page) => Promise<void>): Promise<void> {
  const page = await context.newPage();
  try {
    page.setDefaultTimeout(10_000);
    await stageSample(page, answer);
    await page.goto(`${server.origin}/${name}.html`);
    await act(page);
  } finally {
    await page.close();
  }
}

/** Begins with the next ones while one waits for its page; each test takes its own outcome. */
function ahead<Case>(cases: readonly Case[], run: (one: Case) => Promise<void>): (one: Case) => Promise<void> {
  const LANES = 3;
  const begun = new Map<Case, Promise<void>>();
  const begin = (one: Case | undefined): void => {
    if (one === undefined || begun.has(one)) return;
    const outcome = run(one);
    begun.set(one, outcome);
    const next = (): void => begin(cases.find((other) => !begun.has(other)));
    outcome.then(next, next);
  };
  return async (one) => {
    if (begun.size === 0) cases.slice(0, LANES).forEach(begin);
    begin(one);
    await begun.get(one);
  };
}

type Steps = NonNullable<Sample['steps']>;

async function play(page: Page, steps: Steps): Promise<void> {
  for (const step of steps) {
    if ('fill' in step) await page.getByLabel(step.fill).and(page.locator('input, textarea')).first().fill(step.with);
    else if ('choose' in step) await page.getByRole('combobox', { name: step.choose, exact: true }).selectOption(step.value);
    else await page.getByRole('button', { name: step.click, exact: true }).or(page.getByRole('tab', { name: step.click, exact: true })).or(page.getByRole('radio', { name: step.click, exact: true })).or(page.getByRole('checkbox', { name: step.click, exact: true })).first().click();
  }
}

interface Fault {
  readonly name: string;
  readonly of: string;
  /** The answer of which a part is missing, so that what shows it runs into a fault. */
  readonly call: string;
  readonly without: string;
  readonly steps?: Steps;
  /** What is there all the same. */
  readonly still: readonly string[];
}

const FAULTS: readonly Fault[] = [
  { name: 'ages of what is owed, on finance’s page', of: 'finance-all', call: 'finance.load', without: 'aging', still: ['Billing', 'Needs attention', 'Projects'] },
  { name: 'tab of finance’s page', of: 'finance-clients', call: 'finance.load', without: 'clients', steps: [{ click: 'Clients' }], still: ['Billing'] },
  { name: 'list of contracts, in the settings', of: 'settings-list', call: 'settings.load', without: 'contracts.0.price', still: ['Who may see and change billing', 'Data export'] },
  { name: 'contract’s form', of: 'settings-edit-release', call: 'settings.choices', without: 'currencies', steps: [{ click: 'Add contract' }], still: ['Billing settings'] },
  { name: 'gate’s tokens', of: 'settings-gate', call: 'gate.load', without: 'tokens', steps: [{ click: 'Release gate of Ordering app' }], still: ['Release gate: Ordering app', 'What opens it'] },
  { name: 'deposit and retention', of: 'holdbacks-form', call: 'beside.load', without: 'taxes', steps: [{ click: 'Deposit and retention of Ordering app' }], still: ['Deposit and retention of Ordering app'] },
  { name: 'licence and retries, on the admin page', of: 'admin-connected', call: 'admin.care', without: 'licence', still: ['Connection to Xero', 'Data export'] },
  { name: 'connection, on the admin page', of: 'admin-connected', call: 'admin.load', without: 'queue', still: ['Release gates', 'Data export'] },
  { name: 'gate in the panel', of: 'panel-gate-closed', call: 'panel.load', without: 'pass.overriders', still: ['User dashboard'] },
  { name: 'facts in the panel', of: 'panel-planned', call: 'panel.load', without: 'milestone.price', still: ['User dashboard'] },
];

function without(value: unknown, path: string): unknown {
  const copy: unknown = structuredClone(value);
  const names = path.split('.');
  const holder = names.slice(0, -1).reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], copy);
  Reflect.deleteProperty(holder as object, names.at(-1) ?? '');
  return copy;
}

describe('a fault in a part of a page leaves the rest of it:', () => {
  const shows = ahead(FAULTS, async ({ of, call, without: path, steps = [], still }) => {
    const usual = answering(sample(of));
    const answer: Answering = async (name, payload) => {
      const given = await usual(name, payload);
      return name === call ? { ok: true, data: without((given as { readonly data: unknown }).data, path) } : given;
    };
    await onPage(sample(of), answer, async (page) => {
      await play(page, steps);
      await page.getByText('This part ran into a fault').waitFor();
      for (const text of still) await page.getByRole('heading', { name: text }).first().waitFor();
      expect(await page.getByText('This part ran into a fault').count()).toBe(1);
    });
  });
  it.each(FAULTS)('$name', async (fault) => shows(fault), STEP);
});

interface Form {
  readonly name: string;
  readonly of: string;
  /** Up to what is typed. */
  readonly steps: Steps;
  readonly press: string;
  readonly call: string;
  /** It is refused when what is shown is out of date: it can be sent again, with all that was typed. */
  readonly rev?: true;
}

const PLAN: Steps = [{ click: 'Milestones' }, { click: 'Paste a table of milestones for Ordering app' }, { fill: 'Table of milestones', with: 'HARB-4\tMenu\t20 %\nHARB-5\t\t1,250\t2026-12-31' }, { click: 'Read the table' }];
const INVOICE = (number: string): Steps => [{ click: 'Invoices' }, { click: `Show invoice ${number}` }];
const REASON = { fill: 'Reason', with: 'Two screens were left out' };

const FORMS: readonly Form[] = [
  { name: 'contract', of: 'settings-edit-release', steps: [{ click: 'Edit contract Phase 2' }, { fill: 'Contract price', with: '52k' }], press: 'Save contract', call: 'settings.saveContract', rev: true },
  { name: 'contract’s pause', of: 'settings-states', steps: [{ click: 'Pause contract Ordering app' }, REASON], press: 'Pause contract', call: 'settings.moveContract', rev: true },
  { name: 'deposit and retention', of: 'holdbacks-form', steps: [{ click: 'Deposit and retention of Ordering app' }, { fill: 'Per cent of what each invoice bills', with: '7.5' }], press: 'Save', call: 'beside.save', rev: true },
  { name: 'gate’s rule', of: 'settings-gate', steps: [{ click: 'Release gate of Ordering app' }, { fill: 'Per cent of the invoice that must be in', with: '80' }], press: 'Save', call: 'gate.savePolicy', rev: true },
  { name: 'token', of: 'settings-gate', steps: [{ click: 'Release gate of Ordering app' }, { click: 'Make a token' }, { fill: 'Name', with: 'Deploy' }], press: 'Make the token', call: 'gate.createToken', rev: true },
  { name: 'milestone', of: 'panel-untagged', steps: [{ fill: 'Amount in AUD', with: '12k' }], press: 'Make it a milestone', call: 'panel.tag', rev: true },
  { name: 'milestone that is edited', of: 'panel-edit', steps: [{ click: 'Edit' }, { fill: 'Name on the invoice', with: 'Dashboard' }], press: 'Save changes', call: 'panel.update', rev: true },
  { name: 'hold', of: 'panel-hold', steps: [{ click: 'Put on hold' }, REASON], press: 'Put on hold', call: 'panel.hold', rev: true },
  { name: 'override', of: 'panel-gate-only', steps: [{ click: 'Let it pass' }, REASON], press: 'Let it pass', call: 'gate.override', rev: true },
  { name: 'claim', of: 'panel-gate-closed', steps: [{ click: 'Note a payment' }, { fill: 'Reference', with: 'EFT 991' }], press: 'Note the payment', call: 'gate.claim', rev: true },
  { name: 'plan', of: 'plan-paste', steps: PLAN, press: 'Check the plan', call: 'plan.check', rev: true },
  { name: 'template', of: 'plan-save', steps: [{ click: 'Milestones' }, { click: 'Save the plan of Ordering app as a template' }, { fill: 'Name of the template', with: 'Thirds' }], press: 'Save template', call: 'plan.saveTemplate' },
  { name: 'milestone in its row', of: 'table-milestones-edit', steps: [{ click: 'Milestones' }, { click: 'Edit Production deployment' }, { fill: 'Per cent of the contract', with: '30' }], press: 'Save changes', call: 'milestone.revise', rev: true },
  { name: 'retainer', of: 'retainers-list', steps: [{ click: 'Retainers' }, { click: 'Add retainer to Ordering app' }, { fill: 'Name', with: 'Care plan' }, { fill: 'Amount for each period', with: '2.4k' }], press: 'Create retainer', call: 'retainer.create', rev: true },
  { name: 'retainer’s price', of: 'retainers-list', steps: [{ click: 'Retainers' }, { click: 'Change price: Support and maintenance' }, { fill: 'New amount', with: '3,500' }], press: 'Change price', call: 'retainer.price', rev: true },
  { name: 'change order', of: 'scope-make', steps: [{ click: 'Scope' }, { click: 'Show the work: Menu and ordering' }, { click: 'Put HARB-25 in a change order' }, { click: 'Make a change order of 1 item' }, { fill: 'Price (AUD)', with: '4.8k' }], press: 'Draft change order', call: 'scope.draft', rev: true },
  { name: 'change order’s agreement', of: 'scope-agree', steps: [{ click: 'Scope' }, { click: 'Record agreement: change order 2' }, { fill: 'Who agreed at the client?', with: 'Jo Park' }], press: 'Record agreement', call: 'scope.agree', rev: true },
  { name: 'limits of drift', of: 'scope-limits', steps: [{ click: 'Scope' }, { click: 'Change the limits of Ordering app' }, { fill: 'Amber from (%)', with: '25' }], press: 'Save limits', call: 'scope.limits', rev: true },
  { name: 'dispute', of: 'invoice-dispute', steps: [...INVOICE('HARB-A-002'), { click: 'Note a dispute' }, REASON], press: 'Note the dispute', call: 'invoice.dispute', rev: true },
  { name: 'invoice’s text', of: 'invoice-edit-text', steps: [...INVOICE('HARB-A-003'), { click: 'Edit text' }, { fill: 'Text', with: 'The dashboard' }], press: 'Save text', call: 'invoice.editText', rev: true },
  { name: 'credit', of: 'attention-credit', steps: [{ click: 'Credit: HARB-A-002' }, { fill: 'Amount in AUD, with tax', with: '900' }, REASON], press: 'Credit', call: 'invoice.credit', rev: true },
  { name: 'forecast by hand', of: 'forecast-expect', steps: [{ click: 'Forecast' }, { click: 'What is behind All of it' }, { click: 'Say when User dashboard is expected' }, { fill: 'From', with: '2026-12-01' }, { fill: 'To', with: '2026-12-09' }], press: 'Save', call: 'forecast.expect', rev: true },
  { name: 'connection', of: 'admin-new', steps: [{ fill: 'Client id', with: 'NORTH' }, { fill: 'Client secret', with: 'a secret' }], press: 'Connect', call: 'admin.connect' },
  { name: 'webhook’s key', of: 'admin-connected', steps: [{ fill: 'Webhook key', with: 'a key' }], press: 'Save key', call: 'admin.saveWebhookKey' },
  { name: 'disconnecting', of: 'admin-disconnect', steps: [{ click: 'Disconnect' }, { fill: 'Type “Northlight Studio Pty Ltd” to confirm', with: 'northlight studio pty ltd' }], press: 'Yes, disconnect', call: 'admin.disconnect' },
  { name: 'opening of all gates', of: 'admin-gates', steps: [{ click: 'Open all gates' }, REASON, { fill: 'Type “open” to confirm', with: 'open' }], press: 'Open all gates', call: 'admin.switchGates' },
];

/** Everything on the page that a person could have typed or chosen. */
const typed = async (page: Page): Promise<readonly unknown[]> =>
  page.locator('form').locator('input, textarea, select').evaluateAll((fields) => (fields as HTMLInputElement[]).map((field) => [field.name || field.ariaLabel || field.id, field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value]));

/** What was asked is answered, and drawn. */
const settled = async (page: Page): Promise<void> => page.evaluate(async () => {
  for (let frames = 0; frames < 4; frames += 1) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 10)));
});

/** As it is once somebody else changed something. */
const later = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer), (key, value: unknown) => (key === 'rev' && typeof value === 'number' ? value + 1 : value)) as unknown;

describe('what was typed is there after it was refused, and can be sent again:', () => {
  const keeps = ahead(FORMS, async ({ of, steps, press, call, rev }) => {
    const usual = answering(sample(of));
    const sent: unknown[] = [];
    const answer: Answering = async (name, payload) => {
      if (name !== call) return sent.length > 0 ? later(await usual(name, payload)) : usual(name, payload);
      sent.push(payload);
      if (!rev || sent.length > 1) throw new Error('the network is gone');
      return { ok: false, problems: [{ code: 'STALE_PAGE', severity: 'error' }] };
    };
    await onPage(sample(of), answer, async (page) => {
      await play(page, steps);
      const before = await typed(page);
      expect(before.length).toBeGreaterThan(0);
      const send = async (times: number): Promise<void> => {
        await page.locator('form').getByRole('button', { name: press, exact: true }).first().click();
        while (sent.length < times) await page.waitForTimeout(20);
        await page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
        await settled(page);
      };
      await send(1);
      expect(await typed(page)).toEqual(before);
      if (!rev) return;
      const reload = page.getByRole('button', { name: 'Reload and keep what I typed' });
      if (await reload.isVisible()) {
        await reload.click();
        await reload.waitFor({ state: 'detached' });
      }
      await settled(page);
      expect(await typed(page)).toEqual(before);
      // What is read again may take a moment: pressed before it is there, it would be refused once more.
      for (let times = 2; times < 20 && JSON.stringify(sent.at(-1)) !== JSON.stringify(later(sent[0])); times += 1) await send(times);
      expect(await typed(page)).toEqual(before);
      expect(sent.at(-1)).toEqual(later(sent[0]));
    });
  });
  it.each(FORMS)('$name', async (form) => keeps(form), STEP);

  interface Taken extends Pick<Form, 'name' | 'of' | 'steps' | 'press' | 'call'> {
    readonly mine: object;
    /** What somebody else changes while it is typed: the field, as it was sent, as it is read, and as it is to be sent then. */
    readonly theirs: { readonly field: string; readonly was: unknown; readonly read: unknown; readonly now: unknown };
  }
  const ORDER: Steps = [{ click: 'Scope' }, { click: 'Edit: change order 2' }, { fill: 'Price (AUD)', with: '5.1k' }];
  const TAKEN: readonly Taken[] = [
    { name: 'contract', of: 'settings-edit-release', steps: [{ click: 'Edit contract Phase 2' }, { fill: 'Contract price', with: '52k' }], press: 'Save contract', call: 'settings.saveContract', mine: { price: '52k' }, theirs: { field: 'poNumber', was: '4711', read: '4999', now: '4999' } },
    { name: 'drafted change order', of: 'scope-list', steps: ORDER, press: 'Save draft', call: 'scope.change', mine: { price: '5.1k' }, theirs: { field: 'text', was: 'Collect points with each order and redeem them at the next.', read: 'Only collect them', now: 'Only collect them' } },
    { name: 'limits of drift', of: 'scope-list', steps: [{ click: 'Scope' }, { click: 'Change the limits of Ordering app' }, { fill: 'Amber from (%)', with: '25' }], press: 'Save limits', call: 'scope.limits', mine: { amber: '25' }, theirs: { field: 'red', was: '40', read: 50, now: '50' } },
    { name: 'retainer', of: 'retainers-list', steps: [{ click: 'Retainers' }, { click: 'Edit: Support and maintenance' }, { fill: 'Name', with: 'Care plan' }], press: 'Save retainer', call: 'retainer.update', mine: { name: 'Care plan' }, theirs: { field: 'weekendRule', was: 'next_working_day', read: 'same_day', now: 'same_day' } },
  ];
  const shares = ahead(TAKEN, async ({ of, steps, press, call, mine, theirs }) => {
    const usual = answering(sample(of));
    const sent: unknown[] = [];
    const changed = (answer: unknown): unknown => JSON.parse(JSON.stringify(later(answer)), (key, value: unknown) => (key === theirs.field ? theirs.read : value)) as unknown;
    await onPage(sample(of), async (name, payload) => {
      if (name !== call) return sent.length === 0 ? usual(name, payload) : changed(await usual(name, payload));
      sent.push(payload);
      return { ok: false, problems: [{ code: 'STALE_PAGE', severity: 'error' }] };
    }, async (page) => {
      await play(page, [...steps, { click: press }]);
      await page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
      const reload = page.getByRole('button', { name: 'Reload and keep what I typed' });
      if (await reload.isVisible()) {
        await reload.click();
        await reload.waitFor({ state: 'detached' });
      }
      // What is read again may take a moment: pressed before it is there, it is sent as before.
      for (let times = 2; times < 20 && JSON.stringify(sent.at(-1)) === JSON.stringify(sent[0]); times += 1) {
        await settled(page);
        await page.locator('form').getByRole('button', { name: press, exact: true }).first().click();
        while (sent.length < times) await page.waitForTimeout(20);
      }
      expect([sent[0], sent.at(-1)]).toEqual([expect.objectContaining({ ...mine, [theirs.field]: theirs.was }), expect.objectContaining({ ...mine, [theirs.field]: theirs.now })]);
    });
  });
  it.each(TAKEN)('and what somebody else changed of a $name meanwhile is shown, and not taken back', async (form) => shares(form), STEP);
});
