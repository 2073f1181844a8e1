import { describe, expect, it } from '@jest/globals';
import { inApp } from '../testing/sample';

describe('storage through the real @forge/kvs', () => {
  it('keeps a value and gives it back', async () => {
    const value = await inApp(async ({ kvs: { kvs } }) => {
      await kvs.set('a', { n: 1 });
      return kvs.get('a');
    });
    expect(value).toEqual({ n: 1 });
  });
});
