import { access, constants } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright-core';
import { usualPaths } from './installed';
import { packedChromium, type BrowserProgram } from './packed-chromium';

export { expectNoViolations, openPage, type OpenedPage } from './page';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Everything under test is on this machine. A page that asks for anything else gets no answer, and its test sees the error.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
];

/**
 * Starts a headless Chromium for tests: the program named by `MILEPOST_CHROMIUM`, else an installed Chrome, Chromium or Edge, else the
 * one that comes with the dev dependencies. The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  return start(await findBrowser());
}

/** Starts this program, whatever else there is. */
export async function start({ executablePath, env }: BrowserProgram): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS, env: { ...environment(), ...env } });
}

/** @throws when `MILEPOST_CHROMIUM` names no program, or there is no browser at all. */
export async function findBrowser(): Promise<BrowserProgram> {
  const named = process.env['MILEPOST_CHROMIUM'];
  if (named) {
    if (await canRun(named)) return { executablePath: named, env: {} };
    throw new Error(`MILEPOST_CHROMIUM is set to ${named}, which is not a program that can be run.`);
  }
  for (const executablePath of usualPaths(process)) {
    if (await canRun(executablePath)) return { executablePath, env: {} };
  }
  return packedChromium();
}

async function canRun(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
