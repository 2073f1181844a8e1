import { asApp, getAppContext, route } from '@forge/api';
import * as z from 'zod/mini';
import { exchange, readAnswer } from './call';
import { JiraFailure } from './failure';

const serverInfoShape = z.looseObject({ baseUrl: z.string(), displayUrl: z.optional(z.nullable(z.string())) });

/** By installation: one warm process may serve several sites. A site's address changes so rarely that a process need not notice. */
const known = new Map<string, string>();
const MOST_KNOWN = 500;

/**
 * Where people reach this site, without a slash at the end: the site's own domain when it has one. Forge tells a page's browser the address
 * but no function in the background, so Jira is asked, once in a process and installation; that costs one point.
 */
export async function siteUrl(): Promise<string> {
  const installation = getAppContext().installationAri.toString();
  const remembered = known.get(installation);
  if (remembered !== undefined) return remembered;
  const answer = await exchange((signal) => asApp().requestJira(route`/rest/api/3/serverInfo`, { headers: { accept: 'application/json' }, signal }));
  const { baseUrl, displayUrl } = readAnswer(answer, serverInfoShape);
  const url = webAddress(displayUrl ?? '') ?? webAddress(baseUrl);
  if (url === undefined) throw new JiraFailure('invalid-answer', answer.status);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(installation, url);
  return url;
}

function webAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, pathname } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? `${origin}${pathname.replace(/\/+$/, '')}` : undefined;
}
