import type { Hono } from 'hono';
import { z } from 'zod';
import { addresses } from '../addresses';
import type { Site } from '../index';
import { people, setLook, signIn } from '../session';
import { personIn } from './render';

/** A path of this site, never an address elsewhere. */
const back = z.string().regex(/^\/(?![/\\])/).catch('/');
const personForm = z.object({ user: z.string(), back });
const lookForm = z.object({ look: z.enum(['light', 'dark']), back });
const clockForm = z.object({ ms: z.coerce.number().int().positive().max(366 * 86_400_000), back });

/** The first page, and what the top bar does: person, look, clock. */
export function siteRoutes(hono: Hono, site: Site): void {
  hono.get('/', (context) => {
    const [first] = site.jira.projects(personIn(context, site).accountId);
    return context.redirect(first ? addresses.board(first) : addresses.projects);
  });
  hono.post('/site/user', async (context) => {
    const form = personForm.parse(await context.req.parseBody());
    if (people(site.jira.users()).some(({ accountId }) => accountId === form.user)) signIn(context, form.user);
    return context.redirect(form.back, 303);
  });
  hono.post('/site/look', async (context) => {
    const form = lookForm.parse(await context.req.parseBody());
    setLook(context, form.look);
    return context.redirect(form.back, 303);
  });
  hono.post('/site/clock', async (context) => {
    const form = clockForm.parse(await context.req.parseBody());
    await site.advance(form.ms);
    return context.redirect(form.back, 303);
  });
}
