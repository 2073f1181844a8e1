import type { PageTexts } from '..';
import { attention } from '../en/attention';
import { finance } from '../en/finance';
import { charts } from '../en/charts';
import { forecast } from '../en/forecast';
import { phrases } from '../en/phrases';
import { problems } from '../en/problems';
import { project } from '../en/project';
import { shared } from '../en/shared';
import { words } from '../en/words';

const en = { shared, words, attention, project, charts, forecast, finance, problems, phrases };

/** What finance's page can say. */
export const financeTexts: PageTexts<keyof typeof en> = { en, others: { de: async () => (await import('./finance.de')).texts } };
