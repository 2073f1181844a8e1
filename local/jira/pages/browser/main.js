/** What every page of the site does in the browser. */
import { hostFrames, setLook } from '/forge/host.js';
import { startBoard } from './board.js';
import { closeFlag, showFlag } from './flags.js';
import { startIssue } from './issue.js';
import { startMenus } from './menu.js';
import { startRules } from './rule.js';

setLook(document.documentElement.dataset.colorMode);
startMenus();
const apps = hostFrames({ showFlag, closeFlag, refresh: () => location.reload() });
startBoard({ showFlag });
startIssue({ showFlag, apps });
startRules({ apps });

for (const select of document.querySelectorAll('[data-submit]')) select.addEventListener('change', () => select.form.requestSubmit());

// The look changes in place, so that what was typed into the app's frames stays.
const look = document.querySelector('[data-look]');
look?.form.addEventListener('submit', (event) => {
  event.preventDefault();
  const next = document.documentElement.dataset.colorMode === 'dark' ? 'light' : 'dark';
  void fetch(look.form.action, { method: 'POST', body: new URLSearchParams({ look: next, back: '/' }), redirect: 'manual', keepalive: true });
  document.documentElement.dataset.colorMode = next;
  setLook(next);
  look.setAttribute('aria-label', next === 'dark' ? 'Use the light theme' : 'Use the dark theme');
  look.querySelector('.look-to-light').hidden = next !== 'dark';
  look.querySelector('.look-to-dark').hidden = next === 'dark';
});

// Groups in the right column stay as they were left.
for (const group of document.querySelectorAll('details[data-remember]')) {
  const key = `group:${group.dataset.remember}`;
  if (localStorage.getItem(key) === 'closed') group.open = false;
  group.addEventListener('toggle', () => localStorage.setItem(key, group.open ? 'open' : 'closed'));
}
