import { asApp, route } from '@forge/api';
import * as z from 'zod/mini';
import type { ProjectId, WorkItemId } from '../billing/ids';
import { exchange, readAnswer } from './call';
import { PROPERTY_KEY } from './property';
import { searchItems } from './search';
import { isIdOrKey } from './work-item';

/** A work item by its place in the plan of work: 1 for epics, 0 for the work in them, -1 for parts of that. */
export interface Placed {
  readonly id: WorkItemId;
  readonly level: number;
}

export interface ItemLink {
  /** The link type's id: names are translated. */
  readonly typeId: string;
  /** `outward`: from the item that was asked about to the other. */
  readonly direction: 'inward' | 'outward';
  readonly item: Placed;
}

/** A work item and what it hangs together with. */
export interface Placement extends Placed {
  readonly key: string;
  readonly projectId: ProjectId;
  /** Our property is on it. */
  readonly marked: boolean;
  readonly parent?: Placed;
  readonly links: readonly ItemLink[];
  readonly versionIds: readonly string[];
}

const level = z.looseObject({ hierarchyLevel: z.number() });
const placedShape = z.looseObject({ id: z.string(), fields: z.looseObject({ issuetype: level }) });
const linkShape = z.looseObject({ type: z.looseObject({ id: z.string() }), inwardIssue: z.optional(placedShape), outwardIssue: z.optional(placedShape) });
const shape = z.looseObject({
  id: z.string(),
  key: z.string(),
  fields: z.looseObject({
    issuetype: level,
    project: z.looseObject({ id: z.string() }),
    parent: z.optional(z.nullable(placedShape)),
    issuelinks: z.optional(z.nullable(z.array(linkShape))),
    fixVersions: z.optional(z.nullable(z.array(z.looseObject({ id: z.string() })))),
  }),
  properties: z.optional(z.record(z.string(), z.unknown())),
});

const placed = ({ id, fields }: z.infer<typeof placedShape>): Placed => ({ id: id as WorkItemId, level: fields.issuetype.hierarchyLevel });

/** The work item with its parent, links and versions, in one request; undefined when it doesn't exist or the app may not see it. */
export async function getPlacement(idOrKey: string): Promise<Placement | undefined> {
  if (!isIdOrKey(idOrKey)) return undefined;
  const answer = await exchange((signal) =>
    asApp().requestJira(route`/rest/api/3/issue/${idOrKey}?fields=issuetype,project,parent,issuelinks,fixVersions&properties=${PROPERTY_KEY}`, { headers: { accept: 'application/json' }, signal }),
  );
  if (answer.status === 404) return undefined;
  const { id, key, fields, properties = {} } = readAnswer(answer, shape);
  return {
    id: id as WorkItemId,
    key,
    level: fields.issuetype.hierarchyLevel,
    projectId: fields.project.id as ProjectId,
    marked: PROPERTY_KEY in properties,
    ...(fields.parent ? { parent: placed(fields.parent) } : {}),
    links: (fields.issuelinks ?? []).flatMap(({ type, inwardIssue, outwardIssue }) => [
      ...(inwardIssue ? [{ typeId: type.id, direction: 'inward' as const, item: placed(inwardIssue) }] : []),
      ...(outwardIssue ? [{ typeId: type.id, direction: 'outward' as const, item: placed(outwardIssue) }] : []),
    ]),
    versionIds: (fields.fixVersions ?? []).map((version) => version.id),
  };
}

export interface LinkType {
  readonly id: string;
  readonly inward: string;
  readonly outward: string;
}

const linkTypesShape = z.looseObject({ issueLinkTypes: z.array(z.looseObject({ id: z.string(), inward: z.string(), outward: z.string() })) });

/** The ways in which work can be linked on this site. */
export async function linkTypes(): Promise<readonly LinkType[]> {
  const answer = await exchange((signal) => asApp().requestJira(route`/rest/api/3/issueLinkType`, { headers: { accept: 'application/json' }, signal }));
  return readAnswer(answer, linkTypesShape).issueLinkTypes.map(({ id, inward, outward }) => ({ id, inward, outward }));
}

const foundShape = z.looseObject({ id: z.string(), fields: z.looseObject({ issuetype: level, parent: z.optional(z.nullable(placedShape)) }) });

/** Where epics stand, whatever they are called on this site. */
export const EPIC_LEVEL = 1;
/** Versions with more in them are not read through: what is not known of them is not guessed. */
const MOST_ITEMS = 1000;

/**
 * The epics that are in any of these versions themselves or with work of theirs; undefined when there is more in them than is read. It costs a point for each hundred work
 * items in them, and one for each of them. The search's index lags behind by some seconds.
 */
export async function epicsOfVersions(versionIds: readonly string[]): Promise<readonly WorkItemId[] | undefined> {
  const ids = versionIds.filter((id) => /^\d{1,19}$/.test(id));
  if (ids.length === 0) return [];
  const found = await searchItems(`fixVersion in (${ids.join(', ')})`, { fields: ['issuetype', 'parent'], shape: foundShape, max: MOST_ITEMS + 1 });
  if (found.length > MOST_ITEMS) return undefined;
  const all = found.flatMap((item) => [placed(item), ...(item.fields.parent ? [placed(item.fields.parent)] : [])]);
  return [...new Set(all.filter((item) => item.level === EPIC_LEVEL).map(({ id }) => id))];
}
