import { describe, expect, it } from '@jest/globals';
import { DeadlineError, withinDeadline } from './deadline';

describe('a deadline', () => {
  it('gives the work’s own result or error when it is in time', async () => {
    await expect(withinDeadline(1000, async () => Promise.resolve('done'))).resolves.toBe('done');
    await expect(withinDeadline(1000, async () => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
  });

  it('ends work that never ends, and asks it to stop', async () => {
    const asked: string[] = [];
    const endless = withinDeadline(10, (signal) => {
      signal.addEventListener('abort', () => asked.push('stop'));
      return new Promise<never>(() => undefined);
    });
    await expect(endless).rejects.toThrow(DeadlineError);
    expect(asked).toEqual(['stop']);
  });
});
