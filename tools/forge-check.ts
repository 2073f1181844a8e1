/**
 * `npm run forge:check [-- --json] [folder ...]`: what Forge's own validator, linters and bundler say about the app, and our checks for
 * what they miss; offline. Ends with 1 when there is an error. Without a folder it is this app.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensurePages } from './build/build';
import { BACKEND, BACKEND_INPUTS, PAGES, ROOT } from './build/paths';
import { isStale } from './build/staleness';
import { checkApp } from './forge/check';
import { describe, isError, type Finding } from './forge/finding';

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const json = args.includes('--json');
  const folders = args.filter((arg) => !arg.startsWith('--')).map((folder) => path.resolve(folder));
  // On a fresh clone Forge's validator would object that the manifest's pages are not there.
  if (folders.length === 0 && !existsSync(PAGES)) await ensurePages();
  const apps = folders.length > 0 ? folders : [ROOT];
  const results: Record<string, readonly Finding[]> = {};
  for (const app of apps) {
    // What `npm run build` made of the very same sources went through the same bundler.
    const bundled = app === ROOT && !isStale(BACKEND, BACKEND_INPUTS);
    const findings = await checkApp(app, bundled);
    results[app] = findings;
    if (!json) report(findings);
  }
  if (json) console.log(JSON.stringify(results));
  process.exitCode = Object.values(results).flat().some(isError) ? 1 : 0;
}

function report(findings: readonly Finding[]): void {
  for (const finding of findings) console.log(describe(finding));
  const errors = findings.filter(isError).length;
  console.log(`forge:check: ${String(errors)} errors, ${String(findings.length - errors)} warnings`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
