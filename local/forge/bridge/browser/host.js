/**
 * The product's side of the bridge: takes the calls of the app's frames on this page, checks where they come from, and
 * answers them: from the server for what it decides, from the page for what is shown.
 */
import { createEvents } from './events.js';
import { createModals } from './modals.js';
import { addressOf, createNavigation } from './navigation.js';

const frames = new Map();
const asked = new Map();
let lastAsked = 0;
let look = 'light';

class UnknownCommand extends Error {}

/**
 * Serves every app frame on the page.
 * @param {{showFlag: Function, closeFlag: Function, refresh: Function}} product what the page itself can do
 */
export function hostFrames(product) {
  const events = createEvents();
  const navigation = createNavigation();
  const modals = createModals({ adopt, forget });

  function adopt(iframe, extra = {}) {
    const frame = { iframe, origin: new URL(iframe.src).origin, id: crypto.randomUUID(), themed: false, ...extra };
    frames.set(iframe, frame);
    return frame;
  }
  function forget(iframe) {
    events.forget(frames.get(iframe));
    frames.delete(iframe);
  }

  const local = {
    enableTheming: (frame) => {
      frame.themed = true;
      return themeOf();
    },
    showFlag: (frame, flag) => product.showFlag({ ...flag, actions: (flag.actions ?? []).map((action) => ({ ...action, onClick: caller(frame, action.onClick) })) }),
    closeFlag: (_frame, { id }) => product.closeFlag(id),
    navigate: (_frame, target) => navigation.navigate(target),
    getUrl: (_frame, target) => new URL(addressOf(target), location.origin).href,
    reload: () => location.reload(),
    refresh: () => product.refresh(),
    changeWindowTitle: (_frame, title) => void (document.title = title),
    createHistory: (frame) => navigation.open(frame),
    moveHistory: (frame, change) => navigation.move(frame, change),
    goHistory: (_frame, { steps }) => history.go(steps),
    openModal: (frame, options) => modals.open(frame, { ...options, onClose: caller(frame, options.onClose) }),
    close: (frame, payload) => modals.close(frame, payload),
    onClose: (frame, callback) => modals.onClose(frame, caller(frame, callback)),
    // Of a workflow's rule: the editor's own button asks the page what to save.
    setWorkflowRuleConfigurationCallback: (frame, { data: { onConfigure } }) => {
      if (!['create', 'edit'].includes(frame.iframe.dataset.mode)) return false;
      frame.configure = onConfigure;
      return true;
    },
    // Only modules that are opened or submitted by the product have these; none of those are hosted here.
    open: () => false,
    submit: () => false,
    emitReadyEvent: () => true,
    getFrameId: (frame) => frame.id,
    getFrameDispatch: () => undefined,
    on: (frame, { event, callback }) => events.on(frame, `app:${event}`, caller(frame, callback)),
    onPublic: (frame, { event, callback }) => events.on(frame, `public:${event}`, caller(frame, callback)),
    emit: (_frame, { event, payload }) => events.emit(`app:${event}`, payload),
    emitPublic: (_frame, { event, payload }) => events.emit(`public:${event}`, payload),
    unsubscribe: (_frame, { subscription }) => events.off(subscription),
    invoke: async (frame, { functionKey, payload, metadata }) => {
      const body = await gateway(frame, { command: 'invoke', functionKey, payload });
      return metadata === undefined ? body : { body, metadata: {} };
    },
    getContext: async (frame) => {
      const context = await gateway(frame, { command: 'getContext', colorMode: look, localId: frame.id });
      const extension = { ...context.extension, location: location.href, ...(frame.modal === undefined ? {} : { modal: frame.modal }) };
      return { ...context, extension };
    },
    fetchProduct: (frame, request) => gateway(frame, { command: 'fetchProduct', request }),
  };

  addEventListener('message', ({ source, origin, data }) => {
    const frame = [...frames.values()].find(({ iframe }) => iframe.contentWindow === source);
    if (!frame || origin !== frame.origin || data?.forge !== true) return;
    if (data.kind === 'size') resize(frame, data.height);
    if (data.kind === 'call') void answer(frame, data);
    if (data.kind === 'told') asked.get(data.ask)?.(data.value);
  });

  async function answer(frame, { id, command, data }) {
    try {
      if (!Object.hasOwn(local, command)) throw new UnknownCommand(`The local bridge does not know the command "${command}".`);
      tell(frame, { kind: 'answer', id, ok: true, value: await local[command](frame, data) });
    } catch (error) {
      tell(frame, { kind: 'answer', id, ok: false, error: { message: error.message, unknownCommand: error instanceof UnknownCommand } });
    }
  }

  /** Takes a frame into service, then loads its page: one that loaded earlier would have called to nobody. */
  function show(iframe) {
    iframe.src = iframe.dataset.src;
    adopt(iframe);
  }
  for (const iframe of document.querySelectorAll('iframe[data-module]')) show(iframe);

  return {
    show,
    /** What the page of a workflow's rule wants saved; undefined when it wants nothing saved, or does not say. */
    configuration: (iframe) =>
      new Promise((resolve) => {
        const frame = frames.get(iframe);
        if (!frame?.configure) return resolve(undefined);
        asked.set(++lastAsked, resolve);
        tell(frame, { kind: 'ask', ask: lastAsked, callback: frame.configure.__callback });
      }),
    /** Tells the app's pages that the product changed something, e.g. JIRA_ISSUE_CHANGED. */
    emit: (event, payload) => events.emit(`app:${event}`, payload),
  };
}

/** Gives every frame that asked for theming the page's look. */
export function setLook(colorMode) {
  look = colorMode;
  for (const frame of frames.values()) if (frame.themed) tell(frame, { kind: 'theme', theme: themeOf() });
}

function themeOf() {
  return { colorMode: look, light: 'light', dark: 'dark', spacing: 'spacing', shape: 'shape', typography: 'typography', motion: 'motion' };
}

function tell(frame, message) {
  frame.iframe.contentWindow?.postMessage({ forge: true, ...message }, frame.origin);
}

/** A function of the page's, to be called from here. */
function caller(frame, handle) {
  return (...args) => handle && tell(frame, { kind: 'callback', callback: handle.__callback, args });
}

function resize({ iframe }, height) {
  if (iframe.dataset.sizing === 'content') iframe.style.height = `${height}px`;
}

async function gateway({ iframe }, call) {
  const { module, issue, project, transition, rule, mode } = iframe.dataset;
  const response = await fetch('/gateway/forge', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ module, place: { issue, project, transition, rule, mode }, ...call }),
  });
  const answer = await response.json();
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}
