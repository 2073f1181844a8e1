import { asApp, route } from '@forge/api';
import * as z from 'zod/mini';
import type { ProjectId } from '../billing/ids';
import type { KnownVersion } from '../billing/version-trigger';
import { exchange, readAnswer } from './call';
import { knownVersion, versionShape } from './work-item';

const oneShape = z.extend(versionShape, { projectId: z.optional(z.number()) });

/** A version as it stands now; undefined when it doesn't exist, belongs to another project, or the app may not see it. */
export async function getVersion(id: string, projectId: ProjectId): Promise<KnownVersion | undefined> {
  if (!/^\d{1,19}$/.test(id)) return undefined;
  const answer = await exchange((signal) => asApp().requestJira(route`/rest/api/3/version/${id}`, { headers: { accept: 'application/json' }, signal }));
  if (answer.status === 404) return undefined;
  const version = readAnswer(answer, oneShape);
  return version.projectId === undefined || String(version.projectId) === projectId ? knownVersion(version) : undefined;
}

/** The project that a version belongs to; undefined when it doesn't exist, or the app may not see it. */
export async function projectOfVersion(id: string): Promise<ProjectId | undefined> {
  if (!/^\d{1,19}$/.test(id)) return undefined;
  const answer = await exchange((signal) => asApp().requestJira(route`/rest/api/3/version/${id}`, { headers: { accept: 'application/json' }, signal }));
  const project = answer.status === 404 ? undefined : readAnswer(answer, oneShape).projectId;
  return project === undefined ? undefined : (String(project) as ProjectId);
}

const pageShape = z.looseObject({ values: z.array(versionShape) });
const MOST = '100';

/** The project's versions that are not archived, the latest first: a hundred at most. */
export async function versionsOf(projectId: ProjectId): Promise<readonly KnownVersion[]> {
  const answer = await exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/project/${projectId}/version?orderBy=-sequence&status=unreleased,released&maxResults=${MOST}`, { headers: { accept: 'application/json' }, signal }),
  );
  return readAnswer(answer, pageShape).values.map(knownVersion);
}

const releasedShape = z.looseObject({ isLast: z.optional(z.boolean()), values: z.array(z.extend(versionShape, { releaseDate: z.optional(z.nullable(z.string())) })) });

/** A version that is released, and the day that is written into it, if one is: whoever releases it may write any. */
export interface Released {
  readonly id: string;
  readonly name: string;
  readonly releasedOn?: string;
}

const MOST_PAGES = 5;

/** The project's versions that are released, those with the latest day first and five hundred at most; none of a project that the app can't see. */
export async function releasedIn(projectId: ProjectId): Promise<readonly Released[]> {
  const found: Released[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await exchange((signal) =>
      asApp().requestJira(route`/rest/api/3/project/${projectId}/version?orderBy=-releaseDate&status=released&startAt=${String(found.length)}&maxResults=${MOST}`, { headers: { accept: 'application/json' }, signal }),
    );
    if (answer.status === 404) return [];
    const { values, isLast } = readAnswer(answer, releasedShape);
    found.push(...values.map(({ id, name, releaseDate }) => ({ id, name, ...(releaseDate ? { releasedOn: releaseDate } : {}) })));
    if (isLast !== false || values.length === 0) break;
  }
  return found;
}
