import { concerns, marksOf } from '../../billing/activity-of';
import type { ActivityEntry } from '../../billing/activity';
import type { ContractId, MilestoneId, ProjectId } from '../../billing/ids';
import { problem } from '../../billing/problem';
import { activityOf, getContract, getPeople } from '../../store/read';
import type { ProjectVisit } from './access';
import type { ActivityView, Answer } from './api';
import type { Input } from './inputs';
import { accountsOf, activityView } from './views/activity-view';
import { refusal } from './views/problem-view';

/** Lines of one page as they are shown, and the most that Forge gives at once. */
const PAGE = 50;
const LARGE_PAGE = 100;
/** Pages looked through for what concerns one contract or milestone, before the reader is given what was found and a way to go on. */
const MOST_PAGES = 5;

interface Page {
  readonly rows: readonly ActivityView[];
  readonly cursor?: string;
}

/** The project's record, newest first, or what of it concerns one contract or milestone. */
export async function projectActivity({ project }: ProjectVisit, input: Input<'project.activity'>): Promise<Answer<Page>> {
  const filter = await filterOf(project.id, input);
  if (!filter) return refusal([problem('CONTRACT_NOT_FOUND', 'contract')]);
  const accounts = accountsOf(await getPeople());
  const limit = input.many === true ? LARGE_PAGE : PAGE;
  const found: ActivityEntry[] = [];
  let { cursor } = input;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const read = await activityOf(project.id, cursor, limit);
    found.push(...read.rows.filter(filter));
    ({ cursor } = read);
    if (cursor === undefined || input.contractId === undefined || found.length >= limit) break;
  }
  return { ok: true, data: { rows: found.map((entry) => activityView(entry, accounts)), ...(cursor === undefined ? {} : { cursor }) } };
}

/** What of the record is wanted; undefined for a contract or milestone that the project does not have. */
async function filterOf(projectId: ProjectId, { contractId, milestoneId }: Input<'project.activity'>): Promise<((entry: ActivityEntry) => boolean) | undefined> {
  if (contractId === undefined) return () => true;
  const contract = await getContract(contractId as ContractId);
  if (contract?.projectId !== projectId) return undefined;
  if (milestoneId === undefined) return (entry) => entry.contractId === contract.id;
  const marks = marksOf(contract, milestoneId as MilestoneId);
  return marks && ((entry) => entry.contractId === contract.id && concerns(entry.event, marks));
}
