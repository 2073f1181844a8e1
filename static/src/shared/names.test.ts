import { describe, expect, it } from '@jest/globals';
import { namesIn, usersIn } from './names';

describe('people found by name', () => {
  it('are those who can do something: no apps, and nobody who left', () => {
    const mara = { accountId: 'a', displayName: 'Mara Lindt', active: true, accountType: 'atlassian' };
    expect(usersIn([mara, { ...mara, accountId: 'b', accountType: 'app' }, { ...mara, accountId: 'c', active: false }, { accountId: 'd', displayName: 'Dev Patel' }, null])).toEqual([
      { id: 'a', name: 'Mara Lindt' }, { id: 'd', name: 'Dev Patel' },
    ]);
    expect(usersIn({ values: [mara] })).toEqual([]);
  });
});

describe('people’s names in Jira’s answer', () => {
  it('are taken by account id', () => {
    expect(namesIn({ values: [{ accountId: 'a', displayName: 'Mara Lindt', active: true }] })).toEqual([['a', 'Mara Lindt']]);
  });

  it.each([null, [], {}, { values: 'none' }, { values: [null, 1, { accountId: 'a' }, { accountId: 1, displayName: 'x' }] }])('are none in %j', (body) => {
    expect(namesIn(body)).toEqual([]);
  });
});
