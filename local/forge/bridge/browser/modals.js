/** Modals of the app: `new Modal().open()` of @forge/bridge, a second frame over the product's whole page. */

/** Widths and heights of Forge's named sizes. Source: Forge bridge reference, Modal. */
const SIZES = {
  small: { width: '400px', height: 'max(20vh, 320px)' },
  medium: { width: '600px', height: 'max(40vh, 520px)' },
  large: { width: '800px', height: 'max(70vh, 720px)' },
  xlarge: { width: '968px', height: '90vh' },
  resizable: { width: '600px', height: 'max(40vh, 520px)' },
  max: { width: '100vw', height: '100vh' },
  fullscreen: { width: '100vw', height: '100vh' },
};

export function createModals({ adopt, forget }) {
  return {
    open(frame, { resource, size, context, title, closeOnEscape, closeOnOverlayClick, onClose }) {
      const dialog = document.createElement('dialog');
      dialog.className = 'forge-modal';
      dialog.setAttribute('aria-label', title || frame.iframe.title);
      const { width, height } = typeof size === 'string' ? SIZES[size] : { height: '40vh', ...size };
      Object.assign(dialog.style, { width, height });
      const iframe = frame.iframe.cloneNode(false);
      iframe.removeAttribute('style');
      iframe.dataset.sizing = 'fixed';
      if (resource) iframe.dataset.src = siblingResource(frame.iframe.dataset.src, resource);
      iframe.src = iframe.dataset.src;
      dialog.append(iframe);
      document.body.append(dialog);

      let settled = false;
      const finish = (payload) => {
        if (settled) return;
        settled = true;
        forget(iframe);
        dialog.remove();
        onClose(payload);
      };
      const modal = adopt(iframe, { modal: context ?? {}, finish, asked: undefined });
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault();
        if (closeOnEscape) askToClose(modal);
      });
      dialog.addEventListener('click', (event) => {
        if (event.target === dialog && closeOnOverlayClick) askToClose(modal);
      });
      dialog.showModal();
      return true;
    },
    /** False where there is nothing to close: @forge/bridge makes that an error. */
    close(frame, payload) {
      if (!frame.finish) return false;
      frame.finish(payload);
      return true;
    },
    onClose(frame, callback) {
      if (!frame.finish) return false;
      frame.asked = callback;
      return true;
    },
  };
}

function askToClose(modal) {
  modal.asked?.();
  modal.finish(undefined);
}

/** Another resource of the app, `key` or `key/entry`: the frames origin knows its file. */
function siblingResource(src, reference) {
  return new URL(`/app/${reference}`, src).href;
}
