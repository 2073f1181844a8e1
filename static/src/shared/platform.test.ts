import { beforeAll, describe, expect, it, jest } from '@jest/globals';

let usableLocale: (locale: string | undefined) => string;

beforeAll(() => {
  Object.assign(globalThis, { __bridge: { callBridge: () => Promise.resolve() } });
  ({ usableLocale } = jest.requireActual<{ usableLocale: typeof usableLocale }>('./platform'));
});

describe('the reader’s language', () => {
  it('is taken as Jira writes it', () => {
    expect(usableLocale('en_AU')).toBe('en-AU');
    expect(usableLocale('de-DE')).toBe('de-DE');
  });

  it('is English when Jira names none that exists', () => {
    expect(usableLocale('not a locale')).toBe('en');
  });
});
