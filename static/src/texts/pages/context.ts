import type { PageTexts } from '..';
import { panel } from '../en/panel';
import { phrases } from '../en/phrases';
import { problems } from '../en/problems';
import { shared } from '../en/shared';
import { words } from '../en/words';

const en = { shared, words, panel, problems, phrases };

/** What the issue context can say. */
export const contextTexts: PageTexts<keyof typeof en> = { en, others: { de: async () => (await import('./context.de')).texts } };
