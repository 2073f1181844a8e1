/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Context, Hono } from 'hono';
import type { HostedType } from '../../../forge/bridge';
import type { Project } from '../../index';
import { addresses } from '../addresses';
import type { Site } from '../index';
import { AppFrame } from '../views/frame';
import { Lozenge, TypeIcon } from '../views/parts';
import { ProjectHead, ProjectList } from '../views/project';
import { frameAddress, modulesOf, page, personIn, tabsOf } from './render';

/** The list of projects, the app's page in a project and its page over all of them, and search. */
export function projectRoutes(hono: Hono, site: Site): void {
  const { jira } = site;
  hono.get(addresses.projects, (context) => {
    const projects = jira.projects(personIn(context, site).accountId).map((project) => ({ project, lead: jira.user(project.leadId)?.displayName ?? '' }));
    return page(context, site, 'Projects', <ProjectList projects={projects} />);
  });

  const appPage = async (context: Context): Promise<Response> => {
    const user = personIn(context, site);
    const project = jira.project(user.accountId, context.req.param('project') ?? '');
    const [module] = modulesOf(site, 'jira:projectPage');
    if (!module || !isThisApp(context, site)) return context.notFound();
    const base = addresses.projectApp(project, site.app);
    const content = (
      <>
        <ProjectHead project={project} tabs={tabsOf(site, project, user)} current={base} />
        <AppFrame module={module} place={{ project: project.id }} src={frameAddress(site, module)} base={base} />
      </>
    );
    return page(context, site, `${module.title} - ${project.name}`, content, { project });
  };
  hono.get('/jira/software/c/projects/:project/apps/:app/:environment/*', appPage);
  hono.get('/jira/software/projects/:project/apps/:app/:environment/*', appPage);

  hono.get('/jira/apps/:app/:environment/*', (context) => {
    const [module] = modulesOf(site, 'jira:globalPage');
    if (!module || !isThisApp(context, site)) return context.notFound();
    return page(context, site, module.title, <AppFrame module={module} place={{}} src={frameAddress(site, module)} base={addresses.globalApp(site.app)} />);
  });

  hono.get('/forge/module/:module', (context) => {
    const module = site.manifest.modules.find(({ key }) => key === context.req.param('module'));
    const base = module && moduleAddress(context, site, module.type);
    return base === undefined ? context.notFound() : context.redirect(base + (context.req.query('path') ?? ''));
  });

  hono.get('/jira/search', (context) => {
    const text = (context.req.query('q') ?? '').trim().toLowerCase();
    const { accountId } = personIn(context, site);
    const all = jira.projects(accountId).flatMap(({ id }) => jira.issuesOf(accountId, id));
    const exact = all.find(({ key }) => key.toLowerCase() === text);
    if (exact) return context.redirect(addresses.issue(exact.key));
    const found = all.filter(({ key, summary }) => `${key} ${summary}`.toLowerCase().includes(text));
    const content = (
      <div class="prose">
        <h1>Search</h1>
        <p>{found.length === 0 ? 'Nothing you may see matches.' : `${String(found.length)} found`}</p>
        <ul class="children">
          {found.map((issue) => (
            <li>
              <TypeIcon type={jira.issueType(issue.typeId)} />
              <a class="key" href={addresses.issue(issue.key)}>
                {issue.key}
              </a>
              <span class="child-title">{issue.summary}</span>
              <Lozenge status={jira.status(issue.statusId)} />
            </li>
          ))}
        </ul>
      </div>
    );
    return page(context, site, 'Search', content);
  });
}

/** Where a navigation to a module leads; undefined for those that have no page of their own. */
function moduleAddress(context: Context, site: Site, type: HostedType): string | undefined {
  const project = (): Project => site.jira.project(personIn(context, site).accountId, context.req.query('project') ?? '');
  switch (type) {
    case 'jira:projectPage':
      return addresses.projectApp(project(), site.app);
    case 'jira:projectSettingsPage':
      return addresses.projectSettingsApp(project(), site.app);
    case 'jira:adminPage':
      return addresses.administrationApp(site.app);
    case 'jira:globalPage':
      return addresses.globalApp(site.app);
    case 'jira:issuePanel':
    case 'jira:issueContext':
    case 'jira:workflowValidator':
    case 'jira:workflowCondition':
      return undefined;
  }
}

/** The address names the installed app, not another. */
export function isThisApp(context: Context, { app }: Site): boolean {
  return context.req.param('app') === app.appId && context.req.param('environment') === app.environmentId;
}
