import { createRequire } from 'node:module';
import path from 'node:path';
import { runNode } from './child';
import { alone } from './lock';
import { BACKEND, BACKEND_INPUTS, PAGES, PAGES_INPUTS } from './paths';
import { fingerprint, isStale, markBuilt } from './staleness';

/** Builds all pages into static/dist and returns that folder. Rejects with Vite's message. */
export function buildPages(): Promise<string> {
  return alone('pages', vite);
}

/** As `buildPages`, unless what is there was made from the very same sources. */
export function ensurePages(): Promise<string> {
  return alone('pages', () => (isStale(PAGES, PAGES_INPUTS) ? vite() : Promise.resolve(PAGES)));
}

/**
 * Bundles the backend with Forge's own bundler, as `forge deploy` would, and returns `outDir`, which then holds a bundle for each module that
 * the manifest's handlers name (`bundlesIn` of sizes.ts), its source map beside it. Rejects with the bundler's message, type errors included.
 */
export function buildBackend(outDir = BACKEND): Promise<string> {
  return alone('backend', () => bundle(outDir));
}

/** As `buildBackend`, unless what is there was made from the very same sources. */
export function ensureBackend(outDir = BACKEND): Promise<string> {
  return alone('backend', () => (isStale(outDir, BACKEND_INPUTS) ? bundle(outDir) : Promise.resolve(outDir)));
}

async function vite(): Promise<string> {
  const print = fingerprint(PAGES_INPUTS);
  const vitePackage = createRequire(__filename).resolve('vite/package.json');
  const program = path.join(path.dirname(vitePackage), 'bin', 'vite.js');
  await runNode([program, 'build', '--config', path.join('static', 'vite.config.ts'), '--logLevel', 'warn']);
  markBuilt(PAGES, print);
  return PAGES;
}

async function bundle(outDir: string): Promise<string> {
  const print = fingerprint(BACKEND_INPUTS);
  await runNode(['--import', 'tsx', path.join(__dirname, 'bundle-child.ts'), path.resolve(outDir)]);
  markBuilt(outDir, print);
  return outDir;
}
