import { expect, jest } from '@jest/globals';
import path from 'node:path';
import type * as Page from '../texts';
import type * as Catalogue from '../texts/en';

const PAGES = path.join(__dirname, '..');

/** In English, with every section at hand; again after `jest.resetModules()`. */
export function speakEnglish(): void {
  const { speak } = jest.requireActual<typeof Page>('../texts');
  const { en } = jest.requireActual<typeof Catalogue>('../texts/en');
  void speak('en', { en, others: { de: async () => Promise.resolve(en) } });
}

/** Jest loads this before each test file: those of the pages' own code are read in English. */
if (expect.getState().testPath?.startsWith(PAGES) === true) speakEnglish();
