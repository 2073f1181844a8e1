/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import type { Project } from '../../index';
import { addresses } from '../addresses';
import type { Site } from '../index';
import { mayConfigure, mayEditWorkflow } from '../product';
import { AppFrame } from '../views/frame';
import { ProjectDetails, SettingsLayout } from '../views/project';
import { Forbidden } from '../views/refusal';
import { isThisApp } from './projects';
import { frameAddress, modulesOf, page, personIn } from './render';

/** A project's settings and the site's administration, with the app's page in each. */
export function settingsRoutes(hono: Hono, site: Site): void {
  for (const kind of ['c/projects', 'projects']) {
    hono.get(`/jira/software/${kind}/:project/settings/details`, (context) => projectSettings(context, site, (project) => details(site, project)));
    hono.get(`/jira/software/${kind}/:project/settings/apps/:app/:environment/*`, (context) => projectApp(context, site));
  }
  hono.get(addresses.administration, (context) => administration(context, site));
  hono.get('/jira/settings/apps/:app/:environment/*', (context) => (isThisApp(context, site) ? administration(context, site) : context.notFound()));
}

export function projectSettings(context: Context, site: Site, content: (project: Project) => Child): Promise<Response> {
  const user = personIn(context, site);
  const project = site.jira.project(user.accountId, context.req.param('project') ?? '');
  if (!mayConfigure(site.jira, user.accountId, project.id)) {
    return page(context, site, 'No access', <Forbidden need={`The settings of ${project.name} are for its administrators.`} />, { project, status: 403 });
  }
  const items = [
    { text: 'Details', href: addresses.projectDetails(project) },
    ...(mayEditWorkflow(site.jira, user.accountId, project) ? [{ text: 'Workflow', href: addresses.workflow(project) }] : []),
    ...modulesOf(site, 'jira:projectSettingsPage').map(({ title }) => ({ text: title, href: addresses.projectSettingsApp(project, site.app) })),
  ];
  const current = items.toReversed().find(({ href }) => new URL(context.req.url).pathname.startsWith(href))?.href ?? '';
  const layout = (
    <SettingsLayout heading={`${project.name} settings`} items={[{ text: 'Back to the board', href: addresses.board(project) }, ...items]} current={current}>
      {content(project)}
    </SettingsLayout>
  );
  return page(context, site, `${project.name} settings`, layout, { project });
}

async function projectApp(context: Context, site: Site): Promise<Response> {
  const [module] = modulesOf(site, 'jira:projectSettingsPage');
  if (!module || !isThisApp(context, site)) return context.notFound();
  return projectSettings(context, site, (project) => (
    <AppFrame module={module} place={{ project: project.id }} src={frameAddress(site, module)} base={addresses.projectSettingsApp(project, site.app)} />
  ));
}

function details({ jira }: Site, project: Project): Child {
  const name = (accountId: string): string => jira.user(accountId)?.displayName ?? accountId;
  return <ProjectDetails project={project} lead={name(project.leadId)} roles={project.roles.map((role) => ({ name: role.name, people: role.members.map(name) }))} />;
}

async function administration(context: Context, site: Site): Promise<Response> {
  const { accountId } = personIn(context, site);
  if (!site.jira.isAdministrator(accountId)) {
    return page(context, site, 'No access', <Forbidden need="Only Jira administrators may see this." />, { status: 403 });
  }
  const [module] = modulesOf(site, 'jira:adminPage');
  if (!module) return context.notFound();
  const base = addresses.administrationApp(site.app);
  const content = (
    <SettingsLayout heading="Apps" items={[{ text: module.title, href: base }]} current={base}>
      <AppFrame module={module} place={{}} src={frameAddress(site, module)} base={base} />
    </SettingsLayout>
  );
  return page(context, site, `${module.title} - Apps`, content);
}
