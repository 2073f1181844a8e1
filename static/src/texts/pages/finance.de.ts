import { attention } from '../de/attention';
import { finance } from '../de/finance';
import { charts } from '../de/charts';
import { forecast } from '../de/forecast';
import { phrases } from '../de/phrases';
import { problems } from '../de/problems';
import { project } from '../de/project';
import { shared } from '../de/shared';
import { words } from '../de/words';

export const texts = { shared, words, attention, project, charts, forecast, finance, problems, phrases };
