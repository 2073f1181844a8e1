import { describe, expect, it } from '@jest/globals';
import { translated } from './manifest-file';

const files: Readonly<Record<string, string>> = { 'en.json': '{"page":{"title":"Billing"},"flat.key":"Flat"}', 'de.json': '{"page":{"title":"Abrechnung"},"flat.key":"Flach"}', 'bad.json': '{', 'poor.json': '{"page":{}}' };
const read = (path: string): string => {
  const content = files[path];
  if (content === undefined) throw new Error(`ENOENT ${path}`);
  return content;
};
const languages = (...resources: readonly (readonly [string, string])[]) => ({ resources: resources.map(([key, path]) => ({ key, path })), fallback: { default: 'en-US' } });
const titled = (translations: unknown, key = 'page.title') => ({ translations, modules: { 'jira:projectPage': [{ key: 'p', title: { i18n: key } }] } });

describe('a manifest with translations', () => {
  it('is shown in its default language', () => {
    const both = languages(['en-US', 'en.json'], ['de-DE', 'de.json']);
    expect(translated(titled(both), read)).toMatchObject({ modules: { 'jira:projectPage': [{ key: 'p', title: 'Billing' }] } });
    expect(translated(titled(both, 'flat.key'), read)).toMatchObject({ modules: { 'jira:projectPage': [{ title: 'Flat' }] } });
  });

  it('without any is left as it is', () => {
    expect(translated({ modules: { function: [{ key: 'f', handler: 'index.f' }] } }, read)).toEqual({ modules: { function: [{ key: 'f', handler: 'index.f' }] } });
  });

  it.each<[string, unknown, RegExp]>([
    ['a key but no translations', { modules: { a: [{ title: { i18n: 'x' } }] } }, /translations is missing/],
    ['a key that the default language lacks', titled(languages(['en-US', 'en.json']), 'nothing'), /no text for 'nothing'/],
    ['a key that another language lacks', titled(languages(['en-US', 'en.json'], ['de-DE', 'poor.json'])), /de-DE has no text/],
    ['a default without a file', titled(languages(['de-DE', 'de.json'])), /fallback language en-US/],
    ['a language twice', titled(languages(['en-US', 'en.json'], ['en-US', 'de.json'])), /twice/],
    ['a file that is not JSON', titled(languages(['en-US', 'bad.json'])), /not JSON/],
    ['a file that is not there', titled(languages(['en-US', 'gone.json'])), /ENOENT/],
    ['a language by another name', titled(languages(['en', 'en.json'])), /key/],
  ])('is refused with %s', (_what, manifest, why) => {
    expect(() => translated(manifest, read)).toThrow(why);
  });
});
