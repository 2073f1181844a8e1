/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx';
import type { Project } from '../../index';
import { addresses } from '../addresses';
import { AppIcon, type IconName } from './icons';

export interface Tab {
  readonly text: string;
  readonly href: string;
  readonly icon: IconName;
  /** Address of an app's own icon, shown in place of `icon`. */
  readonly image?: string | undefined;
}

/** A project's name and its tabs over the page. */
export const ProjectHead: FC<{ project: Project; tabs: readonly Tab[]; current: string }> = ({ project, tabs, current }) => (
  <div class="project-head">
    <a class="project-space" href={addresses.projects}>
      Projects
    </a>
    <h1>
      <span class="project-mark large" aria-hidden="true">
        {project.key.slice(0, 1)}
      </span>
      {project.name}
    </h1>
    <nav aria-label={project.name}>
      <ul class="tabs">
        {tabs.map(({ text, href, icon, image }) => (
          <li>
            <a href={href} aria-current={href === current ? 'page' : undefined}>
              <AppIcon name={icon} image={image} />
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  </div>
);

/** A project's settings: their own list at the side. */
export const SettingsLayout: FC<{ heading: string; items: readonly { readonly text: string; readonly href: string }[]; current: string; children?: Child }> = (props) => (
  <div class="settings">
    <nav class="settings-nav" aria-label={props.heading}>
      <h2>{props.heading}</h2>
      <ul>
        {props.items.map(({ text, href }) => (
          <li>
            <a href={href} aria-current={href === props.current ? 'page' : undefined} class={href === props.current ? 'current' : ''}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <div class="settings-body">{props.children}</div>
  </div>
);

export const ProjectDetails: FC<{ project: Project; lead: string; roles: readonly { readonly name: string; readonly people: readonly string[] }[] }> = ({ project, lead, roles }) => (
  <div class="prose">
    <h1>Details</h1>
    <dl class="facts">
      <dt>Name</dt>
      <dd>{project.name}</dd>
      <dt>Key</dt>
      <dd>{project.key}</dd>
      <dt>Kind</dt>
      <dd>{project.style === 'team-managed' ? 'Team-managed software' : 'Company-managed software'}</dd>
      <dt>Lead</dt>
      <dd>{lead}</dd>
    </dl>
    <h2>People</h2>
    <table class="table">
      <thead>
        <tr>
          <th scope="col">Role</th>
          <th scope="col">People</th>
        </tr>
      </thead>
      <tbody>
        {roles.map(({ name, people }) => (
          <tr>
            <th scope="row">{name}</th>
            <td>{people.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

export const ProjectList: FC<{ projects: readonly { readonly project: Project; readonly lead: string }[] }> = ({ projects }) => (
  <div class="prose">
    <h1>Projects</h1>
    {projects.length === 0 ? (
      <p>There is no project you may see.</p>
    ) : (
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Key</th>
            <th scope="col">Kind</th>
            <th scope="col">Lead</th>
          </tr>
        </thead>
        <tbody>
          {projects.map(({ project, lead }) => (
            <tr>
              <th scope="row">
                <a href={addresses.board(project)}>{project.name}</a>
              </th>
              <td>{project.key}</td>
              <td>{project.style === 'team-managed' ? 'Team-managed' : 'Company-managed'}</td>
              <td>{lead}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </div>
);
