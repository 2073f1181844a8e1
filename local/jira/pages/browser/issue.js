/** The issue view: its status changes in place, and the app's frames on the page are told. */
import { startMenus } from './menu.js';
import { moveIssue } from './move.js';

/** What changes with an issue; the app's frames are left alone, so that nothing typed there is lost. */
const LIVE = ['.issue-side .menu', '[data-history]', '.dates'];

export function startIssue({ showFlag, apps }) {
  const view = document.querySelector('[data-issue-view]');
  if (!view) return;
  const key = view.dataset.issueView;

  view.addEventListener('click', async ({ target }) => {
    const item = target.closest('[data-move]');
    if (!item) return;
    try {
      const { issueId } = await moveIssue(key, item.dataset.move);
      await redraw();
      apps.emit('JIRA_ISSUE_CHANGED', { issueId, changes: [{ field: 'status' }] });
    } catch (error) {
      showFlag({ id: `move-${key}`, type: 'error', title: `${key} was not moved`, description: error.message });
    }
  });

  async function redraw() {
    const fresh = new window.DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    for (const part of LIVE) view.querySelector(part)?.replaceWith(fresh.querySelector(part) ?? '');
    const side = view.querySelector('.issue-side');
    startMenus(side);
    side.querySelector('[aria-haspopup]')?.focus();
  }
}
