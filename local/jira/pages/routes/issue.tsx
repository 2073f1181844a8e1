/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { z } from 'zod';
import { type Issue, type Jira, JiraRefusal, type User } from '../../index';
import { addresses } from '../addresses';
import type { Site } from '../index';
import { IssuePage, type IssueView } from '../views/issue';
import { targetsOf } from './board';
import { frameAddress, iconAddress, modulesOf, page, personIn } from './render';
import { plainText } from './plain-text';

const moveBody = z.object({ status: z.string() });
const panelForm = z.object({ to: z.enum(['add', 'remove']) });

export function issueRoutes(hono: Hono, site: Site): void {
  hono.get('/browse/:key', (context) => {
    const user = personIn(context, site);
    const issue = site.jira.issue(user.accountId, context.req.param('key'));
    if (issue.key !== context.req.param('key')) return context.redirect(addresses.issue(issue.key));
    const view = viewOf(site, user, issue);
    return page(context, site, `[${issue.key}] ${issue.summary}`, <IssuePage view={view} />, { project: view.project });
  });

  hono.post('/issue/:key/status', async (context) => {
    const user = personIn(context, site);
    const { status } = moveBody.parse(await context.req.json());
    try {
      const issue = site.jira.issue(user.accountId, context.req.param('key'));
      const moved = await site.jira.transition(user.accountId, issue.id, status);
      const { id, name, category } = site.jira.status(moved.statusId);
      return context.json({ issueId: issue.id, status: { id, name, category } });
    } catch (error) {
      if (error instanceof JiraRefusal) return context.json({ message: error.message }, 409);
      throw error;
    }
  });

  hono.post('/issue/:key/panels/:module', async (context) => {
    const issue = site.jira.issue(personIn(context, site).accountId, context.req.param('key'));
    const module = modulesOf(site, 'jira:issuePanel').find(({ key }) => key === context.req.param('module'));
    if (!module) return context.notFound();
    const { to } = panelForm.parse(await context.req.parseBody());
    site.pins[to](issue.id, module.key);
    return context.redirect(addresses.issue(issue.key) + (to === 'add' ? `#${module.key}` : ''), 303);
  });
}

function viewOf(site: Site, user: User, issue: Issue): IssueView {
  const { jira } = site;
  const describe = (each: Issue) => ({ issue: each, type: jira.issueType(each.typeId), status: jira.status(each.statusId) });
  const when = (at: number): string => new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: user.timeZone }).format(at);
  return {
    ...describe(issue),
    project: jira.project(user.accountId, issue.projectId),
    targets: targetsOf(jira, user, issue),
    parent: issue.parentId === undefined ? undefined : jira.issue(user.accountId, issue.parentId),
    children: jira.childrenOf(user.accountId, issue.id).map(describe),
    assignee: issue.assigneeId === undefined ? undefined : jira.user(issue.assigneeId),
    reporter: jira.user(issue.reporterId),
    comments: issue.comments.map(({ authorId, at, body }) => ({ who: nameOf(jira, authorId), when: when(at), text: plainText(body) })),
    history: issue.changelog.map(({ authorId, at, items }) => ({
      who: nameOf(jira, authorId),
      when: when(at),
      what: items.map(({ field, fromText, toText }) => `changed ${field} from ${fromText ?? 'nothing'} to ${toText ?? 'nothing'}`),
    })),
    created: when(issue.created),
    updated: when(issue.updated),
    panels: modulesOf(site, 'jira:issuePanel').map((module) => ({ module, src: frameAddress(site, module), icon: iconAddress(site, module), added: site.pins.has(issue.id, module.key) })),
    contexts: modulesOf(site, 'jira:issueContext').map((module) => ({ module, src: frameAddress(site, module) })),
  };
}

function nameOf(jira: Jira, accountId: string): string {
  return jira.user(accountId)?.displayName ?? 'Somebody';
}
