import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

/** A browser to start: its program, and what its environment needs besides ours. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const run = promisify(execFile);
const PACKAGE = '@sparticuz/chromium';

/** The package unpacks its libraries only where it believes to be inside AWS Lambda on a Node it knows. */
const LAMBDA = 'AWS_Lambda_nodejs24.x';

/**
 * The Chromium that comes with the dev dependencies, so that browser tests need no browser installed by hand. It is built for
 * Linux on x64; elsewhere it throws an error that says what to install.
 */
export async function packedChromium(): Promise<BrowserProgram> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No browser was found. Install Chrome, Chromium or Edge, or name one in MILEPOST_CHROMIUM: the Chromium that comes along is for Linux on x64, and this is ${process.platform} on ${process.arch}.`,
    );
  }
  const folder = await unpacked();
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      // A bare Linux has neither NSS nor Expat. The packed ones go first, for NSS's parts only work when they are of one build.
      LD_LIBRARY_PATH: [path.join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      // ... and no fonts either: without this, pages are drawn without a single letter.
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    },
  };
}

/**
 * Unpacks once for each version of the package, beside the other caches in node_modules. Two test processes may come here at once, so
 * that each unpacks into a folder of its own and the first to finish gives its folder the final name.
 */
async function unpacked(): Promise<string> {
  const require = createRequire(__filename);
  const packageFolder = path.resolve(path.dirname(require.resolve(PACKAGE)), '..', '..');
  const { version } = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const cache = path.resolve(packageFolder, '..', '..', '.cache', 'milepost');
  const folder = path.join(cache, `chromium-${version}`);
  if (await exists(folder)) return folder;

  await mkdir(cache, { recursive: true });
  const own = await mkdtemp(path.join(cache, 'unpacking-'));
  try {
    const program = `import(${JSON.stringify(PACKAGE)}).then((chromium) => chromium.default.executablePath())`;
    await run(process.execPath, ['-e', program], { cwd: packageFolder, env: { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: LAMBDA } });
    await writeFile(path.join(own, 'fonts.conf'), fontConfiguration(path.join(folder, 'fonts')));
    await rename(own, folder);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
  return folder;
}

/**
 * Open Sans, which the package brings, stands for every family that pages name, so that screenshots look the same on all Linux
 * machines; the system's fonts, when there are any, serve the letters that it lacks.
 */
function fontConfiguration(fonts: string): string {
  const families = ['sans-serif', 'serif', 'monospace', 'system-ui', 'ui-sans-serif', 'ui-monospace'];
  const aliases = families.map((family) => `  <alias binding="strong"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`);
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${fonts}</dir>`,
    '  <dir>/usr/share/fonts</dir>',
    '  <dir>/usr/local/share/fonts</dir>',
    `  <cachedir>${fonts}-cache</cachedir>`,
    ...aliases,
    '</fontconfig>',
    '',
  ].join('\n');
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
