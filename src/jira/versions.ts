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

const releasedShape = z.looseObject({ values: z.array(z.extend(versionShape, { releaseDate: z.optional(z.nullable(z.string())) })) });

/** A version that was released, and on which day: whoever releases it may write another. */
export interface ReleasedOn {
  readonly id: string;
  readonly name: string;
  readonly releasedOn: string;
}

/** The project's versions, the latest first and a hundred at most, that were released on this day or later; none of a project that the app can't see. One that says no day is left out. */
export async function releasedSince(projectId: ProjectId, day: string): Promise<readonly ReleasedOn[]> {
  const answer = await exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/project/${projectId}/version?orderBy=-releaseDate&status=released&maxResults=${MOST}`, { headers: { accept: 'application/json' }, signal }),
  );
  if (answer.status === 404) return [];
  return readAnswer(answer, releasedShape).values.flatMap(({ id, name, releaseDate }) => (releaseDate && releaseDate >= day ? [{ id, name, releasedOn: releaseDate }] : []));
}
