/**
 * `npm run build`: the pages by Vite and the backend by Forge's bundler, with their sizes. `buildPages` and the other functions for the local
 * platform, benchmarks and tests are in build/build.ts.
 */
import { buildBackend, buildPages } from './build/build';
import { fileSize, inKilobytes, minifiedSize, pageSizes } from './build/sizes';

async function main(): Promise<void> {
  await buildPages();
  for (const { page, js, css } of pageSizes()) console.log(`${page.padEnd(10)} script ${inKilobytes(js)}, style ${inKilobytes(css)}`);
  const bundle = await buildBackend();
  console.log(`${'backend'.padEnd(10)} ${inKilobytes(fileSize(bundle))}, minified ${inKilobytes(await minifiedSize(bundle))}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
