/** Where the app's pages can lead: `router` and `view.createHistory` of @forge/bridge. */

/** The address of a navigation target. Throws for targets that are not Jira's. */
export function addressOf({ target, ...to }) {
  switch (target) {
    case 'issue':
      return `/browse/${encodeURIComponent(to.issueKey)}`;
    case 'module':
      return `/forge/module/${encodeURIComponent(to.moduleKey)}?${new URLSearchParams({ project: to.projectKey ?? '', path: to.path ?? '' })}`;
    case 'projectSettingsDetails':
      return `/jira/software/projects/${encodeURIComponent(to.projectKey)}/settings/details`;
    case 'userProfile':
      return `/jira/people/${encodeURIComponent(to.accountId)}`;
    case 'dashboard':
      return `/jira/dashboards/${encodeURIComponent(to.dashboardId)}`;
    default:
      throw new Error(`Jira has no place called "${target}".`);
  }
}

/** The local stand-in of a public address, e.g. local Xero's for go.xero.com; any other address as it is. */
function localised(address) {
  const stand = JSON.parse(document.documentElement.dataset.standIns ?? '{}');
  const url = new URL(address, location.origin);
  return stand[url.origin] === undefined ? address : stand[url.origin] + url.pathname + url.search + url.hash;
}

export function createNavigation() {
  const opened = new Set();

  addEventListener('popstate', () => {
    for (const frame of opened) frame.iframe.contentWindow?.postMessage({ forge: true, kind: 'history', location: here(frame), action: 'POP' }, frame.origin);
  });

  return {
    navigate({ url, type, ...target }) {
      const address = url === undefined ? addressOf(target) : localised(url);
      if (type === 'new-tab') window.open(address, '_blank', 'noopener');
      else location.assign(address);
    },
    open(frame) {
      opened.add(frame);
      return here(frame);
    },
    move(frame, { action, to, state }) {
      const address = `${baseOf(frame)}${to.pathname === '/' ? '' : to.pathname}${to.search}${to.hash}`;
      if (action === 'PUSH') history.pushState(state, '', address);
      else history.replaceState(state, '', address);
      frame.iframe.contentWindow?.postMessage({ forge: true, kind: 'history', location: here(frame), action }, frame.origin);
    },
  };
}

/** The page's own part of the address: what follows the module's. */
function here(frame) {
  const { pathname, search, hash } = window.location;
  const base = baseOf(frame);
  return { pathname: pathname.slice(base.length) || '/', search, hash, state: history.state, key: 'page' };
}

function baseOf({ iframe }) {
  return iframe.dataset.base ?? window.location.pathname;
}
