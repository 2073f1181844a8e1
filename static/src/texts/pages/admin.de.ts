import { admin } from '../de/admin';
import { data } from '../de/data';
import { gate } from '../de/gate';
import { phrases } from '../de/phrases';
import { problems } from '../de/problems';
import { shared } from '../de/shared';

export const texts = { shared, gate, admin, data, problems, phrases };
