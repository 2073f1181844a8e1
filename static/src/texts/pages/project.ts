import type { PageTexts } from '..';
import { activity } from '../en/activity';
import { attention } from '../en/attention';
import { charts } from '../en/charts';
import { forecast } from '../en/forecast';
import { gate } from '../en/gate';
import { invoice } from '../en/invoice';
import { panel } from '../en/panel';
import { phrases } from '../en/phrases';
import { plan } from '../en/plan';
import { problems } from '../en/problems';
import { project } from '../en/project';
import { reconciliation } from '../en/reconciliation';
import { retainers } from '../en/retainers';
import { scope } from '../en/scope';
import { settings } from '../en/settings';
import { shared } from '../en/shared';
import { tables } from '../en/tables';
import { words } from '../en/words';

const en = { shared, words, attention, panel, gate, project, retainers, scope, charts, forecast, plan, invoice, reconciliation, tables, settings, problems, activity, phrases };

/** What the project's page can say. */
export const projectTexts: PageTexts<keyof typeof en> = { en, others: { de: async () => (await import('./project.de')).texts } };
