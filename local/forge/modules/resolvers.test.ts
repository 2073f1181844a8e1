import { describe, expect, it } from '@jest/globals';
import { sample, type SampleOptions } from '../testing/sample';

const SURFACE = { moduleKey: 'panel', accountId: 'person-1', extension: { type: 'jira:issuePanel', issue: { id: '1', key: 'S-1' } } };

function answering(resolve: (request: { payload: unknown; context: Record<string, unknown> }) => unknown, options: SampleOptions = {}): ReturnType<typeof sample> {
  return sample({ ...options, handlers: ({ resolver: { default: Resolver } }) => ({ pages: new Resolver().define('ask', (request) => resolve(request)).getDefinitions() }) });
}

describe("a page's call", () => {
  it('reaches the resolver of its module with the person, the site and what the product told the page', async () => {
    const forge = answering(({ payload, context }) => ({ payload, context }), { licence: 'active' });
    expect(await forge.invokeResolver(SURFACE, 'ask', { a: 1 })).toEqual({
      payload: { a: 1 },
      context: expect.objectContaining({
        accountId: 'person-1',
        cloudId: '11111111-2222-4333-8444-555555555555',
        environmentType: 'DEVELOPMENT',
        extension: SURFACE.extension,
        installContext: 'ari:cloud:jira::site/11111111-2222-4333-8444-555555555555',
        license: { active: true, isActive: true },
        moduleKey: 'panel',
        siteUrl: 'http://jira.invalid',
      }) as unknown,
    });
  });

  it('can not pass for another person: the account is the platform’s', async () => {
    const forge = answering(({ context }) => context['accountId']);
    const forged = { ...SURFACE, extension: { ...SURFACE.extension, accountId: 'person-2' } };
    expect(await forge.invokeResolver(forged, 'ask', { accountId: 'person-2' })).toBe('person-1');
  });

  it('gets its answer as JSON', async () => {
    expect(await answering(() => ({ at: new Date(0), gone: undefined, list: [undefined] })).invokeResolver(SURFACE, 'ask', undefined)).toEqual({ at: '1970-01-01T00:00:00.000Z', list: [null] });
    expect(await answering(() => undefined).invokeResolver(SURFACE, 'ask', undefined)).toBeUndefined();
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['what the function throws', () => answering(() => { throw new Error('no luck'); }).invokeResolver(SURFACE, 'ask', {}), 'no luck'],
    ['a function that is not defined', () => answering(() => 1).invokeResolver(SURFACE, 'other', {}), "no definition for 'other'"],
    ['a module without a resolver', () => answering(() => 1).invokeResolver({ ...SURFACE, moduleKey: 'hook' }, 'ask', {}), 'has no resolver'],
    ['a call over 500 KB', () => answering(() => 1).invokeResolver(SURFACE, 'ask', 'x'.repeat(512_000)), 'larger than 500 KB'],
    ['an answer over 5 MB', () => answering(() => 'x'.repeat(5 * 1024 * 1024)).invokeResolver(SURFACE, 'ask', {}), 'larger than 5 MB'],
  ])('is refused for %s', async (_, call, message) => {
    await expect(call()).rejects.toThrow(message);
  });
});
