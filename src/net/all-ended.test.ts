import { expect, test } from '@jest/globals';
import { allEnded } from './all-ended';

test('what was begun together gives what each came to, in order', async () => {
  expect(await allEnded([Promise.resolve(1), 'two', Promise.resolve(3)])).toEqual([1, 'two', 3]);
});

test('a failure is told once the others have come to their end, and it is the first of them', async () => {
  const ended: string[] = [];
  const slow = Promise.resolve().then(() => undefined).then(() => ended.push('slow'));
  await expect(allEnded([Promise.reject(new Error('first')), slow, Promise.reject(new Error('second'))])).rejects.toThrow('first');
  expect(ended).toEqual(['slow']);
});
