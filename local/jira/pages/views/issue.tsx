/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx';
import type { PageModule } from '../../../forge/bridge';
import type { Issue, IssueType, Project, Status, User } from '../../index';
import { addresses } from '../addresses';
import { AppFrame } from './frame';
import { AppIcon, Icon } from './icons';
import { Avatar, Crumbs, Lozenge, Menu, TypeIcon, category } from './parts';

export interface IssueView {
  readonly issue: Issue;
  readonly project: Project;
  readonly type: IssueType;
  readonly status: Status;
  readonly targets: readonly Status[];
  readonly parent: Issue | undefined;
  readonly children: readonly { readonly issue: Issue; readonly type: IssueType; readonly status: Status }[];
  readonly assignee: User | undefined;
  readonly reporter: User | undefined;
  readonly history: readonly { readonly who: string; readonly when: string; readonly what: readonly string[] }[];
  readonly comments: readonly { readonly who: string; readonly when: string; readonly text: string }[];
  readonly created: string;
  readonly updated: string;
  readonly panels: readonly { readonly module: PageModule; readonly src: string; readonly icon: string | undefined; readonly added: boolean }[];
  readonly contexts: readonly { readonly module: PageModule; readonly src: string }[];
}

export const IssuePage: FC<{ view: IssueView }> = ({ view }) => (
  <div class="issue" data-issue-view={view.issue.key} data-issue-id={view.issue.id}>
    <div class="issue-main">
      <Crumbs trail={trail(view)} />
      <h1>{view.issue.summary}</h1>
      <PanelButtons view={view} />
      <section aria-labelledby="description">
        <h2 id="description">Description</h2>
        {view.issue.description === '' ? <p class="quiet">No description.</p> : view.issue.description.split(/\n\n+/).map((paragraph) => <p>{paragraph}</p>)}
      </section>
      {view.children.length > 0 && <Children view={view} />}
      {view.panels.filter(({ added }) => added).map((panel) => (
        <Panel panel={panel} view={view} />
      ))}
      <Activity view={view} />
    </div>
    <aside class="issue-side" aria-label="Details of the issue">
      <StatusMenu view={view} />
      <Details view={view} />
      {view.contexts.map(({ module, src }) => (
        <details class="group" open data-remember={`context-${module.key}`}>
          <summary>
            <h2>{module.title}</h2>
          </summary>
          {module.label !== undefined && <p class="context-label">{module.label}</p>}
          <AppFrame module={module} place={{ issue: view.issue.id }} src={src} />
        </details>
      ))}
      <p class="quiet dates">
        Created {view.created}
        <br />
        Updated {view.updated}
      </p>
    </aside>
  </div>
);

function trail({ project, parent, issue }: IssueView): { text: string; href: string }[] {
  const above = parent ? [{ text: parent.key, href: addresses.issue(parent.key) }] : [];
  return [{ text: 'Projects', href: addresses.projects }, { text: project.name, href: addresses.board(project) }, ...above, { text: issue.key, href: addresses.issue(issue.key) }];
}

/** Apps' panels are added to an issue with a button, once for everyone. */
const PanelButtons: FC<{ view: IssueView }> = ({ view }) => (
  <div class="issue-actions" role="group" aria-label="Apps">
    {view.panels.map(({ module, icon, added }) => (
      <form method="post" action={`/issue/${view.issue.id}/panels/${module.key}`}>
        <button class="button" name="to" value="add" aria-pressed={added ? 'true' : 'false'}>
          <AppIcon name="app" image={icon} />
          {module.title}
        </button>
      </form>
    ))}
  </div>
);

