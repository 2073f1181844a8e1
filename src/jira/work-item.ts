import { asApp, route } from '@forge/api';
import * as z from 'zod/mini';
import type { ProjectId, WorkItemId } from '../billing/ids';
import type { StatusCategory } from '../billing/milestone';
import type { KnownVersion } from '../billing/version-trigger';
import { exchange, readAnswer } from './call';
import { JiraFailure } from './failure';
import { statusCategory } from './status-category';

export interface WorkItem {
  readonly id: WorkItemId;
  readonly key: string;
  readonly summary: string;
  readonly projectId: ProjectId;
  readonly projectKey: string;
  readonly statusId: string;
  readonly statusName: string;
  readonly category: StatusCategory;
  readonly issueType: string;
  /** Whether its type stands one level above ordinary work, whatever the type is called on this site. */
  readonly epic: boolean;
  /** Whether it is a part of ordinary work. */
  readonly subtask?: true;
  /** What it is a part of, where it is a part of anything. */
  readonly parent?: { readonly id: WorkItemId; readonly key: string };
  /** What it is to be in; none where its project has no versions. */
  readonly versions: readonly KnownVersion[];
}

const EPIC_LEVEL = 1;

/** A version that was never released may say nothing of it. */
export const versionShape = z.looseObject({ id: z.string(), name: z.string(), released: z._default(z.boolean(), false) });

const issueShape = z.looseObject({
  id: z.string(),
  key: z.string(),
  fields: z.looseObject({
    summary: z.string(),
    status: z.looseObject({ id: z.string(), name: z.string(), statusCategory: z.looseObject({ key: z.string() }) }),
    issuetype: z.looseObject({ name: z.string(), hierarchyLevel: z.number() }),
    project: z.looseObject({ id: z.string(), key: z.string() }),
    parent: z.optional(z.nullable(z.looseObject({ id: z.string(), key: z.string() }))),
    fixVersions: z.optional(z.nullable(z.array(versionShape))),
  }),
});

/** The work item as it stands now; undefined when it doesn't exist or the app may not see it, which Jira doesn't tell apart. */
export async function getWorkItem(idOrKey: string): Promise<WorkItem | undefined> {
  if (!isIdOrKey(idOrKey)) return undefined;
  const answer = await exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/issue/${idOrKey}?fields=summary,status,issuetype,project,parent,fixVersions`, { headers: { accept: 'application/json' }, signal }),
  );
  if (answer.status === 404) return undefined;
  return workItemOf(readAnswer(answer, issueShape));
}

/** Numbers, or a key such as `HFD-12`. Anything else would be another route than the one meant. */
export const isIdOrKey = (text: string): boolean => /^(?:\d{1,19}|[A-Za-z][A-Za-z0-9_]{0,254}(?:-\d{1,19})?)$/.test(text);

export const knownVersion = ({ id: version, name, released }: z.infer<typeof versionShape>): KnownVersion => ({ id: version, name, released });

function workItemOf({ id, key, fields }: z.infer<typeof issueShape>): WorkItem {
  const category = statusCategory(fields.status.statusCategory.key);
  if (category === undefined) throw new JiraFailure('invalid-answer', 200);
  return {
    id: id as WorkItemId,
    key,
    summary: fields.summary,
    projectId: fields.project.id as ProjectId,
    projectKey: fields.project.key,
    statusId: fields.status.id,
    statusName: fields.status.name,
    category,
    issueType: fields.issuetype.name,
    epic: fields.issuetype.hierarchyLevel === EPIC_LEVEL,
    ...(fields.issuetype.hierarchyLevel < 0 ? { subtask: true } : {}),
    ...(fields.parent ? { parent: { id: fields.parent.id as WorkItemId, key: fields.parent.key } } : {}),
    versions: (fields.fixVersions ?? []).map(knownVersion),
  };
}
