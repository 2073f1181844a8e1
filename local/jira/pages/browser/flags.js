/** Flags: Jira's messages at the lower left, also for the app's `showFlag`. */
const LIFE_MS = 8000;
const shown = new Map();

/** @param {{id: string|number, title?: string, description?: string, type?: string, appearance?: string, actions?: {text: string, onClick: () => void}[], isAutoDismiss?: boolean}} flag */
export function showFlag({ id, title, description, type = 'info', appearance, actions = [], isAutoDismiss = false }) {
  closeFlag(id);
  const kind = appearance ?? type;
  const flag = element('div', { class: `flag flag-${kind}${appearance ? ' flag-bold' : ''}`, role: kind === 'error' || kind === 'warning' ? 'alert' : 'status' });
  const text = element('div', { class: 'flag-text' });
  if (title) text.append(element('p', { class: 'flag-title' }, title));
  if (description) text.append(element('p', {}, description));
  if (actions.length > 0) text.append(element('p', { class: 'flag-actions' }, ...actions.map((action) => button(action.text, action.onClick))));
  const close = element('button', { type: 'button', class: 'button subtle small', 'aria-label': 'Dismiss' }, '×');
  close.addEventListener('click', () => closeFlag(id));
  flag.append(element('span', { class: 'flag-mark', 'aria-hidden': 'true' }), text, close);
  document.querySelector('#flags').prepend(flag);
  shown.set(id, flag);
  if (isAutoDismiss) setTimeout(() => shown.get(id) === flag && closeFlag(id), LIFE_MS);
  return true;
}

/** True when there was such a flag. */
export function closeFlag(id) {
  shown.get(id)?.remove();
  return shown.delete(id);
}

function button(text, onClick) {
  const made = element('button', { type: 'button', class: 'button link' }, text);
  made.addEventListener('click', () => onClick());
  return made;
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
