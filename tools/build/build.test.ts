import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { alone } from './lock';
import { bundlesIn, minifiedSize, pageSizes } from './sizes';
import { fingerprint, isStale, markBuilt } from './staleness';

describe('a build', () => {
  let root = '';
  const inputs = ['src', 'manifest.yml'];
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const output = () => path.join(root, 'out');
  const built = () => {
    mkdirSync(output(), { recursive: true });
    markBuilt(output(), fingerprint(inputs, root), root);
  };

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'milepost-build-'));
    write('src/index.ts', 'one');
    write('manifest.yml', 'app');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('is stale before it was made, and when its output is gone', () => {
    expect(isStale(output(), inputs, root)).toBe(true);
    built();
    expect(isStale(output(), inputs, root)).toBe(false);
    rmSync(output(), { recursive: true });
    expect(isStale(output(), inputs, root)).toBe(true);
  });

  it.each([
    ['a source changes', 'src/index.ts'],
    ['a source is added', 'src/deep/new.ts'],
    ['the manifest changes', 'manifest.yml'],
  ])('is stale once %s', (_, file) => {
    built();
    write(file, 'two');
    expect(isStale(output(), inputs, root)).toBe(true);
  });

  it('is not stale because a test changed, or a file was written again as it was', () => {
    built();
    write('src/index.test.ts', 'expect');
    write('src/index.ts', 'one');
    expect(isStale(output(), inputs, root)).toBe(false);
  });

  it('is counted by what a page must load, each file once', () => {
    write('pages/panel.html', '<script src="./a.js"></script><link rel="modulepreload" href="./b.js"><link href="./b.js"><link href="./c.css">');
    write('pages/a.js', 'x'.repeat(100));
    write('pages/b.js', 'y'.repeat(50));
    write('pages/c.css', 'z'.repeat(10));
    write('pages/lazy.js', 'never counted');
    const [size] = pageSizes(path.join(root, 'pages'));
    expect(size).toMatchObject({ page: 'panel', js: { raw: 150 }, css: { raw: 10 } });
    expect(size?.js.gz).toBeLessThan(150);
  });

  it('is a bundle for each module that a handler names', () => {
    for (const file of ['index.cjs', 'index.cjs.map', 'pages.cjs', 'hooks/late.cjs', 'meta.json']) write(`out/${file}`, '');
    const out = output();
    expect(bundlesIn(out)).toEqual([
      { module: 'hooks/late', file: path.join(out, 'hooks', 'late.cjs') },
      { module: 'index', file: path.join(out, 'index.cjs') },
      { module: 'pages', file: path.join(out, 'pages.cjs') },
    ]);
  });

  it('is measured without white space and long names', async () => {
    write('index.cjs', 'exports.answer = function answer(firstNumber, secondNumber) {\n  return firstNumber + secondNumber;\n};\n');
    expect((await minifiedSize(path.join(root, 'index.cjs'))).raw).toBeLessThan(60);
  });
});

describe('work that must be alone', () => {
  it('waits for the other to end', async () => {
    const order: string[] = [];
    const work = (name: string) => () => new Promise<void>((done) => {
      order.push(`${name} begins`);
      setTimeout(() => {
        order.push(`${name} ends`);
        done();
      }, 30);
    });
    await Promise.all([alone('test-of-lock', work('first')), alone('test-of-lock', work('second'))]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('lets the next one in after a failure', async () => {
    await expect(alone('test-of-lock', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(alone('test-of-lock', () => Promise.resolve('done'))).resolves.toBe('done');
  });
});
