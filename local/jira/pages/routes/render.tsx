/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { User } from '../../index';
import type { Project } from '../../index';
import { mayConfigure } from '../product';
import type { PageModule } from '../../../forge/bridge';
import { iconPath, pagePath } from '../../../forge/bridge';
import type { HostedType } from '../../../forge/bridge';
import type { Site } from '../index';
import { addresses } from '../addresses';
import { lookOf, people, personOf } from '../session';
import { type Frame, Page } from '../views/layout';
import type { Tab } from '../views/project';

/** The person whose request this is. */
export function personIn(context: Context, { jira }: Site): User {
  return personOf(context.req.header('cookie') ?? '', jira.users());
}

/** A whole page of the site. */
export async function page(context: Context, site: Site, title: string, content: Child, options: { project?: Project; status?: 200 | 400 | 403 | 404 } = {}): Promise<Response> {
  const frame = frameOf(context, site);
  const document = await (
    <Page frame={frame} title={title} {...(options.project ? { project: options.project } : {})}>
      {content}
    </Page>
  );
  return context.html(`<!doctype html>${String(document)}`, options.status ?? 200);
}

function frameOf(context: Context, site: Site): Frame {
  const user = personIn(context, site);
  const url = new URL(context.req.url);
  return {
    siteName: site.jira.site.name,
    people: people(site.jira.users()),
    user,
    administrator: site.jira.isAdministrator(user.accountId),
    projects: site.jira.projects(user.accountId),
    apps: modulesOf(site, 'jira:globalPage').map((module) => ({ text: module.title, href: addresses.globalApp(site.app) })),
    look: lookOf(context.req.header('cookie') ?? ''),
    now: site.clock.now(),
    standIns: site.standIns ?? {},
    path: url.pathname + url.search,
  };
}

/** The manifest's modules of one type. */
export function modulesOf({ manifest }: Site, type: HostedType): readonly PageModule[] {
  return manifest.modules.filter((module) => module.type === type);
}

export function frameAddress({ manifest, framesOrigin }: Site, module: PageModule): string {
  return framesOrigin + pagePath(manifest, module);
}

/** The module's own icon; undefined: Jira shows a general one. */
export function iconAddress({ framesOrigin }: Site, module: PageModule): string | undefined {
  const path = iconPath(module);
  return path && framesOrigin + path;
}

/** A project's tabs: its board, the app's pages in it, and for those who may, its settings. */
export function tabsOf(site: Site, project: Project, user: User): readonly Tab[] {
  return [
    { text: 'Board', href: addresses.board(project), icon: 'board' },
    ...modulesOf(site, 'jira:projectPage').map((module): Tab => ({ text: module.title, href: addresses.projectApp(project, site.app), icon: 'bill', image: iconAddress(site, module) })),
    ...(mayConfigure(site.jira, user.accountId, project.id) ? [{ text: 'Project settings', href: addresses.projectDetails(project), icon: 'settings' } as const] : []),
  ];
}

