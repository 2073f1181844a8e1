import { ConfigFile, FileSystemReader, FileSystemWriter, type Logger } from '@forge/cli-shared';
import { getEntryPoints, getNodeBundler } from '@forge/bundler';
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

const nothing = (): undefined => undefined;
const silent = { info: nothing, debug: nothing, warn: nothing, error: nothing, trace: nothing } as Partial<Logger> as Logger;

/** Forge adds a small program of Atlassian's beside the bundle, which starts it on their machines. It is of no use to us, and would be downloaded. */
const noScript = () => Promise.resolve({ script: '', source: 'none', version: 'none' });
const noWrapper = { getNodeRuntimeWrapper: noScript, getNodeRuntimeLoader: noScript };

/**
 * Bundles the app in the working directory as `forge deploy` does, type errors included, and puts a bundle with its source map into
 * `outDir` for each module that handlers name: `index.cjs` for `index.onHour`. Rejects with the bundler's own message.
 */
export async function bundleApp(outDir: string): Promise<void> {
  const config = new ConfigFile(new FileSystemReader(), new FileSystemWriter());
  const entryPoints = getEntryPoints(await config.getAppHandlers());
  const { outputDir } = await getNodeBundler(silent, noWrapper, config).bundle({ appDirectory: process.cwd(), entryPoints });
  await mkdir(path.dirname(outDir), { recursive: true });
  await rm(outDir, { recursive: true, force: true });
  await cp(outputDir, outDir, { recursive: true });
  await rm(outputDir, { recursive: true, force: true });
}
