import { describe, expect, it } from '@jest/globals';
import { namesIn } from './names';

describe('people’s names in Jira’s answer', () => {
  it('are taken by account id', () => {
    expect(namesIn({ values: [{ accountId: 'a', displayName: 'Mara Lindt', active: true }] })).toEqual([['a', 'Mara Lindt']]);
  });

  it.each([null, [], {}, { values: 'none' }, { values: [null, 1, { accountId: 'a' }, { accountId: 1, displayName: 'x' }] }])('are none in %j', (body) => {
    expect(namesIn(body)).toEqual([]);
  });
});
