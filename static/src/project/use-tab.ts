import { view } from '@forge/bridge';
import { useCallback, useEffect, useRef, useState } from 'react';
import { tabOf, type Tab } from './tabs';

type PageHistory = Awaited<ReturnType<typeof view.createHistory>>;

/**
 * The tab in the page's own address, so that it can be linked to and the browser's Back works. Where Jira offers no history for this
 * page, the frame's own address keeps it.
 */
export function useTab(): readonly [Tab, (tab: Tab) => void] {
  const [tab, setTab] = useState<Tab>(() => tabOf(globalThis.location.hash));
  const history = useRef<PageHistory>();
  useEffect(() => {
    let stop = (): void => undefined;
    let gone = false;
    view.createHistory().then(
      (created) => {
        if (gone) return;
        history.current = created;
        setTab(tabOf(created.location.pathname));
        stop = created.listen((location) => setTab(tabOf(location.pathname)));
      },
      () => {
        if (gone) return;
        const follow = (): void => setTab(tabOf(globalThis.location.hash));
        globalThis.addEventListener('hashchange', follow);
        stop = () => globalThis.removeEventListener('hashchange', follow);
      },
    );
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const go = useCallback((next: Tab) => {
    setTab(next);
    if (history.current) history.current.push(`/${next}`);
    else globalThis.location.hash = next;
  }, []);
  return [tab, go];
}
