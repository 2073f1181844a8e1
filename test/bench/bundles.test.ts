import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readManifest } from '../../local/forge';
import { ensureBackend } from '../../tools/build/build';
import { ROOT } from '../../tools/build/paths';
import { bundlesIn, partsIn, type Bundle } from '../../tools/build/sizes';

const LONG_MS = 180_000;

describe("What Forge's bundler makes", () => {
  let backend = '';
  let bundles: readonly Bundle[] = [];
  const text = (wanted: string): string => bundles.filter(({ module }) => module === wanted).map(({ file }) => readFileSync(file, 'utf8')).join('');

  beforeAll(async () => {
    backend = await ensureBackend();
    bundles = bundlesIn(backend);
  }, LONG_MS);

  it('is one bundle for each module that a handler of the manifest names', () => {
    const named = new Set([...readManifest(ROOT).functions.values()].map(({ module }) => module));
    expect(bundles.map(({ module }) => module)).toEqual([...named].sort());
    expect(named.size).toBeGreaterThan(1);
  });

  it("has none of the pages' code in what runs by itself", () => {
    expect(text('index')).toContain('src/handlers/consumers.ts');
    expect(text('index')).not.toContain('src/handlers/pages/');
  });

  it('has none of what runs by itself in the pages', () => {
    for (const door of ['panel', 'project', 'finance', 'settings']) {
      expect(text(door)).toContain('src/handlers/pages/door.ts');
      expect(text(door)).not.toMatch(/src\/handlers\/(consumers|events|schedules|web-triggers|consent-return)\.ts/);
    }
  });

  it('leaves out of the first load of a page what only a call needs, and each door can load it', () => {
    const parts = partsIn(backend);
    expect(text('project')).not.toContain('src/handlers/pages/scope.ts');
    expect(parts.some(({ file }) => readFileSync(file, 'utf8').includes('src/handlers/pages/scope.ts'))).toBe(true);
    for (const { file } of parts) expect(Object.keys((createRequire(file)(file) as { readonly modules: object }).modules).length).toBeGreaterThan(0);
  });
});
