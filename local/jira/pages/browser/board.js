/** The board: cards are dragged to a column, or sent there from their menu. */
import { startMenus } from './menu.js';
import { moveIssue } from './move.js';

export function startBoard({ showFlag }) {
  const board = document.querySelector('[data-board]');
  if (!board) return;
  let dragged;

  board.addEventListener('dragstart', (event) => {
    dragged = event.target.closest('.card');
    if (!dragged) return;
    event.dataTransfer.setData('text/plain', dragged.dataset.issue);
    event.dataTransfer.effectAllowed = 'move';
    dragged.classList.add('dragged');
    for (const column of columns()) column.classList.toggle('closed', column !== columnOf(dragged) && !mayGo(dragged, column));
  });
  board.addEventListener('dragend', () => {
    dragged?.classList.remove('dragged');
    dragged = undefined;
    for (const column of columns()) column.classList.remove('closed', 'over');
  });
  board.addEventListener('dragover', (event) => {
    const column = event.target.closest('.column');
    for (const each of columns()) each.classList.toggle('over', each === column && mayGo(dragged, column));
    if (column && mayGo(dragged, column)) event.preventDefault();
  });
  board.addEventListener('drop', (event) => {
    const column = event.target.closest('.column');
    if (!column || !mayGo(dragged, column)) return;
    event.preventDefault();
    void move(dragged, column);
  });
  board.addEventListener('click', ({ target }) => {
    const item = target.closest('[data-move]');
    if (item) void move(item.closest('.card'), columns().find(({ dataset }) => dataset.status === item.dataset.move));
  });

  const columns = () => [...board.querySelectorAll('.column')];
  const columnOf = (card) => card.closest('.column');
  const mayGo = (card, column) => Boolean(card && column) && card.dataset.targets.split(' ').includes(column.dataset.status);

  async function move(card, column) {
    const { issue } = card.dataset;
    try {
      await moveIssue(issue, column.dataset.status);
      await redraw();
      document.querySelector('#board-news').textContent = `${issue} is now in ${column.dataset.statusName}.`;
      board.querySelector(`[data-issue="${issue}"] .card-title`)?.focus();
    } catch (error) {
      showFlag({ id: `move-${issue}`, type: 'error', title: `${issue} was not moved`, description: error.message });
    }
  }

  /** What may be done next depends on the new status: the server draws the columns again. */
  async function redraw() {
    const fresh = new window.DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    board.replaceChildren(...fresh.querySelector('[data-board]').children);
    startMenus(board);
  }
}
