import { asApp, route } from '@forge/api';
import * as z from 'zod/mini';
import type { ProjectId } from '../billing/ids';
import type { StatusCategory } from '../billing/milestone';
import { exchange, readAnswer, type JiraAnswer } from './call';
import { JiraFailure } from './failure';
import { statusCategory } from './status-category';
import { isIdOrKey } from './work-item';

export interface Project {
  readonly id: ProjectId;
  readonly key: string;
  readonly name: string;
}

const projectShape = z.looseObject({ id: z.string(), key: z.string(), name: z.string() });

/** undefined when it doesn't exist or the app may not see it. */
export async function getProject(idOrKey: string): Promise<Project | undefined> {
  if (!isIdOrKey(idOrKey)) return undefined;
  const answer = await exchange((signal) => asApp().requestJira(route`/rest/api/3/project/${idOrKey}`, { headers: { accept: 'application/json' }, signal }));
  if (answer.status === 404) return undefined;
  const { id, key, name } = readAnswer(answer, projectShape);
  return { id: id as ProjectId, key, name };
}

export interface WorkflowStatus {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
}

const statusesShape = z.array(
  z.looseObject({
    name: z.string(),
    statuses: z.array(z.looseObject({ id: z.string(), name: z.string(), statusCategory: z.looseObject({ key: z.string() }) })),
  }),
);

/** The ids of the statuses that any type of work has in the project. Throws JiraFailure, `not-found` when it is gone or can't be seen. */
export async function statusIdsOf(projectId: ProjectId): Promise<ReadonlySet<string>> {
  const types = readAnswer(await askStatuses(projectId), statusesShape);
  return new Set(types.flatMap(({ statuses }) => statuses.map(({ id }) => id)));
}

const askStatuses = async (projectId: ProjectId): Promise<JiraAnswer> =>
  exchange((signal) => asApp().requestJira(route`/rest/api/3/project/${projectId}/statuses`, { headers: { accept: 'application/json' }, signal }));

/** The statuses of the workflow that the project uses for this type of issue; none when the project doesn't have the type. */
export async function statusesOf(projectId: ProjectId, issueTypeName: string): Promise<readonly WorkflowStatus[]> {
  const answer = await askStatuses(projectId);
  const type = readAnswer(answer, statusesShape).find((candidate) => candidate.name === issueTypeName);
  return (type?.statuses ?? []).map((status) => {
    const category = statusCategory(status.statusCategory.key);
    if (category === undefined) throw new JiraFailure('invalid-answer', answer.status);
    return { id: status.id, name: status.name, category };
  });
}
