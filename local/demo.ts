/** `npm run demo`: the whole story without a browser, a line per step. With `--json` its outcome as one line of JSON, last. */
import { resolve } from 'node:path';
import { ensureBackend } from '../tools/build/build';
import { seedJira } from './agency/jira';
import { seedXero } from './agency/xero';
import { tellStory } from './demo/story';
import { loadBundles } from './forge';
import { createWorld } from './world';

const ROOT = resolve(__dirname, '..');

async function demo(json: boolean): Promise<void> {
  const backend = await ensureBackend();
  const world = await createWorld({
    transport: 'http',
    appFolder: ROOT,
    loadApp: loadBundles(backend),
    seed: ({ jira, xero, clock }) => {
      seedJira(jira);
      seedXero(xero.model, clock.now());
    },
  });
  try {
    const outcome = await tellStory(world, (line) => console.log(line));
    if (json) console.log(JSON.stringify(outcome));
    if (outcome.duplicates !== 0 || !outcome.paid || !outcome.gate_open) process.exitCode = 1;
  } finally {
    await world.close();
  }
}

demo(process.argv.includes('--json')).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
