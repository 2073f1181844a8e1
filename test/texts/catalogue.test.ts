import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROBLEM_CODES } from '../../src/billing/problems';
import { de } from '../../static/src/texts/de';
import { en, type Texts } from '../../static/src/texts/en';
import { ROOT } from '../../tools/build/paths';

const LANGUAGES: readonly (readonly [string, Texts])[] = [['de', de]];

/** Every key, with what stands there: a text, a function of so many facts, or a list of so many. `phrases` differ from language to language. */
function keysOf(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'function') return [`${path}(${value.length})`];
  if (Array.isArray(value)) return [`${path}[${value.length}]`];
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, part]) => (path === '' && key === 'phrases' ? [] : keysOf(part, path === '' ? key : `${path}.${key}`)));
}

function textsOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${path}.${key}`));
}

const paramsOf = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();

describe.each(LANGUAGES)('%s', (_language, texts) => {
  // A function that leaves out a fact it does not need has a shorter list: names are compared, not how many facts each takes.
  const names = (keys: readonly string[]): readonly string[] => keys.map((key) => key.replace(/\(\d\)$/, '()')).sort();

  it('has every text that English has, and no other', () => {
    expect(names(keysOf(texts))).toEqual(names(keysOf(en)));
  });

  it('leaves no text empty that English has', () => {
    const filled = new Set(textsOf(en).filter(([, text]) => text !== '').map(([path]) => path));
    expect(textsOf(texts).filter(([path, text]) => text.trim() === '' && filled.has(path))).toEqual([]);
  });

  it('says the same facts of each problem as English does', () => {
    for (const code of PROBLEM_CODES) {
      const [own, english] = [texts.problems.texts[code], en.problems.texts[code]];
      expect([code, paramsOf(own.message), paramsOf(own.action)]).toEqual([code, paramsOf(english.message), paramsOf(english.action)]);
    }
    expect(paramsOf(texts.problems.late)).toEqual(paramsOf(en.problems.late));
  });

  it('says each part of a phrase that records hold', () => {
    const parts = (text: string): number => text.split('{}').length - 1;
    for (const [english, own] of Object.entries(texts.phrases)) expect([english, parts(own)]).toEqual([english, parts(english)]);
  });

  it('says no text in English', () => {
    const same = new Set(['Chance', 'Epic', 'Version', 'In Xero', 'Milepost', 'Name', 'optional', 'Organisation', 'Status', 'Token', 'Tokens', 'Xero']);
    const english = new Map(textsOf(en));
    expect(textsOf(texts).filter(([path, text]) => !path.startsWith('.phrases') && english.get(path) === text && /[a-z]/.test(text) && !same.has(text))).toEqual([]);
  });
});

/** What Jira itself says of the app, from the manifest's translations. */
const inJira = (locale: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(path.join(ROOT, 'resources', 'languages', `${locale}.json`), 'utf8')) as Record<string, string>;

describe.each([['en-US', en], ['de-DE', de]] as const)('%s', (locale, texts) => {
  it('calls permissions and pages as Jira does', () => {
    const { permissions } = texts.settings;
    expect(inJira(locale)).toMatchObject({
      'view-billing.name': permissions.view, 'view-billing.description': expect.stringMatching(/\S/), 'manage-billing.name': permissions.manage, 'manage-billing.description': permissions.manageBody,
      billing: texts.project.title, milestone: texts.panel.title,
    });
    expect(texts.shared.noPermission.body).toContain(permissions.view);
    expect(texts.project.noContract.other).toContain(permissions.manage);
  });

  it('has every text of the other languages', () => {
    expect(Object.keys(inJira(locale)).sort()).toEqual(Object.keys(inJira('en-US')).sort());
  });
});
