import { activity } from './de/activity';
import { admin } from './de/admin';
import { attention } from './de/attention';
import { charts } from './de/charts';
import { data } from './de/data';
import { finance } from './de/finance';
import { forecast } from './de/forecast';
import { gate } from './de/gate';
import { invoice } from './de/invoice';
import { panel } from './de/panel';
import { phrases } from './de/phrases';
import { plan } from './de/plan';
import { problems } from './de/problems';
import { project } from './de/project';
import { reconciliation } from './de/reconciliation';
import { retainers } from './de/retainers';
import { rule } from './de/rule';
import { scope } from './de/scope';
import { settings } from './de/settings';
import { shared } from './de/shared';
import { tables } from './de/tables';
import { words } from './de/words';
import type { Texts } from './en';

/** The German catalogue: a chunk of its own, which only who reads German loads. */
export const de: Texts = { shared, words, attention, panel, gate, rule, project, plan, retainers, scope, invoice, reconciliation, tables, charts, forecast, finance, settings, admin, data, problems, activity, phrases };
