/** Menu buttons with the keys of the ARIA pattern: arrows, Home, End, Escape, Tab. One menu is open at a time. */
let open;

let listening = false;

/** Takes the menus below `root` into service. */
export function startMenus(root = document) {
  for (const menu of root.querySelectorAll('[data-menu]')) start(menu);
  if (listening) return;
  listening = true;
  document.addEventListener('click', ({ target }) => {
    if (open && !open.contains(target)) close();
  });
}

function start(menu) {
  const [button, list] = [menu.querySelector('[aria-haspopup]'), menu.querySelector('[role=menu]')];
  button.addEventListener('click', () => (open === menu ? close() : show(menu)));
  menu.addEventListener('keydown', (event) => {
    const items = [...list.querySelectorAll('[role^=menuitem]')];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? items.length - 1 : at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      if (open !== menu) show(menu);
      items[(to + items.length) % items.length].focus();
    } else if (event.key === 'Escape' && open === menu) {
      event.stopPropagation();
      close();
      button.focus();
    } else if (event.key === 'Tab') close();
  });
  list.addEventListener('click', ({ target }) => {
    if (target.closest('[role^=menuitem]')) setTimeout(close);
  });
}

function show(menu) {
  close();
  open = menu;
  const list = menu.querySelector('[role=menu]');
  menu.querySelector('[aria-haspopup]').setAttribute('aria-expanded', 'true');
  list.hidden = false;
  // A menu near the window's end opens upwards.
  list.classList.toggle('above', list.getBoundingClientRect().bottom > window.innerHeight);
  (list.querySelector('[aria-checked=true]') ?? list.querySelector('[role^=menuitem]'))?.focus();
}

function close() {
  if (!open) return;
  open.querySelector('[aria-haspopup]').setAttribute('aria-expanded', 'false');
  open.querySelector('[role=menu]').hidden = true;
  open = undefined;
}
