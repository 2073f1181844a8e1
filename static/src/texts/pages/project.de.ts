import { activity } from '../de/activity';
import { attention } from '../de/attention';
import { forecast } from '../de/forecast';
import { gate } from '../de/gate';
import { invoice } from '../de/invoice';
import { panel } from '../de/panel';
import { phrases } from '../de/phrases';
import { plan } from '../de/plan';
import { problems } from '../de/problems';
import { project } from '../de/project';
import { reconciliation } from '../de/reconciliation';
import { retainers } from '../de/retainers';
import { scope } from '../de/scope';
import { settings } from '../de/settings';
import { shared } from '../de/shared';
import { words } from '../de/words';

export const texts = { shared, words, attention, panel, gate, project, retainers, scope, forecast, plan, invoice, reconciliation, settings, problems, activity, phrases };
