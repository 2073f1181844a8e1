/** The pages in a real browser: by axe in both looks, and by keyboard alone. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { expectNoViolations, launchBrowser, openPage, type OpenedPage } from '../../../test/browser/launch';
import { clientIds, customConnections, oauthApp } from '../../agency/xero';
import { invoiceBody, NORTHLIGHT, type Caller } from '../testing/caller';
import { authoriseUrl, REDIRECT } from '../testing/oauth';
import { openServedXero } from '../testing/served';

jest.setTimeout(60_000);

let world: Caller & { readonly served: { readonly origin: string; close(): Promise<void> } };
let browser: Browser;
let opened: OpenedPage | undefined;
const ids = new Map<string, string>();

beforeAll(async () => {
  world = await openServedXero();
  for (const status of ['DRAFT', 'AUTHORISED', 'PAID', 'CREDITED'] as const) {
    const body = invoiceBody({ InvoiceNumber: `HARB-${status}`, Url: 'http://localhost:4200/browse/HARB-3', ...(status === 'DRAFT' ? {} : { Status: 'AUTHORISED' }) });
    ids.set(status, String((await world.call('PUT', '/Invoices', { body })).at('Invoices.0.InvoiceID')));
  }
  world.xero.model.apps.setRedirectUris(oauthApp.clientId, [REDIRECT]);
  expect(world.xero.model.credits.creditInvoice(NORTHLIGHT, 'HARB-CREDITED', { amount: '200' }).ok).toBe(true);
  expect(world.xero.model.credits.receive(NORTHLIGHT, { kind: 'PREPAYMENT', contactId: clientIds.harbourFoods, amount: '500' }).ok).toBe(true);
  world.xero.model.email(NORTHLIGHT, 'HARB-AUTHORISED');
  world.xero.model.pay(NORTHLIGHT, 'HARB-PAID');
  world.xero.model.setWebhook(customConnections.northlight.clientId, { deliveryUrl: 'http://localhost:9/hook', signingKey: 'key' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.served.close();
});
afterEach(() => opened?.close());

async function open(path: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  opened = await openPage(browser, `${world.served.origin}${path}`, { colorScheme });
  return opened.page;
}
const invoicePath = (status: string): string => `/app/!nLs01/invoicing/view/${ids.get(status) ?? ''}`;

describe('axe finds nothing to object to', () => {
  const pages: readonly (readonly [string, () => string])[] = [
    ['the organisations', () => '/'],
    ['the invoices', () => '/app/!nLs01/invoicing'],
    ['a draft', () => invoicePath('DRAFT')],
    ['an approved invoice', () => invoicePath('AUTHORISED')],
    ['a paid invoice', () => invoicePath('PAID')],
    ["the client's view", () => `/in.xero.com/${(ids.get('AUTHORISED') ?? '').replaceAll('-', '')}`],
    ['a part-credited invoice', () => invoicePath('CREDITED')],
    ['the credits', () => '/app/!nLs01/credits'],
    ['a credit note', () => `/app/!nLs01/credits/${world.xero.model.credits.creditNotes(NORTHLIGHT)[0]?.id ?? ''}`],
    ['money on account', () => `/app/!nLs01/credits/${world.xero.model.credits.moneyOnAccount(NORTHLIGHT)[0]?.id ?? ''}`],
    ['the connected apps', () => '/app/!nLs01/connected-apps'],
    ['the consent page', () => `/login.xero.com/identity/connect/authorize${new URL(authoriseUrl()).search}`],
    ['a consent that can not be asked', () => '/login.xero.com/identity/connect/authorize?client_id=nobody'],
    ['contacts', () => '/app/!nLs01/contacts'],
    ['accounts', () => '/app/!nLs01/accounts'],
    ['settings', () => '/app/!nLs01/settings'],
    ['the outbox', () => '/outbox'],
    ['the developer page', () => '/developer'],
    ['faults', () => '/faults'],
    ['what is not there', () => '/nowhere'],
  ];
  it.each(pages.flatMap(([name, path]) => (['light', 'dark'] as const).map((look) => [name, look, path] as const)))('%s in the %s look', async (_name, look, path) => {
    await expectNoViolations(await open(path(), look));
  });
});

it('a payment can be recorded by keyboard alone', async () => {
  const body = invoiceBody({ InvoiceNumber: 'HARB-KEYS', Status: 'AUTHORISED' });
  ids.set('KEYS', String((await world.call('PUT', '/Invoices', { body })).at('Invoices.0.InvoiceID')));
  const page = await open(invoicePath('KEYS'));
  const focusedName = (): Promise<unknown> => page.evaluate('document.activeElement?.name ?? ""');
  for (let presses = 0; presses < 40 && (await focusedName()) !== 'amount'; presses += 1) await page.keyboard.press('Tab');
  expect(await focusedName()).toBe('amount');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('200');
  await page.keyboard.press('Enter');
  await page.getByText('13,000.00').waitFor();
  expect(world.xero.model.balance(world.xero.model.invoice(NORTHLIGHT, 'HARB-KEYS')!).due.toString()).toBe('13000.00');
});

it('a refused payment is said aloud', async () => {
  const page = await open(invoicePath('AUTHORISED'));
  await page.getByLabel('Amount AUD', { exact: true }).fill('999999');
  await page.getByRole('button', { name: 'Record payment' }).click();
  await page.getByRole('alert').getByText('exceeds the amount outstanding').waitFor();
  await expectNoViolations(page);
});
