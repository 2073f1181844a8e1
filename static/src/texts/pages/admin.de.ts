import { admin } from '../de/admin';
import { gate } from '../de/gate';
import { phrases } from '../de/phrases';
import { problems } from '../de/problems';
import { shared } from '../de/shared';

export const texts = { shared, gate, admin, problems, phrases };
