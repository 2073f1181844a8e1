/**
 * `npm run build`: the pages by Vite and the backend by Forge's bundler, with their sizes. `buildPages` and the other functions for the local
 * platform, benchmarks and tests are in build/build.ts.
 */
import { buildBackend, buildPages } from './build/build';
import { bundlesIn, fileSize, inKilobytes, minifiedSize, pageSizes, partsIn } from './build/sizes';

async function main(): Promise<void> {
  await buildPages();
  for (const { page, js, css } of pageSizes()) console.log(`${page.padEnd(10)} script ${inKilobytes(js)}, style ${inKilobytes(css)}`);
  const backend = await buildBackend();
  for (const { module, file } of [...bundlesIn(backend), ...partsIn(backend)]) {
    console.log(`${`${module}.cjs`.padEnd(10)} ${inKilobytes(fileSize(file))}, minified ${inKilobytes(await minifiedSize(file))}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
