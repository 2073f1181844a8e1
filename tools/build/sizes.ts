import { minify } from '@swc/core';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { PAGES } from './paths';

/** Bytes as they are, and after gzip as a browser receives them. */
export interface Size {
  readonly raw: number;
  readonly gz: number;
}

export interface PageSize {
  /** The entry's name: `panel` for panel.html. */
  readonly page: string;
  /** What must have arrived before the page shows: its script and all that it imports, without what is loaded on demand. */
  readonly js: Size;
  readonly css: Size;
}

/** The size of every page that has been built. */
export function pageSizes(directory = PAGES): readonly PageSize[] {
  const pages = readdirSync(directory).filter((name) => name.endsWith('.html'));
  return pages.map((name) => {
    const html = readFileSync(path.join(directory, name), 'utf8');
    const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '');
    const total = (ending: string): Size => sum([...new Set(named)].filter((file) => file.endsWith(ending)).map((file) => sizeOf(readFileSync(path.join(directory, file)))));
    return { page: path.basename(name, '.html'), js: total('.js'), css: total('.css') };
  });
}

/** One of the backend's bundles: Forge loads it for each of the functions whose handler is in that module. */
export interface Bundle {
  readonly module: string;
  readonly file: string;
}

/** The bundles that a build of the backend left in the folder, without the parts that they load later. */
export const bundlesIn = (directory: string): readonly Bundle[] => modulesIn(directory).filter(({ module }) => !isPart(module));

/** What bundles load only when it is first needed: the bundler makes a file of each `import()`, and one of what several of them share, and numbers them. */
export const partsIn = (directory: string): readonly Bundle[] => modulesIn(directory).filter(({ module }) => isPart(module));

const isPart = (module: string): boolean => /^\d+$/.test(module);

function modulesIn(directory: string): readonly Bundle[] {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cjs'));
  const modules = files.map((name) => ({ module: name.replaceAll('\\', '/').replace(/\.cjs$/, ''), file: path.join(directory, name) }));
  return modules.sort((a, b) => (a.module < b.module ? -1 : 1));
}

/** The size of a bundle with its white space and long names taken out: what is measured against the bar; Forge itself uploads it as it is. */
export async function minifiedSize(bundle: string): Promise<Size> {
  const { code } = await minify(readFileSync(bundle, 'utf8'), { compress: true, mangle: true, module: false });
  return sizeOf(Buffer.from(code));
}

export function fileSize(file: string): Size {
  return sizeOf(readFileSync(file));
}

const sizeOf = (content: Buffer): Size => ({ raw: content.length, gz: gzipSync(content, { level: 9 }).length });
const sum = (sizes: readonly Size[]): Size => sizes.reduce((total, size) => ({ raw: total.raw + size.raw, gz: total.gz + size.gz }), { raw: 0, gz: 0 });

/** `123.4 kB (41.0 kB gz)`, in thousands of bytes. */
export const inKilobytes = ({ raw, gz }: Size): string => `${(raw / 1000).toFixed(1)} kB (${(gz / 1000).toFixed(1)} kB gz)`;
