import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { usualPaths } from './installed';
import { findBrowser, launchBrowser, openPage, start } from './launch';
import { expectNoViolations, expectNoViolationsInApp } from './page';
import { packedChromium } from './packed-chromium';

const html = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Test</title></head><body><main><h1>Test</h1>${body}</main></body></html>`;

/** Two origins: pages on the first, and on the second what is framed. */
async function serve(pages: Readonly<Record<string, string>>): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const body = pages[request.url ?? '/'];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(body ?? '');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}

describe('the browser for tests', () => {
  let browser: Browser;
  const servers: Server[] = [];
  const page = async (pages: Readonly<Record<string, string>>) => {
    const { server, origin } = await serve(pages);
    servers.push(server);
    return origin;
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    for (const server of servers) server.close();
  });

  it('draws letters, so that screenshots can be read on a machine without fonts', async () => {
    const draw = (text: string) => `<p style="font:40px sans-serif;width:600px;height:60px">${text}</p>`;
    const origin = await page({ '/text': html(draw('Invoice 2 of 5')), '/blank': html(draw('&nbsp;')) });
    const shots = [];
    for (const path of ['/text', '/blank']) {
      const opened = await openPage(browser, origin + path);
      shots.push(await opened.page.locator('p').screenshot());
      await opened.close();
    }
    expect(shots[0]?.equals(shots[1] ?? Buffer.alloc(0))).toBe(false);
  });

  it('keeps what a page complains about', async () => {
    const scripts = '<script>console.error("no such milestone"); setTimeout(() => { throw new Error("lost") })</script>';
    const origin = await page({ '/': html(`${scripts}<img alt="" src="https://example.com/far-away.png">`) });
    const opened = await openPage(browser, origin);
    await opened.page.waitForTimeout(100);
    const errors = opened.errors().join('\n');
    expect(errors).toContain('no such milestone');
    expect(errors).toContain('uncaught: lost');
    expect(errors).toContain('far-away.png net::ERR_NAME_NOT_RESOLVED');
    await opened.close();
  });

  it('has no complaint about a page that is well', async () => {
    const origin = await page({ '/': html('<p>Paid</p>'), '/favicon.ico': '' });
    const opened = await openPage(browser, origin);
    expect(opened.errors()).toEqual([]);
    await expectNoViolations(opened.page);
    await opened.close();
  });

  it('finds what axe objects to in the page', async () => {
    const origin = await page({ '/': html('<input type="text">') });
    const opened = await openPage(browser, origin);
    await expect(expectNoViolations(opened.page)).rejects.toThrow(/label \(critical\)/);
    await opened.close();
  });

  it('finds what axe objects to inside a sandboxed frame of another origin', async () => {
    const framed = await page({ '/': html('<p style="color:#ccc;background:#fff">Hardly visible</p>') });
    const origin = await page({ '/': html(`<iframe title="App" sandbox="allow-scripts" src="${framed}/"></iframe>`) });
    const opened = await openPage(browser, origin);
    await expect(expectNoViolations(opened.page)).rejects.toThrow(/color-contrast.*\n {2}at iframe p/);
    await expect(expectNoViolationsInApp(opened.page)).rejects.toThrow(/color-contrast.*\n {2}at p/);
    await opened.close();
  });

  it('does not take a page without the app for one that is well', async () => {
    const opened = await openPage(browser, await page({ '/': html('<p>Paid</p>') }));
    await expect(expectNoViolationsInApp(opened.page)).rejects.toThrow('nothing of the app');
    await opened.close();
  });

  it('refuses a program that was named but is not there', async () => {
    const before = process.env['MILEPOST_CHROMIUM'];
    process.env['MILEPOST_CHROMIUM'] = '/nowhere/chrome';
    try {
      await expect(findBrowser()).rejects.toThrow('/nowhere/chrome');
    } finally {
      if (before === undefined) delete process.env['MILEPOST_CHROMIUM'];
      else process.env['MILEPOST_CHROMIUM'] = before;
    }
  });
});

const linuxOnX64 = process.platform === 'linux' && process.arch === 'x64';

describe('the Chromium that comes with the dev dependencies', () => {
  (linuxOnX64 ? it : it.skip)(
    'starts with its own libraries and its own font',
    async () => {
      const browser = await start(await packedChromium());
      const page = await browser.newPage();
      const width = (family: string) => page.evaluate((font) => {
        const context = document.createElement('canvas').getContext('2d');
        if (!context) throw new Error('no canvas');
        context.font = font;
        return context.measureText('Invoice 2 of 5').width;
      }, `40px ${family}`);
      // The generic family is Open Sans itself, and has letters of different widths, so it is neither absent nor a box for each.
      expect(await width('sans-serif')).toBe(await width('"Open Sans"'));
      expect(await width('sans-serif')).toBeGreaterThan(200);
      await browser.close();
    },
    120_000,
  );

  (linuxOnX64 ? it.skip : it)('says what to install where it was not built for', async () => {
    await expect(packedChromium()).rejects.toThrow('Install Chrome, Chromium or Edge');
  });
});

describe('where an installed browser is looked for', () => {
  it('is below the program folders that Windows names, also those of the user', () => {
    const env = { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' };
    const paths = usualPaths({ platform: 'win32', env });
    expect(paths).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(paths).toContain('C:\\Users\\ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe');
  });

  it('is among the applications of the machine and of the user on macOS', () => {
    const paths = usualPaths({ platform: 'darwin', env: { HOME: '/Users/ada' } });
    expect(paths[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(paths).toContain('/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium');
  });
});
