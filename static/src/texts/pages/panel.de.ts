import { gate } from '../de/gate';
import { panel } from '../de/panel';
import { phrases } from '../de/phrases';
import { problems } from '../de/problems';
import { scope } from '../de/scope';
import { shared } from '../de/shared';
import { words } from '../de/words';

export const texts = { shared, words, panel, gate, scope, problems, phrases };
