import { phrases } from '../de/phrases';
import { problems } from '../de/problems';
import { rule } from '../de/rule';
import { shared } from '../de/shared';

export const texts = { shared, rule, problems, phrases };
