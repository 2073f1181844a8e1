import type { PageTexts } from '..';
import { attention } from '../en/attention';
import { data } from '../en/data';
import { gate } from '../en/gate';
import { panel } from '../en/panel';
import { phrases } from '../en/phrases';
import { problems } from '../en/problems';
import { settings } from '../en/settings';
import { shared } from '../en/shared';
import { words } from '../en/words';

const en = { shared, words, attention, panel, gate, settings, data, problems, phrases };

/** What the project's settings can say. */
export const settingsTexts: PageTexts<keyof typeof en> = { en, others: { de: async () => (await import('./settings.de')).texts } };
