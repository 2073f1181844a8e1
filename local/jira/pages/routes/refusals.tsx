/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { ZodError } from 'zod';
import { JiraRefusal } from '../../index';
import type { Site } from '../index';
import { Forbidden, NotFound } from '../views/refusal';
import { page } from './render';

/** What people see instead of a page: not there (or not theirs to see), not allowed, not understood. */
export function answerRefusals(hono: Hono, site: Site): void {
  hono.notFound((context) => page(context, site, 'Not found', <NotFound what="page" />, { status: 404 }));
  hono.onError((error, context) => {
    if (error instanceof ZodError) return context.text('The form was not filled in as this page makes it.', 400);
    if (!(error instanceof JiraRefusal)) throw error;
    if (error.code === 'forbidden') return page(context, site, 'No access', <Forbidden need={error.message} />, { status: 403 });
    const what = context.req.path.startsWith('/jira/') ? 'project' : 'issue';
    return page(context, site, 'Not found', <NotFound what={what} />, { status: 404 });
  });
}
