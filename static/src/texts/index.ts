import { en, type Texts } from './en';

/** Every sentence the pages say, in the reader's language once `speak` has loaded it. Pages never write their own, and keep no part of it from before they are shown. */
export let t: Texts = en;

/** The languages beside English, each loaded by itself. */
const LANGUAGES: Readonly<Record<string, () => Promise<Texts>>> = {
  de: async () => (await import('./de')).de,
};

/** Takes the language of the locale where there is one, English otherwise or when it can't be loaded, and returns which it is. */
export async function speak(locale: string): Promise<string> {
  const language = locale.split('-')[0]?.toLowerCase() ?? '';
  try {
    const load = LANGUAGES[language];
    t = load ? await load() : en;
    return load ? language : 'en';
  } catch {
    t = en;
    return 'en';
  }
}
