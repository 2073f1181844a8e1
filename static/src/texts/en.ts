import { activity } from './en/activity';
import { admin } from './en/admin';
import { attention } from './en/attention';
import { charts } from './en/charts';
import { data } from './en/data';
import { finance } from './en/finance';
import { forecast } from './en/forecast';
import { gate } from './en/gate';
import { invoice } from './en/invoice';
import { panel } from './en/panel';
import { phrases } from './en/phrases';
import { plan } from './en/plan';
import { problems } from './en/problems';
import { project } from './en/project';
import { reconciliation } from './en/reconciliation';
import { retainers } from './en/retainers';
import { rule } from './en/rule';
import { scope } from './en/scope';
import { settings } from './en/settings';
import { shared } from './en/shared';
import { tables } from './en/tables';
import { words } from './en/words';

/** The English catalogue, and by its type the list of what any other language has to say. */
export const en = { shared, words, attention, panel, gate, rule, project, plan, retainers, scope, invoice, reconciliation, tables, charts, forecast, finance, settings, admin, data, problems, activity, phrases };

export type Texts = typeof en;
