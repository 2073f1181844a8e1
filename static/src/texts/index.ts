import type { Texts } from './en';

/** The languages beside English. */
type Language = 'de';
const LANGUAGES: readonly string[] = ['de'] satisfies readonly Language[];

/** What one page can say: its sections of the catalogue in English, and how to load them in each other language. */
export interface PageTexts<Section extends keyof Texts = keyof Texts> {
  readonly en: Pick<Texts, Section>;
  readonly others: { readonly [Other in Language]: () => Promise<Pick<Texts, Section>> };
}

/**
 * Every sentence that the page says, in the reader's language once `speak` has loaded it. Pages never write their own, and keep no part of it from before they are shown.
 * A page has the sections that its own file in `pages/` lists; a test holds that these are the ones it uses.
 */
export let t: Texts = {} as Texts;

/** Takes the language of the locale where there is one, English otherwise or when it can't be loaded, and returns which it is. */
export async function speak<Section extends keyof Texts>(locale: string, { en, others }: PageTexts<Section>): Promise<string> {
  const language = locale.split('-')[0]?.toLowerCase() ?? '';
  try {
    if (!isLanguage(language)) return take('en', en);
    return take(language, await others[language]());
  } catch {
    return take('en', en);
  }
}

const isLanguage = (language: string): language is Language => LANGUAGES.includes(language);

function take(language: string, texts: Partial<Texts>): string {
  t = texts as Texts;
  return language;
}
