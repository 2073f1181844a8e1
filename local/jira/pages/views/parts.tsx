/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx';
import type { CategoryKey, IssueType, Status, User } from '../../index';
import { Icon, type IconName } from './icons';

export const Lozenge: FC<{ status: Status }> = ({ status }) => <span class={`lozenge ${category(status.category)}`}>{status.name}</span>;

/** The class that colours a status. */
export function category(key: CategoryKey): string {
  return `status-${key}`;
}

const TYPE_ICONS: Readonly<Record<string, IconName>> = { Epic: 'epic', Story: 'story' };

/** The coloured square that Jira shows for an issue's type. */
export const TypeIcon: FC<{ type: IssueType }> = ({ type }) => (
  <span class={`type-icon type-${type.hierarchyLevel === 1 ? 'epic' : type.name.toLowerCase()}`} role="img" aria-label={type.name} title={type.name}>
    <Icon name={type.hierarchyLevel === 1 ? 'epic' : (TYPE_ICONS[type.name] ?? 'task')} size={12} />
  </span>
);

export const Avatar: FC<{ user: User }> = ({ user }) => (
  <span class="avatar" data-hue={hue(user.accountId)} aria-hidden="true">
    {user.displayName.split(' ').map((word) => word[0]).slice(0, 2).join('')}
  </span>
);

function hue(accountId: string): string {
  return String(Array.from(accountId, (letter) => letter.charCodeAt(0)).reduce((sum, code) => sum + code, 0) % 5);
}

/** A button that opens a list of choices; browser/menu.js gives it Jira's keys. */
export const Menu: FC<{ label?: string; class?: string; title?: Child; align?: 'end'; children?: Child }> = (props) => (
  <div class={`menu ${props.align === 'end' ? 'menu-end' : ''}`} data-menu>
    <button type="button" class={props.class ?? 'button'} aria-haspopup="menu" aria-expanded="false" aria-label={props.label} title={props.label}>
      {props.title}
    </button>
    <div role="menu" hidden>
      {props.children}
    </div>
  </div>
);

export const Crumbs: FC<{ trail: readonly { readonly text: string; readonly href: string }[] }> = ({ trail }) => (
  <nav class="crumbs" aria-label="Breadcrumbs">
    <ol>
      {trail.map(({ text, href }) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ol>
  </nav>
);
