import { attention } from '../de/attention';
import { data } from '../de/data';
import { gate } from '../de/gate';
import { panel } from '../de/panel';
import { phrases } from '../de/phrases';
import { problems } from '../de/problems';
import { settings } from '../de/settings';
import { shared } from '../de/shared';
import { words } from '../de/words';

export const texts = { shared, words, attention, panel, gate, settings, data, problems, phrases };
