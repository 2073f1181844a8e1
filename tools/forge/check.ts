import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleApp } from './bundle';
import { isError, type Finding } from './finding';
import { runForgeLinters } from './linters';
import { MANIFEST, readManifest } from './manifest';
import { checkHandlers, checkIcons, checkQueues, checkSharedFunctions } from './own/doors';
import { checkHosts, checkJiraCalls } from './own/network';
import { checkEntitiesUsed, checkEntityLimits, checkStorageScope } from './own/storage';
import { readSource } from './source';

/**
 * Everything that Forge would refuse, or accept and fail on later, about the app in `directory`. Bundles it only when nothing else
 * is wrong, as `forge deploy` does, and not when that is known to go well (`bundled`). Changes the process's working directory, since Forge's tools know no other way.
 */
export async function checkApp(directory: string, bundled = false): Promise<readonly Finding[]> {
  process.chdir(directory);
  const findings = [...(await runForgeLinters()), ...runOwnChecks(directory)];
  return bundled || findings.some(isError) ? findings : [...findings, ...(await runBundler())];
}

function runOwnChecks(directory: string): readonly Finding[] {
  try {
    const manifest = readManifest(directory);
    const source = readSource(directory);
    return [
      ...checkStorageScope(manifest, source),
      ...checkEntityLimits(manifest),
      ...checkEntitiesUsed(manifest, source),
      ...checkHandlers(manifest, source),
      ...checkQueues(manifest, source),
      ...checkSharedFunctions(manifest),
      ...checkIcons(manifest, directory),
      ...checkHosts(manifest, source),
      ...checkJiraCalls(source),
    ];
  } catch (error) {
    return [{ severity: 'error', by: 'milepost', file: MANIFEST, line: 0, message: error instanceof Error ? error.message : String(error) }];
  }
}

async function runBundler(): Promise<readonly Finding[]> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'milepost-bundle-'));
  try {
    await bundleApp(path.join(scratch, 'out'));
    return [];
  } catch (error) {
    return [{ severity: 'error', by: 'forge bundler', file: 'src', line: 0, message: error instanceof Error ? error.message : String(error) }];
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
