import type { PageTexts } from '..';
import { phrases } from '../en/phrases';
import { problems } from '../en/problems';
import { rule } from '../en/rule';
import { shared } from '../en/shared';

const en = { shared, rule, problems, phrases };

/** What the page of a workflow's rule can say. */
export const gateRuleTexts: PageTexts<keyof typeof en> = { en, others: { de: async () => (await import('./gate-rule.de')).texts } };
