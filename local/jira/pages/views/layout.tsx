/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx';
import { type ColorMode, THEME_ATTRIBUTE } from '../../../forge/bridge';
import type { Project, User } from '../../index';
import { addresses } from '../addresses';
import { Icon } from './icons';
import { Avatar, Menu } from './parts';

/** What every page shows around its own content. */
export interface Frame {
  readonly siteName: string;
  readonly people: readonly User[];
  readonly user: User;
  readonly administrator: boolean;
  readonly projects: readonly Project[];
  /** Pages of apps over the whole site. */
  readonly apps: readonly { readonly text: string; readonly href: string }[];
  readonly look: ColorMode;
  /** Milliseconds since the epoch on the local clock. */
  readonly now: number;
  readonly standIns: Readonly<Record<string, string>>;
  /** The page's own path, to come back to. */
  readonly path: string;
}

export const Page: FC<{ frame: Frame; title: string; project?: Project; children?: Child }> = ({ frame, title, project, children }) => (
  <html lang="en" data-theme={THEME_ATTRIBUTE} data-color-mode={frame.look} data-stand-ins={JSON.stringify(frame.standIns)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} - ${frame.siteName} - Jira`}</title>
      <link rel="icon" href="/assets/favicon.svg" />
      {['themes', 'base', 'shell', 'board', 'issue'].map((sheet) => (
        <link rel="stylesheet" href={`/assets/${sheet}.css`} />
      ))}
      <script type="module" src="/assets/main.js" />
    </head>
    <body>
      <a class="skip-link" href="#main">
        Skip to content
      </a>
      <TopBar frame={frame} />
      <div class="columns">
        <Sidebar frame={frame} {...(project ? { project } : {})} />
        <main id="main" tabindex={-1} aria-label={title}>
          {children}
        </main>
      </div>
      <div class="flags" id="flags" role="region" aria-label="Notifications" />
    </body>
  </html>
);

const TopBar: FC<{ frame: Frame }> = ({ frame }) => (
  <header class="top-bar">
    <a class="brand" href="/">
      <span class="brand-mark" aria-hidden="true">
        <Icon name="board" />
      </span>
      <span>{frame.siteName}</span>
    </a>
    <form class="search" role="search" action="/jira/search">
      <Icon name="search" />
      <input type="search" name="q" aria-label="Search work" placeholder="Search" />
    </form>
    <div class="top-tools">
      <Clock frame={frame} />
      <form method="post" action="/site/look">
        <input type="hidden" name="back" value={frame.path} />
        <button class="button subtle" name="look" value={frame.look === 'dark' ? 'light' : 'dark'} data-look aria-label={frame.look === 'dark' ? 'Use the light theme' : 'Use the dark theme'}>
          <span class="look-to-light" hidden={frame.look !== 'dark'}>
            <Icon name="sun" />
          </span>
          <span class="look-to-dark" hidden={frame.look === 'dark'}>
            <Icon name="moon" />
          </span>
        </button>
      </form>
      {frame.administrator && (
        <a class="button subtle" href={addresses.administration} aria-label="Administration" title="Administration">
          <Icon name="settings" />
        </a>
      )}
      <PersonSwitch frame={frame} />
    </div>
  </header>
);

const STEPS = [
  ['1 hour', 3_600_000],
  ['1 day', 86_400_000],
  ['7 days', 7 * 86_400_000],
  ['30 days', 30 * 86_400_000],
] as const;

const Clock: FC<{ frame: Frame }> = ({ frame }) => {
  const time = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: frame.user.timeZone }).format(frame.now);
  return (
    <form method="post" action="/site/clock">
      <input type="hidden" name="back" value={frame.path} />
      <Menu
        class="button subtle"
        align="end"
        title={
          <>
            <Icon name="clock" />
            <span class="visually-hidden">Site time: </span>
            <time datetime={new Date(frame.now).toISOString()}>{time}</time>
            <Icon name="down" size={12} />
          </>
        }
      >
        <p class="menu-heading" role="presentation">
          Move the clock forward
        </p>
        {STEPS.map(([text, ms]) => (
          <button type="submit" role="menuitem" tabindex={-1} name="ms" value={String(ms)}>
            {text}
          </button>
        ))}
      </Menu>
    </form>
  );
};

const PersonSwitch: FC<{ frame: Frame }> = ({ frame }) => (
  <form method="post" action="/site/user">
    <input type="hidden" name="back" value={frame.path} />
    <Menu
      class="button subtle person"
      align="end"
      title={
        <>
          <Avatar user={frame.user} />
          <span class="visually-hidden">Signed in as </span>
          <span>{frame.user.displayName}</span>
          <Icon name="down" size={12} />
        </>
      }
    >
      <p class="menu-heading" role="presentation">
        Continue as
      </p>
      {frame.people.map((person) => (
        <button type="submit" role="menuitemradio" tabindex={-1} aria-checked={person.accountId === frame.user.accountId ? 'true' : 'false'} name="user" value={person.accountId}>
          <Avatar user={person} />
          {person.displayName}
        </button>
      ))}
    </Menu>
  </form>
);

const Sidebar: FC<{ frame: Frame; project?: Project }> = ({ frame, project }) => (
  <nav class="sidebar" aria-label="Site">
    <ul>
      <Item href={addresses.projects} icon="projects" text="Projects" current={frame.path === addresses.projects} />
    </ul>
    <h2 class="sidebar-heading">Your projects</h2>
    <ul>
      {frame.projects.map((each) => (
        <Item href={addresses.board(each)} text={each.name} current={each.id === project?.id} mark={each.key} />
      ))}
    </ul>
    {frame.apps.length > 0 && (
      <>
        <h2 class="sidebar-heading">Apps</h2>
        <ul>
          {frame.apps.map(({ text, href }) => (
            <Item href={href} text={text} current={frame.path.startsWith(href)} mark={text} />
          ))}
        </ul>
      </>
    )}
    <h2 class="sidebar-heading">This laptop</h2>
    <ul>
      <Item href={addresses.meter} icon="meter" text="Meter" current={frame.path === addresses.meter} />
    </ul>
  </nav>
);

const Item: FC<{ href: string; text: string; current: boolean; icon?: 'projects' | 'meter'; mark?: string }> = ({ href, text, current, icon, mark }) => (
  <li>
    <a href={href} class={current ? 'current' : ''} aria-current={current ? 'true' : undefined}>
      {icon ? <Icon name={icon} /> : <span class="project-mark" aria-hidden="true">{mark?.slice(0, 1)}</span>}
      <span>{text}</span>
    </a>
  </li>
);
