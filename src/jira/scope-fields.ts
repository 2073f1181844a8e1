import { asApp, getAppContext, route } from '@forge/api';
import * as z from 'zod/mini';
import { exchange, readAnswer } from './call';

/** The fields in which a site keeps what work is estimated at, and, where it still has it, the older link from work to its epic. */
export interface ScopeFields {
  /** In the order in which they count: the first that holds a number is the estimate. */
  readonly points: readonly string[];
  readonly epicLink?: string;
}

const fieldsShape = z.array(
  z.looseObject({
    id: z.string(),
    name: z.string(),
    untranslatedName: z.optional(z.nullable(z.string())),
    schema: z.optional(z.looseObject({ type: z.string(), custom: z.optional(z.nullable(z.string())) })),
  }),
);
type Field = z.infer<typeof fieldsShape>[number];

/** By installation: one warm process may serve several sites. */
const known = new Map<string, ScopeFields>();
const MOST_KNOWN = 500;
/** A search takes no more fields than it needs. */
const MOST_POINTS_FIELDS = 5;

/**
 * Finds the fields among all of the site's: their ids are the site's own. Company-managed projects keep points in a number field called "Story Points", team-managed ones in one of Jira
 * Software's own kind ("Story point estimate"). Asked once in a process and installation, for one point.
 */
export async function scopeFields(): Promise<ScopeFields> {
  const installation = getAppContext().installationAri.toString();
  const remembered = known.get(installation);
  if (remembered) return remembered;
  const answer = await exchange((signal) => asApp().requestJira(route`/rest/api/3/field`, { headers: { accept: 'application/json' }, signal }));
  const fields = readAnswer(answer, fieldsShape).filter(({ id }) => /^customfield_\d+$/.test(id));
  const epicLink = fields.find(({ schema }) => schema?.custom === 'com.pyxis.greenhopper.jira:gh-epic-link');
  const found = { points: fields.filter(holdsPoints).slice(0, MOST_POINTS_FIELDS).map(({ id }) => id), ...(epicLink ? { epicLink: epicLink.id } : {}) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(installation, found);
  return found;
}

const NAMES = ['story points', 'story point estimate'];

const holdsPoints = ({ name, untranslatedName, schema }: Field): boolean =>
  schema?.custom === 'com.pyxis.greenhopper.jira:jsw-story-points' || (schema?.type === 'number' && [name, untranslatedName ?? ''].some((text) => NAMES.includes(text.trim().toLowerCase())));
