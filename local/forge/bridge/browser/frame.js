/**
 * Runs first inside the app's frame, in the place of Forge's global-bridge.js: gives the page `globalThis.__bridge` and
 * carries its calls to the product's page that embeds it. Talks to that one origin only.
 */
(() => {
  'use strict';
  const product = document.currentScript.dataset.product;
  const waiting = new Map();
  const callbacks = new Map();
  let lastCall = 0;
  let lastCallback = 0;
  let history;

  const send = (message) => window.parent.postMessage({ forge: true, ...message }, product);

  /** Functions can't cross frames: each leaves a number behind that the host calls back by. */
  const withoutFunctions = (value) => {
    if (typeof value === 'function') {
      callbacks.set(++lastCallback, value);
      return { __callback: lastCallback };
    }
    if (Array.isArray(value)) return value.map(withoutFunctions);
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutFunctions(part)]));
    }
    return value;
  };

  const call = (command, data) =>
    new Promise((resolve, reject) => {
      waiting.set(++lastCall, { resolve, reject, command });
      send({ kind: 'call', id: lastCall, command, data: withoutFunctions(data) });
    });

  // -- what happens on this side of the bridge

  const subscribe = async (command, data) => {
    const subscription = await call(command, data);
    return { unsubscribe: () => void call('unsubscribe', { subscription }) };
  };

  const loadThemes = async () => {
    const themes = await (await fetch('/forge/themes.json')).json();
    for (const [name, css] of Object.entries(themes)) {
      if (document.head.querySelector(`style[data-theme="${name}"]`)) continue;
      const style = document.createElement('style');
      style.dataset.theme = name;
      style.textContent = css;
      document.head.append(style);
    }
  };

  const applyTheme = ({ colorMode, ...themes }) => {
    document.documentElement.dataset.theme = Object.entries(themes).map(([kind, name]) => `${kind}:${name}`).join(' ');
    document.documentElement.dataset.colorMode = colorMode;
  };

  const enableTheming = async () => {
    applyTheme(await call('enableTheming'));
    await loadThemes();
  };

  /** The shape of the `history` package, version 4, which @forge/bridge promises. */
  const createHistory = async () => {
    const listeners = new Set();
    const parsed = (to) => (typeof to === 'string' ? Object.fromEntries(['pathname', 'search', 'hash'].map((part) => [part, new URL(to, 'http://page/')[part]])) : to);
    const move = (action, to, state) => call('moveHistory', { action, to: { pathname: '/', search: '', hash: '', ...parsed(to) }, state });
    history = {
      action: 'POP',
      length: window.history.length,
      location: await call('createHistory'),
      createHref: (location) => `${location.pathname}${location.search ?? ''}${location.hash ?? ''}`,
      push: (to, state) => void move('PUSH', to, state),
      replace: (to, state) => void move('REPLACE', to, state),
      go: (steps) => void call('goHistory', { steps }),
      goBack: () => void call('goHistory', { steps: -1 }),
      goForward: () => void call('goHistory', { steps: 1 }),
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      moved: (location, action) => {
        history.location = location;
        history.action = action;
        for (const listener of listeners) listener(location, action);
      },
    };
    return history;
  };

  const LOCAL = {
    on: (data) => subscribe('on', data),
    onPublic: (data) => subscribe('onPublic', data),
    enableTheming,
    createHistory,
  };

  // -- what the host says

  const heard = {
    answer: ({ id, ok, value, error }) => {
      const { resolve, reject, command } = waiting.get(id);
      waiting.delete(id);
      if (ok) return resolve(value);
      if (error.unknownCommand) console.error(`The bridge does not know "${command}".`);
      reject(Object.assign(new Error(error.message), error.name ? { name: error.name } : {}));
    },
    callback: ({ callback, args }) => callbacks.get(callback)?.(...args),
    ask: async ({ ask, callback }) => send({ kind: 'told', ask, value: await callbacks.get(callback)?.() }),
    theme: ({ theme }) => applyTheme(theme),
    history: ({ location, action }) => history?.moved(location, action),
  };

  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || origin !== product || data?.forge !== true) return;
    heard[data.kind]?.(data);
  });

  globalThis.__bridge = { callBridge: (command, data) => (Object.hasOwn(LOCAL, command) ? LOCAL[command](data) : call(command, data)) };

  // -- the frame is as high as its content, as Jira makes it when the module has no viewportSize

  let reported = 0;
  let due = false;
  const report = () => {
    due = false;
    // Pages often make html and body as high as their window, which here would be as high as they were last told to be.
    const { style } = document.documentElement;
    const before = style.height;
    style.setProperty('height', 'auto', 'important');
    const height = document.documentElement.offsetHeight;
    style.setProperty('height', before);
    if (height !== reported) send({ kind: 'size', height: (reported = height) });
  };
  const soon = () => {
    if (!due) requestAnimationFrame(report);
    due = true;
  };
  addEventListener('DOMContentLoaded', () => {
    new ResizeObserver(soon).observe(document.body);
    new MutationObserver(soon).observe(document.body, { childList: true, subtree: true, characterData: true });
    addEventListener('load', soon, true);
    report();
  });
})();
