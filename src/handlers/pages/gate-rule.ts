import { namedBy } from '../../billing/part';
import { linkTypes, viewableProjects } from '../../jira';
import { allEnded } from '../../net/all-ended';
import { contractsWhere } from '../../store/find';
import type { Answer, RuleChoices } from './api';

/** Pages of 100 contracts of either kind that are offered. */
const MOST_PAGES = 5;

/**
 * What a rule can name. Whoever may edit a workflow can open this page; they see the contracts of those projects whose billing they may see, by their names alone. A rule that
 * names none of them needs no such right.
 */
export async function loadRuleChoices(): Promise<Answer<RuleChoices>> {
  const [waiting, quiet, links] = await allEnded([contractsWhere('yes', MOST_PAGES), contractsWhere('no', MOST_PAGES), linkTypes()]);
  const all = [...new Map([...waiting.rows, ...quiet.rows].map((contract) => [contract.id, contract])).values()];
  const viewable = all.length === 0 ? new Map() : await viewableProjects([...new Set(all.map(({ projectId }) => projectId))]);
  const contracts = all
    .filter(({ projectId, milestones }) => viewable.has(projectId) && milestones.length > 0)
    .map(({ id, name, projectKey, milestones }) => ({ id, name, projectKey, milestones: milestones.map((milestone) => ({ id: milestone.id, key: milestone.workItem.key, name: namedBy(milestone) })) }));
  return { ok: true, data: { contracts, linkTypes: links } };
}
