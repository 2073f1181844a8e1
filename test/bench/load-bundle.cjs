// Prints how many milliseconds it takes to load the bundle whose path is given, with what Forge's runtime has in place by then.
globalThis.__forge_fetch__ = () => Promise.reject(new Error('nothing is called while loading'));
globalThis.__forge_runtime__ = { appContext: {}, proxy: {} };
const from = performance.now();
require(process.argv[2]);
process.stdout.write(String(performance.now() - from));
