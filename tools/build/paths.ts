import path from 'node:path';

export const ROOT = path.resolve(__dirname, '..', '..');
/** Where Vite puts the pages: what the manifest's resource points to. */
export const PAGES = path.join(ROOT, 'static', 'dist');
/** Where the backend's bundle goes unless told otherwise. */
export const BACKEND = path.join(ROOT, 'build', 'backend');

/** What each output is made from. */
export const PAGES_INPUTS: readonly string[] = ['static', 'package-lock.json'];
export const BACKEND_INPUTS: readonly string[] = ['src', 'static/src/texts', 'static/src/shared', 'manifest.yml', 'tsconfig.json', 'package-lock.json'];