const Panel: FC<{ panel: IssueView['panels'][number]; view: IssueView }> = ({ panel: { module, src }, view }) => (
  <section class="panel" aria-labelledby={`panel-${module.key}`} id={module.key}>
    <div class="panel-head">
      <h2 id={`panel-${module.key}`}>{module.title}</h2>
      <form method="post" action={`/issue/${view.issue.id}/panels/${module.key}`}>
        <Menu label={`Options of ${module.title}`} class="button subtle small" align="end" title={<Icon name="more" />}>
          <button type="submit" role="menuitem" tabindex={-1} name="to" value="remove">
            Remove from this issue
          </button>
        </Menu>
      </form>
    </div>
    <AppFrame module={module} place={{ issue: view.issue.id }} src={src} />
  </section>
);

const Children: FC<{ view: IssueView }> = ({ view }) => {
  const done = view.children.filter(({ status }) => status.category === 'done').length;
  const share = Math.round((done / view.children.length) * 100);
  return (
    <section aria-labelledby="children">
      <h2 id="children">Child work items</h2>
      <div class="progress-line">
        <progress class="progress" max={100} value={share} aria-label="Child work items done" />
        <span class="quiet">{`${String(share)}% done`}</span>
      </div>
      <ul class="children">
        {view.children.map(({ issue, type, status }) => (
          <li>
            <TypeIcon type={type} />
            <a class="key" href={addresses.issue(issue.key)}>
              {issue.key}
            </a>
            <span class="child-title">{issue.summary}</span>
            <Lozenge status={status} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const StatusMenu: FC<{ view: IssueView }> = ({ view: { status, targets } }) =>
  targets.length === 0 ? (
    <span class={`status-button ${category(status.category)}`}>{status.name}</span>
  ) : (
    <Menu
      class={`status-button ${category(status.category)}`}
      title={
        <>
          <span class="visually-hidden">Status: </span>
          <span data-status-text>{status.name}</span>
          <Icon name="down" size={12} />
        </>
      }
    >
      {targets.map((target) => (
        <button type="button" role="menuitem" tabindex={-1} data-move={target.id}>
          <Lozenge status={target} />
        </button>
      ))}
    </Menu>
  );

const Details: FC<{ view: IssueView }> = ({ view }) => (
  <details class="group" open data-remember="details">
    <summary>
      <h2>Details</h2>
    </summary>
    <dl class="facts">
      <Fact name="Assignee">{view.assignee ? <Person user={view.assignee} /> : <span class="quiet">Unassigned</span>}</Fact>
      <Fact name="Reporter">{view.reporter ? <Person user={view.reporter} /> : <span class="quiet">Nobody</span>}</Fact>
      <Fact name="Type">
        <TypeIcon type={view.type} /> {view.type.name}
      </Fact>
      {view.parent && (
        <Fact name="Parent">
          <a href={addresses.issue(view.parent.key)}>{view.parent.summary}</a>
        </Fact>
      )}
      <Fact name="Due date">{view.issue.dueDate ?? <span class="quiet">None</span>}</Fact>
      {view.issue.estimate !== undefined && <Fact name="Story points">{String(view.issue.estimate)}</Fact>}
      <Fact name="Labels">{view.issue.labels.length > 0 ? view.issue.labels.join(', ') : <span class="quiet">None</span>}</Fact>
    </dl>
  </details>
);

const Fact: FC<{ name: string; children?: Child }> = ({ name, children }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Person: FC<{ user: User }> = ({ user }) => (
  <span class="person">
    <Avatar user={user} /> {user.displayName}
  </span>
);

const Activity: FC<{ view: IssueView }> = ({ view }) => (
  <section aria-labelledby="activity">
    <h2 id="activity">Activity</h2>
    {view.comments.map(({ who, when, text }) => (
      <article class="comment">
        <p>
          <strong>{who}</strong> <span class="quiet">{when}</span>
        </p>
        <p>{text}</p>
      </article>
    ))}
    <div data-history>
      {view.history.length === 0 && view.comments.length === 0 && <p class="quiet">Nothing has happened here yet.</p>}
      <ol class="history">
        {view.history.map(({ who, when, what }) => (
          <li>
            <strong>{who}</strong> {what.join('; ')} <span class="quiet">{when}</span>
          </li>
        ))}
      </ol>
    </div>
  </section>
);
