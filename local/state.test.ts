import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StateUnreadable, keepState, readState } from './state';

describe('the state of the local world', () => {
  let folder = '';
  let file = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'state-'));
    file = join(folder, 'deep', 'state.json');
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
    rmSync(folder, { recursive: true });
  });

  it('is none at first', () => {
    expect(readState(file)).toBeUndefined();
  });

  it('is written a moment after a change, once for all changes until then', () => {
    let taken = 0;
    const keeper = keepState(file, () => ({ jira: { taken: (taken += 1) } }), 200);
    keeper.changed();
    keeper.changed();
    jest.advanceTimersByTime(199);
    expect(existsSync(file)).toBe(false);
    jest.advanceTimersByTime(1);
    expect(readState(file)).toEqual({ jira: { taken: 1 } });
    keeper.changed();
    jest.advanceTimersByTime(200);
    expect(readState(file)).toEqual({ jira: { taken: 2 } });
  });

  it('is written at once on the way out, unless nothing changed', () => {
    const keeper = keepState(file, () => ({ clock: 1 }));
    keeper.flush();
    expect(existsSync(file)).toBe(false);
    keeper.changed();
    keeper.flush();
    expect(readState(file)).toEqual({ clock: 1 });
  });

  it('stays whole when writing the next one fails', () => {
    const keeper = keepState(file, () => ({ clock: 1 }));
    keeper.changed();
    keeper.flush();
    const failing = keepState(file, () => {
      throw new Error('out of memory');
    });
    failing.changed();
    expect(() => failing.flush()).toThrow('out of memory');
    expect(readState(file)).toEqual({ clock: 1 });
  });

  it('leaves nothing beside the file', () => {
    const keeper = keepState(file, () => ({ clock: 1 }));
    keeper.changed();
    keeper.flush();
    expect(readdirSync(join(folder, 'deep'))).toEqual(['state.json']);
  });

  it.each([['what is no JSON', '{'], ['another version', '{"version":2,"parts":{}}'], ['something else', '[]']])('is refused when it is %s', (_what, text) => {
    const keeper = keepState(file, () => ({}));
    keeper.changed();
    keeper.flush();
    writeFileSync(file, text);
    expect(() => readState(file)).toThrow(StateUnreadable);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
