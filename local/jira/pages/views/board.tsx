/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { Issue, IssueType, Status, User } from '../../index';
import { addresses } from '../addresses';
import { Icon } from './icons';
import { Avatar, Menu, TypeIcon, category } from './parts';

export interface Card {
  readonly issue: Issue;
  readonly type: IssueType;
  readonly epic: Issue | undefined;
  readonly assignee: User | undefined;
  /** Where its workflow lets this person move it. */
  readonly targets: readonly Status[];
}

export interface BoardView {
  readonly columns: readonly { readonly status: Status; readonly cards: readonly Card[] }[];
  readonly epics: readonly Issue[];
  /** `all`, `epics`, or an epic's key. */
  readonly show: string;
}

export const Board: FC<{ board: BoardView }> = ({ board }) => (
  <>
    <Filters board={board} />
    <p class="visually-hidden" aria-live="polite" id="board-news" />
    <div class="board" data-board>
      {board.columns.map(({ status, cards }) => (
        <section class="column" aria-labelledby={`column-${status.id}`} data-status={status.id} data-status-name={status.name}>
          <h2 id={`column-${status.id}`} class="column-heading">
            <span>{status.name}</span> <span class="count">{String(cards.length)}</span>
          </h2>
          <ul class="cards" tabindex={-1}>
            {cards.map((card) => (
              <CardItem card={card} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  </>
);

const Filters: FC<{ board: BoardView }> = ({ board }) => (
  <form class="filters" method="get">
    <label for="show">Show</label>
    <select id="show" name="show" data-submit>
      <option value="all" selected={board.show === 'all'}>
        All work
      </option>
      <option value="epics" selected={board.show === 'epics'}>
        Epics only
      </option>
      <optgroup label="Work in one epic">
        {board.epics.map((epic) => (
          <option value={epic.key} selected={board.show === epic.key}>
            {epic.summary}
          </option>
        ))}
      </optgroup>
    </select>
    <noscript>
      <button class="button">Show</button>
    </noscript>
  </form>
);

const CardItem: FC<{ card: Card }> = ({ card: { issue, type, epic, assignee, targets } }) => (
  <li class={`card ${type.hierarchyLevel === 1 ? 'card-epic' : ''}`} draggable={targets.length > 0} data-issue={issue.key} data-targets={targets.map(({ id }) => id).join(' ')}>
    <div class="card-top">
      <a class="card-title" href={addresses.issue(issue.key)} draggable={false}>
        {issue.summary}
      </a>
      {targets.length > 0 && (
        <Menu label={`Move ${issue.key}`} class="button subtle small" align="end" title={<Icon name="more" />}>
          <p class="menu-heading" role="presentation">
            Move to
          </p>
          {targets.map((status) => (
            <button type="button" role="menuitem" tabindex={-1} data-move={status.id}>
              <span class={`dot ${category(status.category)}`} aria-hidden="true" />
              {status.name}
            </button>
          ))}
        </Menu>
      )}
    </div>
    {epic && <span class="epic-name">{epic.summary}</span>}
    <div class="card-foot">
      <TypeIcon type={type} />
      <span class="key">{issue.key}</span>
      {issue.estimate !== undefined && <span class="points" title="Story points"><span class="visually-hidden">Story points: </span>{String(issue.estimate)}</span>}
      {assignee && (
        <span class="assignee" title={assignee.displayName}>
          <span class="visually-hidden">Assigned to {assignee.displayName}</span>
          <Avatar user={assignee} />
        </span>
      )}
    </div>
  </li>
);
