import type { PageTexts } from '..';
import { admin } from '../en/admin';
import { data } from '../en/data';
import { gate } from '../en/gate';
import { phrases } from '../en/phrases';
import { problems } from '../en/problems';
import { shared } from '../en/shared';

const en = { shared, gate, admin, data, problems, phrases };

/** What the admin page can say. */
export const adminTexts: PageTexts<keyof typeof en> = { en, others: { de: async () => (await import('./admin.de')).texts } };
