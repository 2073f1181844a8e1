import type { PageTexts } from '..';
import { gate } from '../en/gate';
import { panel } from '../en/panel';
import { phrases } from '../en/phrases';
import { problems } from '../en/problems';
import { scope } from '../en/scope';
import { shared } from '../en/shared';
import { words } from '../en/words';

const en = { shared, words, panel, gate, scope, problems, phrases };

/** What the issue panel can say. */
export const panelTexts: PageTexts<keyof typeof en> = { en, others: { de: async () => (await import('./panel.de')).texts } };
