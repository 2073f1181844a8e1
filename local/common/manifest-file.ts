import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { rememberLast } from './remember';

const translationsSchema = z.strictObject({
  resources: z.array(z.strictObject({ key: z.string().regex(/^[a-z]{2}-[A-Z]{2}$/), path: z.string() })).min(1),
  fallback: z.looseObject({ default: z.string() }),
});
const i18nSchema = z.strictObject({ i18n: z.string().regex(/^[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)*$/).max(300) });

/**
 * manifest.yml of an app's folder, with each `{ i18n: key }` as its default language says it. Throws with what Forge's validator would refuse of its translations
 * (@forge/manifest 13.7), and when another language leaves out a key.
 */
export const readManifestFile = (appDir: string): unknown => read(`${appDir}\n${readFileSync(join(appDir, 'manifest.yml'), 'utf8')}`);

const read = rememberLast((folderAndText: string): unknown => {
  const end = folderAndText.indexOf('\n');
  return translated(parse(folderAndText.slice(end + 1)), (path) => readFileSync(join(folderAndText.slice(0, end), path), 'utf8'));
});

/** As `readManifestFile`, of a manifest that was parsed; `readFile` takes a path from the app's folder. */
export function translated(manifest: unknown, readFile: (path: string) => string): unknown {
  const declared = typeof manifest === 'object' && manifest !== null && 'translations' in manifest ? manifest.translations : undefined;
  if (declared === undefined) return filled(manifest, (key) => refuse(`i18n key '${key}' found, but translations is missing`));
  const { resources, fallback } = translationsSchema.parse(declared);
  const languages = new Map(resources.map(({ key, path }) => [key, textsIn(readFile(path), key, path)]));
  if (languages.size < resources.length) refuse('a language is named twice in translations');
  const usual = languages.get(fallback.default);
  if (!usual) return refuse(`there is no file for the fallback language ${fallback.default}`);
  return filled(manifest, (key) => {
    for (const [language, texts] of languages) if (textOf(texts, key) === undefined) refuse(`${language} has no text for '${key}'`);
    return textOf(usual, key) ?? '';
  });
}

function filled(value: unknown, say: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => filled(item, say));
  if (typeof value !== 'object' || value === null) return value;
  const named = i18nSchema.safeParse(value);
  if (named.success) return say(named.data.i18n);
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, filled(item, say)]));
}

function textsIn(content: string, language: string, path: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return refuse(`the file of ${language} at ${path} is not JSON`);
  }
}

/** By the whole key, or step by step. */
function textOf(texts: unknown, key: string): string | undefined {
  const whole = stepInto(texts, key);
  const found = whole ?? key.split('.').reduce(stepInto, texts);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

const stepInto = (texts: unknown, key: string): unknown => (typeof texts === 'object' && texts !== null && Object.hasOwn(texts, key) ? (texts as Record<string, unknown>)[key] : undefined);

function refuse(why: string): never {
  throw new Error(`Forge would refuse this manifest: ${why}.`);
}
