import path from 'node:path';

/** The part of the environment that decides where a browser may be. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const LINUX = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/microsoft-edge-stable',
  '/usr/bin/microsoft-edge',
];

const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function below(folders: readonly (string | undefined)[], names: readonly string[], join: typeof path.join): string[] {
  return folders.filter((folder): folder is string => Boolean(folder)).flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Where an installed Chrome, Chromium or Edge usually is, the most likely first. Nothing is looked for on disk here. */
export function usualPaths({ platform, env }: Machine): readonly string[] {
  switch (platform) {
    case 'darwin':
      return below(['/Applications', env['HOME'] && path.posix.join(env['HOME'], 'Applications')], MAC, path.posix.join);
    case 'win32':
      return below([env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']], WINDOWS, path.win32.join);
    default:
      return LINUX;
  }
}
