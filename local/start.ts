/** `npm start`: builds what is stale, brings the local world up with its state, and says where to go. */
import { relative, resolve } from 'node:path';
import { ensureBackend, ensurePages } from '../tools/build/build';
import { seedHistory } from './agency/history';
import { seedJira } from './agency/jira';
import { seedXero } from './agency/xero';
import { UsageError, startArguments } from './control/arguments';
import { welcome } from './control/welcome';
import { ManifestRefused, loadBundles } from './forge';
import { PortInUse } from './serve';
import { StateUnreadable, keepState, readState } from './state';
import { type World, createWorld } from './world';

const ROOT = resolve(__dirname, '..');
const LONGEST_STOP_MS = 2000;
const STATE_FILE = resolve(ROOT, '.milepost', 'state.json');

async function start(): Promise<void> {
  const { fresh, ports } = startArguments(process.argv.slice(2), process.env);
  // Starting over writes over the old state only once the new world stands.
  const state = fresh ? undefined : readState(STATE_FILE);
  console.log('Building the app, if its sources changed (up to a minute the first time) ...');
  const backend = await ensureBackend();
  await ensurePages();
  const world = await createWorld({
    transport: 'http',
    ports,
    appFolder: ROOT,
    loadApp: loadBundles(backend),
    forge: { log: (message) => console.warn(`Forge: ${message}`) },
    seed: ({ jira, xero, clock }) => {
      seedJira(jira);
      seedXero(xero.model, clock.now());
      seedHistory(xero.model, clock.now());
    },
    ...(state ? { state } : {}),
  });
  const keeper = keepState(STATE_FILE, () => world.snapshot());
  world.onChange(() => keeper.changed());
  keeper.changed();
  stopOnSignal(world, () => keeper.flush());
  console.log(welcome({ urls: world.urls, webTrigger: world.forge.webTriggerUrl('xero-webhook'), stateFile: relative(process.cwd(), STATE_FILE), fresh: state === undefined }));
}

/** The first signal stops in order; a second one stops at once. */
function stopOnSignal(world: World, flush: () => void): void {
  const stop = (): void => {
    flush();
    console.log('\nStopped. What you did is kept for the next start.');
    // A browser that holds on to a connection must not keep the terminal.
    setTimeout(() => process.exit(0), LONGEST_STOP_MS).unref();
    void world.close().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  process.once('uncaughtException', (error) => {
    flush();
    console.error(error);
    process.exit(1);
  });
}

function advice(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof PortInUse) {
    return `Port ${String(error.port)} is in use, perhaps by another "npm start". Stop that one, or choose three other ports: MILEPOST_PORT=5200 npm start`;
  }
  if (error instanceof StateUnreadable) return `${error.message}\nTo start over with the sample agency: npm start -- --fresh`;
  if (error instanceof ManifestRefused) return `Forge would not accept the manifest.\n${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

start().catch((error: unknown) => {
  console.error(advice(error));
  process.exitCode = 1;
});
