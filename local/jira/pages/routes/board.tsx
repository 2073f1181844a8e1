/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Context, Hono } from 'hono';
import type { Issue, Jira, Status, User } from '../../index';
import type { Site } from '../index';
import { Board, type BoardView } from '../views/board';
import { ProjectHead } from '../views/project';
import { page, personIn, tabsOf } from './render';

export function boardRoutes(hono: Hono, site: Site): void {
  const show = (context: Context): Promise<Response> => {
    const user = personIn(context, site);
    const project = site.jira.project(user.accountId, context.req.param('project') ?? '');
    const board = boardOf(site.jira, user, project.id, context.req.query('show') ?? 'all');
    const content = (
      <>
        <ProjectHead project={project} tabs={tabsOf(site, project, user)} current={new URL(context.req.url).pathname} />
        <Board board={board} />
      </>
    );
    return page(context, site, `${project.key} board`, content, { project });
  };
  hono.get('/jira/software/c/projects/:project/boards/:board', show);
  hono.get('/jira/software/projects/:project/boards/:board', show);
}

function boardOf(jira: Jira, user: User, projectId: string, show: string): BoardView {
  const issues = jira.issuesOf(user.accountId, projectId);
  const types = new Map(jira.issueTypes(projectId).map((type) => [type.id, type]));
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const isEpic = (issue: Issue): boolean => types.get(issue.typeId)?.hierarchyLevel === 1;
  const shown = issues.filter((issue) => {
    if (show === 'all') return true;
    if (show === 'epics') return isEpic(issue);
    return issue.parentId !== undefined && byId.get(issue.parentId)?.key === show;
  });
  return {
    show,
    epics: issues.filter(isEpic),
    columns: jira.statuses(projectId).map((status) => ({
      status,
      cards: shown
        .filter(({ statusId }) => statusId === status.id)
        .map((issue) => ({
          issue,
          type: jira.issueType(issue.typeId),
          epic: issue.parentId === undefined ? undefined : byId.get(issue.parentId),
          assignee: issue.assigneeId === undefined ? undefined : jira.user(issue.assigneeId),
          targets: targetsOf(jira, user, issue),
        })),
    })),
  };
}

/** Where the workflow leads from the issue's status, for a person who may move it at all. */
export function targetsOf(jira: Jira, user: User, issue: Issue): readonly Status[] {
  if (!jira.permissions(user.accountId, issue.projectId).has('TRANSITION_ISSUES')) return [];
  const ids = new Set(jira.transitions(user.accountId, issue.id).map(({ to }) => to));
  return jira.statuses(issue.projectId).filter(({ id }) => ids.has(id));
}
