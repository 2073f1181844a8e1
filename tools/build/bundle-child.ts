/** Started by backend.ts as a process of its own: bundles the app into the folder that it is given. */
import { bundleApp } from '../forge/bundle';

async function main(): Promise<void> {
  const [outDir] = process.argv.slice(2);
  if (outDir === undefined) throw new Error('Which folder shall the bundle go to?');
  await bundleApp(outDir);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
